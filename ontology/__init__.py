"""The words that all rooms share: vocabulary, catalogue, records, and how they are written as RDF."""
