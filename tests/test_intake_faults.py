"""The demonstration's known faults, read as staff would receive them: none goes unsaid."""

import pandas as pd
import pytest

from ptce_geo import cog, demonstration, demonstration_files, files, intake


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A demonstration half of whose rows hold a fault, and what the intake says of it."""
    drawn = demonstration.demonstration(280, faulty=0.5, perimeters=False)
    path = tmp_path_factory.mktemp("demo") / "demonstration.csv"
    demonstration_files.write(drawn, path)
    upload = intake.read_upload([(path.name, path.read_bytes())], read=files.read)
    return drawn, intake.understand(upload)


def test_every_known_fault_is_told_on_its_row(faulty):
    drawn, taken = faulty
    told = set(taken.findings.ligne)
    faults = drawn.defauts[drawn.defauts.defaut.ne("doublon")]
    # The heading is the first row of the file, and the demonstration counts from 0.
    silent = faults[~(faults.ligne + 2).isin(told)]
    assert silent[["ligne", "defaut", "valeur_ecrite"]].to_numpy().tolist() == []


def test_every_known_duplicate_is_proposed_on_one_of_its_two_rows(faulty):
    drawn, taken = faulty
    proposed = taken.findings[taken.findings.champ.eq("doublon")]
    lines = set(proposed.ligne) | set(
        proposed.proposition.str.extract(r"ligne (\d+)", expand=False).astype(int)
    )
    faults = drawn.defauts[drawn.defauts.defaut.eq("doublon")]
    assert set(faults.ligne + 2) <= lines


def test_no_seat_is_ever_placed_in_the_wrong_commune(faulty):
    drawn, taken = faulty
    parents = cog.arrondissements_municipaux().set_index("code_commune").code_commune_parent
    found = taken.candidatures.code_commune
    whole = found.map(parents).astype("str").fillna(found)
    right = pd.Series(drawn.justes.code_commune.to_numpy())
    wrong = whole.notna() & whole.ne(right)
    assert taken.candidatures[wrong][["siege", "code_commune"]].to_numpy().tolist() == []


def test_no_row_is_lost(faulty):
    drawn, taken = faulty
    assert len(taken.candidatures) == len(drawn.candidatures)
