"""What is shown of the awkward candidatures: official codes that a spreadsheet would spoil."""

from collections.abc import Sequence
from datetime import date

from candidatures_exemple import candidatures

from ptce_geo import summary, texts
from ptce_geo.export_view import View, view
from ptce_geo.spiral import spread

DAY = date(2026, 11, 27)
LIST = "PTCE : liste inventée pour les essais."
BITING = "=cmd|' /C calc'!A0"
LABELS = {
    "appel": texts.APPELS,
    "statut": texts.STATUTS,
    "phase": texts.PHASES,
    "secteur": {"alimentation": "Agriculture, alimentation", "culture": "Culture"},
    "region": {"53": "Bretagne", "11": "Île-de-France"},
}
CODES = {"a13": "01004", "a23": "01004", "b21": "2A004", "g00": "2A004", "h13": "97411"}
COMMUNES = {"01004": "Ambérieu-en-Bugey", "2A004": "Ajaccio", "97411": "Saint-Denis"}


def shown(chosen: dict[str, Sequence[str]] | None = None) -> View:
    """The seven PTCE, or those a filter leaves: a formula for a name, a leading zero, Corsica."""
    chosen = chosen or {}
    joined = candidatures()
    codes = joined["id_candidature"].map(CODES)
    joined = joined.assign(
        nom=joined["nom"].mask(joined["id_ptce"].eq("beta"), BITING),
        code_commune=codes,
        code_epci=codes.map({"01004": "240100883"}),
        code_arrondissement=None,
        code_departement=codes.map({"01004": "01", "2A004": "2A", "97411": "974"}).fillna(
            joined["code_departement"]
        ),
        nom_commune=codes.map(COMMUNES),
        siege=codes.map(COMMUNES).fillna(""),
    )
    rows = summary.ready(joined)
    everyone = summary.ptce(rows)
    passing = rows[summary.kept(summary.facets(rows), chosen)]
    ptce = summary.ptce(passing)
    around = spread(everyone).set_index(everyone["id_ptce"])
    return view(passing, ptce.join(around, on="id_ptce"), chosen, LABELS, len(everyone), DAY, LIST)
