"""How names sound, and how unlike they are."""

import pytest

from chancery.resolution.across_names import agree
from chancery.resolution.across_parts import take_apart
from chancery.resolution.likeness import NEAR, SAME, unlike
from chancery.resolution.skeleton import skeletons, sound


@pytest.mark.parametrize("words", [
    ("Qaani", "Ghaani", "قاآنی", "Ghani"), ("Soleimani", "Suleimani", "سلیمانی"),
    ("Mohammed", "Mohamed", "Muhammad", "محمد"), ("Abdoullaïev", "Abdullayev"),
    ("Sergueï", "Sergei", "Сергей"), ("Djamel", "Jamal", "Gamal", "جمال"),
    ("Choïgou", "Shoigu", "Шойгу"), ("Khamenei", "Khomeini", "خمینی"),
    ("Reza", "Ridha", "رضا"), ("Osman", "Ousmane", "عثمان"),
])  # fmt: skip
def test_spellings_of_one_name_share_a_skeleton(words):
    first, *others = (set(skeletons(word)) for word in words)
    assert all(first & other for other in others)


def test_a_name_without_consonants_has_a_skeleton_too():
    assert skeletons("Aï") == ("a",)


def test_a_word_in_a_script_of_no_table_is_silent():
    assert sound("金正恩").consonants == ""
    assert unlike("金正恩", "習近平") > NEAR


def test_marks_that_are_not_shown_do_not_count():
    assert sound("خامنه‌ای") == sound("خامنهای")


@pytest.mark.parametrize(("one", "other"), [
    ("Khamenei", "Khomeini"), ("Hassan", "Hossein"), ("Mahmoud", "Mohammed"), ("Karim", "Karam"),
    ("Jamal", "Kamal"), ("Said", "Saad"), ("Ali", "Ala"), ("Nazarbaïev", "Nazarbaïeva"),
])  # fmt: skip
def test_two_names_of_one_skeleton_are_not_one_name(one, other):
    assert unlike(one, other) > SAME


def test_a_slip_of_the_pen_is_near_and_never_the_same():
    assert SAME < unlike("Lukashenko", "Lukasehnko") <= NEAR


def test_renderings_of_one_name_in_two_languages_are_one():
    assert unlike("Volodymyr", "Vladimir") == unlike("Oleksandr", "Alexandre") == 0


@pytest.mark.parametrize(("name", "parts"), [
    ("Abdel Fattah al-Burhan", ["abdelfattah", "burhan"]),
    ("Abd al-Rahman Diop", ["abdrahman", "diop"]),
    ("Nour al-Din Bhiri", ["nourdin", "bhiri"]),
    ("Abou Bakr Sidiki", ["aboubakr", "sidiki"]),
    ("Seyyed Abbas Araghchi", ["abbas", "araghchi"]),
    ("Sheikh Hasina", ["sheikh", "hasina"]),
    ("Mohammed ben Salmane", ["mohammed", "salmane"]),
    ("Awa N. Faye", ["awa", "n", "faye"]),
    ("Denis Sassou N’Guesso", ["denis", "sassou", "nguesso"]),
    ("محمد بن سلمان", ["محمد", "سلمان"]),
])  # fmt: skip
def test_a_name_is_taken_apart(name, parts):
    assert [part.word for part in take_apart(name)] == parts


@pytest.mark.parametrize(("one", "other", "kind"), [
    ("Nouri al-Maliki", "Nuri Kamel al-Maliki", "longer"),
    ("Ahmad Massoud", "Ahmad Shah Masood", "longer"), ("Awa N. Faye", "Awa Ndèye Faye", "full"),
    ("George W. Bush", "George H. W. Bush", "crossed"), ("Mike Flynn", "Michael Flynn", "full"),
    ("Ferdinand Marcos", "Ferdinand Marcos Jr.", "crossed"),
    ("Evgueni Prigojine", "Yevgeny Prigozhin", "full"), ("Kim Jong-un", "Kim Jong-il", "crossed"),
    ("Lee Teng-hui", "Liu He", "near"),
    ("Saddam Hussein", "Saddam Hussein al-Tikriti", "most"),
    ("Idriss Déby", "Mahamat Idriss Déby", "crossed"),
    ("Qaani Esmaïl", "Esmail Ghaani", "crossed"),
    ("A. Faye", "Awa Faye", "initial"),
    ("Diallo", "Mamadou Diallo", "surname"),
    ("Hassan Rouhani", "Hussein Rouhani", "apart"),
    ("Ali Khamenei", "Ali Khomeini", "near"),
    ("Ashraf Ghani", "Esmail Ghaani", "given"),
    ("Awa N. Faye", "Awa M. Faye", "given"),
    ("Mamadou", "Diallo", "apart"),
])  # fmt: skip
def test_two_names_agree_in_one_of_these_ways(one, other, kind):
    found = agree(one, other)
    assert found.kind == kind or {found.kind, kind} == {"given", "apart"}
    assert found == agree(other, one)
