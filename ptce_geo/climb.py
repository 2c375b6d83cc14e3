"""One label up the ladder: read, situate, then try each rung until one answers."""

import re
from dataclasses import replace
from typing import NamedTuple

from ptce_geo import intercommunalites, labels, ladder, levels, reserved
from ptce_geo import texts_lecture as words
from ptce_geo.answers import DOUTE, Answer, abroad, ambiguous, found, too_large, unknown
from ptce_geo.arrondissements import CITIES
from ptce_geo.code_labels import by_code
from ptce_geo.cog import code_departement
from ptce_geo.labels import Label
from ptce_geo.names import normalize, without_article
from ptce_geo.phrases import Phrase
from ptce_geo.places import Places, verdict
from ptce_geo.scope import Scope, attached, parents, populations, postal_codes
from ptce_geo.truncation import truncated


class Misspelt(NamedTuple):
    """A name that no rung knows, and where it may be looked for."""

    key: str
    scope: Scope


Outcome = Answer | Misspelt
CUT = re.compile(r"\w[-'’]\s*$")


def climb(text: str, column: Scope, places: Places, nature: str | None = None) -> Outcome:
    """Answer one label, or say which name is to be looked for among the spellings.

    Parameters
    ----------
    text : str
        The label.
    column : Scope
        What the other columns of its row say.
    places : Places
        The index of the day.
    nature : {"commune", "postal"}, optional
        What the column of labels holds, when its name says so.
    """
    key = normalize(text)
    if key in labels.EMPTY:
        return _none_or_name(key, column, places) or unknown(Phrase(words, "VIDE"))
    # « Saint-André- » was cut: it is not Saint-André.
    cut = text.endswith(("-", "'", "’", " ")) and CUT.search(text)
    names = None if cut else places.by_key.get(key)
    # The common case first: a whole label that is a name, told apart by its département.
    if names is not None and not (column.open and reserved.is_reserved(key)):
        answer = ladder.by_name(key, names, column, "nom", places)
        if answer is not None:
            return answer
    if names is None and reserved.is_reserved(key) and not reserved.elsewhere(key, column):
        return reserved.reserved_answer(key, places)
    if any(sign.isdigit() for sign in key):
        answer = by_code(text, column, places, nature)
        if answer is not None:
            return answer
    whole = _closed_up(text, column, places)
    if whole is not None:
        return whole
    label = labels.read_label(text)
    if label.aside and not label.names and (label.departements or label.numbers):
        # « Suisse (57) »: a country's word, but the name of a commune just there.
        named = replace(label, names=label.aside[:1], pays=None)
        outcome = _situated(text, named, column, places)
        if isinstance(outcome, Answer) and outcome.methode == "indication":
            return outcome
    if label.pays is not None:
        return abroad(label.pays)
    if not label.names:
        return _only_places(label, column, places, nature)
    outcome = _situated(text, label, column, places)
    if isinstance(outcome, Answer) and outcome.settles:
        return outcome
    return reserved.numbered_abroad(text) or outcome


def _closed_up(text: str, column: Scope, places: Places) -> Answer | None:
    """« Fort - de - France (972) », a piece of which is a country: read as the one known name."""
    closed = labels.closed_up(text)
    if closed is None:
        return None
    label = labels.read_label(closed)
    if len(label.names) != 1 or normalize(label.names[0]) not in places.by_key:
        return None
    outcome = _situated(closed, label, column, places)
    return outcome if isinstance(outcome, Answer) and outcome.code is not None else None


def _none_or_name(key: str, column: Scope, places: Places) -> Answer | None:
    """« Aucun » where the row says the Hautes-Pyrénées: the commune of that name, with reserve."""
    one = column.departements is not None and len(column.departements) == 1
    borne = any(name.actuelle for name in places.by_key.get(key, ()))
    if not borne or not (one or column.served):
        return None
    answer = ladder.exact(key, column, places)
    if answer is None or answer.code is None:
        return None
    return answer._replace(confiance=DOUTE)


