import sys

import geopandas as gpd
import pandas as pd
import pytest
from distributed import LocalCluster
from etablissements_exemple import partition, write
from typer.testing import CliRunner

from ptce_geo import cog, etablissements, etablissements_places
from ptce_geo.cli import app
from ptce_geo.cli_etablissements import PARTS, SUMMARY
from ptce_geo.coverage import units_of
from ptce_geo.etablissements_parquet import EtablissementsError, partitions
from ptce_geo.etablissements_places import ground
from ptce_geo.history import heirs_of_retired
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records

RUN = CliRunner()
PARIS_1 = (2.34, 48.862)


@pytest.fixture(scope="module")
def inside():
    return etablissements.membership(read_records(RECORDS).perimetres)


@pytest.fixture(scope="module")
def known(inside):
    return etablissements_places.covered_readings(inside)


def placed(known, **columns):
    return etablissements_places.placed(pd.DataFrame(columns), known)


def test_every_code_of_today_leads_to_itself_and_to_its_territories(known):
    communes = cog.communes()
    parents = cog.arrondissements_municipaux().code_commune_parent
    communes = communes[~communes.code_commune.isin(parents)].reset_index(drop=True)
    rows = placed(known, code_commune=communes.code_commune)
    assert rows.code_unite.tolist() == communes.code_commune.tolist()
    for name in ("code_epci", "code_departement", "code_region"):
        assert rows[name].fillna("").tolist() == communes[name].fillna("").tolist()
    assert set(rows.methode) == {"code"}


def test_a_retired_code_is_followed_where_it_leads_to_one_commune_only(known):
    shared = next(code for code, heirs in heirs_of_retired().items() if not heirs)
    rows = placed(known, code_commune=["74011", shared])
    assert rows.code_commune.fillna("").tolist() == ["74010", ""]
    assert rows.methode.fillna("").tolist() == ["code ancien", ""]
    assert rows.motif[1] == etablissements_places.REASONS["partage"]


def test_each_row_ends_with_a_commune_or_a_reason(known):
    rows = placed(
        known,
        code_commune=["99999", "", None, None, "75056", "01001"],
        lon=[None, None, PARIS_1[0], -40.0, PARIS_1[0], PARIS_1[0]],
        lat=[None, None, PARIS_1[1], 3.0, PARIS_1[1], PARIS_1[1]],
    )
    assert rows.code_unite.fillna("").tolist() == ["", "", "75101", "", "75101", "01001"]
    assert rows.methode.fillna("").tolist() == ["", "", "point", "", "code", "code"]
    assert rows.motif.tolist() == [
        etablissements_places.REASONS["inconnu"],
        etablissements_places.REASONS["absent"],
        "",
        etablissements_places.REASONS["dehors"],
        "",
        "",
    ]


def test_a_point_does_not_displace_the_commune_its_code_says(known):
    rows = placed(known, code_commune=["75056"], lon=[4.83], lat=[45.76])
    assert rows.code_commune.tolist() == ["75056"]
    assert rows.code_unite.isna().all()
    assert rows.motif.tolist() == [etablissements_places.REASONS["entiere"]]


def test_anchors_fall_in_their_own_unit():
    tables = pd.concat([cog.communes(), cog.arrondissements_municipaux()])
    rows = tables[tables.lon.notna()].set_index("code_commune").loc[ground().index]
    points = gpd.GeoSeries.from_xy(rows.lon, rows.lat, index=rows.index, crs=4326)
    assert etablissements_places.units_at(points).tolist() == rows.index.tolist()


def test_points_of_any_projection_are_read_as_the_same_place(known):
    rows = partition(500, 1).drop(columns="code_commune")
    points = gpd.GeoSeries.from_xy(rows.lon, rows.lat, crs=4326)
    shapes = gpd.GeoDataFrame(rows[["effectif"]], geometry=points).to_crs(2154)
    flat = etablissements_places.placed(rows, known)
    projected = etablissements_places.placed(shapes, known)
    assert "geometry" not in projected
    same = flat.code_unite.fillna("") == projected.code_unite.fillna("")
    # Going to metres and back moves a point by less than a millimetre: a border may be crossed.
    assert same.sum() >= 499


def test_a_perimeter_adds_up_what_its_units_hold(inside, known):
    rows = etablissements_places.placed(partition(4000, 2), known)
    out = etablissements.summary(etablissements.totals(rows, ["effectif"]), inside)
    one = out.sort_values("etablissements").iloc[-1]
    held = rows[
        rows.code_unite.isin(inside.code_unite[inside.id_candidature == one.id_candidature])
    ]
    assert one.etablissements == len(held)
    assert one.effectif == held.effectif.sum()
    assert rows.perimetres.str.split("|").map(lambda ids: one.id_candidature in ids).sum() == len(
        held
    )


