"""A language model as a second reader: it proposes, and only what the article's own words prove becomes a claim.

Nothing here is imported unless the settings name a model.
"""
