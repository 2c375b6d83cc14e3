"""A Streamlit server of its own for a browser to visit, and the Chromium that visits it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Frame, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(script: Path, log: Path | None = None, **env: str) -> tuple[int, subprocess.Popen]:
    """Port and process of a server that runs `script` in this environment, logging to a file."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with (Path(os.devnull) if log is None else log).open("wb") as written:
        server = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | env, stdout=written, stderr=written
        )
    try:
        wait_until_healthy(f"http://localhost:{port}/_stcore/health", server)
    except (RuntimeError, TimeoutError):
        stopped(server)
        raise
    return port, server


def stopped(server: subprocess.Popen) -> None:
    """End a server."""
    server.terminate()
    server.wait(timeout=20)


@contextmanager
def served(script: Path, log: Path | None = None, **env: str) -> Iterator[str]:
    """Address of a server that runs `script` in this environment, stopped on leaving."""
    port, server = started(script, log, **env)
    try:
        yield f"http://localhost:{port}/"
    finally:
        stopped(server)


def wait_until_healthy(url: str, server: subprocess.Popen) -> None:
    """Wait for the server's own word that it is ready."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"le serveur s'est arrêté (code {server.returncode})")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"{url} ne répond pas")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium of the system, without a screen."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(which, names)), None)
    if path is None:
        raise RuntimeError(f"aucun navigateur parmi {', '.join(names)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield browser
        browser.close()


def wait_for(page: Page, condition, what: str):
    """The first true value of `condition()`; the pages' policy forbids wait_for_function."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        page.wait_for_timeout(50)
    raise TimeoutError(what)


def map_frame(page: Page) -> Frame:
    """The map's frame once its base and its signs are drawn."""

    def ready() -> Frame | None:
        for frame in page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate(
                "() => Boolean(window.map && map.ptce && map.ptce.ready && map.ptce.version)"
            ):
                return frame
        return None

    return wait_for(page, ready, "la carte ne s'affiche pas")
