"""Real places for fictional candidatures: seats, the ways people write them, perimeters."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from ptce_geo import boundaries, cog

PLM = {"75056": "Paris", "69123": "Lyon", "13055": "Marseille"}
# A perimeter of communes holds at most this many.
LARGEST = 15


@dataclass(frozen=True, slots=True)
class Graph:
    """Neighbours of each node, one node after the other: those of i are start[i]:start[i + 1]."""

    start: np.ndarray
    neighbours: np.ndarray

    def of(self, node: int) -> np.ndarray:
        """Neighbours of one node."""
        return self.neighbours[self.start[node] : self.start[node + 1]]


def graph(left: np.ndarray, right: np.ndarray, nodes: int) -> Graph:
    """Graph of the pairs (left[i], right[i]), each way."""
    tails, heads = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.argsort(tails, kind="stable")
    start = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(tails, minlength=nodes), out=start[1:])
    return Graph(start, heads[order])


def grown(of: Graph, starts: np.ndarray, sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Connected sets of nodes, one per start, grown neighbour by neighbour.

    Parameters
    ----------
    of : Graph
    starts : ndarray of int
        First node of each set; it is always a member.
    sizes : ndarray of int
        How many times each set tries to grow, itself included: the most members it can have.

    Returns
    -------
    ndarray of int, (len(starts), max(sizes))
        Members in ascending order, then -1; a node without neighbour stays alone.
    """
    width = int(sizes.max(initial=1))
    members = np.repeat(starts[:, None], width, axis=1)
    everyone = np.arange(len(starts))
    for step in range(1, width):
        # A member drawn among those already there, and one of its neighbours.
        member = members[everyone, rng.integers(0, step, len(starts))]
        first, degree = of.start[member], of.start[member + 1] - of.start[member]
        pick = first + (rng.random(len(starts)) * degree).astype(np.int64)
        reached = np.where(
            degree > 0, of.neighbours[np.minimum(pick, len(of.neighbours) - 1)], member
        )
        members[:, step] = np.where(step < sizes, reached, starts)
    members.sort(axis=1)
    again = np.zeros(members.shape, dtype=bool)
    again[:, 1:] = members[:, 1:] == members[:, :-1]
    members[again] = np.iinfo(np.int64).max
    members.sort(axis=1)
    members[members == np.iinfo(np.int64).max] = -1
    return members


@dataclass(frozen=True, slots=True)
class Places:
    """The communes that have ground, then the municipal arrondissements, as arrays.

    ``parent`` is the row of the commune an arrondissement belongs to, and of itself elsewhere.
    """

    code: np.ndarray
    nom: np.ndarray
    departement: np.ndarray
    nom_departement: np.ndarray
    nom_region: np.ndarray
    epci: np.ndarray
    population: np.ndarray
    parent: np.ndarray
    communes: int
    voisines: Graph
    codes_epci: np.ndarray
    noms_epci: np.ndarray
    epci_voisins: Graph

    def rows(self, codes: list[str]) -> np.ndarray:
        """Rows of these codes."""
        return np.asarray(pd.Index(self.code).get_indexer(codes))


@cache
def places() -> Places:
    """The real France that fiction is set in, read once."""
    communes = cog.communes().dropna(subset="lon")
    arrondissements = cog.arrondissements_municipaux().rename(
        columns={"code_commune_parent": "parent"}
    )
    both = pd.concat([communes, arrondissements], ignore_index=True)
    index = pd.Index(communes.code_commune)
    parent = index.get_indexer(both.parent.fillna(both.code_commune))
    departements = cog.departements().set_index("code_departement")
    regions = cog.regions().set_index("code_region").nom
    epci = cog.epci()
    of_epci = pd.Index(epci.code_epci).get_indexer(communes.code_epci)[parent]
    pairs = boundaries.adjacency().query("longueur_m > 0")
    left, right = index.get_indexer(pairs.code_a), index.get_indexer(pairs.code_b)
    across = np.column_stack([of_epci[left], of_epci[right]])
    across = across[(across >= 0).all(axis=1) & (across[:, 0] != across[:, 1])]
    across = np.unique(np.sort(across, axis=1), axis=0)

    def text(values: pd.Series) -> np.ndarray:
        return values.astype(object).to_numpy()

    return Places(
        code=text(both.code_commune),
        nom=text(both.nom),
        departement=text(both.code_departement),
        nom_departement=text(both.code_departement.map(departements.nom)),
        nom_region=text(both.code_departement.map(departements.code_region).map(regions)),
        epci=of_epci,
        population=both.population.fillna(0).to_numpy(dtype=float),
        parent=parent,
        communes=len(communes),
        voisines=graph(left, right, len(communes)),
        codes_epci=text(epci.code_epci),
        noms_epci=text(epci.nom),
        epci_voisins=graph(across[:, 0], across[:, 1], len(epci)),
    )


