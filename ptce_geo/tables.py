"""Rows as readers see them: headings and words instead of names and codes."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from ptce_geo import langue, sources, texts, texts_methode
from ptce_geo.langue import date
from ptce_geo.report import resolution_report
from ptce_geo.texts_nombres import champ
from ptce_geo.tuples import each


def ptce_table(ptce: pd.DataFrame, secteurs: Mapping[str, str]) -> pd.DataFrame:
    """The PTCE of the map as a table, same rows and same order.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce``.
    secteurs : mapping
        Words of the sector codes.
    """
    colonnes = {
        "nom": ptce["nom"],
        "statut": [texts.STATUTS[code] for code in ptce["statut"]],
        "appels": [words(codes, texts.APPELS) for codes in ptce["appels"]],
        "phase": [texts.PHASES[code] for code in ptce["phase"]],
        "lieu": [place or texts.SANS_LIEU for place in ptce["lieu"]],
        "region": [region if isinstance(region, str) else "" for region in ptce["nom_region"]],
        "precision": [texts.PRECISION_COURTE[code] for code in ptce["precision"]],
        "secteurs": [words(codes, secteurs) for codes in ptce["secteurs"]],
    }
    return pd.DataFrame({texts.COLONNES[name]: values for name, values in colonnes.items()})


def words(codes: str, known: Mapping[str, str]) -> str:
    """Words of codes joined with ``|``; a code without a word stays as it is.

    Examples
    --------
    >>> words("AAP2013|AMI2023", {"AAP2013": "AAP 2013"})
    'AAP 2013, AMI2023'
    """
    return ", ".join(known.get(code, code) for code in codes.split("|") if code)


def calls_table(appels: pd.DataFrame, candidatures: pd.DataFrame) -> pd.DataFrame:
    """The calls with the figures published of each, and how many of their laureates are named here.

    Parameters
    ----------
    appels, candidatures : DataFrame
        Those of ``records.read_records``; the répertoire, which is no call, is left out.
    """
    calls = appels[appels["annee"].notna()]
    named = candidatures.loc[candidatures["statut"].eq("laureate"), "appel"].value_counts()
    colonnes = {
        "nom": calls["nom"],
        "deposees": figures(calls["deposees"], calls["deposees_autre"]),
        "recevables": figures(calls["recevables"]),
        "laureates": figures(calls["laureates"]),
        "nommes": calls["id_appel"].map(named).fillna(0).astype(int).astype(str),
        "montant": figures(
            calls["montant_total_eur"], calls["montant_total_autre_eur"], texts.euros
        ),
        "date_resultat": calls["date_resultat"].map(date),
    }
    return pd.DataFrame(colonnes).rename(columns=texts_methode.APPELS_COLONNES)


def calls_notes_html(appels: pd.DataFrame) -> str:
    """What must be known of the figures of each call, and where they come from."""
    calls: Iterable[Any] = appels.itertuples()
    items = "".join(
        f"<dt>{escape(call.nom)}</dt>"
        f"<dd>{langue.in_french(f'{call.denominateur}. {call.note}')}<br>"
        f"{champ(texts_methode.SELON, linked(call.sources, ', '))}</dd>"
        for call in calls
    )
    return f"<dl>{items}</dl>"


def figures(
    values: pd.Series,
    others: pd.Series | None = None,
    words: Callable[[int], str] = texts.nombre,
) -> pd.Series:
    """Figures in words, with that of another source where two disagree."""
    written = values.map(lambda value: texts.NON_RENSEIGNE if pd.isna(value) else words(int(value)))
    if others is None:
        return written
    other = others.map(
        lambda value: (
            ""
            if pd.isna(value)
            else f" ({texts_methode.SELON_UNE_AUTRE_SOURCE.format(valeur=words(int(value)))})"
        )
    )
    return written + other


def totals_table(totaux: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Totals of the unnamed candidatures of one dimension: a line a code, a column a call.

    Parameters
    ----------
    totaux : DataFrame
        ``totals.totals`` of a publication, not empty.
    dimension : str
        ``region`` or ``secteur``; the first line is the total.

    Returns
    -------
    DataFrame
        Texts: a count, or the word for a masked one.
    """
    rows = totaux[totaux["dimension"].isin(["total", dimension])].copy()
    rows["nom"] = rows["libelle"].where(rows["dimension"].ne("total"), texts.TOTAUX_ENSEMBLE)
    rows["vu"] = rows["effectif"].astype("string").fillna(texts.TOTAUX_MASQUE)
    totals = rows[rows["dimension"].eq("total")]
    said = {**texts.APPELS, "ensemble": texts.TOTAUX_ENSEMBLE}
    appels = {
        appel: said.get(appel, libelle)
        for appel, libelle in zip(totals["appel"], totals["libelle"], strict=True)
    }
    table = rows.pivot(index="nom", columns="appel", values="vu")
    table = table.loc[rows["nom"].drop_duplicates(), list(appels)].rename(columns=appels)
    return table.rename_axis(texts.TOTAUX_COLONNES[dimension]).reset_index()


