// How did each price change from one to the next, and is that what the articles say?
// columns: seller, model, side, dated, amount, currency, per_quantity, per_unit, before, percent, claimed
MATCH (c:Entity)-[:OFFERS]->(new:Price)-[r:REPLACES]->(old:Price)
OPTIONAL MATCH (new)-[:FOR]->(m:Model)
RETURN c.name AS seller, m.name AS model, new.side AS side, new.dated AS dated, new.amount AS amount,
       new.currency AS currency, new.per_quantity AS per_quantity, new.per_unit AS per_unit, old.amount AS before,
       r.percent AS percent, r.claimed AS claimed
ORDER BY seller, model, side, currency, dated, amount, before
