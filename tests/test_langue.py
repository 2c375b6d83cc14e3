"""The words of the screen in another language: how they are found, and that none is missing."""

import ast
import importlib
import re
import threading

import pytest

from ptce_geo import langue, paths, texts, texts_nombres, traduction
from ptce_geo.build import catalogue

PACKAGE = paths.ROOT / "ptce_geo"
WORDS = catalogue.modules()
POLISH = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural="
"(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

msgid "{n} autre"
msgid_plural "{n} autres"
msgstr[0] "{n} inny"
msgstr[1] "{n} inne"
msgstr[2] "{n} innych"
"""


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))


# --- how a constant is read -------------------------------------------------------------------


def test_a_constant_follows_the_language_in_force():
    french = texts.FILTRES
    with langue.speaking("en"):
        assert texts.FILTRES == "Filters"
        assert texts.DIMENSIONS["statut"] == "Status"
        assert list(texts.DIMENSIONS) == ["appel", "statut", "phase", "secteur", "region"]
    assert texts.FILTRES == french == "Filtres"


def test_a_function_of_a_module_of_words_follows_it_too():
    with langue.speaking("en"):
        assert texts.phrase(12, 1084, 0) == "12 PTCEs shown out of 1,084, all on the map."


def test_each_thread_has_its_language():
    heard = []
    with langue.speaking("en"):
        other = threading.Thread(target=lambda: heard.append(texts.FILTRES))
        other.start()
        other.join()
        later = langue.in_this_language(lambda: heard.append(texts.FILTRES))
    other = threading.Thread(target=later)
    other.start()
    other.join()
    assert heard == ["Filtres", "Filters"]


def test_an_unknown_language_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match=r"« xx » inconnue ; connues : fr, en"):
        langue.speak("xx")


def test_a_word_without_translation_stays_in_french():
    with langue.speaking("en"):
        assert langue.said("mot que personne n'a traduit") == "mot que personne n'a traduit"
        assert langue.said("") == ""


def test_addresses_of_pages_are_no_words():
    french = [address for _, address in texts.PAGES.values()]
    with langue.speaking("en"):
        assert [address for _, address in texts.PAGES.values()] == french


# --- plurals, numbers, dates ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", ["0 PTCE trouvé.", "1 PTCE trouvé.", "2 PTCE trouvés.", "1 000 000 PTCE trouvés."]),
        ("en", ["0 PTCEs found.", "1 PTCE found.", "2 PTCEs found.", "1,000,000 PTCEs found."]),
    ],
)
def test_each_language_has_its_plurals(code, said):
    from ptce_geo import texts_fiche

    with langue.speaking(code):
        found = [texts_fiche.found(n) for n in (0, 1, 2, 1_000_000)]
    assert [re.sub(r"[\u202f\xa0]", " ", line) for line in found] == said


def test_a_language_may_have_more_plurals_than_french(monkeypatch, tmp_path):
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "ptce_geo.po").write_text(POLISH, encoding="utf-8")
    monkeypatch.setattr(traduction, "FOLDER", tmp_path)
    monkeypatch.setitem(langue.LOCALES, "pl", langue.Locale("pl"))
    forms = traduction.translated({"one": "{n} autre", "other": "{n} autres"}, "pl")
    with langue.speaking("pl"):
        said = [langue.counted(forms, n) for n in (1, 3, 5, 22, 112)]
    traduction.translations.cache_clear()
    assert said == ["1 inny", "3 inne", "5 innych", "22 inne", "112 innych"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", ["1 253", "0,5", "12,8 %", "288 600 €", "10/01/2014", "moins de 1 %", "a, b et c"]),
        ("en", ["1,253", "0.5", "12.8%", "€288,600", "10/01/2014", "less than 1%", "a, b and c"]),
    ],
)
def test_numbers_and_dates_are_written_as_each_language_does(code, said):
    with langue.speaking(code):
        found = [
            langue.entier(1253),
            langue.decimal(0.5),
            langue.percentage(0.128),
            langue.euros(288600),
            langue.date("2014-01-10"),
            texts_nombres.pourcent(0.001),
            langue.listing(["a", "b", "c"]),
        ]
    assert [re.sub(r"[\u202f\xa0]", " ", text) for text in found] == said


# --- nothing reads a word too early -----------------------------------------------------------


def evaluated_at_import(node: ast.AST):
    """Nodes that run when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
            for part in [*defaults, *getattr(child, "decorator_list", [])]:
                yield part
                yield from evaluated_at_import(part)
        else:
            yield child
            yield from evaluated_at_import(child)


