"""From an article's text to everything that is read from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from extraction.base import Candidate, Page
from extraction.claims.by_scorer import ScorerExtractor
from extraction.claims.by_table import TableExtractor
from extraction.claims.by_trigger import TriggerExtractor
from extraction.claims.calibration import calibrated
from extraction.claims.drafts import Draft, without_repetitions
from extraction.claims.refuting import with_denials
from extraction.claims.weights import load_weights
from extraction.header import find_published, find_title
from extraction.identify import identify_language
from extraction.languages import language_of
from extraction.linking.by_name import Resolution
from extraction.mentions.finding import Hints, Names
from extraction.naming import NameReader
from extraction.second_reader import SecondReader
from extraction.text import lines, sentences
from ontology.catalogue import Catalogue, load_catalogue_holding
from ontology.errors import DealgraphError
from ontology.identifiers import content_iri
from ontology.model import Ontology, load_ontology
from ontology.records import Article, Claim, Entity, Link, Mention, RawArticle, Reading, Span

_REPEATED = 3
"""An unknown name of no told kind counts as one when it stands so often in an article."""

_PLAINLY = 0.8
"""Probability from which the text is believed against what the catalogue knows."""

_READ_FILES = (".py", ".toml", ".tsv", ".crfsuite")
"""Kinds of files that decide what is read from an article."""

_CERTAIN, _LIKELY, _POSSIBLE = 1.0, 0.8, 0.6
"""Scores of links: the catalogue's name, a name whose kind the text tells, a name by its shape alone."""


