"""Speed and errors of the resolution, beside rapidfuzz over all names, on the same labels.

Run with ``python benchmarks/bench_resolve.py [communes]``: one core, no network. The usual way is
what one finds written everywhere: the closest of all official names, kept above a score.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_one_answer  # noqa: E402
from noisy_labels import noisy_labels  # noqa: E402

from ptce_geo import cog, history  # noqa: E402
from ptce_geo.names import normalize  # noqa: E402
from ptce_geo.report import with_reserve  # noqa: E402
from ptce_geo.resolve import resolve  # noqa: E402
from ptce_geo.translation import perimetre  # noqa: E402

# Score above which the usual way keeps the closest name, and how many labels it is given: at a
# few dozen a second, all of them would take an hour.
KEPT, SAMPLE, SEED = 85, 300, 2013
# Forms of noise for which no answer is expected: any code but the commune's own is wrong.
MISLEADING = ("sans département", "autre")


def index_seconds() -> float:
    """Processor time to load the index in a fresh interpreter, imports apart; best of three."""
    code = (
        "import time; from ptce_geo.places import places; t = time.process_time(); places();"
        "print(time.process_time() - t)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
        for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def names_of_2013() -> pd.DataFrame:
    """Every commune of 2013: label, département, and the codes that are right today."""
    then = history.at(history.etats(), "2013-01-01")
    today = perimetre(then.code_commune, depuis="2013-01-01").groupby("code_declare").code_commune
    return pd.DataFrame(
        {
            "label": then.nom,
            "departement": then.code_commune.map(cog.code_departement),
            "justes": then.code_commune.map(today.agg(frozenset)),
        }
    ).reset_index(drop=True)


def then_codes() -> list[str]:
    """Codes of the communes of 2013, in the order of their names."""
    return history.at(history.etats(), "2013-01-01").code_commune.tolist()


def test_set() -> pd.DataFrame:
    """The labels of the tests, at the level of communes."""
    path = ROOT / "tests" / "data" / "labels.csv"
    rows = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    rows = rows[rows.niveau.eq("commune")].reset_index(drop=True)
    return rows.assign(justes=[frozenset([code]) if code else frozenset() for code in rows.code])


def usual_way(labels: pd.DataFrame) -> pd.Series:
    """The closest of all official names above a score, its département helping when it is given."""
    communes = cog.communes()
    keys = communes.nom.map(normalize)
    blocks = {None: (keys.tolist(), communes.code_commune.tolist())}
    for departement, rows in communes.groupby("code_departement"):
        blocks[departement] = (keys[rows.index].tolist(), rows.code_commune.tolist())
    found = []
    for label, departement in zip(labels.label, labels.departement, strict=True):
        choices, codes = blocks.get(departement or None, blocks[None])
        best = process.extractOne(normalize(label), choices, scorer=fuzz.WRatio, score_cutoff=KEPT)
        found.append(codes[best[2]] if best else None)
    return pd.Series(found, index=labels.index)


def verdict(codes: pd.Series, labels: pd.DataFrame) -> dict[str, int]:
    """How many answers are right, wrong, absent; none is right where none is due or expected."""
    free = labels.get("facultatif", False)
    answered = codes.notna()
    found = [code in good for code, good in zip(codes, labels.justes, strict=True)]
    right = pd.Series(found, index=codes.index) | (~answered & (free | ~labels.justes.astype(bool)))
    wrong, absent = answered & ~right, ~answered & ~right
    return {
        "justes": int(right.sum()),
        "fausses": int(wrong.sum()),
        "sans réponse": int(absent.sum()),
    }


def row(title: str, way: str, labels: pd.DataFrame, run: Callable[[], pd.Series]) -> dict:
    """One line of the table."""
    # Processor time: what one core does, however busy the machine is otherwise.
    start = time.process_time()
    codes = run()
    took = time.process_time() - start
    return {
        "étiquettes": title,
        "manière": way,
        "nombre": len(labels),
        "par seconde": round(len(labels) / took),
        **verdict(codes, labels),
    }


def ours(labels: pd.DataFrame, reserve: bool = True) -> pd.Series:
    """Codes as resolve() gives them, without those given with reserve if asked."""
    told = resolve(labels, departement="departement")
    # An arrondissement is right where its commune is expected.
    rolled = [code not in good for code, good in zip(told.code, labels.justes, strict=True)]
    codes = told.code.mask(pd.Series(rolled, index=told.index), told.code_commune)
    return codes if reserve else codes.mask(with_reserve(told))


def comparison(title: str, labels: pd.DataFrame) -> list[dict]:
    """Our lines and the usual way's, on the very same labels."""
    some = labels.sample(min(SAMPLE, len(labels)), random_state=SEED)
    return [
        row(title, "ptce_geo", some, lambda: ours(some)),
        row(title, "ptce_geo, sans réserve", some, lambda: ours(some, reserve=False)),
        row(title, "rapidfuzz, tous les noms", some, lambda: usual_way(some)),
    ]


def table(lines: list[dict]) -> str:
    """Lines as Markdown."""
    rows = pd.DataFrame(lines)
    cells = [list(rows.columns), ["---"] * len(rows.columns), *rows.astype(str).to_numpy().tolist()]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def noise(communes: int) -> pd.DataFrame:
    """Noisy labels, with the codes that are right."""
    rows = noisy_labels(communes)
    return rows.assign(justes=[frozenset([code]) for code in rows.code])


def main(communes: int) -> None:
    """Print the tables, those of ``bench_one_answer.py`` last."""
    print(f"Index chargé en {index_seconds():.2f} s (au plus 0,5 s demandé).\n")
    then, labels, noisy = names_of_2013(), test_set(), noise(communes)
    ours(labels)  # caches warm: what is measured is the resolution, not the first reading
    misspelt = noisy[noisy.forme.isin(["une faute", "deux fautes", "une faute sans département"])]
    print("## Vitesse, sur un cœur\n")
    codes = then.assign(label=then.index.map(dict(enumerate(then_codes()))), departement="")
    lines = [
        row("noms de 2013 et département", "ptce_geo", then, lambda: ours(then)),
        row("codes de 2013", "ptce_geo", codes, lambda: ours(codes)),
        row("étiquettes fautives", "ptce_geo", misspelt, lambda: ours(misspelt)),
    ]
    print(table(lines), "\n")
    print("## Les mêmes étiquettes, à la manière ordinaire\n")
    right = noisy[~noisy.forme.str.contains("|".join(MISLEADING))]
    wrong = noisy[noisy.forme.str.contains("|".join(MISLEADING))]
    wrong = wrong.assign(facultatif=True)
    lines = [
        *comparison("noms de 2013 et département", then),
        *comparison("jeu d'essai", labels),
        *comparison("variantes et fautes", right),
        *comparison("département faux ou absent", wrong),
    ]
    print(table(lines), "\n")
    print(f"## {len(noisy)} variantes de {communes} communes\n")
    told = resolve(
        noisy.drop(columns=["justes"]).rename(columns={"code": "vrai"}), departement="departement"
    )
    told["juste"] = told.code_commune.eq(told.vrai)
    told["fausse"] = told.code.notna() & ~told.juste
    told["fausse sans réserve"] = told.fausse & ~with_reserve(told)
    counted = told.groupby("forme", sort=False).agg(
        nombre=("juste", "size"),
        justes=("juste", "mean"),
        fausses=("fausse", "sum"),
        sans_reserve=("fausse sans réserve", "sum"),
    )
    counted["justes"] = counted.justes.map("{:.1%}".format)
    print(table(counted.reset_index().to_dict("records")), "\n")
    bench_one_answer.main(communes)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
