"""Chips, the link that is copied, the history, a frame in another site, a narrow screen."""

import http.server
import re
import threading
from contextlib import contextmanager

import pytest
from app_server import ROOT, free_port, map_frame, served, wait_for

from ptce_geo import texts, texts_barre
from ptce_geo.table_view import FOLDED

pytestmark = pytest.mark.browser


def chip(page, name: str):
    return page.get_by_role("button", name=f"Retirer le filtre {name}", exact=True)


def status(page) -> str:
    return page.locator(".barre-vue .cache[role=status]").inner_text()


def test_a_chip_is_removed_by_the_keyboard_and_the_count_is_told(page, application):
    page.goto(f"{application}?statut=laureate&appel=AMI2021")
    wait_for(page, chip(page, "Statut : Lauréate").count, "les puces ne s'affichent pas")
    before = wait_for(page, lambda: status(page), "le compte n'est pas dit")
    region = page.locator(".barre-vue .cache[role=status]").element_handle()
    chip(page, "Appel : AMI 2021").focus()
    page.keyboard.press("Enter")
    wait_for(page, lambda: "appel" not in page.url, "l'adresse n'a pas suivi")
    wait_for(page, lambda: status(page) not in ("", before), "le compte n'est pas dit")
    # The same element speaks: one that is replaced would not be heard.
    assert region.evaluate("node => node.isConnected")
    assert status(page) in page.inner_text(".phrase")
    # The keyboard goes on from the chip that took its place.
    focused = page.evaluate(
        """() => {
            let at = document.activeElement;
            while (at.shadowRoot) at = at.shadowRoot.activeElement;
            return at.getAttribute('aria-label');
        }"""
    )
    assert focused == "Retirer le filtre Statut\xa0: Lauréate"


def test_what_is_searched_is_in_the_address_and_comes_back(page, application):
    page.goto(application)
    map_frame(page)
    field = page.get_by_label(texts_barre.CHERCHER)
    field.fill("redon")
    field.press("Enter")
    wait_for(page, lambda: "q=redon" in page.url, "l'adresse n'a pas suivi")
    wait_for(page, chip(page, "Recherche : « redon »").count, "la puce")
    page.go_back()
    wait_for(page, lambda: not chip(page, "Recherche : « redon »").count(), "retour")
    page.go_forward()
    wait_for(page, chip(page, "Recherche : « redon »").count, "suivant")
    page.reload()
    wait_for(page, chip(page, "Recherche : « redon »").count, "rechargement")
    assert field.input_value() == "redon"
    # A page of the menu is one step, although its filters come to the address after it.
    page.get_by_role("link", name=texts.PAGES["chiffres"][0], exact=True).click()
    wait_for(page, lambda: "/chiffres?q=redon" in page.url, "la page Chiffres")
    page.go_back()
    wait_for(page, lambda: "chiffres" not in page.url, "retour à la carte")
    assert "q=redon" in page.url
    wait_for(page, chip(page, "Recherche : « redon »").count, "la puce au retour")


def test_a_territory_that_may_be_two_is_asked_then_chosen(page, application):
    page.goto(application)
    map_frame(page)
    field = page.get_by_label(texts_barre.TERRITOIRE, exact=True)
    field.fill("paris")
    field.press("Enter")
    page.get_by_role("radio", name="Paris (département)").click()
    wait_for(page, lambda: "territoire=departement" in page.url, "l'adresse n'a pas suivi")
    page.get_by_role("radio", name="Touche").click()
    wait_for(page, lambda: "lien=touche" in page.url, "le lien n'a pas suivi")
    wait_for(page, lambda: chip(page, "Touche : Paris (département)").count() == 1, "la puce")
    assert field.input_value() == ""


def test_the_link_is_copied_and_told(browser, application):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{application}?statut=laureate")
    wait_for(page, chip(page, "Statut : Lauréate").count, "les puces ne s'affichent pas")
    share = page.get_by_role("button", name=texts_barre.PARTAGER)
    share.focus()
    page.keyboard.press("Enter")
    said = page.locator(".fait[role=status]")
    wait_for(page, lambda: said.inner_text() == "Lien copié", "rien n'est dit")
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url
    assert share.get_attribute("aria-expanded") == "true"
    code = page.get_by_label(texts_barre.CODE).input_value()
    assert re.match(r'<iframe src="http://localhost:\d+/\?statut=laureate&amp;embed=true"', code)
    page.keyboard.press("Escape")
    context.close()


@contextmanager
def another_site(framed: str, port: int):
    """A page of another origin that frames an address."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{framed}" width="900" height="800">'.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_named_site_shows_the_map_in_a_frame_and_no_other_page(page):
    port = free_port()
    with served(ROOT / "app.py", PTCE_INTEGRATION=f"http://127.0.0.1:{port}") as url:
        with another_site(f"{url}?statut=laureate&embed=true", port) as site:
            page.goto(site)
            assert map_frame(page).evaluate("() => map.ptce.signs.size") > 0
            inside = next(frame for frame in page.frames if "embed=true" in frame.url)
            way_out = inside.get_by_text(texts_barre.VUE_COMPLETE)
            wait_for(page, way_out.count, "le lien")
            assert way_out.get_attribute("target") == "_blank"
            assert inside.get_by_role("link", name="Sources et méthode").count() == 0
            assert inside.locator("[data-testid=stSidebar]").count() == 0
        assert page.errors == []
        with another_site(url, port) as site:
            page.goto(site)
            wait_for(page, lambda: "frame-ancestors" in " ".join(page.errors), "pas de refus")


def test_nothing_runs_off_a_narrow_screen(browser, application):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{application}?statut=laureate&territoire=epci:243500741&lien=touche&q=redon")
    wait_for(page, chip(page, "Statut : Lauréate").count, "les puces ne s'affichent pas")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.locator("[data-testid=stExpandSidebarButton]").click()
    page.get_by_role("button", name=re.compile("^Gestation")).click()
    wait_for(page, lambda: "phase=gestation" in page.url, "le filtre n'a pas suivi")
    page.close()


def test_on_a_phone_map_card_and_foot_of_the_page_are_never_far(browser, application):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{application}?appel=AAP2013&appel=AMI2021&appel=AMI2023&phase=inconnue")
    map_frame(page)
    # The map is in sight at once, the chips folded above it.
    assert page.locator("iframe").bounding_box()["y"] < 680
    last = chip(page, "Phase : Phase inconnue")
    assert not last.is_visible()
    page.get_by_role("button", name=texts_barre.TOUTES_LES_PUCES).click()
    assert last.is_visible()
    # A card opened on the map is out of sight: a button leads to it.
    way = page.locator(".vers-fiche")
    assert not way.is_visible()
    map_frame(page).locator("path.signe").first.dispatch_event("click")
    way.click(timeout=60_000)
    assert page.evaluate("() => document.activeElement.closest('.fiche') !== null")
    wait_for(page, lambda: not way.is_visible(), "le bouton s'efface")
    # The first rows of the table, then what follows it.
    rows = page.locator(".tableau-ptce tbody tr:visible")
    wait_for(page, lambda: rows.count() == FOLDED, "les premières lignes")
    page.locator(".deplier").click()
    wait_for(page, lambda: rows.count() > FOLDED, "les autres lignes")
    page.close()
