"""Train what the extractor has learned, from the annotated articles: ``python -m tools.training``."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from extraction.claims.weights import FOLDER as WEIGHTS
from extraction.claims.weights import TRAINED_ON, save_weights
from extraction.mentions.finding import Hints, Names
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from tools.training.annotated import FOLDER, read_folder
from tools.training.fitting import USUAL, fit
from tools.training.instances import GENERATORS, kind_instances
from tools.training.names import SCRIPTS, UnseenNames, train
from tools.training.unseen import MAKING, Unseen

_STEADY = 0.05
"""The inverse of the penalty for the weights of claims, chosen on articles kept apart from training."""
_OTHER_THAN_USUAL = {"dates": 0.1}
"""The same for the weights that need another one than the usual; on articles kept apart it makes no difference for
dates, and lighter weights are the smaller file."""


def digest_of(folder: Path = FOLDER) -> str:
    """The digest of all annotated articles."""
    paths = sorted(folder.glob("*.txt"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def main() -> None:
    """Train taggers and scorers, or the scorers of claims alone."""
    parser = argparse.ArgumentParser(prog="python -m tools.training", description=__doc__)
    parser.add_argument("--claims-only", action="store_true", help="keep the taggers of names")
    given = parser.parse_args()
    articles, ontology, catalogue = read_folder(), load_ontology(), load_catalogue()
    print(f"{len(articles)} articles")
    hints = Hints(catalogue)
    if not given.claims_only:
        for script in SCRIPTS:
            train(articles, script, str(WEIGHTS / f"names-{script}.crfsuite"), hints)
            print(f"names in {script} script")
    instances = {name: [i for a in articles for i in of(a, ontology)] for name, of in GENERATORS.items()}
    with TemporaryDirectory() as folder:
        unseen_names = UnseenNames(articles, hints, Path(folder))
        kinds = unseen_names.kinds()
        instances["kinds"] = [i for article in articles for i in kind_instances(article, kinds)]
        for name, decisions in instances.items():
            save_weights(name, fit(decisions, _OTHER_THAN_USUAL.get(name, USUAL)))
            print(name)
        unseen = Unseen(articles, ontology, instances)
        save_weights("referents", unseen.referents())
        print("referents")
        makers = unseen.makers()
        save_weights("makers", fit(makers, MAKING))
        print("makers")
        names = [Names(hints, finder) for finder in unseen_names.finders]
        save_weights("claims", fit(unseen.claims(names, catalogue, makers), _STEADY))
        print("claims")
    languages = " ".join(sorted({article.language for article in articles}))
    TRAINED_ON.write_text(f"{digest_of()}\n{languages}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
