"""An article in; its mentions, links and claims out, each with the words that it was read from."""
