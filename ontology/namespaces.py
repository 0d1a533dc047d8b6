"""The IRIs under which dealgraph's vocabulary and data live, and the outside vocabularies that it uses."""

BASE = "https://w3id.org/dealgraph/"
"""Root of every IRI that dealgraph makes."""

ONTOLOGY = BASE + "ontology#"
"""Classes, relations, attributes and statuses."""

RESOURCE = BASE + "id/"
"""Articles, entities, claims, facts and runs."""

CONCEPT = RESOURCE + "concept/"
"""Things that the catalogue knows."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
TIME = "http://www.w3.org/2006/time#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"

PREFIXES = {
    "dg": ONTOLOGY,
    "dgc": CONCEPT,
    "dgi": RESOURCE,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "time": TIME,
    "void": VOID,
    "dcat": DCAT,
}
"""Prefix to namespace, as every export writes them."""
