# A fresh clone needs Python 3.11 or newer and make; everything else is fetched into .venv/ and .tools/.
SHELL := /bin/sh
.DEFAULT_GOAL := run

# uv from PATH where it runs, else the project's own, which tools/get_uv.sh makes.
UV = $(shell if uv --version >/dev/null 2>&1; then echo uv; else echo .tools/uv/bin/uv; fi)
BIN = .venv/bin
CODE = extraction flows graph ontology tests

# Every command is a process, and one that finds nothing compiled begins by compiling 1,200 modules: 2 s.
export UV_COMPILE_BYTECODE = 1
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test train lint docs format bench release clean uv sync needs

## run: install, then read the example articles into a graph
run: uv
	$(UV) sync --locked --no-dev --inexact  # inexact: leaves in place what `make test` has added
	$(BIN)/dealgraph ingest examples/articles

## test: install what the tests need, then every check that CI makes
test: needs sync
	$(BIN)/python -m tests.servers
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n 3 -m "not large"  # one more than there are cores: many wait for servers
	$(BIN)/pytest -n 2 -m large  # in workers: an engine's Java that goes down with the interpreter may take its exit code along

## lint: style, types and the rooms' import rule
lint: sync
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

## docs: the documentation as pages in build/site/; a dead link or anchor fails
docs: sync
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open build/site/index.html"

## format: put the code into the shape that lint asks for
format: sync
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## bench: every bench and one table of them all; BENCH="rdf store --write" makes these two only and writes the pages
# With names and --write, all the others must have been made before, on this machine: build/bench/ keeps what they told.
# The extraction reads the shared articles, too, which its page needs; they are found beside the checkout, as CI has them.
bench: export DEALGRAPH_SHARED ?= $(if $(wildcard ../shared/evaluation),$(abspath ../shared))
bench: needs uv
	$(UV) sync --locked --inexact --group bench
	$(BIN)/python -m tools.bench.benchmarks $(BENCH)

## release: wheel, sdist and what they are made of (a CycloneDX bill of materials) in dist/
release: uv
	rm -rf dist  # what an earlier version has left there would be handed on with this one
	$(UV) build --out-dir dist
	$(UV) export --quiet --locked --no-dev --all-extras --format cyclonedx1.5 --output-file dist/dealgraph.cdx.json

## train: learn names and claims anew from tools/training/articles (minutes); commit the weights with the articles
train: sync
	$(BIN)/python -m tools.training
	$(BIN)/python -m tools.training.calibration

## clean: remove what tools leave behind; .venv/, .tools/ and your data stay
clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(CODE) -type d -name __pycache__ -prune -exec rm -rf {} +

uv:
	@sh tools/get_uv.sh

sync: uv
	$(UV) sync --locked

needs:
	@sh tools/get_test_needs.sh
