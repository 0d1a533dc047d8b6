"""The weights of a GLiNER in a folder, run with ONNX Runtime. The one file that knows it and the tokenizers library.

Two forms are known, by the inputs that a graph asks for: GLiNER's own ``export_to_onnx`` of a model that scores spans,
and GLiNER2 as one graph. Both are asked in the words of their papers: a label behind a sign of its own, then the text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

SETTING = "gliner"
"""The setting that names the folder."""

GRAPH, TOKENIZER, CONFIGS = "onnx/model.onnx", "tokenizer.json", ("gliner_config.json", "config.json")

_FIRST = frozenset({"input_ids", "attention_mask", "words_mask", "text_lengths", "span_idx", "span_mask"})
_SECOND = frozenset({"input_ids", "attention_mask", "text_positions", "schema_positions", "span_idx"})
_WIDTHS = {_FIRST: 12, _SECOND: 8}
"""Words of the longest name, where the configuration does not tell."""

_LONGEST = 384
"""Words that are read at a time, where the configuration does not tell."""

_EVEN = 0.5
"""Probability from which on a span is taken for a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name from one word to another, both counted from 0, and the number of its label."""

    first: int
    last: int
    label: int


class GlinerWeights:
    """A model that tells which spans of words are names of the kinds that labels describe."""

    def __init__(self, folder: Path) -> None:
        files = _files(folder)
        self._session, self._tokenizer = _load(folder)
        inputs = frozenset(one.name for one in self._session.get_inputs())
        if inputs not in _WIDTHS:
            raise _unusable(folder / GRAPH, f"asks for the inputs {', '.join(sorted(inputs))}")
        self._is_first = inputs == _FIRST
        config = _config(folder)
        self._width = _whole_number(config, "max_width", _WIDTHS[inputs], folder)
        self._longest = _whole_number(config, "max_len", _LONGEST, folder)
        self._signs = (
            (str(config.get("ent_token", "<<ENT>>")), str(config.get("sep_token", "<<SEP>>")))
            if self._is_first
            else ("[E]", "[SEP_TEXT]")
        )
        for sign in self._signs:
            if self._tokenizer.token_to_id(sign) is None:
                raise _unusable(folder / TOKENIZER, f"does not know the sign {sign}")
        self._graph = folder / GRAPH
        self.digest = _digest(files)
        self._scores(["a"], ["b"])  # what does not fit together is told now, and not for every article

    def find(self, words: Sequence[str], labels: Sequence[str]) -> Iterator[Found]:
        """The names among the words of a sentence, none touching another, the likeliest first within each portion."""
        for start in range(0, len(words), self._longest):
            portion = words[start : start + self._longest]
            for first, last, label in _flat(self._scores(portion, labels)):
                yield Found(start + first, start + last, label)

    def _scores(self, words: Sequence[str], labels: Sequence[str]) -> NDArray[Any]:
        """Probabilities by word, further words of the span, and label."""
        import numpy as np

        asked = self._first(words, labels) if self._is_first else self._second(words, labels)
        try:
            (told,) = self._session.run(None, asked)
        except Exception as error:  # as in `_load`
            raise _unusable(self._graph, f"cannot be run: {error}") from error
        scores = (1 + np.tanh(told[0] / 2)) / 2 if self._is_first else np.moveaxis(told[0], 0, -1)
        if scores.shape != (len(words), self._width, len(labels)):
            raise _unusable(self._graph, f"gives scores of the form {scores.shape}")
        return np.asarray(scores)

    def _first(self, words: Sequence[str], labels: Sequence[str]) -> dict[str, NDArray[Any]]:
        """What GLiNER's own exports ask for."""
        import numpy as np

        sign, end = self._signs
        prompt = [part for label in labels for part in (sign, label)] + [end]
        told = self._tokenizer.encode([*prompt, *words], is_pretokenized=True)
        mask = np.zeros(len(told.ids), np.int64)
        for word, place in _places(told).items():
            mask[place] = max(0, word - len(prompt) + 1)
        spans = self._spans(len(words))
        inside = spans[:, 1] < len(words)
        return _batch(
            input_ids=told.ids, attention_mask=told.attention_mask, words_mask=mask,
            text_lengths=[len(words)], span_idx=spans * inside[:, None], span_mask=inside,
        )  # fmt: skip

    def _second(self, words: Sequence[str], labels: Sequence[str]) -> dict[str, NDArray[Any]]:
        """What GLiNER2 asks for, in which positions have no place for several sentences."""
        sign, end = self._signs
        prompt = ["(", "[P]", "entities", "(", *(p for label in labels for p in (sign, label)), ")", ")", end]
        told = self._tokenizer.encode([*prompt, *words], is_pretokenized=True, add_special_tokens=False)
        places = _places(told)
        for number in range(len(prompt) + len(words)):
            # Some tokenizers make nothing of a sign.
            places.setdefault(number, places.get(number - 1, 0))
        spans = self._spans(len(words))
        asked = _batch(
            input_ids=told.ids, attention_mask=told.attention_mask, span_idx=spans * (spans[:, 1:] < len(words))
        )
        signs = [1, *(number for number, part in enumerate(prompt) if part == sign)]
        positions = {
            "text_positions": [places[len(prompt) + number] for number in range(len(words))],
            "schema_positions": [places[number] for number in signs],
        }
        return asked | {name: batched[0] for name, batched in _batch(**positions).items()}

    def _spans(self, words: int) -> NDArray[Any]:
        """First and last word of every span, also of those that end behind the text."""
        import numpy as np

        first = np.repeat(np.arange(words), self._width)
        return np.stack((first, first + np.tile(np.arange(self._width), words)), axis=1)


