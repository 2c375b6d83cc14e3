"""A million points to communes, a million codes to their EPCI: ours beside four usual ways.

``python benchmarks/bench_joins.py [rows]``. The peers are in benchmarks/requirements.txt. Each way
answers for the same rows; the answers are compared before any time is told.
"""

import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import sedonadb

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from etablissements_exemple import partition  # noqa: E402

from ptce_geo import cog, etablissements, etablissements_places  # noqa: E402
from ptce_geo.crs import WGS84  # noqa: E402
from ptce_geo.etablissements_parquet import CODE  # noqa: E402
from ptce_geo.etablissements_places import covered_readings  # noqa: E402
from ptce_geo.paths import RECORDS  # noqa: E402
from ptce_geo.records import read_records  # noqa: E402

TURNS = 3
Way = Callable[[], np.ndarray]


def timed(ways: dict[str, Way]) -> None:
    """Compare the answers of several ways, then tell their medians."""
    first = next(iter(ways))
    wanted = ways[first]()
    for name, way in ways.items():
        answer = way()
        assert (answer == wanted).all(), f"{name} : {(answer != wanted).sum()} réponses autres"
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    ours = statistics.median(times[first])
    for name, spent in times.items():
        median = statistics.median(spent)
        print(f"  {name:<34}{median:8.2f} s   × {median / ours:.2f}")


def by_point(rows: pd.DataFrame) -> dict[str, Way]:
    """Ways from a point to the commune, or arrondissement, that holds it."""
    points = rows.drop(columns=CODE)
    known = covered_readings(etablissements.membership(read_records(RECORDS).perimetres))
    ground = etablissements_places.ground().reset_index(names="code")
    geometry = gpd.points_from_xy(points.lon, points.lat, crs=WGS84)
    shapes = gpd.GeoDataFrame({"n": np.arange(len(points))}, geometry=geometry)
    base = duckdb.connect()
    base.load_extension("spatial")
    wkb = pd.DataFrame({"code": ground.code, "wkb": ground.geometry.to_wkb()})
    base.register("zones_wkb", wkb)
    base.execute("create table zones as select code, ST_GeomFromWKB(wkb) as g from zones_wkb")
    flat = pd.DataFrame({"n": np.arange(len(points)), "lon": points.lon, "lat": points.lat})
    base.register("flat", flat)
    base.execute("create table points as select n, ST_Point(lon, lat) as g from flat")
    engine = sedonadb.connect()
    engine.create_data_frame(ground[["code", "geometry"]]).to_view("zones")
    engine.create_data_frame(shapes).to_view("points")
    query = "select points.n, zones.code from points join zones on {}"

    def full(found: pd.DataFrame) -> np.ndarray:
        """One code a row in the order asked, empty outside."""
        answer = np.full(len(points), "", dtype=object)
        found = found.sort_values("code", ascending=False)
        answer[found.n.to_numpy()] = found.code.to_numpy(dtype=object)
        return answer

    def ours() -> np.ndarray:
        placed = etablissements_places.placed(points, known)
        return placed.code_unite.fillna("").to_numpy(dtype=object)

    def geopandas_way() -> np.ndarray:
        found = shapes.sjoin(ground, predicate="intersects")
        return full(found)

    def duckdb_way() -> np.ndarray:
        return full(base.execute(query.format("ST_Intersects(zones.g, points.g)")).df())

    def sedona_way() -> np.ndarray:
        asked = query.format("ST_Intersects(zones.geometry, points.geometry)")
        return full(engine.sql(asked).to_pandas())

    return {
        "ptce_geo (tous les niveaux, motifs)": ours,
        f"geopandas {gpd.__version__}": geopandas_way,
        f"duckdb spatial {duckdb.__version__}": duckdb_way,
        f"sedonadb {version('sedonadb')}": sedona_way,
    }


def by_code(rows: pd.DataFrame) -> dict[str, Way]:
    """Ways from the code of a commune of today to its EPCI."""
    codes = rows[[CODE]].dropna().reset_index(drop=True)
    known = covered_readings(etablissements.membership(read_records(RECORDS).perimetres))
    table = known[["code_epci"]].reset_index(names=CODE)
    table = table[table[CODE].isin(set(codes[CODE]))]
    base = duckdb.connect()
    base.register("codes_frame", codes.assign(n=np.arange(len(codes))))
    base.register("table_frame", table)
    base.execute("create table codes as select * from codes_frame")
    base.execute("create table epci as select * from table_frame")

    def ours() -> np.ndarray:
        return (
            etablissements_places.placed(codes, known).code_epci.fillna("").to_numpy(dtype=object)
        )

    def merge() -> np.ndarray:
        merged = codes.merge(table, on=CODE, how="left")
        return merged.code_epci.fillna("").to_numpy(dtype=object)

    def duckdb_way() -> np.ndarray:
        found = base.execute(
            "select coalesce(code_epci, '') as code_epci from codes"
            " left join epci using (code_commune) order by n"
        ).df()
        return found.code_epci.to_numpy(dtype=object)

    return {
        "ptce_geo (tous les niveaux, motifs)": ours,
        f"pandas {pd.__version__} merge": merge,
        f"duckdb {duckdb.__version__}": duckdb_way,
    }


def main(size: int) -> None:
    """Both joins."""
    rows = partition(size, 1)
    etablissements_places.ground().sindex  # noqa: B018 (built once, by whoever asks first)
    print(f"{size} points vers {len(etablissements_places.ground())} communes et arrondissements")
    timed(by_point(rows))
    print(f"{rows[CODE].notna().sum()} codes vers {len(cog.epci())} EPCI")
    timed(by_code(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
