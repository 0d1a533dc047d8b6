"""Finders of names, one way of finding a file."""
