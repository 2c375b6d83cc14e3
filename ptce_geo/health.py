"""What the health check says: what is served, since when, and what was refused."""

from ptce_geo import edition, version
from ptce_geo.journal import write_error
from ptce_geo.watch import Watch

Facts = dict[str, object]
SERVES, DOWN = "sert", "panne"


def health(watch: Watch) -> tuple[int, Facts]:
    """Status and body of the health check.

    Reads the data if nothing was read yet: an answer of 200 means that pages can be served.

    Returns
    -------
    int
        200 while an edition is served, 503 without any.
    dict
        ``statut`` (sert, panne), ``degrade`` (something newer was refused, or records hold
        faults), ``donnees`` (``origine, empreinte, date, lue, lignes, defauts``), ``refus``
        (``phrase, quand``, or None), ``versions``. No word of the data.
    """
    try:
        served = watch.current()
    except edition.UNREADABLE as error:
        write_error(error)
        return 503, _told(DOWN, True, None, {"phrase": edition.place_of(error), "quand": None})
    refusal = watch.refusal
    refused: Facts | None = None
    if refusal is not None:
        refused = {"phrase": refusal.phrase, "quand": refusal.quand.isoformat(timespec="seconds")}
    faults = len(served.records.findings)
    data: Facts = {
        "origine": "fiches" if served.bundle is None else "publication",
        "empreinte": served.empreinte,
        "date": served.date,
        "lue": served.lue.isoformat(timespec="seconds"),
        "lignes": len(served.candidatures),
        "defauts": faults,
    }
    return 200, _told(SERVES, refusal is not None or faults > 0, data, refused)


def _told(status: str, worse: bool, data: Facts | None, refused: Facts | None) -> Facts:
    return {
        "statut": status,
        "degrade": worse,
        "donnees": data,
        "refus": refused,
        "versions": version.versions(),
    }
