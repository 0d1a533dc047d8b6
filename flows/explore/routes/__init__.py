"""The pages' addresses, one file a kind of page."""
