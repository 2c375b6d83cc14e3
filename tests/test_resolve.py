"""From a place label to its official code: the test set, the contract, each rung."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ptce_geo.answers import METHODES, MOTIFS, SANS_RESERVE
from ptce_geo.report import resolution_report, summary_line, with_reserve
from ptce_geo.resolve import COLUMNS, resolve

LABELS = pd.read_csv(
    Path(__file__).parent / "data" / "labels.csv", sep=";", dtype=str, keep_default_na=False
)


@pytest.fixture(scope="module")
def answered() -> pd.DataFrame:
    """The whole test set, resolved level by level."""
    rows = LABELS.rename(columns={"code": "attendu", "motif": "raison"})
    parts = [
        resolve(group, departement="departement", level=level)
        for level, group in rows.groupby("niveau")
    ]
    return pd.concat(parts).sort_index()


def one(label: object, **where: str) -> pd.Series:
    """The answer of one label."""
    level = where.pop("level", "commune")
    frame = pd.DataFrame({"label": [label], **{name: [value] for name, value in where.items()}})
    columns = {name: name for name in where}
    return resolve(frame, level=level, **columns).iloc[0]


def test_the_test_set_is_large_and_says_where_each_label_comes_from():
    assert len(LABELS) >= 400
    assert LABELS.code.eq("").sum() >= 60
    assert LABELS.origine.ne("").all()
    assert LABELS.famille.nunique() >= 8
    assert not LABELS.duplicated(["label", "departement", "niveau"]).any()
    assert LABELS.code.eq("").eq(LABELS.motif.ne("")).all()


def test_every_label_of_the_test_set_has_its_answer(answered):
    given = answered.code.fillna("")
    wrong = answered[given.ne(answered.attendu)]
    assert wrong[["label", "departement", "niveau", "attendu", "code", "motif"]].empty


def test_every_refusal_of_the_test_set_has_its_reason(answered):
    refused = answered[answered.attendu.eq("")]
    wrong = [row.label for row in refused.itertuples() if not row.motif.startswith(row.raison)]
    assert wrong == []


def test_every_method_is_met_in_the_test_set_but_a_persons_decision(answered):
    assert set(answered.methode.dropna()) == set(METHODES) - {"decision"}


def test_every_reason_is_one_of_the_four_and_each_is_met(answered):
    heads = answered.motif.dropna().str.split(":").str[0]
    assert set(heads) == set(MOTIFS)


def test_each_row_has_a_code_or_a_reason_and_never_both(answered):
    assert (answered.code.notna() ^ answered.motif.notna()).all()
    assert (answered.code.notna() == answered.methode.notna()).all()
    assert (answered.code.notna() == answered.confiance.notna()).all()


def test_no_answer_is_surer_than_its_method_allows(answered):
    rows = answered.dropna(subset="methode")
    allowed = rows.methode.map({name: sure for name, (sure, _) in METHODES.items()})
    assert (rows.confiance <= allowed).all()


def test_an_answer_that_has_other_candidates_is_given_with_reserve(answered):
    rows = answered[answered.code.notna() & answered.candidats.notna()]
    assert len(rows)
    assert (rows.confiance < SANS_RESERVE).all()
    assert with_reserve(answered)[rows.index].all()


def test_a_misspelling_is_never_answered_without_reserve(answered):
    assert (answered.confiance[answered.methode.eq("orthographe")] < SANS_RESERVE).all()


def test_columns_index_and_order_of_the_frame_are_kept():
    frame = pd.DataFrame({"n": [3, 1, 2], "lieu": ["Lyon", None, "Valence"]}, index=["c", "a", "b"])
    told = resolve(frame, place="lieu")
    assert list(told.columns) == ["n", "lieu", *COLUMNS]
    pd.testing.assert_frame_equal(told[["n", "lieu"]], frame)


def test_an_empty_frame_gives_an_empty_frame():
    told = resolve(pd.DataFrame({"label": []}))
    assert list(told.columns) == ["label", *COLUMNS]
    assert told.empty


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, "", "  ", float("nan")])
def test_a_missing_label_is_a_row_with_a_reason(missing):
    assert one(missing).motif == "inconnu: rien n'est écrit"


def test_a_number_read_by_a_spreadsheet_is_a_code_again():
    assert one(1001).code == "01001"
    assert one(69123.0).code == "69123"


def test_an_arrondissement_is_kept_and_rolled_up():
    row = one("Paris 18e")
    assert (row.code, row.code_commune, row.nom_officiel, row.code_departement) == (
        "75118",
        "75056",
        "Paris 18e Arrondissement",
        "75",
    )


def test_a_column_named_for_postal_codes_is_read_as_such():
    frame = pd.DataFrame({"code_postal": ["69100", "35000", "75018"]})
    assert resolve(frame, place="code_postal").code.tolist() == ["69266", "35238", "75118"]


def test_a_column_named_for_official_codes_is_read_as_such():
    told = resolve(pd.DataFrame({"code_insee": ["69100"]}), place="code_insee").iloc[0]
    assert (told.code, told.confiance) == ("69100", 1.0)


def test_elsewhere_a_code_that_is_also_a_postal_code_is_given_with_reserve():
    row = one("69100")
    assert (row.code, row.candidats) == ("69100", "69266 Villeurbanne (69)")


def test_an_arrondissement_that_is_also_a_postal_code_is_rolled_up_all_the_same():
    row = one("13210")
    assert (row.code, row.code_commune) == ("13210", "13055")
    assert row.candidats == "13100 Saint-Rémy-de-Provence (13)"


def test_a_postal_code_beside_the_name_tells_homonyms_apart():
    assert one("Valence", code_postal="26000").code == "26362"
    assert one("Valence", code_postal="82400").code == "82186"


@pytest.mark.parametrize("departement", ["26", "026", "26.0", "Drôme", "26 – Drôme", "drome (26)"])
def test_the_departement_column_is_read_in_any_form(departement):
    assert one("Valence", departement=departement).code == "26362"


def test_a_region_or_a_list_narrows_as_a_departement_does():
    assert one("Valence", departement="Rhône-Alpes").code == "26362"
    assert one("Valence", departement="07, 26").code == "26362"


def test_a_departement_named_after_the_commune_cannot_be_another_than_the_column_s():
    assert one("Saint Denis La Réunion", departement="974").code == "97411"
    assert pd.isna(one("Saint Denis La Réunion", departement="93").code)


def test_a_code_beside_its_departement_is_read_as_its_column_says():
    frame = pd.DataFrame({"code_insee": ["69100 (Rhône)"]})
    told = resolve(frame, place="code_insee").iloc[0]
    assert (told.code, told.confiance) == ("69100", 1.0)
    frame = pd.DataFrame({"code_postal": ["69100 (Rhône)"]})
    assert resolve(frame, place="code_postal").code.tolist() == ["69266"]


def test_an_official_code_of_another_departement_than_the_column_s_is_a_contradiction():
    assert one("Grenoble (38185)", departement="38").code == "38185"
    assert one("Grenoble (38185)", departement="69").motif.startswith("ambigu")


def test_hyphens_between_spaces_are_those_of_the_name_beside_its_departement_too():
    assert one("Châlons - en - Champagne (51)").code == "51108"


def test_an_unreadable_departement_leaves_an_answer_with_reserve_or_none():
    assert one("Grenoble", departement="Dauphiné").confiance < SANS_RESERVE
    assert one("Valence", departement="Dauphiné").motif.startswith("ambigu: département illisible")


def test_a_country_in_the_departement_column_is_abroad():
    assert one("Vienne", departement="Autriche").motif == "hors de France: Autriche"


def test_the_reason_names_the_homonyms():
    assert one("Saint-Denis", departement="93").code == "93066"
    assert one("Valence").motif == (
        "ambigu: Valence (26), Valence (82), Valence (16), Valence-sur-Baïse (32)"
    )


def test_a_former_homonym_given_up_long_ago_leaves_the_current_one_with_reserve():
    row = one("Avignon")
    assert (row.code, row.candidats) == ("84007", "39032 Avignon-lès-Saint-Claude (39)")
    assert row.confiance < SANS_RESERVE


def test_a_former_homonym_that_is_larger_makes_doubt():
    assert one("Évry").motif == "ambigu: Évry (89), Évry-Courcouronnes (91)"


@pytest.mark.parametrize("code", ["55298", "76108", "76676"])
def test_a_code_that_has_parted_since_2013_is_given_with_its_other_part(code):
    row = one(code)
    assert row.code == code
    assert row.candidats


def test_the_answer_can_be_told_in_the_cog_of_another_date():
    frame = pd.DataFrame(
        {"label": ["Annecy-le-Vieux", "74011", "Cherbourg-Octeville", "Évry (91)"]}
    )
    told = resolve(frame, a_la_date="2013-01-01")
    assert told.code.tolist() == ["74011", "74011", "50129", "91228"]
    assert told.nom_officiel.tolist() == ["Annecy-le-Vieux"] * 2 + ["Cherbourg-Octeville", "Évry"]


def test_a_decision_comes_before_everything_else():
    decisions = pd.DataFrame(
        {
            "label": ["Seignanx", "Grenoble", "Valence"],
            "departement": ["", "", "26"],
            "code": ["40312", "", "26362"],
            "pourquoi": ["siège du comité de bassin", "le nom d'une salle", "dit par le porteur"],
        }
    )
    frame = pd.DataFrame({"label": ["SEIGNANX", "Grenoble", "Valence"], "dep": ["", "", "Drôme"]})
    told = resolve(frame, departement="dep", decisions=decisions)
    assert told.code.fillna("").tolist() == ["40312", "", "26362"]
    assert told.methode.fillna("").tolist() == ["decision", "", "decision"]
    assert told.motif[1] == "inconnu: décision, le nom d'une salle"


def test_a_decision_for_one_departement_says_nothing_of_another():
    decisions = pd.DataFrame(
        {"label": ["Valence"], "departement": ["26"], "code": [""], "pourquoi": ["une rue"]}
    )
    frame = pd.DataFrame({"label": ["Valence", "Valence"], "dep": ["26", "82"]})
    told = resolve(frame, departement="dep", decisions=decisions)
    assert told.code.fillna("").tolist() == ["", "82186"]


def test_a_decision_without_departement_is_for_the_label_everywhere():
    decisions = pd.DataFrame({"label": ["Valence"], "code": ["82186"], "pourquoi": ["dit"]})
    frame = pd.DataFrame({"label": ["Valence", "Valence", "Lyon"], "dep": ["26", "", ""]})
    told = resolve(frame, departement="dep", decisions=decisions)
    assert told.code.tolist() == ["82186", "82186", "69123"]


def test_a_column_of_postal_codes_is_read_as_such_at_any_level():
    frame = pd.DataFrame({"code_postal": ["69100"]})
    assert resolve(frame, place="code_postal", level="auto").code.tolist() == ["69266"]


def test_decisions_without_their_reason_are_refused():
    with pytest.raises(ValueError, match="pourquoi"):
        resolve(pd.DataFrame({"label": []}), decisions=pd.DataFrame({"label": [], "code": []}))


def test_a_missing_column_is_named_with_those_present():
    with pytest.raises(ValueError, match=r"colonne « ville » absente ; présentes : label"):
        resolve(pd.DataFrame({"label": []}), place="ville")


def test_a_level_that_is_not_one_is_named_with_those_that_are():
    with pytest.raises(ValueError, match=r"canton.*commune, epci, departement, region, auto"):
        resolve(pd.DataFrame({"label": []}), level="canton")


def test_a_date_that_is_not_one_is_named():
    with pytest.raises(ValueError, match="demain"):
        resolve(pd.DataFrame({"label": []}), a_la_date="demain")


def test_the_report_counts_every_row_once(answered):
    report = resolution_report(answered)
    assert report.lignes.sum() == len(answered)
    assert report.sens.notna().all()
    assert set(report.groupe) == {"reconnu", "réparé", "ambigu", "inconnu"}


def test_the_summary_line_counts_each_method_and_each_reason():
    told = resolve(pd.DataFrame({"label": ["Lyon", "Lyon 3e", "Valence", "?"]}))
    assert summary_line(told) == (
        "4 lignes : 2 avec un code, 2 sans ; arrondissement 1, nom 1, ambigu 1, inconnu 1 ;"
        " 0 à vérifier."
    )


def test_a_link_word_too_many_between_joined_words_is_answered_with_reserve():
    asked = pd.DataFrame({"label": ["Pont de Pierre", "Pont-Pierre"], "departement": ["57", "57"]})
    told = resolve(asked, departement="departement")
    assert told.code.tolist() == ["57549", "57549"]
    assert with_reserve(told).tolist() == [True, False]
