from candidatures_exemple import candidatures

from ptce_geo import summary
from ptce_geo.nearness_html import Entry, entries_html, sentences_html

PTCE = {row.id_ptce: row for row in summary.ptce(summary.ready(candidatures())).itertuples()}


def test_a_list_holds_one_item_a_ptce_with_its_reason_and_distance():
    html = entries_html([Entry(PTCE["alpha"], "Parce que.", "", "à 3 km")], {})
    assert html.startswith('<ul class="proches" role="list"><li>')
    assert '<a href="fiche?ptce=alpha">Écopôle</a>' in html
    assert "<p>Parce que.</p>" in html and "à 3 km" in html


def test_the_filters_travel_with_the_link():
    html = entries_html([Entry(PTCE["beta"], "")], {"appel": ["AAP2013", "AMI2021"]})
    assert 'href="fiche?ptce=beta&amp;appel=AAP2013&amp;appel=AMI2021"' in html


def test_neither_a_name_nor_a_reason_is_ever_markup():
    html = entries_html([Entry(PTCE["eta"], "<b>a</b>", "<i>p</i>", "<u>d</u>")], {})
    assert not any(tag in html for tag in ("<script>", "<b>", "<i>", "<u>"))


def test_what_happened_is_a_list_that_may_be_folded():
    folded = sentences_html(["A & B"], "Histoire", folded=True)
    assert folded.startswith('<details class="histoire"><summary>Histoire</summary>')
    assert "<li>A &amp; B.</li>" in folded
    assert sentences_html([], "Histoire", folded=False).startswith('<section class="histoire"><h3>')
