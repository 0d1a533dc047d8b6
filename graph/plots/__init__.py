"""Pictures of measures for papers and reports: one kind of picture a file, the same bytes for the same table."""

from graph.plots.picture import PLOTTED, Text, picture

__all__ = ["PLOTTED", "Text", "picture"]
