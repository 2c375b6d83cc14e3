"""The life of the server: what wraps every answer, what it does beside its visits.

Starlette only. The Streamlit application is wrapped by app.py.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware

from ptce_geo import audience, confine, journal, streamlit_files
from ptce_geo.access_log import AccessLog
from ptce_geo.health import health
from ptce_geo.outer_page import Headers
from ptce_geo.version import VERSION
from ptce_geo.watch import PERIOD, watch

# Seconds left to the first visits before the server works for itself.
HEAD_START = 2.0
# Seconds between two looks at whether a file is expected, and until none is any more.
LOOK, PATIENCE = 0.5, 600.0
OK = 200


async def warm_up() -> None:
    """Read the data at once; then, when the first visitors have their map, what comes after it."""
    status, _ = await asyncio.to_thread(lambda: health(watch()))
    await asyncio.sleep(HEAD_START)
    if status == OK:
        await asyncio.to_thread(lambda: watch().current().completed())


def rehearse() -> None:
    """Read a file from end to end, so that the first is as quick as the next."""
    # Imported here: it needs the whole of France, and the first page does not.
    from ptce_geo.rehearsal import rehearsed

    rehearsed()


async def keep_ready() -> None:
    """Make ready for a file once somebody may drop one, until nobody has for a while.

    Most servers never see a file: what reading one loads weighs some 50 MB.
    """
    done, left = False, 0.0
    while True:
        await asyncio.sleep(LOOK)
        left = PATIENCE if confine.expected() else left - LOOK
        if left < 0:
            confine.dismiss()
        elif left == PATIENCE:
            confine.ready()
            if not done:
                done = True
                await asyncio.to_thread(rehearse)


async def keep_watch() -> None:
    """Look at the folder that is served for as long as the server lives."""
    while True:
        await asyncio.sleep(PERIOD)
        await asyncio.to_thread(lambda: watch().look())


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """What the server does beside its visits, from its start to its end."""
    journal.keep_words_out()
    journal.write("demarrage", version=VERSION, audience=audience.audience(os.environ))
    tasks = [asyncio.create_task(one()) for one in (warm_up, keep_watch, keep_ready)]
    yield
    for task in tasks:
        task.cancel()
    confine.dismiss()
    journal.write("arret")


def middleware(prefix: str = "", origins: tuple[str, ...] = ()) -> list[Middleware]:
    """What wraps every answer."""
    own = Middleware(Headers, prefix=prefix, origins=origins)
    files = Middleware(streamlit_files.Compressed, prefix=prefix)
    return [Middleware(AccessLog, prefix=prefix), own, files]
