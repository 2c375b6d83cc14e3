"""Run the benchmarks and write what they print in docs/benchmarks.md: ``make bench``.

``python benchmarks/run.py [name …]`` runs those named, or all, and replaces their sections; the
others keep theirs with the day and the machine of their own run. A script that finds its answers
unequal fails before it prints a time; one that misses a limit says so, and so does its section.
"""

import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Mesures

Écrit par `make bench` (`make bench BENCH="carte lieux"` ne refait que ces sections). Chaque section
dit sa commande, son jour, sa durée, sa machine et ce qui tournait à côté (la charge au début et à
la fin) : les temps ne se comparent qu'à l'intérieur d'une section, entre voies qui font le même
travail et donnent les mêmes réponses ; chaque script le vérifie d'abord et s'arrête sinon. Les
temps sont des médianes ; « × 3,0 » veut dire trois fois notre temps.

- **Cartes.** Toutes les voies sont ouvertes dans le même Chromium et cliquent le même filtre. Le
  nombre de signes ou de territoires colorés est celui que Python compte seul : on le lit dans le
  document du cadre pour Leaflet ; pour pydeck, dans ce que WebGL a dessiné en dernier (points) ou
  dans les données des couches une fois toutes dessinées (territoires). Nos pairs n'ont ni fiche, ni
  tableau, ni légende. Sans carte graphique, WebGL est calculé par le processeur, ce qui dessert
  pydeck.
- **« > 120 s »** : arrêté à ce délai. **« non lancé : N s au moins »** : la taille d'avant,
  multipliée en proportion, passerait déjà la limite du script.
- **Croissance.** Axes logarithmiques ; les courbes se distinguent par leur trait et leur marque.
  L'exposant du dernier pas est la puissance de la taille selon laquelle le coût y grandit.

