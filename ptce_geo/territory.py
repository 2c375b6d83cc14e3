"""A perimeter written in words into a set of communes, each piece of text with its fate."""

import re
from collections import ChainMap
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ptce_geo import cog, history, intercommunalites, larger, levels
from ptce_geo.answers import SANS_RESERVE, Answer
from ptce_geo.arrondissements import APART, CITIES
from ptce_geo.clauses import COUNT, EXCEPT, PIECES, bare, clauses, said_last
from ptce_geo.climb import Misspelt
from ptce_geo.names import normalize
from ptce_geo.places import Places, places
from ptce_geo.resolve import told, whatever
from ptce_geo.scope import Scope, parents
from ptce_geo.spelling import spelling_answers
from ptce_geo.translation import perimetre

COLUMNS = ("fragment", "sort", "niveau", "code", "nom", "communes", "methode", "motif")
# Fate of a fragment: what was done with it.
SORTS: dict[str, str] = {
    "ajouté": "lu, ses communes sont dans le périmètre",
    "retiré": "lu après « sauf », ses communes n'y sont pas",
    "nombre conforme": "nombre de communes annoncé, égal à celui trouvé",
    "nombre différent": "nombre de communes annoncé, différent de celui trouvé",
    "non nommé": "communes annoncées sans leurs noms",
    "non lu": "aucun territoire reconnu, ou plusieurs : à préciser",
}
# Pieces joined again to make one name: « Quercy-Rouergue et Gorges de l'Aveyron ».
SPAN = 4


@dataclass(frozen=True)
class Territory:
    """A perimeter read.

    Attributes
    ----------
    communes : DataFrame
        ``code`` (a municipal arrondissement is kept), ``code_commune``, ``nom``,
        ``code_departement``; sorted, each once.
    fragments : DataFrame
        One row a piece of text: ``fragment, sort, niveau, code, nom, communes`` (how many),
        ``methode, motif``. The values of ``sort`` are the keys of ``SORTS``.
    """

    communes: pd.DataFrame
    fragments: pd.DataFrame

    @property
    def findings(self) -> pd.DataFrame:
        """Fragments a person must look at: not read, unnamed, or whose number differs."""
        return self.fragments[
            self.fragments["sort"].isin(["non lu", "non nommé", "nombre différent"])
        ]


def communes_of(code: str, niveau: str) -> tuple[str, ...]:
    """Today's communes of a territory; a municipal arrondissement is its own.

    Examples
    --------
    >>> communes_of("75118", "commune"), len(communes_of("26", "departement")) > 350
    (('75118',), True)
    """
    rows = cog.communes()
    match niveau:
        case "commune":
            return (code,)
        case "epci":
            heirs = intercommunalites.by_code()[code]
            return intercommunalites.communes(heirs.code)
        case "departement":
            return tuple(rows.code_commune[rows.code_departement.eq(code)])
        case "france":
            return tuple(rows.code_commune)
        case _:
            column = "code_region" if code in set(rows.code_region) else "code_region_2013"
            return tuple(rows.code_commune[rows[column].eq(code)])


