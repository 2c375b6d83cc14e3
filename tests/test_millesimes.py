"""What a new year of the COG changes for each PTCE, told from the real history of France."""

import subprocess

import pandas as pd
import pytest
from typer.testing import CliRunner

from ptce_geo import cli, cog, history, intercommunalites, millesimes
from ptce_geo.build import recipe
from ptce_geo.cli import app
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records

RECORDS_READ = read_records(RECORDS)


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return millesimes.changes(RECORDS_READ, "2025", "2026")


def said(changes: list[tuple[str, str]], kind: str) -> list[str]:
    return [phrase for changement, phrase in changes if changement == kind]


def test_a_seat_whose_epci_merged_is_told(found):
    row = found[found.nom.eq("Florange e2i") & found.objet.eq("siège")].iloc[0]
    assert row.changement == "intercommunalité"
    assert row.phrase == (
        "Florange (57221) : CA du Val de Fensch (245701222) en 2025,"
        " Thionville Fensch Agglomération (992367730) en 2026."
    )


def test_each_change_says_which_ptce_and_which_item(found):
    assert set(found.id_candidature) <= set(RECORDS_READ.candidatures.id_candidature)
    assert set(found.id_ptce) <= set(RECORDS_READ.ptce.id_ptce)
    assert found.phrase.str.endswith(".").all()
    assert found[found.objet.eq("périmètre")].rang.gt(0).all()


def test_a_commune_of_the_grand_paris_does_not_change_epci_because_its_ept_is_listed():
    assert millesimes.commune_changes("93001", "2025", "2026") == []
    assert millesimes.epci_changes("200057867", "2025", "2026") == []


def test_a_commune_that_joined_another_is_told_by_its_old_code_and_by_the_new():
    for code in ("74011", "74010"):
        told = millesimes.commune_changes(code, "2019", "2026")
        assert said(told, millesimes.COMMUNE) == []
    moves = millesimes.chronicle.movements()
    moves = moves[moves.date.eq("2025-01-01") & ~moves.raison.eq("changement de nom")]
    moves = moves[moves.code_apres.notna() & moves.code_avant.ne(moves.code_apres)]
    move = moves.iloc[0]
    sentence = f"{millesimes.chronicle.sentence(move)}."
    for code in (move.code_avant, move.code_apres):
        assert sentence in said(millesimes.commune_changes(code, "2024", "2026"), "commune")
        assert sentence not in said(millesimes.commune_changes(code, "2025", "2026"), "commune")


def test_an_epci_that_ended_says_where_its_communes_went():
    ((kind, phrase),) = millesimes.epci_changes("245701222", "2025", "2026")
    assert kind == millesimes.ENDED
    assert phrase.startswith("CA du Val de Fensch (245701222) n'existe plus en 2026")
    assert "Thionville Fensch Agglomération (992367730) : 10." in phrase


def test_an_epci_that_began_is_told():
    ((kind, _),) = millesimes.epci_changes("992367730", "2025", "2026")
    assert kind == millesimes.BEGUN


def test_members_gained_are_named():
    told = millesimes.epci_changes("200069300", "2025", "2026")
    assert said(told, millesimes.MEMBERS) == [
        "Communauté d'agglomération Tarbes-Lourdes-Pyrénées (200069300) a gagné"
        " Barbazan-Dessus (65063)."
    ]


def test_another_way_to_write_a_name_is_no_change_of_name():
    # « CC Faucigny - Glières » in 2025, « Communauté de communes Faucigny-Glières » in 2026.
    assert millesimes.epci_changes("200000172", "2025", "2026") == []


def test_a_merger_inside_an_epci_is_no_departure():
    """Every EPCI of both years: what it gained or lost is ground, told for both sides."""
    names = set(intercommunalites.membres().code_epci)
    both = [code for code in sorted(names) if millesimes.epci_changes(code, "2024", "2025")]
    changed = [c for code in both for c in millesimes.epci_changes(code, "2024", "2025")]
    gone = {c for c in history.names_at("2024-01-01") if c not in history.names_at("2025-01-01")}
    lost = " ".join(phrase for kind, phrase in changed if kind == millesimes.MEMBERS)
    assert not any(f"({code})" in lost for code in gone)


def test_a_commune_that_changed_departement_is_told_to_both_of_them():
    moves = millesimes.chronicle.movements()
    moved = moves[moves.raison.eq("changement de département") & moves.date.gt("2019-01-01")]
    for move in moved.itertuples():
        for code in (move.code_avant, move.code_apres):
            departement = cog.code_departement(code)
            assert millesimes.ground_changes("departement", departement, "2019", "2026")


@pytest.mark.parametrize(
    "years", [("2013", "2026"), ("2026", "2026"), ("2026", "2025"), ("x", "y")]
)
def test_years_that_cannot_be_compared_are_named_with_the_good_ones(years):
    with pytest.raises(ValueError, match=r"deux parmi 2019, 2020.*2026"):
        millesimes.changes(RECORDS_READ, *years)


def test_the_command_writes_a_table_a_french_spreadsheet_opens(tmp_path, found):
    path = tmp_path / "diff.csv"
    done = CliRunner().invoke(app, ["cog-diff", "2025", "-o", str(path)])
    assert done.exit_code == 0
    assert f"{len(found)}\xa0changements depuis 2025" in done.output
    read = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig", keep_default_na=False)
    assert read.phrase.tolist() == found.phrase.tolist()
    assert list(read.columns) == list(millesimes.COLUMNS)


def test_the_command_without_a_file_tells_sentences():
    done = CliRunner().invoke(app, ["cog-diff", "2025"])
    assert "Florange e2i · siège · Florange (57221)" in done.output


def test_a_build_tells_what_changed_in_a_process_without_memories(monkeypatch, capfd, found):
    """The data are built already: tests/build holds the building itself to the byte."""
    monkeypatch.setattr(recipe, "build", lambda step: {})
    done = CliRunner().invoke(app, ["build", "--depuis", "2025"])
    assert done.exit_code == 0
    told = capfd.readouterr()
    assert told.out.splitlines() == [
        f"{row.nom} · {row.objet} · {row.phrase}" for row in found.itertuples()
    ]
    assert f"{len(found)}\xa0changements depuis 2025" in told.err


@pytest.mark.parametrize("year", ["2018", "2026", "l'an dernier"])
def test_a_year_that_cannot_be_compared_is_refused_before_the_build(monkeypatch, year):
    monkeypatch.setattr(recipe, "build", lambda step: pytest.fail("construit"))
    done = CliRunner().invoke(app, ["build", "--depuis", year])
    assert done.exit_code == 2
    assert done.output.startswith(f"millésime « {year} » : attendu, un parmi 2019, 2020")


def test_a_comparison_that_fails_fails_the_build_without_a_traceback(monkeypatch):
    monkeypatch.setattr(recipe, "build", lambda step: {})
    failed = subprocess.CompletedProcess([], 2)
    monkeypatch.setattr(cli.subprocess, "run", lambda command, check: failed)
    done = CliRunner().invoke(app, ["build", "--depuis", "2025"])
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("arguments", [["2013"], ["2025", "nulle-part"]])
def test_the_command_says_in_one_sentence_what_it_cannot_use(arguments):
    done = CliRunner().invoke(app, ["cog-diff", *arguments])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
