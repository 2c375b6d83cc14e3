import hashlib
import json
from datetime import date

import pytest

from ptce_geo import check, coherence
from ptce_geo.bundle import FILES, MANIFEST, TABLE, BundleError, read_bundle, to_records
from ptce_geo.demonstration import joined
from ptce_geo.dossiers import from_records
from ptce_geo.publish import publish
from ptce_geo.reference import reference
from ptce_geo.schemas import fields

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def rows(drawn):
    return joined(drawn)


@pytest.fixture(scope="module")
def bundle(drawn, rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("publication") / "b"
    publish(rows, folder, perimetres=drawn.perimetres, on=DAY)
    return read_bundle(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused_by_name(rows, tmp_path, name):
    publish(rows, tmp_path / "b", on=DAY)
    (tmp_path / "b" / name).write_text("autre chose", encoding="utf-8")
    with pytest.raises(BundleError, match=f"{name} : ce n'est pas le fichier publié"):
        read_bundle(tmp_path / "b")


@pytest.mark.parametrize("name", [name for name in FILES if name != TABLE])
@pytest.mark.parametrize("content", [b"\xef", b"{]", b"{}", b"", b'"a'])
def test_a_file_published_unreadable_is_refused_in_one_sentence(rows, tmp_path, name, content):
    folder = tmp_path / "b"
    publish(rows, folder, on=DAY)
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["fichiers"][name]["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BundleError, match="contenu illisible"):
        read_bundle(folder)


def test_a_missing_file_is_refused_by_name(rows, tmp_path):
    publish(rows, tmp_path / "b", on=DAY)
    (tmp_path / "b" / "totaux.csv").unlink()
    with pytest.raises(BundleError, match=r"totaux\.csv : fichier absent"):
        read_bundle(tmp_path / "b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "illisible"),
        ("[]", "illisible"),
        ('{"version": 99}', "version 99 ; attendue : 1"),
        ('{"version": 1}', "empreintes absentes"),
        ('{"version": 1, "fichiers": []}', "empreintes absentes"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(tmp_path, text, said):
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(BundleError, match=said):
        read_bundle(tmp_path)


def test_an_empty_folder_is_no_publication(tmp_path):
    with pytest.raises(BundleError, match="aucune publication ici"):
        read_bundle(tmp_path)


def test_a_bundle_is_served_as_records_are(bundle):
    records = to_records(bundle)
    assert list(records.candidatures) == list(fields("candidatures"))
    assert list(records.ptce) == list(fields("ptce"))
    assert records.candidatures.id_candidature.tolist() == bundle.laureates.id_candidature.tolist()
    assert set(records.perimetres.id_candidature) == set(bundle.laureates.id_candidature)
    assert records.candidatures.drop(columns="montant_eur").notna().all(axis=None)
    assert records.decisions.empty


def test_the_perimeters_of_a_bundle_are_checked_like_the_others(bundle):
    controle = coherence.check(from_records(to_records(bundle), reference()))
    text = check.rows(controle)
    assert set(text.id) == set(bundle.laureates.id_candidature)
    assert text.nom.str.startswith("DÉMONSTRATION").all()
