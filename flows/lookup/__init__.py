"""What an IRI of ours stands for, over HTTP: as RDF for programs, as a page for people."""
