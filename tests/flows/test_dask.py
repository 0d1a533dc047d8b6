"""The same flow on a cluster: a real scheduler, real workers, and the same bytes as in one process."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from extraction.pipeline import load_extractor
from flows import dask_cluster
from flows.dask_cluster import OnDask
from flows.extracting import Here
from flows.extractor import configured_extractor
from flows.readers import configured_readers
from flows.settings import load_settings
from graph.known_names import names_path
from ontology.errors import DealgraphError
from ontology.records import RawArticle, Reading
from tests.flows.command import articles_below, dealgraph
from tests.flows.dask_processes import scheduler, workers
from tests.flows.test_ingest import start, until

COUNT = 24
KNOWN_BY_A_LIST = "Zirbelkern invested $20 million in OpenAI on 3 May 2024. The round was led by Sequoia Capital.\n"
LIST = """@prefix dg: <https://w3id.org/dealgraph/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dgc: <https://w3id.org/dealgraph/id/concept/> .
dgc:outside-1 a skos:Concept, dg:Company ; skos:prefLabel "Zirbelkern" ."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    folder = tmp_path_factory.mktemp("dask")
    with scheduler(folder) as (address, _), workers(folder, address, "one", "two"):
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield address


def batches(count: int = COUNT) -> list[list[RawArticle]]:
    """Batches of two articles, one of which nobody can read."""
    text = "Acme{0} AI raised ${0} million in a Series A led by Example Ventures on 3 May 2024."
    return [
        [RawArticle(f"a{n}", f"a{n}.txt", text.format(n), "en"), RawArticle(f"b{n}", f"b{n}.txt", f"{n} ...", "")]
        for n in range(1, count + 1)
    ]


