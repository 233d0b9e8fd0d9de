# Two commands do all set-up: `make run` serves the site on this machine, `make test` checks it.
# Every path is relative, so that the project may lie in a folder whose name has spaces.

PYTHON ?= python3
TIPC_BIND ?= 127.0.0.1:8000
TESTERS ?= 2

VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes
LOCK := uv pip compile --quiet pyproject.toml --universal --python-version 3.11.2 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.PHONY: help run test test-quick test-browser drills lint check-deploy pytest lock clean

help:
	@echo "make run           serve the record on this machine"
	@echo "make test          every check that needs no browser and no other service"
	@echo "make test-quick    those of its tests that need no record, in half a minute"
	@echo "make test-browser  the pages in Chromium: accessibility, valid HTML, policy, print"
	@echo "make drills        people who save, post and approve at once, on the site as served"
	@echo "make lint          style, formatting, types and migrations only"
	@echo "make check-deploy  Django's own check of production settings"
	@echo "make lock          write the lock files anew (needs uv and npm)"
	@echo "make clean         remove what the commands above made, except var/"

# Installed packages. Each file stands for a finished installation of the list that it is newer than.

$(PY):
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name yours:"; \
		echo "    make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); this site needs Python 3.11 or newer."; \
		echo "Name another: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv. On Debian or Ubuntu: apt-get install python3-venv"; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed-to-run: $(PY) requirements.txt
	@echo "Installing the locked packages into $(VENV): some 300 MB, a minute or more ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-to-test: $(VENV)/installed-to-run requirements-dev.txt
	@echo "Installing the locked packages for tests into $(VENV) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

node_modules/installed: package-lock.json
	@if command -v npm >/dev/null; then \
		npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@ || exit 1; \
	else \
		echo "npm is missing: axe and the HTML validator will not run."; test "$$CI" != true; \
	fi

# The site on this machine

run: export TIPC_PROFILE = local
run: export TIPC_BIND := $(TIPC_BIND)
run: export TIPC_BASE_URL ?= http://$(TIPC_BIND)
run: export MALLOC_ARENA_MAX ?= 2
run: $(VENV)/installed-to-run
	@$(PY) deploy/port_is_free.py "$$TIPC_BIND"
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_record --if-empty
	@$(MANAGE) ensure_staff
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@echo "The record is at $$TIPC_BASE_URL/ and staff sign in at $$TIPC_BASE_URL/admin/."
	@echo "Stop it with Ctrl-C."
	@$(MANAGE) send_notices --loop --until-parent-ends & \
		exec $(PY) -m gunicorn --config deploy/gunicorn.conf.py tipcouncil.wsgi

# Checks

test: lint check-deploy pytest

lint: $(VENV)/installed-to-test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	TIPC_PROFILE=local TIPC_DATA_DIR=$(VENV)/checks $(MANAGE) makemigrations --check --dry-run

# A key of no worth, of the length that a real one has.
check-deploy: $(VENV)/installed-to-run
	env -u TIPC_PROFILE -u TIPC_DEBUG \
		TIPC_SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')" \
		TIPC_BASE_URL=https://record.example.gov TIPC_HOSTS=record.example.gov \
		TIPC_DATA_DIR=$(VENV)/checks \
		$(MANAGE) check --deploy --fail-level WARNING

pytest: $(VENV)/installed-to-test
	$(PY) -m pytest -n $(TESTERS) -m "not browser"

test-quick: $(VENV)/installed-to-test
	$(PY) -m pytest -n $(TESTERS) -m "not browser and not long"

test-browser: $(VENV)/installed-to-test node_modules/installed
	$(PY) -m pytest -n $(TESTERS) tests/browser

drills: $(VENV)/installed-to-test
	$(PY) -m tests.drills.verbs --rounds 200 --seconds 1800

# Upkeep

lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt -o requirements-dev.txt
	$(LOCK) --extra ocr --constraint requirements.txt -o requirements-ocr.txt
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean:
	rm -rf $(VENV) node_modules .pytest_cache .ruff_cache .mypy_cache
