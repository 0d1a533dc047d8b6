"""compose.yaml: what can be held against without Docker. `test_schedule.py` runs its commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.flows.command import ROOT
from tests.flows.compose import FILE, services, variables

OWN = {"prefect", "deploy", "worker", "metrics", "dealgraph"}


def test_it_keeps_to_the_schema_of_compose_files() -> None:
    check = str(Path(sys.executable).with_name("check-jsonschema"))
    done = subprocess.run(
        [check, "--builtin-schema", "vendor.compose-spec", str(FILE)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_has_a_store_prefects_server_and_worker_and_dealgraph() -> None:
    assert services().keys() == {"neo4j", *OWN}
    assert variables() == {"NEO4J_PASSWORD", "PROJECT"}
    for service in services().values():
        assert service.get("depends_on", {}).keys() <= services().keys()
        # Nothing is reached from other machines unless someone writes so.
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))


def test_its_services_find_each_other_by_settings_that_there_are(tmp_path: Path) -> None:
    """Each variable that is ours sets something, and leads to the service of that name."""
    for name in OWN:
        told = {key: str(value) for key, value in services()[name]["environment"].items()}
        ours = {key: value for key, value in told.items() if key.startswith(("DEALGRAPH_", "NEO4J_"))}
        code = "from flows.settings import load_settings as s; x = s(); print(x.data, x.store, x.user)"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": str(ROOT), "PATH": "", **ours}, cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.split() == ["/data/dealgraph-data", "neo4j://neo4j:7687", "neo4j"]
        assert told["PREFECT_API_URL"] == "http://prefect:4200/api"


def test_the_image_holds_what_the_lock_says_and_no_data_of_this_machine() -> None:
    lines = services()["dealgraph"]["build"]["dockerfile_inline"]
    assert "uv sync --locked" in lines
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".venv", ".git", "dealgraph-data", "dealgraph-answers"} <= set(ignored)
