"""Laws that whole official lists must obey, and invariants on any text."""

import string

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptce_geo import cog, history, intercommunalites
from ptce_geo.answers import SANS_RESERVE
from ptce_geo.resolve import COLUMNS, resolve
from ptce_geo.translation import perimetre

patiently = settings(deadline=None, max_examples=60)


def heirs_of_2013() -> pd.DataFrame:
    """The communes of 1 January 2013: name, département, and where each is today."""
    then = history.at(history.etats(), "2013-01-01")
    today = perimetre(then.code_commune, depuis="2013-01-01")
    heirs = today.groupby("code_declare").code_commune.agg(frozenset)
    return pd.DataFrame(
        {
            "label": then.nom,
            "dep": then.code_commune.map(cog.code_departement),
            "heirs": then.code_commune.map(heirs),
        }
    )


def test_the_names_of_2013_with_their_departement_lead_to_what_they_are_today():
    told = resolve(heirs_of_2013(), departement="dep")
    assert len(told) == 36_681
    right = [code in heirs for code, heirs in zip(told.code, told.heirs, strict=True)]
    assert sum(right) >= 36_670
    assert (told.code.notna() & ~pd.Series(right, index=told.index)).sum() == 0


def test_the_names_of_2013_told_in_the_cog_of_2013_are_themselves():
    then = history.at(history.etats(), "2013-01-01")
    frame = pd.DataFrame({"label": then.nom, "dep": then.code_commune.map(cog.code_departement)})
    told = resolve(frame, departement="dep", a_la_date="2013-01-01")
    assert told.code.equals(then.code_commune.astype(told.code.dtype).set_axis(told.index))
    # « Aucun » (65) is also what people write for none.
    assert told.confiance[told.label.eq("Aucun")].lt(SANS_RESERVE).all()


def test_a_name_without_departement_is_never_another_commune_of_today():
    now = cog.communes()
    told = resolve(pd.DataFrame({"label": now.nom}))
    bearers = now.groupby("nom").code_commune.agg(set)
    for row in told[told.code.notna()].itertuples():
        assert row.code in bearers[row.label]


def test_hyphens_between_spaces_never_lead_to_another_commune():
    """Every hyphenated name of today beside its département, written close and apart."""
    now = cog.communes()
    names = now[now.nom.str.contains("-")]
    where = " (" + names.code_commune.map(cog.code_departement) + ")"
    close = resolve(pd.DataFrame({"label": names.nom + where}))
    apart = resolve(pd.DataFrame({"label": names.nom.str.replace("-", " - ") + where}))
    assert len(names) > 10_000
    other = apart.code.ne(close.code)
    assert apart[other].label.tolist() == [
        "Château - Chinon (Ville) (58)",
        "Château - Chinon (Campagne) (58)",
    ]
    assert apart[other].code.isna().all()


def test_every_code_since_1943_resolves_or_has_its_reason():
    codes = pd.Series(sorted(set(history.etats().code_commune)))
    told = resolve(pd.DataFrame({"code_insee": codes}), place="code_insee")
    now = set(history.at(history.etats(), history.TODAY).code_commune)
    current = codes.isin(now)
    assert (told.code[current] == codes[current]).all()
    retired = told[~current]
    heirs = retired.code_insee.map(history.heirs_of_retired())
    single = heirs.str.len().eq(1)
    assert (retired.code[single] == heirs[single].str[0]).all()
    assert retired.code[~single].isna().all()
    assert retired.motif[~single].str.match("ambigu: |inconnu: commune supprimée").all()


def test_every_code_is_itself_under_a_label_column_too():
    tables = [cog.communes(), cog.arrondissements_municipaux()]
    codes = pd.concat([table.code_commune for table in tables], ignore_index=True)
    assert (resolve(pd.DataFrame({"label": codes})).code == codes).all()


def test_a_code_that_lost_its_first_zero_is_itself_again():
    codes = cog.communes().code_commune
    codes = codes[codes.str.startswith("0")].reset_index(drop=True)
    told = resolve(pd.DataFrame({"label": codes.str[1:]}))
    assert (told.code == codes).all()
    assert set(told.methode) == {"code_repare"}


