import pyarrow as pa
import pytest

from ptce_geo import memory


@pytest.fixture
def pool():
    before = pa.default_memory_pool()
    yield before
    pa.set_memory_pool(before)


def test_arrow_shares_the_heaps_of_the_process(pool):
    memory.share_heaps()
    assert pa.default_memory_pool().backend_name == "system"


def test_a_c_library_without_the_setting_is_left_as_it_is(pool, monkeypatch):
    monkeypatch.setattr(memory.ctypes.util, "find_library", lambda name: None)
    memory.share_heaps()
    assert pa.default_memory_pool().backend_name == "system"
