"""What `doctor` looks at. A check never raises and makes nothing: what it runs into is what it reports."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import EMBEDDED, Settings, load_settings
from graph.known_names import FOLDER as NAMES
from graph.known_names import catalogue_of, imported_files
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from graph.stores.base import RunsCypher

TOOLS = (
    ("Java", ("java", "-version"), "default-jdk-headless", "openjdk"),
    ("Maven", ("mvn", "--version"), "maven", "maven"),
    ("rapper", ("rapper", "--version"), "raptor2-utils", "raptor"),
    ("Docker", ("docker", "version", "--format", "{{.Server.Version}}"), "docker.io", "docker"),
)
"""Programs of which only the tests make use: how each tells its version (Docker that of what must be running), its
package of Debian and of Homebrew."""

UNNEEDED = {
    "Java": "The embedded store brings its own; only `make test` needs version 17 or newer",
    "Docker": "`make test` takes Neo4j from it where it is there, else from Maven",
}
"""What to say of those tools that not even every `make test` needs."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report.

    ``state`` is ``ok``, ``missing`` (it is needed), ``absent`` (it can be missed) or ``busy`` (a run is writing it).
    """

    what: str
    state: str
    found: str
    remedy: str = ""


def examine(data: Path | None, store: str | None) -> tuple[Check, ...]:
    """All checks, in the order in which a newcomer would run into what they check; tools for the tests come last."""
    return (*_packages(), _embedded_java(), *_of_settings(data, store), *map(_tool, TOOLS))


def _of_settings(data: Path | None, store: str | None) -> Iterator[Check]:
    try:
        settings = load_settings(data=data, store=store)
    except DealgraphError as error:
        yield Check("settings", "missing", str(error), error.remedy)
        return
    told: list[tuple[str, Callable[[Settings], Check]]] = [
        ("data folder", _ledger),
        ("store", _store),
        ("Prefect server", _prefect),
    ]
    if (settings.data / NAMES).is_dir():
        told.insert(1, ("imported names", imported))
    for what, check in told:
        try:
            yield check(settings)
        except DealgraphError as error:
            yield Check(what, "missing", error.what, f"{error.where}: {error.remedy}")
        except Exception as error:  # a check that fails in a new way must still be told as a line
            yield Check(what, "missing", f"{type(error).__name__}: {error}", "Please report this.")


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


def _embedded_java() -> Check:
    """The Java that comes with the embedded store; its package is only looked at, since to import it takes a second."""
    what = "Java of the embedded store"
    try:
        release = Path(str(distribution("arcadedb-embedded").locate_file("arcadedb_embedded/jre/release")))
        found = re.search(r'JAVA_VERSION="(.+)"', release.read_text(encoding="utf-8", errors="replace"))
    except (PackageNotFoundError, OSError) as error:
        return Check(what, "missing", str(error), "Run `pip install --force-reinstall arcadedb-embedded`.")
    return Check(what, "ok", found[1] if found else "of an unknown version")


def _tool(tool: tuple[str, tuple[str, ...], str, str]) -> Check:
    name, command, debian, homebrew = tool
    use = UNNEEDED.get(name, "Only `make test` needs it")
    remedy = f"{use}. Get it with `apt-get install {debian}` or `brew install {homebrew}`."
    path = shutil.which(command[0])
    if path is None:
        return Check(name, "absent", f"no {command[0]} on the PATH", remedy)
    try:
        told = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=20, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        return Check(name, "absent", f"{path} does not work: {error}", remedy)
    number = re.search(r"\d+(\.\d+)+", told.stdout + told.stderr)
    return Check(name, "ok", f"{number[0] if number else 'of an unknown version'} in {path}")


def _ledger(settings: Settings) -> Check:
    from graph.ledger import Ledger
    from graph.ledger_format import read_format

    folder = settings.data
    if not folder.exists():
        return Check("data folder", "absent", f"{folder} does not exist", "`dealgraph ingest PATH` makes it.")
    ledger = Ledger.open(folder, create=False)
    if writer := holder(folder):
        return Check("data folder", "busy", f"{folder} is being written by {writer}", "Look again when it has ended.")
    damages = ledger.verify()
    if damages:
        first = f"{damages[0].path}: {damages[0].fault}"
        more = f" and {len(damages) - 1} more" if len(damages) > 1 else ""
        remedy = "Restore a backup, or delete what is damaged and ingest its articles again."
        return Check("data folder", "missing", f"damaged: {first}{more}", remedy)
    number, maker = read_format(folder)
    articles, runs = len(ledger.keys()), sum(1 for _ in ledger.runs())
    return Check("data folder", "ok", f"{folder}: format {number} by {maker}, {articles} articles, {runs} runs")


def imported(settings: Settings) -> Check:
    """The lists of names that were imported, and whether each still fits the others and the package."""
    files = imported_files(settings.data)
    lost = Counter(file for file, _ in catalogue_of(settings.data).dangling)
    found = ", ".join(path.stem for path in files)
    if not lost:
        return Check("imported names", "ok", found)
    told = ", ".join(f"{number} of {file}" for file, number in sorted(lost.items()))
    return Check(
        "imported names", "absent", f"{found}; left out, since nothing defines these things any more: {told}",
        "Run `dealgraph import FILE --catalogue NAME` again for these lists.",
    )  # fmt: skip


def holder(folder: Path) -> str:
    """Who holds the lock of a folder, "" for nobody. The lock is asked for, not waited for, and not made."""
    try:
        handle = os.open(folder / "lock", os.O_RDONLY)
    except OSError:
        return ""
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        try:
            told = json.loads(os.pread(handle, 10_000, 0))
            return f"process {told['pid']} ({told['command']})"
        except (ValueError, KeyError, TypeError):
            return "another process"
    finally:
        os.close(handle)
    return ""


def _store(settings: Settings) -> Check:
    from flows.stores import has_embedded_store, opened_store
    from graph.stores.base import RunsCypher

    if settings.store == EMBEDDED:
        if not has_embedded_store(settings):
            remedy = "`dealgraph sync` makes it from the data folder, and so does the next `dealgraph ingest PATH`."
            return Check("store", "absent", "embedded, not made yet", remedy)
        if writer := holder(settings.data / "cypher"):
            return Check("store", "busy", f"embedded, open in {writer}", "Look again when it has ended.")
    with opened_store(settings, read_only=True) as store:
        counts = store.counts()
        server = ""
        # The embedded store says that it is a Neo4j, to please its drivers; its version stands among the packages.
        if settings.store != EMBEDDED and isinstance(store, RunsCypher):
            server = f", {_server(store)}"
    things = f"{sum(counts.edges.values())} edges, {counts.nodes.get('Entity', 0)} entities"
    return Check("store", "ok", f"{settings.store}{server}: {things}, {counts.nodes.get('Fact', 0)} facts")


def _server(store: RunsCypher) -> str:
    """The server's name and version as far as it tells them."""
    try:
        rows = store.run("CALL dbms.components() YIELD name, versions RETURN name, versions").rows
        return "; ".join(f"{name} {', '.join(map(str, _texts(versions)))}" for name, versions in rows)
    except DealgraphError:
        return "a server that does not tell its version"


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]


def _prefect(settings: Settings) -> Check:
    from flows.runtime import API_URL, ask, server_version, template

    url = os.environ.get(API_URL)
    if not url:
        kept = "its database is prepared" if template().exists() else "the first start takes some seconds more"
        return Check("Prefect server", "ok", f"none named: each run starts a temporary one; {kept}")
    fault = ask(url)
    if fault:
        return Check(
            "Prefect server", "missing", f"{url}: {fault}", f"Start `prefect server start`, or unset {API_URL}."
        )
    return Check("Prefect server", "ok", f"{url}: version {server_version(url) or 'not told'}")
