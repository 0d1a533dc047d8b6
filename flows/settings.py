"""What a person can set: by option, environment, or a file `dealgraph.toml` in the working folder, in this order."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from extraction.languages import EVERY
from flows.language_model import LanguageModel
from flows.runner import Runner
from flows.settings_faults import faults_of
from flows.sources.configured import AnySource, SourceName
from flows.web.manners import Manners
from ontology.errors import DealgraphError
from ontology.namespaces import BASE

FILE = "dealgraph.toml"
EMBEDDED, MEMORY = "embedded", "memory"
_PORTION = 32
"""Batches of a portion that a cluster reads."""


class Settings(BaseSettings):
    """All settings of dealgraph; every one can be given as ``DEALGRAPH_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="DEALGRAPH_", toml_file=FILE, extra="forbid", frozen=True)

    data: Path = Path("dealgraph-data")
    """The data folder: the ledger, and the embedded store's files."""
    store: str = Field(EMBEDDED, validation_alias=AliasChoices("store", "DEALGRAPH_STORE", "NEO4J_URI"))
    """``embedded``, or the URI of a Neo4j (``neo4j://``, ``bolt://``, ``neo4j+s://``, ...)."""
    user: str = Field("", validation_alias=AliasChoices("user", "DEALGRAPH_USER", "NEO4J_USERNAME", "NEO4J_USER"))
    """Who dealgraph is to a Neo4j."""
    password: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("password", "DEALGRAPH_PASSWORD", "NEO4J_PASSWORD")
    )
    """The password for it, best given by the environment."""
    database: str = Field("", validation_alias=AliasChoices("database", "DEALGRAPH_DATABASE", "NEO4J_DATABASE"))
    """The database of a Neo4j that holds several; "" for its first."""
    base: str = BASE
    """The address under which you publish, with which every IRI of an export begins; ``--base`` may name another."""
    licence: str = Field("", pattern=r"^(https?://[^\s<>\"{}|\\^`]+)?$")
    """The IRI of the licence under which you hand the data on, as exports and ``serve --http`` tell it; "" for ours."""
    max_megabytes: float = Field(10.0, gt=0, le=1000)
    """Files larger than this are skipped; 1 MB is 1,000,000 bytes."""
    batch: int = Field(50, ge=1, le=10_000)
    """Articles that one task extracts and writes; what a killed run loses is at most one batch."""

    runner: Runner = Runner.LOCAL
    """Who reads the articles: this process, or the workers of the Dask scheduler at ``address``."""
    address: str = ""
    """A Dask scheduler, such as ``tcp://scheduler:8786``."""

    spacy_models: dict[str, str] = Field(default_factory=dict)
    """A trained spaCy model by language (``{"de": "de_core_news_lg"}``); its persons and organisations become names."""
    gliner: Path | None = None
    """The folder of a GLiNER's weights for ONNX, whose names of all languages are taken, too."""

    language_model: LanguageModel = LanguageModel()
    """A language model that reads beside the rules; none is asked unless its ``mode`` says so."""
    model_key: SecretStr = SecretStr("")
    """The key for the language model's server, "" for one that asks for none."""

    sources: dict[SourceName, AnySource] = Field(default_factory=dict)
    """Where `dealgraph watch` looks for articles, by name."""
    web: Manners = Manners()
    """How requests to the web are made."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options before the environment, the environment before the file; no ``.env``, no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """The spaCy models as sorted pairs of language and name, and a GLiNER's folder for every language."""
        gliner = {EVERY: str(self.gliner)} if self.gliner else {}
        return tuple(sorted((self.spacy_models | gliner).items()))

    @property
    def named_models(self) -> tuple[tuple[str, str], ...]:
        """All models that results rest on and that no file of ours holds, the language model under the name ""."""
        told = self.language_model
        return (*self.models, *((("", told.name),) if told.is_asked else ()))

    @property
    def portion(self) -> int:
        """Articles that `reprocess` takes from the ledger at a time; many, where many workers read them."""
        return self.batch if self.runner is Runner.LOCAL else self.batch * _PORTION

    @property
    def max_bytes(self) -> int:
        """The size in bytes above which a file is skipped."""
        return int(self.max_megabytes * 1_000_000)


def load_settings(**options: object) -> Settings:
    """The settings, with the options that are not None put before everything else."""
    given = {name: value for name, value in options.items() if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # pydantic checks what the options hold
    except ValidationError as error:
        raise DealgraphError(
            f"a setting is wrong: {faults_of(error, Settings)}",
            where=f"options, environment (DEALGRAPH_*, NEO4J_*) or {FILE}",
            remedy="Correct it there.",
        ) from error
    except ValueError as error:  # tomllib.TOMLDecodeError
        raise DealgraphError(f"is not valid TOML: {error}", where=FILE, remedy="Correct the file.") from error
    if settings.store == MEMORY:
        raise DealgraphError(
            "the store 'memory' forgets everything when the command ends",
            where="--store",
            remedy=f"Name {EMBEDDED!r} or the address of a Neo4j, or ingest with --no-store.",
        )
    return _without_login(settings)


def _without_login(settings: Settings) -> Settings:
    """The settings with the user and the password of an address such as ``neo4j://user:password@host`` put apart.

    Addresses are shown in messages and to Prefect. What the address tells counts before the settings of their own.
    """
    scheme, sign, rest = settings.store.partition("://")
    # The last @, since people do not always encode one that is in a password; no store's address has one elsewhere.
    login, at, host = rest.rpartition("@")
    if not sign or not at:
        return settings
    user, colon, password = login.partition(":")
    told: dict[str, object] = {"store": f"{scheme}://{host}"}
    if user:
        told["user"] = unquote(user)
    if colon:
        told["password"] = SecretStr(unquote(password))
    return settings.model_copy(update=told)
