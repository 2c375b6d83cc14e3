"""Our server with ``gc.freeze`` once it is warm, the other way to spare the garbage collector."""

import asyncio
import gc
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from ptce_geo import routes, web

WARM = 15.0  # seconds


async def freeze() -> None:
    """Set aside what the warm server holds: the collector no longer walks through it."""
    await asyncio.sleep(WARM)
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(app: object):
    """The server's own, and the freezing."""
    task = asyncio.create_task(freeze())
    async with web.lifespan(app):
        yield
    task.cancel()


app = st.App(
    Path(__file__).resolve().parent.parent / "ptce_geo" / "ui_accueil.py",
    routes=routes.routes(),
    middleware=web.middleware(),
    lifespan=lifespan,
)
