"""A label that is a code: official, retired, postal, or a number too short to be one."""

import re

from ptce_geo import history, intercommunalites, levels
from ptce_geo import texts_lecture as words
from ptce_geo.answers import Answer, ambiguous, found, too_large, unknown
from ptce_geo.cog import code_departement
from ptce_geo.phrases import Phrase
from ptce_geo.places import LATELY, Places
from ptce_geo.scope import Scope, attached, parents, postal_codes

_CODE = re.compile(r"(\d{1,2}) (\d{3})|(\d{1,5}|2[ab]\d{1,3})(?:[.,]0+)?", re.IGNORECASE)
_SIREN = re.compile(r"(\d{3} ?\d{3} ?\d{3})(?:[.,]0+)?")


def written_code(text: str) -> tuple[str, bool] | None:
    """The five-character code a label stands for, and whether it had to be repaired.

    Examples
    --------
    >>> written_code("1001"), written_code("2a004"), written_code("69123.0")
    (('01001', True), ('2A004', True), ('69123', True))
    >>> written_code("Lyon") is None
    True
    """
    match = _CODE.fullmatch(text.strip())
    if match is None:
        return None
    code = ((match[1] or "") + (match[2] or "") or match[3]).upper()
    if code[:2] in ("2A", "2B"):
        code = code[:2] + code[2:].zfill(3)
    elif len(code) == 4:
        code = code.zfill(5)
    return code, code != text


def by_code(text: str, scope: Scope, places: Places, nature: str | None = None) -> Answer | None:
    """The answer of a label that is nothing but a code, None when it is not one.

    Parameters
    ----------
    text : str
        The label.
    scope : Scope
        What its département column says.
    places : Places
        The index of the day.
    nature : {"commune", "postal"}, optional
        What the column holds, when its name says so; else an official code comes first, and the
        communes that the same number serves as a postal code are given as other candidates.
    """
    siren = _SIREN.fullmatch(text.strip())
    if siren is not None:
        epci = intercommunalites.by_code().get(siren[1].replace(" ", ""))
        return too_large(epci.nom, (epci.code,)) if epci else unknown(Phrase(words, "SANS_EPCI"))
    written = written_code(text)
    if written is None:
        return None
    code, repaired = written
    if len(code) < 5:
        departement = levels.departements().get(levels.numbered(code) or "")
        if departement is None:
            return unknown(Phrase(words, "TROP_COURT"))
        return too_large(departement.titre)
    served = postal_codes().get(code, frozenset()) if nature != "commune" else frozenset()
    answer = _official(code, repaired, places, served) if nature != "postal" else None
    answer = answer or _postal(served)
    if answer is None:
        return unknown(Phrase(words, "NI_CODE"))
    allowed = scope.departements
    if allowed is None or answer.code is None or code_departement(answer.code) in allowed:
        return answer
    return ambiguous(
        Phrase(words, "PAS_DANS", code=code, departements=", ".join(sorted(allowed))),
        (answer.code,),
    )


def _official(code: str, repaired: bool, places: Places, served: frozenset[str]) -> Answer | None:
    methode = "code_repare" if repaired else "code"
    if code in places.official:
        others = served - {code} - {parents().get(code)}
        others = others.union(history.parted(LATELY, places.on).get(code, ()))
        return found(code, methode, tuple(sorted(others)))
    heirs = history.heirs_of_retired(places.on).get(code)
    if heirs is None and code in attached():
        heirs = (attached()[code],)
    if heirs is None:
        return None
    # The codes of the Seine, gone in 1968, are also the postal codes of Paris: these are meant.
    if any(place in parents() for place in served):
        return None
    places_meant = sorted({*heirs, *served})
    if not places_meant:
        return unknown(Phrase(words, "SUPPRIMEE"))
    if len(places_meant) > 1:
        return ambiguous("", tuple(places_meant))
    return found(places_meant[0], "ancien_code")


def _postal(served: frozenset[str]) -> Answer | None:
    if not served:
        return None
    if len(served) > 1:
        return ambiguous(Phrase(words, "POSTAL_PARTAGE"), tuple(sorted(served)))
    (code,) = served
    return found(code, "arrondissement" if code in parents() else "code_postal")
