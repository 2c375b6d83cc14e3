# make run: sets up and serves the dashboard; make test: sets up and passes every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-build bench coverage fuzz mutation build catalogue audit clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py

test: $(VENV)/.dev debian
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

# data/built again from the published packages, to the byte: the slowest of the tests, alone.
test-build: $(VENV)/.dev
	$(BIN)/pytest -m build tests/build

# docs/benchmarks.md; BENCH="carte lieux" runs those only.
bench: $(VENV)/.dev debian
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py $(BENCH)

# Lines of the package that the whole suite runs: 95 % at least (docs/robustesse.md).
coverage: $(VENV)/.dev debian
	$(BIN)/pytest -n auto --dist loadfile --cov --cov-report=term

# Damaged files for every reader; what breaks one is kept in tests/files/fuzz. For a scheduled job.
MINUTES ?= 10
fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.fuzz --minutes $(MINUTES) --seed $$(date +%Y%m%d)

# Changes of the code that the tests must see, in a copy of the repository: about an hour. Another
# SEED draws others.
MUTANTS ?= 240
SEED ?= 2026
mutation: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check mutmut==3.8.1
	copy=$$(mktemp -d) && tar --exclude=./.git --exclude=./.venv --exclude=./.cache -cf - . \
	  | tar -xf - -C $$copy && cd $$copy && PATH="$(CURDIR)/$(BIN):$$PATH" \
	  $(CURDIR)/$(BIN)/python benchmarks/mutation.py --count $(MUTANTS) --seed $(SEED)

build: $(VENV)/.run
	$(BIN)/python -m ptce_geo build

# The words of the screen into ptce_geo/locale, for whoever translates: docs/traduction.md.
catalogue: $(VENV)/.run
	$(BIN)/python -m ptce_geo.build.catalogue
# Known vulnerabilities of what is pinned, from PyPI; fails where a package could not be examined.
audit:
	test -x .venv-audit/bin/pip-audit || { $(PYTHON) -m venv .venv-audit \
	  && .venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1; }
	.venv-audit/bin/pip-audit --strict -r requirements.txt

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# What the tests drive and pip cannot bring: a Chromium, the proxy of docs/deploiement.md, the judge of
# its systemd unit, the LibreOffice that edits workbooks. Where one is not found and apt is there, Debian's is installed.
DEBIAN := chromium=chromium nginx=nginx-light systemd-analyze=systemd \
  soffice=libreoffice-calc-nogui
.PHONY: debian
debian:
	@missing=""; for pair in $(DEBIAN); do \
	  PATH="$$PATH:/usr/sbin" command -v $${pair%=*} >/dev/null || missing="$$missing $${pair#*=}"; done; \
	test -z "$$missing" \
	  || { command -v apt-get >/dev/null && apt-get update -qq \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; } \
	  || { echo "Il manque, pour les tests :$$missing (paquets Debian)." >&2; exit 1; }

clean:
	rm -rf $(VENV) .venv-audit .cache
