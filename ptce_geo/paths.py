"""Where the data live; imports nothing of ours."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
RECORDS = DATA / "records"
BUILT = DATA / "built"
CARTE = BUILT / "carte"
SOURCES = DATA / "sources.toml"
