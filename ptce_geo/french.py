"""Numbers and lists as a French sentence writes them."""

from collections.abc import Sequence

THIN, HARD = "\u202f", "\u00a0"


def entier(value: float) -> str:
    """Whole number, thousands apart.

    Examples
    --------
    >>> entier(1253)
    '1\\u202f253'
    """
    return f"{round(value):,}".replace(",", THIN)


def decimal(value: float, digits: int = 1) -> str:
    """Number with a decimal comma.

    Examples
    --------
    >>> decimal(1234.56)
    '1\\u202f234,6'
    """
    return f"{value:,.{digits}f}".replace(",", THIN).replace(".", ",")


def pourcent(share: float) -> str:
    """Share as a percentage; what is not zero or whole never reads as such.

    Examples
    --------
    >>> pourcent(0.5), pourcent(0.001), pourcent(0.9999)
    ('50\\xa0%', 'moins de 1\\xa0%', 'plus de 99\\xa0%')
    """
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return f"moins de 1{HARD}%"
    if whole == 100 and share < 1:
        return f"plus de 99{HARD}%"
    return f"{whole}{HARD}%"


def compte(count: int, one: str, many: str = "") -> str:
    """Number and its noun.

    Examples
    --------
    >>> compte(1, "commune"), compte(3, "commune")
    ('1\\xa0commune', '3\\xa0communes')
    """
    return f"{entier(count)}{HARD}{one if abs(count) < 2 else many or one + 's'}"


def enumeration(items: Sequence[str], most: int = 8) -> str:
    """Items in a sentence; beyond ``most`` the rest is counted.

    Examples
    --------
    >>> enumeration(["Othe", "Séron", "Luquet"])
    'Othe, Séron et Luquet'
    >>> enumeration(["a", "b", "c", "d"], most=2)
    'a, b et 2 autres'
    """
    items = list(items)
    if len(items) > most:
        rest = len(items) - most
        return f"{', '.join(items[:most])} et {entier(rest)} autre{'s' if rest > 1 else ''}"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"
