"""The commune of each seat, from its name and its code together, and what does not agree."""

import re
from functools import cache

import pandas as pd

from ptce_geo import cog
from ptce_geo import texts_recueil as words
from ptce_geo.interned import mapped
from ptce_geo.interpretation import INFORMATION, TO_EXAMINE, finding_rows
from ptce_geo.phrases import Phrase
from ptce_geo.relecture import Relue
from ptce_geo.resolve import resolve

# Below this confidence an answer is a proposal to accept.
SURE = 0.95


def sentence(motif: str) -> Phrase:
    """A resolver's reason as a sentence of the report.

    Examples
    --------
    >>> sentence("ambigu: Rumont (55), Rumont (77)"), sentence("inconnu")
    ('Plusieurs communes possibles\\xa0: Rumont (55), Rumont (77).', 'Commune inconnue.')
    """
    kind, _, rest = motif.partition(": ")
    kind = next(known for known in words.SIEGE_MOTIF if kind.startswith(known))
    if rest:
        return Phrase(words, f"SIEGE_MOTIF_DIT.{kind}", raison=Relue(rest))
    return Phrase(words, f"SIEGE_MOTIF.{kind}")


def proposal(candidats: str) -> str:
    """First candidate of a resolver, as it can be written in the cell.

    Examples
    --------
    >>> proposal("55446 Rumont (55) | 77395 Rumont (77)")
    'Rumont (55446)'
    """
    found = re.match(r"(\w{5}) (.+?)(?: \(\w{2,3}\))?(?: \||$)", candidats)
    return f"{found[2]} ({found[1]})" if found else ""


def labelled(codes: pd.Series) -> pd.Series:
    """Communes as « Redon (35236) », same index."""
    return codes.map(_names()).astype("str") + " (" + codes.astype("str") + ")"


@cache
def _names() -> pd.Series:
    tables = (cog.communes(), cog.arrondissements_municipaux())
    names: pd.Series = pd.concat([table.set_index("code_commune").nom for table in tables])
    return names


def seats(
    rows: pd.DataFrame, written: pd.DataFrame, headings: dict[tuple[str, str], str]
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Decide the commune of each seat.

    The name and the code are read apart. When both are known and differ, the name is kept: a
    code is what spreadsheets damage. A name that is only close to one commune is a proposal.

    Parameters
    ----------
    rows : DataFrame
        Understood candidatures: ``siege, code_commune, code_departement``.
    written : DataFrame
        The same rows as written, for the report.
    headings : dict
        Label of the column each field was read in, by (sheet, field).

    Returns
    -------
    DataFrame
        The rows; ``code_commune`` is that of the seat, an arrondissement municipal included,
        missing when it is not known; ``siege_lu`` tells whether the text of ``siege`` alone
        leads there.
    list of DataFrame
        Findings.
    """
    where = pd.DataFrame(
        {
            "siege": rows.siege,
            "code_departement": rows.code_departement.fillna(rows.code_region),
            "code_commune": rows.code_commune,
        }
    )
    named = resolve(where[["siege", "code_departement"]], "siege", "code_departement")
    coded = resolve(where[["code_commune"]].rename(columns={"code_commune": "code"}), "code")
    by_name, by_code = named.code, coded.code.where(rows.code_commune.notna())
    sure = by_name.notna() & named.confiance.ge(SURE).fillna(False)
    same = named.code_commune.eq(coded.code_commune) & by_name.notna() & by_code.notna()
    clash = sure & by_code.notna() & ~same
    # Of Marseille and its 8th arrondissement, the finer one.
    finer = by_code.where(same & by_name.eq(named.code_commune), by_name)
    code = finer.where(sure | same, by_code).fillna(by_name)
    findings = _told(rows, written, headings, named, coded, sure | same)
    findings += [
        _finding(
            written[clash], headings, "code_commune", TO_EXAMINE,
            mapped(labelled(by_code[clash]), {
                place: Phrase(words, "SIEGE_CODE_AUTRE", commune=place)
                for place in labelled(by_code[clash]).unique()
            }),
            by_name[clash], "moyenne",
        ),
    ]  # fmt: skip
    nowhere = rows.siege.isna() & rows.code_commune.isna()
    findings.append(
        _finding(written[nowhere], headings, "siege", TO_EXAMINE, Phrase(words, "SIEGE_MANQUE"))
    )
    rows = rows.assign(code_commune=code.astype("str"), siege_lu=by_name.eq(code).fillna(False))
    return rows, findings


def _told(
    rows: pd.DataFrame,
    written: pd.DataFrame,
    headings: dict[tuple[str, str], str],
    named: pd.DataFrame,
    coded: pd.DataFrame,
    agreed: pd.Series,
) -> list[pd.DataFrame]:
    unread = rows.siege.notna() & named.code.isna()
    doubtful = named.code.notna() & ~agreed
    lost = rows.code_commune.notna() & coded.code.isna()
    rescued = unread & coded.code.notna()
    plain = unread & ~rescued
    findings = [
        finding_rows(
            written[plain], headings, "siege", gravite=TO_EXAMINE, confiance="basse",
            motif=mapped(named.motif[plain], {m: sentence(m) for m in named.motif[plain].unique()}),
            proposition=named.candidats[plain].fillna("").map(proposal),
        ),
        _finding(
            written[rescued], headings, "siege", TO_EXAMINE,
            Phrase(words, "SIEGE_PAR_CODE"), coded.code[rescued], "haute",
        ),
        _finding(
            written[doubtful], headings, "siege", TO_EXAMINE,
            Phrase(words, "SIEGE_PROCHE"), named.code[doubtful], "moyenne",
        ),
        _finding(
            written[lost], headings, "code_commune", TO_EXAMINE,
            Phrase(words, "SIEGE_CODE_FAUX"),
            named.code[lost & agreed].reindex(written.index[lost]), "moyenne",
        ),
    ]  # fmt: skip
    other = coded.code.ne(rows.code_commune)
    for answers, champ, said, methods, where in (
        (named, "siege", "SIEGE_NOMME", words.SIEGE_NOMME, agreed),
        (coded, "code_commune", "SIEGE_CODE", words.SIEGE_CODE, other),
    ):
        for method in methods:
            here = answers.methode.eq(method).fillna(False) & where
            if here.any():
                names = answers.nom_officiel[here]
                findings.append(
                    _finding(
                        written[here], headings, champ, INFORMATION,
                        mapped(names, {
                            nom: Phrase(words, f"{said}.{method}", nom=nom)
                            for nom in names.unique()
                        }),
                        answers.code[here], "haute",
                    )
                )  # fmt: skip
    return findings


def _finding(
    written: pd.DataFrame,
    headings: dict[tuple[str, str], str],
    champ: str,
    gravite: str,
    motif: str | pd.Series,
    codes: pd.Series | None = None,
    confiance: str = "",
) -> pd.DataFrame:
    proposition = "" if codes is None else labelled(codes).where(codes.notna(), "")
    return finding_rows(
        written, headings, champ, motif=motif, gravite=gravite, proposition=proposition,
        confiance=confiance,
    )  # fmt: skip
