# make run: sets up and serves the dashboard; make test: sets up and passes every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint build catalogue audit clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py

test: $(VENV)/.dev debian
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

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
