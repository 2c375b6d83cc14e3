"""How the server asks the machine for memory: many threads over the same data."""

import ctypes
import ctypes.util

import pyarrow as pa

# glibc's names for « how many separate heaps », « from what size is a block given back as soon as
# it is free », « how much free memory a heap keeps at its end »; and what serves two cores well.
M_ARENA_MAX, ARENAS = -8, 2
M_MMAP_THRESHOLD, M_TRIM_THRESHOLD, BLOCK = -3, -1, 256 * 1024


def share_heaps() -> None:
    """Let the threads of the server share two heaps, and Arrow the same ones.

    Left alone, glibc gives a heap to each thread that runs a page, and Arrow keeps one of its own;
    each holds what it once needed (some 50 MB less once warm). It also learns to keep blocks as
    large as the largest it was once given back, of which an index of France leaves many (10 MB
    less). Nothing is changed where the C library is another.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    library = ctypes.util.find_library("c")
    mallopt = getattr(ctypes.CDLL(library), "mallopt", None) if library else None
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)
        mallopt(M_MMAP_THRESHOLD, BLOCK)
        mallopt(M_TRIM_THRESHOLD, BLOCK)