def article_iri(text: str) -> str:
    """The IRI of the article with that text."""
    return content_iri("article", text)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What reads: large, so loaded with the first article and not before."""

    triggers: TriggerExtractor
    scorer: ScorerExtractor
    naming: NameReader
    tables: TableExtractor


class Extractor:
    """Reads articles, one at a time, with nothing kept from one to the next.

    What was learned is loaded for the first article (0.7 s, 150 MB), or by `prepare`; who only asks for ``digest`` does
    without it. ``models`` names a trained spaCy model by language, where one shall help to find names, and the folder
    of a GLiNER under ``*``; ``second`` reads every article after the rules have.
    """

    def __init__(
        self,
        ontology: Ontology,
        catalogue: Catalogue,
        models: Mapping[str, str] | None = None,
        second: SecondReader | None = None,
    ) -> None:
        self._ontology = ontology
        self._catalogue = catalogue
        self._names = Names(Hints(catalogue, models))
        self.second = second
        self.digest = _digest(ontology, catalogue, self._names.digest, *((second.name,) if second else ()))
        # An article that the second reader has not seen whole is one that would be read differently the next time.
        self._digest_in_part = _digest(ontology, catalogue, self.digest, "in part")

    @cached_property
    def _parts(self) -> _Parts:
        scorer = ScorerExtractor(self._ontology)
        naming = NameReader(self._catalogue, self._names, load_weights("kinds"), scorer)
        return _Parts(TriggerExtractor(self._ontology), scorer, naming, TableExtractor(self._ontology))

    def prepare(self) -> None:
        """Load what the first article would: worth doing while something else is waited for."""
        _ = self._parts

    def rest(self) -> None:
        """Let go of what `prepare` loads. Another article may still be read, and loads it again."""
        self.__dict__.pop("_parts", None)

    def read(self, raw: RawArticle) -> Reading:
        """Everything that is read from the article; a ``DealgraphError`` tells of a language that it does not know."""
        language = raw.language or identify_language(raw.text)
        if not language:
            raise DealgraphError(
                "the language of the text cannot be told",
                where=raw.source,
                remedy="Give it with the article (a language field).",
            )
        language = language_of(language).code
        all_lines = lines(raw.text, language)
        published = raw.published or find_published(raw.text, all_lines)
        found_title, title_at = find_title(raw.text, all_lines)
        title = raw.title or found_title
        article = Article(article_iri(raw.text), raw.key, raw.source, language, title, published, raw.url, raw.text)
        page = Page(raw.text, language, published, sentences(raw.text, language))
        parts = self._parts
        named, resolution = parts.naming.read(page, title_at)
        candidates = named.candidates
        proposals: dict[Span, list[Draft]] = {}
        for draft in parts.triggers.propose(page, candidates, named.iris, article.iri, named.topic, named.dominant):
            proposals.setdefault(draft.evidence.span, []).append(draft)
        drafts = parts.scorer.extract(page, named, article.iri, proposals)
        names = {candidate.span: iri for candidate, iri in zip(candidates, resolution.iris, strict=True)}
        cells = parts.tables.extract(raw.text, language, published, names, article.iri, named.topic)
        likely = (draft for draft in drafts if not self._is_known_otherwise(draft))
        drafts = with_denials(page, without_repetitions((*cells, *likely), parts.triggers.keys))
        read_with = self.digest
        if self.second is not None:
            both = self.second.read(page, article.iri, candidates, resolution, drafts)
            candidates, resolution, drafts = both.candidates, both.resolution, both.drafts
            read_with = self.digest if both.whole else self._digest_in_part
        return _reading(article, read_with, candidates, resolution, drafts, self._ontology)

    def _is_known_otherwise(self, draft: Draft) -> bool:
        """Whether the catalogue knows another subject, and the text does not say plainly that it is this one."""
        concept = self._catalogue.by_iri.get(draft.object or "")
        if not self._ontology.relations[draft.relation].subject_in_catalogue or concept is None:
            return False
        other = concept.developer is not None and concept.developer != draft.subject
        return other and ("subject" not in draft.named or draft.confidence < _PLAINLY)


def _reading(
    article: Article,
    read_with: str,
    candidates: Sequence[Candidate],
    resolution: Resolution,
    drafts: Sequence[Draft],
    ontology: Ontology,
) -> Reading:
    used = {iri for d in drafts for iri in (d.subject, d.object)}
    often = Counter(resolution.iris)
    entities = dict(resolution.entities)
    links = []
    for candidate, iri, reason in zip(candidates, resolution.iris, resolution.reasons, strict=True):
        entity = entities[iri]
        if not (candidate.sure or iri in used or often[iri] >= _REPEATED or entity.known):
            continue
        score = _CERTAIN if candidate.concept else _LIKELY if candidate.sure else _POSSIBLE
        mention = Mention(article.iri, candidate.span, candidate.surface, entity.type, candidate.finder)
        links.append(Link(mention, iri, score, reason))
    kept = used | {link.entity for link in links}
    typed = _typed_by_claims({iri: e for iri, e in entities.items() if iri in kept}, drafts, ontology)
    links = [replace(k, mention=replace(k.mention, type=typed[k.entity].type)) for k in links]
    fitting = (draft for draft in drafts if _fits(draft, typed, ontology))
    claims = sorted((_claim(draft) for draft in fitting), key=lambda c: (c.evidence.span, c.relation, c.iri))
    unique = {claim.iri: claim for claim in claims}
    return Reading(article, read_with, tuple(links), tuple(typed[iri] for iri in sorted(typed)), tuple(unique.values()))


def _fits(draft: Draft, entities: dict[str, Entity], ontology: Ontology) -> bool:
    """Whether the things of a claim are of kinds that its relation takes, now that each has one kind."""
    relation = ontology.relations[draft.relation]
    subject = entities[draft.subject].type in relation.subject_types
    return subject and (draft.object is None or entities[draft.object].type in relation.object_types)


def _typed_by_claims(entities: dict[str, Entity], drafts: Sequence[Draft], ontology: Ontology) -> dict[str, Entity]:
    """Unknown things whose kind no claim about them allows get the kind that their claims ask for."""
    votes: dict[str, Counter[str]] = {}
    fitting: set[str] = set()
    for draft in drafts:
        relation = ontology.relations[draft.relation]
        for iri, kinds in ((draft.subject, relation.subject_types), (draft.object, relation.object_types)):
            if iri not in entities or entities[iri].known or not kinds:
                continue
            if entities[iri].type in kinds:
                fitting.add(iri)
            else:
                votes.setdefault(iri, Counter())[kinds[0]] += 1
    misfits = votes.keys() - fitting
    return {
        iri: replace(entity, type=votes[iri].most_common(1)[0][0]) if iri in misfits else entity
        for iri, entity in entities.items()
    }


def _claim(draft: Draft) -> Claim:
    span = draft.evidence.span
    said = (draft.relation, draft.subject, draft.object, draft.values, draft.status.value)
    iri = content_iri("claim", draft.evidence.article, span.start, span.end, *said)
    return Claim(
        iri, draft.evidence.article, draft.relation, draft.subject, draft.object, draft.values, draft.status,
        draft.attributed_to, calibrated(draft.confidence), draft.evidence, draft.extractor,
    )  # fmt: skip


@cache
def _own_files() -> str:
    """The digest of the extractor's own code and data, so that a change of either shows."""
    folder = Path(__file__).parent
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _READ_FILES):
        found.update(path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _digest(ontology: Ontology, catalogue: Catalogue, *models: str) -> str:
    parts = (ontology.digest, catalogue.digest, _own_files(), *models)
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


@cache
def load_extractor(models: tuple[tuple[str, str], ...] = (), names: tuple[tuple[str, bytes], ...] = ()) -> Extractor:
    """The extractor with the packaged vocabulary, catalogue and patterns; ``models`` as `Extractor` takes them.

    ``names`` are further files of the catalogue, each with its name and what it holds.
    """
    return Extractor(load_ontology(), load_catalogue_holding(*names), dict(models))
