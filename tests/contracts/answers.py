"""What the cookbook's questions are asked about in the tests, and their answers with the types of their values."""

from __future__ import annotations

from collections.abc import Mapping

from graph.cypher import Recipe
from graph.stores.base import RunsCypher

EXAMPLE = {
    "company": "BETA LABS", "investor": "Alpha", "model": "Beta-2", "person": "Ada Example", "about": "贝塔实验室",
    "of": "Beta Labs", "with": "Gamma Corp", "name": "lab", "article": "one", "since": "2024", "on": "2024-06-01",
}  # fmt: skip
"""A value for each parameter without a default, of the three articles made by hand."""

INVENTED = {
    "company": "公司0003", "investor": "fundação 0001", "model": "Model 0001", "person": "Person 0000",
    "about": "Company 0002", "of": "MODEL-0000 SS", "with": "Investor 0000", "name": "公司001",
    "article": "large-08369", "since": "2026-06", "on": "2022-06-30",
}  # fmt: skip
"""The same of the large graph."""

AT_HAND = {
    "company": "Tallgrund", "investor": "Rede Alta Ventures", "model": "Llama 3", "person": "Andrew Ng",
    "about": "Brisalta", "of": "OpenAI", "with": "OpenAI", "name": "tall", "article": "01-en-tallgrund-series-b",
    "since": "2026-03", "on": "2026-05-31",
}  # fmt: skip
"""The same of the articles at hand."""

Answer = tuple[tuple[str, ...], list[list[object]]]


def answer(store: RunsCypher, recipe: Recipe, asked: Mapping[str, object]) -> Answer:
    """The columns and the rows of a question; every value stands beside its type, as 1 is equal to 1.0 and True."""
    found = store.run(recipe.query, asked_for(recipe, asked))
    return found.columns or recipe.columns, [[_typed(value) for value in row] for row in found.rows]


def asked_for(recipe: Recipe, asked: Mapping[str, object]) -> dict[str, object]:
    """The question's parameters: those without a default as given, the others by default."""
    missing = {parameter.name for parameter in recipe.parameters if parameter.default is None}
    return recipe.given({name: asked[name] for name in missing})


def _typed(value: object) -> object:
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return [type(value).__name__, value]
