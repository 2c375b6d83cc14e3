"""Candidatures that may be the same one: proposed, never merged."""

import pandas as pd

from ptce_geo import texts_recueil as words
from ptce_geo.cells import key
from ptce_geo.interned import distinct, mapped
from ptce_geo.phrases import Phrase

# Words that every name of a PTCE may hold.
_IDLE = frozenset(
    ("ptce", "pole", "poles", "territorial", "territoriale", "de", "du", "des", "d", "la", "le",
     "les", "l", "cooperation", "economique", "projet", "un", "une", "et", "en", "pour", "sur")
)  # fmt: skip
LIKE = 88
# Names sorted by their letters: a misspelling stays within this many of its model.
WINDOW = 8
COLUMNS = ["premiere", "seconde", "motif", "confiance"]


def bare_name(name: str) -> str:
    """A name without the words common to all PTCE, its words sorted.

    Examples
    --------
    >>> bare_name("PTCE Laine du Pays de Saugues"), bare_name("Pôle laine (pays de Saugues)")
    ('laine pays saugues', 'laine pays saugues')
    """
    words = key(name).split()
    return " ".join(sorted(set(words) - _IDLE)) or " ".join(words)


def duplicates(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of rows of one call that may be the same candidature.

    Parameters
    ----------
    rows : DataFrame
        ``nom, porteur, siret, appel, numero_dossier``, missing when unknown.

    Returns
    -------
    DataFrame
        ``premiere, seconde`` (index of the rows, the first being the one above), ``motif``,
        ``confiance``; a pair appears once, with its strongest reason. A PTCE that applies to
        two calls is no duplicate.
    """
    table = pd.DataFrame(
        {
            "place": range(len(rows)),
            "appel": rows.appel.fillna("").to_numpy(),
            "nom": _bare_names(rows.nom).array,
            "porteur": _bare_names(rows.porteur).array,
            "siret": rows.siret.array,
            "dossier": rows.numero_dossier.array,
        }
    ).astype(dict.fromkeys(("nom", "porteur", "siret", "dossier"), "str"))
    found = [
        _same(table, ["dossier"], str(Phrase(words, "MEME_NUMERO")), "haute"),
        _same(table, ["appel", "nom"], str(Phrase(words, "MEME_NOM")), "haute"),
        _alike(table),
        _same(table, ["appel", "siret"], str(Phrase(words, "MEME_SIRET")), "moyenne"),
        _same(table, ["appel", "porteur"], str(Phrase(words, "MEME_PORTEUR")), "basse"),
    ]
    pairs = pd.concat(found, ignore_index=True).drop_duplicates(["premiere", "seconde"])
    pairs = pairs.sort_values(["premiere", "seconde"], ignore_index=True)
    for name in ("premiere", "seconde"):
        pairs[name] = rows.index.to_numpy()[pairs[name].to_numpy(dtype=int)]
    return pairs


def _bare_names(names: pd.Series) -> pd.Series:
    return mapped(names, {name: bare_name(name) for name in distinct(names)})


def _same(table: pd.DataFrame, by: list[str], motif: str, confiance: str) -> pd.DataFrame:
    known = table.dropna(subset=by)
    known = known[known[by[-1]].ne("")]
    first = known.groupby(by, sort=False).place.transform("min")
    again = known.place.ne(first)
    return pd.DataFrame(
        {
            "premiere": first[again],
            "seconde": known.place[again],
            "motif": motif,
            "confiance": confiance,
        }
    )


def _alike(table: pd.DataFrame) -> pd.DataFrame:
    """Names close to one another within a call, found among neighbours once sorted."""
    from rapidfuzz import fuzz, process

    known = table.dropna(subset="nom")
    known = known[known.nom.str.len().ge(5)].drop_duplicates(["appel", "nom"])
    pieces = []
    for sorting in (known.nom, known.nom.str[::-1]):
        ordered = known.assign(tri=sorting).sort_values(["appel", "tri"], kind="stable")
        for gap in range(1, min(WINDOW, len(ordered))):
            left, right = ordered.iloc[:-gap], ordered.iloc[gap:]
            same_call = left.appel.to_numpy() == right.appel.to_numpy()
            left, right = left[same_call], right[same_call]
            close = process.cpdist(
                left.nom.tolist(), right.nom.tolist(), scorer=fuzz.ratio, score_cutoff=LIKE
            )
            pairs = pd.DataFrame({"a": left.place.to_numpy(), "b": right.place.to_numpy()})[
                close > 0
            ]
            pieces.append(
                pd.DataFrame({"premiere": pairs.min(axis=1), "seconde": pairs.max(axis=1)})
            )
    if not pieces:
        return pd.DataFrame(columns=COLUMNS)
    found = pd.concat(pieces).drop_duplicates()
    return found.assign(motif=str(Phrase(words, "NOMS_PROCHES")), confiance="moyenne")
