"""Tiny models of the GLiNER family, with random weights but for the few names that a test teaches them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper, parser
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, processors

Taught = Mapping[str, Iterable[tuple[str, str]]]
"""First and last words of names, by the first word of the label that they belong to."""

_SIZE, _GAIN = 256, 20.0
_UNKNOWN, _START, _END = _ENDS = ("[UNK]", "[CLS]", "[SEP]")

FIRST = ("<<ENT>>", "<<SEP>>")
SECOND = ("[P]", "[E]", "[SEP_TEXT]", "(", ")", "entities")

_HEAD = '<ir_version: 9, opset_import: ["": 17]>\n'
_SPANS = """
  spans = Squeeze (span_idx, zero)
  first, last = Split <axis = 1> (spans)
  first_row = Squeeze (first, one)
  last_row = Squeeze (last, one)
  first_words = Gather (words, first_row)
  last_words = Gather (words, last_row)
  by_first = MatMul (first_words, starts)
  by_last = MatMul (last_words, ends)
  told = Add (by_first, by_last)
  asked = Transpose (labels)
  fit = MatMul (told, asked)
  scores = Add (fit, bias)
  kinds = Shape <start = 0, end = 1> (labels)
  form = Concat <axis = 0> (head, kinds)
"""

SPANS_GRAPH = f"""{_HEAD}
gliner (int64[b, t] input_ids, int64[b, t] attention_mask, int64[b, t] words_mask, int64[b, c] text_lengths,
        int64[b, n, 2] span_idx, bool[b, n] span_mask) => (float[b, w, k, l] logits) {{
  tokens = Gather (embeddings, input_ids)
  is_word = Cast <to = 9> (words_mask)
  word_columns = NonZero (is_word)
  word_places = Transpose (word_columns)
  words = GatherND (tokens, word_places)
  is_label = Equal (input_ids, label_sign)
  label_columns = NonZero (is_label)
  sign_places = Transpose (label_columns)
  label_places = Add (sign_places, next)
  labels = GatherND (tokens, label_places)
  {_SPANS}
  logits = Reshape (scores, form)
}}"""
"""The form that GLiNER's own exports have. Where it has an encoder, this one has only its words."""

SECOND_GRAPH = f"""{_HEAD}
gliner2 (int64[b, t] input_ids, int64[b, t] attention_mask, int64[w] text_positions, int64[p] schema_positions,
         int64[b, n, 2] span_idx) => (float[b, l, w, k] span_scores) {{
  batch = Gather (embeddings, input_ids)
  tokens = Squeeze (batch, zero)
  words = Gather (tokens, text_positions)
  signs = Slice (schema_positions, one, far)
  label_places = Add (signs, one)
  labels = Gather (tokens, label_places)
  {_SPANS}
  likely = Sigmoid (scores)
  by_span = Reshape (likely, form)
  span_scores = Transpose <perm = [0, 3, 1, 2]> (by_span)
}}"""
"""The form of GLiNER2 in one graph, which gives probabilities."""


def make(folder: Path, taught: Taught, *, second: bool = False, width: int = 6, graph: str = "") -> Path:
    """A folder with a model that knows the names, and scores all other words at random, far below them."""
    labels = {label: list(names) for label, names in taught.items()}
    words = [*labels, *(word for names in labels.values() for name in names for word in name)]
    tokenizer = _tokenizer(words, SECOND if second else FIRST)
    chance = np.random.default_rng(11)
    size = tokenizer.get_vocab_size()
    embeddings = chance.normal(size=(size, _SIZE)) / np.sqrt(_SIZE)
    starts, ends = (chance.normal(size=(_SIZE, _SIZE)) / np.sqrt(_SIZE) for _ in range(2))
    known = embeddings.copy()
    for label, names in labels.items():
        row = sum(known[_id(tokenizer, a)] @ starts + known[_id(tokenizer, b)] @ ends for a, b in names)
        embeddings[_id(tokenizer, label)] = _GAIN * row
    values = {
        "embeddings": embeddings, "starts": starts, "ends": ends, "bias": np.array(-1.5 * _GAIN),
        "zero": np.array([0]), "one": np.array([1]), "far": np.array([2**31]), "next": np.array([0, 1]),
        "label_sign": np.array(_id(tokenizer, FIRST[0]) if not second else 0), "head": np.array([1, -1, width]),
    }  # fmt: skip
    model = parser.parse_model(graph or (SECOND_GRAPH if second else SPANS_GRAPH))
    for name, value in values.items():
        exact = value.astype(np.float32) if value.dtype.kind == "f" else value.astype(np.int64)
        model.graph.initializer.append(numpy_helper.from_array(exact, name))
    (folder / "onnx").mkdir(parents=True)
    onnx.save(model, str(folder / "onnx" / "model.onnx"))
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "gliner_config.json").write_text(json.dumps({"max_width": width}), encoding="utf-8")
    return folder


def _tokenizer(words: Iterable[str], signs: Iterable[str]) -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys((*_ENDS, *signs, *words)))}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token=_UNKNOWN))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    around = f"{_START} $A {_END}"
    made.post_processor = processors.TemplateProcessing(around, special_tokens=[(_START, 1), (_END, 2)])
    made.add_special_tokens([AddedToken(sign, special=True) for sign in signs])
    return made


def _id(tokenizer: Tokenizer, word: str) -> int:
    found = tokenizer.token_to_id(word)
    assert found is not None, word
    return int(found)
