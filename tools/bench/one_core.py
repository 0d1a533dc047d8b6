"""One core and one thread, so that a ratio of two speeds is one of work done and not of threads started."""

from __future__ import annotations

import os

_THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)  # fmt: skip


def use_one_core() -> None:
    """Hold this process to one core and its libraries to one thread; libraries look only while they are imported."""
    for name in _THREADS:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):  # Linux; elsewhere the one thread has to do
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