def resolution_table(resolved: pd.DataFrame) -> pd.DataFrame:
    """How many place labels were read in each way, and how many of them deserve a second look."""
    counted = resolution_report(resolved)
    columns = {
        "groupe": counted["groupe"].map(texts_methode.LIEUX_GROUPES),
        "cause": counted["cause"].map(texts_methode.LIEUX_CAUSES),
        "lignes": counted["lignes"],
        "a_verifier": counted["a_verifier"],
        "sens": counted["sens"].map(langue.said),
    }
    return pd.DataFrame(columns).rename(columns=texts_methode.LIEUX_COLONNES)


def rewritten_table(resolved: pd.DataFrame) -> pd.DataFrame:
    """The labels that are not the official name of today: what they were read as, or why not."""
    told = resolved[resolved.nom_officiel.ne(resolved.iloc[:, 0])]
    read = (told.nom_officiel + " (" + told.code + ")").fillna(told.motif)
    rows = pd.DataFrame({"label": told.iloc[:, 0], "lu": read, "methode": told.methode.fillna("")})
    rows["methode"] = rows["methode"].map({"": "", **texts_methode.LIEUX_CAUSES})
    rows = rows.drop_duplicates().sort_values("label")
    return rows.rename(columns=texts_methode.LIEUX_RELUS_COLONNES)


def archives_table() -> pd.DataFrame:
    """The published archives the boundaries are made from, each with its checksum."""
    declared = pd.DataFrame(sources.declared().values())
    colonnes = {
        "titre": declared["titre"],
        "producteur": declared["producteur"],
        "millesime": declared["millesime"],
        "maj": declared["maj"].map(date),
        "paquet": declared["paquet"] + " " + declared["version"],
        "licence": declared["licence"],
        "sha256": declared["sha256"],
    }
    return pd.DataFrame(colonnes).rename(columns=texts_methode.ARCHIVES_COLONNES)


def sector_words(secteurs: pd.DataFrame) -> dict[str, str]:
    """Words of the sector codes of the records, in the language in force."""
    return {row.code: langue.said(row.libelle) for row in each(secteurs)}


def table_html(table: pd.DataFrame, caption: str) -> str:
    """A table as HTML with a caption and headings a screen reader announces; text is escaped.

    Where it is wider than the screen, it scrolls by keyboard too.
    """
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = []
    for first, *others in table.astype(str).itertuples(index=False):
        cells = "".join(f"<td>{linked(cell)}</td>" for cell in others)
        rows.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def linked(text: str, between: str = "<br>") -> str:
    """Text whose parts separated by `` | `` that are web addresses become links."""
    return between.join(link(part) for part in text.split(" | "))


def link(url: str) -> str:
    """A link that opens aside, named by its site; plain text unless it is a web address.

    Examples
    --------
    >>> link("javascript:alert(1)")
    'javascript:alert(1)'
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https"):
        return escape(url)
    name = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return (
        f'<a href="{escape(url.strip())}" target="_blank" rel="noopener noreferrer">'
        f"{escape(name)}</a>"
    )
