"""Figures of territories: by hand on the drawn country, by law on the records that ship."""

import numpy as np
import pandas as pd
import pytest

from ptce_geo import choropleth, cog, companies, coverage, maillage, paths, rates, summary
from ptce_geo.join import join
from ptce_geo.records import read_records


@pytest.fixture
def pays(quadrille, monkeypatch):
    """The drawn country in place of France: two départements, two EPCI, four communes."""
    communes = quadrille.drop(columns="geometry").set_index("code_commune")

    def zones(level):
        if level == "communes":
            return communes[["nom", "population"]]
        column = coverage.COLUMNS[level]
        people = communes.groupby(column).population.sum()
        return pd.DataFrame({"nom": people.index, "population": people}, index=people.index)

    def ranks(level):
        codes = communes.index if level == "communes" else communes[coverage.COLUMNS[level]]
        return zones(level).index.get_indexer(pd.Index(codes))

    def positions(code, niveau):
        column = {"epci": "code_epci", "departement": "code_departement"}.get(niveau)
        inside = communes.index == code if column is None else communes[column].eq(code)
        return np.flatnonzero(inside)

    monkeypatch.setattr(maillage, "zones", zones)
    monkeypatch.setattr(maillage, "ranks", ranks)
    monkeypatch.setattr(maillage, "positions", positions)
    monkeypatch.setattr(maillage, "touched", maillage.touched.__wrapped__)
    monkeypatch.setattr(
        maillage, "rank_of", lambda level: {c: r for r, c in enumerate(zones(level).index)}
    )


# alpha sits in Le Bas, and its older candidature said the département only; beta and gamma sit in
# La Haute, which has no EPCI; delta is known to a département.
CANDIDATURES = pd.DataFrame(
    {
        "id_candidature": ["a2", "a1", "b1", "g1", "d1"],
        "id_ptce": ["alpha", "alpha", "beta", "gamma", "delta"],
        "rang_precision": [0, 2, 0, 1, 2],
        "code_commune": ["01001", None, "2A002", "2A002", None],
        "code_epci": ["200000001", None, None, None, None],
        "code_departement": ["01", "2A", "2A", "2A", "01"],
    }
)
PERIMETRES = pd.DataFrame(
    [
        ("a2", "commune", "01001"),
        ("a1", "departement", "01"),
        ("b1", "epci", "200000002"),
        ("g1", "indefini", ""),
    ],
    columns=["id_candidature", "niveau", "code"],
)


def counted(of):
    return of.chiffres.numerateur.astype(int).to_dict()


def test_a_ptce_counts_once_where_its_sign_stands(pays):
    found = choropleth.seated(CANDIDATURES, "departements")
    assert counted(found) == {"01": 2, "2A": 2}
    assert (found.hors, found.total) == (0, 4)


def test_a_place_too_vague_for_the_level_is_counted_apart(pays):
    found = choropleth.seated(CANDIDATURES, "communes")
    assert counted(found) == {"01001": 1, "01002": 0, "2A001": 0, "2A002": 2}
    assert (found.hors, found.total) == (1, 4)


def test_a_commune_without_epci_is_in_none(pays):
    found = choropleth.seated(CANDIDATURES, "epci")
    assert counted(found) == {"200000001": 1, "200000002": 0}
    assert found.hors == 3


def test_a_density_is_for_a_million_inhabitants(pays):
    found = choropleth.per_inhabitants(CANDIDATURES, "departements")
    assert found.chiffres.valeur.to_dict() == {"01": 2e6 / 300, "2A": 2e6 / 700}
    assert found.chiffres.denominateur.to_dict() == {"01": 300, "2A": 700}


def test_a_perimeter_counts_in_each_territory_it_touches_and_once(pays):
    found = choropleth.declaring(CANDIDATURES, PERIMETRES, "communes")
    assert counted(found) == {"01001": 1, "01002": 2, "2A001": 1, "2A002": 0}
    assert counted(choropleth.declaring(CANDIDATURES, PERIMETRES, "departements")) == {
        "01": 2,
        "2A": 1,
    }
    assert (found.hors, found.total) == (2, 4)


def test_a_perimeter_counts_nothing_where_its_communes_are_in_no_territory(pays):
    whole = pd.DataFrame(
        [("b1", "departement", "2A")], columns=["id_candidature", "niveau", "code"]
    )
    # La Haute is in no EPCI.
    found = choropleth.declaring(CANDIDATURES, whole, "epci")
    assert counted(found) == {"200000001": 0, "200000002": 1}


