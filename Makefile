# Two commands: `make dossier` and `make test`. Both set up by themselves in .venv.
A ?= RUS
B ?= PRK
VENV := .venv
PYTHON ?= python3
RAW ?= ../shared
UV := $(shell command -v uv 2>/dev/null)

.PHONY: dossier serve test check bench snapshot golden clean

dossier: $(VENV)/.user
	$(VENV)/bin/tumen dossier "$(A)" "$(B)" --dir out

serve: $(VENV)/.web
	$(VENV)/bin/tumen serve

test: $(VENV)/.dev
	$(VENV)/bin/ruff check src tests benchmarks
	$(VENV)/bin/ruff format --check src tests benchmarks
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/pytest -n auto

bench: $(VENV)/.dev
	for file in benchmarks/[a-z]*.py; do $(VENV)/bin/python $$file || exit 1; done

snapshot: $(VENV)/.dev
	$(VENV)/bin/tumen snapshot build --raw $(RAW) --licences DATA-LICENCES.md

golden: $(VENV)/.dev
	TUMEN_GOLDEN=write $(VENV)/bin/pytest tests/test_golden.py

clean:
	rm -rf $(VENV) out build dist

$(VENV)/bin/python:
	$(if $(UV),$(UV) venv --quiet --allow-existing --python "$(PYTHON)" $(VENV),$(PYTHON) -m venv $(VENV))

$(VENV)/.user: pyproject.toml | $(VENV)/bin/python
	$(if $(UV),$(UV) pip install --quiet --compile-bytecode --python $(VENV)/bin/python -e .,$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e .)
	touch $@

$(VENV)/.web: pyproject.toml | $(VENV)/bin/python
	$(if $(UV),$(UV) pip install --quiet --compile-bytecode --python $(VENV)/bin/python -e '.[web]',$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[web]')
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(if $(UV),$(UV) pip install --quiet --python $(VENV)/bin/python -e '.[dev]',$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]')
	touch $@ $(VENV)/.user
