"""The explorer: pages in the browser in which people look at the graph and correct what is wrong.

The pages are made on the server from the store (by the questions in `queries/`) and from the ledger, and work without
JavaScript, but for the graphs. They are served to this machine only. `static/` holds two libraries as their authors
publish them, each with its licence.
"""
