"""Feed every reader of strangers' files with damaged ones, for some minutes.

A reader answers with what it read or with one sentence; anything else is a fault. Addresses of
pages are read too: there the page says the sentence, and an exception is always a fault. What found
one is written to ``tests/files/fuzz``, which the tests read again for ever: nothing else is kept.

    python -m benchmarks.fuzz --minutes 10 [--seed 2026] [--reader csv]
"""

import argparse
import hashlib
import io
import json
import logging
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from benchmarks import fuzz_demarche, fuzz_pages
from ptce_geo import bundle, decisions, files, intake, label_files, places_read, publish, territory
from ptce_geo.join import join
from ptce_geo.paths import RECORDS, ROOT
from ptce_geo.readings import UnreadableError
from ptce_geo.records import read_records
from ptce_geo.reference import reference
from ptce_geo.resolve import resolve

CORPUS = ROOT / "tests" / "files" / "fuzz"
# What a process may ask for before a file is said to have asked for too much.
MEMORY = 4 * 1024**3
ROWS = [
    ["Nom du PTCE", "Commune du siège", "Code INSEE", "Appel", "Statut", "Périmètre", "Montant"],
    ["Pôle Un", "Redon", "35236", "AMI 2023", "lauréat", "Redon ; Allaire", "100 000 €"],
    ["Pôle Deux", "Lens", "62498", "AAP 2021", "non retenu", "CC du Val de Drôme sauf Crest", ""],
]
# Seconds that each reader has at each turn.
TURN = 1.0
# Words and bytes that break readers.
TOKENS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"=1+1",
    b"NaN", b"null", b"-1", b"1e999", b"99999999999999999999", b"{", b"}", b"[", b"]", b"[]",
    b"0", b"<", b"&", b"\xc3\x28", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"2A004", b"(35)",
    b" et ", b" sauf ", b"23 communes", b"75056", b"20000", b"\\", b"%", b"..", b"/",
]  # fmt: skip
Reader = Callable[[bytes], object]


def table() -> pd.DataFrame:
    """The two candidatures that every seed holds."""
    return pd.DataFrame(ROWS[1:], columns=ROWS[0])


def workbook(engine: str) -> bytes:
    """The candidatures as a workbook."""
    if engine == "ods":
        return (ROOT / "tests" / "files" / "libreoffice.ods").read_bytes()
    out = io.BytesIO()
    table().to_excel(out, index=False, engine="openpyxl")
    return out.getvalue()


def layer(driver: str) -> bytes:
    """The candidatures with their contours."""
    shapes = gpd.GeoDataFrame(
        table(), geometry=[shapely.box(-2, 47, -1.9, 47.1), shapely.Point(2.8, 50.4)], crs=4326
    )
    if driver == "GeoJSON":
        return shapes.to_json().encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "couche"
        if driver == "GPKG":
            shapes.to_file(path.with_suffix(".gpkg"), driver="GPKG")
            return path.with_suffix(".gpkg").read_bytes()
        shapes.to_parquet(path)
        return path.read_bytes()


def decided() -> bytes:
    """Two decisions, as a person gives them back."""
    one = decisions.decision("commune", "Redon", "", "remplacer", "Lens", "erreur", "2026-11-27")
    return decisions.decisions_csv(pd.concat([one, one]))


def published() -> bytes:
    """A bundle as one archive."""
    records = read_records(RECORDS)
    named = frozenset(records.candidatures.id_candidature)
    return publish.zipped(publish.contents(join(records), publics=named))


def understood(name: str) -> Reader:
    """Reader of a file of candidatures, until its rows and findings: none may be lost."""

    def read(content: bytes) -> object:
        held = files.read(name, content)
        upload = intake.read_upload([(name, content)])
        result = intake.understand(upload)
        assert result.findings.motif.fillna("").ne("").all()
        assert not result.candidatures.duplicated(["feuille", "ligne"]).any()
        return held

    return read


