"""One writes at a time; who looks whether somebody does is in nobody's way."""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

import pytest

from graph import lock
from graph.lock import FILE, writing
from ontology.errors import DealgraphError


def test_who_only_looks_refuses_no_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_INSTANT", 0.5)  # long enough for a timer on a busy machine
    handle = os.open(tmp_path / FILE, os.O_RDONLY | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_SH)
    looked = threading.Timer(0.01, os.close, (handle,))
    looked.start()
    with writing(tmp_path, "dealgraph ingest"):
        told = pytest.raises(DealgraphError, match="dealgraph ingest")
        with told, writing(tmp_path, "another"):
            raise AssertionError
    looked.join()