def test_a_perimeter_of_paris_holds_its_arrondissements(inside):
    assert len(units_of("75056", "commune")) == 20
    assert not inside.code_unite.isin(["75056", "69123", "13055"]).any()
    assert not inside.duplicated().any()


def test_parts_add_up_to_the_whole(known):
    parts = [etablissements_places.placed(partition(300, seed), known) for seed in (1, 2, 3)]
    whole = etablissements.totals(pd.concat(parts), ["effectif"])
    added = etablissements.added_up(etablissements.totals(part, ["effectif"]) for part in parts)
    pd.testing.assert_frame_equal(whole, added, check_dtype=False)


def test_the_command_writes_partitions_and_one_summary(tmp_path):
    source, output = write(tmp_path / "source", 2, 500), tmp_path / "sortie"
    command = ["join", str(RECORDS), "--etablissements", str(source), "-o", str(output)]
    done = RUN.invoke(app, [*command, "--somme", "effectif"])
    assert done.exit_code == 0, done.output
    summary = pd.read_csv(output / "perimetres.csv", sep=";", encoding="utf-8-sig")
    assert {"id_candidature", "nom", "appel", "communes", "etablissements", "effectif"} <= set(
        summary
    )
    parts = [pd.read_parquet(file) for file in sorted((output / "etablissements").iterdir())]
    assert [len(part) for part in parts] == [500, 500]
    again = RUN.invoke(app, command)
    assert again.exit_code == 2
    assert "il faut un dossier vide" in again.output


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--engine", "spark"], "moteur « spark » inconnu ; connus : local, dask."),
        (["--somme", "ventes"], "colonne « ventes » absente ; colonnes lues : code_commune,"),
    ],
)
def test_an_argument_that_cannot_be_used_is_one_sentence(extra, said, tmp_path):
    source = write(tmp_path / "source", 1, 10)
    command = ["join", str(RECORDS), "--etablissements", str(source), "-o", str(tmp_path / "s")]
    done = RUN.invoke(app, [*command, *extra])
    assert done.exit_code == 2
    assert said in done.output


def test_a_file_that_cannot_be_joined_is_one_sentence(tmp_path):
    (tmp_path / "faux.parquet").write_bytes(b"rien")
    with pytest.raises(EtablissementsError, match="pas un fichier Parquet"):
        partitions(tmp_path)
    pd.DataFrame({"siret": ["1"]}).to_parquet(tmp_path / "faux.parquet")
    with pytest.raises(EtablissementsError, match="ni colonne « code_commune »"):
        partitions(tmp_path)
    with pytest.raises(EtablissementsError, match=r"aucun fichier \.parquet"):
        partitions(tmp_path / "absent")


def test_an_engine_option_without_establishments_is_refused(tmp_path):
    done = RUN.invoke(
        app, ["join", str(RECORDS), "-o", str(tmp_path / "x.csv"), "--engine", "dask"]
    )
    assert done.exit_code == 2
    assert "--etablissements" in done.output


def test_a_cluster_at_an_address_gives_what_this_machine_gives(tmp_path):
    source = write(tmp_path / "source", 3, 200)
    here, there = tmp_path / "ici", tmp_path / "ailleurs"
    command = ["join", str(RECORDS), "--etablissements", str(source), "--somme", "effectif", "-o"]
    with LocalCluster(processes=False, n_workers=1, dashboard_address=None) as cluster:
        engine = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
        done = RUN.invoke(app, [*command, str(there), *engine])
    assert done.exit_code == 0, done.output
    assert "établissements placés, 44 périmètres résumés" in done.output
    assert "Mémoire la plus haute de chaque ouvrier" in done.output
    assert RUN.invoke(app, [*command, str(here)]).exit_code == 0
    assert (there / SUMMARY).read_bytes() == (here / SUMMARY).read_bytes()
    for file in sorted((here / PARTS).iterdir()):
        pd.testing.assert_frame_equal(
            pd.read_parquet(file), pd.read_parquet(there / PARTS / file.name)
        )


def test_without_dask_the_engine_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "dask_geopandas", None)
    monkeypatch.delitem(sys.modules, "ptce_geo.etablissements_dask", raising=False)
    monkeypatch.delattr("ptce_geo.etablissements_dask", raising=False)
    source = write(tmp_path / "source", 1, 10)
    command = ["join", str(RECORDS), "--etablissements", str(source), "-o", str(tmp_path / "s")]
    done = RUN.invoke(app, [*command, "--engine", "dask"])
    assert done.exit_code == 2
    assert "dask-geopandas" in done.output