def labels(content: bytes) -> object:
    """Labels of a file, resolved: as many answers as rows, each a code or a reason."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lieux.csv"
        path.write_bytes(content)
        rows = label_files.read_labels(path)
    answers = resolve(rows.assign(label=rows.iloc[:, 0].astype("str")))
    assert len(answers) == len(rows)
    assert (answers.code.notna() != answers.motif.notna()).all()
    return answers


def perimeter(content: bytes) -> object:
    """A perimeter in words, by both readers."""
    text = content.decode("utf-8", "replace")
    return territory.read_territory(text), places_read.read_perimetre(reference(), text)


def bundled(content: bytes) -> object:
    """A bundle unpacked in a folder, whatever its manifest now says; digests are made to agree."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                held = {info.filename: archive.read(info) for info in archive.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
            return None
        except zlib.error:
            return None
        for name, body in held.items():
            if name in (bundle.MANIFEST, *bundle.FILES):
                (Path(folder) / name).write_bytes(body)
        return bundle.read_bundle(Path(folder))


def members(content: bytes, change: Callable[[bytes], bytes], draw: random.Random) -> bytes:
    """The same archive with one member damaged, so that damage goes past the checksums."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        infos = source.infolist()
        chosen = draw.choice(infos).filename
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in infos:
                body = source.read(info)
                body = change(body) if info.filename == chosen else body
                if info.filename == bundle.MANIFEST and chosen != bundle.MANIFEST:
                    continue
                target.writestr(info.filename, body)
            if bundle.MANIFEST in source.namelist() and chosen != bundle.MANIFEST:
                target.writestr(bundle.MANIFEST, agreeing(source, chosen, change))
    return out.getvalue()


def agreeing(source: zipfile.ZipFile, chosen: str, change: Callable[[bytes], bytes]) -> bytes:
    """The manifest with the digest of the damaged file: what comes after the check is read too."""
    manifest = json.loads(source.read(bundle.MANIFEST))
    if chosen in manifest.get("fichiers", {}):
        manifest["fichiers"][chosen]["sha256"] = hashlib.sha256(
            change(source.read(chosen))
        ).hexdigest()
    return json.dumps(manifest).encode()


READERS: dict[str, tuple[Reader, Callable[[], bytes]]] = {
    "csv": (understood("f.csv"), lambda: "\n".join(map(";".join, ROWS)).encode()),
    "xlsx": (understood("f.xlsx"), lambda: workbook("xlsx")),
    "ods": (understood("f.ods"), lambda: workbook("ods")),
    "geojson": (understood("f.geojson"), lambda: layer("GeoJSON")),
    "gpkg": (understood("f.gpkg"), lambda: layer("GPKG")),
    "parquet": (understood("f.parquet"), lambda: layer("Parquet")),
    "decisions": (lambda content: decisions.read_decisions(content), decided),
    "etiquettes": (labels, lambda: b"label;departement\nRedon;35\nSaint-Denis;\nParis 18e;75\n"),
    "perimetre": (perimeter, lambda: b"CA du Pays de Grasse sauf Cabris ; Lens (23 com.)"),
    "publication": (bundled, published),
    "demarche": (fuzz_demarche.export, lambda: fuzz_demarche.book(fuzz_demarche.SHEETS)),
    "champ_carte": (fuzz_demarche.map_field, fuzz_demarche.drawing),
    "adresse": (fuzz_pages.view, lambda: b"carte?appel=AAP2013&q=Redon&region=53&fond=rien&x=1"),
    "page": (fuzz_pages.whole, lambda: b"coherence?regle=enclaves&issue=conforme&commune=35236"),
}
# Readers that no sentence excuses: the page says it.
NO_SENTENCE = ("adresse", "page")
# Inputs made otherwise than by damaging the bytes of the sound one: most of those of a reader.
MADE: dict[str, Callable[[random.Random], bytes]] = {
    "demarche": fuzz_demarche.shaken,
    "champ_carte": fuzz_demarche.reshaped,
    "adresse": fuzz_pages.address,
    "page": fuzz_pages.address,
}
# What a reader may answer a stranger with: one sentence.
SENTENCES = (UnreadableError, bundle.BundleError, label_files.LabelFileError, ValueError)
NOT_SENTENCES = (UnicodeError, json.JSONDecodeError, pd.errors.ParserError, OverflowError)


def damaged(content: bytes, draw: random.Random) -> bytes:
    """The same bytes with one to six blows."""
    body = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(body) + 1)
        blow = draw.randrange(6)
        if blow == 0 and body:
            body[at % len(body)] ^= 1 << draw.randrange(8)
        elif blow == 1:
            body[at:at] = draw.choice(TOKENS) * draw.choice((1, 1, 1, 3, 200))
        elif blow == 2:
            del body[at : at + draw.choice((1, 2, 8, 64, 1024))]
        elif blow == 3:
            body[at:at] = body[draw.randrange(len(body) + 1) :][: draw.choice((1, 8, 64, 512))]
        elif blow == 4 and draw.random() < 0.2:
            del body[at:]
        else:
            token = draw.choice(TOKENS)
            body[at : at + len(token)] = token
    return bytes(body)


def inputs(name: str, seed: bytes, draw: random.Random) -> Iterator[bytes]:
    """Damaged files of one reader, without end; archives are damaged inside as well."""
    while True:
        again = draw.randrange(2**32)

        def change(body: bytes, again: int = again) -> bytes:
            return damaged(body, random.Random(again))

        if name in MADE and draw.random() < 0.8:
            made = MADE[name](draw)
            yield change(made) if draw.random() < 0.2 else made
        elif name in ("xlsx", "ods", "publication", "demarche") and draw.random() < 0.8:
            yield members(seed, change, draw)
        else:
            yield change(seed)


def fault(reader: Reader, content: bytes, excused: bool = True) -> str | None:
    """The end of what went wrong, None when the reader answered as it must.

    ``excused`` says whether a sentence raised is an answer.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader(content)
    except SENTENCES as error:
        if not excused or isinstance(error, NOT_SENTENCES) or "\n" in str(error).strip():
            return traceback.format_exc(limit=-4)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return traceback.format_exc(limit=-4)
    return None


