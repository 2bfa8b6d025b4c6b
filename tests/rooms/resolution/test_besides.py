"""A second name right behind the first."""

import pytest

from chancery.resolution.across import besides


@pytest.mark.parametrize(("name", "behind", "found"), [
    ("Esmaïl Qaani", " (اسماعیل قاآنی), a rencontré", ("اسماعیل قاآنی",)),
    ("Front de libération de l'Adrar", " (FLA) a accusé", ("FLA",)),
    ("Moussa Ag Attaher", ", alias Abou Walid, a rencontré", ("Abou Walid",)),
    ("Moussa Ag Attaher", " (alias Abou Walid al-Sahraoui)", ("Abou Walid al-Sahraoui",)),
    ("Moussa Ag Attaher", ", plus connu sous le nom de « Le Renard », est", ("Le Renard",)),
    ("Moussa Ag Attaher", ", also known as Abu Walid, said", ("Abu Walid",)),
    ("Awa Faye", " (54 ans)", ()), ("Awa Faye", " (à droite)", ()), ("Awa Faye", " (Iran)", ()),
    ("Awa Faye", " a dit que", ()), ("Awa Faye", ", dit-elle", ()), ("Awa Faye", "", ()),
    ("Awa Faye", ", dit Paul", ()), ("Awa Faye", " (PS)", ()),
])  # fmt: skip
def test_another_name_is_read_in_these_forms(name, behind, found):
    schema = "Group" if name.startswith("Front") else "Person"
    assert besides(name + behind, name, [(0, len(name))], schema) == found


def test_a_name_inside_its_mention_is_looked_behind():
    text = "Le Front de l'Adrar (FLA) a accusé l'armée. Le Front de l'Adrar avance."
    spans = [(0, 25), (44, 63)]
    assert besides(text, "Front de l'Adrar", spans, "Group") == ("FLA",)


@pytest.mark.parametrize(("before", "found"), [
    ("Le gouvernement et le Front pour le salut de l'Adrar", ("Front pour le salut de l'Adrar",)),
    ("Le Front pour le salut de l’Adrar", ("Front pour le salut de l’Adrar",)),
    ("Le Front populaire de l'Adrar", ()), ("Fin du siège. Armée", ()), ("", ()),
    ("le front du salut à l'arrêt", ()),
])  # fmt: skip
def test_the_words_of_an_acronym_are_read_before_it(before, found):
    text = f"{before} (FSA) a signé"
    at = text.index("FSA")
    assert besides(text, "FSA", [(at, at + 3)], "Organization") == found


def test_a_name_cut_short_is_read_to_the_acronym_that_it_makes():
    name = "Mission d'observation de la trêve"
    full = f"{name} dans l'Adrar"
    assert besides(f"La {full} (MOTA) a dit", name, [(3, 36)], "PublicBody") == ("MOTA", full)
    assert besides(f"La {full} (FLA) a dit", name, [(3, 36)], "PublicBody") == ()
