import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import decisions, files, intake, langue
from ptce_geo.exchange import to_records
from ptce_geo.join import join

CSV = """Candidatures AMI 2023;;;;;;
Nom du PTCE;Structure porteuse;Commune du siège;Département;Statut;Secteur;Montant accordé
Pôle Laine;Association Laine;Saugues;43;lauréat;industrie;100 000
Écopôle d'Audruicq;Association Écopôle;Audruick;62;retenu;recyclage;72000,00
Ecopole Audruicq;Écopôle;Audruicq;62;candidat;recyclage;
Le Tissage;Coopérative;Rumont;;peut-être;laine d'ici;cent
"""


def taken(text: str = CSV, decided: pd.DataFrame | None = None, **options) -> intake.Intake:
    upload = intake.read_upload([("export.csv", text.encode())], read=files.read)
    return intake.understand(upload, decided, **options)


def open_questions(result: intake.Intake) -> pd.DataFrame:
    rows = result.findings
    return rows[rows.gravite.ne("information") & rows.decision.eq("")]


def answers(questions: pd.DataFrame) -> pd.DataFrame:
    """A decision for each open question: what is proposed, or to keep what is written."""
    rows = [
        decisions.decision(
            row.champ, row.valeur, row.contexte,
            "distincts" if row.champ == "doublon" else "remplacer" if row.proposition else "garder",
            "" if row.champ == "doublon" else row.proposition,
            "vu avec le porteur", "2026-11-24",
        )
        for row in questions.itertuples()
    ]  # fmt: skip
    return pd.concat([intake.NO_DECISION, *rows], ignore_index=True)


def test_every_row_is_a_candidature_with_its_line():
    rows = taken().candidatures
    assert rows.nom.tolist() == [
        "Pôle Laine",
        "Écopôle d'Audruicq",
        "Ecopole Audruicq",
        "Le Tissage",
    ]
    assert rows.ligne.tolist() == [3, 4, 5, 6]


def test_the_call_comes_from_the_title_and_says_so():
    result = taken()
    assert set(result.candidatures.appel) == {"AMI2023"}
    said = result.findings.motif[result.findings.champ.eq("appel")].item()
    assert (
        said
        == "Aucune colonne ne dit l'appel\xa0: «\xa0AMI2023\xa0», d'après le titre de la feuille."
    )


def test_the_call_chosen_by_a_person_comes_first():
    assert set(taken(appel="AAP2015").candidatures.appel) == {"AAP2015"}


def test_a_finding_says_sheet_row_column_value_reason_and_proposal():
    rows = taken().findings
    row = rows[rows.champ.eq("siege") & rows.ligne.eq(4)].iloc[0]
    assert (row.feuille, row.colonne, row.valeur) == ("export.csv", "Commune du siège", "Audruick")
    assert (row.proposition, row.confiance) == ("Audruicq (62057)", "moyenne")


def test_no_question_is_asked_twice():
    first = taken()
    assert len(open_questions(first)) >= 5
    again = taken(decided=answers(open_questions(first)))
    assert open_questions(again)[["champ", "valeur", "motif"]].to_numpy().tolist() == []
    assert again.decisions.utilisee.all()


def test_an_accepted_repair_changes_the_candidature_and_the_report_tells_before_and_after():
    line = decisions.decision(
        "siege", "Audruick", "", "remplacer", "Audruicq (62057)", "faute de frappe", "2026-11-24"
    )
    result = taken(decided=line)
    assert result.candidatures.siege.iloc[1] == "Audruicq (62057)"
    told = result.findings[result.findings.motif.eq("Remplacé par une décision.")]
    assert (told.valeur.item(), told.proposition.item()) == ("Audruick", "Audruicq (62057)")


def test_a_decision_that_no_longer_serves_is_told():
    line = decisions.decision("siege", "Nantes", "", "garder", "", "", "2026-11-24")
    result = taken(decided=line)
    assert not result.decisions.utilisee.any()
    assert result.findings.motif.str.startswith("Décision sans effet").sum() == 1


def test_a_column_can_be_given_its_field_by_a_decision():
    line = decisions.decision(
        "colonne", "Structure porteuse", "", "remplacer", "nom", "", "2026-11-24"
    )
    result = taken(decided=line)
    assert result.candidatures.nom.iloc[0] == "Association Laine"
    assert result.decisions.utilisee.all()


def test_a_duplicate_decided_as_such_is_left_out_of_the_records_and_kept_in_the_intake():
    question = taken().findings.query("champ == 'doublon'").iloc[0]
    line = decisions.decision("doublon", question.valeur, "", "meme", "", "", "2026-11-24")
    result = taken(decided=line)
    assert len(result.candidatures) == 4
    assert result.candidatures.doublon_de.notna().sum() == 1
    assert len(to_records(result).candidatures) == 3


def test_what_was_understood_joins_the_official_territories():
    rows = join(to_records(taken()))
    assert rows.code_commune.tolist()[:3] == ["43234", "62057", "62057"]
    assert rows.geometry.isna().tolist() == [False, False, False, True]
    assert rows.motif.iloc[3].startswith("ambigu")


def test_understanding_twice_is_understanding_once():
    first = taken()
    again = intake.understand(first.upload)
    pd.testing.assert_frame_equal(again.candidatures, first.candidatures)


def test_a_file_read_on_a_page_in_english_gives_the_same_findings_and_replays_the_same_decisions():
    french = taken()
    with langue.speaking("en"):
        english = taken()
        decided = answers(open_questions(english))
        replayed = taken(decided=decided)
    pd.testing.assert_frame_equal(english.findings, french.findings)
    pd.testing.assert_frame_equal(decided, answers(open_questions(french)))
    pd.testing.assert_frame_equal(taken(decided=decided).findings, replayed.findings)


def test_progress_is_told_from_start_to_end():
    told = []
    taken(tell=lambda step, share: told.append((step, share)))
    assert told[0][0] == "Correspondance des colonnes"
    assert told[-1] == ("Terminé", 1.0)
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_several_sheets_of_candidatures_are_put_together():
    upload = intake.read_upload(
        [("a.csv", CSV.encode()), ("b.csv", CSV.replace("2023", "2021").encode())], read=files.read
    )
    rows = intake.understand(upload).candidatures
    assert rows.feuille.value_counts().to_dict() == {"a.csv": 4, "b.csv": 4}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=6)
)
def test_any_texts_give_a_row_each_or_a_finding(texts):
    quoted = ['"' + text.replace('"', '""').replace("\x00", "") + '"' for text in texts]
    content = "\n".join(["Nom du PTCE;Commune du siège", *(f"{text};Redon" for text in quoted)])
    result = taken(content)
    totals = result.findings.motif.str.startswith("Ligne de total").sum()
    assert len(result.candidatures) + totals == len(texts)
    named = result.findings.motif.eq("Le nom du PTCE manque.").sum()
    assert result.candidatures.nom.isna().sum() == named


@pytest.mark.parametrize("appel", ["", "AMI2023"])
def test_identifiers_are_unique_and_of_the_form_of_the_schema(appel):
    rows = taken(CSV + "Pôle Laine;X;Saugues;43;candidat;;\n", appel=appel).candidatures
    assert rows.id_candidature.is_unique
    assert rows.id_candidature.str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*").all()