def place_of(told: str) -> str:
    """Where a fault was raised: two inputs that fall in one place are one fault."""
    lines = [line.strip() for line in told.splitlines() if line.strip().startswith("File ")]
    return " < ".join(line.rsplit("/", 1)[-1] for line in lines[-2:])


def turns(chosen: dict[str, tuple[Reader, Callable[[], bytes]]]) -> Iterator[tuple[str, Reader]]:
    """Each reader in turn, once at least and for ``TURN`` seconds: the quick ones read the most."""
    for name, (reader, _) in chosen.items():
        start = time.monotonic()
        yield name, reader
        while time.monotonic() - start < TURN:
            yield name, reader


def main() -> int:
    """Turn from reader to reader until the time is over; 1 if a fault was found."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument("--reader", choices=list(READERS))
    told = asked.parse_args()
    # Outside a server Streamlit says so at each call.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    draw = random.Random(told.seed)
    chosen = {told.reader: READERS[told.reader]} if told.reader else READERS
    streams = {name: inputs(name, seed(), draw) for name, (_, seed) in chosen.items()}
    tries, seen = dict.fromkeys(chosen, 0), set()
    end = time.monotonic() + 60 * told.minutes
    while time.monotonic() < end:
        for name, reader in turns(chosen):
            content = next(streams[name])
            tries[name] += 1
            wrong = fault(reader, content, name not in NO_SENTENCE)
            if wrong is None or (where := place_of(wrong)) in seen:
                continue
            seen.add(where)
            CORPUS.mkdir(parents=True, exist_ok=True)
            path = CORPUS / f"{name}-{hashlib.sha256(content).hexdigest()[:10]}"
            path.write_bytes(content)
            print(f"{path.name}\n{wrong}", flush=True)
    print(" ".join(f"{name}:{count}" for name, count in tries.items()))
    print(f"{sum(tries.values())} fichiers, {len(seen)} fautes")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
