"""What a shape demands, as a sentence in each of four languages: what people read where something breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from ontology.model import vocabulary_files
from ontology.namespaces import DCTERMS, OA, ONTOLOGY, PROV, RDF, RDFS, SKOS
from ontology.shapes import NodeShape, PropertyShape

LANGUAGES = ("en", "de", "pt", "zh")

_OUTSIDE: dict[str, tuple[str, str, str, str]] = {
    DCTERMS + "language": ("language", "Sprache", "língua", "语言"),
    DCTERMS + "source": ("source", "Quelle", "fonte", "来源"),
    OA + "end": ("end", "Ende", "fim", "终点"),
    OA + "exact": ("words", "Wortlaut", "palavras", "原文"),
    OA + "hasSelector": ("place", "Stelle", "lugar", "位置"),
    OA + "hasSource": ("article", "Artikel", "artigo", "文章"),
    OA + "prefix": ("words before", "Wörter davor", "palavras antes", "前文"),
    OA + "start": ("start", "Anfang", "início", "起点"),
    OA + "suffix": ("words after", "Wörter danach", "palavras depois", "后文"),
    OA + "SpecificResource": ("a place in a text", "eine Stelle im Text", "um lugar em um texto", "文本位置"),
    OA + "TextPositionSelector": ("offsets", "Zeichenstellen", "posições", "字符位置"),
    OA + "TextQuoteSelector": ("a quote", "ein Zitat", "uma citação", "引文"),
    PROV + "wasDerivedFrom": ("article", "Artikel", "artigo", "文章"),
    RDF + "value": ("wording", "Wortlaut", "texto", "文字"),
    RDFS + "label": ("label", "Bezeichnung", "rótulo", "标签"),
    RDFS + "range": ("range", "Wertebereich", "imagem", "值域"),
}
_COUNTS: dict[tuple[int, int | None], tuple[str, str, str, str]] = {
    (1, 1): ("exactly one", "genau einmal", "exatamente um", "恰好一个"),
    (0, 1): ("at most one", "höchstens einmal", "no máximo um", "至多一个"),
    (1, 2): ("one or two", "ein- oder zweimal", "um ou dois", "一至两个"),
    (1, None): ("at least one", "mindestens einmal", "ao menos um", "至少一个"),
    (0, 0): ("has no place here", "gehört nicht hierher", "não cabe aqui", "不应出现"),
}
_TYPES: dict[str, tuple[str, str, str, str]] = {
    "boolean": ("true or false", "wahr oder falsch", "verdadeiro ou falso", "真或假"),
    "decimal": ("a decimal number", "eine Dezimalzahl", "um número decimal", "十进制数"),
    "double": ("a number", "eine Zahl", "um número", "数"),
    "integer": ("a whole number", "eine ganze Zahl", "um número inteiro", "整数"),
    "nonNegativeInteger": ("a whole number from 0", "eine ganze Zahl ab 0", "um inteiro a partir de 0", "非负整数"),
    "string": ("a text", "ein Text", "um texto", "文本"),
}
_PHRASES: dict[str, tuple[str, str, str, str]] = {
    "class": ("of the kind {}", "von der Art {}", "do tipo {}", "类别为 {}"),
    "in": ("one of {}", "eines von {}", "um de {}", "取自 {}"),
    "pattern": ("of the form {}", "von der Form {}", "da forma {}", "形如 {}"),
    "iri": ("an IRI", "eine IRI", "um IRI", "一个 IRI"),
    "least": ("not less than {}", "nicht kleiner als {}", "não menor que {}", "不小于 {}"),
    "most": ("not more than {}", "nicht größer als {}", "não maior que {}", "不大于 {}"),
    "less": ("less than {}", "kleiner als {}", "menor que {}", "小于 {}"),
    "less_or_equal": ("not more than {}", "nicht größer als {}", "não maior que {}", "不大于 {}"),
}


def messages(shape: NodeShape, part: PropertyShape) -> dict[str, str]:
    """What a shape demands of one property, by language: of what, which property, how often and what it must be."""
    found = {}
    for place, language in enumerate(LANGUAGES):
        phrases = [_COUNTS[part.low, part.high][place]] if (part.low, part.high) in _COUNTS else []
        for name, values in _rules(part):
            told = _PHRASES[name] if name in _PHRASES else _TYPES[name]
            phrases.append(told[place].format(", ".join(_name(value, language) for value in values)))
        colon, comma = ("：", "，") if language == "zh" else (": ", ", ")
        found[language] = f"{_name(shape.target, language)}{colon}“{_name(part.path, language)}” {comma.join(phrases)}"
    return found


def _rules(part: PropertyShape) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of the phrases or datatypes that apply, each with what stands in it."""
    if part.datatype:
        yield part.datatype, ()
    if part.iri:
        yield "iri", ()
    further = {
        "class": part.classes,
        "in": part.one_of,
        "pattern": (part.pattern,),
        "least": (part.least,),
        "most": (part.most,),
        "less": (part.less_than,),
        "less_or_equal": (part.at_most,),
    }
    yield from ((name, values) for name, values in further.items() if any(values))


def _name(text: str, language: str) -> str:
    """The label of a term in a language; what is no term of ours or of those that we use stays as it is."""
    if text in _OUTSIDE:
        return _OUTSIDE[text][LANGUAGES.index(language)]
    return _labels().get((text, language), text.removeprefix(ONTOLOGY))


@cache
def _labels() -> dict[tuple[str, str], str]:
    found = {}
    for path in vocabulary_files():
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if quad.predicate.value not in (RDFS + "label", SKOS + "prefLabel"):
                continue
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal) and value.language:
                found[subject.value, value.language] = value.value
    return found
