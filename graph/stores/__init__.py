"""The stores that hold the graph, behind one Protocol: embedded, Neo4j, memory."""
