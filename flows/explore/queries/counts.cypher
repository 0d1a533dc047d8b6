// How much there is of each kind of node.
MATCH (n)
WHERE n.digest IS NOT NULL
RETURN labels(n) AS labels, count(n) AS count