Pas mesuré : `french-cities` 1.2.1 ne tourne pas hors ligne (il interroge un service de géocodage et
n'avait pas répondu au bout de deux minutes) et demande une version de pandas plus ancienne que la
nôtre.
"""


@dataclass(frozen=True)
class Benchmark:
    """A section of the page.

    Attributes
    ----------
    title : str
    script : str
        In ``benchmarks/``.
    arguments : tuple of str
    markdown : bool
        Whether what it prints is Markdown rather than aligned text.
    figures : dict
        What each plot that it draws in ``docs/benchmarks`` shows, by name.
    """

    title: str
    script: str
    arguments: tuple[str, ...] = ()
    markdown: bool = False
    figures: dict[str, str] = field(default_factory=dict)


BENCHMARKS = {
    "carte": Benchmark("D'un filtre à la carte, points", "bench_carte.py"),
    "ouverture": Benchmark(
        "Ouvrir la carte : serveur chaud, serveur qui démarre",
        "bench_carte.py",
        ("--ouverture", "--nombre", "2000", "--visites", "11"),
    ),
    "couches": Benchmark("D'un filtre à la carte, territoires colorés", "bench_couches.py"),
    "sessions": Benchmark(
        "Sessions, mémoire, ramasse-miettes", "bench_sessions.py", ("--depart", "130")
    ),
    "passages": Benchmark(
        "5 000 passages : la mémoire et le ramasse-miettes",
        "bench_passages.py",
        markdown=True,
        figures={"passages": "Mémoire du serveur selon le nombre de passages"},
    ),
    "lieux": Benchmark("Étiquettes de lieux", "bench_resolve.py", ("200",), markdown=True),
    "une-reponse": Benchmark(
        "Étiquettes abîmées", "bench_one_answer.py", ("1500", "20131"), markdown=True
    ),
    "coherence": Benchmark("Contiguïté, enclaves, règles", "bench_coherence.py"),
    "defauts": Benchmark("Défauts injectés", "bench_faults.py"),
    "jointures": Benchmark("Un million de points, un million de codes", "bench_joins.py"),
    "fichiers": Benchmark("Lire, comprendre et contrôler un fichier", "bench_intake.py"),
    "depot": Benchmark("Du dépôt d'un fichier à sa carte", "bench_drop.py"),
    "publication": Benchmark("Publier", "bench_publish.py"),
    "exports": Benchmark("Carte imprimée", "bench_exports.py"),
    "croissance-dossiers": Benchmark(
        "Croissance : de 100 à 1 000 000 de dossiers",
        "bench_growth_records.py",
        markdown=True,
        figures={"croissance-dossiers": "Secondes selon le nombre de dossiers, par étape"},
    ),
    "croissance-sessions": Benchmark(
        "Croissance : de 1 à 100 sessions",
        "bench_growth_sessions.py",
        markdown=True,
        figures={
            "croissance-sessions": "Attente du dernier servi selon le nombre de sessions",
            "croissance-memoire": "Mémoire du serveur selon le nombre de sessions",
        },
    ),
    "croissance-communes": Benchmark(
        "Croissance : de 1 à 34 875 communes dans un périmètre",
        "bench_growth_communes.py",
        markdown=True,
        figures={"croissance-communes": "Secondes selon le nombre de communes du périmètre"},
    ),
}
PACKAGES = ("streamlit", "streamlit-folium", "geopandas", "pandas", "shapely", "numpy")


def load() -> str:
    """How busy the machine is, over one minute; nothing where it does not say."""
    path = Path("/proc/loadavg")
    return path.read_text(encoding="ascii").split()[0] if path.exists() else "inconnue"


def machine() -> str:
    """Processor, cores, system, Python and the packages that count."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    found = re.search(r"model name\s*: (.+)", told)
    cores = len(re.findall(r"^processor", told, re.MULTILINE))
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    processor = found[1] if found else platform.machine()
    return f"{processor}, {cores} cœurs ; Python {platform.python_version()} ; {packages}"


def duration(seconds: float) -> str:
    """Minutes and seconds.

    Examples
    --------
    >>> duration(42.3), duration(303)
    ('42 s', '5 min 03 s')
    """
    minutes, left = divmod(round(seconds), 60)
    return f"{minutes} min {left:02} s" if minutes else f"{left} s"


def section(name: str) -> str:
    """One section, after running its script."""
    one = BENCHMARKS[name]
    command = [sys.executable, f"benchmarks/{one.script}", *one.arguments]
    before, start = load(), time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took = duration(time.monotonic() - start)
    told, fate = done.stdout.strip(), ""
    if done.returncode:
        fate = " **La limite n'est pas tenue, ou le script a échoué.**"
        why = done.stderr.strip().rpartition("\n")[2]
        told += f"\n\n`{why}`" if one.markdown else f"\n{why}"
    told = re.sub(r"(?m)^## ", "### ", told) if one.markdown else f"```\n{told.strip()}\n```"
    figures = "".join(
        f"\n![{what}](benchmarks/{figure}.svg)\n" for figure, what in one.figures.items()
    )
    return (
        f"<!-- {name} -->\n## {one.title}\n\n"
        f"`python benchmarks/{' '.join([one.script, *one.arguments])}`, le "
        f"{date.today():%d/%m/%Y}, {took}, charge {before} puis {load()}.{fate}\n\n"
        f"{machine()}.\n\n{told.strip()}\n{figures}"
    )


def kept(page: str) -> dict[str, str]:
    """Sections of a page by name."""
    parts = re.split(r"(?m)^(?=<!-- [\w-]+ -->$)", page)[1:]
    return {part.partition("<!-- ")[2].partition(" -->")[0]: part.rstrip() + "\n" for part in parts}


def main(names: list[str]) -> None:
    """Run, then write the page; each section is written as soon as it is known."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        raise SystemExit(f"{', '.join(sorted(unknown))} inconnu ; connus : {', '.join(BENCHMARKS)}")
    start = time.monotonic()
    for name in names or BENCHMARKS:
        print(f"{name} … ", end="", flush=True)
        begun = time.monotonic()
        written = section(name)
        sections = kept(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
        sections[name] = written
        ordered = [sections[one] for one in BENCHMARKS if one in sections]
        PAGE.write_text("\n".join([HEAD, *ordered]), encoding="utf-8")
        print(duration(time.monotonic() - begun), flush=True)
    print(f"en tout : {duration(time.monotonic() - start)}")


if __name__ == "__main__":
    main(sys.argv[1:])
