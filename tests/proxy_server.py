"""The proxy of docs/deploiement before replicas of the application, as an administrator has it."""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from app_server import PATIENCE, ROOT, free_port

FOLDER = ROOT / "docs" / "deploiement"
TEMPLATE = FOLDER / "nginx.conf.template"
# What nginx needs around the file of the project when it runs without root's folders.
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/erreurs.log warn;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/corps;
    proxy_temp_path {folder}/attente;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/ptce.conf;
}}
"""


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template as ``envsubst`` fills it: the names given, and no other ``$``."""
    return re.sub(r"\$\{(PTCE_\w+)\}", lambda found: values[found[1]], template)


def nginx() -> str:
    """Where nginx is; Debian keeps it out of the ordinary path."""
    path = which("nginx") or which("nginx", path="/usr/sbin:/usr/local/sbin")
    if path is None:
        raise RuntimeError("nginx manque (paquet nginx-light)")
    return path


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of one day for localhost, signed by itself, and its key."""
    chain, key = folder / "fullchain.pem", folder / "privkey.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(
        [*command, "-keyout", str(key), "-out", str(chain)], check=True, capture_output=True
    )
    return chain, key


def written(folder: Path, ports: list[int], http: int, https: int) -> Path:
    """The configuration for replicas listening on `ports`, ready for ``nginx -c``."""
    chain, key = certificate(folder)
    servers = (f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in ports)
    values = {
        "PTCE_HOTE": "localhost",
        "PTCE_ORIGINE": f"https://localhost:{https}",
        "PTCE_PORT_HTTP": f"127.0.0.1:{http}",
        "PTCE_PORT_HTTPS": f"127.0.0.1:{https}",
        "PTCE_SERVEURS": " ".join(servers),
        "PTCE_CERTIFICAT": str(chain),
        "PTCE_CLE": str(key),
        "PTCE_CACHE": str(folder / "cache"),
        "PTCE_PAGES": str(FOLDER),
    }
    conf = filled(TEMPLATE.read_text(encoding="utf-8"), values)
    # The unprivileged log of a test; everything else is as deployed.
    conf = conf.replace("/dev/stdout", str(folder / "visites.log"))
    (folder / "ptce.conf").write_text(conf, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder), encoding="utf-8")
    return main


@contextmanager
def proxied(ports: list[int]) -> Iterator[tuple[str, Path]]:
    """Address of the proxy before the replicas, and the file where it writes its visits."""
    with tempfile.TemporaryDirectory(prefix="ptce-proxy-") as name:
        folder = Path(name)
        # Started by root, nginx serves as another user, who must reach the folder.
        folder.chmod(0o755)
        https = free_port()
        main = written(folder, ports, free_port(), https)
        server = subprocess.Popen(
            [nginx(), "-c", str(main), "-e", str(folder / "erreurs.log")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until_running(folder / "nginx.pid", server)
            yield f"https://localhost:{https}/", folder / "visites.log"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_running(pid: Path, server: subprocess.Popen) -> None:
    """Wait for nginx to have taken its ports."""
    deadline = time.monotonic() + PATIENCE
    while not pid.exists():
        if server.poll() is not None:
            raise RuntimeError(f"nginx s'est arrêté (code {server.returncode})")
        if time.monotonic() > deadline:
            raise TimeoutError("nginx ne démarre pas")
        time.sleep(0.05)
