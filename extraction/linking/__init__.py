"""From names to things, one way of linking a file."""