def test_every_departement_number_and_name_is_a_departement():
    rows = cog.departements()
    rows = rows[rows.code_region.notna()]
    for column in ("code_departement", "nom"):
        told = resolve(pd.DataFrame({"label": rows[column]}), level="departement")
        assert (told.code == rows.code_departement).all()


@pytest.mark.parametrize("level", ["regions", "regions_2013"])
def test_every_region_of_today_and_of_2013_is_a_region(level):
    rows = cog.table(level)
    told = resolve(pd.DataFrame({"label": rows.nom}), level="region")
    assert (told.code == rows[cog.CODES[level]]).all()


def test_every_current_epci_is_found_by_its_siren_and_by_its_name():
    rows = cog.epci()
    assert (
        resolve(pd.DataFrame({"label": rows.code_epci}), level="epci").code == rows.code_epci
    ).all()
    told = resolve(pd.DataFrame({"label": rows.nom}), level="epci")
    homonyms = rows.nom.duplicated(keep=False)
    assert (told.code[~homonyms] == rows.code_epci[~homonyms]).all()
    assert told.motif[homonyms].str.startswith("ambigu").all()
    assert homonyms.sum() == 4
    seats = rows.code_epci.map(
        lambda code: cog.code_departement(intercommunalites.communes(code)[0])
    )
    told = resolve(pd.DataFrame({"label": rows.nom, "dep": seats}), departement="dep", level="epci")
    assert (told.code == rows.code_epci).all()


def test_every_epci_name_since_2019_leads_to_an_epci_that_holds_its_communes_or_to_a_reason():
    names = intercommunalites.names()
    told = resolve(pd.DataFrame({"label": [epci.nom for epci in names]}), level="epci")
    assert (told.code.notna() ^ told.motif.notna()).all()
    homonyms = pd.Series([epci.nom for epci in names]).duplicated(keep=False)
    for epci, code, twice in zip(names, told.code, homonyms, strict=True):
        if isinstance(code, str) and not twice:
            assert code in intercommunalites.heirs(epci.code), epci


def test_an_epci_without_its_legal_form_is_found_or_said_ambiguous_never_another():
    rows = cog.epci()
    bare = rows.nom.str.replace(
        r"^Communauté (?:de communes|d'agglomération|urbaine) (?:de la |de l'|du |des |de |d')?",
        "",
        regex=True,
    )
    told = resolve(pd.DataFrame({"label": bare}), level="epci")
    assert (told.code.isna() | told.code.eq(rows.code_epci)).all()
    assert told.code.notna().mean() > 0.98


ANY = st.text(string.printable + "éèàçœ’-–«»()/\u00a0\u200b", max_size=30)
NAMES = sorted(set(cog.communes().nom))


@patiently
@example(labels=["0/<", "</>", "Redon/<", "5("])
@given(st.lists(st.one_of(ANY, st.sampled_from(NAMES), st.none()), max_size=8))
def test_whatever_is_written_rows_are_kept_in_order_with_a_code_or_a_reason(labels):
    frame = pd.DataFrame({"label": pd.Series(labels, dtype="object")})
    told = resolve(frame)
    assert list(told.columns) == ["label", *COLUMNS]
    assert told.label.tolist() == frame.label.tolist()
    assert (told.code.notna() ^ told.motif.notna()).all()


@patiently
@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_change_the_answer(nom, case):
    told = resolve(pd.DataFrame({"label": [nom, case(nom)]}))
    assert told.code.nunique(dropna=False) == 1


@patiently
@given(st.sampled_from(NAMES))
def test_hyphens_and_outer_spaces_do_not_change_the_answer(nom):
    told = resolve(pd.DataFrame({"label": [nom, f"  {nom.replace('-', ' ')}\u00a0"]}))
    assert told.code.nunique(dropna=False) == 1


@patiently
@given(st.sampled_from(NAMES), st.sampled_from(sorted(cog.departements().code_departement)))
def test_an_answer_is_always_in_the_departement_given(nom, departement):
    told = resolve(pd.DataFrame({"label": [nom], "dep": [departement]}), departement="dep").iloc[0]
    if told.methode == "nom":
        assert told.code_departement == departement
