# Two commands matter: `make run` and `make test`. The others are habits; `make help` lists them.

PY := .venv/bin/python
STAGE := tools/stage
WORKERS ?= 2
PYTEST := $(PY) -m pytest -q -p no:cacheprovider
SHARED := -n $(WORKERS) --dist loadscope --no-loadscope-reorder
# Folders whose tests touch no database; conftest.py holds them to it.
WITHOUT_DATABASE := analytics connectors core docs house kit phrases
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start Selaras some thirty times: without bytecode each start compiles a thousand modules.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test env env-run chromium clients lint format types contracts house unit postgres browser bytecode \
	bench lock vendor screenshot docs clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: env-run ## create the database, load the demo company, start web and worker
	@exec $(PY) -m selaras run

test: ## every gate: style, types, floors, all tests on SQLite and PostgreSQL, pages in Chromium
	@$(STAGE) "all gates" $(MAKE) --no-print-directory gates

# Beside one another; the first gate that fails ends the others. What others need comes first, then the longest.
.PHONY: gates
gates: env
	@$(PY) tools/gates.py bytecode chromium lint types unit browser postgres house contracts

env:
ifndef SELARAS_GATES
	@$(STAGE) "environment" tools/make_env dev
endif

env-run:
	@tools/make_env run

chromium:
	@$(STAGE) "chromium" tools/get_chromium

# In a new environment each of the processes beside one another would compile the same thousands of modules.
bytecode: env ## load every test once, so that what tests import is compiled once
	@[ -e .venv/.made-bytecode ] || { $(STAGE) "every test can be loaded" \
		sh -c 'said=$$($(PYTEST) --collect-only 2>&1) || { echo "$$said"; exit 1; }' && touch .venv/.made-bytecode; }

clients: ## real trackers for Node and browsers, that tests let send to the door; without Node they skip
	@$(STAGE) "trackers" sh -c 'tools/get_clients || [ $$? -eq 3 ]'

lint: env ## style and banned APIs
	@$(STAGE) "style" $(PY) -m ruff check .
	@$(STAGE) "format" $(PY) -m ruff format --check .

format: env ## rewrite what the linters can rewrite
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

types: env ## mypy, strict on kit and core
	@$(STAGE) "types" env SELARAS_HOME=.cache/types $(PY) -m mypy

contracts: env ## the floors
	@$(STAGE) "floors" .venv/bin/lint-imports

house: env ## lengths, docstrings, vocabulary, vendored files
	@$(STAGE) "house" $(PYTEST) tests/house

unit: env ## every test on SQLite, with branch coverage
	@$(STAGE) "tests on SQLite" $(PYTEST) $(SHARED) --ignore=tests/house -m "not postgres and not browser" \
		--cov --cov-branch --cov-report= && \
	$(STAGE) "coverage of kit and core" $(PY) -m coverage report --include='src/selaras/kit/*,src/selaras/core/*' \
		--fail-under=100 && \
	$(STAGE) "coverage of the other floors" $(PY) -m coverage report --omit='src/selaras/kit/*,src/selaras/core/*' \
		--fail-under=95

postgres: env ## the tests that touch a database, on a real PostgreSQL
	@$(STAGE) "tests on PostgreSQL" $(PY) -m tests.harness.postgres \
		$(PYTEST) $(SHARED) tests $(addprefix --ignore=tests/,$(WITHOUT_DATABASE)) \
		-m "(django_db or postgres) and not browser"

browser: env chromium ## the pages in a real Chromium
	@$(STAGE) "pages in Chromium" $(PYTEST) -m browser $$(find tests -name 'test_*browser*.py' -o -name 'test_*chromium*.py')

bench: env ## side by side with peers: prints ratios
	@for file in bench/*.py; do [ -e "$$file" ] || continue; PYTHONPATH=. $(PY) "$$file" || exit 1; done

lock: env ## write both locks anew; make lock UPGRADE=--upgrade takes newer versions
	@tools/write_lock $(UPGRADE)

vendor: env ## fetch the static libraries anew and write their manifest
	@$(PY) tools/vendor_static.py

screenshot: env chromium ## take the README picture of the demo company that `make run` shows in another terminal
	@PYTHONPATH=. $(PY) tools/screenshots.py --readme --password "$(or $(PASSWORD),selaras-demo)" $(OPTIONS)

clean: ## forget caches and the environment; data in var/ stays
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage .coverage.*
	find . -name __pycache__ -not -path './var/*' -type d -prune -exec rm -rf {} +
