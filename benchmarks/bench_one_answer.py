"""How many damaged labels are answered where one answer exists, and how many of no commune are.

Run with ``python benchmarks/bench_one_answer.py [communes] [seed]``. The thresholds of the
resolution were set on seed 71; the figures written down are those of seeds it never saw.
"""

import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from negative_labels import negative_labels  # noqa: E402
from noisy_labels import noisy_labels  # noqa: E402
from one_answer import France  # noqa: E402

from ptce_geo.paths import BUILT  # noqa: E402
from ptce_geo.report import with_reserve  # noqa: E402
from ptce_geo.resolve import resolve  # noqa: E402
from ptce_geo.scope import postal_codes  # noqa: E402

SEED = 20131
CUT = ("tronqué", "coupé")


def damaged(communes: int, seed: int) -> pd.DataFrame:
    """Damaged labels: whether one answer exists, what was answered, whether it is right."""
    france = France(pd.read_parquet(BUILT / "noms.parquet"), postal_codes())
    noisy = noisy_labels(communes, seed)
    noisy = noisy[noisy.ou.ne("")].rename(columns={"code": "vrai"}).reset_index(drop=True)
    verdicts = [france.answer(r.seul, r.ou, r.forme in CUT) for r in noisy.itertuples()]
    told = resolve(noisy, departement="departement")
    answered = told.code.notna()
    return told.assign(
        unique=[verdict.code is not None for verdict in verdicts],
        pourquoi=[verdict.why for verdict in verdicts],
        repondue=answered,
        juste=answered & told.code_commune.eq(noisy.vrai),
        fausse=answered & told.code_commune.ne(noisy.vrai),
        sans_reserve=answered & ~with_reserve(told),
    )


def one_answer_table(told: pd.DataFrame) -> pd.DataFrame:
    """By form: labels, those where one answer exists, the share answered, the mistakes."""
    told = pd.concat([told, told.assign(forme="ensemble")])
    rows = []
    for forme, group in told.groupby("forme", sort=False):
        one = group[group.unique]
        rows.append(
            {
                "forme": forme,
                "étiquettes": len(group),
                "une seule réponse": len(one),
                "répondues": f"{one.repondue.mean():.1%}",
                "justes": f"{one.juste.mean():.1%}",
                "autres répondues": int((group.repondue & ~group.unique).sum()),
                "fausses": int(group.fausse.sum()),
                "fausses sans réserve": int((group.fausse & group.sans_reserve).sum()),
                "justes parmi les réponses": f"{group.juste.sum() / group.repondue.sum():.2%}",
            }
        )
    return pd.DataFrame(rows)


def why_table(told: pd.DataFrame) -> pd.DataFrame:
    """Why there is not one answer, and what was made of those labels."""
    counted = told.groupby("pourquoi").agg(
        nombre=("repondue", "size"),
        répondues=("repondue", "sum"),
        fausses=("fausse", "sum"),
    )
    return counted.sort_values("nombre", ascending=False).reset_index()


def negative_table(seed: int, communes: int = 1500) -> pd.DataFrame:
    """Answers given to labels that name no commune of the département beside them."""
    told = resolve(negative_labels(seed, communes), departement="departement")
    answered = told.code.notna()
    told = told.assign(fausse=answered, sans_reserve=answered & ~with_reserve(told))
    told = pd.concat([told, told.assign(forme="ensemble")])
    counted = told.groupby("forme", sort=False).agg(
        nombre=("fausse", "size"), fausses=("fausse", "sum"), sans_reserve=("sans_reserve", "sum")
    )
    counted["part"] = (counted.fausses / counted.nombre).map("{:.2%}".format)
    return counted.reset_index()


def markdown(rows: pd.DataFrame) -> str:
    """A table as Markdown."""
    cells = [list(rows.columns), ["---"] * len(rows.columns), *rows.astype(str).to_numpy().tolist()]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def main(communes: int, seed: int = SEED) -> None:
    """Print the three tables."""
    told = damaged(communes, seed)
    print(f"## Là où une seule réponse existe : {communes} communes, graine {seed}\n")
    print(markdown(one_answer_table(told)), "\n")
    print("## Pourquoi il n'y en a pas qu'une\n")
    print(markdown(why_table(told)), "\n")
    print("## Étiquettes qui ne nomment aucune commune du département\n")
    print(markdown(negative_table(seed)), "\n")


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:3]] or [1500])
