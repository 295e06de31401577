# Everything needs only python3 (3.11+), pip and make. `make demo` shows the product, `make test` proves it.
PYTHON ?= python3
UV := .uv/bin/uv
BIN := .venv/bin

.PHONY: demo test check lint types setup lock clean check-language
.DEFAULT_GOAL := demo

demo: setup  ## run the main job on the sample articles and say where the report is
	$(BIN)/synoptic demo --output report

test: setup  ## style, types, layers, then every test
	$(MAKE) check
	$(BIN)/python -m pytest -q

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-language: setup  ## what a language file lacks, and its examples: make check-language LANG=xx
	$(BIN)/python -m bench.check_language $(LANG)

setup: .venv/ready

# uv is put in a folder of its own: Debian's python3 refuses plain `pip install` and may lack venv.
.venv/ready: requirements/dev.txt pyproject.toml
	@test -x $(UV) || $(PYTHON) -m pip install -q --disable-pip-version-check --target .uv uv
	@test -x $(BIN)/python || $(UV) venv -q --python $(PYTHON) .venv
	$(UV) pip sync -q --python .venv --require-hashes requirements/dev.txt
	$(UV) pip install -q --python .venv --no-deps --no-build-isolation -e .
	@touch $@

lock:  ## names, versions and hashes; no registry's address
	@test -x $(UV) || $(PYTHON) -m pip install -q --disable-pip-version-check --target .uv uv
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group dev pyproject.toml -o requirements/dev.txt
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements/core.txt

clean:
	rm -rf .venv .uv report build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
