// What did a model cost, and when?
// $model: name, the model
// columns: model, dated, seller, side, amount, currency, per_quantity, per_unit, stories
MATCH (m:Entity)<-[:FOR]-(p:Price:Asserted)<-[:OFFERS]-(c:Entity)
WHERE m.folded CONTAINS '\n' + toLower($model) + '\n'
RETURN m.name AS model, p.dated AS dated, c.name AS seller, p.side AS side, p.amount AS amount,
       p.currency AS currency, p.per_quantity AS per_quantity, p.per_unit AS per_unit, p.stories AS stories
ORDER BY model, dated, seller, side, amount, currency, per_quantity, per_unit, stories
