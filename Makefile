# make run: sets up and serves the dashboard; make test: sets up and passes every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint build catalogue clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py

test: $(VENV)/.dev chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pytest -n auto --dist loadfile

build: $(VENV)/.run
	$(BIN)/python -m ptce_geo build

# The words of the screen into ptce_geo/locale, for whoever translates: docs/traduction.md.
catalogue: $(VENV)/.run
	$(BIN)/python -m ptce_geo.build.catalogue

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The browser tests drive a real Chromium; where none is found and apt is there, Debian's is used.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	  || command -v google-chrome >/dev/null \
	  || { command -v apt-get >/dev/null && { apt-get update -qq && apt-get install -y -qq chromium; }; } \
	  || { echo "Aucun Chromium : installez-le (paquet chromium) pour les tests de navigateur." >&2; exit 1; }

clean:
	rm -rf $(VENV) .cache
