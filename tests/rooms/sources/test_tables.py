"""Tables: rows sealed one by one, bad ones named by their number."""

import csv
import gzip
import json
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from chancery.errors import ChanceryError, InputError, NotFoundError, TooLargeError
from chancery.records.intake import ROW, Row
from chancery.sources import MOST_BYTES, looks_like_readings, read_table

TEXT = "Les deux ministres ont signé lundi un accord à Lomé."


def lines(folder, *rows, name="t.jsonl"):
    path = folder / name
    written = (row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    path.write_bytes(b"\n".join(written) + b"\n")
    return path


def table(folder, **columns):
    path = folder / "t.parquet"
    parquet.write_table(pa.table(columns), path)
    return path


def lines_of_columns(folder, **columns):
    rows = zip(*columns.values(), strict=True)
    return lines(folder, *(dict(zip(columns, row, strict=True)) for row in rows))


def csv_of_columns(folder, **columns):
    path = folder / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


def rows(found):
    return [Row.from_bytes(one.data) for one in found if not isinstance(one, ChanceryError)]


def errors(found):
    return [str(one) for one in found if isinstance(one, ChanceryError)]


def test_a_row_is_sealed_as_canonical_json_at_its_url(tmp_path):
    path = lines(tmp_path, {"title": "Accord", "text": TEXT, "url": "https://nord.example/1"})
    (item,) = read_table(path)
    said = f'{{"form":"text","text":"{TEXT}","title":"Accord","url":"https://nord.example/1"}}'
    assert item.data == said.encode()
    assert (item.address, item.capture.url) == ("https://nord.example/1", "https://nord.example/1")
    assert (item.capture.media_type, item.capture.path) == (ROW, f"{path}#1")


def test_a_row_without_a_url_has_the_address_of_its_id_or_of_its_content(tmp_path):
    path = lines(tmp_path, {"text": TEXT, "id": 17}, {"text": TEXT, "id": "b"}, b"", {"text": TEXT})
    found = list(read_table(path))
    seal = found[2].capture.sha256
    assert [item.address for item in found] == [f"{path}#17", f"{path}#b", f"sha256:{seal}"]
    assert found[2].capture.path == f"{path}#4"


def test_rows_of_tables_of_one_name_in_two_folders_have_two_addresses(tmp_path, monkeypatch):
    found = []
    for name in ("nord", "sud"):
        (tmp_path / name).mkdir()
        path = lines(tmp_path / name, {"text": TEXT, "id": 1})
        monkeypatch.chdir(path.parent)
        found += read_table(path.relative_to(path.parent))
    assert [item.address.removeprefix(f"{tmp_path}/") for item in found] == [
        f"nord/{found[0].capture.path}", f"sud/{found[1].capture.path}",
    ]  # fmt: skip


def test_the_usual_names_of_columns_are_known(tmp_path):
    path = lines(
        tmp_path,
        {
            "headline": "Accord", "body": TEXT, "link": "https://nord.example/1", "lang": "fr",
            "date": "2025-05-14T10:32:00.5Z", "source": "Le Nord", "author": "Awa",
        },
    )  # fmt: skip
    assert rows(read_table(path)) == [
        Row(
            text=TEXT, title="Accord", url="https://nord.example/1", language="fr",
            published="2025-05-14T10:32:00Z", publisher="Le Nord", byline="Awa",
        )
    ]  # fmt: skip


def test_a_mapping_says_which_column_is_meant(tmp_path):
    path = lines(tmp_path, {"corps": TEXT, "text": "autre", "titre": "Accord"})
    (row,) = rows(read_table(path, {"text": "corps", "title": "titre"}))
    assert (row.text, row.title) == (TEXT, "Accord")


def test_html_is_taken_where_there_is_no_text(tmp_path):
    path = lines(tmp_path, {"html": f"<p>{TEXT}</p>", "text": None}, {"html": "x", "text": TEXT})
    assert [(row.form, row.text) for row in rows(read_table(path))] == [
        ("html", f"<p>{TEXT}</p>"),
        ("text", TEXT),
    ]


def test_a_date_that_only_readers_of_pages_understand_is_handed_on(tmp_path):
    (row,) = rows(read_table(lines(tmp_path, {"text": TEXT, "date": "14 mai 2025"})))
    assert row.published == "14 mai 2025"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"title": "Accord"}, "it has no text"),
        ({"text": "  "}, "it has no text"),
        ({"text": 5}, "its text is of the kind int"),
        ({"text": TEXT, "date": 1747}, "its published is of the kind int"),
        ({"text": TEXT, "id": True}, "its id is of the kind bool"),
        ({"text": TEXT, "title": ["x"]}, "its title is of the kind list"),
        (b"{", "it is no JSON"),
        (b"[1]", "it is no JSON object"),
        (b"\xff\xfe", "it is no JSON"),
        (b'{"text":' * 50_000, "it is no JSON"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_number(tmp_path, line, reason):
    found = list(read_table(lines(tmp_path, {"text": TEXT}, line, {"text": TEXT})))
    assert errors(found) == [f"{tmp_path}/t.jsonl: row 2 is passed by: {reason}"] or (
        reason in errors(found)[0] and "row 2" in errors(found)[0]
    )
    assert len(rows(found)) == 2


def test_a_line_over_the_limit_is_skipped_and_the_rest_is_read(tmp_path):
    long = b'{"text":"' + b"a" * (MOST_BYTES + 10) + b'"}'
    found = list(read_table(lines(tmp_path, {"text": TEXT}, long, {"text": TEXT})))
    assert isinstance(found[1], TooLargeError)
    assert len(rows(found)) == 2


def test_packed_lines_are_read_and_a_cut_is_said(tmp_path):
    packed = gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n")
    path = tmp_path / "t.jsonl.gz"
    path.write_bytes(packed + packed)
    assert len(rows(read_table(path))) == 2
    path.write_bytes(packed + packed[:-6])
    assert len(errors(read_table(path))) == 1


def test_halves_of_characters_do_not_stop_a_table(tmp_path):
    found = list(read_table(lines(tmp_path, b'{"text":"Un \\ud800 mot","title":"\\udfff"}')))
    assert [(row.text, row.title) for row in rows(found)] == [("Un ? mot", "?")]


def test_parquet_is_read_with_dates_and_numbers(tmp_path):
    path = table(
        tmp_path,
        id=[1, 2, 3],
        text=[TEXT, None, TEXT],
        published=[datetime(2025, 5, 14, 10, 32, tzinfo=UTC), None, None],
        noise=[{"a": 1}, None, None],
    )
    found = list(read_table(path))
    assert [one.published for one in rows(found)] == ["2025-05-14T10:32:00Z", None]
    assert errors(found) == [f"{path}: row 2 is passed by: it has no text"]
    assert found[0].address == f"{path}#1"


def test_days_of_parquet_are_days(tmp_path):
    (row,) = rows(read_table(table(tmp_path, text=[TEXT], date=[date(2025, 5, 14)])))
    assert row.published == "2025-05-14"


def test_a_large_table_is_read_in_batches(tmp_path):
    path = table(tmp_path, text=[f"{TEXT} {n}" for n in range(1_000)])
    assert [row.text for row in rows(read_table(path))] == [f"{TEXT} {n}" for n in range(1_000)]


@pytest.mark.parametrize("write", [table, lines_of_columns, csv_of_columns])
def test_a_column_that_is_not_there_is_named_at_once(tmp_path, write):
    path = write(tmp_path, texte=[TEXT])
    with pytest.raises(InputError, match="no column holds a text"):
        read_table(path)
    with pytest.raises(InputError, match=r"no column is called 'corps'; columns are: texte$"):
        read_table(path, {"text": "corps"})
    with pytest.raises(InputError, match="no field is called 'texte'"):
        read_table(path, {"texte": "texte"})


def test_broken_parquet_is_refused_in_one_line(tmp_path):
    path = table(tmp_path, text=[TEXT])
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="broken") as caught:
        read_table(path)
    assert "\n" not in str(caught.value)


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    path = table(tmp_path, text=[TEXT])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"in Chancery's folder, pip install '\.\[tables\]'"):
        read_table(path)


def test_a_missing_table_is_named_at_once(tmp_path):
    with pytest.raises(NotFoundError, match="no such file"):
        read_table(tmp_path / "rien.jsonl")


def test_readings_are_told_from_rows():
    assert looks_like_readings(b'{"schema": "chancery/reading/1", "reader": "x"}')
    assert not looks_like_readings(json.dumps({"text": '"schema": "chancery/reading/1"'}).encode())
    assert not looks_like_readings(b"")


cells = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
names = st.sampled_from(["text", "html", "title", "url", "date", "id", "lang", "author", "x"])


@given(st.lists(st.dictionaries(names, cells, max_size=5) | st.binary(max_size=20), max_size=4))
@settings(max_examples=60)
def test_any_lines_are_rows_or_errors_of_ours(tmp_path_factory, written):
    try:
        found = read_table(lines(tmp_path_factory.mktemp("t"), *written))
    except InputError as error:
        found = [error]
    for one in found:
        if isinstance(one, ChanceryError):
            assert "\n" not in str(one)
        else:
            assert Row.from_bytes(one.data).text.strip()
