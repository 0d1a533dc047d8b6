"""Small readings made by hand, so that the graph's tests need no extraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ontology.identifiers import content_iri
from ontology.records import Article, Claim, Entity, Evidence, Link, Mention, Name, Reading, Span, Status

FINDER, EXTRACTOR = "hand.v1", "hand.v1"


def entity(name: str, kind: str = "Company", *names: str) -> Entity:
    """A thing that no catalogue knows, with further names."""
    told = tuple(sorted(Name(text, "", "usual") for text in {name, *names}))
    return Entity(content_iri("entity", kind, name), kind, name, told, known=False)


class Draft:
    """An article under construction: each sentence appended to its text may carry a claim."""

    def __init__(self, key: str, *, published: str = "2024-05-01", language: str = "en", before: str = "") -> None:
        self.key = key
        self.published = published
        self.language = language
        self.text = before
        self.iri = ""
        self._things: dict[str, Entity] = {}
        self._found: list[tuple[Entity, int, int]] = []
        self._said: list[tuple[str, Entity, Entity | None, dict[str, str], Status, int, int, str]] = []

    def says(
        self,
        sentence: str,
        relation: str,
        subject: Entity,
        object: Entity | None = None,
        *,
        status: Status = Status.ASSERTED,
        by: str = "",
        also: Mapping[str, str] | None = None,
        **values: str,
    ) -> Draft:
        """Append a sentence and what it says; names of the things that stand in it become mentions."""
        start = len(self.text)
        self.text += sentence + "\n"
        things = [subject, *([object] if object else [])]
        for thing in things:
            self._things[thing.iri] = thing
            for name in thing.names:
                place = sentence.find(name.text)
                if place >= 0:
                    self._found.append((thing, start + place, start + place + len(name.text)))
        told = {**values, **(also or {})}
        self._said.append((relation, subject, object, told, status, start, start + len(sentence), by))
        return self

    def reading(self, read_with: str = "v1") -> Reading:
        """What was read from the article."""
        iri = content_iri("article", self.text)
        article = Article(
            iri=iri,
            key=self.key,
            source=f"articles/{self.key}.txt",
            language=self.language,
            title=self.text.split("\n")[0],
            published=self.published,
            url="",
            text=self.text,
        )
        spans = {(thing.iri, start, end): thing for thing, start, end in self._found}
        links = [
            Link(Mention(iri, Span(start, end), self.text[start:end], thing.type, FINDER), thing.iri, 0.9, "by hand")
            for (_, start, end), thing in spans.items()
        ]
        return Reading(
            article=article,
            read_with=read_with,
            links=tuple(sorted(links, key=lambda link: (link.mention.span, link.entity))),
            entities=tuple(sorted(self._things.values(), key=lambda thing: thing.iri)),
            claims=tuple(self._claim(iri, *said) for said in self._said),
        )

    def _claim(
        self,
        article: str,
        relation: str,
        subject: Entity,
        object: Entity | None,
        values: dict[str, str],
        status: Status,
        start: int,
        end: int,
        by: str,
    ) -> Claim:
        told = tuple(sorted(values.items()))
        target = object.iri if object else None
        evidence = Evidence(
            article=article,
            span=Span(start, end),
            text=self.text[start:end],
            trigger=Span(start, start + 1),
            roles=(("subject", Span(start, end)),),
        )
        return Claim(
            iri=content_iri("claim", article, relation, subject.iri, target, told, status.value, start),
            article=article,
            relation=relation,
            subject=subject.iri,
            object=target,
            values=told,
            status=status,
            attributed_to=by,
            confidence=0.8,
            evidence=evidence,
            extractor=EXTRACTOR,
        )


ALPHA = entity("Alpha Fund", "Investor", "Alpha")
BETA = entity("Beta Labs", "Company", "贝塔实验室")
GAMMA = entity("Gamma Corp", "Company")
MODEL = entity("Beta-2", "Model")
ADA = entity("Ada Example", "Person")


def example() -> tuple[Reading, ...]:
    """Three articles with every shape of relation: direct, by way of its fact, with and without an object."""
    one = (
        Draft("one")
        .says(
            "Alpha Fund put $30 million into Beta Labs.", "invested_in", ALPHA, BETA, amount="30000000", currency="USD"
        )
        .says(
            "Beta Labs closed a Series A of $30 million.",
            "raised",
            BETA,
            amount="30000000",
            currency="USD",
            round="Series A",
            date="2024-05",
        )
        .says("Beta Labs released Beta-2.", "develops", BETA, MODEL)
        .says(
            "Beta-2 costs $2 per million tokens at Beta Labs.",
            "priced",
            BETA,
            MODEL,
            amount="2",
            currency="USD",
            per_quantity="1000000",
            per_unit="token",
        )
    )
    two = (
        Draft("two", published="2024-06-02", language="zh")
        .says(
            "据传Gamma Corp将收购贝塔实验室。",
            "acquired",
            GAMMA,
            BETA,
            status=Status.REPORTED,
            by="a source",
            stake="0.51",
        )
        .says("贝塔实验室否认被Gamma Corp收购。", "acquired", GAMMA, BETA, status=Status.DENIED)
        .says("Gamma Corp向贝塔实验室投资。", "invested_in", GAMMA, BETA)
    )
    three = (
        Draft("three", published="")
        .says("Ada Example heads Beta Labs.", "works_for", ADA, BETA, role="chief executive")
        .says(
            "Beta Labs raised $300 million in its Series A.",
            "raised",
            BETA,
            amount="300000000",
            currency="USD",
            round="Series A",
            date="2024-05",
        )
    )
    return tuple(sorted((draft.reading() for draft in (one, two, three)), key=lambda reading: reading.article.key))


def shuffled(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings in another order, the same one at every call."""
    return (*readings[1::2], *reversed(readings[::2]))
