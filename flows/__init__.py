"""Runs: files, settings, Prefect, the command line and the pages; the only room that knows clock and terminal."""