@dataclass
class _Reader:
    """What has been read so far of one text."""

    index: Places
    departements: frozenset[str] | None
    included: dict[str, None] = field(default_factory=dict)
    fragments: list[tuple[Any, ...]] = field(default_factory=list)
    totals: list[tuple[str, int]] = field(default_factory=list)

    def clause(self, text: str) -> None:
        """Read one clause: what it adds, what it takes away, how many it announces."""
        counts = [(m[0].strip(), int(m["count"]), m["plus"]) for m in COUNT.finditer(text)]
        main, *exceptions = EXCEPT.split(COUNT.sub(" , ", text))
        added = self.pieces(main, None)
        self.included |= dict.fromkeys(added)
        removed: list[str] = []
        for exception in exceptions:
            removed += self.pieces(exception, frozenset(added))
        for code in removed:
            self.included.pop(code, None)
        for said, count, plus in counts:
            if plus:
                self.note(said, "non nommé", communes=count, motif="communes sans nom")
            elif added:
                self.count(said, count, len(set(added)), len(set(added) - set(removed)))
            else:
                self.totals.append((said, count))

    def count(self, said: str, announced: int, *read: int) -> None:
        """Compare a number of communes announced with what was read, with « sauf » or without."""
        motif = None if announced in read else f"{announced} annoncées, {read[-1]} trouvées"
        same = motif is None
        sort = "nombre conforme" if same else "nombre différent"
        self.note(said, sort, communes=announced, motif=motif)

    def note(self, fragment: str, sort: str, **columns: object) -> None:
        """Keep the fate of a fragment."""
        self.fragments.append(
            tuple({"fragment": fragment, "sort": sort, **columns}.get(name) for name in COLUMNS)
        )

    def pieces(self, text: str, within: frozenset[str] | None) -> list[str]:
        """Codes of the communes that a list adds, or takes away from those of ``within``."""
        scope = Scope(self.departements or said_last(text), None, True)
        parts = PIECES.split(text)
        codes: list[str] = []
        city, i = None, 0
        while i < len(parts):
            for size in range(min(SPAN, (len(parts) - i + 1) // 2), 0, -1):
                piece = bare("".join(parts[i : i + 2 * size - 1]))
                if city and APART.fullmatch(normalize(piece)):
                    piece = f"{city} {piece}"
                answer = self.read(piece, scope, within) if piece else Answer()
                # Several pieces make one name only when it is beyond doubt.
                if (answer.confiance or 0) >= SANS_RESERVE:
                    break
            i += 2 * size
            if not piece:
                continue
            if normalize(piece).split(" ")[0] in CITIES:
                city = piece.split()[0]
            codes += self.keep(piece, answer, within is not None)
        return codes

    def keep(self, piece: str, answer: Answer, removing: bool) -> list[str]:
        """Note the fate of one piece; the communes it stands for."""
        code, _, nom, _, methode, _, motif, _ = told(answer, self.index)
        if code is None:
            self.note(piece, "non lu", motif=motif)
            return []
        if answer.methode in ("ancien_nom", "ancien_code") and answer.niveau == "epci":
            # A dissolved EPCI is the communes it had, not those of the one it went into.
            code, nom = _epci_said(piece, code, nom)
        communes = list(communes_of(code, answer.niveau))
        self.note(
            piece,
            "retiré" if removing else "ajouté",
            niveau=answer.niveau,
            code=code,
            nom=nom,
            communes=len(communes),
            methode=methode,
        )
        return communes

    def read(self, piece: str, scope: Scope, within: frozenset[str] | None) -> Answer:
        """The territory of any level that one piece of text means."""
        if within:
            # « sauf Cabris »: first among what has just been added.
            answer = self.spelled(whatever(piece, Scope(None, within, True), self.index))
            if answer.code is not None:
                return answer
        if larger.whole(normalize(piece)) is not None:
            return Answer("FR", "nom", 1.0, niveau="france")
        answer = self.spelled(whatever(piece, scope, self.index))
        if answer.code is None and not scope.open:
            # The département of a list is a hint: a territory of another level may ignore it.
            free = self.spelled(whatever(piece, Scope(), self.index))
            if free.niveau != "commune" and free.code is not None:
                return free
        return answer

    def spelled(self, outcome: Answer | Misspelt) -> Answer:
        """The answer, looked for among close names if need be."""
        if isinstance(outcome, Misspelt):
            (outcome,) = spelling_answers([outcome], self.index.on)
        return outcome


def _epci_said(piece: str, code: str, nom: str) -> tuple[str, str]:
    """The very EPCI that a piece names, of a past year if it is one."""
    siren = re.sub(r"\D", "", piece)
    named, _ = intercommunalites.lookup(normalize(piece), None)
    epci = intercommunalites.by_code().get(siren) or (named[0] if named else None)
    return (epci.code, epci.nom) if epci else (code, nom)


def read_territory(
    text: str, departement: str | None = None, a_la_date: str | None = None
) -> Territory:
    """The communes of a perimeter written in words.

    Parameters
    ----------
    text : str
        Names or codes of communes, EPCI, départements, regions, separated by « ; », « , », « et »
        or lines; « sauf » takes away; « 23 communes » is checked; « + 3 communes » is kept as
        unnamed. A département between brackets at the end of a list holds for all of it.
    departement : str, optional
        Where the communes named are.
    a_la_date : str, optional
        Day of the COG the communes are told in; the current one if not given.

    Returns
    -------
    Territory
        The communes, and the fate of each fragment: nothing is lost, what is not read is said.

    Examples
    --------
    >>> grasse = read_territory("toute la CA du Pays de Grasse sauf Cabris (23 communes)")
    >>> len(grasse.communes)
    22
    >>> grasse.fragments[["fragment", "sort", "communes"]]
                      fragment              sort  communes
    0  la CA du Pays de Grasse            ajouté        23
    1                   Cabris            retiré         1
    2            (23 communes)   nombre conforme        23
    """
    day = history.day(a_la_date)
    reader = _Reader(places(), levels.departement_codes(departement or "") or None)
    for clause in clauses(text):
        reader.clause(clause)
    for said, count in reader.totals:
        reader.count(said, count, len(reader.included))
    codes = sorted(reader.included)
    if day != history.TODAY:
        translated = perimetre(codes, day, history.TODAY)
        codes = sorted(set(translated.code_commune.dropna()))
    names = ChainMap(history.names_at(day), reader.index.official)
    communes = pd.DataFrame({"code": pd.Series(codes, dtype="str")})
    communes["code_commune"] = [parents().get(code, code) for code in codes]
    communes["nom"] = [names[code] for code in codes]
    communes["code_departement"] = [cog.code_departement(code) for code in codes]
    fragments = pd.DataFrame(reader.fragments, columns=COLUMNS)
    return Territory(communes, fragments.astype({"communes": "Int64"}))
