"""LibreOffice without a screen, opening a workbook, typing in its cells and saving it.

What it is told to do is a Basic macro in a profile of its own, so that Debian's
``libreoffice-calc-nogui`` is enough: no Python of the system, nothing listening.
"""

import os
import subprocess
from pathlib import Path
from shutil import which
from xml.sax.saxutils import escape

# Names of the filters by which LibreOffice saves.
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}
PATIENCE = 120
HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}.dtd">\n'
)
MODULE = HEADER.format(kind="script:module", dtd="module") + (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
    ' script:language="StarBasic">{code}</script:module>'
)
LIBRARY = HEADER.format(kind="library:library", dtd="library") + (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Module1"/></library:library>'
)
OPENED = """
Sub Edit
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL({source}, "_blank", 0, hidden())
"""
TYPED = "  book.Sheets.getByName({sheet}).getCellRangeByName({cell}).setFormula({text})\n"
SAVED = """
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = {filter}
  book.storeToURL({target}, how())
"""
CLOSED = "  book.close(True)\nEnd Sub\n"


def basic(text: str) -> str:
    """A text as Basic writes it."""
    return '"' + text.replace('"', '""') + '"'


def macro(source: Path, targets: list[Path], cells: dict[tuple[str, str], str]) -> str:
    """The macro that types each text in its (sheet, cell), as a hand would, and saves."""
    lines = [OPENED.format(source=basic(source.as_uri()))]
    for (sheet, cell), text in cells.items():
        lines.append(TYPED.format(sheet=basic(sheet), cell=basic(cell), text=basic(text)))
    for number, target in enumerate(targets):
        saved = SAVED if number == 0 else SAVED.replace("  Dim", "  Rem Dim")
        name = FILTERS[target.suffix[1:]]
        lines.append(saved.format(filter=basic(name), target=basic(target.as_uri())))
    return "".join([*lines, CLOSED])


def edited(source: Path, folder: Path, cells: dict[tuple[str, str], str]) -> dict[str, Path]:
    """The workbook with its cells typed anew, saved by LibreOffice in each of ``FILTERS``."""
    soffice = which("soffice")
    if soffice is None:
        raise RuntimeError("aucun LibreOffice : installez le paquet libreoffice-calc-nogui")
    profile = folder / "profil"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    env = os.environ | {"HOME": str(folder)}
    # A first start writes the profile, which would otherwise erase our macro.
    run = {"check": True, "timeout": PATIENCE, "env": env, "capture_output": True}
    subprocess.run([*command, "--terminate_after_init"], **run)
    targets = {suffix: folder / f"edite.{suffix}" for suffix in FILTERS}
    code = macro(source, list(targets.values()), cells)
    standard = profile / "user" / "basic" / "Standard"
    (standard / "Module1.xba").write_text(MODULE.format(code=escape(code)), encoding="utf-8")
    (standard / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    subprocess.run([*command, "macro:///Standard.Module1.Edit"], **run)
    return targets
