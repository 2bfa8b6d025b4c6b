"""Parts of speech put right: one wrong tag, one rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.parsing import mend
from chancery.parsing.fake import FakeParser
from tests.rooms.parsing.pages import dispatch

CASES = {
    "participle": (
        "Des hommes ont kidnappé un juge.",
        """
        Des       un        DET   2  det
        hommes    homme     NOUN  3  nsubj
        ont       avoir     AUX   0  root   VerbForm=Fin
        kidnappé  kidnappé  X     3  xcomp
        un        un        DET   6  det
        juge      juge      NOUN  4  obj
        .         .         PUNCT  3  punct
        """,
        {"kidnappé": ("VERB", "kidnappé", "root"), "ont": ("AUX", "kidnappé", "aux"),
         "hommes": ("NOUN", "kidnappé", "nsubj")},
    ),
    "light": (
        "Oslo fait pression sur Riga.",
        """
        Oslo      Oslo      PROPN  3  nsubj
        fait      faire     AUX    3  aux
        pression  pression  NOUN   0  root
        sur       sur       ADP    5  case
        Riga      Riga      PROPN  3  obl
        .         .         PUNCT  3  punct
        """,
        {"fait": ("VERB", "fait", "root"), "pression": ("NOUN", "fait", "obj"),
         "Riga": ("PROPN", "fait", "obl")},
    ),
    "helper": (
        "Oslo a de nouveau rejeté ce plan.",
        """
        Oslo     Oslo     PROPN  2  nsubj
        a        avoir    VERB   5  aux   VerbForm=Fin
        de       de       ADP    5  advmod
        nouveau  nouveau  ADJ    3  fixed
        rejeté   rejeter  VERB   0  root  VerbForm=Part
        ce       ce       DET    7  det
        plan     plan     NOUN   5  obj
        .        .        PUNCT  5  punct
        """,
        {"Oslo": ("PROPN", "rejeté", "nsubj"), "a": ("AUX", "rejeté", "aux")},
    ),
    "office": (
        "L'opposant Jan Berg a cédé.",
        """
        L'        lui      PRON   2  obj
        opposant  opposer  VERB   6  nsubj  VerbForm=Part|Tense=Pres|Number=Sing
        Jan       Jan      PROPN  2  obj
        Berg      Berg     PROPN  3  flat:name
        a         avoir    AUX    6  aux    VerbForm=Fin
        cédé      céder    VERB   0  root   VerbForm=Part
        .         .        PUNCT  6  punct
        """,
        {"L'": ("DET", "opposant", "det"), "opposant": ("NOUN", "cédé", "nsubj"),
         "Jan": ("PROPN", "opposant", "flat")},
    ),
    "noun": (
        "Oslo dit son vif mécontentement à Riga.",
        """
        Oslo            Oslo           PROPN  2  nsubj
        dit             dire           VERB   0  root   VerbForm=Fin
        son             son            DET    4  det
        vif             vif            NOUN   2  obj
        mécontentement  mécontentemer  VERB   2  advcl  VerbForm=Fin
        à               à              ADP    7  case
        Riga            Riga           PROPN  2  obl
        .               .              PUNCT  2  punct
        """,
        {"mécontentement": ("NOUN", "dit", "obj"), "vif": ("ADJ", "mécontentement", "amod"),
         "son": ("DET", "mécontentement", "det")},
    ),
    "stranded": (
        "Oslo livrera dix chars.",
        """
        Oslo     Oslo    PROPN  0  root
        livrera  livrer  VERB   4  case  VerbForm=Fin|Tense=Fut
        dix      dix     NUM    4  nummod
        chars    char    NOUN   1  nmod
        .        .       PUNCT  1  punct
        """,
        {"livrera": ("VERB", "livrera", "root"), "Oslo": ("PROPN", "livrera", "nsubj"),
         "chars": ("NOUN", "livrera", "obj")},
    ),
    "people": (
        "Le ministre philippin a parlé.",
        """
        Le         le         DET    2  det
        ministre   ministre   NOUN   5  nsubj
        philippin  philippin  VERB   2  acl
        a          avoir      AUX    5  aux   VerbForm=Fin
        parlé      parler     VERB   0  root  VerbForm=Part
        .          .          PUNCT  5  punct
        """,
        {"philippin": ("ADJ", "ministre", "amod")},
    ),
    "a country is that of the thing, not of its kind": (
        "Des navires de guerre russes attaquent.",
        """
        Des       un        DET    2  det
        navires   navire    NOUN   6  nsubj  Number=Plur
        de        de        ADP    4  case
        guerre    guerre    NOUN   2  nmod   Number=Sing
        russes    russe     ADJ    4  amod   Number=Plur
        attaquent attaquer  VERB   0  root   VerbForm=Fin
        .         .         PUNCT  6  punct
        """,
        {"russes": ("ADJ", "navires", "amod")},
    ),
    "an adjective before its noun": (
        "Oslo cède après des jours de violents combats.",
        """
        Oslo      Oslo     PROPN  2  nsubj
        cède      céder    VERB   0  root   VerbForm=Fin
        après     après    ADP    5  case
        des       un       DET    5  det
        jours     jour     NOUN   2  obl
        de        de       ADP    7  case
        violents  violent  ADJ    5  nmod
        combats   combat   NOUN   5  appos
        .         .        PUNCT  2  punct
        """,
        {"combats": ("NOUN", "jours", "nmod"), "violents": ("ADJ", "combats", "amod"),
         "de": ("ADP", "combats", "case")},
    ),
    "what has figures in it": (
        "Oslo rend un avion Su-25.",
        """
        Oslo   Oslo    PROPN  2  nsubj
        rend   rendre  VERB   0  root   VerbForm=Fin
        un     un      DET    4  det
        avion  avion   NOUN   2  obj
        Su-25  Su-25   VERB   4  appos  VerbForm=Fin
        .      .       PUNCT  2  punct
        """,
        {"Su-25": ("PROPN", "avion", "appos")},
    ),
    "a present participle read as a preposition": (
        "Oslo publie un communiqué condamnant les frappes.",
        """
        Oslo        Oslo        PROPN  2  nsubj
        publie      publier     VERB   0  root  VerbForm=Fin
        un          un          DET    4  det
        communiqué  communiqué  NOUN   2  obj
        condamnant  condamnant  ADP    7  case
        les         le          DET    7  det
        frappes     frappe      NOUN   2  obl
        .           .           PUNCT  2  punct
        """,
        {"condamnant": ("VERB", "communiqué", "acl"), "frappes": ("NOUN", "condamnant", "obj")},
    ),
    "swapped": (
        "Oslo renforce le blocus naval.",
        """
        Oslo      Oslo       PROPN  2  nsubj
        renforce  renforcer  VERB   0  root  VerbForm=Fin
        le        le         DET    5  det
        blocus    blocus     NOUN   5  amod
        naval     naval      ADJ    2  obj
        .         .          PUNCT  2  punct
        """,
        {"blocus": ("NOUN", "renforce", "obj"), "naval": ("ADJ", "blocus", "amod"),
         "le": ("DET", "blocus", "det")},
    ),
    "personal": (
        "Il s'est engagé.",
        """
        Il      lui      PRON  4  expl:subj
        s'      soi      PRON  4  expl:pv
        est     être     AUX   4  aux   VerbForm=Fin
        engagé  engager  VERB  0  root  VerbForm=Part|Tense=Past
        .       .        PUNCT  4  punct
        """,
        {"Il": ("PRON", "engagé", "nsubj")},
    ),
    "nobody": (
        "Il s'est agi.",
        """
        Il   lui   PRON  4  expl:subj
        s'   soi   PRON  4  expl:pv
        est  être  AUX   4  aux   VerbForm=Fin
        agi  agir  VERB  0  root  VerbForm=Part|Tense=Past
        .    .     PUNCT  4  punct
        """,
        {"Il": ("PRON", "agi", "expl")},
    ),
    "a past behind its subject": (
        "Le gouvernement proposa une hausse, que les syndicats refusèrent.",
        """
        Le            le            DET    2   det         Number=Sing
        gouvernement  gouvernement  NOUN   3   nsubj       Number=Sing
        proposa       proposer      VERB   0   root        Tense=Pres|VerbForm=Fin
        une           un            DET    5   det         Number=Sing
        hausse        hausse        NOUN   3   obj         Number=Sing
        ,             ,             PUNCT  9   punct
        que           que           SCONJ  9   case
        les           le            DET    9   det         Number=Plur
        syndicats     syndicat      NOUN   3   obl:mod
        refusèrent    refusèrent    ADV    9   amod
        .             .             PUNCT  3   punct
        """,
        {"refusèrent": ("VERB", "hausse", "acl"), "syndicats": ("NOUN", "refusèrent", "nsubj")},
    ),
    "the past of an irregular verb": (
        "Des rebelles attaquèrent la ville et prirent la caserne.",
        """
        Des           un            DET    2   det         Number=Plur
        rebelles      rebelle       NOUN   3   nsubj       Number=Plur
        attaquèrent   attaquer      VERB   0   root        Tense=Pres|VerbForm=Fin
        la            le            DET    5   det         Number=Sing
        ville         ville         NOUN   3   obj         Number=Sing
        et            et            CCONJ  7   cc
        prirent       prirer        VERB   3   conj        Tense=Pres|VerbForm=Fin
        la            le            DET    9   det         Number=Sing
        caserne       caserne       NOUN   7   obj         Number=Sing
        .             .             PUNCT  3   punct
        """,
        {"prirent": ("VERB", "attaquèrent", "conj")},
    ),
    "who speaks behind the verb": (
        "« Nous partons », a-t-il ajouté.",
        """
        «             «             PUNCT  3   punct
        Nous          nous          PRON   3   nsubj       Number=Plur
        partons       partir        VERB   8   advcl       Tense=Pres|VerbForm=Fin
        »             »             PUNCT  3   punct
        ,             ,             PUNCT  8   punct
        a             avoir         AUX    8   aux:tense   Tense=Pres|VerbForm=Fin
        -t-il         il            PRON   8   expl:subj   Number=Sing
        ajouté        ajouter       VERB   0   root        Number=Sing|Tense=Past|VerbForm=Part
        .             .             PUNCT  8   punct
        """,
        {"-t-il": ("PRON", "ajouté", "nsubj")},
    ),
    "an adjective of a country taken for a verb": (
        "Cinq gardes tadjiks ont été remis à un poste.",
        """
        Cinq          Cinq          NUM    2   nummod      Number=Plur
        gardes        garde         NOUN   6   nsubj:pass  Number=Plur
        tadjiks       tadjiks       VERB   2   acl         Tense=Pres|VerbForm=Part
        ont           avoir         AUX    6   aux:tense   Tense=Pres|VerbForm=Fin
        été           être          AUX    6   aux:pass    Tense=Past|VerbForm=Part
        remis         remettre      VERB   0   root        Tense=Past|VerbForm=Part|Voice=Pass
        à             à             ADP    9   case
        un            un            DET    9   det         Number=Sing
        poste         poste         NOUN   6   obl:arg
        .             .             PUNCT  6   punct
        """,
        {"gardes": ("NOUN", "remis", "nsubj"), "tadjiks": ("ADJ", "gardes", "amod")},
    ),
}  # fmt: skip
ENGLISH = {
    "after who": (
        "Oslo, which denies backing rebels, praised Riga.",
        """
        Oslo     Oslo    PROPN  5  vocative
        ,        ,       PUNCT  1  punct
        which    which   PRON   4  nsubj
        denies   deny    NOUN   5  nsubj
        backing  back    VERB   0  root  VerbForm=Ger
        rebels   rebel   NOUN   5  obj
        ,        ,       PUNCT  8  punct
        praised  praise  VERB   5  conj  VerbForm=Fin|Tense=Past
        Riga     Riga    PROPN  8  obj
        .        .       PUNCT  5  punct
        """,
        {"denies": ("VERB", "Oslo", "acl"), "backing": ("VERB", "denies", "xcomp"),
         "praised": ("VERB", "praised", "root"), "Oslo": ("PROPN", "praised", "nsubj")},
    ),
    "only object": (
        "Rebels took Riga later.",
        """
        Rebels  rebel  NOUN   2  nsubj
        took    take   VERB   0  root  VerbForm=Fin|Tense=Past
        Riga    Riga   PROPN  2  iobj
        later   late   ADV    2  advmod
        .       .      PUNCT  2  punct
        """,
        {"Riga": ("PROPN", "took", "obj")},
    ),
    "an indirect object beside a time taken for none": (
        "Oslo gave diplomats weeks.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        gave       give      VERB   0  root  VerbForm=Fin|Tense=Past
        diplomats  diplomat  NOUN   2  iobj
        weeks      week      NOUN   2  obl:unmarked
        .          .         PUNCT  2  punct
        """,
        {"diplomats": ("NOUN", "gave", "iobj")},
    ),
    "modal": (
        "Oslo will visit Riga.",
        """
        Oslo   Oslo   PROPN  3  nsubj
        will   will   AUX    3  cop   VerbForm=Fin
        visit  visit  NOUN   0  root
        Riga   Riga   PROPN  3  obj
        .      .      PUNCT  3  punct
        """,
        {"visit": ("VERB", "visit", "root"), "will": ("AUX", "visit", "aux"),
         "Riga": ("PROPN", "visit", "obj")},
    ),
    "surname": (
        "Mrs May met Riga.",
        """
        Mrs   Mrs   PROPN  3  nsubj
        May   may   AUX    3  aux    VerbForm=Fin
        met   meet  VERB   0  root   VerbForm=Fin|Tense=Past
        Riga  Riga  PROPN  3  obj
        .     .     PUNCT  3  punct
        """,
        {"May": ("PROPN", "Mrs", "flat")},
    ),
    "capitals": (
        "Oslo fled, NBC News said.",
        """
        Oslo  Oslo  PROPN  2  nsubj
        fled  flee  VERB   6  ccomp  VerbForm=Fin|Tense=Past
        ,     ,     PUNCT  6  punct
        NBC   nbc   ADP    5  case
        News  News  PROPN  6  nsubj
        said  say   VERB   0  root   VerbForm=Fin|Tense=Past
        .     .     PUNCT  6  punct
        """,
        {"NBC": ("PROPN", "News", "compound")},
    ),
    "surname alone": (
        "May accused Riga.",
        """
        May      may     AUX    2  aux    VerbForm=Fin
        accused  accuse  VERB   0  root   VerbForm=Part|Tense=Past
        Riga     Riga    PROPN  2  obj
        .        .       PUNCT  2  punct
        """,
        {"May": ("PROPN", "accused", "nsubj")},
    ),
    "modal with a negation": (
        "Oslo may not attack Riga.",
        """
        Oslo    Oslo    PROPN  4  nsubj
        may     may     AUX    4  aux     VerbForm=Fin
        not     not     PART   4  advmod
        attack  attack  NOUN   0  root
        Riga    Riga    PROPN  4  appos
        .       .       PUNCT  4  punct
        """,
        {"attack": ("VERB", "attack", "root"), "may": ("AUX", "attack", "aux")},
    ),
    "a gerund beside a noun": (
        "Riga accused neighbouring Chad of lying.",
        """
        Riga          Riga          PROPN  2   nsubj       Number=Sing
        accused       accuse        VERB   0   root        Tense=Past|VerbForm=Fin
        neighbouring  neighbour     VERB   2   xcomp       VerbForm=Ger
        Chad          chad          NOUN   3   obj         Number=Sing
        of            of            ADP    6   case
        lying         lie           VERB   4   nmod        VerbForm=Ger
        .             .             PUNCT  2   punct
        """,
        {"neighbouring": ("ADJ", "Chad", "amod"), "Chad": ("NOUN", "accused", "obj")},
    ),
    "a capital is no infinitive": (
        "Peru extradited three suspected smugglers to Colombia.",
        """
        Peru          Peru          PROPN  2   nsubj       Number=Sing
        extradited    extradite     VERB   0   root        Tense=Past|VerbForm=Fin
        three         three         NUM    5   nummod
        suspected     suspect       VERB   5   amod        Tense=Past|VerbForm=Part|Voice=Pass
        smugglers     smuggler      NOUN   2   obj         Number=Plur
        to            to            ADP    7   case
        Colombia      Colombia      PROPN  5   nmod        Number=Sing
        .             .             PUNCT  2   punct
        """,
        {"Colombia": ("PROPN", "extradited", "obl")},
    ),
    "an infinitive taken for an adjective": (
        "I ask the men to free the hostages.",
        """
        I             I             PRON   2   nsubj       Number=Sing
        ask           ask           VERB   0   root        Tense=Pres|VerbForm=Fin
        the           the           DET    4   det
        men           man           NOUN   2   iobj        Number=Plur
        to            to            ADP    6   mark
        free          free          ADJ    2   xcomp
        the           the           DET    8   det
        hostages      hostage       NOUN   6   obj         Number=Plur
        .             .             PUNCT  2   punct
        """,
        {"free": ("VERB", "ask", "xcomp")},
    ),
    "a past in small letters is no name": (
        "Oslo and Riga on Thursday vetoed a plan that would have imposed an embargo.",
        """
        Oslo          Oslo          PROPN  0   root        Number=Sing
        and           and           CCONJ  3   cc
        Riga          Riga          PROPN  1   conj        Number=Sing
        on            on            ADP    6   case
        Thursday      Thursday      PROPN  6   compound    Number=Sing
        vetoed        vetoed        PROPN  1   nmod        Number=Sing
        a             a             DET    8   det
        plan          plan          NOUN   0   root        Number=Sing
        that          that          PRON   12  nsubj
        would         would         AUX    12  aux         VerbForm=Fin
        have          have          AUX    12  aux         VerbForm=Inf
        imposed       impose        VERB   8   acl:relcl   Tense=Past|VerbForm=Part
        an            a             DET    14  det
        embargo       embargo       NOUN   12  obj         Number=Sing
        .             .             PUNCT  8   punct
        """,
        {"vetoed": ("VERB", "vetoed", "root"), "Thursday": ("PROPN", "Oslo", "nmod"),
         "plan": ("NOUN", "vetoed", "obj")},
    ),
    "a participle taken for a predicate": (
        "The lawyer was beaten at his home.",
        """
        The           the           DET    2   det
        lawyer        lawyer        NOUN   4   nsubj       Number=Sing
        was           be            AUX    4   cop         Tense=Past|VerbForm=Fin
        beaten        beaten        ADJ    0   root
        at            at            ADP    7   case
        his           his           PRON   7   nmod:poss   Number=Sing
        home          home          NOUN   4   obl         Number=Sing
        .             .             PUNCT  4   punct
        """,
        {"beaten": ("VERB", "beaten", "root")},
    ),
}  # fmt: skip
READ = [("fr", name, *CASES[name]) for name in CASES] + [
    ("en", name, *ENGLISH[name]) for name in ENGLISH
]
each_case = pytest.mark.parametrize(
    ("language", "text", "table", "expected"),
    [pytest.param(language, *case, id=f"{language}-{name}") for language, name, *case in READ],
)


