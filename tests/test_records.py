"""Hand-kept files: what is right comes back whole, what is wrong is said in a sentence."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import records, rules
from ptce_geo.findings import COLUMNS
from ptce_geo.records import RecordsError, read_records
from ptce_geo.sheets import read_sheet

FOLDER = {
    "ptce": """\
id_ptce;nom;autres_noms;porteur;site_web
le-four;Le Four;;SCIC Le Four;https://le-four.example/
la-forge;La Forge;;;
""",
    "candidatures": """\
id_candidature;id_ptce;appel;statut;phase;secteurs;montant_eur;siege;code_departement;code_region;code_region_2013;precision;sources
aap2013-le-four;le-four;AAP2013;laureate;gestation;alimentation|autre;72000;L'Abergement-Clémenciat;01;;;commune;https://un.example/
ami2023-le-four;le-four;AMI2023;deposee;inconnue;;;;01;;;departement;https://deux.example/
aap2013-la-forge;la-forge;AAP2013;recevable;inconnue;alimentation;;;;53;;region;https://trois.example/
""",
    "perimetres": """\
id_candidature;rang;niveau;code;libelle;note
aap2013-le-four;1;commune;01001;L'Abergement-Clémenciat;
aap2013-le-four;2;indefini;;Pays de la Dombes;Pays.
aap2013-la-forge;1;departement;35;Ille-et-Vilaine;
""",
    "appels": """\
id_appel;nom;annee;deposees;denominateur;sources
AAP2013;Appel 2013;2013;180;180 dossiers déposés;https://un.example/
AMI2023;Appel 2023;2023;;inconnu;https://un.example/
""",
    "secteurs": """\
code;libelle;origine
alimentation;Alimentation;
autre;Autre secteur;
""",
    "decisions": """\
