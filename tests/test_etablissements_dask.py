"""Ten million establishments on two workers, one of them lost on the way."""

import os
import signal
import sys
import threading
import time

import pandas as pd
import pytest
from etablissements_exemple import write

from ptce_geo import (
    etablissements,
    etablissements_dask,
    etablissements_parquet,
    etablissements_places,
)
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records

PARTS, SIZE = 40, 250_000
MEMORY_MB = 1500


@pytest.fixture(scope="module")
def known():
    return etablissements_places.covered_readings(
        etablissements.membership(read_records(RECORDS).perimetres)
    )


def kill_one(opened, output) -> None:
    """Kill a worker once some partitions are written."""
    while len(list(output.glob("*.parquet"))) < 5:
        time.sleep(0.1)
    os.kill(next(iter(opened.run(os.getpid).values())), signal.SIGKILL)


def test_a_cluster_that_loses_a_worker_gives_the_local_answer(known, tmp_path, capsys):
    files = etablissements_parquet.partitions(write(tmp_path / "source", PARTS, SIZE), ["effectif"])
    cluster, local = tmp_path / "dask", tmp_path / "local"
    cluster.mkdir()
    local.mkdir()
    with etablissements_dask.client(None, workers=2, memory=f"{MEMORY_MB}MB") as opened:
        before = set(opened.run(os.getpid).values())
        killer = threading.Thread(target=kill_one, args=(opened, cluster))
        killer.start()
        found = etablissements_dask.total(opened, files, known, ["effectif"], cluster)
        killer.join()
        opened.wait_for_workers(2, timeout=60)
        after = set(opened.run(os.getpid).values())
        peaks = etablissements_dask.peaks(opened)
    assert len(before & after) == 1
    with capsys.disabled():
        told = ", ".join(f"{peak:.0f} Mo" for peak in peaks.values())
        sys.stdout.write(f"\nmémoire la plus haute des ouvriers : {told}\n")
    assert max(peaks.values()) < MEMORY_MB
    wanted = etablissements.added_up(etablissements.joined_parts(files, known, ["effectif"], local))
    pd.testing.assert_frame_equal(found, wanted)
    assert found.etablissements.sum() > 0.97 * PARTS * SIZE
    for name in (files[0].name, files[-1].name):
        pd.testing.assert_frame_equal(
            pd.read_parquet(cluster / name), pd.read_parquet(local / name)
        )
    assert len(list(cluster.iterdir())) == PARTS
