"""Faults put by hand into real EPCI: is each one found, and nothing else?

    python benchmarks/bench_faults.py

1,000 cases from a fixed seed, six kinds. What is true of each case is known without the code under
test: neighbours come from ``adjacency.parquet`` and plain sets, the edge of an EPCI from its
contour. Beside each faulty record stands the same EPCI untouched.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptce_geo import boundaries, cog  # noqa: E402
from ptce_geo.coherence import RULES, check  # noqa: E402
from ptce_geo.constats import CONFORME, NON_EVALUABLE  # noqa: E402
from ptce_geo.dossiers import from_table  # noqa: E402
from ptce_geo.history import rattachements  # noqa: E402
from ptce_geo.reference import reference  # noqa: E402

SEED, CASES = 20130710, 1_000
KINDS = (
    "commune intérieure retirée",
    "commune de passage retirée",
    "commune lointaine ajoutée",
    "siège déplacé au-dehors",
    "codes de 2013",
    "nom abîmé",
)
# Families whose findings on an untouched EPCI would be false alarms.
FAULTS = [
    regle.nom
    for regle in RULES
    if regle.famille in ("Identité", "Siège")
    or regle.nom in ("un_seul_tenant", "contact_par_un_point", "enclaves", "epci_entiers")
]


class Country:
    """What is true, from the built tables alone."""

    def __init__(self) -> None:
        rows = cog.communes()
        rows = rows[rows.code_epci.notna()]
        self.epci = {code: set(group) for code, group in rows.groupby("code_epci").code_commune}
        self.home = dict(zip(rows.code_commune, rows.code_epci, strict=True))
        self.nom = dict(zip(rows.code_commune, rows.nom, strict=True))
        self.departement = dict(zip(rows.code_commune, rows.code_departement, strict=True))
        self.people = dict(zip(rows.code_commune, rows.population.fillna(0), strict=True))
        self.place = dict(zip(rows.code_commune, zip(rows.lon, rows.lat, strict=True), strict=True))
        self.around = defaultdict(set)
        for a, b in boundaries.adjacency()[["code_a", "code_b"]].itertuples(index=False):
            self.around[a].add(b)
            self.around[b].add(a)
        liens = reference().liens
        self.linked = {*liens.code_a, *liens.code_b}
        contours = boundaries.boundaries("communes").set_index("code_commune").geometry
        whole = boundaries.boundaries("epci").set_index("code_epci").geometry
        self.contours, self.whole = contours, whole
        self.retired = self.codes_of_2013()

    def codes_of_2013(self) -> dict[str, list[str]]:
        """Codes of 2013 that one commune of today has absorbed whole, by that commune."""
        stays = rattachements()
        then = stays[stays.debut.le("2013-01-01") & ~stays.fin.le("2013-01-01")]
        now = stays[stays.fin.isna()].set_index("parcelle").code_commune
        heirs = then.assign(today=now.reindex(then.parcelle).array).groupby("code_commune").today
        current = set(self.nom)
        held = defaultdict(list)
        for code, today in heirs.agg(set).items():
            if len(today) == 1 and code not in current:
                held[next(iter(today))].append(code)
        return held

    def pieces(self, members: set[str]) -> int:
        """Parts of a set of communes, by spreading from one to its neighbours."""
        left, count = set(members), 0
        while left:
            count += 1
            front = [left.pop()]
            while front:
                fresh = self.around[front.pop()] & left
                left -= fresh
                front += fresh
        return count

    def sound(self) -> list[str]:
        """EPCI in one piece, without any hole, that no link over water concerns."""
        return [
            code
            for code, members in self.epci.items()
            if len(members) > 4
            and not members & self.linked
            and not shapely.get_num_interior_rings(shapely.get_parts(self.whole[code])).any()
            and self.pieces(members) == 1
        ]

    def inner(self, code: str) -> list[str]:
        """Communes of an EPCI that its outline nowhere touches, whose removal parts nothing."""
        outline = shapely.boundary(self.whole[code])
        return [
            commune
            for commune in sorted(self.epci[code])
            if self.around[commune] <= self.epci[code]
            and shapely.disjoint(self.contours[commune], outline)
            and self.pieces(self.epci[code] - {commune}) == 1
        ]

    def passages(self, code: str) -> list[str]:
        """Communes whose removal leaves an EPCI in several parts."""
        return [
            commune
            for commune in sorted(self.epci[code])
            if self.pieces(self.epci[code] - {commune}) > 1
        ]


def cases(country: Country, rng, wanted_in_all: int = CASES) -> Iterator[dict]:
    """Faulty records with the rule that must find each and the communes it must name."""
    sound = country.sound()
    share, rest = divmod(wanted_in_all, len(KINDS))
    per_kind = [share + (kind < rest) for kind in range(len(KINDS))]
    everyone = sorted(country.home)
    for kind, wanted in zip(KINDS, per_kind, strict=True):
        made = 0
        while made < wanted:
            code = sound[int(rng.integers(len(sound)))]
            members = sorted(country.epci[code])
            seat = max(members, key=lambda commune: (country.people[commune], commune))
            record = {"epci": code, "kind": kind, "seat": seat, "members": members}
            made_case = FAULT[kind](country, rng, record, everyone)
            if made_case:
                made += 1
                yield made_case


def choice(rng, items):
    """One of some items, None if there is none."""
    return items[int(rng.integers(len(items)))] if items else None


def drop_inner(country, rng, record, _) -> dict | None:
    """An inner commune is left out: it is enclosed."""
    gone = choice(rng, [c for c in country.inner(record["epci"]) if c != record["seat"]])
    kept = [c for c in record["members"] if c != gone]
    return gone and record | {"members": kept, "rule": "enclaves", "named": {gone}}


def drop_passage(country, rng, record, _) -> dict | None:
    """A commune that held two parts together is left out."""
    gone = choice(rng, [c for c in country.passages(record["epci"]) if c != record["seat"]])
    kept = [c for c in record["members"] if c != gone]
    return gone and record | {"members": kept, "rule": "un_seul_tenant", "named": set()}


def add_far(country, rng, record, everyone) -> dict | None:
    """A commune that touches none is added."""
    far = everyone[int(rng.integers(len(everyone)))]
    if far in country.linked or country.around[far] & set(record["members"]) or far == "75056":
        return None
    if far in record["members"] or country.people[far] > country.people[record["seat"]]:
        return None
    members = sorted([*record["members"], far])
    return record | {"members": members, "rule": "un_seul_tenant", "named": {far}}


def move_seat(_, rng, record, everyone) -> dict | None:
    """The seat is a commune of elsewhere."""
    seat = everyone[int(rng.integers(len(everyone)))]
    if seat in record["members"]:
        return None
    return record | {"seat": seat, "rule": "siege_dans_le_perimetre", "named": {seat}}


def old_codes(country, rng, record, _) -> dict | None:
    """A commune is declared by the codes it was made of in 2013."""
    merged = choice(rng, [c for c in record["members"] if country.retired.get(c)])
    if merged is None:
        return None
    kept = [c for c in record["members"] if c != merged] + country.retired[merged]
    return record | {"members": kept, "rule": "codes_a_jour", "named": {merged}}


def break_name(country, rng, record, _) -> dict | None:
    """A commune is declared by a name that is none: letters lost and mixed."""
    victim = choice(rng, [c for c in record["members"] if c != record["seat"]])
    letters = list(country.nom[victim].replace(" ", "").replace("-", ""))
    rng.shuffle(letters)
    broken = "".join(letters).lower() + "zqx"
    kept = [c for c in record["members"] if c != victim] + [broken]
    return record | {"members": kept, "rule": "lieux_reconnus", "named": set()}


FAULT = dict(
    zip(
        KINDS,
        (drop_inner, drop_passage, add_far, move_seat, old_codes, break_name),
        strict=True,
    )
)


def measured(seed: int = SEED, cases_wanted: int = CASES) -> pd.DataFrame:
    """By kind: cases, found, false alarms on the same EPCI untouched."""
    country, rng = Country(), np.random.default_rng(seed)
    faulty = list(cases(country, rng, cases_wanted))
    touched = pd.DataFrame(
        {
            "siege": [case["seat"] for case in faulty],
            "departement": [country.departement[case["seat"]] for case in faulty],
            "perimetre": [";".join(case["members"]) for case in faulty],
        }
    )
    intact = pd.DataFrame(
        {
            "siege": [
                max(sorted(country.epci[case["epci"]]), key=lambda c: (country.people[c], c))
                for case in faulty
            ],
            "perimetre": [";".join(sorted(country.epci[case["epci"]])) for case in faulty],
        }
    )
    found = check(from_table(touched, reference()), repairs=False).constats
    quiet = check(from_table(intact, reference()), repairs=False).constats
    by_case = found.set_index(["dossier", "regle"])
    alarms = quiet[quiet.regle.isin(FAULTS) & ~quiet.issue.isin([CONFORME, NON_EVALUABLE])]
    caught, false = Counter(), Counter()
    for row, case in enumerate(faulty):
        seen = by_case.loc[(row, case["rule"])]
        caught[case["kind"]] += seen.issue != CONFORME and case["named"] <= set(seen.codes)
        false[case["kind"]] += row in set(alarms.dossier)
    total = Counter(case["kind"] for case in faulty)
    return pd.DataFrame(
        {
            "faute": KINDS,
            "cas": [total[kind] for kind in KINDS],
            "trouvées": [caught[kind] for kind in KINDS],
            "fausses alertes sur l'EPCI intact": [false[kind] for kind in KINDS],
        }
    )


def main() -> int:
    """Print the table; 1 when a fault is missed or a sound EPCI is reported."""
    table = measured()
    cas, trouvees, fausses = (int(table.iloc[:, column].sum()) for column in (1, 2, 3))
    print(table.to_string(index=False))
    print(f"rappel {trouvees / cas:.1%}, précision {1 - fausses / cas:.1%} sur {cas} cas")
    return int(trouvees < cas or fausses > 0)


if __name__ == "__main__":
    sys.exit(main())
