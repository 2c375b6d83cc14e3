"""What a public deployment sends: every byte of it, from a publication made of marked rows."""

import gzip
import os
import subprocess
import sys
from datetime import date
from html import unescape
from urllib.request import Request, urlopen

import pytest
from app_server import ROOT, map_frame, served

from ptce_geo import texts
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.paths import RECORDS
from ptce_geo.publish import publish
from ptce_geo.records import read_records

pytestmark = pytest.mark.browser
FIELDS = ("id_candidature", "id_ptce", "nom", "porteur", "site_web", "siege", "note", "motif")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A publication of 180 fictional rows whose 157 candidates hold 200 marked fields."""
    drawn = demonstration(180)
    rows = joined(drawn)
    candidates = rows.index[rows.statut.ne("laureate")]
    for number in range(200):
        column = FIELDS[number % len(FIELDS)]
        marker = f"MARQUEUR{number:03d}X"
        value = f"DÉMONSTRATION {marker}" if column == "nom" else marker
        rows.at[candidates[number % len(candidates)], column] = value
    rows.at[candidates[0], "porteur"] = "MARQUEUR@exemple.invalid"
    perimetres = drawn.perimetres.copy()
    hidden = perimetres.id_candidature.isin(drawn.candidatures.id_candidature[candidates])
    perimetres.loc[hidden, ["code", "libelle"]] = "MARQUEURperimetre"
    folder = tmp_path_factory.mktemp("publication") / "b"
    publish(rows, folder, perimetres=perimetres, on=date(2026, 11, 24))
    return folder, rows[rows.statut.eq("laureate")]


@pytest.fixture(scope="module")
def visited(published, browser):
    """Everything the server sent to a reader who opened every page, and what each shows."""
    folder, _ = published
    sent: list[bytes] = []

    def hear(frame: bytes | str) -> None:
        sent.append(frame if isinstance(frame, bytes) else frame.encode())

    with served(ROOT / "app.py", PTCE_PUBLICATION=str(folder)) as url:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.on("requestfinished", lambda request: sent.append(body(request)))
        page.on("websocket", lambda socket: socket.on("framereceived", hear))
        pages = {}
        for _, address in texts.PAGES.values():
            page.goto(url + address)
            # The footer is what the server sends last.
            page.locator("footer.pied").wait_for(timeout=60_000)
            if address == "carte":
                map_frame(page)
            pages[address] = "".join(unescape(frame.content()) for frame in page.frames)
        # The same addresses again, as a client that accepts compression gets them.
        for address in ("", *pages, "geo/regions.json"):
            request = Request(url + address, headers={"Accept-Encoding": "gzip"})
            with urlopen(request) as answer:
                content = answer.read()
                packed = answer.headers.get("Content-Encoding") == "gzip"
            sent.append(gzip.decompress(content) if packed else content)
        page.close()
    return sent, pages


def body(request) -> bytes:
    response = request.response()
    return response.body() if response is not None and response.status == 200 else b""


def test_no_marker_of_a_candidate_is_in_any_byte_that_is_sent(visited):
    sent, pages = visited
    assert sum(map(len, sent)) > 1_000_000
    assert not any(b"MARQUEUR" in content for content in sent)
    assert [address for address, content in pages.items() if "MARQUEUR" in content] == []


def test_what_is_sent_holds_the_laureates(published, visited):
    _, laureates = published
    everything = b"".join(visited[0])
    assert [nom for nom in laureates.nom if nom.encode() not in everything] == []


def test_no_real_record_is_shown_beside_fiction(visited):
    everything = b"".join(visited[0])
    ptce = read_records(RECORDS).ptce
    assert [row.nom for row in ptce.itertuples() if f'"{row.id_ptce}"'.encode() in everything] == []
    assert [nom for nom in ptce.nom[ptce.nom.str.len() > 12] if nom.encode() in everything] == []


def test_fiction_is_said_on_every_page(visited):
    _, pages = visited
    assert [address for address, content in pages.items() if texts.FICTION not in content] == []


def test_the_others_are_shown_as_totals_and_masked_cells(visited):
    sources = visited[1]["sources"]
    assert texts.TOTAUX_LEGENDES["region"] in sources
    assert texts.TOTAUX_LEGENDES["secteur"] in sources
    assert f"<td>{texts.TOTAUX_MASQUE}</td>" in sources
    assert "<td>157</td>" in sources


@pytest.mark.parametrize(
    ("env", "said"),
    [
        (
            {"PTCE_AUDIENCE": "staff", "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"},
            "Mode « staff » refusé",
        ),
        ({"PTCE_AUDIENCE": "tous"}, "PTCE_AUDIENCE=tous inconnu"),
        ({"PTCE_PUBLICATION": "/nulle/part"}, "aucune publication ici"),
    ],
)
def test_a_deployment_that_must_not_serve_does_not_start(env, said):
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        timeout=60,
    )
    assert said in (done.stdout + done.stderr).decode()
    assert done.returncode != 0
