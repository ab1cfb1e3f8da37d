# Musnad: `make demo` to see it, `make test` to check it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := $(sort $(wildcard samples/*.json samples/*.txt samples/*.html))

.PHONY: demo test test-fast fast bench bench-fast bench-ledger bench-reconcile bench-scale lint fmt clean help
.DEFAULT_GOAL := help

help:
	@echo "make demo    read the samples, show the result here and in build/demo.html"
	@echo "make test    run the tests"
	@echo "make bench   words a second, beside spaCy only tokenizing; compiled as well, where there is a C compiler"
	@echo "make fast    compile the reader into build/fast: the same readings, faster (make test-fast tests it)"
	@echo "make bench-reconcile  copies found and missed, beside the exact similarity; and what it costs"
	@echo "make bench-scale   one process beside Ray, and a year of the web on paper"
	@echo "make bench-ledger  what a ledger costs: time, memory, size, answers; and 100 kills"
	@echo "make bench-web LEDGER=news.db  how fast the desk answers, every kind of page"
	@echo "make lint    ruff and mypy --strict"
	@echo "make fmt     format the code"
	@echo "make clean   remove what was built"

# The environment: made once, and again when the dependencies change.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Musnad needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
		echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments (no venv or ensurepip)."; \
		echo "On Debian and Ubuntu: sudo apt-get install python3-venv; then run make again."; exit 1; }
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: pyproject.toml $(VENV)/.made
	@echo "Installing Musnad into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.made
	@echo "Installing Musnad and its development tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo
	@mkdir -p build
	@$(BIN)/musnad read $(SAMPLES) --lexicon samples/lexicon.toml
	@$(BIN)/musnad read $(SAMPLES) --lexicon samples/lexicon.toml --format html -o build/demo.html
	@echo
	@echo "The same as a web page: $(CURDIR)/build/demo.html"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

bench: $(VENV)/.dev
	$(BIN)/musnad bench
	@if command -v $(CC) >/dev/null; then $(MAKE) --no-print-directory bench-fast; fi

# The reader compiled (tools/compile.py). PYTHONPATH puts the copy in build/fast before the installed package.
fast: build/fast/.made

build/fast/.made: tools/compile.py $(VENV)/.dev $(shell find musnad -name '*.py' -o -name '*.toml')
	$(BIN)/python tools/compile.py
	@touch $@

bench-fast: build/fast/.made
	PYTHONPATH=build/fast $(BIN)/musnad bench

test-fast: build/fast/.made
	PYTHONPATH=$(CURDIR)/build/fast:$(CURDIR) $(BIN)/pytest -o pythonpath=build/fast --import-mode=append $(TESTS)

bench-reconcile: $(VENV)/.dev
	$(BIN)/python -m musnad.reconcile.bench

bench-scale: $(VENV)/.dev
	$(BIN)/python -m musnad.scale.bench

bench-ledger: $(VENV)/.dev
	$(BIN)/python -m musnad.ledger.bench
	$(BIN)/python -m tests.ledger.kills --kills 100

bench-web: $(VENV)/.dev
	$(BIN)/python -m musnad.web.bench $(or $(LEDGER),musnad.db)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

fmt: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
