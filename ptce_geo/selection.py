"""The filters in a sentence, for whoever sees, hears, copies or downloads what they leave."""

from collections.abc import Mapping, Sequence

from ptce_geo import ancrage, cog
from ptce_geo import texts_portrait as words
from ptce_geo.summary import INCONNU

Labels = Mapping[str, Mapping[str, str]]


def filter_sentence(chosen: Mapping[str, Sequence[str]], labels: Labels) -> str:
    """The filters in force in one French sentence, without a capital nor a full stop.

    Parameters
    ----------
    chosen : mapping
        Codes chosen under each filter: those of ``summary.DIMENSIONS``, and ``territoire`` with
        its ``lien``, ``q``; other names are left out.
    labels : mapping of mapping
        Words of the codes of each filter; a code without any is written as it is.

    Returns
    -------
    str
        Plain text, to be escaped where it is shown.

    Examples
    --------
    >>> labels = {"appel": {"AMI2021": "AMI 2021"}, "region": {"11": "Île-de-France"}}
    >>> filter_sentence({"appel": ["AMI2021"], "statut": ["laureate"], "region": ["11"]}, labels)
    'AMI 2021, lauréates, Île-de-France'
    >>> filter_sentence({"statut": ["laureate", "deposee"], "q": ["Redon"]}, labels)
    'lauréates ou déposées, recherche «\\xa0Redon\\xa0»'
    >>> filter_sentence({"appel": []}, labels)
    'aucun filtre'
    """
    said = {name: [_word(name, code, labels) for code in codes] for name, codes in chosen.items()}
    parts = [words.OU.join(said[name]) for name in ("appel", "statut", "phase") if said.get(name)]
    if said.get("secteur"):
        parts.append(words.SECTEUR.format(secteurs=words.OU.join(said["secteur"])))
    if said.get("region"):
        parts.append(words.OU.join(said["region"]))
    if said.get("territoire"):
        lien = words.LIENS_PHRASE[next(iter(chosen.get("lien", ())), "implante")]
        parts.append(lien.format(territoires=words.OU.join(said["territoire"])))
    parts += [words.RECHERCHE_PHRASE.format(texte=text) for text in said.get("q", ())]
    return ", ".join(parts) or words.SANS_FILTRE


def territory_name(code: str) -> str:
    """A territory chosen in the filters, with its level.

    Examples
    --------
    >>> territory_name("departement:38"), territory_name("commune:35236")
    ('Isère (département)', 'Redon (35)')
    """
    niveau, _, own = code.partition(":")
    departement = cog.code_departement(own) if niveau == "commune" else ""
    return words.TERRITOIRES[niveau].format(nom=ancrage.name(code), departement=departement)


def _word(name: str, code: str, labels: Labels) -> str:
    """One choice as the sentence says it."""
    if name == "secteur":
        if code == INCONNU:
            return words.SECTEUR_INCONNU_NOM
        # A sector's name may hold a comma.
        return words.SECTEUR_NOM.format(nom=labels.get(name, {}).get(code, code))
    if code == INCONNU:
        return words.INCONNU.get(name, code)
    if name == "territoire":
        return territory_name(code)
    own = {"statut": words.STATUTS, "phase": words.PHASES}.get(name, {})
    return own.get(code) or labels.get(name, {}).get(code, code)
