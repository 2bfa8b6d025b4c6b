"""Sources without a name are told apart by what is said of them, in whatever language."""

import pytest

from chancery.knowledge.unnamed import unnamed_source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haut responsable", "senior official"),
        ("responsable américain", "U.S. official"),
        ("diplomate occidental", "Western diplomats"),
        ("source sécuritaire", "security sources"),
        ("témoins", "eyewitnesses"),
        ("officier de l’armée", "army officer"),
    ],
)
def test_the_same_is_said_of_two(one, other):
    assert unnamed_source(one) == unnamed_source(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haut responsable", "US official"),
        ("Iranian official", "US official"),
        ("diplomatic source", "security source"),
        ("former official", "senior official"),
        ("senior Hamas official", "senior official"),
    ],
)
def test_two_are_told_apart(one, other):
    assert unnamed_source(one) != unnamed_source(other)


@pytest.mark.parametrize("name", ["", "Jeune Afrique", "La Source", "Abbas Araghchi", "minister"])
def test_whoever_has_a_name_is_no_unnamed_source(name):
    assert unnamed_source(name) is None