@each_case
def test_a_wrong_tag_is_put_right(language, text, table, expected):
    syntax = mend(FakeParser(table, language=language).parse(dispatch(text)), language)
    words = {word.text: word for word in syntax.words}
    for form, (upos, head, rel) in expected.items():
        word = words[form]
        assert (word.upos, syntax.words[word.head].text, word.rel) == (upos, head, rel), form


@each_case
def test_every_word_still_leads_to_a_root(language, text, table, expected):
    syntax = mend(FakeParser(table, language=language).parse(dispatch(text)), language)
    for word in syntax.words:
        tops = [word, *syntax.ancestors(word)]
        assert tops[-1].head == tops[-1].i


FORMS = {
    "fr": ["Oslo", "a", "livrera", "signer", "à", "de", "des", "plan", "samedi", ",", "et",
           "rejeté", "philippin", "lors", "pression", "fait", "accuse", "que", "prévoit",
           "il", "."],
    "en": ["Oslo", "has", "will", "visit", "strikes", "to", "of", "off", "called", "plan",
           "Monday", ",", "and", "rejected", "more", "5", "said", "general", "accusing", "'s",
           "set", "which", "that", "denies", "down", "."],
}  # fmt: skip
UPOS = ["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "PUNCT", "X", "PART", "PRON", "CCONJ"]
RELS = [
    "nsubj",
    "obj",
    "obl",
    "obl:mod",
    "nmod",
    "case",
    "aux",
    "conj",
    "xcomp",
    "advcl",
    "acl",
    "amod",
    "compound",
    "punct",
    "parataxis",
    "mark",
    "iobj",
    "appos",
    "ccomp",
    "cc",
    "nmod:poss",
]
FEATS = ["_", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Ger", "VerbForm=Part|Tense=Past",
         "VerbForm=Fin|Tense=Past"]  # fmt: skip


def words_of(language):
    return st.tuples(
        st.sampled_from(FORMS[language]), st.sampled_from(UPOS), st.sampled_from(RELS),
        st.integers(0, 9), st.sampled_from(FEATS),
    )  # fmt: skip


def lemma_of(form):
    """The lemmas that the rules ask for; a form is its own lemma elsewhere."""
    known = {"has": "have", "called": "call", "rejected": "reject", "said": "say", "a": "avoir"}
    return known.get(form, form)


def table_of(drawn, order):
    """A tree by construction: every word hangs on one that comes before it in the order."""
    heads = {order[k]: order[drawn[order[k]][3] % k] for k in range(1, len(order))}
    rows = []
    for i, (form, upos, rel, _, feats) in enumerate(drawn):
        head, deprel = (heads[i] + 1, rel) if i in heads else (0, "root")
        rows.append(f"{form} {lemma_of(form)} {upos} {head} {deprel} {feats}")
    return "\n".join(rows)


@pytest.mark.parametrize("language", FORMS)
@given(data=st.data())
def test_whatever_the_tree_mending_makes_no_circle(language, data):
    drawn = data.draw(st.lists(words_of(language), min_size=1, max_size=9))
    order = data.draw(st.permutations(range(len(drawn))))
    text = " ".join(form for form, *_ in drawn)
    syntax = mend(FakeParser(table_of(drawn, order)).parse(dispatch(text)), language)
    for word in syntax.words:
        tops = [word, *syntax.ancestors(word)]
        assert tops[-1].head == tops[-1].i
