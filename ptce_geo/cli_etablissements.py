"""The part of ``join`` that takes establishments by the million, here or on a Dask cluster."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
from rich.progress import Progress

from ptce_geo import etablissements
from ptce_geo.etablissements_parquet import EtablissementsError, partitions
from ptce_geo.etablissements_places import covered_readings
from ptce_geo.records import Records

ENGINES = ("local", "dask")
PARTS, SUMMARY = "etablissements", "perimetres.csv"
NEEDS_DASK = (
    "Le moteur « dask » demande les paquets dask-geopandas et distributed :"
    " pip install dask-geopandas distributed."
)


def new_folder(output: Path) -> Path:
    """Folder of the partitions to write, made anew.

    Raises
    ------
    EtablissementsError
        Something is there already.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise EtablissementsError(f"{output} : il faut un dossier vide ou qui n'existe pas encore.")
    folder = output / PARTS
    folder.mkdir(parents=True)
    return folder


def join_etablissements(
    records: Records,
    source: Path,
    output: Path,
    engine: str,
    scheduler: str | None,
    measures: Sequence[str],
    bar: Progress,
) -> str:
    """Join the partitions of a folder with communes and perimeters; what was done, in a sentence.

    Raises
    ------
    EtablissementsError
        The input cannot be joined, or the engine is unknown or not installed.
    """
    if engine not in ENGINES:
        raise EtablissementsError(f"moteur « {engine} » inconnu ; connus : {', '.join(ENGINES)}.")
    files = partitions(source, measures)
    inside = etablissements.membership(records.perimetres)
    known = covered_readings(inside)
    run = on_dask(scheduler) if engine == "dask" else here
    by_unit, told = run(files, known, measures, new_folder(output), bar)
    rows = named(etablissements.summary(by_unit, inside), records)
    rows.to_csv(output / SUMMARY, sep=";", index=False, encoding="utf-8-sig", decimal=",")
    count = int(by_unit[etablissements.COUNT].sum())
    return f"{count} établissements placés, {len(rows)} périmètres résumés dans {output}.{told}"


Run = Callable[[list[Path], pd.DataFrame, Sequence[str], Path, Progress], tuple[pd.DataFrame, str]]


def here(
    files: list[Path],
    known: pd.DataFrame,
    measures: Sequence[str],
    folder: Path,
    bar: Progress,
) -> tuple[pd.DataFrame, str]:
    """The local engine: one partition after the other."""
    parts = etablissements.joined_parts(files, known, measures, folder)
    return etablissements.added_up(bar.track(parts, total=len(files), description="jointure")), ""


def on_dask(scheduler: str | None) -> Run:
    """The Dask engine, on the cluster at an address or on one made here."""
    try:
        from ptce_geo import etablissements_dask
    except ModuleNotFoundError as error:
        raise EtablissementsError(f"{NEEDS_DASK} ({error.name} manque)") from None

    def run(
        files: list[Path],
        known: pd.DataFrame,
        measures: Sequence[str],
        folder: Path,
        bar: Progress,
    ) -> tuple[pd.DataFrame, str]:
        show = not bar.disable
        bar.stop()
        with etablissements_dask.client(scheduler) as opened:
            by_unit = etablissements_dask.total(opened, files, known, measures, folder, show)
            peaks = etablissements_dask.peaks(opened)
        words = ", ".join(f"{peak:.0f} Mo" for peak in peaks.values())
        return by_unit, f" Mémoire la plus haute de chaque ouvrier : {words}."

    return run


def named(rows: pd.DataFrame, records: Records) -> pd.DataFrame:
    """The summary with the PTCE's name, call and statut beside each candidature."""
    who = records.candidatures[["id_candidature", "id_ptce", "appel", "statut"]].merge(
        records.ptce[["id_ptce", "nom"]].drop_duplicates("id_ptce"), on="id_ptce", how="left"
    )
    return who.drop(columns="id_ptce").merge(rows, on="id_candidature", how="inner")
