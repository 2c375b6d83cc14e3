import gzip
import io
import json
import zipfile
import zlib
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo.bundle import FILES, MANIFEST, BundleError, read_bundle
from ptce_geo.demonstration import joined
from ptce_geo.publish import REMOVED, contents, leaks, public_rows, publish, zipped

DAY = date(2026, 11, 24)
TEXTS = (
    "id_candidature",
    "id_ptce",
    "nom",
    "porteur",
    "site_web",
    "siege",
    "confiance",
    "note",
    "motif",
    "sources",
)


@pytest.fixture(scope="module")
def rows(drawn):
    return joined(drawn)


@pytest.fixture(scope="module")
def folder(drawn, rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("publication") / "bundle"
    publish(rows, folder, perimetres=drawn.perimetres, on=DAY)
    return folder


def real(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same rows as if they were real: for what must hold of real ones."""
    nom = rows.nom.str.replace("DÉMONSTRATION – ", "")
    return rows.drop(columns="demonstration").assign(nom=nom)


def every_byte(folder: Path) -> bytes:
    """All files of a bundle, names included, one after the other."""
    return b"\n".join(p.name.encode() + b"\n" + p.read_bytes() for p in sorted(folder.iterdir()))


def test_the_bundle_holds_these_files_and_no_other(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted([*FILES, MANIFEST])


def test_laureates_are_whole(rows, folder):
    read = read_bundle(folder).laureates
    right = rows[rows.statut.eq("laureate")].sort_values("id_candidature", ignore_index=True)
    assert len(read) == 23
    for column in ("nom", "porteur", "siege", "phase", "secteurs", "code_commune", "nom_region"):
        assert read[column].tolist() == right[column].tolist()
    assert read.montant_eur.tolist() == right.montant_eur.tolist()
    assert read.geometry.geom_equals_exact(right.geometry, 1e-5).all()


def test_perimeters_are_those_of_laureates_only(drawn, rows, folder):
    laureates = set(rows.id_candidature[rows.statut.eq("laureate")])
    read = read_bundle(folder).perimetres
    right = drawn.perimetres[drawn.perimetres.id_candidature.isin(laureates)]
    assert len(read) == len(right)
    assert set(read.id_candidature) == laureates


def test_candidates_are_totals(folder):
    totaux = read_bundle(folder).totaux
    assert totaux.effectif[totaux.dimension.eq("total")].tolist() == [157]
    assert (totaux.effectif.dropna() >= 5).all()
    assert (totaux.effectif.isna() == totaux.masque).all()


def test_leading_zeros_survive(folder):
    read = read_bundle(folder).laureates
    assert read.code_commune.str.len().eq(5).all()


def test_fiction_is_named_in_every_file_that_names(folder):
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["demonstration"] is True
    assert manifest["titre"].startswith("DÉMONSTRATION")
    read = read_bundle(folder).laureates
    assert read.demonstration.all()
    assert read.nom.str.startswith("DÉMONSTRATION").all()
    assert read.sources.str.startswith("DÉMONSTRATION").all()


def test_the_manifest_tells_date_sources_licence_and_checksums(folder):
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["date"] == "2026-11-24"
    assert manifest["licence"] == "Licence Ouverte 2.0"
    assert any("IGN" in line for line in manifest["sources"])
    assert {name: len(of["sha256"]) for name, of in manifest["fichiers"].items()} == dict.fromkeys(
        FILES, 64
    )


def test_the_same_rows_in_any_order_give_the_same_bytes(drawn, rows, folder, tmp_path):
    shuffled = rows.sample(frac=1, random_state=1)
    publish(shuffled, tmp_path / "b", perimetres=drawn.perimetres.sample(frac=1), on=DAY)
    assert every_byte(tmp_path / "b") == every_byte(folder)


def test_200_markers_in_candidates_fields_are_in_no_byte_of_the_bundle(drawn, rows, tmp_path):
    marked = rows.copy()
    candidates = marked.index[marked.statut.ne("laureate")]
    markers = []
    for number in range(200):
        column = TEXTS[number % len(TEXTS)]
        row = candidates[number % len(candidates)]
        marker = f"MARQUEUR{number:03d}X"
        # The name must still say it is fiction, the call and the codes are planted just below.
        marked.at[row, column] = f"DÉMONSTRATION {marker}" if column == "nom" else marker
        markers.append(marker)
    for column in ("appel", "phase", "secteurs", "code_region", "nom_region", "code_commune"):
        marked.loc[candidates[:9], column] = f"MARQUEUR{column}"
        markers.append(f"MARQUEUR{column}")
    marked.at[candidates[0], "statut"] = "MARQUEURstatut"
    marked.at[candidates[1], "porteur"] = "MARQUEURmail@exemple.invalid"
    perimetres = drawn.perimetres.copy()
    of_candidates = ~perimetres.id_candidature.isin(rows.id_candidature[rows.statut == "laureate"])
    perimetres.loc[of_candidates, ["code", "libelle"]] = "MARQUEURperimetre"
    publish(marked, tmp_path / "b", perimetres=perimetres, on=DAY)
    sent = every_byte(tmp_path / "b")
    assert len(set(markers)) >= 200
    assert [marker for marker in markers if marker.encode() in sent] == []
    assert b"MARQUEUR" not in sent
    # A web server would compress them: what comes out is what went in.
    assert b"MARQUEUR" not in gzip.decompress(gzip.compress(sent))
    assert b"MARQUEUR" not in zlib.decompress(zlib.compress(sent))


def test_no_name_carrier_nor_identifier_of_a_candidate_is_in_the_bundle(rows, folder):
    sent = every_byte(folder).decode()
    candidates = rows[rows.statut.ne("laureate")]
    for column in ("id_candidature", "nom", "porteur"):
        assert [value for value in candidates[column] if value in sent] == []


def test_an_address_inside_a_laureate_text_is_taken_out(rows):
    marked = rows.copy()
    row = marked.index[marked.statut.eq("laureate")][0]
    marked.loc[row, "porteur"] = "SCIC La Forge, jeanne.x@labo.example"
    found = public_rows(marked)
    assert f"SCIC La Forge, {REMOVED}" in found.porteur.tolist()


def test_a_column_that_is_not_in_the_list_stays_out(rows):
    found = public_rows(real(rows).assign(avis_du_jury="réservé", note="réservé"))
    assert not {"avis_du_jury", "note"} & set(found.columns)


def test_a_candidate_is_named_only_by_an_identifier_the_caller_gives(rows, tmp_path):
    known = rows.id_candidature[rows.statut.eq("recevable")].iloc[0]
    publish(rows, tmp_path / "b", publics=[known], on=DAY)
    assert known in read_bundle(tmp_path / "b").laureates.id_candidature.tolist()
    assert len(read_bundle(tmp_path / "b").laureates) == 24


def test_a_source_written_in_a_file_makes_no_candidate_public(rows):
    sourced = rows.assign(sources="https://presse.example/article", statut="recevable")
    assert public_rows(sourced).empty


def test_fiction_mixed_with_real_records_is_refused(rows, tmp_path):
    mixed = pd.concat([rows, real(rows).assign(demonstration=False)], ignore_index=True)
    with pytest.raises(BundleError, match="180 lignes de démonstration sur 360"):
        publish(mixed, tmp_path / "b", on=DAY)
    assert not (tmp_path / "b").exists()


def test_a_missing_column_is_named(rows, tmp_path):
    with pytest.raises(BundleError, match="colonnes absentes : statut"):
        publish(rows.drop(columns="statut"), tmp_path / "b", on=DAY)


def test_a_folder_that_holds_something_else_is_left_alone(rows, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "lettre.txt").write_text("à garder")
    with pytest.raises(BundleError, match="occupé par autre chose"):
        publish(rows, tmp_path / "b", on=DAY)
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["lettre.txt"]


def test_a_publication_replaces_the_former_one(rows, tmp_path):
    publish(rows, tmp_path / "b", on=DAY)
    publish(rows[rows.statut.ne("laureate")], tmp_path / "b", on=DAY)
    assert read_bundle(tmp_path / "b").laureates.empty


def test_a_leak_cancels_the_publication_and_leaves_nothing(rows, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "ptce_geo.publish.candidates.totals",
        lambda others, minimum: pd.DataFrame(
            {
                "appel": ["AAP2013"],
                "dimension": ["region"],
                "code": ["53"],
                "libelle": [others.porteur.iloc[0]],
                "effectif": pd.array([7], "Int64"),
                "masque": [False],
            }
        ),
    )
    with pytest.raises(BundleError, match="publication annulée"):
        publish(rows, tmp_path / "b", on=DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_clean_bundle_has_no_leak(rows, folder):
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert leaks(files, rows[rows.statut.ne("laureate")]).empty


def test_a_bundle_without_candidates_has_no_totals(rows, tmp_path):
    publish(rows[rows.statut.eq("laureate")], tmp_path / "b", on=DAY)
    assert read_bundle(tmp_path / "b").totaux.empty


def test_a_laureate_without_place_is_kept(rows, tmp_path):
    lost = rows.copy()
    lost.loc[lost.statut.eq("laureate"), "geometry"] = None
    publish(lost, tmp_path / "b", on=DAY)
    read = read_bundle(tmp_path / "b").laureates
    assert len(read) == 23
    assert read.geometry.isna().all()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=6, max_size=20).map(
            lambda text: f"⟦{text}⟧"
        ),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
def test_no_text_of_a_candidate_comes_out_whatever_it_is(tmp_path_factory, texts):
    count = len(texts)
    rows = gpd.GeoDataFrame(
        {
            "id_candidature": [f"c{n}" for n in range(count)],
            "nom": texts,
            "porteur": texts,
            "siege": texts,
            "appel": texts,
            "statut": texts,
            "secteurs": texts,
            "code_region": texts,
        },
        geometry=[shapely.Point(2, 46)] * count,
        crs=4326,
    )
    folder = tmp_path_factory.mktemp("p") / "b"
    publish(rows, folder, on=DAY)
    sent = every_byte(folder).decode()
    assert [text for text in texts if text in sent] == []
    assert "⟦" not in sent


def test_the_archive_of_a_bundle_holds_its_files_and_never_changes(drawn, rows, folder):
    files = contents(rows, perimetres=drawn.perimetres, on=DAY)
    archive = zipped(files)
    assert zipped(contents(rows, perimetres=drawn.perimetres, on=DAY)) == archive
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }
