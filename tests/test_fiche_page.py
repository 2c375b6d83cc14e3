import base64
import re

import pandas as pd
from candidatures_exemple import candidatures

from ptce_geo import fiche_page, summary
from ptce_geo.coherence_drawing import picture
from ptce_geo.declared_map import declared_shapes, drift_shapes
from ptce_geo.reference import reference
from ptce_geo.trajectory import in_order

ROWS = summary.ready(candidatures())
SECTEURS = {"culture": "Culture", "alimentation": "Alimentation"}
PUBLISHED = pd.DataFrame(
    {
        "id_candidature": ROWS.id_candidature,
        "statut_publie": "retenu <b>",
        "phase_publiee": "",
        "secteurs_publies": "",
    }
).set_index("id_candidature")


def one(id_ptce: str) -> pd.DataFrame:
    return in_order(ROWS[ROWS.id_ptce.eq(id_ptce)])


def trajectory(id_ptce: str) -> str:
    return fiche_page.trajectory_html(one(id_ptce), PUBLISHED, SECTEURS)


def test_the_trajectory_is_an_ordered_list_of_calls():
    html = trajectory("alpha")
    assert html.startswith('<ol class="trajectoire" role="list"><li><h3>AAP 2013</h3>')
    assert html.index("AAP 2013") < html.index("AMI 2023") < html.index("Répertoire")
    assert 'Répertoire <span class="precision">(sans date)</span>' in html


def test_a_call_tells_statut_phase_amount_place_and_sources():
    html = trajectory("alpha")
    assert "Lauréat · Phase inconnue · 150\u202f000\xa0€" in html
    assert "Lieu\xa0: Redon (35)" in html
    assert "Ille-et-Vilaine (département seulement)" in html
    assert '<a href="https://exemple.test/page"' in html


def test_words_published_are_quoted_and_never_markup():
    assert "Mots publiés\xa0: «\xa0retenu &lt;b&gt;\xa0»" in trajectory("alpha")
    assert "<script>" not in fiche_page.identity_html(one("eta"), SECTEURS)


def test_the_identity_says_what_is_unknown():
    html = fiche_page.identity_html(one("zeta"), SECTEURS)
    assert "<dt>Porteur</dt><dd>non renseigné</dd>" in html
    assert "Lieu inconnu (aucun lieu publié)" in html


def test_an_item_tells_its_territory_its_code_and_the_words_published():
    item = fiche_page.Item("commune", "35236", "Redon & co", "À savoir.", "", frozenset({1}))
    assert fiche_page.item_html(item) == (
        "<li>commune de Redon (35), 35236<br>"
        '<span class="precision">publié\xa0: «\xa0Redon &amp; co\xa0»\u202f; À savoir</span></li>'
    )


def test_an_item_that_names_no_official_territory_says_so():
    item = fiche_page.Item("indefini", "", "Pays de Redon", "", "", frozenset())
    html = fiche_page.item_html(item)
    assert "«\xa0Pays de Redon\xa0»" in html
    assert "aucun territoire officiel de ce nom" in html


def test_the_index_links_every_ptce_to_its_page():
    html = fiche_page.index_html(summary.ptce(ROWS), {})
    assert html.count("<li>") == 7
    assert '<a href="fiche?ptce=zeta">Zénith</a>' in html
    assert "Sans localisation" in html


def test_a_drift_is_drawn_with_what_was_kept_gained_and_lost():
    number = reference().number
    shapes, lines = drift_shapes([number["35236"]], [number["35013"]], [])
    assert [shape.couche for shape in shapes] == ["perimetre", "ajout"]
    assert lines == [("perimetre", "Gardé"), ("ajout", "Ajouté")]
    html = fiche_page.picture_html(picture(shapes), "Légende", 'Un "texte"', lines)
    assert 'alt="Un &quot;texte&quot;"' in html
    data = re.search('base64,([^"]+)"><figcaption', html)[1]
    assert base64.b64decode(data).startswith(b"<svg")


class Drawn:
    """A sheet whose perimeter is the whole of Paris, with a proposal."""

    def __init__(self, shapes):
        self.formes = shapes


def items(*rows: tuple[str, str, set[int]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "niveau": [row[0] for row in rows],
            "code": [row[1] for row in rows],
            "communes": pd.Series([frozenset(row[2]) for row in rows], dtype=object),
        }
    )


def test_an_arrondissement_is_drawn_alone_and_no_proposal_is_shown():
    paris = reference().number["75056"]
    shapes, _ = drift_shapes([paris], [reference().number["93048"]], [])
    drawn = declared_shapes(Drawn(shapes), items(("arrondissement", "75118", {paris})))
    assert [shape.couche for shape in drawn] == ["voisines"] * 19 + ["perimetre"]
    assert drawn[-1].nom == "Paris 18e Arrondissement"
    assert drawn[-1].contour.area < shapes[0].contour.area / 10


def test_what_is_not_in_parts_is_drawn_as_the_sheet_does_without_its_proposals():
    paris = reference().number["75056"]
    shapes, _ = drift_shapes([paris], [reference().number["93048"]], [])
    assert declared_shapes(Drawn(shapes), items(("commune", "75056", {paris}))) == shapes[:1]
