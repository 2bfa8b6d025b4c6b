# Every target does its own set-up: plain python3 (3.11 or newer), make and pip are enough.

PYTHON   ?= python3
LANGUAGE ?= fr
ERRORS   ?= 0
TEXTS    ?= $(or $(CHANCERY_SHARED),../shared)/gold/dispatches/docs
VENV     := .venv
BIN      := $(VENV)/bin
PIP      := $(BIN)/python -m pip --disable-pip-version-check --quiet
ONE_CORE := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

.DEFAULT_GOAL := help
.PHONY: help demo desk test check format readme score lexicon-report bench peers screenshots model model-score clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP) install --editable '.[dev]'
	@touch $@

demo: $(VENV)/installed ## read the invented example dispatch and print the record
	@$(BIN)/chancery read --demo
	@echo
	@echo "To open the desk in a browser, on three months of an invented press: make desk"

desk: build/demo.db ## open the desk in a browser on a demo ledger, an invented press of 214 dispatches
	@$(BIN)/chancery serve --ledger build/demo.db

build/demo.db: | $(VENV)/installed
	@mkdir -p build
	@rm -f build/making.db*
	$(BIN)/chancery ingest tests/newsroom/dispatches.jsonl --ledger build/making.db
	@mv build/making.db build/demo.db

test: $(VENV)/installed-dev ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev ## lint, format, types, import contracts, spelling, documentation
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python -m pytest --quiet tests/docs

format: $(VENV)/installed-dev ## put the code into the one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

readme: $(VENV)/installed-dev ## put what the demo prints now into the README
	$(BIN)/python -m tests.docs.demo

score: $(VENV)/installed-dev ## score against the gold sets and pages in ../shared (CHANCERY_SHARED) and the invented press; ERRORS=40 lists misses
	@$(BIN)/python -m tests.score.across --errors $(ERRORS)
	@$(BIN)/python -m tests.score.gold --errors $(ERRORS)
	@$(BIN)/python -m tests.score.pages

lexicon-report: $(VENV)/installed-dev ## which predicates of the folder TEXTS the lexicon of LANGUAGE knows, which never fire, which fire not BESIDE them
	@$(BIN)/python -m bench.lexicon --language $(LANGUAGE) $(if $(BESIDE),--beside "$(BESIDE)") "$(TEXTS)"

bench: $(VENV)/installed-dev ## measure in LANGUAGE speed, the share of each room, memory and cold start, then the ledger and looking across it, on one core; then the desk
	@$(ONE_CORE) $(BIN)/python -m bench --language $(LANGUAGE)
	@$(ONE_CORE) $(BIN)/python -m bench.ledger
	@$(ONE_CORE) $(BIN)/python -m bench.across
	@$(ONE_CORE) $(BIN)/python -m bench.desk

peers: $(VENV)/installed-dev ## put Chancery beside its peers (PETRARCH_HOME) on the English gold sentences, in one table
	@$(ONE_CORE) $(BIN)/python -m bench.peers

screenshots: $(VENV)/installed-dev build/demo.db ## draw the pictures of the desk for the docs
	@$(BIN)/python -m tests.desk.browser.screenshots

model: $(VENV)/installed-dev ## train the parser of LANGUAGE from the treebanks in CHANCERY_TREEBANKS
	$(BIN)/python -m models.train --language $(LANGUAGE) --treebanks "$(CHANCERY_TREEBANKS)" \
		--out src/chancery/parsing/models/$(LANGUAGE)

model-score: $(VENV)/installed-dev ## score the shipped parser of LANGUAGE on the untouched test sets
	@$(BIN)/python -m models.evaluate --language $(LANGUAGE) --treebanks "$(CHANCERY_TREEBANKS)"

clean: ## remove everything that the other targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
