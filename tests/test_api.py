"""The Python interface of the ledger, as the README shows it."""

import chancery


def test_a_folder_is_ingested_and_asked_in_a_few_lines(tmp_path):
    folder = tmp_path / "dispatches"
    folder.mkdir()
    (folder / "a.txt").write_text("Le Mali et le Niger ont signé un accord à Bamako.\n")
    (folder / "b.txt").write_text("Le Togo a rencontré le Bénin à Lomé.\n")
    with chancery.open_ledger(str(tmp_path / "chancery.db")) as ledger:
        assert str(chancery.ingest(ledger, folder)) == "2 new"
        assert str(chancery.ingest(ledger, folder, "nowhere.txt")) == "2 known, 1 failed"
        found = ledger.find_events(chancery.Query(types=("SUPPORT",), actors=("MLI", "NER")))
        assert [row.place for row in found.rows] == ["Bamako"]


def test_a_table_is_ingested_by_its_own_columns(tmp_path):
    table = tmp_path / "news.jsonl"
    table.write_text('{"body_fr": "Le Togo a rencontré le Bénin à Lomé.", "seen": "2026-03-12"}\n')
    with chancery.open_ledger(str(tmp_path / "chancery.db")) as ledger:
        columns = {"text": "body_fr", "published": "seen"}
        assert str(chancery.ingest(ledger, table, columns=columns)) == "1 new"
        (row,) = ledger.find_dispatches(chancery.Query()).rows
        assert row.source.published == "2026-03-12"
