"""Addresses of pages for the fuzzer: a wrong value never raises, is told once, and leaves.

An input is a page and its query string, ``carte?appel=AAP2013&q=Redon``.
"""

import random
from urllib.parse import parse_qs, quote_plus

from streamlit.testing.v1 import AppTest

from ptce_geo import texts, ui, ui_vue
from ptce_geo.paths import ROOT

SCRIPT = str(ROOT / "ptce_geo" / "ui_accueil.py")
PAGES = tuple(texts.PAGES)
# Names that Streamlit keeps to itself.
STREAMLIT = ("embed", "embed_options")
# Values that mean something under each name, and near misses.
VALUES = {
    "appel": ["AAP2013", "AMI2023", "AAP1999", "AMI2023,AAP2013"],
    "statut": ["laureate", "Laureate", "non_retenue"],
    "phase": ["emergence"],
    "region": ["53", "84", "053"],
    "departement": ["35", "2A", "2a", "75056"],
    "secteur": ["dechets"],
    "q": ["Redon", " ", "x" * 121, "[ici](https://exemple.fr)", "**gras**", "<b>"],
    "territoire": ["commune:35236", "epci:243500741", "region:53", "commune:99999", "x", ":"],
    "lien": ["siege", "perimetre", "nulle"],
    "ptce": ["redon", "nul-part"],
    "lang": ["en", "fr", "xx"],
    "regle": ["enclaves", "un_seul_tenant", "rien"],
    "issue": ["a-verifier", "conforme", "à vérifier"],
    "fond": ["rien", "plan", "candidatures"],
    "niveau": ["departements", "epci", "communes", "cantons"],
    "perimetres": ["oui", "non", "peut-être"],
    "vue": ["france", "972", "47.6,-2.1,9", "0,0,99", "nan,nan,nan", ",,"],
    "par": ["appel", "phase"],
    "a": ["AAP2013"],
    "b": ["AMI2023"],
    "territoires": ["regions", "departements"],
    "dossier": ["redon-AAP2013", "rien"],
    "commune": ["35236", "Redon", "Valence", "99999", "Saint-", "38000", "France"],
    "embed": ["true"],
    "nom_inconnu": ["1"],
    "": ["vide"],
}


def address(draw: random.Random) -> bytes:
    """A page and one to six parameters, names and values of ours or nearly."""
    names = draw.choices(list(VALUES), k=draw.randint(1, 6))
    pairs = [(name, draw.choice(VALUES[name])) for name in names]
    query = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)
    return f"{draw.choice(PAGES)}?{query}".encode()


def parsed(content: bytes) -> tuple[str, dict[str, list[str]]]:
    """Page and parameters of an input; the first page for one that does not exist."""
    page, _, query = content.decode("utf-8", "replace").partition("?")
    held = parse_qs(query, keep_blank_values=True, max_num_fields=200)
    return page if page in PAGES else PAGES[0], {name: v for name, v in held.items() if name}


def view(content: bytes) -> None:
    """The address read, told and written again, without the rest of the page."""
    page, query = parsed(content)

    def script(page: str) -> None:
        from ptce_geo import ui_vue

        ui_vue.follow_address(page)
        ui_vue.tell_refused()
        ui_vue.write_address()

    app = AppTest.from_function(script, default_timeout=60, args=(page,))
    ran(app, query)
    for name in ui_vue.names_of(page):
        parameter = ui_vue.PARAMETERS[name]
        kept = app.session_state[ui_vue.VIEW][name]
        asked = list(dict.fromkeys(query.get(name, [])))
        exist = [code for code in asked if parameter.accepts(code)]
        assert kept == (exist[:1] if parameter.single else exist), (name, asked, kept)
        refused = [code for code in asked if code not in kept]
        said = texts.PTCE_INCONNU if name == "ptce" else texts.PARAMETRE_INCONNU
        told = [warning.value for warning in app.warning]
        for code in refused:
            assert told.count(said.format(nom=ui.plain(name), valeur=ui.plain(code))) == 1, code


def whole(content: bytes) -> None:
    """The whole page at that address."""
    page, query = parsed(content)
    app = AppTest.from_file(SCRIPT, default_timeout=300)
    ran(app, query)
    if page != PAGES[0]:
        for name, values in query.items():
            app.query_params[name] = values
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        answered(app)


def ran(app: AppTest, query: dict[str, list[str]]) -> None:
    """Run an application at an address, and look at what any answer owes the reader."""
    for name, values in query.items():
        app.query_params[name] = values
    app.run()
    answered(app)


def answered(app: AppTest) -> None:
    """No error, no notice twice, nothing unknown left in the address."""
    assert not app.exception, [error.value for error in app.exception]
    assert not app.error, [error.value for error in app.error]
    told = [warning.value for warning in app.warning]
    assert len(told) == len(set(told)), told
    left = set(app.query_params) - {*ui_vue.PARAMETERS, *ui_vue.CHOICES, *STREAMLIT}
    assert not left, left
