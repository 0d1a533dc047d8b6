"""Stories: articles that tell the same text, as copies, near copies or translations. A story is one witness.

An article that prints its translation below its text tells its story in two parts.
"""

from graph.stories.anchors import Anchor
from graph.stories.finding import Stories, Telling, found_stories, stories

__all__ = ["Anchor", "Stories", "Telling", "found_stories", "stories"]
