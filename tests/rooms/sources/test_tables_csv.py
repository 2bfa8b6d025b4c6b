"""CSV and TSV, and arrays of JSON: rows like those of any table."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import ChanceryError, InputError, TooLargeError, UnreadableError
from chancery.records.intake import Row
from chancery.sources import MOST_BYTES, Kind, kind_of, read_table

TEXT = "Les deux ministres ont signé lundi un accord à Lomé."


def written(folder, data, name="t.csv"):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rows(found):
    return [Row.from_bytes(one.data) for one in found if not isinstance(one, ChanceryError)]


def errors(found):
    return [str(one) for one in found if isinstance(one, ChanceryError)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["t.csv", "t.TSV", "t.csv.gz"])
def test_a_table_is_read_whatever_parts_its_cells(tmp_path, separator, mark, name):
    lines = (("title", "body", "date"), ("Accord", f'"{TEXT} « a, b; c »"', "2026-05-04"))
    data = mark + "\r\n".join(separator.join(line) for line in lines) + "\r\n"
    packed = gzip.compress(data.encode()) if name.endswith(".gz") else data
    path = written(tmp_path, packed, name)
    assert kind_of(str(path)) is Kind.ROWS
    (item,) = read_table(path)
    assert Row.from_bytes(item.data) == Row(
        title="Accord", text=f"{TEXT} « a, b; c »", published="2026-05-04"
    )
    assert item.capture.path == f"{path}#1"


def test_a_quoted_cell_keeps_its_lines_and_its_marks(tmp_path):
    path = written(tmp_path, 'id,text\n7,"Un ""accord"".\n\nIl est signé."\n\n8,Oui\n')
    found = list(read_table(path))
    assert [row.text for row in rows(found)] == ['Un "accord".\n\nIl est signé.', "Oui"]
    assert [item.address for item in found] == [f"{path}#7", f"{path}#8"]


def test_a_mapping_names_columns_of_the_header(tmp_path):
    path = written(tmp_path, f"corps;text;titre\n{TEXT};autre;Accord\n")
    (row,) = rows(read_table(path, {"text": "corps", "title": "titre"}))
    assert (row.text, row.title) == (TEXT, "Accord")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"a,b,c", "it has 3 cells, and the header 2"),
        (b"a", "it has 1 cells, and the header 2"),
        (b"a,\xe9t\xe9", "it is not UTF-8"),
        (b"a,", "it has no text"),
        (b"a," + b"x" * MOST_BYTES, "it is over 16 MB"),
        (b'a,"' + b"x\n" * (MOST_BYTES // 2) + b'x"', "it is over 16 MB"),
    ],
)
def test_a_broken_row_costs_one_line_and_the_rest_is_read(tmp_path, line, reason):
    path = written(tmp_path, b"title,text\n1,Un\n" + line + b"\n3,Trois\n")
    found = list(read_table(path))
    assert errors(found)[0] == f"{path}: row 2 is passed by: {reason}"
    assert [row.text for row in rows(found)] == ["Un", "Trois"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a table without a header"),
        (b"\n\n", "a table without a header"),
        ("titre,été\n".encode("cp1252"), "not UTF-8; save it as UTF-8"),
        ("title,text\nAccord,Oui\n".encode("utf-16"), "not UTF-8; save it as UTF-8"),
        (b"Accord,Un accord.\nAutre,Oui.\n", "no column holds a text; name it"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_at_once(tmp_path, data, said):
    with pytest.raises(InputError, match=said) as caught:
        read_table(written(tmp_path, data))
    assert str(caught.value).isprintable()


def test_json_lines_that_are_called_csv_are_json_lines(tmp_path):
    assert len(rows(read_table(written(tmp_path, json.dumps({"text": TEXT}))))) == 1


@pytest.mark.parametrize("name", ["t.json", "t", "t.json.gz"])
def test_an_array_of_objects_is_a_table(tmp_path, name):
    data = json.dumps([{"text": TEXT, "id": 5}, 7, {"title": "x", "text": "Oui."}], indent=1)
    packed = gzip.compress(data.encode()) if name.endswith(".gz") else data
    path = written(tmp_path, packed, name)
    assert kind_of(str(path)) is Kind.ROWS
    found = list(read_table(path))
    assert [row.text for row in rows(found)] == [TEXT, "Oui."]
    assert errors(found) == [f"{path}: row 2 is passed by: it is no JSON object"]
    assert [found[0].address, found[2].capture.path] == [f"{path}#5", f"{path}#3"]


def test_an_array_over_the_limit_or_broken_is_refused_in_one_line(tmp_path):
    with pytest.raises(TooLargeError, match="make it JSON lines"):
        read_table(written(tmp_path, b'[{"text":"' + b"x" * MOST_BYTES + b'"}]', "t.json"))
    with pytest.raises(UnreadableError, match="is no JSON"):
        read_table(written(tmp_path, b'[{"text":"Oui."},', "t.json"))


def test_a_column_is_looked_for_in_the_first_rows_and_not_beyond(tmp_path):
    some = [{"text": TEXT}] * 1_000
    late = [*some, {"text": TEXT, "lien": "https://nord.example/1"}]
    path = written(tmp_path, "\n".join(map(json.dumps, late)), "t.jsonl")
    with pytest.raises(InputError, match="no column is called 'lien'; columns are: text"):
        read_table(path, {"url": "lien"})
    path = written(tmp_path, "\n".join(map(json.dumps, late[1:])), "t.jsonl")
    assert len(rows(read_table(path, {"url": "lien"}))) == 1_000


@given(st.lists(st.text(max_size=30) | st.binary(max_size=30), max_size=6))
@settings(max_examples=60)
def test_any_rows_are_rows_or_errors_of_ours(tmp_path_factory, given):
    lines = [one.encode("utf-8", "replace") if isinstance(one, str) else one for one in given]
    path = written(tmp_path_factory.mktemp("t"), b"text,title\n" + b"\n".join(lines))
    for one in read_table(path):
        assert isinstance(one, ChanceryError) or Row.from_bytes(one.data).text.strip()
