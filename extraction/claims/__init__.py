"""From the things and numbers of a sentence to what it claims."""
