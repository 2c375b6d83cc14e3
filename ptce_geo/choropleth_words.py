"""The coloured ground in words: its legend, its table, what is under the pointer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ptce_geo import rates
from ptce_geo import texts_couches as words
from ptce_geo.choropleth import Choropleth
from ptce_geo.classing import HIDDEN, MISSING, ZERO, Classing, classed, classing, shares
from ptce_geo.companies import companies
from ptce_geo.langue import compte, decimal, entier
from ptce_geo.langue import percentage as percent
from ptce_geo.texts_nombres import enumeration, pourcent

# Names told under the pointer; the others are counted.
NAMES = 4
# Beyond as many groups their names would weigh more than the colours.
GROUPS = 600
COUNTS = ("nombre", "perimetres")
SHARES = ("taux", "couverture")


@dataclass(frozen=True, slots=True)
class Coloured:
    """A choropleth put into classes, with what is said of each territory.

    Attributes
    ----------
    of : Choropleth
    how : Classing
    rangs : array of int
        Class of each territory: ``classing.classed``.
    """

    of: Choropleth
    how: Classing
    rangs: npt.NDArray[np.int64]


def coloured(of: Choropleth) -> Coloured:
    """The figures of a choropleth in classes: fixed ones for shares covered, else computed."""
    value = of.chiffres["valeur"]
    how = shares(value) if of.mesure == "couverture" else classing(value)
    return Coloured(of, how, classed(value, of.chiffres["etat"], how))


def minimum() -> int:
    """Count of candidatures under which a rate is hidden."""
    return int(rates.policy()["effectif_minimal"])


def short(mesure: str, value: float) -> str:
    """A figure as it is written on the map.

    Examples
    --------
    >>> short("nombre", 12.0), short("million", 2.345), short("taux", 0.128)
    ('12', '2,3', '13\\xa0%')
    """
    if mesure in COUNTS:
        return entier(value)
    return pourcent(value) if mesure in SHARES else decimal(value)


def cases(of: Choropleth, names: Mapping[str, str]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """What is said of each territory under the pointer, each sentence once.

    Parameters
    ----------
    of : Choropleth
    names : mapping
        Name of each PTCE.

    Returns
    -------
    array of int
        Sentence of each territory.
    list of str
        The sentences.
    """
    if of.mesure in COUNTS:
        groups, members = companies(of.qui, len(of.chiffres))
        lean = len(members) > GROUPS
        return groups, [_who(of.mesure, group, {} if lean else names) for group in members]
    say = {"million": _density, "taux": _rate, "couverture": _share}[of.mesure]
    said = [say(row) for row in of.chiffres.itertuples()]
    numbers, sentences = pd.factorize(np.array(said, dtype=object))
    return numbers.astype(np.int64), list(sentences)


def _who(mesure: str, members: Sequence[str], names: Mapping[str, str]) -> str:
    if not members:
        return words.ZERO[mesure]
    count = compte(len(members), *words.UNITES[mesure])
    if not names:
        return count
    named = sorted(names.get(one, one) for one in members)
    return words.QUI.format(compte=count, noms=enumeration(named, NAMES))


def _density(row: Any) -> str:
    if row.valeur == 0:
        return words.ZERO["million"]
    count = compte(int(row.numerateur), *words.UNITES["nombre"])
    return words.MILLION.format(valeur=decimal(row.valeur), compte=count)


def _rate(row: Any) -> str:
    if row.etat == "absent":
        return words.NON_CALCULABLE
    counts = {
        "laureates": compte(int(row.numerateur), *words.LAUREATS),
        "dossiers": compte(int(row.denominateur), *words.DOSSIERS),
    }
    if row.etat == "masque":
        return words.TAUX_MASQUE.format(minimum=minimum(), **counts)
    return words.TAUX.format(
        taux=percent(row.valeur),
        bas=percent(row.bas),
        haut=percent(row.haut),
        confiance=round(100 * rates.policy()["confiance"]),
        **counts,
    )


def _share(row: Any) -> str:
    if row.etat == "absent":
        return words.NON_CALCULABLE
    if row.valeur == 0:
        return words.ZERO["couverture"]
    return words.COUVERTURE.format(
        part=pourcent(row.valeur),
        couverte=entier(row.numerateur),
        population=entier(row.denominateur),
    )


def class_words(mesure: str, how: Classing) -> list[str]:
    """The bounds of each class in words.

    Examples
    --------
    >>> class_words("nombre", Classing((1.0, 3.0, 8.0), "quantiles"))
    ['1\\xa0PTCE', 'de 2 à 3 PTCE', 'de 4 à 8 PTCE']
    >>> class_words("million", Classing((1.5, 3.0), "quantiles"))
    ["jusqu'à 1,5 par million d'habitants", "plus de 1,5 à 3,0 par million d'habitants"]
    """
    if how.methode == "seuils":
        return list(words.CLASSES_PARTS[: len(how.bornes)])
    said = []
    for rank, top in enumerate(how.bornes):
        bottom = how.bornes[rank - 1] if rank else 0.0
        if mesure in COUNTS:
            said.append(_whole(mesure, int(bottom) + 1, int(top), how.methode))
        elif how.methode == "valeurs":
            said.append(_figure(mesure, top))
        elif rank == 0:
            said.append(words.CLASSE_JUSQUA.format(haut=_figure(mesure, top)))
        else:
            low = percent(bottom) if mesure in SHARES else decimal(bottom)
            said.append(words.CLASSE_ENTRE.format(bas=low, haut=_figure(mesure, top)))
    return said


def _whole(mesure: str, low: int, high: int, methode: str) -> str:
    one, several = words.UNITES[mesure]
    if methode == "valeurs" or low == high:
        return compte(high, one, several)
    return f"{words.CLASSE_ENTIERS.format(bas=entier(low), haut=entier(high))} {several}"


def _figure(mesure: str, value: float) -> str:
    return percent(value) if mesure in SHARES else f"{decimal(value)} {words.UNITES[mesure][1]}"


def legend_lines(shown: Coloured) -> list[tuple[str, str, int]]:
    """Style, words and number of territories of each class that holds some, in reading order."""
    mesure = shown.of.mesure
    labels = dict(enumerate(class_words(mesure, shown.how), start=1))
    labels |= {
        ZERO: words.ZERO[mesure],
        HIDDEN: words.MASQUE.format(minimum=minimum()),
        MISSING: words.ABSENT,
    }
    styles = {ZERO: "zero", HIDDEN: "masque", MISSING: "absent"}
    ranks, counts = np.unique(shown.rangs, return_counts=True)
    held = {int(rank): int(count) for rank, count in zip(ranks, counts, strict=True)}
    order = [*range(1, len(shown.how.bornes) + 1), ZERO, HIDDEN, MISSING]
    return [
        (styles.get(rank, str(rank)), labels[rank], held[rank]) for rank in order if rank in held
    ]


def legend_html(shown: Coloured, notes: Sequence[str] = ()) -> str:
    """The legend of the coloured ground: what it counts, its classes, who it leaves out.

    Parameters
    ----------
    shown : Coloured
    notes : sequence of str
        What else is said at its end.
    """
    of = shown.of
    level = words.UN[of.niveau], words.PLUSIEURS[of.niveau]
    items = "".join(
        f'<li><span class="aplat classe-{style}" aria-hidden="true"></span><span>'
        f"{escape(words.COMPTE.format(classe=said, nombre=compte(count, *level)))}</span></li>"
        for style, said, count in legend_lines(shown)
    )
    told = legend_notes(shown)
    if not (of.mesure == "taux" and of.total == 0):
        told.append(words.CHIFFRES_SUR_CARTE)
    return (
        f'<section class="legende couches"><h2>{escape(title(of))}</h2><ul>{items}</ul>'
        + "".join(f"<p>{escape(note)}</p>" for note in (*told, *notes))
        + "</section>"
    )


def legend_notes(shown: Coloured) -> list[str]:
    """What must be known to read the colours: what is counted, who is left out, which classes."""
    of = shown.of
    if of.mesure == "taux" and of.total == 0:
        return [words.TAUX_ABSENT]
    notes = [words.NOTES[of.mesure].format(minimum=minimum())]
    if of.hors:
        hors, total = entier(of.hors), entier(of.total)
        notes.append(words.HORS[of.mesure].format(hors=hors, total=total))
    return [*notes, words.METHODES[shown.how.methode]]


def title(of: Choropleth) -> str:
    """What is shown, and by which territories."""
    return words.LEGENDE.format(mesure=words.FONDS[of.mesure], par=words.PAR[of.niveau])


def table(of: Choropleth) -> pd.DataFrame:
    """Every territory and its figures, the largest first; communes without any are left out.

    Returns
    -------
    DataFrame
        French headings; shares in per cent, with one decimal.
    """
    rows = of.chiffres.reset_index(names="code")
    if of.niveau == "communes":
        rows = rows[rows["valeur"] > 0]
    rows = rows.sort_values(["valeur", "code"], ascending=[False, True], kind="stable")
    if of.mesure in SHARES:
        rows = rows.assign(
            **{name: (100 * rows[name]).round(1) for name in ("valeur", "bas", "haut")}
        )
    elif of.mesure == "million":
        rows = rows.assign(valeur=rows["valeur"].round(1))
    own = words.COLONNES_MESURE[of.mesure]
    counts = ("numerateur", "denominateur", *(("valeur",) if of.mesure in COUNTS else ()))
    whole = [name for name in counts if name in own]
    rows = rows.astype(dict.fromkeys(whole, "Int64"))
    names = ["code", "nom", *own]
    if rows["etat"].ne("").any():
        rows = rows.assign(etat=rows["etat"].map(words.ETATS))
        names.append("etat")
    return rows[names].rename(columns={**words.COLONNES, **own}).reset_index(drop=True)


def said_table(of: Choropleth) -> pd.DataFrame:
    """The same table as text, its numbers as readers write them; nothing where nothing is known."""
    rows = table(of)
    whole = rows.select_dtypes("Int64").columns
    parts = rows.select_dtypes("float64").columns
    return (
        rows.astype(object)
        .assign(
            **{name: rows[name].map(entier, na_action="ignore").astype(object) for name in whole},
            **{name: rows[name].map(decimal, na_action="ignore").astype(object) for name in parts},
        )
        .fillna("")
    )