def names_of_words(parsed: ast.Module) -> dict[str, str]:
    """Names under which a module knows those that hold words, and theirs."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom) and node.module == "ptce_geo"
        for alias in node.names
        if alias.name in WORDS
    }


def read(nodes, known: dict[str, str]) -> list[str]:
    """Constants of words that some nodes read, but for what no language changes."""
    found = []
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module, name = known.get(node.value.id), node.attr
            if module and langue.CAPITALS.fullmatch(name):
                value = vars(importlib.import_module(f"ptce_geo.{module}"))[name]
                if traduction.translated(value, "en") != value:
                    found.append(f"{node.value.id}.{name} (l. {node.lineno})")
    return found


ALL = sorted(path.stem for path in PACKAGE.glob("[!_]*.py"))


@pytest.mark.parametrize("module", ALL)
def test_no_word_is_read_when_a_module_is_imported(module):
    parsed = tree(module)
    copied = [
        f"from {node.module} import {alias.name}"
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").removeprefix("ptce_geo.") in WORDS
        for alias in node.names
        if langue.CAPITALS.fullmatch(alias.name)
    ]
    known = names_of_words(parsed)
    assert copied + read(evaluated_at_import(parsed), known) == [], (
        "These words would stay in French: read them in a function, as texts.NAME."
    )


@pytest.mark.parametrize("module", WORDS)
def test_a_module_of_words_reads_its_own_through_the_catalogue(module):
    own = set(catalogue.constants(module)) - {"MOTS"}
    bare = [
        f"{node.id} (l. {node.lineno})"
        for function in ast.walk(tree(module))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and node.id in own
    ]
    assert bare == [], "Write MOTS.NAME, where MOTS = langue.catalogue(__name__) ends the module."


@pytest.mark.parametrize("module", sorted(path.stem for path in PACKAGE.glob("texts*.py")))
def test_every_module_of_texts_follows_the_language(module):
    assert module in WORDS, f"End {module}.py with: MOTS = langue.catalogue(__name__)"


def sentences(parsed: ast.Module):
    """Each ``Phrase`` of a module: line, module of words, constant, gaps filled (None: unknown)."""
    known = names_of_words(parsed)
    for call in ast.walk(parsed):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Phrase":
            module, name = call.args[0], call.args[1]
            if isinstance(name, ast.Constant) and isinstance(module, ast.Name):
                gaps = [keyword.arg for keyword in call.keywords]
                yield call.lineno, known.get(module.id), name.value, None if None in gaps else gaps


@pytest.mark.parametrize("module", ALL)
def test_a_sentence_kept_for_later_names_words_that_exist_and_fills_their_gaps(module):
    wrong = []
    for line, words, name, gaps in sentences(tree(module)):
        constant, _, key = name.partition(".")
        value = vars(importlib.import_module(f"ptce_geo.{words}"))[constant]
        value = value[key] if key else value
        text = value if isinstance(value, str) else " ".join(value.values())
        if gaps is not None and set(re.findall(r"\{(\w+)\}", text)) != set(gaps):
            wrong.append(f"{words}.{name} (l. {line})")
    assert wrong == []


@pytest.mark.parametrize("module", [name for name in ALL if name.startswith("ui")])
def test_what_is_kept_for_all_readers_depends_on_the_language(module):
    parsed = tree(module)
    known = names_of_words(parsed)
    wrong = [
        f"{function.name}: {', '.join(found)}"
        for function in ast.walk(parsed)
        if isinstance(function, ast.FunctionDef)
        and any("cache" in ast.unparse(part) for part in function.decorator_list)
        and (found := read(ast.walk(function), known))
        and "code" not in [argument.arg for argument in function.args.args]
    ]
    assert wrong == [], "Give the function the language as an argument named code."


# --- French typography --------------------------------------------------------------------------


@pytest.mark.parametrize("module", WORDS)
def test_french_is_shown_with_its_non_breaking_spaces(module):
    held = importlib.import_module(f"ptce_geo.{module}")
    shown = [
        text
        for name in catalogue.constants(module)
        for message in catalogue.words(getattr(held, name))
        for text in (message if isinstance(message, tuple) else (message,))
    ]
    assert [text for text in shown if re.search(r" [:;?!»]|« ", text)] == []


@pytest.mark.parametrize(
    "text", ["https://a.fr/b?c=1;d", "de 12:30 à 13:00", 'style="a:b"', "{x!r}", "C'est dit."]
)
def test_what_needs_no_such_space_is_left_alone(text):
    assert traduction.spaced(text) == text


def test_english_is_found_by_the_text_as_it_is_written():
    with langue.speaking("en"):
        assert texts_nombres.champ("Seat", "Redon") == "Seat: Redon"
        assert texts_nombres.citation("Redon") == "“Redon”"


# --- the catalogues ---------------------------------------------------------------------------


def test_the_template_holds_every_word_of_today():
    written = catalogue.TEMPLATE.read_bytes()
    assert written == catalogue.written(catalogue.template()), "Run: make catalogue"


@pytest.mark.parametrize("code", [code for code in langue.LOCALES if code != langue.FRENCH])
def test_every_word_is_translated(code):
    missing = catalogue.untranslated(catalogue.updated(code))
    assert missing == [], f"Run make catalogue, then fill {catalogue.po_file(code)}."


def marks(text: str) -> list[str]:
    """What a translation must keep: the gaps to fill, and the tags."""
    gaps = {gap.replace("{de_", "{") for gap in re.findall(r"\{\w*\}", text)}
    return sorted(gaps) + sorted(re.findall(r"</?\w+>", text))


@pytest.mark.parametrize("code", [code for code in langue.LOCALES if code != langue.FRENCH])
def test_a_translation_keeps_the_gaps_and_the_tags(code):
    wrong = []
    for message in catalogue.updated(code):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            # A form for one thing alone may say it without the figure.
            needed = set(marks(ids[-1]))
            wrong += [
                (ids[0], form)
                for form in filter(None, forms)
                if needed - set(marks(form)) - {"{n}"} or set(marks(form)) - needed
            ]
    assert wrong == []
