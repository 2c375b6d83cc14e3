"""What an administrator is given: it is checked by the tools that will read it."""

import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from app_server import ROOT
from proxy_server import FOLDER, TEMPLATE, nginx, written

DOC = (ROOT / "docs" / "deploiement.md").read_text(encoding="utf-8")
UNIT = FOLDER / "ptce-geo@.service"


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    """A command installed beside this Python."""
    return str(Path(sys.executable).with_name(name))


def test_the_dockerfile_has_nothing_to_say_to_its_linter():
    done = run(tool("hadolint"), str(ROOT / "Dockerfile"))
    assert (done.returncode, done.stdout) == (0, "")


def test_the_compose_file_follows_the_compose_specification():
    done = run(
        tool("check-jsonschema"),
        "--builtin-schema",
        "vendor.compose-spec",
        "--output-format",
        "json",
        str(ROOT / "compose.yaml"),
    )
    assert json.loads(done.stdout)["status"] == "ok", done.stdout


def test_the_image_takes_each_folder_the_application_needs_and_no_secret():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    taken = set(re.findall(r"^COPY (?!--from)(\S+)", dockerfile, re.MULTILINE))
    allowed = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    assert taken == allowed
    assert {"app.py", "pages", "ptce_geo", "data", ".streamlit/config.toml"} <= taken
    assert "USER 10001" in dockerfile


def test_nginx_accepts_the_configuration(tmp_path):
    main = written(tmp_path, [8501, 8502], 8080, 8443)
    done = run(nginx(), "-t", "-c", str(main), "-e", str(tmp_path / "erreurs.log"))
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_systemd_accepts_the_unit(tmp_path):
    here = tmp_path / UNIT.name
    command = tool("streamlit")
    unit = UNIT.read_text(encoding="utf-8").replace("/opt/ptce_geo/.venv/bin/streamlit", command)
    here.write_text(unit.replace("/opt/ptce_geo", str(ROOT)), encoding="utf-8")
    done = run("systemd-analyze", "verify", "--man=no", str(here))
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", UNIT.name, TEMPLATE.name])
def test_the_page_for_administrators_tells_of_each_file(file):
    assert file in DOC


def test_each_variable_of_the_template_is_given_by_compose_and_told():
    names = set(re.findall(r"\$\{(PTCE_\w+)\}", TEMPLATE.read_text(encoding="utf-8")))
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert all(f"      {name}: " in compose for name in names)
    assert all(name in DOC for name in names)


def test_the_proxy_lets_pass_what_the_application_accepts():
    with (ROOT / ".streamlit" / "config.toml").open("rb") as stream:
        size = tomllib.load(stream)["server"]["maxUploadSize"]
    assert f"client_max_body_size {size}m;" in TEMPLATE.read_text(encoding="utf-8")


@pytest.fixture
def answering():
    """A server on this machine that answers with a code of its own under one path."""
    state = {"code": 200, "asked": []}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state["asked"].append(self.path)
            self.send_response(state["code"])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("prefix", "path"), [("", "/sante"), ("/ess/", "/ess/sante")])
def test_the_image_is_healthy_while_pages_can_be_served(answering, prefix, path):
    port, state = answering
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    command = re.search(r"HEALTHCHECK.*\n +CMD (\[.*\])", dockerfile)[1]
    _, *rest = json.loads(command.replace(":8501", f":{port}"))
    asked = os.environ | {"STREAMLIT_SERVER_BASE_URL_PATH": prefix}
    codes = []
    for state["code"] in (200, 503):
        done = subprocess.run([sys.executable, *rest], env=asked, capture_output=True, check=False)
        codes.append(done.returncode)
    assert state["asked"] == [path, path]
    assert codes == [0, 1]
