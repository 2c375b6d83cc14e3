"""Labels as people type them, made from real communes with a fixed seed, with their answers."""

import random
import re
import string
import unicodedata

import pandas as pd

from ptce_geo import cog
from ptce_geo.names import normalize
from ptce_geo.places import places
from ptce_geo.scope import postal_codes

SEED = 20131
# Forms in which a label may come to be another real name.
MISLEADING = (
    "une faute",
    "une faute (NN)",
    "deux fautes",
    "tronqué",
    "coupé",
    "une faute sans département",
    "autre département",
    "nom (autre)",
    "une faute, autre département",
    "coupé, autre département",
)
ABBREVIATED = [
    (r"\bSaint\b", "St"),
    (r"\bSainte\b", "Ste"),
    (r"\bsur\b", "s/"),
    (r"\bsous\b", "s/s"),
]


def plain(text: str) -> str:
    """Capitals without accents, as old machines print names."""
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).upper()


def abbreviated(text: str) -> str:
    """Saint, Sainte, sur, sous as they are abridged."""
    for pattern, short in ABBREVIATED:
        text = re.sub(pattern, short, text)
    return text


def article_after(nom: str) -> str:
    """« Le Mans » as « Mans (Le) »."""
    match = re.match(r"(L'|Le |La |Les |Las |Los |Aux )(.*)", nom)
    return f"{match[2]} ({match[1].strip()})" if match else nom


def article_lost(nom: str) -> str:
    """« Le Mans » as « Mans »."""
    return re.sub(r"^(L'|Le |La |Les |Las |Los |Aux )", "", nom)


def mistyped(nom: str, rng: random.Random, errors: int) -> str:
    """A name with letters lost, added, changed or swapped, never the first."""
    letters = list(nom)
    for _ in range(errors):
        spots = [i for i in range(1, len(letters) - 1) if letters[i].isalpha()]
        if not spots:
            break
        i = rng.choice(spots)
        match rng.randrange(4):
            case 0:
                del letters[i]
            case 1:
                letters.insert(i, rng.choice(string.ascii_lowercase))
            case 2:
                letters[i] = rng.choice(string.ascii_lowercase)
            case _ if letters[i + 1].isalpha():
                letters[i], letters[i + 1] = letters[i + 1], letters[i]
            case _:
                del letters[i]
    return "".join(letters)


def noisy_labels(count: int = 4000, seed: int = SEED) -> pd.DataFrame:
    """Variants of real communes: ``label, departement, code, forme, seul, ou``.

    ``departement`` is empty where the label itself says it, or nothing does. ``seul`` is the name
    alone where it was damaged, and ``ou`` the true département or postal code beside it. The last
    forms have a département that is not the commune's, or none beside a misspelling: there a code
    other than the commune's own is a mistake, and an answer is not expected.
    """
    rng = random.Random(seed)
    communes = cog.communes()
    communes = communes[
        communes.population.notna() & ~communes.code_departement.str.match("98|975|977|978")
    ]
    communes = communes.sample(count, random_state=seed)
    nom_dep = cog.departements().set_index("code_departement").nom
    numbers = list(nom_dep.index[:101])
    postal: dict[str, list[str]] = {}
    for number, codes in postal_codes().items():
        for code in codes:
            postal.setdefault(code, []).append(number)
    rows = []

    def add(
        label: str, departement: str, code: str, forme: str, seul: str = "", ou: str = ""
    ) -> None:
        rows.append((label, departement, code, forme, seul, ou))

    for row in communes.itertuples(index=False):
        nom, code, dep = row.nom, row.code_commune, row.code_departement
        borne = {d for n in places().by_key[normalize(nom)] for d in n.departements}
        other = rng.choice([n for n in numbers if n not in borne])
        add(nom, dep, code, "nom et département")
        add(plain(nom), dep.lstrip("0"), code, "capitales sans accents")
        add(plain(nom).replace("-", " ").replace("'", " "), nom_dep[dep], code, "sans tirets")
        add(nom.lower().replace("'", "’"), f"{dep} – {nom_dep[dep]}", code, "minuscules")
        add(abbreviated(nom), dep, code, "abréviations")
        add(article_after(nom), dep, code, "article rejeté")
        add(article_lost(nom), dep, code, "article perdu")
        add(nom.replace("-", "").replace(" ", ""), dep, code, "tout collé")
        add(f"{nom} ({dep})", "", code, "nom (NN)")
        add(f"{abbreviated(nom)} - {dep}", "", code, "nom - NN")
        add(f"{nom}, {nom_dep[dep]}", "", code, "nom, département")
        add(f"{plain(nom)} {nom_dep[dep]}", "", code, "nom département")
        add(f"  {nom}\u00a0", dep, code, "espaces")
        add(f"Mairie de {nom}", dep, code, "mairie de")
        if code in postal:
            number = rng.choice(postal[code])
            add(f"{number} {nom}", "", code, "NNNNN nom")
            add(f"{plain(nom)} {number}", "", code, "nom NNNNN")
            add(f"F-{number} {nom} Cedex", "", code, "F-NNNNN nom cedex")
            typo = mistyped(nom, rng, 1)
            label = f"1 rue de la Gare, {number} {typo}"
            add(label, "", code, "faute et code postal", typo, number)
        typo = mistyped(nom, rng, 1)
        add(typo, dep, code, "une faute", typo, dep)
        typo = mistyped(nom, rng, 1)
        add(f"{typo} ({dep})", "", code, "une faute (NN)", typo, dep)
        typo = mistyped(nom, rng, 2)
        add(typo, dep, code, "deux fautes", typo, dep)
        words = nom.split("-")
        if len(words) > 2:
            short = "-".join(words[:-1])
            add(short, dep, code, "tronqué", short, dep)
        short = nom[: max(6, len(nom) * 2 // 3)]
        if short != nom:
            add(short, dep, code, "coupé", short, dep)
        add(mistyped(nom, rng, 1), "", code, "une faute sans département")
        add(nom, other, code, "autre département")
        add(f"{nom} ({other})", "", code, "nom (autre)")
        add(mistyped(nom, rng, 1), other, code, "une faute, autre département")
        add(nom[: max(6, len(nom) * 2 // 3)], other, code, "coupé, autre département")
    rows = pd.DataFrame(rows, columns=["label", "departement", "code", "forme", "seul", "ou"])
    return rows[~rows.apply(means_another, axis=1)].reset_index(drop=True)


def means_another(row: pd.Series) -> bool:
    """Whether a mistyped label happens to be the name of another place where it is looked for.

    It is then that name, and no one can tell.
    """
    if row.forme not in MISLEADING:
        return False
    text = re.sub(r" \(\w+\)$", "", row.label)
    said = re.search(r"\((\w+)\)$", row.label)
    where = row.departement or (said and said[1])
    names = places().by_key.get(normalize(text), [])
    return any(
        row.code not in name.codes and (not where or where in name.departements) for name in names
    )
