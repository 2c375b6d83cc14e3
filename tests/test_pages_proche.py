"""Près de chez moi and Fiche, with the real records and without a browser."""

from itertools import pairwise

from test_pages import opened, payload, sentence

from ptce_geo import texts, texts_fiche, texts_proche


def asked(commune: str, **address):
    return opened("pres_de_chez_moi", commune=commune, **address)


def titles(app) -> list[str]:
    html = sentence(app)
    return [part.split("</h3>")[0] for part in html.split("<h3>")[1:]]


def part(app, title: str) -> str:
    """What stands under one heading of the page."""
    return sentence(app).split(f"{title}</h3>")[1].split("</section>")[0]


def test_nothing_asked_shows_no_list_and_no_error():
    app = opened("pres_de_chez_moi")
    assert texts_proche.INVITE in sentence(app)
    assert not app.get("component_instance")


def test_what_covers_a_commune_is_told_with_the_reason():
    covers = part(asked("Audruicq"), texts_proche.COUVRENT.format(nom="Audruicq"))
    assert "Écopôle alimentaire de la région d&#x27;Audruicq" in covers
    assert "Périmètre déclaré à l&#x27;AAP 2015" in covers
    assert "15\xa0communes" in covers


def test_who_is_in_the_commune_without_covering_it_is_told():
    here = part(asked("Redon"), texts_proche.SITUES)
    assert "Les Articulteurs" in here
    assert "Cité comme PTCE\u202f; commune déduite d&#x27;une source\xa0: Redon (35)." in here


def test_what_covers_a_neighbour_names_it():
    beside = part(asked("Redon"), texts_proche.VOISINS)
    assert "Rieux, Saint-Jean-la-Poterie et Saint-Perreux, voisines de Redon" in beside


def test_the_nearest_laureates_are_told_with_their_distance_and_how_the_place_is_known():
    near = part(asked("Redon"), texts_proche.PROCHES)
    assert near.index("à 43\xa0km") < near.index("à 51\xa0km")
    assert "commune déduite d&#x27;une source" in near


def test_more_laureates_come_on_request():
    app = asked("Redon")
    before = part(app, texts_proche.PROCHES).count("<li>")
    next(b for b in app.button if b.label == texts_proche.PROCHES_PLUS).click().run()
    assert (before, part(app, texts_proche.PROCHES).count("<li>")) == (5, 15)


def test_an_old_commune_is_told_with_its_date():
    html = sentence(asked("Annecy-le-Vieux"))
    assert "74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017." in html


def test_homonyms_are_choices_to_click_and_the_choice_is_kept_in_the_address():
    app = asked("Saint-Omer")
    assert "Plusieurs communes répondent" in sentence(app)
    next(b for b in app.button if b.label.startswith("Saint-Omer (62)")).click().run()
    assert not app.exception
    assert app.query_params["commune"] == "Saint-Omer (62)"
    assert "Leur périmètre déclaré couvre Saint-Omer" in sentence(app)


def test_what_is_written_in_the_field_is_looked_for():
    app = opened("pres_de_chez_moi")
    app.text_input[0].set_value("74000")
    next(b for b in app.button if b.label == texts_proche.CHERCHER).click().run()
    assert app.query_params["commune"] == "74000"
    assert "Annecy (74)" in sentence(app)


def test_what_no_commune_is_called_is_said_and_never_markup():
    html = sentence(asked("<b>xyzzy</b>"))
    assert "Aucune commune, d'aujourd'hui ou d'autrefois" in html.replace("&#x27;", "'")
    assert "<b>xyzzy" not in html


def test_no_distance_crosses_the_sea_and_why_is_said():
    near = part(asked("Mamoudzou"), texts_proche.PROCHES)
    assert "Aucun lauréat dont la commune soit connue sur ce territoire (Mayotte)" in near
    assert "\xa0km" not in near


def test_a_collectivity_without_contour_opens():
    assert "contour" in part(asked("Saint-Pierre (975)"), texts_proche.PROCHES)


def test_the_filters_hold_on_this_page_and_are_said():
    html = sentence(asked("Audruicq", appel="AMI2023"))
    assert "Aucun périmètre déclaré connu ne couvre Audruicq." in html
    assert "Vos filtres sont en vigueur" in html


def test_nothing_of_the_map_comes_from_another_host():
    sent = payload(asked("Redon"))
    loaded = [*sent["js_links"], *sent["css_links"], sent["script"], sent["header"], sent["html"]]
    assert [one for one in loaded if "http://" in one or "https://" in one] == []


def test_headings_follow_one_another_without_a_gap():
    for app in (asked("Redon"), opened("fiche", ptce="neo56")):
        levels = [int(piece[0]) for piece in sentence(app).split("<h")[1:] if piece[0].isdigit()]
        assert levels[0] == 1
        assert max(after - before for before, after in pairwise(levels)) <= 1


def test_a_fiche_tells_trajectory_perimeter_drift_and_coherence():
    html = sentence(opened("fiche", ptce="neo56"))
    for title in (
        texts_fiche.TRAJECTOIRE,
        texts_fiche.PERIMETRE,
        texts_fiche.DERIVE,
        texts_fiche.COHERENCE,
    ):
        assert f"<h2>{title}</h2>" in html
    assert "Entre AAP 2013 et Répertoire\xa0: même périmètre, 249\xa0communes" in html


def test_a_fiche_without_territory_says_what_is_undefined():
    html = sentence(opened("fiche", ptce="innovales"))
    assert "Grand Genève – Mont-Blanc" in html
    assert "aucun territoire officiel de ce nom" in html


def test_without_an_identifier_every_ptce_can_be_searched():
    app = opened("fiche")
    app.text_input[0].set_value("ÉCOPOLE audruicq")
    app.button[0].click().run()
    html = sentence(app)
    assert "1\xa0PTCE trouvé." in html
    assert "fiche?ptce=ecopole-audruicq" in html
    assert "fiche?ptce=neo56" not in html


def test_a_wrong_identifier_is_told_in_a_sentence():
    app = opened("fiche", ptce="n-existe-pas")
    assert [w.value for w in app.warning] == [texts.PTCE_INCONNU.format(valeur="n-existe-pas")]
    assert texts_fiche.TOUS in sentence(app)


def test_every_ptce_has_a_page():
    app = opened("fiche")
    ids = [piece.split('"')[0] for piece in sentence(app).split("fiche?ptce=")[1:]]
    assert len(ids) > 80
    for id_ptce in ids[::9]:
        app.session_state["vue"]["ptce"] = [id_ptce]
        app.run()
        assert not app.exception
        assert texts_fiche.TRAJECTOIRE in sentence(app)


def test_the_card_of_the_map_leads_to_the_page_of_its_ptce():
    link = opened(ptce="neo56", appel="AAP2013").get("page_link")[0].proto
    assert link.label == texts_fiche.COMPLETE
    assert link.query_string == "ptce=neo56&appel=AAP2013"
