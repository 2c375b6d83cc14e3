"""The records that ship, as a server gives them to its readers."""

from ptce_geo.coherence import Controle
from ptce_geo.watch import watch


def bundled() -> Controle:
    """The shipped records, checked once for all the tests of a process."""
    return watch({}).current().controle
