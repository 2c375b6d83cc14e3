"""Workbooks that LibreOffice 7.4 opened and saved: a demonstration of 24 candidatures.

Made with ``soffice --headless --convert-to ods demonstration.xlsx`` and, from that file,
``--convert-to xlsx``.
"""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from ptce_geo import exchange, files, intake

HERE = Path(__file__).parent / "files"


@cache
def cleaned(name: str) -> pd.DataFrame:
    upload = intake.read_upload([(name, (HERE / name).read_bytes())], read=files.read)
    return exchange.candidature_table(intake.understand(upload))


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_a_workbook_saved_by_libreoffice_says_the_same(name):
    pd.testing.assert_frame_equal(cleaned(name), cleaned("demonstration.xlsx"))


def test_the_workbook_is_not_trivial():
    table = cleaned("libreoffice.ods")
    assert len(table) == 24
    assert table.code_commune.str.len().isin([0, 5]).all()
    assert table.code_commune.str.startswith("0").any()
    assert table.communes_perimetre.ne("").any()
    assert table.nom.str.contains("É").all()
