"""What the script of a static map reads: candidatures, words, and the choices of each filter."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo import maps, ptce_search, spiral, summary, texts, texts_site
from ptce_geo.names import normalize
from ptce_geo.signs import FAMILIES, FAMILY_OF, PHASES

# Filters whose choices follow the vocabulary; the others follow the alphabet.
IN_VOCABULARY_ORDER = ("appel", "statut", "phase")

Choice = tuple[str, str, int]
Perimeters = Mapping[str, Iterable[str]]


def labels(candidatures: pd.DataFrame, secteurs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Words of the codes of each filter, « unknown » included.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``, which name the territories they hold.
    secteurs : mapping
        Words of the sector codes.
    """
    known: dict[str, dict[str, str]] = {
        "appel": texts.APPELS,
        "statut": texts.STATUTS,
        "phase": texts.PHASES,
        "secteur": dict(secteurs),
    }
    for name, column in summary.DIMENSIONS.items():
        if column.startswith("code_"):
            rows = candidatures.dropna(subset=column).drop_duplicates(column)
            nom = rows["nom" + column.removeprefix("code")]
            known[name] = dict(zip(rows[column], nom, strict=True))
    return {
        name: {**known.get(name, {}), summary.INCONNU: texts.INCONNU[name]}
        for name in summary.DIMENSIONS
    }


def choices(
    candidatures: pd.DataFrame, words: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Choice]]:
    """Code, words and number of PTCE of each choice of each filter, in the order shown.

    The order is that of the vocabulary where there is one, else of the alphabet; unknown comes
    last.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    words : mapping
        Those of ``labels``.
    """
    counts = summary.counts(candidatures["id_ptce"], summary.facets(candidatures), {})
    return {
        name: [
            (code, words[name].get(code, code), of[code])
            for code in in_order(name, of, words[name])
        ]
        for name, of in counts.items()
    }


def in_order(name: str, codes: Iterable[str], words: Mapping[str, str]) -> list[str]:
    """Codes of a filter in the order shown: that of ``choices``.

    Examples
    --------
    >>> in_order("region", ["inconnu", "11", "53"], {"11": "Île-de-France", "53": "Bretagne"})
    ['53', '11', 'inconnu']
    """
    rank = {code: place for place, code in enumerate(words)} if name in IN_VOCABULARY_ORDER else {}

    def place(code: str) -> tuple[bool, int, str]:
        word = words.get(code, code)
        return code == summary.INCONNU, rank.get(code, len(rank)), summary.alphabetical(word)

    return sorted(codes, key=place)


def script_data(
    candidatures: pd.DataFrame,
    words: Mapping[str, Mapping[str, str]],
    perimeters: Perimeters | None = None,
) -> dict[str, Any]:
    """Everything ``site.js`` needs but the boundaries, ready for JSON.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``: the script keeps their order, the latest call first.
    words : mapping
        Those of ``labels``.
    perimeters : mapping, optional
        Names of the communes of the declared perimeters of each PTCE, by which it is found too.

    Returns
    -------
    dict
        ``selection_data``, what is searched, the words of the page and the options of the map. The
        script makes of them what ``summary.ptce`` and ``maps.points`` do: the tests compare both.
    """
    told = selection_data(candidatures, words)
    searched = ptce_search.search_texts(candidatures).to_dict()
    communes: dict[str, set[str]] = {
        id_ptce: {normalize(name) for name in names}
        for id_ptce, names in (perimeters or {}).items()
    }
    every = sorted(set().union(*communes.values()))
    commune_rank = {name: number for number, name in enumerate(every)}
    for one in told["ptce"]:
        named = communes.get(one["id"], ())
        one["mots"] = searched[one["id"]]
        one["communes"] = sorted(commune_rank[name] for name in named)
    return {
        **told,
        "communes": every,
        "textes": {
            "phrases": texts.PHRASES,
            "sans_lieu": texts.SANS_LIEU,
            "hors_filtres": texts.HORS_FILTRES,
            "fermer": texts.FICHE_FERMER,
            "parametre_inconnu": texts.PARAMETRE_INCONNU,
            "nom_inconnu": texts.PARAMETRE_NOM_INCONNU,
            "ptce_inconnu": texts_site.PTCE_INCONNU,
            "choisi": texts_site.CHOISI,
            "choisis": texts_site.CHOISIS,
            "en_vigueur": texts_site.EN_VIGUEUR,
        },
        "options": maps.options({}),
    }


def selection_data(
    candidatures: pd.DataFrame, words: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """What ``choix.js`` needs to tell which PTCE pass the filters and to make their signs.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``: the script keeps their order, the latest call first.
    words : mapping
        Those of ``labels``.

    Returns
    -------
    dict
        ``ptce`` in alphabetical order, ``candidatures`` each with the rank of its PTCE and its
        codes under every filter, then words and orders.
    """
    ptce = summary.ptce(candidatures)
    ptce = ptce.join(spiral.spread(ptce))
    rank = {id_ptce: number for number, id_ptce in enumerate(ptce["id_ptce"])}
    return {
        "ptce": [
            {"id": row.id_ptce, "nom": row.nom, "dx": row.dx, "dy": row.dy}
            for row in ptce.itertuples()
        ],
        "candidatures": [
            {"ptce": rank[row.id_ptce], **of}
            for row, of in zip(candidatures.itertuples(), _rows(candidatures), strict=True)
        ],
        "filtres": list(summary.DIMENSIONS),
        "mots": {name: dict(of) for name, of in words.items()},
        "statuts": [
            {"code": code, "famille": FAMILIES.index(FAMILY_OF[code]),
             "phrase": texts.STATUTS_PHRASE[code]}
            for code in summary.STATUTS
        ],
        "phases": list(PHASES),
        "precisions": [
            {"code": code, "mot": texts.PRECISION_COURTE[code],
             "vague": code in ("departement", "region")}
            for code in summary.PRECISIONS
        ],
    }  # fmt: skip


def _rows(candidatures: pd.DataFrame) -> list[dict[str, Any]]:
    """Of each candidature: its codes under each filter, its statut, phase and place."""
    columns = ["statut", "phase", "appel", "secteurs", "precision", "lieu", "nom_region"]
    facts = candidatures[columns].fillna("")
    lon, lat = candidatures["lon"].tolist(), candidatures["lat"].tolist()
    held = {
        name: (np.array(table.columns), table.to_numpy())
        for name, table in summary.facets(candidatures).items()
    }
    return [
        {
            "statut": row.statut,
            "phase": row.phase,
            "appel": row.appel,
            "secteurs": row.secteurs,
            "precision": row.precision,
            "lieu": row.lieu,
            "region": row.nom_region,
            "point": None if np.isnan(x) else [round(y, 5), round(x, 5)],
            "codes": {name: codes[table[n]].tolist() for name, (codes, table) in held.items()},
        }
        for n, (row, x, y) in enumerate(zip(facts.itertuples(), lon, lat, strict=True))
    ]