def _only_places(label: Label, column: Scope, places: Places, nature: str | None) -> Outcome:
    """A label that says where and not what: a postal code, a département."""
    if len(label.numbers) == 1:
        scope = Scope(label.departements or column.departements, None, True)
        return by_code(label.numbers[0], scope, places, nature) or unknown()
    if label.departements and len(label.departements) == 1:
        (code,) = label.departements
        return too_large(levels.departements()[code].titre)
    return (
        unknown(Phrase(words, "VIDE"))
        if not label.departements
        else too_large(Phrase(words, "PLUSIEURS_DEPARTEMENTS"))
    )


def _situated(text: str, label: Label, column: Scope, places: Places) -> Outcome:
    """A label with a name: join what it says of the place with what its columns say."""
    said = label.departements
    if said is not None and not said:
        return ambiguous(Phrase(words, "DEUX_DEPARTEMENTS"))
    allowed = column.departements if said is None else said
    if said is not None and column.departements is not None:
        allowed = said & column.departements
        if not allowed:
            return ambiguous(
                Phrase(
                    words,
                    "CONTRAIRES",
                    etiquette=_list(said),
                    colonne=_list(column.departements),
                )
            )
    if len(label.numbers) > 1:
        return ambiguous(Phrase(words, "PLUSIEURS_CODES", codes=", ".join(label.numbers)))
    inside = said is not None or bool(label.numbers)
    scope = Scope(allowed, column.served, inside)
    if not label.numbers:
        return _named(text, label, scope, places)
    return _numbered(text, label, scope, places)


def _list(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))


def _numbered(text: str, label: Label, scope: Scope, places: Places) -> Outcome:
    """A name with a five-character code: the code must agree with the name."""
    (number,) = label.numbers
    served = postal_codes().get(number)
    home = frozenset([code_departement(number)])
    if number.startswith("20"):
        home = frozenset(["2A", "2B"])
    outcome = None
    if served is not None:
        within = Scope(scope.departements, served, True)
        outcome = _arrondissement_served(label, served) or _named(text, label, within, places)
        if isinstance(outcome, Answer) and outcome.settles:
            return outcome
    if number in places.official or number in attached():
        # « Grenoble (38185) »: an official code after the name.
        code = number if number in places.official else attached()[number]
        own = Scope(scope.departements, frozenset([code]), True)
        answer = ladder.exact(normalize(label.names[0]), own, places)
        if answer is not None and answer.code is not None:
            # « 35210 Pacé »: the code of Pacé, and the postal code of Parcé.
            if served is None or answer.methode is None:
                return answer
            return found(answer.code, answer.methode, tuple(sorted(served)))
    said = scope.departements
    if served is None and said is not None and said.isdisjoint(home):
        return ambiguous(Phrase(words, "CONTREDITS", departements=_list(said), code=number))
    if served is not None and not label.cedex:
        elsewhere = _named(text, label, Scope(scope.departements or home, None, True), places)
        if isinstance(elsewhere, Answer) and elsewhere.code is not None:
            return ambiguous(
                Phrase(words, "NE_DESSERT_PAS", code=number, nom=places.official[elsewhere.code]),
                (elsewhere.code, *sorted(served)),
            )
        return outcome if outcome is not None else elsewhere
    return _named(text, label, Scope(scope.departements or home, None, True), places)


def _arrondissement_served(label: Label, served: frozenset[str]) -> Answer | None:
    """« Paris 75018 », « 69003 Lyon »: the postal code says the arrondissement."""
    cities = {parents().get(code) for code in served}
    key = normalize(label.names[0])
    if len(served) == 1 and key in CITIES and CITIES[key][0] in cities:
        return found(next(iter(served)), "arrondissement")
    return None