def test_a_run_on_two_workers_writes_the_bytes_of_a_run_in_one_process(
    cluster: str, ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    arguments = ("ingest", examples, "--data", tmp_path / "data", "--no-store")
    done = dealgraph(*arguments, "--runner", "dask", "--address", cluster, cwd=tmp_path, DEALGRAPH_BATCH="1")
    assert (done.returncode, done.stderr) == (0, "")
    contents = [{name: c for name, (c, _) in articles_below(data).items()} for data in (tmp_path / "data", ingested[0])]
    assert contents[0] == contents[1]
    assert "Nothing changed" in dealgraph(*arguments, cwd=tmp_path).stdout


def test_both_workers_read_and_each_loads_its_weights_once(cluster: str) -> None:
    extractor = load_extractor()
    readers = OnDask(cluster, (), extractor.digest)
    try:
        found = [list(batch) for batch in readers.read(batches())]
    finally:
        readers.close()
    assert found == [list(batch) for batch in Here(extractor).read(batches())]
    with Client(cluster, set_as_default=False) as client:
        counted = client.run(load_extractor.cache_info)
    assert len(counted) == 2
    assert all(info.misses == 1 and info.hits > 1 for info in counted.values())


def test_a_worker_that_is_killed_costs_no_article(cluster: str, tmp_path: Path) -> None:
    extractor = load_extractor()
    with workers(tmp_path, cluster, "third", leashed=False) as (third,):
        with Client(cluster, set_as_default=False) as client:
            client.wait_for_workers(3, timeout=120)
        readers = OnDask(cluster, (), extractor.digest)
        try:
            coming = readers.read(batches(60))
            found = [list(next(coming))]
            third.send_signal(signal.SIGKILL)
            found += [list(batch) for batch in coming]
        finally:
            readers.close()
    assert found == [list(batch) for batch in Here(extractor).read(batches(60))]


def test_a_run_whose_scheduler_is_killed_says_so_and_goes_on_without_it(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with scheduler(tmp_path, leashed=False) as (address, process), workers(tmp_path, address, "only", leashed=False):
        arguments = ("ingest", examples, "--data", data, "--no-store")
        run = start(*arguments, "--runner", "dask", "--address", address, cwd=tmp_path)
        until(lambda: len(articles_below(data)) >= 1 or run.poll() is not None, 120)
        process.kill()
        out, err = run.communicate(timeout=120)
    assert run.returncode == 1, out
    assert f"{address}: the Dask scheduler has gone" in err
    assert dealgraph(*arguments, cwd=tmp_path).returncode == 0
    contents = [{name: c for name, (c, _) in articles_below(folder).items()} for folder in (data, ingested[0])]
    assert contents[0] == contents[1]


def test_workers_know_the_names_that_were_imported_into_the_folder(cluster: str, tmp_path: Path) -> None:
    names_path(tmp_path, "mine").parent.mkdir()
    names_path(tmp_path, "mine").write_text(LIST, encoding="utf-8")
    settings = load_settings(data=tmp_path, runner="dask", address=cluster)
    extractor = configured_extractor(settings)
    readers = configured_readers(settings, extractor)
    raws = [[RawArticle("a", "a.txt", KNOWN_BY_A_LIST, "en")]]
    try:
        ((found,),) = readers.read(raws)
    finally:
        readers.close()
    assert [found] == list(next(Here(extractor).read(raws)))
    assert isinstance(found, Reading)
    assert any(entity.known and entity.label == "Zirbelkern" for entity in found.entities)


def test_what_a_worker_cannot_load_is_told_of_that_worker(cluster: str) -> None:
    with pytest.raises(DealgraphError, match=r"tcp://[0-9.:]+ cannot read: .*no_such_model"):
        OnDask(cluster, (("de", "no_such_model"),), "digest")
    readers = OnDask(cluster, (), load_extractor().digest)
    readers._models = (("de", "no_such_model"),)
    try:
        with pytest.raises(DealgraphError, match=r"a worker that came later cannot read: .*no_such_model"):
            list(readers.read(batches(1)))
    finally:
        readers.close()


def test_workers_that_hang_do_not_hold_the_run(cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "LOADING", 0.0001)
    with pytest.raises(DealgraphError, match="have not loaded their models within"):
        OnDask(cluster, (), load_extractor().digest)


def test_workers_that_would_read_other_things_are_refused(cluster: str) -> None:
    with pytest.raises(DealgraphError, match=r"would read other things.*Install this version of dealgraph"):
        OnDask(cluster, (), "another digest")


def test_a_scheduler_that_is_not_there_or_has_no_worker_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "PATIENCE", 0.5)
    with pytest.raises(DealgraphError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler answers"):
        OnDask("tcp://127.0.0.1:1", (), "digest")
    with pytest.raises(DealgraphError, match="no Dask scheduler answers"):
        OnDask("nonsense", (), "digest")
    with scheduler(tmp_path) as (address, _), pytest.raises(DealgraphError, match="the Dask scheduler has no worker"):
        OnDask(address, (), "digest")


def test_a_client_that_found_no_scheduler_leaves_nothing_to_the_garbage_collector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It would clean up at any moment, and wait for ever where that is one at which another client starts."""
    made: list[Client] = []

    async def broken_off(client: Client, **_: object) -> None:
        made.append(client)
        client.status = "connecting"  # as it is left where the scheduler goes at that moment
        raise OSError("gone")

    monkeypatch.setattr(Client, "_start", broken_off)
    with pytest.raises(DealgraphError) as told:
        OnDask("tcp://127.0.0.1:1", (), "digest")
    assert told.value.__cause__ is not None
    assert [client.status for client in made] == ["closed"]


def test_a_cluster_without_an_address_or_with_a_language_model_is_refused(tmp_path: Path) -> None:
    run = ("ingest", ".", "--no-store", "--runner", "dask")
    done = dealgraph(*run, cwd=tmp_path)
    assert done.returncode == 1
    assert "the runner dask needs the address of a scheduler" in done.stderr
    asked = (*run, "--address", "tcp://127.0.0.1:1", "--read", "both")
    done = dealgraph(*asked, cwd=tmp_path, DEALGRAPH_LANGUAGE_MODEL='{"name": "m", "base_url": "http://127.0.0.1:1"}')
    assert done.returncode == 1
    assert "a language model is asked by one process only" in done.stderr
