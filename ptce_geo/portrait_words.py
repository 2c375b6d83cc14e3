"""The paragraph before the map: the facts of the portrait in French sentences."""

from collections.abc import Mapping

from ptce_geo import texts
from ptce_geo import texts_portrait as words
from ptce_geo.portrait import Portrait
from ptce_geo.texts_nombres import enumeration

# Regions of today, and how many may be named in a sentence that is still read.
REGIONS, NAMED = 18, 6
# Where more share the first place, none stands out.
FIRST = 3


def count_sentence(facts: Portrait) -> str:
    """How many PTCE are shown, out of how many, and how well they are placed."""
    return texts.phrase(facts.shown, facts.total, facts.unlocated, facts.vague)


def paragraph(facts: Portrait, filters: str, secteurs: Mapping[str, str]) -> str:
    """What follows the count: the filters, the extremes, what is missing; "" when nothing is shown.

    Parameters
    ----------
    facts : Portrait
    filters : str
        Sentence of ``selection.filter_sentence``, "" without a filter.
    secteurs : mapping
        Words of the sectors.

    Returns
    -------
    str
        Plain text, to be escaped where it is shown.
    """
    said = [words.FILTRES.format(filtres=filters)] if filters else []
    # Where one region is shown, or fewer PTCE than two, an extreme says nothing.
    if facts.shown > 1:
        said += _regions(facts) + _sectors(facts, secteurs)
    if facts.seat_only:
        sans, total = texts.nombre(facts.seat_only), texts.nombre(facts.tested)
        said.append(words.SIEGE_SEUL.format(sans=sans, total=total))
    if facts.hidden:
        said.append(words.MASQUES)
    return " ".join(said)


def _regions(facts: Portrait) -> list[str]:
    said = []
    names, count = facts.regions
    # Where all are in one region, the filters or the table say it already.
    if names and len(names) <= FIRST and count * len(names) < facts.shown:
        one = len(names) == 1
        said.append(
            (words.REGION_PREMIERE if one else words.REGIONS_PREMIERES).format(
                noms=enumeration(names), nombre=texts.nombre(count)
            )
        )
    missing = facts.elsewhere
    if len(missing) > NAMED:
        said.append(words.REGIONS_SANS_NOMBREUSES.format(nombre=len(missing), total=REGIONS))
    elif missing:
        case = words.REGION_SANS if len(missing) == 1 else words.REGIONS_SANS
        said.append(case.format(noms=enumeration(missing), nombre=len(missing)))
    return said


def _sectors(facts: Portrait, secteurs: Mapping[str, str]) -> list[str]:
    said = []
    codes, count = facts.secteurs
    if codes and len(codes) <= FIRST:
        said.append(
            (words.SECTEUR_PREMIER if len(codes) == 1 else words.SECTEURS_PREMIERS).format(
                # Their names hold commas and "et".
                noms=enumeration(
                    [words.SECTEUR_NOM.format(nom=secteurs.get(code, code)) for code in codes]
                ),
                nombre=texts.nombre(count),
            )
        )
    if facts.without_sector:
        said.append(words.SECTEUR_INCONNU.format(nombre=texts.nombre(facts.without_sector)))
    return said