def _named(text: str, label: Label, scope: Scope, places: Places) -> Outcome:
    """One name, or several pieces of which one at most may be a commune."""
    if len(label.names) == 1:
        return _one_name(text, label, scope, places)
    joined = "-".join(label.names)
    answer = ladder.exact(normalize(joined), scope, places)
    if answer is not None:
        return answer
    known = {}
    for name in label.names:
        outcome = seek(name, scope, places)
        if isinstance(outcome, Misspelt):
            continue
        if outcome.code is None or (outcome.confiance or 0) >= 0.95:
            known[name] = outcome
        else:
            known[name] = unknown(candidats=(outcome.code,))
    if len(known) == 1:
        (answer,) = known.values()
        return found(answer.code, "bilingue") if answer.code else answer
    if known:
        codes = [code for a in known.values() for code in (a.code, *a.candidats) if code]
        return ambiguous(Phrase(words, "PLUSIEURS_LIEUX"), tuple(dict.fromkeys(codes)))
    return Misspelt(normalize(joined), scope)


def _one_name(text: str, label: Label, scope: Scope, places: Places) -> Outcome:
    (name,) = label.names
    for comment in label.comments:
        # « Sainte-Foy (L'Argentière) »: brackets around the end of the name.
        answer = ladder.exact(normalize(f"{name} {comment}"), scope, places)
        if answer is not None and answer.code is not None:
            return answer
    outcome = seek(name, scope, places, CUT.search(text) is not None)
    if isinstance(outcome, Misspelt) and "/" in name:
        # « Strasbourg/Strossburi », when it is not « Chalon/Saône ».
        return _named(text, Label([piece for piece in name.split("/") if piece]), scope, places)
    if isinstance(outcome, Misspelt) or outcome.code is None:
        return outcome
    for comment in label.comments:
        other = places.by_key.get(normalize(comment))
        if other is not None and outcome.code not in {code for n in other for code in n.codes}:
            match = verdict(other, populations())
            return ambiguous(
                Phrase(words, "PLUSIEURS_LIEUX"), (outcome.code, *filter(None, [match.code]))
            )
    removed = outcome.methode == "nom" and normalize(text) != normalize(name)
    return found(outcome.code, "variante", outcome.candidats) if removed else outcome


def seek(name: str, scope: Scope, places: Places, cut: bool = False) -> Outcome:
    """Try one name on each rung, in order; only one for a label that was cut short."""
    key = normalize(name)
    if not key:
        # Signs alone: no rung has anything to read.
        return Misspelt(key, scope)
    if cut:
        return truncated(key, scope, places, cut=True) or unknown(Phrase(words, "COUPEE"))
    if scope.open and reserved.is_reserved(key):
        return reserved.reserved_answer(key, places)
    said = normalize(labels.without_institution(name) or name)
    answer = (
        ladder.numbered_city(without_article(said), name, scope)
        or ladder.exact(key, scope, places)
        or ladder.variant(name, scope, places)
    )
    if answer is not None:
        return answer
    if reserved.is_reserved(key) and not reserved.elsewhere(key, scope):
        return reserved.reserved_answer(key, places)
    if levels.named(key) is not None and key not in places.by_key:
        return too_large(Phrase(words, "LARGE"))
    if intercommunalites.form(key) is not None:
        return _intercommunal(key, scope)
    answer = ladder.tailed(key, scope, places) or truncated(key, scope, places)
    if answer is not None:
        return answer
    elsewhere = places.by_key.get(key)
    if elsewhere:
        codes = dict.fromkeys(code for name in elsewhere for code in name.codes)
        return unknown(Phrase(words, "ABSENT", nom=name, ou=_where(scope)), tuple(codes))
    found_epci, _ = intercommunalites.lookup(key, scope.departements)
    if found_epci:
        return too_large(found_epci[0].nom, tuple(dict.fromkeys(e.code for e in found_epci)))
    return (
        ladder.abbreviated(key, scope, places)
        or ladder.enumerated(key, scope, places)
        or Misspelt(key, scope)
    )


def _where(scope: Scope) -> Phrase:
    if scope.departements is not None:
        return Phrase(words, "ABSENT_DANS", departements=_list(scope.departements))
    return Phrase(words, "ABSENT_POSTAL")


def _intercommunal(key: str, scope: Scope) -> Answer:
    """An EPCI named where a commune is expected."""
    epci, _ = intercommunalites.lookup(key, scope.departements)
    if epci:
        return too_large(epci[0].nom, tuple(dict.fromkeys(e.code for e in epci)))
    return too_large(Phrase(words, "EPCI_INCONNUE"))
