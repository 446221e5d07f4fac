# Everything a newcomer needs: `make demo` and `make test`. Both set up first and may be repeated.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test run check lint bench translations clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "qualcoder-net needs Python 3.11 or newer; try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[team,test]'
	@touch $(READY)

demo: $(READY)
	$(BIN)/qualcoder-net demo demo --force

run: $(READY)
	@test -e demo/demo.qnet || $(MAKE) --no-print-directory demo
	$(BIN)/qualcoder-net open demo/demo.qnet

test: $(READY)
	$(BIN)/pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

translations: $(READY)
	$(BIN)/python -m tests.translations

clean:
	rm -rf $(VENV) demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
