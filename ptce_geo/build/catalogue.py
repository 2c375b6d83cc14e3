"""The words to translate, from the modules that hold them to the gettext files: ``make catalogue``.

The template ``locale/ptce_geo.pot`` lists every French message; each language's ``.po`` gains what
is new, without a translation yet, and loses what is gone.
"""

import ast
import importlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from ptce_geo import langue, texts, traduction

PACKAGE = Path(__file__).parent.parent
CALL = "langue.catalogue(__name__)"
TEMPLATE = traduction.FOLDER / "ptce_geo.pot"
# A date that does not change: the same words give the same files.
SINCE = datetime(2026, 11, 27, tzinfo=UTC)

Message = str | tuple[str, str]


def modules() -> list[str]:
    """Names of the modules that hold words, in order: those that call ``langue.catalogue``."""
    found = sorted(PACKAGE.glob("*.py"))
    return [path.stem for path in found if CALL in path.read_text(encoding="utf-8")]


def constants(module: str) -> list[str]:
    """Names in capitals that a module assigns, in the order of its text."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    targets = [
        target
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
    ]
    names = [
        name.id
        for target in targets
        for name in (target.elts if isinstance(target, ast.Tuple) else [target])
        if isinstance(name, ast.Name)
    ]
    return [name for name in names if langue.CAPITALS.fullmatch(name)]


def words(value: object) -> Iterator[Message]:
    """The messages of a constant: its texts, and its plurals as pairs."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, dict) and value.keys() == traduction.PLURAL:
        yield value["one"], value["other"]
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words(part)


def messages() -> dict[Message, list[str]]:
    """Every message to translate, and where it is said; addresses of pages are no words."""
    found: dict[Message, list[str]] = {}
    for module in modules():
        importlib.import_module(f"ptce_geo.{module}")
        held = langue.written(f"ptce_geo.{module}")
        for name in constants(module):
            for message in words(held[name]):
                found.setdefault(message, []).append(f"{module}.{name}")
    for origin, listed in vocabularies().items():
        for text in listed:
            found.setdefault(text, []).append(origin)
    for _, address in texts.PAGES.values():
        found.pop(address, None)
    return found


def vocabularies() -> dict[str, list[str]]:
    """Words that the data or the rules hold and that readers see, by where they are from."""
    from ptce_geo import answers, exchange, paths, records, sources

    reasons = [*answers.MOTIFS.values(), *(meaning for _, meaning in answers.METHODES.values())]
    return {
        "data/records/secteurs.csv": records.read_records(paths.RECORDS).secteurs.libelle.tolist(),
        "answers": reasons,
        "data/schemas": [field["title"] for field in exchange.schema()["fields"]],
        "data/sources.toml": [
            text
            for row in sources.mentions()
            for text in (row["objet"], row["titre"], row["note"])
            if text
        ],
    }


def template() -> Catalog:
    """The template of every language."""
    catalog = empty()
    catalog.header_comment = "# Words of ptce_geo: written by make catalogue, not by hand."
    for message, places in messages().items():
        catalog.add(message, auto_comments=list(dict.fromkeys(places)))
    return catalog


def empty(code: str | None = None) -> Catalog:
    """A catalogue without messages."""
    return Catalog(
        locale=code,
        project="ptce_geo",
        version="1",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=SINCE,
        revision_date=SINCE,
    )


def updated(code: str) -> Catalog:
    """A language's catalogue with the messages of today, its translations kept."""
    path = po_file(code)
    if path.exists():
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=code)
    else:
        catalog = empty(code)
        catalog.header_comment = f"# Words of ptce_geo, {langue.own_name(code)}."
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def po_file(code: str) -> Path:
    """Where the translations of a language are."""
    return traduction.FOLDER / code / "LC_MESSAGES" / "ptce_geo.po"


def written(catalog: Catalog) -> bytes:
    """A catalogue as a gettext file."""
    stream = BytesIO()
    write_po(stream, catalog, width=100)
    return stream.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without a translation, or with a plural form that lacks one."""
    missing = []
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def main() -> None:
    """Write the template and every language; say what is left to translate."""
    traduction.FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(template()))
    for code in langue.LOCALES:
        if code != langue.FRENCH:
            catalog = updated(code)
            po_file(code).parent.mkdir(parents=True, exist_ok=True)
            po_file(code).write_bytes(written(catalog))
            for message in untranslated(catalog):
                print(f"{code} : à traduire : {message}")  # noqa: T201


if __name__ == "__main__":
    main()
