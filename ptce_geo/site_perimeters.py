"""The declared perimeters on the pages of the static site: item by item, and drawn."""

from collections.abc import Mapping

import pandas as pd

from ptce_geo import coherence, fiche_page, texts, texts_fiche, trajectory
from ptce_geo.coherence_drawing import legend, picture
from ptce_geo.coherence_sheet import sheet
from ptce_geo.declared_map import declared_shapes
from ptce_geo.dossiers import from_records
from ptce_geo.records import Records
from ptce_geo.reference import reference

WIDTH, HEIGHT = 640, 420


def commune_names(items: pd.DataFrame) -> dict[str, list[str]]:
    """Names of the communes that the declared perimeters of each PTCE come to.

    Parameters
    ----------
    items : DataFrame
        Rows of ``nearness.declared_items``.
    """
    names = reference().nom
    return {
        str(id_ptce): [str(names[number]) for number in sorted(frozenset().union(*those))]
        for id_ptce, those in items.groupby("id_ptce")["communes"]
    }


def perimeters_html(
    candidatures: pd.DataFrame, items: pd.DataFrame, records: Records
) -> dict[str, str]:
    """What each PTCE declared in each call, and the map of the latest perimeter it can be drawn of.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    items : DataFrame
        Rows of ``nearness.declared_items``.
    records : Records
        Those of the same candidatures.

    Returns
    -------
    dict of str
        HTML by ``id_ptce``, escaped; a PTCE that declared nothing has no entry.
    """
    declared = {str(key): own for key, own in items.groupby("id_candidature", sort=False)}
    controle = coherence.check(from_records(records, reference()))
    numbers = {key: number for number, key in enumerate(controle.measures.text["id"])}
    found = {}
    for id_ptce, those in candidatures.groupby("id_ptce", sort=False):
        calls = {
            key: texts.APPELS.get(appel, appel)
            for key, appel in trajectory.in_order(those)[["id_candidature", "appel"]].to_numpy()
            if key in declared
        }
        if calls:
            listed = [(appel, _items(declared[key])) for key, appel in calls.items()]
            drawn = _picture_html(calls, declared, controle, numbers)
            found[str(id_ptce)] = fiche_page.perimeter_html(listed) + drawn
    return found


def _items(own: pd.DataFrame) -> list[fiche_page.Item]:
    columns = list(fiche_page.Item._fields)
    return [fiche_page.Item(*row) for row in own[columns].itertuples(index=False, name=None)]


def _picture_html(
    calls: Mapping[str, str],
    declared: Mapping[str, pd.DataFrame],
    controle: coherence.Controle,
    numbers: Mapping[str, int],
) -> str:
    """The map of the latest perimeter that comes to communes; nothing without any."""
    drawable = [key for key in calls if frozenset().union(*declared[key]["communes"])]
    if not drawable:
        return ""
    latest = drawable[-1]
    made = sheet(controle, numbers[latest])
    drawn = picture(declared_shapes(made, declared[latest]), WIDTH, HEIGHT)
    alt = texts_fiche.CARTE_ALT.format(appel=calls[latest], resume=made.resume)
    caption = texts_fiche.CARTE_DE.format(appel=calls[latest])
    return fiche_page.picture_html(drawn, caption, alt, legend(drawn))
