import re

from ptce_geo.bars import Bar, Interval, bars_html, intervals_html, pairs_html


def widths(html: str) -> list[str]:
    return re.findall(r"width:([\d.]+)%", html)


def test_the_longest_bar_fills_the_track():
    assert widths(bars_html("c", [Bar("a", [3], "3"), Bar("b", [6], "6")])) == ["50", "100"]


def test_a_given_scale_holds_for_every_chart():
    assert widths(bars_html("c", [Bar("a", [3], "3")], whole=12)) == ["25"]


def test_parts_lie_end_to_end_and_a_zero_draws_nothing():
    assert widths(bars_html("c", [Bar("a", [1, 0, 3], "4")])) == ["25", "75"]


def test_both_bars_of_a_pair_have_one_scale_and_say_whose_they_are():
    html = pairs_html("c", ("Bretagne", "Occitanie"), [("Culture", 2, 8, "2", "8")])
    assert widths(html) == ["25", "100"]
    assert 'class="cache">Bretagne\xa0: ' in html
    assert 'class="cache">Occitanie\xa0: ' in html


def test_shares_in_a_pair_can_be_of_a_whole():
    html = pairs_html("c", ("A", "B"), [("", 20, 50, "20", "50")], whole=100)
    assert widths(html) == ["20", "50"]


def test_patterns_are_told_in_words():
    html = bars_html("c", [Bar("a", [1], "1")], patterns={"hachure": "candidats"})
    assert '"cle barre hachure" aria-hidden="true"></span>candidats' in html


def test_an_interval_stands_where_its_bounds_are():
    html = intervals_html("c", [Interval("a", 0.2, 0.1, 0.3, "20 %")], 0.4, 4)
    assert 'class="marge" style="left:25%;width:50%"' in html
    assert 'class="point" style="left:50%"' in html
    assert "40\u00a0%" in html


def test_every_line_keeps_the_room_of_the_widest_figure():
    html = bars_html("c", [Bar("a", [1], "1"), Bar("b", [2], "non publié")])
    assert "--place:10ch" in html


def test_an_empty_chart_has_no_bar():
    assert widths(bars_html("c", [])) == []


def test_labels_and_figures_cannot_be_markup():
    html = bars_html("<b>", [Bar("<script>", [1], "<i>")])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
