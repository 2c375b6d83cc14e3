"""A demonstration as the files staff receive: a flat table, or a Démarche numérique workbook."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from ptce_geo import cog
from ptce_geo.demonstration import Demonstration
from ptce_geo.fiction import words

# What one sheet of a workbook can hold, its heading aside.
XLSX_ROWS = 1_048_575
SIGN = "DÉMONSTRATION"
FORMS = ("tableau", "demarche")


def perimeter_texts(drawn: Demonstration) -> pd.Series:
    """The declared perimeter of each candidature in one cell; same index, ``""`` when none.

    Communes and EPCI are followed by their code, as in « Rennes (35238) ».
    """
    rows = drawn.perimetres
    if rows.empty:
        return pd.Series("", index=drawn.candidatures.index, dtype="str")
    coded = (rows.libelle + " (" + rows.code + ")").where(rows.code.ne(""), rows.libelle)
    coded = coded.mask(rows.niveau.eq("departement"), "Département " + rows.code)
    cells = coded.to_numpy(object)
    starts = np.flatnonzero(rows.rang.eq(1))
    ends = np.append(starts[1:], len(cells))
    joined = [", ".join(cells[a:b]) for a, b in zip(starts, ends, strict=True)]
    texts = pd.Series(joined, index=rows.id_candidature.iloc[starts], dtype="str")
    return drawn.candidatures.id_candidature.map(texts).fillna("")


def table(drawn: Demonstration) -> pd.DataFrame:
    """The flat table as staff receive it: one row a candidature, French headings, all text."""
    headings = words()["tableau"]
    rows = drawn.candidatures.assign(demonstration=SIGN, perimetre=perimeter_texts(drawn))
    return rows[list(headings)].rename(columns=headings, errors="raise")


def dossiers(drawn: Demonstration) -> pd.DataFrame:
    """Main sheet of a Démarche numérique workbook.

    The commune of the seat is a field of three columns. Where it was picked in the list, its code
    is there and its postal code, a false one, follows the name; where it was typed, it is alone.
    """
    said, rows, right = words()["demarche"], drawn.candidatures, drawn.justes
    picked = rows.code_commune.eq(right.code_commune) & rows.siege.ne("")
    epci = drawn.perimetres.query("niveau == 'epci'").drop_duplicates("id_candidature")
    epci = epci.set_index("id_candidature")[["libelle", "code"]]
    epci = epci.reindex(rows.id_candidature).fillna("")
    words_only = drawn.perimetres.query("niveau in ('indefini', 'departement')")
    numbered = words_only.niveau.eq("departement")
    words_only = words_only.assign(
        libelle=words_only.libelle.mask(numbered, "Département " + words_only.code)
    ).set_index("id_candidature")
    date = rows.date_depot
    return pd.DataFrame(
        {
            "ID": (said["premier_dossier"] + rows.index).astype(str),
            "Email": rows.courriel,
            "FranceConnect ?": "Non",
            "Entreprise raison sociale": rows.porteur,
            "Décision du comité": rows.statut,
            "À archiver": "Non",
            "État du dossier": right.statut.map(said["etats"]),
            "Dernière mise à jour le": date,
            "Dernière mise à jour du dossier le": date,
            "Déposé le": date,
            "Passé en instruction le": date,
            "Traité le": date,
            "Motivation de la décision": SIGN,
            "Instructeurs": f"instruction@{words()['domaine_courriel']}",
            "Groupe instructeur": SIGN,
            "Nom du pôle": rows.nom,
            "Appel": rows.appel,
            "Commune du siège": rows.siege.where(~picked, rows.siege + f" ({said['code_postal']})"),
            "Commune du siège (Code INSEE)": rows.code_commune,
            "Commune du siège (Département)": rows.departement,
            "Région": rows.region,
            "Phase du projet": rows.phase,
            "Secteurs d'activité": rows.secteurs,
            "EPCI du périmètre": epci.libelle.array,
            "EPCI du périmètre (Code)": epci.code.array,
            "EPCI du périmètre (Département)": "",
            "Territoire concerné": rows.id_candidature.map(words_only.libelle).fillna(""),
            "Montant accordé": rows.montant,
            "Courriel du contact": rows.courriel,
            "Démonstration": SIGN,
            "Sources": rows.sources,
        }
    )


def block(drawn: Demonstration) -> pd.DataFrame:
    """Sheet of the repeatable block: one row a commune of a declared perimeter."""
    said = words()["demarche"]
    names = cog.departements().set_index("code_departement").nom
    number = pd.Series(drawn.candidatures.index, index=drawn.candidatures.id_candidature)
    rows = drawn.perimetres[drawn.perimetres.niveau.eq("commune")]
    departement = rows.code.map(cog.code_departement)
    return pd.DataFrame(
        {
            "Dossier ID": (said["premier_dossier"] + rows.id_candidature.map(number)).astype(str),
            "Ligne": rows.rang.astype(str),
            "Commune": rows.libelle + f" ({said['code_postal']})",
            "Commune (Code INSEE)": rows.code,
            "Commune (Département)": departement + " – " + departement.map(names).fillna(""),
        }
    )


def write(drawn: Demonstration, path: Path, form: str = "tableau") -> None:
    """Write a demonstration in the format its suffix names.

    Parameters
    ----------
    drawn : Demonstration
    path : Path
        ``.csv`` (``;``, UTF-8 with its mark, as a French spreadsheet saves it) or ``.xlsx`` (every
        cell typed as text).
    form : str
        ``tableau`` (one flat table) or ``demarche`` (the sheets of a Démarche numérique export,
        which only a workbook can hold).

    Raises
    ------
    ValueError
        The suffix or the form is none of these, or the rows are more than a sheet holds.
    """
    suffix = path.suffix.lower()
    if form not in FORMS:
        raise ValueError(f"forme « {form} » inconnue ; connues : {', '.join(FORMS)}")
    if suffix not in (".csv", ".xlsx") or (suffix, form) == (".csv", "demarche"):
        good = ".xlsx" if form == "demarche" else ".csv, .xlsx"
        raise ValueError(f"format « {path.suffix} » impossible ; connus pour « {form} » : {good}")
    if suffix == ".csv":
        _write_csv(table(drawn), path)
    elif form == "tableau":
        _write_xlsx({"Candidatures": table(drawn)}, path)
    else:
        empty = {"Etablissements": ["Dossier ID", "Champ", "Établissement SIRET"]}
        empty |= {"Avis": ["Dossier ID", "Question / Introduction", "Réponse"]}
        sheets = {"Dossiers": dossiers(drawn)}
        sheets |= {name: pd.DataFrame(columns=columns) for name, columns in empty.items()}
        _write_xlsx(sheets | {words()["demarche"]["bloc"]: block(drawn)}, path)


def _write_csv(rows: pd.DataFrame, path: Path) -> None:
    options = pyarrow.csv.WriteOptions(delimiter=";", quoting_style="needed")
    with path.open("wb") as stream:
        stream.write("\ufeff".encode())
        pyarrow.csv.write_csv(pa.Table.from_pandas(rows, preserve_index=False), stream, options)


def _write_xlsx(sheets: dict[str, pd.DataFrame], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    book.properties.title = SIGN

    def cells(sheet: object, values: Iterable[str]) -> list[Any]:
        row = []
        for value in values:
            cell = WriteOnlyCell(sheet, value=value) if value else None
            if cell is not None:
                # Text stays text: neither formula, nor date, nor number without its zero.
                cell.data_type, cell.number_format = "s", "@"
            row.append(cell)
        return row

    for name, rows in sheets.items():
        if len(rows) > XLSX_ROWS:
            raise ValueError(f"{len(rows)} lignes : une feuille en tient {XLSX_ROWS} ; prenez .csv")
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(rows.columns))
        for values in rows.itertuples(index=False, name=None):
            sheet.append(cells(sheet, values))
    book.save(path)
