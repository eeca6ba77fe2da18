# One environment, .venv/, made from requirements.lock; every target below uses it.
# It is brought up to date when requirements.lock or pyproject.toml changed, and not otherwise.

.DEFAULT_GOAL := help
.PHONY: help env report test lab docs notebooks check-notebooks tables lock lowest clean

UV := $(shell command -v uv 2>/dev/null)
# The first of these that is 3.11 or newer; another one by hand: make PYTHON=/path/to/python3
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$p"; break; }; done)
SEED := $(wildcard seeds/*.txt)
CODED := $(wildcard data/coded/seed/*.csv)
RUN := .venv/bin/python -m
NBVAL := --nbval --nbval-current-env --nbval-cell-timeout=120

# Without bytecode the first notebook took 9.7 s instead of 2 s.
export UV_COMPILE_BYTECODE := 1
# No other packages than those of .venv, whatever the shell exports.
unexport PYTHONPATH PYTHONHOME

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-16s %s\n", $$1, $$2}' Makefile

env: .venv/.installed ## the environment alone

report: .venv/.installed ## read the seed article: report/index.html, its tables and figures
	@$(RUN) discourse report "$(SEED)" --target Europe $(foreach file,$(CODED),--coded $(file)) -o report

test: .venv/.installed ## all checks: style, types, tests, doctests, notebooks
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) pytest -n auto --maxprocesses 8 --dist loadfile $(NBVAL) tests discourse notebooks

lab: .venv/.installed ## JupyterLab on the notebooks
	$(RUN) jupyterlab --notebook-dir notebooks

docs: .venv/.installed ## the documentation site, build/docs/index.html; offline, a warning is an error
	$(RUN) tools.build_docs build/docs

notebooks: .venv/.installed ## run the notebooks again, in place
	$(RUN) tools.execute_notebooks notebooks

check-notebooks: .venv/.installed ## the notebooks alone: stored outputs and figures against fresh ones
	$(RUN) pytest $(NBVAL) notebooks

tables: .venv/.installed ## write again what tests compare: data/derived/, tests/cases/readings/, reaches.tsv
	$(RUN) tools.derive_tables "$(SEED)" data/derived
	$(RUN) tools.derive_case_readings tests/cases/readings
	$(RUN) tools.derive_reaches tests/cases/reaches.tsv

NEEDS_UV = @[ -n "$(UV)" ] || { echo "make: $@ needs uv, which is not on the PATH: pip install uv" >&2; exit 1; }

lock: ## resolve requirements.lock again (all of it anew: make lock UPGRADE=1)
	$(NEEDS_UV)
	"$(UV)" pip compile --quiet --universal --python-version 3.11 --extra notebooks --extra test --extra docs \
		--no-annotate --no-header $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock

lowest: ## tests and doctests on the oldest versions that pyproject.toml allows
	$(NEEDS_UV)
	"$(UV)" venv --quiet --clear --python "$(PYTHON)" build/lowest
	"$(UV)" pip install --quiet --python build/lowest/bin/python --resolution lowest-direct \
		--editable ".[notebooks,test]"
	build/lowest/bin/python -m pytest -n auto --maxprocesses 8 --dist loadfile tests discourse

clean: ## remove the environment, the report and all caches
	rm -rf .venv report build dist docs/made .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find discourse tests tools benchmarks notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# The stamp is written last: an installation that was broken off is begun again.
.venv/.installed: requirements.lock pyproject.toml
	@fail() { echo "make: $$1" >&2; exit 1; }; \
	python="$(PYTHON)"; uv="$(UV)"; recent='import sys; sys.exit(sys.version_info < (3, 11))'; \
	if ! .venv/bin/python -c "$$recent" 2>/dev/null; then \
		rm -rf .venv; \
		if [ -n "$$python" ]; then \
			"$$python" -c "$$recent" 2>/dev/null || fail "$$python is not a Python of version 3.11 or newer; name another one: make PYTHON=/path/to/python3"; \
		elif [ -z "$$uv" ]; then fail "no Python of version 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3"; \
		fi; \
		if [ -n "$$uv" ]; then "$$uv" venv --quiet --python "$${python:->=3.11}" .venv || fail "uv could not make .venv; it says why in the line above"; \
		else \
			"$$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$$python has no working venv module; install it (Debian, Ubuntu: apt install python3-venv), or install uv"; \
			"$$python" -m venv .venv || fail "$$python -m venv failed; it says why in the lines above"; \
		fi; \
	fi; \
	echo "make: installing requirements.lock into .venv"; \
	if [ -n "$$uv" ]; then \
		"$$uv" pip install --quiet --python .venv/bin/python -r requirements.lock && \
		"$$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .; \
	else \
		$(RUN) pip install --quiet --disable-pip-version-check -r requirements.lock && \
		$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi || fail "the installation stopped; the lines above say why (no network, or a full disk?)"
	@touch .venv/.installed