def without_accents(text: str) -> str:
    """Text without its accents.

    Examples
    --------
    >>> without_accents("Évry-Courcouronnes")
    'Evry-Courcouronnes'
    """
    letters = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def shortened(nom: str) -> str:
    """A commune's name as people shorten it.

    Examples
    --------
    >>> shortened("Villefranche-sur-Saône"), shortened("Sainte-Foy-l'Argentière")
    ('Villefranche s/ Saône', "Ste Foy-l'Argentière")
    """
    nom = re.sub(r"\bSaint-", "St ", re.sub(r"\bSainte-", "Ste ", nom))
    return re.sub(r"-sur-", " s/ ", nom)


def article_last(nom: str) -> str:
    """A commune's name with its article behind, as lists sort it.

    Examples
    --------
    >>> article_last("Le Havre"), article_last("L'Haÿ-les-Roses"), article_last("Lens")
    ('Havre (Le)', "Haÿ-les-Roses (L')", 'Lens')
    """
    found = re.match(r"(Les|Le|La|L')\s?(.+)", nom)
    return f"{found[2]} ({found[1]})" if found and found[2][0].isupper() else nom


def _arrondissement(nom: str, form: str) -> str:
    ville, number = re.findall(r"(\w+) (\d+)", nom)[0]
    return form.format(ville=ville, VILLE=ville.upper(), n=number, e="er" if number == "1" else "e")


# Each way of writing: for a commune, and for a municipal arrondissement.
WAYS: dict[str, tuple[Callable[[str, str], str], str]] = {
    "officiel": (lambda nom, _: nom, "{ville} {n}{e} Arrondissement"),
    "capitales": (lambda nom, _: nom.upper(), "{VILLE} {n}"),
    "sans_accent": (lambda nom, _: without_accents(nom), "{ville} {n}{e}"),
    "capitales_sans_accent": (lambda nom, _: without_accents(nom).upper(), "{VILLE} {n}{e}"),
    "abrege": (lambda nom, _: shortened(nom), "{ville} {n}{e} arr."),
    "sans_tiret": (lambda nom, _: nom.replace("-", " "), "{ville} {n}ème arrondissement"),
    "espaces": (lambda nom, _: f"  {nom} ", " {ville}  {n}{e} "),
    "apostrophe": (lambda nom, _: nom.replace("'", "’"), "{ville} {n}ème"),
    "departement": (lambda nom, dep: f"{nom} ({dep})", "{ville} {n}{e}"),
    "article_derriere": (lambda nom, _: article_last(nom), "{ville} ({n}{e})"),
}
WEIGHTS = (40, 10, 8, 7, 9, 7, 4, 4, 7, 4)


@cache
def labels() -> np.ndarray:
    """Label of each place in each way of writing, (ways, places)."""
    where = places()
    rows = zip(where.nom, where.departement, np.arange(len(where.nom)), strict=True)
    table = np.empty((len(WAYS), len(where.nom)), dtype=object)
    for nom, departement, row in rows:
        for way, (commune, arrondissement) in enumerate(WAYS.values()):
            if row < where.communes:
                table[way, row] = commune(nom, departement)
            else:
                table[way, row] = _arrondissement(nom, arrondissement)
    return table


@cache
def homonyms() -> np.ndarray:
    """Rows of the communes whose name is that of another, in another département."""
    where = places()
    names = pd.Series(where.nom[: where.communes])
    return np.flatnonzero(names.duplicated(keep=False))


@cache
def departements_by_name() -> dict[str, set[str]]:
    """Départements that have a commune of each name."""
    where = places()
    by_name: dict[str, set[str]] = {}
    for nom, departement in zip(where.nom, where.departement, strict=True):
        by_name.setdefault(nom, set()).add(departement)
    return by_name


def seats(count: int, rng: np.random.Generator) -> np.ndarray:
    """Rows of places drawn at random, the more populated the likelier; PLM by arrondissement."""
    total = _cumulated_weight()
    return np.asarray(np.searchsorted(total, rng.random(count) * total[-1], side="right"))


@cache
def _cumulated_weight() -> np.ndarray:
    where = places()
    # Half-way between "each commune" and "each inhabitant": PTCE are urban and rural.
    weight = where.population**0.6
    weight[where.rows(list(PLM))] = 0
    return np.cumsum(weight)
