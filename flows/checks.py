"""What `doctor` looks at. A check never raises: what it runs into is what it reports."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from flows.settings import EMBEDDED, Settings, load_settings
from ontology.errors import DealgraphError


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report. ``state`` is ``ok``, ``missing`` (it is needed) or ``absent`` (it can be missed)."""

    what: str
    state: str
    found: str
    remedy: str = ""


def examine(data: Path | None, store: str | None) -> tuple[Check, ...]:
    """All checks, in the order in which a newcomer would run into what they check."""
    checks = [*_packages(), _java()]
    try:
        settings = load_settings(data=data, store=store)
    except DealgraphError as error:
        return (*checks, Check("settings", "missing", str(error), error.remedy))
    told: list[tuple[str, Callable[[Settings], Check]]] = [
        ("data folder", _ledger),
        ("store", _store),
        ("Prefect server", _prefect),
    ]
    for what, check in told:
        try:
            checks.append(check(settings))
        except DealgraphError as error:
            checks.append(Check(what, "missing", error.what, f"{error.where}: {error.remedy}"))
        except Exception as error:  # a check that fails in a new way must still be told as a line
            checks.append(Check(what, "missing", f"{type(error).__name__}: {error}", "Run again with -v elsewhere."))
    return tuple(checks)


def _packages() -> Iterator[Check]:
    yield Check("Python", "ok" if sys.version_info >= (3, 11) else "missing", platform.python_version(), "")
    try:
        needed = requires("dealgraph") or []
        yield Check("dealgraph", "ok", version("dealgraph"))
    except PackageNotFoundError:
        yield Check("dealgraph", "missing", "not installed", "Run `uv sync` or `pip install dealgraph`.")
        return
    for requirement in sorted(needed):
        name = requirement.split(";")[0]
        for sign in "<>=!~[ (":
            name = name.split(sign)[0]
        if "extra ==" in requirement:
            continue
        try:
            yield Check(name, "ok", version(name))
        except PackageNotFoundError:
            yield Check(
                name, "missing", f"not installed (wanted: {requirement})", f"Run `pip install '{requirement}'`."
            )


def _java() -> Check:
    path = shutil.which("java")
    if path:
        return Check("Java", "ok", path)
    return Check("Java", "absent", "no java on the PATH", "Not needed: the embedded store brings its own.")


def _ledger(settings: Settings) -> Check:
    from graph.ledger import Ledger
    from graph.ledger_format import read_format

    folder = settings.data
    if not folder.exists():
        return Check("data folder", "absent", f"{folder} does not exist", "`dealgraph ingest PATH` makes it.")
    ledger = Ledger.open(folder, create=False)
    number, maker = read_format(folder)
    articles, runs = len(ledger.keys()), sum(1 for _ in ledger.runs())
    return Check("data folder", "ok", f"{folder}: format {number} by {maker}, {articles} articles, {runs} runs")


def _store(settings: Settings) -> Check:
    from flows.stores import opened_store

    if settings.store == EMBEDDED and not (settings.data / "cypher").exists():
        return Check("store", "absent", "embedded, not made yet", "`dealgraph ingest PATH` makes it.")
    with opened_store(settings, read_only=True) as store:
        counts = store.counts()
    things = f"{sum(counts.edges.values())} edges, {counts.nodes.get('Entity', 0)} entities"
    return Check("store", "ok", f"{settings.store}: {things}, {counts.nodes.get('Fact', 0)} facts")


def _prefect(settings: Settings) -> Check:
    from flows.runtime import API_URL, ask, template

    url = os.environ.get(API_URL)
    if not url:
        kept = "its database is prepared" if template().exists() else "the first start takes some seconds more"
        return Check("Prefect server", "ok", f"none named: each run starts a temporary one; {kept}")
    fault = ask(url)
    if fault:
        return Check(
            "Prefect server", "missing", f"{url}: {fault}", f"Start `prefect server start`, or unset {API_URL}."
        )
    return Check("Prefect server", "ok", url)
