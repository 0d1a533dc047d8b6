"""The judgements of a data folder: one file of sorted N-Quads each, which no run, reprocessing or migration touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.article_file import Damage
from graph.atomic import write_bytes
from graph.judgements.written import Record, Withdrawal, record_from_quads, record_quads
from ontology.errors import DealgraphError
from ontology.rdf import sorted_nquads
from ontology.records import Judgement

FOLDER = "judgements"


@dataclass(frozen=True)
class Judgements:
    """What people decided, in a data folder. Reading needs no lock; whoever writes does it in `Ledger.writing`."""

    folder: Path

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement, withdrawn ones and overruled ones too, the oldest first."""
        return tuple(sorted((r for r in self.records() if isinstance(r, Judgement)), key=_order))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Every taking back, the oldest first."""
        return tuple(sorted((r for r in self.records() if isinstance(r, Withdrawal)), key=_order))

    def in_force(self) -> tuple[Judgement, ...]:
        """What counts: of all that was decided on the same things or the same claim the newest, unless withdrawn."""
        withdrawn = {withdrawal.judgement for withdrawal in self.withdrawals()}
        newest = {j.subjects: j for j in self.all() if j.iri not in withdrawn}
        return tuple(sorted(newest.values(), key=_order))

    def get(self, iri: str) -> Judgement | None:
        """The judgement of that IRI, or None."""
        return next((judgement for judgement in self.all() if judgement.iri == iri), None)

    def write(self, judgement: Judgement) -> bool:
        """Keep a judgement; False where it was kept already. `DealgraphError` without a reason or a name."""
        return self.keep(judgement)

    def withdraw(self, iri: str, why: str, by: str, at: str) -> bool:
        """Take a judgement back, which stays on record; False where that has been done."""
        if self.get(iri) is None:
            raise DealgraphError("there is no such judgement", where=iri, remedy="`dealgraph entities` shows them.")
        if any(withdrawal.judgement == iri for withdrawal in self.withdrawals()):
            return False
        return self.keep(Withdrawal(iri, why, by, at))

    def keep(self, record: Record) -> bool:
        """Keep a judgement or a withdrawal as another ledger has it; False where it was kept already."""
        if not (record.why.strip() and record.by.strip()):
            raise DealgraphError("a judgement needs a reason and the name of who made it", where=record.iri)
        path = self.folder / FOLDER / f"{_name(record)}.nq"
        if path.exists():
            return False
        try:
            write_bytes(path, sorted_nquads(record_quads(record)))
        except ValueError as error:
            raise DealgraphError(f"cannot be written as RDF: {error}", where=record.iri) from error
        except OSError as error:
            remedy = "Check the folder's rights and free space."
            raise DealgraphError(f"cannot be written: {error.strerror}", where=str(path), remedy=remedy) from error
        return True

    def records(self) -> Iterator[Record]:
        """Every judgement and every withdrawal, by their files' names."""
        yield from map(_read, _files(self.folder))


def judgement_damages(folder: Path) -> Iterator[Damage]:
    """Every file of a data folder's judgements that cannot be read or is not what its name says."""
    for path in _files(folder):
        try:
            _read(path)
        except DealgraphError as error:
            yield Damage(path, error.what)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.nq"))


def _read(path: Path) -> Record:
    try:
        found = record_from_quads(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS))
        if _name(found) != path.stem:
            raise ValueError(f"it holds {found.iri}, whose file has another name")
    except OSError as error:
        raise DealgraphError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="Check the file's rights."
        ) from error
    except (ValueError, KeyError, SyntaxError) as error:
        remedy = "Restore a backup, or delete this file, which forgets what was decided, and decide again."
        raise DealgraphError(f"is damaged: {error}", where=str(path), remedy=remedy) from error
    return found


def _name(record: Record) -> str:
    return record.iri.rsplit("/", 1)[-1]


def _order(record: Record) -> tuple[str, str]:
    return record.at, record.iri
