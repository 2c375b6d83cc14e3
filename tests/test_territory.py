"""Perimeters written in words."""

import pytest

from ptce_geo import cog
from ptce_geo.territory import SORTS, read_territory

GRASSE = "CA du Pays de Grasse"


def codes(text: str, **where: str) -> list[str]:
    """Codes read in a text."""
    return read_territory(text, **where).communes.code.tolist()


def sorts(text: str) -> list[str]:
    """Fates of the fragments of a text."""
    return read_territory(text).fragments["sort"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "74010;69123",
        "74010, 69123",
        "74010\n69123",
        "Annecy et Lyon",
        "Annecy ; Lyon",
        "Annecy & Lyon",
        "communes d'Annecy et de Lyon",
        "villes d'Annecy et Lyon",
        "Lyon, ainsi que Annecy",
    ],
)
def test_codes_and_names_are_read_whatever_separates_them(text):
    assert codes(text) == ["69123", "74010"]


def test_an_epci_is_all_its_communes():
    assert len(codes(GRASSE)) == 23
    assert len(codes(f"toute la {GRASSE}")) == 23
    assert len(codes("200039857")) == 23


def test_what_follows_sauf_is_taken_away():
    assert len(codes(f"toute la {GRASSE} sauf Cabris")) == 22
    read = read_territory("CC du Seignanx à l'exception de Tarnos et d'Ondres")
    assert len(read.communes) == 6
    assert read.fragments["sort"].tolist() == ["ajouté", "retiré", "retiré"]


def test_a_homonym_after_sauf_is_looked_for_in_what_it_is_taken_from():
    saints = "CA Tulle agglo sauf Saint-Paul"
    assert "19235" not in codes(saints)
    assert read_territory(saints).findings.empty


def test_communes_announced_without_names_are_kept_as_a_finding():
    read = read_territory("CC du Royans-Vercors + 3 communes")
    assert len(read.communes) == 18
    assert read.findings["sort"].tolist() == ["non nommé"]
    assert read.findings.communes.tolist() == [3]


def test_a_departement_at_the_end_of_a_list_holds_for_all_of_it():
    assert codes("communes de Redon, Sainte-Marie et Bains-sur-Oust (35)") == [
        "35013",
        "35236",
        "35294",
    ]
    assert codes("communes de Valence, Romans-sur-Isère et Bourg-de-Péage (Drôme)") == [
        "26057",
        "26281",
        "26362",
    ]


def test_a_departement_given_beside_holds_too():
    assert codes("Valence, Romans-sur-Isère", departement="26") == ["26281", "26362"]


def test_a_homonym_of_a_list_stays_unread_without_its_departement():
    read = read_territory("Valence, Romans-sur-Isère")
    assert read.communes.code.tolist() == ["26281"]
    assert read.findings.fragment.tolist() == ["Valence"]


def test_arrondissements_share_the_name_of_their_city():
    read = read_territory("Paris 9e, 10e, 11e, 18e, 19e et 20e")
    assert read.communes.code.tolist() == ["75109", "75110", "75111", "75118", "75119", "75120"]
    assert set(read.communes.code_commune) == {"75056"}


def test_a_departement_or_a_region_is_all_its_communes():
    rows = cog.communes()
    assert (
        codes("département de la Drôme")
        == rows.code_commune[rows.code_departement.eq("26")].tolist()
    )
    assert codes("Région Bretagne") == rows.code_commune[rows.code_region.eq("53")].tolist()
    assert codes("Rhône-Alpes") == rows.code_commune[rows.code_region_2013.eq("82")].tolist()
    assert len(codes("tout le département du Gard hors Nîmes et Alès")) == len(codes("Gard")) - 2


def test_the_whole_country_is_every_commune():
    assert codes("France entière") == cog.communes().code_commune.tolist()


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("CA du Pays de Grasse (23 communes)", "nombre conforme"),
        ("les 23 communes de la CA du Pays de Grasse", "nombre conforme"),
        ("Provence Alpes Agglomération (46 communes)", "nombre conforme"),
        ("CA du Pays de Grasse (24 communes)", "nombre différent"),
    ],
)
def test_a_declared_count_is_checked(text, sort):
    assert sort in sorts(text)


def test_a_count_alone_is_checked_against_the_whole():
    read = read_territory("2 communes : Annecy ; Lyon")
    assert read.fragments["sort"].tolist() == ["ajouté", "ajouté", "nombre conforme"]


def test_a_different_count_says_both_numbers():
    finding = read_territory("CA du Pays de Grasse (24 communes)").findings.iloc[0]
    assert finding.motif == "24 annoncées, 23 trouvées"


@pytest.mark.parametrize(
    "text", ["bassin de Romans", "Pays d'Auge", "Val d'Allier", "Luberon", "les alentours"]
)
def test_what_cannot_be_read_is_a_finding_not_a_loss(text):
    read = read_territory(f"Grenoble ; {text}")
    assert read.communes.code.tolist() == ["38185"]
    assert read.findings["sort"].tolist() == ["non lu"]
    assert read.findings.motif.notna().all()


def test_names_that_hold_and_are_not_cut():
    assert codes("CC du Quercy-Rouergue et des Gorges de l'Aveyron") == codes("248200107")
    assert codes("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson et Reims") == ["51454", "51513"]


def test_a_dissolved_epci_is_the_communes_it_had():
    assert len(codes("CA du Val de Fensch")) == len(codes("245701222")) == 10
    assert set(codes("CA du Val de Fensch")) < set(codes("992367730"))


def test_the_territories_of_the_grand_paris_are_read():
    assert "93066" in codes("Plaine Commune") and "93039" in codes("Plaine Commune")


def test_the_perimeter_can_be_told_in_the_cog_of_another_date():
    assert codes("Annecy", a_la_date="2013-01-01") == [
        "74010",
        "74011",
        "74093",
        "74182",
        "74217",
        "74268",
    ]


@pytest.mark.parametrize("text", ["", "  ", ";;", "\n"])
def test_nothing_written_is_nothing_read(text):
    read = read_territory(text)
    assert read.communes.empty and read.fragments.empty


def test_every_fate_is_documented_and_met():
    grasse, seignanx = (
        "CA du Pays de Grasse sauf Cabris (23 communes)",
        "CC du Seignanx (9 communes)",
    )
    text = f"{grasse} ; {seignanx} + 3 communes ; zzz"
    assert set(sorts(text)) == set(SORTS)