def test_who_is_counted_is_told_by_name(pays):
    found = choropleth.declaring(CANDIDATURES, PERIMETRES, "communes")
    groups, members = companies.companies(found.qui, 4)
    assert [sorted(members[group]) for group in groups] == [
        ["alpha"],
        ["alpha", "beta"],
        ["beta"],
        [],
    ]


# --- laws on the records that ship ----------------------------------------------------------------


@pytest.fixture(scope="module")
def records():
    return read_records(paths.RECORDS)


@pytest.fixture(scope="module")
def rows(records):
    return summary.ready(join(records))


@pytest.mark.parametrize("level", maillage.LEVELS)
def test_territories_and_those_not_placed_make_the_total(rows, level):
    found = choropleth.seated(rows, level)
    assert found.chiffres.numerateur.sum() + found.hors == found.total == rows.id_ptce.nunique()
    assert len(found.qui) == found.total - found.hors


def test_the_place_counted_is_that_of_the_sign(rows):
    signs = summary.ptce(rows).set_index("id_ptce")
    kept = choropleth.places(rows).set_index("id_ptce")
    assert signs.nom_region.to_dict() == kept.nom_region.to_dict()
    assert signs.lieu.to_dict() == kept.lieu.to_dict()


@pytest.mark.parametrize("level", maillage.LEVELS)
def test_territories_stand_in_the_order_of_the_lines(level):
    codes = cog.table(level).set_index(cog.CODES[level]).index
    assert maillage.zones(level).index.equals(codes[codes.isin(maillage.zones(level).index)])


def test_whole_regions_do_not_cover_their_inhabitants(rows, records):
    laureates = rows.loc[rows.statut.eq("laureate"), "id_candidature"]
    found = choropleth.inhabited(laureates, records.perimetres, "regions").chiffres
    # Occitanie was declared whole by a laureate of 2021.
    assert 0 < found.valeur["76"] < 1
    assert (found.numerateur <= found.denominateur).all()


def test_public_records_give_no_rate(rows, records):
    found = choropleth.success(rows, records.appels, rates.NO_TOTALS, "regions")
    assert set(found.chiffres.etat) == {choropleth.MISSING}
    assert found.total == 0


def filed(region: str, laureates: int, others: int) -> list[tuple[str, str, str]]:
    return [("AMI2023", "laureate", region)] * laureates + [
        ("AMI2023", "recevable", region)
    ] * others


def test_a_rate_shows_its_interval_and_hides_under_the_minimum():
    rows = pd.DataFrame(
        [*filed("53", 5, 20), *filed("52", 3, 4)], columns=["appel", "statut", "code_region"]
    )
    appels = pd.DataFrame({"id_appel": ["AMI2023"], "deposees": [32], "deposees_autre": [pd.NA]})
    found = choropleth.success(rows, appels, rates.NO_TOTALS, "regions")
    bretagne, loire, elsewhere = (found.chiffres.loc[code] for code in ("53", "52", "84"))
    assert bretagne.valeur == pytest.approx(0.2)
    assert (bretagne.bas, bretagne.haut) == pytest.approx(rates.wilson(5, 25))
    assert (loire.etat, loire.numerateur, loire.denominateur) == (choropleth.HIDDEN, 3, 7)
    assert np.isnan(loire.valeur)
    assert elsewhere.etat == choropleth.MISSING
    assert (found.total, found.hors) == (32, 0)


def test_totals_by_region_give_no_rate_by_departement():
    rows = pd.DataFrame(filed("53", 5, 0), columns=["appel", "statut", "code_region"]).assign(
        code_departement="35"
    )
    totaux = pd.DataFrame(
        [
            ("AMI2023", "total", "total", "", 20, False),
            ("AMI2023", "region", "53", "Bretagne", 20, False),
        ],
        columns=["appel", "dimension", "code", "libelle", "effectif", "masque"],
    ).astype({"effectif": "Int64"})
    appels = pd.DataFrame({"id_appel": ["AMI2023"], "deposees": [25], "deposees_autre": [pd.NA]})
    by_region = choropleth.success(rows, appels, totaux, "regions")
    assert by_region.chiffres.valeur["53"] == pytest.approx(0.2)
    assert by_region.total == 25
    by_departement = choropleth.success(rows, appels, totaux, "departements")
    assert set(by_departement.chiffres.etat) == {choropleth.MISSING}


def test_an_unknown_level_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match=r"« cantons » inconnu ; connus : regions"):
        maillage.zones("cantons")
