"""Write the golden files anew: `python -m tests.golden.write`. Read the difference before you keep it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from graph.cypher import recipes
from graph.export import export
from graph.ledger import Ledger
from graph.project import project
from graph.stores.base import RunsCypher
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.model import load_ontology
from tests.contracts.answers import EXAMPLE, answer
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example
from tests.graph.lives import lives

FOLDER = Path(__file__).parent
EXPORTS = ("csv", "jsonl", "turtle")


def exported(folder: Path) -> dict[str, bytes]:
    """Every golden export of the example, by file name."""
    ledger = Ledger.open(folder / "data")
    for reading in example():
        ledger.write(reading)
    found = {}
    for name in EXPORTS:
        target = folder / name
        target.mkdir()
        paths = export(ledger, target, name, ontology=load_ontology(), catalogue=NOTHING_KNOWN)
        found.update({path.name: path.read_bytes() for path in paths})
    return found


def main() -> None:
    """Write every golden file."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in exported(Path(folder)).items():
            (FOLDER / name).write_bytes(content)
        store = open_store("embedded", Path(folder) / "data")
        try:
            assert isinstance(store, RunsCypher)
            for name, readings in (("cookbook.json", example()), ("cookbook_lives.json", lives())):
                sync(store, project(readings, load_ontology(), NOTHING_KNOWN))
                rows = {recipe.name: answer(store, recipe, EXAMPLE)[1] for recipe in recipes()}
                text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
                (FOLDER / name).write_text(text, encoding="utf-8")
        finally:
            store.close()


if __name__ == "__main__":
    main()
