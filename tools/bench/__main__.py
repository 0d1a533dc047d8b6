"""``python -m tools.bench``: how fast the extraction is beside spaCy's small English model."""

import sys

from tools.bench.one_core import use_one_core

if __name__ == "__main__":
    use_one_core()
    from tools.bench.command import main  # only now: this imports NumPy, which counts its threads when it is loaded

    sys.exit(main())
