"""The commune that a reader means: its code today, what it became, or the choices there are."""

from typing import NamedTuple

import pandas as pd

from ptce_geo import cog
from ptce_geo.answers import MOTIFS
from ptce_geo.biography import commune_biography
from ptce_geo.code_labels import written_code
from ptce_geo.places import places
from ptce_geo.resolve import resolve
from ptce_geo.scope import parents

# Beyond, a list is no longer read: the reader is asked for the département.
CHOICES = 12


class Whereabouts(NamedTuple):
    """What a search gave.

    ``code`` is a commune, or a municipal arrondissement, of today; None when the search has no
    single answer, and ``motif`` is then one of ``answers.MOTIFS`` with ``detail`` to say more.
    ``choices`` are codes to choose from: all the answers, or the others when one is only likely.
    ``became`` tells what happened to the old commune that was named, ``past`` the changes of the
    one of today; sentences, oldest first.
    """

    code: str | None
    motif: str = ""
    detail: str = ""
    choices: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    past: tuple[str, ...] = ()


class Place(NamedTuple):
    """A commune or a municipal arrondissement; ``lon, lat`` are missing without a contour."""

    code: str
    code_commune: str
    nom: str
    code_departement: str
    lon: float
    lat: float


def whereabouts(query: str) -> Whereabouts:
    """The commune that a search means.

    Parameters
    ----------
    query : str
        A name, of today or of any day since 1943, with its département if wished; an INSEE code;
        a postal code.

    Returns
    -------
    Whereabouts
        One code, or the choices and why there are several, or why there is none.

    Examples
    --------
    >>> found = whereabouts("Annecy-le-Vieux")
    >>> found.code, found.became
    ('74010', ('74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017',))
    >>> whereabouts("35600").choices
    ('35013', '35236', '35294')
    """
    row = resolve(pd.DataFrame({"label": [query.strip()]})).iloc[0]
    listed = row.candidats.split(" | ") if isinstance(row.candidats, str) else []
    choices = tuple(code for code in (one.split(" ")[0] for one in listed) if len(code) == 5)
    if isinstance(row.code, str):
        if choices and written_code(query):
            # A bare number may be a postal code as well as an INSEE code: the reader knows which.
            both = dict.fromkeys([*choices, row.code])
            return Whereabouts(None, "ambigu", choices=tuple(both)[:CHOICES])
        became, past = told(query, row.code_commune)
        return Whereabouts(row.code, choices=choices[:CHOICES], became=became, past=past)
    motif = next(known for known in MOTIFS if row.motif.startswith(known))
    detail = row.motif.removeprefix(motif).lstrip(" :")
    return Whereabouts(None, motif, detail, choices[:CHOICES])


def told(query: str, code_commune: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What became of the old commune that a search names, and what made the one of today."""
    lives = commune_biography(query)
    here = [
        any(heir.startswith(code_commune) for heir in became.split(" | "))
        for became in lives.devenue
    ]
    lives = lives[pd.Series(here, index=lives.index, dtype=bool)]
    old = lives.fin.notna() | lives.code.ne(code_commune)
    became = sentences(lives[old].recit)
    return became, tuple(said for said in sentences(lives[~old].recit) if said not in became)


def sentences(recits: pd.Series) -> tuple[str, ...]:
    """The sentences of some lives, each once."""
    return tuple(dict.fromkeys(said for text in recits for said in text.splitlines() if said))


def place(code: str) -> Place:
    """A commune or a municipal arrondissement of today.

    Raises
    ------
    ValueError
        No such code today.

    Examples
    --------
    >>> place("75118").nom, place("75118").code_commune, place("35236").nom
    ('Paris 18e Arrondissement', '75056', 'Redon')
    """
    parent = parents().get(code)
    level = "communes" if parent is None else "arrondissements_municipaux"
    rows = cog.table(level)
    at = rows.code_commune.searchsorted(code)
    if at == len(rows) or rows.code_commune.iloc[at] != code:
        raise ValueError(f"« {code} » n'est le code d'aucune commune de {cog.MILLESIME}")
    row = rows.iloc[at]
    return Place(code, parent or code, row.nom, row.code_departement, row.lon, row.lat)


def question(code: str) -> str:
    """The words that mean one commune and no other, to ask for it again.

    Examples
    --------
    >>> question("35200"), question("57662")
    ('Moutiers (35)', 'Suisse (57)')
    """
    said = f"{places().official.get(code, code)} ({cog.code_departement(code)})"
    found = whereabouts(said)
    # Should a name read as something else even there, the code asks for it.
    return said if found.code == code and not found.choices else code


def label(code: str) -> str:
    """A commune as a choice names it: its name, its département, its EPCI.

    Examples
    --------
    >>> label("26362")
    "Valence (26), Communauté d'agglomération Valence Romans Agglo"
    >>> label("75118")
    'Paris 18e Arrondissement (75)'
    """
    nom = places().official.get(code, code)
    rows = cog.communes().set_index("code_commune")
    said = f"{nom} ({cog.code_departement(code)})"
    epci = rows.code_epci.get(code)
    if not isinstance(epci, str):
        return said
    return f"{said}, {cog.epci().set_index('code_epci').nom[epci]}"
