"""How the server asks the machine for memory: many threads over the same data."""

import ctypes
import ctypes.util

import pyarrow as pa

# glibc's name for « how many separate heaps », and how many serve two cores well.
M_ARENA_MAX, ARENAS = -8, 2


def share_heaps() -> None:
    """Let the threads of the server share two heaps, and Arrow the same ones.

    Left alone, glibc gives a heap to each thread that runs a page, and Arrow keeps one of its own;
    each holds what it once needed (some 50 MB less once warm). Nothing is changed where the C
    library is another.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    library = ctypes.util.find_library("c")
    mallopt = getattr(ctypes.CDLL(library), "mallopt", None) if library else None
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)