objet;id;decision;pourquoi;date;source
fusion;le-four;une seule ligne;Même nom.;2026-11-24;https://un.example/
""",
}
# Columns that these small files leave out on purpose.
ABSENT = {
    "candidatures": {"statut_publie", "phase_publiee", "secteurs_publies", "origine_lieu"}
    | {"confiance", "note"},
    "appels": {"deposees_autre", "recevables", "laureates", "montant_total_eur", "note"}
    | {"montant_total_autre_eur", "montant_min_eur", "montant_max_eur", "date_resultat"},
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """A small valid folder, to be spoilt one fault at a time."""
    for name, text in FOLDER.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[tuple]:
    """Where each fault is, columns absent on purpose set aside."""
    rows = read_records(folder).findings
    rows = rows[~rows.message.str.contains("colonne absente, lue comme vide")]
    return [tuple(row) for row in rows[COLUMNS[:4]].itertuples(index=False)]


def message(folder: Path) -> str:
    rows = read_records(folder).findings
    (sentence,) = rows.message[~rows.message.str.contains("colonne absente, lue comme vide")]
    return sentence


def refusal(folder: Path) -> str:
    with pytest.raises(RecordsError) as caught:
        read_records(folder)
    return str(caught.value)


def test_valid_files_have_no_fault(folder):
    assert faults(folder) == []


def test_every_row_comes_back_in_order(folder):
    read = read_records(folder)
    assert list(read.candidatures.id_candidature) == [
        "aap2013-le-four",
        "ami2023-le-four",
        "aap2013-la-forge",
    ]
    assert list(read.candidatures.index) == [0, 1, 2]


def test_codes_keep_their_leading_zero(folder):
    read = read_records(folder)
    assert read.candidatures.code_departement[0] == "01"
    assert read.perimetres.code[0] == "01001"


def test_whole_numbers_are_numbers_and_the_unknown_is_missing(folder):
    amounts = read_records(folder).candidatures.montant_eur
    assert amounts.dtype == "Int64"
    assert amounts[0] == 72000
    assert amounts.isna().sum() == 2


def test_an_optional_column_left_out_is_read_as_empty_and_said(folder):
    read = read_records(folder)
    said = read.findings[read.findings.message.str.contains("colonne absente")]
    for name, columns in ABSENT.items():
        assert set(said.colonne[said.fichier == f"{name}.csv"]) == columns
    assert read.candidatures.note.eq("").all()


def test_a_byte_order_mark_and_blank_rows_are_not_faults(folder):
    path = folder / "ptce.csv"
    text = path.read_text(encoding="utf-8").replace("la-forge", ";;;;\n\nla-forge")
    path.write_text("\n" + text, encoding="utf-8-sig")
    assert faults(folder) == []
    assert len(read_records(folder).ptce) == 2


def test_carriage_returns_and_trailing_empty_columns_of_a_spreadsheet_are_not_faults(folder):
    path = folder / "ptce.csv"
    text = path.read_text(encoding="utf-8").replace("\n", ";;\r\n")
    path.write_bytes(text.encode())
    assert faults(folder) == []
    assert list(read_records(folder).ptce.columns) == [
        "id_ptce",
        "nom",
        "autres_noms",
        "porteur",
        "site_web",
    ]


def test_columns_may_come_in_another_order(folder):
    (folder / "secteurs.csv").write_text("libelle;origine;code\nAutre;;autre\n", encoding="utf-8")
    assert list(read_records(folder).secteurs.code) == ["autre"]


# Faults: the row stays, the sentence names the file, the row, the column, the value, the remedy.


def test_a_word_outside_the_vocabulary_names_the_good_ones(folder):
    spoil(folder, "candidatures", ";laureate;", ";lauréat;")
    assert faults(folder) == [("candidatures.csv", 2, "statut", "lauréat")]
    assert message(folder) == (
        "candidatures.csv, ligne 2, colonne « statut » : « lauréat » n'est pas admis ; valeurs"
        " possibles : « deposee », « recevable », « laureate », « non_retenue », « repertoire »."
    )
    assert read_records(folder).candidatures.statut[0] == "lauréat"


def test_an_amount_in_words_becomes_missing_and_is_said(folder):
    spoil(folder, "candidatures", ";72000;", ";72 k€;")
    assert message(folder) == (
        "candidatures.csv, ligne 2, colonne « montant_eur » : « 72 k€ » n'est pas un nombre"
        " entier ; exemple : « 100000 »."
    )
    assert read_records(folder).candidatures.montant_eur.isna().all()


@pytest.mark.parametrize("amount", ["-5", "99999999999999999999999"])
def test_an_amount_out_of_range_becomes_missing_and_is_said(folder, amount):
    spoil(folder, "candidatures", ";72000;", f";{amount};")
    assert faults(folder) == [("candidatures.csv", 2, "montant_eur", amount)]
    assert read_records(folder).candidatures.montant_eur.isna().all()


def test_a_malformed_code_is_said_once_with_a_good_one(folder):
    spoil(folder, "candidatures", ";;;53;;region", ";;;Bretagne;;region")
    assert message(folder) == (
        "candidatures.csv, ligne 4, colonne « code_region » : « Bretagne » n'a pas la forme"
        " attendue ; exemple : « 53 »."
    )


def test_an_empty_required_cell_is_said_with_an_example(folder):
    spoil(folder, "ptce", "la-forge;La Forge", "la-forge;")
    assert message(folder) == (
        "ptce.csv, ligne 3, colonne « nom » : une valeur est attendue ; exemple :"
        " « Clus'Ter Jura »."
    )


def test_an_identifier_written_twice_is_said_and_both_rows_stay(folder):
    spoil(folder, "ptce", "la-forge;La Forge", "le-four;La Forge")
    spoil(folder, "candidatures", "la-forge;AAP2013", "le-four;AMI2023")
    assert ("ptce.csv", 3, "id_ptce", "le-four") in faults(folder)
    assert list(read_records(folder).ptce.nom) == ["Le Four", "La Forge"]


def test_a_very_long_value_is_cut_in_the_sentence_and_whole_beside_it(folder):
    spoil(folder, "candidatures", ";laureate;", f";{'très ' * 100}longue;")
    (row,) = (row for row in read_records(folder).findings.itertuples() if row.ligne == 2)
    assert " … " in row.message
    assert len(row.message) < 300
    assert len(row.valeur) == 506


def test_a_candidature_of_an_unknown_call_names_the_known_ones(folder):
    spoil(folder, "candidatures", ";AMI2023;", ";AMI2032;")
    assert message(folder) == (
        "candidatures.csv, ligne 3, colonne « appel » : « AMI2032 » absent de appels.csv ;"
        " connus : « AAP2013 », « AMI2023 »."
    )


def test_among_many_good_values_the_nearest_are_named(folder):
    more = "".join(f"pole-{n};Pôle {n};;;\n" for n in range(30))
    path = folder / "ptce.csv"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    spoil(folder, "candidatures", "ami2023-le-four;le-four", "ami2023-le-four;le-foure")
    assert message(folder).endswith(
        "absent de ptce.csv ; les plus proches : « le-four », « la-forge »."
    )


def test_cells_beyond_the_header_are_kept_in_the_sentence(folder):
    spoil(folder, "secteurs", "autre;Autre secteur;", "autre;Autre;secteur;divers;et varié")
    assert faults(folder) == [("secteurs.csv", 3, "origine", "divers;et varié")]


def test_an_unknown_column_is_kept_and_said(folder):
    path = folder / "secteurs.csv"
    path.write_text(
        "code;libelle;origine;couleur\nalimentation;A;;vert\nautre;B;;\n", encoding="utf-8"
    )
    assert faults(folder) == [("secteurs.csv", 1, "couleur", "couleur")]
    assert list(read_records(folder).secteurs.couleur) == ["vert", ""]


def test_findings_of_several_files_are_all_given_in_order(folder):
    spoil(folder, "ptce", "la-forge;La Forge", "la-forge;")
    spoil(folder, "candidatures", ";laureate;", ";gagnant;")
    assert [fault[0] for fault in faults(folder)] == ["candidatures.csv", "ptce.csv"]


# Rules no schema can say: each holds on the small folder, each is broken once.

BROKEN = {
    rules.sector_is_listed: (
        "candidatures",
        "alimentation|autre",
        "alimentation|pain",
        ("candidatures.csv", 2, "secteurs", "pain"),
    ),
    rules.place_is_as_precise_as_said: (
        "candidatures",
        "L'Abergement-Clémenciat",
        "",
        ("candidatures.csv", 2, "precision", "commune"),
    ),
    rules.place_code_exists: (
        "candidatures",
        ";53;;region",
        ";99;;region",
        ("candidatures.csv", 4, "code_region", "99"),
    ),
    rules.perimeter_code_exists_at_its_level: (
        "perimetres",
        "commune;01001",
        "commune;01999",
        ("perimetres.csv", 2, "code", "01999"),
    ),
    rules.ptce_applies_once_per_call: (
        "candidatures",
        "le-four;AMI2023",
        "le-four;AAP2013",
        ("candidatures.csv", 3, "id_ptce", "le-four"),
    ),
    rules.decision_is_used: (
        "decisions",
        "fusion;le-four",
        "fusion;le-moulin",
        ("decisions.csv", 2, "id", "le-moulin"),
    ),
}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_broken_rule_gives_its_row(folder, rule):
    name, old, new, fault = BROKEN[rule]
    spoil(folder, name, old, new)
    assert faults(folder) == [fault]


def test_a_code_of_another_level_is_told_its_level(folder):
    spoil(folder, "perimetres", "commune;01001", "commune;75118")
    assert message(folder) == (
        "perimetres.csv, ligne 2, colonne « code » : « 75118 » inconnu du code officiel"
        " géographique 2026 au niveau « commune », connu au niveau « arrondissement » ;"
        " exemple : « 01001 »."
    )


def test_a_perimeter_item_without_its_code_is_said(folder):
    spoil(folder, "perimetres", "commune;01001", "commune;")
    assert "code vide au niveau « commune »" in message(folder)


def test_an_undefined_item_has_no_code(folder):
    spoil(folder, "perimetres", "indefini;;", "indefini;01001;")
    assert faults(folder) == [("perimetres.csv", 3, "code", "01001")]


# Unusable deliveries: one sentence, and no traceback.


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    assert refusal(tmp_path / "rien").endswith(
        "rien : dossier introuvable ; attendu : un dossier qui contient ptce.csv,"
        " candidatures.csv, perimetres.csv, appels.csv, secteurs.csv, decisions.csv."
    )


def test_a_file_in_place_of_a_folder_is_refused(folder):
    assert "dossier introuvable" in refusal(folder / "ptce.csv")


def test_a_missing_file_is_named(folder):
    (folder / "appels.csv").unlink()
    assert refusal(folder) == f"appels.csv : fichier absent du dossier {folder}."


def test_a_folder_in_place_of_a_file_is_refused(folder):
    (folder / "appels.csv").unlink()
    (folder / "appels.csv").mkdir()
    assert refusal(folder).startswith("appels.csv : lecture impossible")


def test_a_missing_column_is_named_with_the_header_expected(folder):
    spoil(folder, "secteurs", "code;libelle", "code;nom")
    assert refusal(folder) == (
        "secteurs.csv, ligne 1 : colonne absente (« libelle ») parmi « code;nom;origine » ;"
        " attendu : « code;libelle;origine »."
    )


def test_a_column_written_twice_is_refused(folder):
    spoil(folder, "secteurs", "code;libelle;origine", "code;libelle;code")
    assert "colonne écrite deux fois (« code »)" in refusal(folder)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n;;\n  ;\r\n"])
def test_an_empty_file_is_refused(folder, content):
    (folder / "secteurs.csv").write_bytes(content)
    assert refusal(folder) == (
        "secteurs.csv : fichier vide ; attendu : une ligne d'en-tête « code;libelle;origine »."
    )


def test_a_file_in_another_encoding_names_the_row_and_the_byte(folder):
    text = (folder / "appels.csv").read_text(encoding="utf-8")
    (folder / "appels.csv").write_bytes(text.encode("cp1252"))
    assert refusal(folder) == (
        "appels.csv, ligne 2 : octet 0xE9 illisible en UTF-8 ; attendu : un fichier enregistré en"
        " « CSV UTF-8 »."
    )


def test_a_text_in_utf_16_is_refused(folder):
    (folder / "secteurs.csv").write_bytes("code;libelle\na;b\n".encode("utf-16-be"))
    assert refusal(folder).startswith("secteurs.csv, ligne 1 : octet nul")


@pytest.mark.parametrize(("mark", "name"), [(",", "« , »"), ("\t", "tabulation"), ("|", "« | »")])
def test_another_separator_is_named(folder, mark, name):
    path = folder / "ptce.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(";", mark), encoding="utf-8")
    assert refusal(folder) == f"ptce.csv, ligne 1 : colonnes séparées par {name} ; attendu : « ; »."


def test_a_quote_left_open_is_refused_rather_than_swallowing_the_rest(folder):
    spoil(folder, "ptce", "le-four;Le Four", 'le-four;"Le Four')
    assert "guillemet mal placé ou non fermé" in refusal(folder)


def test_a_very_long_cell_is_kept_whole(folder):
    spoil(folder, "ptce", "Le Four", "x" * 200_000)
    assert len(read_records(folder).ptce.nom[0]) == 200_000


@given(content=st.binary(max_size=300))
def test_any_bytes_give_a_table_or_one_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("fiches") / "secteurs.csv"
    path.write_bytes(content)
    try:
        read_sheet(path)
    except RecordsError as error:
        assert str(error).startswith("secteurs.csv")


TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@given(rows=st.lists(st.lists(TEXT), max_size=6))
def test_any_row_of_text_is_kept(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("fiches") / "secteurs.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([["code", "libelle", "origine"], *rows])
    sheet, findings = read_sheet(path)
    written = [[cell.strip() for cell in row] for row in rows]
    written = [row for row in written if any(row)]
    assert len(sheet) == len(written)
    said = {finding.valeur for finding in findings}
    for kept, row in zip(sheet.values.tolist(), written, strict=True):
        assert kept == [*row, "", "", ""][:3]
        beyond = ";".join(row[3:]).strip(";")
        assert not beyond or beyond in said


@settings(max_examples=20, deadline=None)
@given(codes=st.lists(TEXT, min_size=1, max_size=8))
def test_any_codes_are_read_to_the_end(tmp_path_factory, codes):
    folder = tmp_path_factory.mktemp("fiches")
    for name, text in FOLDER.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with (folder / "secteurs.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([code, "libellé", ""] for code in codes)
    read = read_records(folder)
    assert list(read.secteurs.code[2:]) == [code.strip() for code in codes]
    assert read.findings.message.str.endswith(".").all()


def test_records_read_the_six_files_and_no_other():
    assert tuple(FOLDER) == records.TABLES
