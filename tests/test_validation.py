"""Tables against their schemas: the same errors here and in a process of their own."""

import json
import subprocess
import sys

import pytest

from ptce_geo import validation
from ptce_geo.paths import ROOT

TABLES = {
    "ptce": {
        "schema": {
            "fields": [
                {"name": "id", "type": "string", "constraints": {"required": True}},
                {"name": "annee", "type": "integer", "constraints": {"minimum": 2000}},
            ],
            "primaryKey": ["id"],
        },
        "data": [["id", "annee"], ["a", "2013"], ["a", "1913"], ["", "deux"]],
    },
    "candidatures": {
        "schema": {
            "fields": [{"name": "de", "type": "string"}],
            "foreignKeys": [
                {"fields": ["de"], "reference": {"resource": "ptce", "fields": ["id"]}}
            ],
        },
        "data": [["de"], ["a"], ["b"]],
    },
}


def test_another_process_finds_the_same_errors():
    here = validation.errors(TABLES)
    assert {(error.table, error.row, error.type) for error in here} >= {
        ("ptce", 3, "primary-key"),
        ("ptce", 3, "constraint-error"),
        ("ptce", 4, "type-error"),
        ("candidatures", 3, "foreign-key"),
    }
    assert validation.errors_apart(TABLES) == here


def test_a_process_that_waits_answers_once_and_is_gone():
    validation.ready()
    waiting = validation._spare
    validation.ready()
    assert validation._spare is waiting
    validation.errors_apart(TABLES)
    assert validation._spare is None
    assert waiting.poll() == 0


@pytest.mark.parametrize("body", ["import sys; sys.exit(3)", "while True: pass"])
def test_errors_are_found_here_when_the_other_process_fails(monkeypatch, body):
    monkeypatch.setattr(validation, "COMMAND", [sys.executable, "-c", body])
    monkeypatch.setattr(validation, "SECONDS", 0.5)
    assert validation.errors_apart(TABLES) == validation.errors(TABLES)


def test_errors_are_found_here_when_no_process_can_start(monkeypatch):
    monkeypatch.setattr(validation, "COMMAND", ["/nulle/part"])
    assert validation.errors_apart(TABLES) == validation.errors(TABLES)


def test_a_server_loads_neither_what_checks_records_nor_what_writes_files():
    heavy = ["frictionless", "fpdf", "fontTools", "pyogrio", "openpyxl", "clevercsv"]
    script = f"""
import runpy, sys
runpy.run_path("app.py")
from streamlit.testing.v1 import AppTest
from ptce_geo.health import health
from ptce_geo.paths import ROOT
from ptce_geo.watch import watch
status, _ = health(watch())
app = AppTest.from_file("ptce_geo/ui_accueil.py", default_timeout=60).run()
app.query_params["ptce"] = watch().current().records.ptce.id_ptce.iloc[0]
for page in ("carte", "chiffres", "comparer", "fiche", "coherence", "importer"):
    app.switch_page(str(ROOT / "pages" / f"{{page}}.py")).run()
    assert not app.exception
import json
print(json.dumps([status, [name for name in {heavy} if name in sys.modules]]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [200, []]
