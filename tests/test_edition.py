"""What is served is one edition; another replaces it whole, or not at all."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from ptce_geo import edition, paths, watch
from ptce_geo.bundle import MANIFEST, TABLE
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.health import health
from ptce_geo.publish import publish


@pytest.fixture(scope="module")
def publications(tmp_path_factory):
    """Two publications of fiction, one day apart."""
    folder = tmp_path_factory.mktemp("publications")
    for seed, day in ((1, 24), (2, 25)):
        drawn = demonstration(40, seed=seed)
        rows = joined(drawn)
        publish(rows, folder / str(seed), perimetres=drawn.perimetres, on=date(2026, 11, day))
    return folder / "1", folder / "2"


class Served:
    """A folder, the watch over it, and what it told."""

    def __init__(self, folder, public):
        self.folder, self.told = folder, []
        self.watch = watch.Watch(folder, public, lambda event, **facts: self.told.append(event))
        self.first = self.watch.current()

    def replace(self, source):
        """Replace the folder by another, as an administrator does."""
        shutil.rmtree(self.folder)
        shutil.copytree(source, self.folder)

    def looks(self, times=2):
        """Whether a new edition is served after some looks."""
        return sum(self.watch.look() for _ in range(times)) > 0

    def state(self):
        return health(self.watch)


@pytest.fixture
def public(publications, tmp_path):
    shutil.copytree(publications[0], tmp_path / "servie")
    return Served(tmp_path / "servie", True)


@pytest.fixture
def records(tmp_path):
    shutil.copytree(paths.RECORDS, tmp_path / "fiches")
    return Served(tmp_path / "fiches", False)


def rewrite(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_publication_replaced_by_a_good_one_is_served(public, publications):
    public.replace(publications[1])
    assert public.looks()
    now = public.watch.current()
    assert (public.first.date, now.date) == ("2026-11-24", "2026-11-25")
    assert now.empreinte != public.first.empreinte
    assert public.told == ["edition_lue", "edition_remplacee"]


def test_a_folder_is_read_only_when_it_has_stopped_changing(public, publications):
    public.replace(publications[1])
    assert not public.watch.look()
    assert public.watch.current() is public.first
    assert public.watch.look()


def test_a_broken_publication_is_refused_and_the_last_good_one_stays(public, publications):
    public.replace(publications[1])
    rewrite(public.folder / TABLE, lambda text: text + "x")
    assert not public.looks(4)
    assert public.watch.current() is public.first
    status, told = public.state()
    assert (status, told["statut"], told["degrade"]) == (200, "sert", True)
    assert told["donnees"]["empreinte"] == public.first.empreinte
    assert told["refus"]["phrase"] == f"{TABLE} : illisible ou incomplet"


def test_a_refused_state_is_told_once(public):
    (public.folder / MANIFEST).write_text("{", encoding="utf-8")
    public.looks(6)
    assert public.told.count("edition_refusee") == 1


def test_good_then_broken_then_good_ends_well(public, publications):
    (public.folder / MANIFEST).unlink()
    public.looks()
    assert public.state()[1]["degrade"]
    public.replace(publications[1])
    assert public.looks()
    status, told = public.state()
    assert (status, told["degrade"], told["refus"]) == (200, False, None)
    assert told["donnees"]["date"] == "2026-11-25"


def test_a_folder_put_back_is_no_longer_refused(public, publications):
    kept = public.folder.with_name("gardee")
    public.folder.rename(kept)
    public.looks()
    assert public.state()[1]["degrade"]
    kept.rename(public.folder)
    assert not public.looks()
    assert not public.state()[1]["degrade"]


@pytest.mark.parametrize("missing", [*edition.BUNDLE_FILES])
def test_a_half_written_publication_is_never_served(public, publications, missing):
    public.replace(publications[1])
    (public.folder / missing).unlink()
    assert not public.looks(3)
    assert public.watch.current() is public.first
    shutil.copy(publications[1] / missing, public.folder / missing)
    assert public.looks()


@pytest.mark.parametrize("content", ["[]", "{}", '{"version": 1}', '{"version": 1, "fichiers": 3}'])
def test_a_manifest_of_another_kind_is_refused(public, content):
    (public.folder / MANIFEST).write_text(content, encoding="utf-8")
    assert not public.looks()
    assert public.state()[1]["refus"] is not None


def test_a_folder_that_changes_while_it_is_read_is_left_for_later(
    public, publications, monkeypatch
):
    public.replace(publications[1])
    public.watch.look()
    read = edition.read_edition

    def slow(folder, is_public, faultless):
        found = read(folder, is_public, faultless)
        (folder / TABLE).touch()
        return found

    monkeypatch.setattr(edition, "read_edition", slow)
    assert not public.watch.look()
    monkeypatch.undo()
    assert public.looks()


def test_the_same_files_touched_are_the_same_edition(public):
    for path in public.folder.iterdir():
        path.touch()
    assert not public.looks(3)
    assert public.watch.current() is public.first
    assert public.state()[1]["degrade"] is False


def test_readers_of_one_moment_never_see_a_mix(public, publications):
    dates = {public.first.empreinte: "2026-11-24"}
    sizes = {public.first.empreinte: len(public.first.candidatures)}
    seen = []

    def reader(_):
        taken = public.watch.current()
        seen.append((taken.empreinte, taken.date, len(taken.candidatures), len(taken.places)))

    with ThreadPoolExecutor(4) as readers:
        pending = [readers.submit(reader, n) for n in range(50)]
        for number in (1, 0, 1):
            public.replace(publications[number])
            public.looks()
            now = public.watch.current()
            dates[now.empreinte], sizes[now.empreinte] = now.date, len(now.candidatures)
            pending += [readers.submit(reader, n) for n in range(50)]
        for one in pending:
            one.result()
    assert {mark for mark, *_ in seen} == set(dates)
    assert all(day == dates[mark] and rows == sizes[mark] for mark, day, rows, _ in seen)


def test_records_replaced_by_sound_ones_are_served(records):
    rewrite(
        records.folder / "ptce.csv",
        lambda text: text.replace(";PTCE Agir Durable 2.0", ";PTCE Agir", 1),
    )
    assert records.looks()
    assert records.watch.current().records.ptce.nom.eq("PTCE Agir").any()


def test_records_with_a_fault_are_refused_without_quoting_them(records):
    def spoil(text):
        head, first, *rest = text.split("\n")
        return "\n".join([head, first.replace(";", ";MARQUEUR;", 1), *rest])

    rewrite(records.folder / "candidatures.csv", spoil)
    assert not records.looks()
    phrase = records.state()[1]["refus"]["phrase"]
    assert phrase.startswith("candidatures.csv, ligne 2, colonne ")
    assert "MARQUEUR" not in json.dumps(records.state()[1])


def test_records_that_cannot_be_read_are_refused_without_quoting_them(records):
    (records.folder / "ptce.csv").write_text("MARQUEUR,autre\n", encoding="utf-8")
    assert not records.looks()
    assert records.state()[1]["refus"]["phrase"] == "ptce.csv, ligne 1 : illisible ou incomplet"


def test_a_server_without_any_edition_says_it_is_down(tmp_path):
    status, told = health(watch.Watch(tmp_path, True))
    assert (status, told["statut"], told["donnees"]) == (503, "panne", None)
    assert str(tmp_path.parent) not in json.dumps(told)


def test_the_health_check_tells_versions_and_the_day_of_the_data(records):
    told = records.state()[1]
    assert told["versions"]["millesime"] == "2026"
    assert told["donnees"]["date"] == records.first.records.decisions.date.max()


def test_a_result_is_kept_until_others_push_it_out():
    kept, made = edition.Kept(), []
    for key in (1, 1, 2, 3, 1):
        kept.once("nom", key, 2, lambda key=key: made.append(key))
    assert made == [1, 2, 3, 1]


def test_two_readers_wait_for_one_computation():
    kept, made = edition.Kept(), []
    with ThreadPoolExecutor(4) as readers:
        for _ in range(20):
            readers.submit(kept.once, "nom", 1, 5, lambda: made.append(1))
    assert made == [1]
