"""The report: one HTML file with tables, pictures and conflicts that asks nobody for anything and runs no script."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from graph.analysis import MEASURES, Measure, Table
from graph.labels import ARTICLE, CLAIM, CONFLICT, ENTITY, FACT, QUOTES, STATED_IN
from graph.plots import Text, picture
from graph.rates import Rates
from ontology.records import Status

TEMPLATE = Path(__file__).with_name("report_page.html.jinja")
SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"

CONFLICTS = 200
"""Conflicts that are shown; a report of thousands nobody reads, and `dealgraph conflicts` has them all."""


@dataclass(frozen=True, slots=True)
class Section:
    """One measure: its first rows, its picture where there is anything to draw."""

    measure: Measure
    table: Table
    rows: tuple[tuple[object, ...], ...]
    plot: Markup


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article. ``url`` is "" where people cannot read it by a link."""

    text: str
    article: str
    language: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict with all its quotes."""

    kind: str
    sentence: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one language, and how sure the extractor is of it."""

    language: str
    articles: int
    claims: int
    confidence: float | None
    sure: float | None


def report_page(
    graph: nx.MultiDiGraph[str],
    *,
    statuses: Sequence[Status],
    rates: Rates | None = None,
    top: int = 20,
    evaluated: Sequence[Mapping[str, object]] = (),
) -> str:
    """The whole page. ``evaluated`` are figures as `dealgraph evaluate --format json` prints them."""
    found = list(_disagreements(graph))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"cell": cell, "coded": _coded}
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        counts=_counts(graph),
        days=_days(graph),
        sections=list(_sections(graph, statuses, rates, top)),
        conflicts=found[:CONFLICTS],
        conflicts_in_all=len(found),
        kinds=sorted(Counter(one.kind for one in found).items()),
        languages=list(_languages(graph)),
        evaluated=[_figures(one) for one in evaluated],
        statuses=" or ".join(status.value for status in statuses),
    )


def cell(value: object) -> str:
    """A value of a table as people read it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return f"{value:,.0f}"
    if isinstance(value, tuple):
        return ", ".join(map(cell, value))
    return str(value)


def _coded(text: str) -> Markup:
    """Words between backticks as the code that they are, everything else escaped."""
    return Markup(re.sub(r"(`+)([^`]+)\1", r"<code>\2</code>", str(escape(text))))


def _sections(
    graph: nx.MultiDiGraph[str], statuses: Sequence[Status], rates: Rates | None, top: int
) -> Iterator[Section]:
    for measure in MEASURES:
        table = measure.table(graph, statuses=statuses, rates=rates)
        svg = picture(measure.name, table, "svg", text=Text.WORDS) if table.rows else b""
        yield Section(measure, table, table.rows[:top], _inlined(svg, measure.name, table.title) if svg else Markup())


def _inlined(svg: bytes, name: str, title: str) -> Markup:
    """The picture as a part of the page: without its own head, and with ids that no other picture has."""
    for prefix, address in (("", SVG), ("xlink", "http://www.w3.org/1999/xlink")):
        ET.register_namespace(prefix, address)
    root = ET.fromstring(svg)
    for element in root.findall(f"{{{SVG}}}metadata"):
        root.remove(element)
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, f"{name}-{value}")
            elif attribute == _XLINK and value.startswith("#"):
                element.set(attribute, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                element.set(attribute, value.replace("url(#", f"url(#{name}-"))
    root.set("role", "img")
    root.set("aria-label", title)
    # Escaped by the writer of XML: no word of an article is markup in it.
    return Markup(ET.tostring(root, encoding="unicode"))


def _counts(graph: nx.MultiDiGraph[str]) -> list[tuple[str, int]]:
    told = Counter(label for held in graph.nodes.values() for label in held["labels"])
    stories = {held.get("story") for held in graph.nodes.values() if ARTICLE in held["labels"]}
    counted = [("articles", told[ARTICLE]), ("stories", len(stories))]
    counted += [(words, told[label]) for words, label in (("things", ENTITY), ("claims", CLAIM), ("facts", FACT))]
    return [*counted, ("conflicts", told[CONFLICT])]


def _days(graph: nx.MultiDiGraph[str]) -> tuple[str, str]:
    """The first and the last day on which an article was published, "" where none is known."""
    days = [str(held["published"]) for held in graph.nodes.values() if held.get("published")]
    return min(days, default=""), max(days, default="")


def _disagreements(graph: nx.MultiDiGraph[str]) -> Iterator[Disagreement]:
    """Every conflict with its quotes, sorted by kind and words."""
    told = []
    for iri, held in graph.nodes.items():
        if CONFLICT in held["labels"]:
            edges = [(to, edge) for _, to, edge in graph.out_edges(iri, data=True) if edge["type"] == QUOTES]
            edges.sort(key=lambda found: (found[0], found[1].get("start", 0)))
            quotes = tuple(_quoted(graph, to, str(edge["quote"])) for to, edge in edges)
            told.append(Disagreement(str(held["kind"]), str(held.get("sentence", "")), quotes))
    yield from sorted(told, key=lambda one: (one.kind, one.sentence))


def _quoted(graph: nx.MultiDiGraph[str], article: str, text: str) -> Quoted:
    held = {name: str(value) for name, value in graph.nodes[article].items()}
    url = held.get("url", "")
    # Only what a browser opens as a page is a link: an address may be a script in disguise.
    link = url if urlsplit(url).scheme in ("http", "https") else ""
    name = held.get("title") or held.get("key") or article
    return Quoted(text, name, held.get("language", ""), held.get("published", ""), link)


def _languages(graph: nx.MultiDiGraph[str]) -> Iterator[Reading]:
    articles: Counter[str] = Counter()
    claims: dict[str, list[float]] = defaultdict(list)
    for held in graph.nodes.values():
        if ARTICLE in held["labels"]:
            articles[str(held.get("language", ""))] += 1
    for claim, article, edge in graph.edges(data=True):
        if edge["type"] == STATED_IN:
            language = str(graph.nodes[article].get("language", ""))
            claims[language].append(float(graph.nodes[claim]["confidence"]))
    for language, count in sorted(articles.items()):
        found = claims[language]
        mean = round(fmean(found), 3) if found else None
        sure = round(sum(one >= 0.5 for one in found) / len(found), 3) if found else None
        yield Reading(language, count, len(found), mean, sure)


def _figures(told: Mapping[str, object]) -> tuple[str, list[tuple[str, str, str, str]]]:
    """The gold set's name, and precision, recall and F1 by what they are of, as far as the file has them."""
    rows = []
    for name, held in told.items():
        if isinstance(held, Mapping) and "precision" in held:
            shown = (
                f"{held[one]:.3f}" if isinstance(held.get(one), float) else "" for one in ("precision", "recall", "f1")
            )
            rows.append((name.replace("_", " "), *shown))
    return str(told.get("gold", "")), [(row[0], row[1], row[2], row[3]) for row in rows]
