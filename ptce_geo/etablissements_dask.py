"""The join of establishments on a Dask cluster: partitions go to the workers, totals come back."""

import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dask_geopandas
import pandas as pd
from dask import dataframe as dd
from distributed import Client, LocalCluster, progress

from ptce_geo import etablissements
from ptce_geo.crs import WGS84
from ptce_geo.etablissements_parquet import LAT, LON, read_partition, write_partition
from ptce_geo.etablissements_places import placed

WORKERS = 2
MEMORY = "1500MB"


@contextmanager
def client(scheduler: str | None, workers: int = WORKERS, memory: str = MEMORY) -> Iterator[Client]:
    """A client of the cluster at an address, else of one made on this machine.

    Parameters
    ----------
    scheduler : str or None
        ``tcp://host:port``. None: `workers` processes here, each under `memory`.
    """
    if scheduler is not None:
        with Client(scheduler) as opened:
            yield opened
        return
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=memory,
            dashboard_address=None,
        ) as cluster,
        Client(cluster) as opened,
    ):
        yield opened


def read(files: Sequence[Path]) -> Any:
    """The partitions as a Dask frame with a geometry, none of them read yet."""
    frame = dd.from_map(read_partition, list(files))
    columns = set(frame.columns)
    if "geometry" in columns:
        return dask_geopandas.from_dask_dataframe(frame)
    if {LON, LAT} <= columns:
        points = dask_geopandas.points_from_xy(frame, LON, LAT, crs=WGS84)
        return dask_geopandas.from_dask_dataframe(frame, geometry=points)
    return frame


def total(
    opened: Client,
    files: Sequence[Path],
    known: pd.DataFrame,
    measures: Sequence[str],
    output: Path,
    show: bool = False,
) -> pd.DataFrame:
    """Place and write each partition on the cluster; totals by unit, as the local engine gives.

    A worker that is lost is replaced and its partitions are done again: each is a function of its
    file alone. The folders must be seen by every worker under the same names.

    Parameters
    ----------
    opened : Client
        Of ``client``.
    files : sequence of Path
        As ``etablissements_parquet.partitions`` gives.
    known : DataFrame
        As ``etablissements_places.covered_readings`` gives.
    measures : sequence of str
        Columns of numbers to add up.
    output : Path
        Folder, already there, that takes one file a partition.
    show : bool
        Whether to draw the progress on the terminal.
    """
    shared = opened.scatter(known, broadcast=True)
    partitions = opened.compute(read(files).to_delayed())
    parts = [
        opened.submit(_part, partition, shared, tuple(measures), output / file.name, pure=False)
        for partition, file in zip(partitions, files, strict=True)
    ]
    # What is read is held no longer than its part needs it.
    del partitions
    if show:
        progress(parts, notebook=False)
    return etablissements.added_up(opened.gather(parts))


def peaks(opened: Client) -> dict[str, float]:
    """Highest memory each worker has used, in megabytes, by its address."""
    return {address: kilobytes / 1024 for address, kilobytes in opened.run(_highest_memory).items()}


def _highest_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _part(rows: Any, known: Any, measures: tuple[str, ...], file: Path) -> Any:
    """One partition, on a worker."""
    done = placed(rows, known)
    write_partition(done, file)
    return etablissements.totals(done, measures)
