"""Official codes and the words of controlled vocabularies, each read or explained."""

import csv
import re
from functools import cache
from typing import Any

from ptce_geo import cog, texts_nombres
from ptce_geo import texts_recueil as words
from ptce_geo.cells import SCIENTIFIC, TAG, Value, cleaned, doubtful, key, repaired
from ptce_geo.interned import interned
from ptce_geo.paths import DATA, RECORDS
from ptce_geo.phrases import Phrase

TERMS = DATA / "schemas" / "termes.csv"
SECTORS = RECORDS / "secteurs.csv"
SECTOR_TERMS = RECORDS / "secteurs_sources.csv"
# Below this likeness (0 to 100) a word is not proposed.
LIKE = 82


@cache
def _commune_codes() -> frozenset[str]:
    tables = (cog.communes(), cog.arrondissements_municipaux())
    return frozenset(code for rows in tables for code in interned(rows.code_commune))


def is_current_commune(code: str) -> bool:
    """Whether a code is that of a commune or arrondissement of today."""
    return code in _commune_codes()


_COMMUNE = re.compile(r"^(?:[013-9]\d|2[AB1-9])\d{3}$")


def code_commune(raw: str) -> Value:
    """Official code of a commune, its lost zero given back; of today or of yesterday.

    Examples
    --------
    >>> code_commune("1004"), code_commune("2a004").valeur
    (Value(valeur='01004', motif='Zéro initial rétabli.', proposition='01004', confiance='haute',
     gravite='information'), '2A004')
    """
    text = cleaned(raw).upper().removesuffix(".0")
    if SCIENTIFIC.match(text):
        return doubtful(Phrase(words, "CODE_ABIME"))
    text = text.replace(" ", "")
    if re.fullmatch(r"[1-9]\d{3}", text):
        return repaired(f"0{text}", Phrase(words, "CODE_ZERO"))
    if not _COMMUNE.match(text):
        return doubtful(Phrase(words, "CODE_AUTRE"))
    return Value(text)


@cache
def _territories(level: str) -> dict[str, str]:
    rows = cog.table(level)
    codes = rows[cog.CODES[level]]
    return {key(nom): code for nom, code in zip(rows.nom, codes, strict=True)} | {
        code.casefold(): code for code in codes
    }


def _territory(raw: str, level: str, digits: int, unknown: str) -> Value:
    text = cleaned(raw)
    known = _territories(level)
    # « 01 – Ain », « Ain (01) », « 01 »: the code first, then the name.
    pieces = [p for p in re.split(r"\s*[–—()]\s*|\s+-\s+", text.removesuffix(".0")) if p]
    for piece in [text, *pieces]:
        code = known.get(piece.casefold()) or known.get(key(piece))
        if code is None and piece.isdigit() and len(piece) < digits:
            code = known.get(piece.zfill(digits))
        if code is not None:
            return Value(code)
    return doubtful(Phrase(words, unknown), *_nearest(text, known))


def code_departement(raw: str) -> Value:
    """Département, from its code, its name, or both.

    Examples
    --------
    >>> [code_departement(t).valeur for t in ("1", "01 – Ain", "Côtes d'Armor", "974")]
    ['01', '01', '22', '974']
    >>> code_departement("20").motif
    'La Corse compte deux départements\\xa0: 2A ou 2B.'
    """
    if cleaned(raw) == "20":
        return doubtful(Phrase(words, "CORSE"))
    return _territory(raw, "departements", 2, "DEPARTEMENT_INCONNU")


def code_region(raw: str) -> Value:
    """Region of today, from its code or its name."""
    return _territory(raw, "regions", 2, "REGION_INCONNUE")


def _nearest(text: str, known: dict[str, str]) -> tuple[str, str]:
    from rapidfuzz import fuzz, process

    found = process.extractOne(key(text), known.keys(), scorer=fuzz.ratio, score_cutoff=LIKE)
    if found is None:
        return "", ""
    return known[found[0]], "moyenne" if found[1] >= 90 else "basse"


@cache
def vocabulary(champ: str) -> dict[str, str]:
    """Words of one field, by their key, and the value each stands for."""
    with TERMS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["champ"] == champ]
    terms = {key(row["valeur"]): row["valeur"] for row in rows}
    return terms | {key(row["terme"]): row["valeur"] for row in rows}


def term(champ: str, raw: str) -> Value:
    """A word of a controlled vocabulary: statut, phase or appel.

    Examples
    --------
    >>> term("statut", "Lauréat").valeur, term("statut", "Laureatt").proposition
    ('laureate', 'laureate')
    """
    known = vocabulary(champ)
    text = cleaned(raw)
    if (value := known.get(key(text))) is not None:
        return Value(value)
    if champ == "appel" and (year := re.search(r"\b20[12]\d\b", text)) and year[0] in known:
        return repaired(known[year[0]], Phrase(words, "APPEL_ANNEE", annee=year[0]))
    values = ", ".join(dict.fromkeys(known.values()))
    return doubtful(Phrase(words, "VALEUR_INCONNUE", valeurs=values), *_nearest(text, known))


@cache
def sector_words() -> dict[str, tuple[str, ...]]:
    """Words for sectors, by their key, and the codes each stands for."""
    known: dict[str, tuple[str, ...]] = {}
    with SECTORS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            known[key(row["code"])] = known[key(row["libelle"])] = (row["code"],)
    with SECTOR_TERMS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            codes = known.get(key(row["terme"]), ())
            if row["secteur"] not in codes:
                known[key(row["terme"])] = (*codes, row["secteur"])
    return known


def sectors(raw: str) -> Value:
    """Sectors as codes joined by « | », from codes, labels or the words of the calls.

    Examples
    --------
    >>> sectors("Culture ; insertion").valeur
    'culture|emploi'
    """
    known = sector_words()
    text = cleaned(TAG.sub(" ", raw))
    codes: list[str] = list(known.get(key(text), ()))
    strange = []
    for piece in [] if codes else filter(None, map(str.strip, _sector_pieces(text, known))):
        found = known.get(key(piece), ())
        codes += [code for code in found if code not in codes]
        if not found:
            strange.append(piece)
    value = "|".join(codes) or None
    if not strange:
        return Value(value)
    close = [_nearest(piece, {word: "|".join(known[word]) for word in known}) for piece in strange]
    proposed = "|".join(dict.fromkeys([*codes, *(code for code, _ in close if code)]))
    said = ", ".join(Phrase(texts_nombres, "CITATION", texte=piece) for piece in strange)
    return Value(
        value,
        Phrase(words, "SECTEUR_INCONNU", secteurs=said),
        proposed if any(code for code, _ in close) else "",
        "moyenne" if all(code for code, _ in close) else "basse",
        "a_examiner",
    )


def _sector_pieces(text: str, known: dict[str, Any]) -> list[str]:
    # A comma separates sectors, unless it belongs to a label (« Emploi, insertion et formation »).
    pieces = re.split(r"\s*[;|/\n]\s*", text)
    return [
        part for piece in pieces for part in ([piece] if key(piece) in known else piece.split(","))
    ]
