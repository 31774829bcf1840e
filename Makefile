# One line of help for each target: `make help`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export FORUM_INSTANCE ?= instance

.DEFAULT_GOAL := help
.PHONY: help run demo test check format types contracts js unit postgres browser bench lock vendor translations pictures fonts clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: $(VENV)/.runtime ## set up where needed, and serve the forum
	@$(BIN)/flask --app wsgi forum setup
	@exec $(BIN)/gunicorn -c gunicorn.conf.py wsgi:app

demo: $(VENV)/.runtime ## play a sped-up evening against the running app
	@$(BIN)/flask --app wsgi forum demo

test: $(VENV)/.tools ## install what tests need, and run everything CI runs
	@tools/test-services.sh
	@$(MAKE) --no-print-directory check js unit postgres browser

check: format types contracts ## format, lint, types, import contracts

format: $(VENV)/.tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.tools
	$(BIN)/mypy

contracts: $(VENV)/.tools
	$(BIN)/lint-imports

js: node_modules/.installed ## types and tests of the pages' JavaScript
	npm run --silent types
	npm test --silent

pictures: $(VENV)/.tools ## take the README's pictures anew
	FORUM_PICTURES=docs/pictures $(BIN)/pytest -q tests/browser/test_screens.py -k complete

unit: $(VENV)/.tools ## Python tests on SQLite, real servers included
	$(BIN)/pytest -n 2 -m "not browser"

postgres: $(VENV)/.tools ## the same tests on PostgreSQL; those with servers of their own choose theirs
	tools/with-postgres.sh $(BIN)/pytest -n 2 -m "not browser and not server"

browser: $(VENV)/.tools ## Chromium tests; one that fails beside another is tried once more by itself
	$(BIN)/pytest -n 2 -m browser || $(BIN)/pytest -m browser --last-failed --last-failed-no-failures none

bench: $(VENV)/.tools ## measure, beside the references, and write bench/README.md
	$(BIN)/python -m bench

lock: $(VENV)/bin/python ## pin the newest allowed packages, with hashes
	$(BIN)/pip install --quiet --disable-pip-version-check pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe -o requirements.txt requirements.in
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe -o requirements-dev.txt requirements-dev.in

vendor: node_modules/.installed ## copy the browser libraries into static/vendor
	node tools/vendor.mjs

fonts: $(VENV)/.tools ## make the fonts of printed pages anew
	$(BIN)/python tools/paper_fonts.py

translations: $(VENV)/.tools ## collect texts and compile the English catalogue
	@found=$$(mktemp) && trap 'rm -f "$$found"' EXIT && \
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --no-wrap --project=forum -o "$$found" . && \
	$(BIN)/pybabel -q update -l en -N --init-missing --ignore-obsolete --ignore-pot-creation-date --no-wrap -i "$$found" -d forum_app/translations && \
	$(BIN)/pybabel compile --statistics -d forum_app/translations

clean: ## remove what was installed and built, never the instance folder
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing: apt install python3-venv"; exit 1; }

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.tools: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.installed: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
