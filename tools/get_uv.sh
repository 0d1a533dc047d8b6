#!/bin/sh
# Make sure that uv runs: the one on PATH, or one of the project's own in .tools/uv, made by pip.
set -eu
if uv --version >/dev/null 2>&1 || .tools/uv/bin/uv --version >/dev/null 2>&1; then
    exit 0
fi
if ! python3 -m venv .tools/uv; then
    echo "python3 cannot make a virtual environment (Debian: apt-get install python3-venv), and uv is not on PATH." >&2
    exit 1
fi
.tools/uv/bin/pip install --quiet --disable-pip-version-check uv
