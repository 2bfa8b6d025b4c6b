"""What a reading gives to those who look across dispatches."""

from chancery.exchange import parse_readings
from chancery.pipeline import read_bytes
from chancery.rounds.across.pieces import accords_of

TEXT = (
    "Le Niger et le Tchad ont signé mardi 10 mars à Niamey un accord. Aux termes de l’accord, le "
    "Tchad devra rouvrir la frontière avant le 30 avril, une fois les prisonniers libérés.\n"
)


def test_what_is_owed_is_told_without_its_condition():
    read = read_bytes(TEXT.encode(), path="a.txt", language="fr", published="2026-03-11")
    (saved,) = parse_readings(read.to_json().encode())
    (owed,) = [one for accord in accords_of(saved.typed) for one in accord.owed]
    assert owed.condition == "une fois les prisonniers libérés"
    assert owed.action == "rouvrir la frontière avant le 30 avril"
