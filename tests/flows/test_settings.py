"""An option counts before the environment, the environment before the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import load_settings
from ontology.errors import DealgraphError


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DEALGRAPH_STORE", "DEALGRAPH_DATA", "NEO4J_URI", "NEO4J_USER", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    settings = load_settings()
    assert (settings.data, settings.store, settings.max_bytes) == (Path("dealgraph-data"), "embedded", 10_000_000)


def test_the_order_of_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dealgraph.toml").write_text('store = "bolt://file"\ndata = "from-file"\n')
    assert load_settings().store == "bolt://file"
    monkeypatch.setenv("NEO4J_URI", "bolt://neo4j")
    assert load_settings().store == "bolt://neo4j"
    monkeypatch.setenv("DEALGRAPH_STORE", "bolt://environment")
    assert load_settings().store == "bolt://environment"
    assert load_settings(store="bolt://option", data=None).store == "bolt://option"
    assert load_settings().data == Path("from-file")


def test_neo4js_usual_variables_are_taken_and_the_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "ada")
    monkeypatch.setenv("NEO4J_PASSWORD", "s3cret")
    settings = load_settings()
    assert (settings.user, settings.password.get_secret_value()) == ("ada", "s3cret")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("batch = 0", "batch"),
        ("nonsense = 1", "nonsense is no setting. "),
        ("daata = 1", r"daata is no setting \(did you mean data\?\)"),
        ("data = ", "not valid TOML"),
        ('batch = "x"', "batch"),
        ('[sources.x]\nkind = "folder"\npth = "in"', r"\[sources.x\] path is missing; \[sources.x\] pth is no setting"),
    ],
)
def test_a_wrong_setting_is_told_by_name(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "dealgraph.toml").write_text(content)
    with pytest.raises(DealgraphError, match=told):
        load_settings()


@pytest.mark.parametrize(
    ("address", "user", "password"),
    [
        ("neo4j://ada:s3cret@db.example:7687", "ada", "s3cret"),
        ("bolt+s://ada:s%40%2Fcret@db.example:7687", "ada", "s@/cret"),
        ("neo4j://ada:s@/cret@db.example:7687", "ada", "s@/cret"),
        ("neo4j://ada@db.example:7687", "ada", "from-environment"),
        ("neo4j://db.example:7687", "", "from-environment"),
    ],
)
def test_the_login_in_an_address_is_put_apart(
    address: str, user: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "from-environment")
    settings = load_settings(store=address)
    assert settings.store == f"{address.partition(':')[0]}://db.example:7687"
    assert (settings.user, settings.password.get_secret_value()) == (user, password)
    assert password not in repr(settings)


def test_a_store_that_forgets_everything_is_refused() -> None:
    with pytest.raises(DealgraphError, match="the store 'memory' forgets everything"):
        load_settings(store="memory")
