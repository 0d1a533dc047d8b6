"""Train what the extractor has learned, from the annotated articles: ``python -m tools.training``."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from extraction.claims.weights import FOLDER as WEIGHTS
from extraction.claims.weights import TRAINED_ON, save_weights
from extraction.mentions.finding import Hints
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from tools.training.annotated import FOLDER, read_folder
from tools.training.fitting import fit
from tools.training.instances import GENERATORS, kind_instances
from tools.training.names import SCRIPTS, kinds_when_unseen, train
from tools.training.unseen import Unseen

_STEADY = 0.05
"""The inverse of the penalty for the weights of claims, chosen on articles kept apart from training."""


def digest_of(folder: Path = FOLDER) -> str:
    """The digest of all annotated articles."""
    paths = sorted(folder.glob("*.txt"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def main() -> None:
    """Train taggers and scorers, or the scorers of claims alone."""
    parser = argparse.ArgumentParser(prog="python -m tools.training", description=__doc__)
    parser.add_argument("--claims-only", action="store_true", help="keep the taggers and the kinds of names")
    given = parser.parse_args()
    articles, ontology = read_folder(), load_ontology()
    print(f"{len(articles)} articles")
    if not given.claims_only:
        hints = Hints(load_catalogue())
        for script in SCRIPTS:
            train(articles, script, str(WEIGHTS / f"names-{script}.crfsuite"), hints)
            print(f"names in {script} script")
        unseen = kinds_when_unseen(articles, hints)
        save_weights("kinds", fit([i for article in articles for i in kind_instances(article, unseen)]))
        print("kinds")
    instances = {name: [i for a in articles for i in of(a, ontology)] for name, of in GENERATORS.items()}
    for name, decisions in instances.items():
        save_weights(name, fit(decisions))
        print(name)
    unseen_scorers = Unseen(articles, ontology, instances)
    save_weights("referents", unseen_scorers.referents())
    print("referents")
    save_weights("claims", fit(unseen_scorers.claims(), _STEADY))
    print("claims")
    languages = " ".join(sorted({article.language for article in articles}))
    TRAINED_ON.write_text(f"{digest_of()}\n{languages}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
