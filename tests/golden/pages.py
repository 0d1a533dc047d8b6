"""Write the generated pages of docs/reference anew: `python -m tests.golden.pages`."""

from __future__ import annotations

from graph import cookbook_page, schema_page
from graph.analysis import MEASURES
from graph.analysis.page import page as measures_page
from graph.cypher import recipes
from graph.population import population_of_graph
from graph.project import project
from graph.schema import schema
from ontology.model import load_ontology
from ontology.records import Reading
from tests.contracts.kits import NOTHING_KNOWN
from tests.flows.command import ROOT
from tests.graph.factory import ADA, BETA, GAMMA, MODEL, Draft, entity, example

FOLDER = ROOT / "docs" / "reference"


def every_relation() -> tuple[Reading, ...]:
    """The three articles made by hand and a fourth, which together hold a claim of every relation."""
    sum_ = {"amount": "250000000", "currency": "USD", "bound": "approx", "date": "2024-06"}
    four = (
        Draft("four", published="2024-07-01")
        .says("Beta Labs is now valued at about $250 million.", "valued_at", BETA, also=sum_)
        .says("Beta Labs cut the price of Beta-2 by 80 percent.", "price_change", BETA, MODEL, percent="-80")
        .says("Beta-2 is built on Open-1.", "based_on", MODEL, entity("Open-1", "Model"))
        .says("Gamma Corp uses Beta-2.", "uses", GAMMA, MODEL)
        .says("Ada Example used to be a researcher at Gamma Corp.", "works_for", ADA, GAMMA, role="former researcher")
    )
    return (*example(), four.reading())


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    ontology = load_ontology()
    model = schema(ontology)
    found = population_of_graph(project(every_relation(), ontology, NOTHING_KNOWN), model)
    return {
        "graph.md": schema_page.page(model, found, ontology),
        "cookbook.md": cookbook_page.page(recipes()),
        "measures.md": measures_page(MEASURES),
    }


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
