"""What a resolution gave, counted: how many rows by each method, and why the others have none."""

import pandas as pd

from ptce_geo.answers import METHODES, MOTIFS, SANS_RESERVE

GROUPES = ("reconnu", "réparé", "ambigu", "inconnu")
# Methods that read the label as it is; the others had to change something in it.
_AS_WRITTEN = ("decision", "code", "nom", "indication", "arrondissement")
_REASONS = {"ambigu": "ambigu"}


def resolution_report(resolved: pd.DataFrame) -> pd.DataFrame:
    """How many rows each method answered, and each reason left without a code.

    Parameters
    ----------
    resolved : DataFrame
        As ``resolve()`` gives it.

    Returns
    -------
    DataFrame
        ``groupe`` (reconnu, réparé, ambigu, inconnu), ``cause`` (method or reason), ``lignes``
        (count), ``a_verifier`` (of which answered with reserve), ``sens`` (what the cause means);
        only causes met, most frequent first in each group. The counts add up to the rows.

    Examples
    --------
    >>> from ptce_geo.resolve import resolve
    >>> lieux = resolve(pd.DataFrame({"label": ["Lyon", "Mans (Le)", "Valence", "?"]}))
    >>> resolution_report(lieux)[["groupe", "cause", "lignes"]]
        groupe     cause  lignes
    0  reconnu       nom       1
    1   réparé  variante       1
    2   ambigu    ambigu       1
    3  inconnu   inconnu       1
    """
    causes = pd.DataFrame({"cause": resolved.methode, "reserve": with_reserve(resolved)})
    reasons = resolved.motif.str.extract(f"^({'|'.join(MOTIFS)})", expand=False)
    causes["cause"] = causes.cause.fillna(reasons)
    counted = causes.groupby("cause", as_index=False).agg(
        lignes=("cause", "size"), a_verifier=("reserve", "sum")
    )
    counted["groupe"] = counted.cause.map(group)
    counted["sens"] = counted.cause.map({m: text for m, (_, text) in METHODES.items()} | MOTIFS)
    rank = counted.groupe.map(GROUPES.index)
    counted = counted.assign(rank=rank).sort_values(["rank", "lignes"], ascending=[True, False])
    columns = ["groupe", "cause", "lignes", "a_verifier", "sens"]
    return counted[columns].reset_index(drop=True)


def with_reserve(resolved: pd.DataFrame) -> pd.Series:
    """Rows answered, but to be looked at: less sure than 0.95, or with other candidates."""
    answered = resolved.code.notna()
    return answered & (resolved.confiance.lt(SANS_RESERVE) | resolved.candidats.notna())


def group(cause: str) -> str:
    """The group of a method or a reason."""
    if cause in METHODES:
        return "reconnu" if cause in _AS_WRITTEN else "réparé"
    return "ambigu" if cause == "ambigu" else "inconnu"


def summary_line(resolved: pd.DataFrame) -> str:
    """One line that counts each method and each reason."""
    report = resolution_report(resolved)
    answered = int(resolved.code.notna().sum())
    counts = ", ".join(f"{row.cause} {row.lignes}" for row in report.itertuples())
    reserve = int(with_reserve(resolved).sum())
    said = f"{len(resolved)} lignes : {answered} avec un code, {len(resolved) - answered} sans"
    return f"{said} ; {counts} ; {reserve} à vérifier." if counts else f"{said}."
