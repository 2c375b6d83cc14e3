"""Sheets as one page of HTML that stands alone and prints, without script."""

import base64
from collections.abc import Iterable
from html import escape
from typing import Any

from ptce_geo import langue, sources
from ptce_geo import texts_coherence as words
from ptce_geo.coherence_drawing import (
    NIGHT_STYLE,
    STYLES,
    Drawn,
    Picture,
    legend,
    numbered,
    picture,
)
from ptce_geo.coherence_sheet import Sheet

STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#161616;background:#fff;margin:0 auto;max-width:62rem;
padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.3rem;border-top:2px solid #1f3f77;padding-top:.6rem}
h3{font-size:1.05rem}svg{max-width:100%;height:auto;border:1px solid #c4c4c4}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #c4c4c4;padding:.35rem .5rem;
text-align:left;vertical-align:top}caption{text-align:left;font-weight:600;padding:.3rem 0}
.issue{white-space:nowrap}.fondement{color:#444;font-size:.9rem}ul.legende{list-style:none;padding:0}
ul.legende img{vertical-align:middle;margin-right:.4rem}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark}
body{color:#e4e8ec;background:#14191f}h2{border-color:#9cc3f0}svg,th,td{border-color:#55616d}
.fondement{color:#b3bdc8}a{color:#8cc4f5}}
@media print{body{max-width:none;padding:0}article{break-after:page}tr{break-inside:avoid}}
"""


def page(sheets: Iterable[Sheet], summary: str) -> str:
    """A whole page: a title, a summary, one article a record, the sources."""
    articles = "\n".join(article(sheet) for sheet in sheets)
    notices = "".join(f"<li>{escape(line)}</li>" for line in sources.attribution_lines())
    return (
        f'<!doctype html>\n<html lang="{langue.current()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words.TITRE}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{words.TITRE}</h1>\n<p>{escape(summary)}</p>\n"
        f"<p>{words.AVERTISSEMENT}</p>\n{articles}\n</main>\n"
        f"<footer><h2>{words.SOURCES}</h2><ul>{notices}</ul></footer>\n</body>\n</html>\n"
    )


def article(sheet: Sheet) -> str:
    """One record: summary, drawing, legend, comparison, findings."""
    made = picture(sheet.formes)
    drawing = ""
    if made.shapes:
        drawn = svg(made, words.CARTE_DE.format(titre=sheet.titre))
        drawing = f"{drawn}\n{legend_list(legend(made))}"
    return (
        f"<article>\n<h2>{escape(sheet.titre)}</h2>\n"
        f"<p>{escape(sheet.resume)} {escape(sheet.siege)}</p>\n{drawing}\n"
        f"<p>{escape(sheet.comparaison)}</p>\n{findings_table(sheet)}\n</article>"
    )


def legend_list(lines: Iterable[tuple[str, str]]) -> str:
    """The legend as a list: the drawing's equal in words."""
    items = "".join(f"<li>{swatch(layer)}{escape(text)}</li>" for layer, text in lines)
    return f'<ul class="legende">{items}</ul>'


def findings_table(sheet: Sheet) -> str:
    """Every finding, those that ask most of the reader first."""
    rows = "\n".join(row(constat) for constat in sheet.constats)
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in words.COLONNES)
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{words.CONSTATS}">'
        f'<table role="table">\n<caption>{words.CONSTATS}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table></div>'
    )


def row(constat: dict[str, Any]) -> str:
    """One finding as a table row."""
    said = escape(constat["message"])
    if constat["reparation"]:
        proposal = words.PROPOSITION.format(
            proposition=escape(constat["proposition"]), effets=escape(constat["effets"])
        )
        said += f"<br>{proposal}"
    if constat["variante"]:
        said += f"<br>{words.VARIANTE.format(variante=escape(constat['variante']))}"
    return (
        '<tr role="row"><td role="cell" class="issue">'
        f"{escape(words.ISSUES[constat['issue']])}</td>"
        f'<th role="rowheader" scope="row">{escape(constat["titre"])}</th>'
        f'<td role="cell">{said}<br>'
        f'<span class="fondement">{escape(constat["fondement"])}</span></td></tr>'
    )


def svg(made: Picture, title: str) -> str:
    """The drawing, its title for those who do not see it; the legend says the same in words."""
    body = "".join(path(shape) for shape in made.shapes)
    labels = "".join(
        f'<text x="{shape.label[0]:.1f}" y="{shape.label[1]:.1f}" text-anchor="middle" '
        'dominant-baseline="central" font-size="15" font-weight="700" stroke="#fff" '
        f'stroke-width="3" paint-order="stroke" fill="#161616">{numbered(shape)}</text>'
        for shape in made.shapes
        if numbered(shape)
    )
    return (
        f'<svg role="img" aria-label="{escape(title)}" width="{made.width:g}" '
        f'height="{made.height:g}" viewBox="0 0 {made.width:g} {made.height:g}" '
        f'xmlns="http://www.w3.org/2000/svg">{NIGHT_STYLE}{body}{labels}</svg>'
    )


def path(shape: Drawn) -> str:
    """One shape: a path of its rings, or a square for a seat."""
    fill, stroke, width, dash = STYLES[shape.couche]
    look = (
        f'class="{shape.couche}" fill="{fill or "none"}" stroke="{stroke}" stroke-width="{width}"'
    )
    look += f' stroke-dasharray="{dash}"' if dash else ""
    if shape.couche == "siege":
        x, y = shape.label
        return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" {look}/>'
    rings = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in shape.rings
    )
    return f'<path d="{rings}" fill-rule="evenodd" {look}/>'


def swatch(layer: str) -> str:
    """A small sign of a layer, for the legend: an image, because Streamlit removes drawings."""
    fill, stroke, width, dash = STYLES[layer]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="22" height="14">{NIGHT_STYLE}'
        f'<rect class="{layer}" x="2" y="2" '
        f'width="18" height="10" fill="{fill or "none"}" stroke="{stroke}" '
        f'stroke-width="{width}"{dashed}/></svg>'
    )
    data = base64.b64encode(drawing.encode()).decode()
    return f'<img alt="" width="22" height="14" src="data:image/svg+xml;base64,{data}">'
