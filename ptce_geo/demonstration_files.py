"""A demonstration as the files staff receive: a flat table, or a Démarche numérique workbook."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from ptce_geo import cog
from ptce_geo import demonstration_places as lieux
from ptce_geo.demonstration import Demonstration
from ptce_geo.fiction import words

# What a spreadsheet can hold, its heading aside.
XLSX_ROWS = 1_048_575
# State of a file in Démarche numérique once the call is over.
STATES = {"laureate": "Accepté", "recevable": "Refusé", "deposee": "Classé sans suite"}
# Identifier of the first file, and of the repeatable block in its sheet's name.
FIRST_FILE, BLOCK = 9_000_001, "(101) Communes du périmètre"
NO_POSTAL_CODE = "00000"


def perimeter_texts(drawn: Demonstration) -> pd.Series:
    """The declared perimeter of each candidature in one cell; same index, ``""`` when none.

    Communes and EPCI are followed by their code, as in « Rennes (35238) ».
    """
    rows = drawn.perimetres
    coded = (rows.libelle + " (" + rows.code + ")").where(rows.code.ne(""), rows.libelle)
    starts = np.flatnonzero(rows.rang.eq(1))
    cells = coded.to_numpy(object)
    ends = np.append(starts[1:], len(cells))
    joined = [", ".join(cells[a:b]) for a, b in zip(starts, ends, strict=True)]
    texts = pd.Series(joined, index=rows.id_candidature.iloc[starts], dtype="str")
    return drawn.candidatures.id_candidature.map(texts).fillna("")


def table(drawn: Demonstration) -> pd.DataFrame:
    """The flat table as staff receive it: one row a candidature, French headings, all text."""
    headings = words()["tableau"]
    rows = drawn.candidatures.assign(demonstration="oui", perimetre=perimeter_texts(drawn))
    return rows[list(headings)].rename(columns=headings, errors="raise")


def write_csv(drawn: Demonstration, path: Path) -> None:
    """Write the flat table as a French spreadsheet saves it: ``;``, UTF-8 with its mark."""
    rows = pa.Table.from_pandas(table(drawn), preserve_index=False)
    options = pyarrow.csv.WriteOptions(delimiter=";", quoting_style="needed")
    with path.open("wb") as stream:
        stream.write("\ufeff".encode())
        pyarrow.csv.write_csv(rows, stream, options)


def write_xlsx(drawn: Demonstration, path: Path) -> None:
    """Write the flat table as a workbook whose every cell is text."""
    rows = table(drawn)
    _write_book(path, {"Candidatures": (list(rows), rows.itertuples(index=False))})


def _place(code: str, nom: str, departement: str) -> tuple[str, str, str]:
    """The three columns of a commune field; the postal code is a false one."""
    names = cog.departements().set_index("code_departement").nom
    return (
        f"{nom} ({NO_POSTAL_CODE})",
        code,
        f"{departement} – {names[departement]}" if departement in names.index else "",
    )


def _files(drawn: Demonstration) -> Iterator[list]:
    where, states = lieux.places(), drawn.justes.statut.map(STATES)
    nom = dict(zip(where.code, where.nom, strict=True))
    epci = drawn.perimetres.query("niveau == 'epci'").drop_duplicates("id_candidature")
    epci = epci.set_index("id_candidature")
    for row in drawn.candidatures.itertuples():
        code = row.code_commune
        # A file whose commune was picked in the list has its code; typed by hand, it has not.
        siege = row.siege
        picked = code in nom and siege and code == drawn.justes.code_commune[row.Index]
        if picked:
            siege = f"{siege} ({NO_POSTAL_CODE})"
        held = row.id_candidature in epci.index
        group = epci.loc[row.id_candidature] if held else None
        yield [
            FIRST_FILE + row.Index,
            row.courriel,
            "Non",
            row.porteur,
            "Non",
            states[row.Index],
            row.date_depot,
            row.date_depot,
            row.date_depot,
            row.date_depot,
            row.date_depot,
            "DÉMONSTRATION",
            f"instruction@{words()['domaine_courriel']}",
            "DÉMONSTRATION",
            row.nom,
            row.appel,
            siege,
            code,
            row.departement,
            row.region,
            row.phase,
            row.secteurs,
            group.libelle if held else "",
            group.code if held else "",
            "",
            _undefined(drawn, row.id_candidature),
            row.montant,
            row.statut,
            row.courriel,
            "oui",
            row.sources,
        ]


MAIN = [
    "ID",
    "Email",
    "FranceConnect ?",
    "Entreprise raison sociale",
    "À archiver",
    "État du dossier",
    "Dernière mise à jour le",
    "Dernière mise à jour du dossier le",
    "Déposé le",
    "Passé en instruction le",
    "Traité le",
    "Motivation de la décision",
    "Instructeurs",
    "Groupe instructeur",
    "Nom du pôle",
    "Appel",
    "Commune du siège",
    "Commune du siège (Code INSEE)",
    "Commune du siège (Département)",
    "Région",
    "Phase du projet",
    "Secteurs d'activité",
    "EPCI du périmètre",
    "EPCI du périmètre (Code)",
    "EPCI du périmètre (Département)",
    "Autre territoire",
    "Montant de l'aide (€)",
    "Résultat de l'instruction",
    "Courriel du contact",
    "Démonstration",
    "Sources",
]
