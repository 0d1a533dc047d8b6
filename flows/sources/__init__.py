"""Where articles come from: files and folders, each kind of file with its reader."""

from flows.sources.base import Note, Skipped
from flows.sources.collect import Collected, Known, collect

__all__ = ["Collected", "Known", "Note", "Skipped", "collect"]
