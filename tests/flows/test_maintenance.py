"""The flows that a worker runs without a new article: what each gives back, and what it leaves in ledger and store."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.flows.command import dealgraph, environment

CODE = """
import json, sys
from flows.maintenance import reprocess, retract, sync
data = sys.argv[1]
told = [sync(data), sync(data), reprocess(data), retract("03-pt-brisalta-nega-rodada", "a test", data), sync(data)]
print(json.dumps(told))
"""


def test_the_flows_of_maintenance_give_numbers_and_leave_the_store_in_step(
    ingested: tuple[Path, str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ingested[0], data, ignore=shutil.ignore_patterns("cypher", "lock"))
    page = data / "reports" / "conflicts.md"
    assert "Brisalta nega ter fechado" in page.read_text()
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(data)],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    filled, again, read, gone, last = json.loads(done.stdout.splitlines()[-1])
    assert filled["store_changes"] > 100
    assert (again, last) == ({"store_changes": 0}, {"store_changes": 0})
    assert (read["command"], read["written"], read["skipped"]) == ("dealgraph reprocess", 0, 0)
    assert len(gone["retracted"]) == 1
    assert gone["store_changes"] > 10
    question = "MATCH (a:Article) RETURN a.key AS key"
    rows = json.loads(dealgraph("query", question, "-f", "json", "--data", data, cwd=tmp_path).stdout)
    assert len(rows) == 7
    assert "03-pt-brisalta-nega-rodada" not in {row["key"] for row in rows}
    left = [path for path in data.rglob("*") if path.is_file() and "cypher" not in path.parts]
    assert page in left
    assert not [path for path in left if "Brisalta nega ter fechado" in path.read_text(errors="replace")]
