"""A file read from end to end before there is one, so that the first is as quick as the next."""

from ptce_geo import coherence, exchange, files, intake
from ptce_geo.dossiers import from_records
from ptce_geo.join import join
from ptce_geo.paths import DATA
from ptce_geo.records import Records
from ptce_geo.reference import reference

# The examples of the schema: sound values and faulty ones, so that both ways are taken.
EXAMPLES = ("exemple-valide.csv", "exemple-invalide.csv")


def rehearsed() -> Records:
    """The examples of the schema, read, understood, joined and checked as a file of the staff is.

    It loads the index of places, the contours and the reference of France in this process; what
    comes out serves nobody.

    Examples
    --------
    >>> "Saugues" in set(rehearsed().candidatures.siege)
    True
    """
    given = [(name, (DATA / "schemas" / name).read_bytes()) for name in EXAMPLES]
    taken = intake.understand(intake.read_upload(given, read=files.read))
    records = exchange.to_records(taken)
    join(records)
    coherence.check(from_records(records, reference()))
    return records
