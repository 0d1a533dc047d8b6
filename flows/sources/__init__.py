"""Where articles come from: files and folders, each kind of file with its reader."""

from flows.sources.base import Fault, Note, Skipped, SourceFault
from flows.sources.collect import Collected, Known, collect

__all__ = ["Collected", "Fault", "Known", "Note", "Skipped", "SourceFault", "collect"]
