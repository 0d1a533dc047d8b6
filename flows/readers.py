"""Who reads the articles of a run, as the settings say."""

from __future__ import annotations

from extraction.pipeline import Extractor
from flows.extracting import Here, Readers
from flows.runner import Runner
from flows.settings import Settings
from graph.known_names import imported_names
from ontology.errors import DealgraphError


def configured_readers(settings: Settings, extractor: Extractor) -> Readers:
    """This process, or the workers of a cluster; ``DealgraphError`` where there is none that reads the same."""
    if settings.runner is Runner.LOCAL:
        return Here(extractor)
    if not settings.address:
        raise DealgraphError(
            "the runner dask needs the address of a scheduler",
            where="--address",
            remedy="Start `dask scheduler` and `dask worker tcp://HOST:8786`, and name tcp://HOST:8786.",
        )
    if extractor.second is not None:
        raise DealgraphError(
            "a language model is asked by one process only, which keeps to its budget",
            where="--runner dask",
            remedy="Read with --runner local, or with --read rules.",
        )
    try:
        from flows.dask_cluster import OnDask
    except ImportError as error:
        raise DealgraphError(
            f"the runner dask is not installed ({error})",
            where="--runner dask",
            remedy="Run `pip install 'dealgraph[dask]'`.",
        ) from error
    return OnDask(settings.address, settings.models, extractor.digest, names=imported_names(settings.data))
