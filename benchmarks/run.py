"""Run the benchmarks and write what they print in docs/benchmarks.md: ``make bench``.

``python benchmarks/run.py [name …]`` runs those named, or all, and replaces their sections; the
others keep theirs with the day and the machine of their own run. A script that finds its answers
unequal fails before it prints a time; one that misses a limit says so, and so does its section.
"""

import platform
import re
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Mesures

Écrit par `make bench`. Chaque section dit sa commande, son jour, sa machine et ce qui tournait à
côté (la charge au début et à la fin) : les temps ne se comparent qu'à l'intérieur d'une section,
entre voies qui font le même travail et donnent les mêmes réponses : chaque script le vérifie
d'abord.

Pas mesuré : `french-cities` 1.2.1 ne tourne pas hors ligne (il interroge un service de géocodage et
n'avait pas répondu au bout de deux minutes) et demande une version de pandas plus ancienne que la
nôtre.
"""
# Name, title, script and arguments.
BENCHMARKS = {
    "carte": ("D'un filtre à la carte, points", "bench_carte.py", ()),
    "couches": ("D'un filtre à la carte, territoires colorés", "bench_couches.py", ()),
    "sessions": ("Sessions, mémoire, ramasse-miettes", "bench_sessions.py", ()),
    "lieux": ("Étiquettes de lieux", "bench_resolve.py", ("200",)),
    "une-reponse": ("Étiquettes abîmées", "bench_one_answer.py", ("1500", "20131")),
    "coherence": ("Contiguïté, enclaves, règles", "bench_coherence.py", ()),
    "defauts": ("Défauts injectés", "bench_faults.py", ()),
    "jointures": ("Un million de points, un million de codes", "bench_joins.py", ()),
    "fichiers": ("Lire, comprendre et contrôler un fichier", "bench_intake.py", ()),
    "depot": ("Du dépôt d'un fichier à sa carte", "bench_drop.py", ()),
    "publication": ("Publier", "bench_publish.py", ()),
    "exports": ("Carte imprimée", "bench_exports.py", ()),
}
PACKAGES = ("streamlit", "streamlit-folium", "geopandas", "pandas", "shapely", "numpy")


def load() -> str:
    """How busy the machine is, over one minute; nothing where it does not say."""
    path = Path("/proc/loadavg")
    return path.read_text(encoding="ascii").split()[0] if path.exists() else "inconnue"


def machine() -> str:
    """Processor, cores, system, Python and the packages that count."""
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    cores = len(re.findall(r"^processor", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE))
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    processor = found[1] if found else platform.machine()
    return f"{processor}, {cores} cœurs ; Python {platform.python_version()} ; {packages}"


def section(name: str) -> str:
    """One section, after running its script."""
    title, script, arguments = BENCHMARKS[name]
    command = [sys.executable, f"benchmarks/{script}", *arguments]
    before = load()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = (done.stdout + "\n" + done.stderr.strip().rpartition("\n")[2]).strip()
    fate = "" if done.returncode == 0 else " **La limite n'est pas tenue, ou le script a échoué.**"
    return (
        f"<!-- {name} -->\n## {title}\n\n"
        f"`python benchmarks/{' '.join([script, *arguments])}`, le {date.today():%d/%m/%Y}, charge "
        f"{before} puis {load()}.{fate}\n\n{machine()}.\n\n```\n{told}\n```\n"
    )


def kept(page: str) -> dict[str, str]:
    """Sections of a page by name."""
    parts = re.split(r"(?m)^(?=<!-- [\w-]+ -->$)", page)[1:]
    return {part.partition("<!-- ")[2].partition(" -->")[0]: part.rstrip() + "\n" for part in parts}


def main(names: list[str]) -> None:
    """Run, then write the page."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        raise SystemExit(f"{', '.join(sorted(unknown))} inconnu ; connus : {', '.join(BENCHMARKS)}")
    for name in names or BENCHMARKS:
        print(name, flush=True)
        sections = kept(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
        sections[name] = section(name)
        ordered = [sections[one] for one in BENCHMARKS if one in sections]
        PAGE.write_text("\n".join([HEAD, *ordered]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
