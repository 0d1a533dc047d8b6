"""Real outside programs that the tests hold dealgraph against: Neo4j, Apache Jena's riot, and rapper."""
