"""The page Importer without a browser: what is asked, decided, forgotten."""

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import decisions, files, intake, paths, ui_importer
from ptce_geo import texts_importer as words
from ptce_geo.ui_importer import DECIDED, TAKEN

CSV = """Candidatures AMI 2023;;;
Nom du PTCE;Commune du siège;Département;Statut
Pôle Laine;Saugues;43;lauréat
Écopôle;Audruick;62;recevable
"""


def opened(text: str | None = CSV) -> AppTest:
    """The page, as it is once a file has been read, or before."""
    app = AppTest.from_file(str(paths.ROOT / "ptce_geo" / "ui_accueil.py"), default_timeout=120)
    app.run()
    if text is not None:
        upload = intake.read_upload([("a.csv", text.encode())], read=files.read)
        app.session_state[TAKEN] = intake.understand(upload)
        app.session_state[DECIDED] = intake.NO_DECISION
    app.switch_page(str(paths.ROOT / "pages" / "importer.py")).run()
    assert not app.exception
    return app


def given(content: bytes, name: str = "a.csv", **more: bytes) -> AppTest:
    """The page once a person has given a file, maybe decisions, and asked to read them."""
    app = opened(None)
    app.file_uploader[0].set_value([(name, content, "text/csv")])
    if more:
        app.file_uploader[1].set_value(("decisions.csv", more["decisions"], "text/csv"))
    app.run()
    button(app, words.LIRE).click().run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def button(app: AppTest, label: str):
    return next(found for found in app.button if found.label == label)


def test_before_a_file_the_page_says_what_becomes_of_it():
    app = opened(None)
    assert [box.value for box in app.info] == [words.CONFIDENTIEL]
    assert button(app, words.LIRE).disabled


def test_after_a_file_the_page_says_what_was_read():
    assert "2 candidatures lues\u202f; 2 points à examiner" in html(opened())


def test_the_table_of_findings_says_row_value_reason_and_proposal():
    rows = opened().dataframe[0].value.set_index("Colonne")
    row = rows.loc["Commune du siège"]
    assert row["Ligne"] == 4
    assert (row["Valeur lue"], row["Proposition"]) == ("Audruick", "Audruicq (62057)")


def test_the_funnel_names_its_denominators():
    assert "1 lauréate\xa0: 50,0\xa0% des 2 déposées, 50,0\xa0% des 2 recevables." in html(opened())


def test_every_file_can_be_taken_away():
    labels = {found.label for found in opened().get("download_button")}
    assert labels == set(words.EMPORTER.values())


def test_a_decision_taken_is_not_asked_again():
    app = opened()
    result = app.session_state[TAKEN]
    row = result.findings[result.findings.champ.eq("siege")].iloc[0]
    line = decisions.decision(
        "siege", row.valeur, "", "remplacer", row.proposition, "", "2026-11-24"
    )
    app.session_state[DECIDED] = line
    app.session_state[TAKEN] = intake.understand(result.upload, line)
    app.run()
    assert "2 candidatures lues\u202f; 1 point à examiner" in html(app)


def test_starting_again_forgets_the_file():
    app = opened()
    button(app, words.RECOMMENCER).click().run()
    assert TAKEN not in app.session_state
    assert "importer-joint" not in app.session_state
    assert [box.value for box in app.info] == [words.CONFIDENTIEL]


def test_the_call_is_asked_when_the_file_does_not_tell_it():
    app = opened(CSV.replace("Candidatures AMI 2023", "Candidatures"))
    box = next(found for found in app.selectbox if found.label == words.APPEL_MANQUE)
    box.set_value("AMI2021").run()
    assert set(app.session_state[TAKEN].candidatures.appel) == {"AMI2021"}


def test_a_file_without_candidature_still_opens():
    assert "0 candidature lue" in html(opened("Nom du PTCE;Statut\n"))


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "=cmd()", "\u202enU"])
def test_a_hostile_name_breaks_nothing(name):
    assert "1 candidature lue" in html(opened(f"Nom du PTCE;Statut\n{name};candidat\n"))


def test_a_file_given_is_read_and_its_uploader_forgets_it():
    app = given(CSV.encode())
    assert "2 points à examiner" in html(app)
    assert len(app.session_state[TAKEN].candidatures) == 2
    assert not app.file_uploader


def test_a_file_that_cannot_be_read_gets_its_sentence_and_can_be_given_again():
    app = given(b"\x00\x01\x02", "a.docx")
    (told,) = [box.value for box in app.error]
    assert "Parquet" in told
    assert TAKEN not in app.session_state
    assert app.file_uploader


def test_decisions_of_last_time_are_taken_with_the_file():
    finding = opened().session_state[TAKEN].findings
    row = finding[finding.champ.eq("siege")].iloc[0]
    line = decisions.decision("siege", row.valeur, "", "garder", "", "nom d'usage", "2026-11-24")
    app = given(CSV.encode(), decisions=decisions.decisions_csv(line))
    assert "1 point à examiner" in html(app)
    assert app.session_state[DECIDED].valeur.tolist() == [row.valeur]


@pytest.mark.parametrize(
    ("champ", "accepted", "answer"),
    [
        ("siege", True, ("remplacer", "Audruicq (62057)")),
        ("siege", False, ("garder", "")),
        (decisions.DUPLICATE, True, ("meme", "")),
        (decisions.DUPLICATE, False, ("distincts", "")),
    ],
)
def test_each_answer_to_a_finding_is_a_decision_with_its_reason(champ, accepted, answer):
    row = SimpleNamespace(
        champ=champ, valeur="Audruick", contexte="62", proposition="Audruicq (62057)"
    )
    line = ui_importer._answer(row, accepted, "vu").iloc[0]
    assert (line.decision, line.par, line.pourquoi) == (*answer, "vu")
    assert (line.champ, line.valeur, line.contexte) == (champ, "Audruick", "62")
