"""Labels that are expected to be an EPCI, a département or a region, or whatever they say."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from ptce_geo import cog, intercommunalites, levels
from ptce_geo import texts_lecture as words
from ptce_geo.answers import Answer, ambiguous, found, too_large, unknown
from ptce_geo.code_labels import written_code
from ptce_geo.labels import EMPTY, clean, read_label
from ptce_geo.names import normalize, without_article
from ptce_geo.phrases import Phrase
from ptce_geo.scope import Scope

_SIREN = re.compile(r"(\d{3}) ?(\d{3}) ?(\d{3})(?:[.,]0+)?")
_OF_DEPARTEMENT = re.compile(r"^(?:le |la )?(?:departement|dept|dep|dpt|conseil departemental)\b")
_OF_REGION = re.compile(r"^(?:la )?(?:region|conseil regional)\b")


def whole(key: str) -> Answer | None:
    """The whole country is larger than any level."""
    large = levels.large_names().get(key)
    return too_large(large.nom) if large is not None and large.niveau == "france" else None


def suggested(key: str, named: dict[str, str]) -> Answer:
    """No such territory, with those whose name is close."""
    close = process.extract(key, named.keys(), scorer=fuzz.ratio, score_cutoff=72, limit=5)
    return unknown(candidats=tuple(dict.fromkeys(named[name] for name, _, _ in close)))


def epci_answer(text: str, scope: Scope) -> Answer:
    """The EPCI a label means: SIREN or name, of today or of a past year, form written or not."""
    siren = _SIREN.fullmatch(text.strip())
    if siren is not None:
        return _heirs([("".join(siren.groups()))], "code")
    label = read_label(text)
    departements = scope.departements if label.departements is None else label.departements
    for name in (clean(text), *label.names):
        key = normalize(name)
        epci, exact = intercommunalites.lookup(key, departements)
        if epci:
            claimed = intercommunalites.form(key)
            same = exact or claimed in (None, "", epci[0].nature)
            answer = _heirs([one.code for one in epci], "nom" if exact else "variante")
            # Another form than today's: EPCI of the same core before 2019 are not known here.
            return answer if same or answer.code is None else answer._replace(confiance=0.9)
    key = normalize(text)
    if key in levels.large_names():
        large = levels.large_names()[key]
        return too_large(large.titre)
    cores = {core: epci[0].code for core, epci in intercommunalites.by_core().items()}
    return suggested(intercommunalites.core(key), cores)


def _heirs(codes: list[str], methode: str) -> Answer:
    """The current EPCI that several SIREN of one name lead to."""
    known = [code for code in codes if code in intercommunalites.by_code()]
    if not known:
        return unknown(Phrase(words, "SANS_EPCI_DEPUIS"))
    heirs = dict.fromkeys(heir for code in known for heir in intercommunalites.heirs(code))
    if len(heirs) != 1:
        return ambiguous("", tuple(heirs))
    (heir,) = heirs
    if heir not in known:
        methode = "ancien_code" if methode == "code" else "ancien_nom"
    return found(heir, methode)


def departement_answer(text: str) -> Answer:
    """The département a label means."""
    codes = levels.departement_codes(clean(text))
    if codes is None:
        named = {key: min(codes) for key, codes in levels.departement_names().items()}
        return suggested(normalize(text), named)
    if len(codes) != 1:
        return (
            too_large(Phrase(words, "PLUSIEURS_DEPARTEMENTS"), tuple(sorted(codes)))
            if codes
            else unknown()
        )
    (code,) = codes
    if levels.numbered(text) is not None:
        return found(code, "code" if text == code else "code_repare")
    current = without_article(normalize(levels.departements()[code].nom))
    return found(code, "nom" if current in normalize(text) else "ancien_nom")


def region_answer(text: str) -> Answer:
    """The region a label means: one of today, else one of the 22 + 5 of 2013."""
    key = _OF_REGION.sub("", normalize(text)).strip()
    for form in (key, re.sub(r"^(?:de la |de l |de |d |du |des |la |le |l )", "", key)):
        large = levels.regions().get(form)
        if large is not None:
            return found(large.code, "nom" if large.niveau == "region" else "ancien_nom")
    number = written_code(text)
    by_code = {large.code: large for large in levels.regions().values()}
    if number is not None and number[0].zfill(2) in by_code:
        large = by_code[number[0].zfill(2)]
        return found(large.code, "code" if large.niveau == "region" else "ancien_code")
    return suggested(key, {key: large.code for key, large in levels.regions().items()})


def larger_answer(text: str, scope: Scope, level: str) -> Answer:
    """The answer of one label at a level above the commune."""
    key = normalize(text)
    answer = unknown(Phrase(words, "VIDE")) if key in EMPTY else whole(key)
    if answer is None:
        match level:
            case "epci":
                answer = epci_answer(text, scope)
            case "departement":
                answer = departement_answer(text)
            case _:
                answer = region_answer(text)
    return answer._replace(niveau=level)


def level_said(text: str) -> str | None:
    """The level that a label states in its first words, None when it states none."""
    key = normalize(text)
    if _OF_DEPARTEMENT.match(key):
        return "departement"
    if _OF_REGION.match(key):
        return "region"
    if intercommunalites.form(key) is not None or _SIREN.fullmatch(text.strip()):
        return "epci"
    return None


def level_of(answer: Answer, text: str) -> str | None:
    """The level that answers a label which is no commune's, None when none does."""
    if answer.motif is None or not answer.motif.startswith("trop large"):
        return None
    large = levels.large_names().get(normalize(text))
    if large is not None:
        return {"region_2013": "region", "france": None}.get(large.niveau, large.niveau)
    if levels.numbered(text) is not None:
        return "departement"
    return "epci" if answer.candidats else None


def name_of(code: str, niveau: str) -> str:
    """Official name of a territory above the commune; an EPCI of a past year has its last name."""
    match niveau:
        case "epci":
            return current_epci_names().get(code) or intercommunalites.by_code()[code].nom
        case "departement":
            return levels.departements()[code].nom
        case "france":
            return "France entière"
        case _:
            return next(large.nom for large in levels.regions().values() if large.code == code)


@cache
def current_epci_names() -> dict[str, str]:
    """Name of each current EPCI, as the current list writes it."""
    rows = cog.epci()
    return dict(zip(rows.code_epci, rows.nom, strict=True))
