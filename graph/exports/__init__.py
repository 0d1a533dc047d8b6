"""The forms in which a graph leaves dealgraph, one file each."""