def _flat(scores: NDArray[Any]) -> Iterator[tuple[int, int, int]]:
    """The likeliest spans, each word in one at most; of equals the first one, so that no order is left to chance."""
    import numpy as np

    likely = [tuple(map(int, place)) for place in np.argwhere(scores > _EVEN)]
    taken: set[int] = set()
    for first, further, label in sorted(likely, key=lambda place: (-float(scores[place]), place)):
        words = range(first, first + further + 1)
        if words.stop <= len(scores) and taken.isdisjoint(words):
            taken.update(words)
            yield first, words.stop - 1, label


def _batch(**arrays: object) -> dict[str, NDArray[Any]]:
    """A batch of one sentence: what is found in it shall not rest on its neighbours."""
    import numpy as np

    told = {name: np.asarray(array) for name, array in arrays.items()}
    return {name: (a if a.dtype == bool else a.astype(np.int64))[None] for name, a in told.items()}


def _places(told: Encoding) -> dict[int, int]:
    """Where the first token of each word stands."""
    places: dict[int, int] = {}
    for place, word in enumerate(told.word_ids):
        if word is not None:
            places.setdefault(word, place)
    return places


def _files(folder: Path) -> tuple[Path, ...]:
    """The files that decide what is found, large weights beside their graph included."""
    if not folder.is_dir():
        raise DealgraphError(
            f"there is no folder {str(folder)!r}", where=SETTING, remedy="Name the folder of a GLiNER, or take it out."
        )
    for name in (GRAPH, TOKENIZER):
        if not (folder / name).is_file():
            raise _unusable(folder, f"has no {name} in it")
    weights = (path for path in (folder / GRAPH).parent.glob("model.onnx*") if path.is_file())
    configs = (folder / name for name in CONFIGS if (folder / name).is_file())
    return (folder / TOKENIZER, *sorted(configs), *sorted(weights))


def _load(folder: Path) -> tuple[Any, Tokenizer]:
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as error:
        raise DealgraphError(
            f"the package {error.name!r} is not installed",
            where=SETTING,
            remedy="Install dealgraph[gliner], or take the setting out.",
        ) from error
    options = SessionOptions()
    options.use_deterministic_compute = True
    options.log_severity_level = 4  # what is wrong is raised, too
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as error:  # the library raises nothing narrower
        raise _unusable(folder / TOKENIZER, f"cannot be loaded: {error}") from error
    try:
        session = InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # one class for each fault, with Exception above them all
        raise _unusable(folder / GRAPH, f"cannot be loaded: {error}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return session, tokenizer


def _config(folder: Path) -> Mapping[str, Any]:
    path = next((folder / name for name in CONFIGS if (folder / name).is_file()), None)
    if path is None:
        return {}
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, OSError) as error:
        raise _unusable(path, f"cannot be read: {error}") from error
    return told if isinstance(told, dict) else {}


def _whole_number(config: Mapping[str, Any], name: str, usual: int, folder: Path) -> int:
    told = config.get(name, usual)
    if type(told) is not int or told < 1:
        raise _unusable(folder, f"tells {told!r} as {name}")
    return told


def _digest(files: Iterable[Path]) -> str:
    told = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            told.update(hashlib.file_digest(stream, "sha256").digest())
    return told.hexdigest()[:16]


def _unusable(path: Path, fault: str) -> DealgraphError:
    return DealgraphError(
        f"{path} {fault}",
        where=SETTING,
        remedy="Put a GLiNER's export there that scores spans: docs/how-to/find-more-names.md tells which.",
    )
