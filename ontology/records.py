"""The types that cross a door between rooms: frozen, typed, made of plain values.

Offsets are code points of the article's stored text, counted from 0, the end excluded.
Numbers inside a claim's ``values`` are canonical decimal strings, dates ISO 8601 as coarse as the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.identifiers import content_iri


class Status(StrEnum):
    """How an article stands to what it says."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, ``start`` included and ``end`` excluded, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that the span stands for."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One way to call a thing. ``language`` is an ISO 639-1 code or "" where none is known.

    ``kind``: ``usual``, ``alias``, ``translation`` (a literal machine translation), ``former``, or ``weak`` (also an
    ordinary word or another thing's name, so that it counts only beside a stronger sign).
    """

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it is stored.

    ``key`` is its name in exports (the source's file name without its ending), ``iri`` comes from its content,
    ``language`` is the ISO 639-1 code of most of its text, ``published`` an ISO 8601 day or "" where unknown,
    ``source`` where it was read from, ``text`` the raw text that all offsets count in.
    """

    iri: str
    key: str
    source: str
    language: str
    title: str
    published: str
    url: str
    text: str
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a source handed it in, before it was read; "" stands for what the source does not say.

    ``key`` is the name that the source suggests for exports, ``published`` an ISO 8601 day.
    """

    key: str
    source: str
    text: str
    language: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that articles speak of: a concept of the catalogue, or one made from an article's own words.

    ``type`` is the local name of a class of the ontology; ``known`` tells a catalogue's concept; ``names`` are sorted:
    in a ``Reading`` those that its article uses, in the graph those of all articles and of the catalogue.
    """

    iri: str
    type: str
    label: str
    names: tuple[Name, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name in an article. ``finder`` is the versioned name of what found it."""

    article: str
    span: Span
    surface: str
    type: str
    finder: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention stands for: ``entity`` is an IRI, ``score`` 0..1, ``reason`` a phrase for people."""

    mention: Mention
    entity: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim was read: the sentence, the words that trigger it and the words that fill each role.

    ``text`` is the article's text at ``span``, at most 600 code points long. ``roles`` is sorted by role.
    """

    article: str
    span: Span
    text: str
    trigger: Span | None = None
    roles: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says: a relation between things, with its numbers and its status.

    ``subject`` and ``object`` are IRIs of entities. ``values`` are (attribute, canonical text) pairs sorted by
    attribute; which attributes a relation has is told by the ontology. ``attributed_to`` is who says it, as worded.
    """

    iri: str
    article: str
    relation: str
    subject: str
    object: str | None
    values: tuple[tuple[str, str], ...]
    status: Status
    attributed_to: str
    confidence: float
    evidence: Evidence
    extractor: str

    def value(self, attribute: str) -> str | None:
        """The canonical text of one attribute, or None where the claim has none."""
        for name, text in self.values:  # no generator: it is asked a million times
            if name == attribute:
                return text
        return None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of an article's text with its unit, whether or not a claim holds it.

    ``span`` are its words, ``sentence`` the sentence that it stands in. ``values`` are (attribute, canonical text)
    pairs as in a `Claim`: ``amount``, ``amount_high``, ``bound`` and ``currency``, or ``percent``.
    """

    article: str
    span: Span
    sentence: Span
    values: tuple[tuple[str, str], ...]

    def value(self, attribute: str) -> str | None:
        """The canonical text of one attribute, or None where the quantity has none."""
        for name, text in self.values:  # no generator: it is asked a million times
            if name == attribute:
                return text
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one article: what extraction hands over and the ledger keeps.

    ``read_with`` is the digest of everything that the result depends on besides the text (vocabulary, catalogue,
    patterns, code version), so that a run knows which articles would come out differently now.
    """

    article: Article
    read_with: str
    links: tuple[Link, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...] = ()


JUDGEMENTS_OF_THINGS = ("same", "different")
JUDGEMENTS_OF_CLAIMS = ("accept", "reject", "correct")
"""The kinds of a `Judgement`, by what it is about."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, which no run overrules.

    ``kind`` is ``same`` or ``different`` of two things, or ``accept``, ``reject`` or ``correct`` of one claim;
    ``subjects`` are the IRIs that it is about, sorted. ``by`` is a person's name, ``at`` an ISO 8601 instant with a
    zone. ``changes`` are (``subject``, ``object``, ``status`` or an attribute; its right value) pairs, sorted.
    """

    kind: str
    subjects: tuple[str, ...]
    why: str
    by: str
    at: str
    changes: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "subjects", tuple(sorted(set(self.subjects))))
        object.__setattr__(self, "changes", tuple(sorted(self.changes)))
        if self.kind not in JUDGEMENTS_OF_THINGS + JUDGEMENTS_OF_CLAIMS:
            raise ValueError(f"there is no judgement {self.kind!r}")
        wanted = 2 if self.kind in JUDGEMENTS_OF_THINGS else 1
        if len(self.subjects) != wanted:
            raise ValueError(f"a judgement {self.kind!r} is about {wanted}, not about {len(self.subjects)}")
        if (self.kind == "correct") != bool(self.changes):
            raise ValueError("a correction, and nothing else, says what is changed")

    @property
    def iri(self) -> str:
        """Its own IRI, made from all that it says."""
        return content_iri("judgement", self.kind, self.subjects, self.changes, self.why, self.by, self.at)


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the property graph. ``labels`` are sorted; ``properties`` sorted by key, without null values."""

    iri: str
    labels: tuple[str, ...]
    properties: tuple[tuple[str, PropertyValue], ...]


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A directed edge of the property graph, known by ``iri``, which is made from what the edge says."""

    iri: str
    type: str
    source: str
    target: str
    properties: tuple[tuple[str, PropertyValue], ...]


@dataclass(frozen=True, slots=True)
class GraphDelta:
    """What turns a store's graph into the wanted one. Retract first, edges before nodes; then nodes, then edges."""

    retract_edges: tuple[str, ...]
    retract_nodes: tuple[str, ...]
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]

    def __bool__(self) -> bool:
        return bool(self.retract_edges or self.retract_nodes or self.nodes or self.edges)


PropertyValue = str | int | float | bool | tuple[str, ...]
"""What a node or an edge may carry: every Cypher store and GraphML can hold it."""
