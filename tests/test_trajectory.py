import pandas as pd
import pytest
from candidatures_exemple import candidatures

from ptce_geo import summary
from ptce_geo.texts_fiche import drifted
from ptce_geo.trajectory import drift, in_order, members

ALPHA = in_order(summary.ready(candidatures()).query("id_ptce == 'alpha'"))
NAMES = ["Commune zéro", "Commune un", "Commune deux", "Commune trois"]


def items(**communes: set[int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id_candidature": list(communes),
            "communes": pd.Series([frozenset(c) for c in communes.values()], dtype=object),
        }
    )


def test_calls_are_told_oldest_first_and_the_undated_last():
    assert ALPHA.appel.tolist() == ["AAP2013", "AMI2023", "repertoire"]


def test_the_communes_of_a_perimeter_are_those_of_all_its_items():
    two = pd.concat([items(a13={0, 1}), items(a13={1, 2})])
    assert members(two, "a13") == {0, 1, 2}
    assert members(two, "a23") == frozenset()


def test_a_drift_counts_what_is_kept_gained_and_lost():
    row = drift(ALPHA, items(a13={0, 1, 2}, a23={1, 2, 3})).iloc[0]
    assert (row.avant, row.apres, row.communes) == ("a13", "a23", 2)
    assert (row.ajoutees, row.retirees) == ((3,), (0,))
    assert row.ressemblance == pytest.approx(2 / 4)


def test_a_perimeter_without_communes_is_passed_over():
    rows = drift(ALPHA, items(a13={0}, a23=set(), a00={0, 1}))
    assert list(zip(rows.avant, rows.apres, strict=True)) == [("a13", "a00")]


def test_a_single_perimeter_does_not_drift():
    assert len(drift(ALPHA, items(a23={0}))) == 0


def test_a_drift_is_told_with_its_communes():
    row = drift(ALPHA, items(a13={0, 1, 2}, a23={1, 2, 3})).iloc[0]
    assert drifted(row, "AAP 2013", "AMI 2023", NAMES) == (
        "Entre AAP 2013 (3) et AMI 2023 (3)\xa0: 2\xa0communes en commun, 1\xa0ajoutée "
        "(Commune trois), 1\xa0retirée (Commune zéro)\u202f; ressemblance 50\xa0%."
    )


def test_the_same_perimeter_is_said_the_same():
    row = drift(ALPHA, items(a13={1}, a23={1})).iloc[0]
    assert drifted(row, "AAP 2013", "AMI 2023", NAMES) == (
        "Entre AAP 2013 et AMI 2023\xa0: même périmètre, 1\xa0commune (ressemblance 100\xa0%)."
    )
