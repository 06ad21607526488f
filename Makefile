# make serve | make test | make build | make check | make bench: each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: serve build test check pictures bench bench-search setup browser lock clean

serve: setup
	@$(BIN)/renda serve

build: setup
	@$(BIN)/renda build

# Python packages first, since Node comes as one of them; each step only when its lock changed.
setup: $(VENV)/.python-ready $(VENV)/.node-ready

$(VENV)/.python-ready: requirements.lock pyproject.toml
	@echo "正在安装 Python 依赖（首次约一分钟）…"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新版本"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.node-ready: package-lock.json $(VENV)/.python-ready
	@echo "正在安装前端依赖…"
	@npm ci --silent --ignore-scripts
	@touch $@

# Chromium, through the system's package manager where it is missing and that is possible.
browser: setup
	@$(BIN)/python tests/browser.py

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@npx tsc -p .

test: setup browser
	@$(BIN)/python -m pytest -n 2

# The pictures of the organizers' guide, taken anew.
pictures: setup browser
	@PYTHONPATH=tests $(BIN)/python tests/pictures.py

bench: setup browser
	@PYTHONPATH=tests $(BIN)/python tests/bench/run.py

bench-search: setup browser
	@PYTHONPATH=tests $(BIN)/python tests/bench/search.py

# Resolve anew and write the lock; needs uv.
lock:
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

clean:
	@rm -rf site site-preview .cache .mypy_cache .ruff_cache .pytest_cache
