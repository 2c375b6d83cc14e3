"""The table of coherence rules, written from the rules themselves."""

from ptce_geo import texts_regles as words
from ptce_geo.coherence import RULES
from ptce_geo.constats import Exemple, Regle
from ptce_geo.seuils import COMMON, table
from ptce_geo.texts_nombres import suite

INTRODUCTION = """\
# Règles de cohérence des périmètres

Ce texte est écrit par `ptce_geo/rules_document.py` à partir des règles elles-mêmes : on ne le
modifie pas à la main (`python -m ptce_geo.rules_document > docs/regles.md`). Les exemples sont
rejoués par les tests.

Une règle n'écarte personne et aucune note n'est faite de leurs issues. Aucun texte n'impose à un
PTCE d'être d'un seul tenant : les règles de l'intercommunalité servent de repère. Quatre issues :

- **conforme** : rien à dire ;
- **à signaler** : un fait que le lecteur doit connaître ;
- **à vérifier** : les données se contredisent ou ne se lisent pas ;
- **non évaluable** : il manque de quoi juger, et le constat dit quoi.

Un dossier dont un lieu ou le siège n'est pas reconnu est dit bloqué par ses données : c'est le
code de sortie 1 de `python -m ptce_geo check`. Un périmètre lu en partie rend *à vérifier* ce qui
serait *à signaler*. Les nombres dont dépend une issue sont dans `data/records/seuils.csv`, avec
leur source et leur date, par appel ; les liens par-dessus l'eau sont dans
`data/records/liens.csv`.

## Ce que l'outil mesure

- **Parties** : composantes du graphe des communes limitrophes ; un point de contact suffit, une
  commune en plusieurs morceaux compte pour une. Les parties par limites communes (contact d'au
  moins dix centimètres) sont comptées aussi : plus nombreuses, elles disent que le périmètre
  tient par un point.
- **Enclaves** : trous du périmètre, cherchés morceau de commune par morceau de commune. La mer,
  un pays étranger (Llívia) et une poche d'eau n'en sont pas.
- **Forme** : Polsby-Popper 4πA/L², les limites des trous comptées dans L ; Reock, surface sur
  celle du plus petit cercle qui contient tout ; enveloppe convexe ; part des limites coupées.
  Toujours sur les contours complets, dans la projection légale.
- **Réparations** : le plus petit changement qui rend la règle conforme, jamais appliqué seul.
  Réunir des parties avec le moins de communes (puis d'habitants) est exact pour deux et trois
  parties ; au-delà, la réponse vaut au plus (parties - 1) fois le minimum, et elle le dit.
  Au-delà de douze parties, seul le retrait est proposé.
"""


def document() -> str:
    """Every rule, what it rests on, its thresholds, its two examples, as Markdown in French."""
    lines = [INTRODUCTION, "## Les règles en un coup d'œil", ""]
    lines += ["| Règle | Famille | Question |", "|---|---|---|"]
    lines += [
        f"| [`{r.nom}`](#{r.nom}) | {words.FAMILLES[r.famille]} | {words.QUESTIONS[r.nom]} |"
        for r in RULES
    ]
    return "\n".join([*lines, "", *[_regle(regle) for regle in RULES]])


def _regle(regle: Regle) -> str:
    held = table()
    mine = held[held.regle.eq(regle.nom) & held.profil.eq(COMMON)]
    lines = [
        f"### {regle.nom}",
        "",
        f"**{words.TITRES[regle.nom]}.** {words.QUESTIONS[regle.nom]}",
        "",
        f"- Repose sur : {words.FONDEMENTS[regle.nom]}",
        f"- Il faut : {suite([words.BESOINS[need] for need in regle.besoins])}.",
    ]
    lines += [
        f"- Seuil `{row.seuil}` : {row.valeur:g} {row.unite} ({row.source}, {row.date})."
        for row in mine.itertuples()
    ]
    if regle.bloque:
        lines.append("- Bloque : le dossier ne peut pas être évalué à cause de ses données.")
    lines += [f"- Conforme : {_exemple(regle.passe)}", f"- {_echec(regle)}"]
    return "\n".join([*lines, ""])


def _echec(regle: Regle) -> str:
    issue = regle.echoue.issue
    return f"{issue[0].upper()}{issue[1:]} : {_exemple(regle.echoue)}"


def _exemple(exemple: Exemple) -> str:
    shown = [
        ", ".join(f"{column} = « {value} »" for column, value in row.items())
        for row in exemple.lignes
    ]
    first, *others = shown
    beside = f" ; à côté de : {' / '.join(others)}" if others else ""
    return f"`{first}{beside}`"


if __name__ == "__main__":
    import sys

    sys.stdout.write(document())
