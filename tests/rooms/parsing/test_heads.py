"""Verbs put back at the head of their clause: one wrong tree, one rule, one right tree."""

import pytest

from chancery.parsing import mend
from chancery.parsing.fake import FakeParser
from tests.rooms.parsing.pages import dispatch

CASES = {
    "a verb behind what is said of the noun that heads the sentence": (
        "Jon Dahl, the mayor, hailed the plan and accused Oslo.",
        """
        Jon      Jon     PROPN  0   root
        Dahl     Dahl    PROPN  1   flat
        ,        ,       PUNCT  5   punct
        the      the     DET    5   det
        mayor    mayor   NOUN   1   appos
        ,        ,       PUNCT  1   punct
        hailed   hail    VERB   1   parataxis  VerbForm=Fin|Tense=Past
        the      the     DET    9   det
        plan     plan    NOUN   7   obj
        and      and     CCONJ  11  cc
        accused  accuse  VERB   1   conj       VerbForm=Fin|Tense=Past
        Oslo     Oslo    PROPN  11  obj
        .        .       PUNCT  1   punct
        """,
        {"hailed": ("VERB", "hailed", "root"), "Jon": ("PROPN", "hailed", "nsubj"),
         "accused": ("VERB", "hailed", "conj")},
    ),
    "a phrase before a comma taken for the head": (
        "In a message, Berg, 61, denounced violence and accused Oslo.",
        """
        In         in         ADP    3   case
        a          a          DET    3   det
        message    message    NOUN   0   root
        ,          ,          PUNCT  5   punct
        Berg       Berg       PROPN  3   appos
        ,          ,          PUNCT  7   punct
        61         61         NUM    3   appos
        ,          ,          PUNCT  10  punct
        denounced  denounce   VERB   10  amod   VerbForm=Part|Tense=Past
        violence   violence   NOUN   3   conj
        and        and        CCONJ  12  cc
        accused    accuse     VERB   3   conj   VerbForm=Fin|Tense=Past
        Oslo       Oslo       PROPN  12  obj
        .          .          PUNCT  3   punct
        """,
        {"denounced": ("VERB", "denounced", "root"), "Berg": ("PROPN", "denounced", "nsubj"),
         "violence": ("NOUN", "denounced", "obj"), "accused": ("VERB", "denounced", "conj")},
    ),
    "a finite verb with a subject taken for an attribute": (
        "Oslo imposed duties, and Berg doubled fines on ships.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        imposed  impose  VERB   0  root   VerbForm=Fin|Tense=Past
        duties   duty    NOUN   2  obj
        ,        ,       PUNCT  8  punct
        and      and     CCONJ  8  cc
        Berg     Berg    PROPN  7  nsubj
        doubled  double  VERB   8  amod   VerbForm=Fin|Tense=Past
        fines    fine    NOUN   2  obl
        on       on      ADP    10 case
        ships    ship    NOUN   8  nmod
        .        .       PUNCT  2  punct
        """,
        {"doubled": ("VERB", "imposed", "conj"), "fines": ("NOUN", "doubled", "obj")},
    ),
    "the second verb of a list taken for a clause beside the first": (
        "Oslo has detained Berg, closed the port and freed Dahl.",
        """
        Oslo      Oslo    PROPN  3  nsubj
        has       have    AUX    3  aux    VerbForm=Fin
        detained  detain  VERB   0  root   VerbForm=Part|Tense=Past
        Berg      Berg    PROPN  3  obj
        ,         ,       PUNCT  6  punct
        closed    close   VERB   3  advcl  VerbForm=Fin|Tense=Past
        the       the     DET    8  det
        port      port    NOUN   6  obj
        and       and     CCONJ  10 cc
        freed     free    VERB   6  conj   VerbForm=Fin|Tense=Past
        Dahl      Dahl    PROPN  10 obj
        .         .       PUNCT  3  punct
        """,
        {"closed": ("VERB", "detained", "conj"), "freed": ("VERB", "closed", "conj")},
    ),
    "a time before a comma taken for the head": (
        "Last week, Berg, an engineer, testified that Oslo left.",
        """
        Last       last      ADJ    2   amod
        week       week      NOUN   0   root
        ,          ,         PUNCT  2   punct
        Berg       Berg      PROPN  2   parataxis
        ,          ,         PUNCT  7   punct
        an         a         DET    7   det
        engineer   engineer  NOUN   4   appos
        ,          ,         PUNCT  9   punct
        testified  testify   VERB   4   acl        VerbForm=Fin|Tense=Past
        that       that      SCONJ  12  mark
        Oslo       Oslo      PROPN  12  nsubj
        left       leave     VERB   4   acl:relcl  VerbForm=Fin|Tense=Past
        .          .         PUNCT  4   punct
        """,
        {"testified": ("VERB", "testified", "root"), "Berg": ("PROPN", "testified", "nsubj"),
         "week": ("NOUN", "testified", "obl"), "left": ("VERB", "testified", "ccomp"),
         ".": ("PUNCT", "testified", "punct")},
    ),
    "a finite verb taken for an attribute of its object": (
        'Berg said that the plan " ignores decades of law.',
        """
        Berg     Berg    PROPN  2  nsubj
        said     say     VERB   0  root   VerbForm=Fin|Tense=Past
        that     that    SCONJ  5  mark
        the      the     DET    5  det
        plan     plan    NOUN   2  ccomp
        "        "       PUNCT  7  punct
        ignores  ignore  VERB   8  amod   VerbForm=Fin|Tense=Pres
        decades  decade  NOUN   5  appos
        of       of      ADP    10 case
        law      law     NOUN   8  nmod
        .        .       PUNCT  2  punct
        """,
        {"ignores": ("VERB", "said", "ccomp"), "plan": ("NOUN", "ignores", "nsubj"),
         "decades": ("NOUN", "ignores", "obj"), "that": ("SCONJ", "ignores", "mark")},
    ),
    "a gerund behind a comma taken for an attribute of its object": (
        "Oslo struck back, recently imposing tariffs.",
        """
        Oslo      Oslo      PROPN  2  nsubj
        struck    strike    VERB   0  root   VerbForm=Fin|Tense=Past
        back      back      ADV    2  advmod
        ,         ,         PUNCT  7  punct
        recently  recently  ADV    6  advmod
        imposing  impose    VERB   7  amod   VerbForm=Ger
        tariffs   tariff    NOUN   2  obj
        .         .         PUNCT  2  punct
        """,
        {"imposing": ("VERB", "struck", "advcl"), "tariffs": ("NOUN", "imposing", "obj"),
         ",": ("PUNCT", "imposing", "punct")},
    ),
    "what was decided, and a second subject behind it": (
        "The decision by Oslo to expel Riga came late.",
        """
        The       the       DET    2  det
        decision  decision  NOUN   8  nsubj
        by        by        ADP    4  case
        Oslo      Oslo      PROPN  2  nmod
        to        to        PART   6  mark
        expel     expel     VERB   8  advcl  VerbForm=Inf
        Riga      Riga      PROPN  8  nsubj
        came      come      VERB   0  root   VerbForm=Fin|Tense=Past
        late      late      ADV    8  advmod
        .         .         PUNCT  8  punct
        """,
        {"expel": ("VERB", "decision", "acl"), "Riga": ("PROPN", "expel", "obj")},
    ),
    "auxiliaries of a verb taken for an attribute": (
        "They have been pressuring workers.",
        """
        They        they      PRON   5  nsubj
        have        have      AUX    5  aux    VerbForm=Fin
        been        be        AUX    5  cop    VerbForm=Part
        pressuring  pressure  VERB   5  amod   VerbForm=Ger
        workers     worker    NOUN   0  root
        .           .         PUNCT  5  punct
        """,
        {"pressuring": ("VERB", "pressuring", "root"), "workers": ("NOUN", "pressuring", "obj"),
         "They": ("PRON", "pressuring", "nsubj"), "have": ("AUX", "pressuring", "aux"),
         "been": ("AUX", "pressuring", "aux")},
    ),
    "an auxiliary taken for the verb": (
        "Oslo has shelled positions.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        has        have      VERB   0  root  VerbForm=Fin
        shelled    shell     VERB   4  amod  VerbForm=Part|Tense=Past
        positions  position  NOUN   2  obj
        .          .         PUNCT  2  punct
        """,
        {"shelled": ("VERB", "shelled", "root"), "has": ("AUX", "shelled", "aux"),
         "Oslo": ("PROPN", "shelled", "nsubj"), "positions": ("NOUN", "shelled", "obj")},
    ),
    "infinitive": (
        "Oslo threatened to close offices.",
        """
        Oslo        Oslo      PROPN  2  nsubj
        threatened  threaten  VERB   0  root  VerbForm=Fin|Tense=Past
        to          to        ADP    5  case
        close       close     ADJ    5  amod
        offices     office    NOUN   2  obl
        .           .         PUNCT  2  punct
        """,
        {"close": ("VERB", "threatened", "xcomp"), "offices": ("NOUN", "close", "obj"),
         "to": ("ADP", "close", "mark")},
    ),
    "a participle before the name of an ousted ruler": (
        "Ousted president Berg fled.",
        """
        Ousted     oust       VERB   4  nsubj  VerbForm=Part|Tense=Past
        president  president  NOUN   3  nmod
        Berg       Berg       PROPN  1  obj
        fled       flee       VERB   0  root   VerbForm=Fin|Tense=Past
        .          .          PUNCT  4  punct
        """,
        {"Ousted": ("VERB", "Berg", "amod"), "Berg": ("PROPN", "fled", "nsubj"),
         "president": ("NOUN", "Berg", "nmod")},
    ),
    "a noun behind a preposition is no subject": (
        "Oslo opened camps to men driven out of Riga.",
        """
        Oslo    Oslo   PROPN  2  nsubj
        opened  open   VERB   0  root   VerbForm=Fin|Tense=Past
        camps   camp   NOUN   2  obj
        to      to     ADP    5  case
        men     man    NOUN   6  nsubj
        driven  drive  VERB   2  advcl  VerbForm=Fin|Mood=Ind|Tense=Past
        out     out    ADP    9  case
        of      of     ADP    9  case
        Riga    Riga   PROPN  6  obl
        .       .      PUNCT  2  punct
        """,
        {"men": ("NOUN", "opened", "obl"), "driven": ("VERB", "men", "acl")},
    ),
    "a noun before its participle": (
        "Oslo called off a rally planned for Monday.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        called   call    VERB   0  root   VerbForm=Fin|Tense=Past
        off      off     ADP    2  compound:prt
        a        a       DET    6  det
        rally    rally   NOUN   6  compound
        planned  plan    VERB   2  xcomp  VerbForm=Part|Tense=Past
        for      for     ADP    8  case
        Monday   Monday  PROPN  6  obl
        .        .       PUNCT  2  punct
        """,
        {"rally": ("NOUN", "called", "obj"), "planned": ("VERB", "rally", "acl"),
         "a": ("DET", "rally", "det")},
    ),
    "a past taken for an attribute before a tag": (
        "Warplanes bombed Kurdish bases, Oslo said.",
        """
        Warplanes  warplane  NOUN   0  root
        bombed     bomb      VERB   4  amod  VerbForm=Part|Tense=Past
        Kurdish    Kurdish   ADJ    4  amod
        bases      base      NOUN   7  ccomp
        ,          ,         PUNCT  4  punct
        Oslo       Oslo      PROPN  7  nsubj
        said       say       VERB   1  parataxis  VerbForm=Fin|Tense=Past
        .          .         PUNCT  7  punct
        """,
        {"bombed": ("VERB", "bombed", "root"), "Warplanes": ("NOUN", "bombed", "nsubj"),
         "bases": ("NOUN", "bombed", "obj"), "said": ("VERB", "bombed", "parataxis")},
    ),
    "title": (
        "Justice Minister Berg ordered raids.",
        """
        Justice   justice   NOUN   2  compound
        Minister  minister  NOUN   0  root
        Berg      Berg      PROPN  4  nsubj
        ordered   order     VERB   2  parataxis  VerbForm=Fin|Tense=Past
        raids     raid      NOUN   4  obj
        .         .         PUNCT  2  punct
        """,
        {"ordered": ("VERB", "ordered", "root"), "Berg": ("PROPN", "ordered", "nsubj"),
         "Minister": ("NOUN", "Berg", "compound"), "Justice": ("NOUN", "Berg", "compound"),
         ".": ("PUNCT", "ordered", "punct")},
    ),
    "numbered": (
        "Oslo said 300 killed.",
        """
        Oslo    Oslo  PROPN  2  nsubj
        said    say   VERB   0  root   VerbForm=Fin|Tense=Past
        300     300   NUM    4  nummod
        killed  kill  VERB   2  ccomp  VerbForm=Part|Tense=Past
        .       .     PUNCT  2  punct
        """,
        {"300": ("NUM", "killed", "nsubj")},
    ),
    "arrested": (
        "Police arrest 53.",
        """
        Police  police  PROPN  2  compound
        arrest  arrest  NOUN   0  root
        53      53      NUM    2  flat
        .       .       PUNCT  2  punct
        """,
        {"Police": ("PROPN", "arrest", "nsubj"), "arrest": ("VERB", "arrest", "root"),
         "53": ("NUM", "arrest", "obj")},
    ),
    "third": (
        "The army denies that Oslo fled.",
        """
        The     the   DET    3  det
        army    army  NOUN   3  compound
        denies  deny  NOUN   0  root
        that    that  SCONJ  6  mark
        Oslo    Oslo  PROPN  6  nsubj
        fled    flee  VERB   3  acl       VerbForm=Fin|Tense=Past
        .       .     PUNCT  3  punct
        """,
        {"The": ("DET", "army", "det"), "army": ("NOUN", "denies", "nsubj"),
         "denies": ("VERB", "denies", "root"), "fled": ("VERB", "denies", "ccomp")},
    ),
    "opening": (
        "Oslo left after Riga attacked.",
        """
        Oslo      Oslo    PROPN  2  nsubj
        left      leave   VERB   0  root   VerbForm=Fin|Tense=Past
        after     after   ADP    4  case
        Riga      Riga    PROPN  5  nsubj
        attacked  attack  VERB   2  conj   VerbForm=Fin|Tense=Past
        .         .       PUNCT  2  punct
        """,
        {"after": ("SCONJ", "attacked", "mark"), "attacked": ("VERB", "left", "advcl")},
    ),
    "active before a tag": (
        "Jets struck targets, Oslo said.",
        """
        Jets     jet     NOUN   2  nsubj
        struck   strike  VERB   6  advcl  VerbForm=Part|Tense=Past
        targets  target  NOUN   2  obj
        ,        ,       PUNCT  6  punct
        Oslo     Oslo    PROPN  6  nsubj
        said     say     VERB   0  root   VerbForm=Fin|Tense=Past
        .        .       PUNCT  6  punct
        """,
        {"struck": ("VERB", "said", "ccomp")},
    ),
    "active before its object": (
        "Lund on Sunday accused Riga.",
        """
        Lund     Lund    PROPN  4  nsubj
        on       on      ADP    3  case
        Sunday   Sunday  PROPN  1  nmod
        accused  accuse  VERB   5  amod  VerbForm=Part|Tense=Past
        Riga     Riga    PROPN  0  root
        .        .       PUNCT  5  punct
        """,
        {"accused": ("VERB", "accused", "root"), "Riga": ("PROPN", "accused", "obj"),
         ".": ("PUNCT", "accused", "punct")},
    ),
    "past with an object": (
        "The army recalled reservists.",
        """
        The         the        DET    2  det
        army        army       NOUN   0  root
        recalled    recall     VERB   2  acl  VerbForm=Part|Tense=Past
        reservists  reservist  NOUN   3  obj
        .           .          PUNCT  2  punct
        """,
        {"recalled": ("VERB", "recalled", "root"), "army": ("NOUN", "recalled", "nsubj"),
         "reservists": ("NOUN", "recalled", "obj"), ".": ("PUNCT", "recalled", "punct")},
    ),
    "past before a preposition that it asks for": (
        "Egypt called for restraint.",
        """
        Egypt      Egypt      PROPN  0  root
        called     call       VERB   1  acl  VerbForm=Part|Tense=Past
        for        for        ADP    4  case
        restraint  restraint  NOUN   2  obl
        .          .          PUNCT  1  punct
        """,
        {"called": ("VERB", "called", "root"), "Egypt": ("PROPN", "called", "nsubj"),
         "restraint": ("NOUN", "called", "obl")},
    ),
    "past of a verb that has no object": (
        "Bombs exploded in Lima.",
        """
        Bombs     bomb     NOUN   0  root
        exploded  explode  VERB   1  acl  VerbForm=Part|Tense=Past
        in        in       ADP    4  case
        Lima      Lima     PROPN  2  obl
        .         .        PUNCT  1  punct
        """,
        {"exploded": ("VERB", "exploded", "root"), "Bombs": ("NOUN", "exploded", "nsubj")},
    ),
    "past between two nouns": (
        "Rebel troops shelled positions in Riga.",
        """
        Rebel      rebel     NOUN   2  compound
        troops     troop     NOUN   4  compound
        shelled    shell     VERB   4  amod  VerbForm=Part|Tense=Past
        positions  position  NOUN   0  root
        in         in        ADP    6  case
        Riga       Riga      PROPN  4  nmod
        .          .         PUNCT  4  punct
        """,
        {"shelled": ("VERB", "shelled", "root"), "troops": ("NOUN", "shelled", "nsubj"),
         "Rebel": ("NOUN", "troops", "compound"), "positions": ("NOUN", "shelled", "obj"),
         "Riga": ("PROPN", "shelled", "obl")},
    ),
    "gerund behind a verb that takes it": (
        "Oslo resumed shelling positions.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        resumed    resume    VERB   0  root      VerbForm=Fin|Tense=Past
        shelling   shell     VERB   4  compound  VerbForm=Ger
        positions  position  NOUN   2  obj
        .          .         PUNCT  2  punct
        """,
        {"shelling": ("VERB", "resumed", "xcomp"), "positions": ("NOUN", "shelling", "obj")},
    ),
    "what a tag tells has a verb": (
        "Settlers in Riga set fire to a house, residents said.",
        """
        Settlers   settler   NOUN   11  nsubj
        in         in        ADP    3  case
        Riga       Riga      PROPN  1  nmod
        set        set       ADJ    5  amod
        fire       fire      NOUN   3  nmod
        to         to        ADP    8  case
        a          a         DET    8  det
        house      house     NOUN   1  nmod
        ,          ,         PUNCT  1  punct
        residents  resident  NOUN   11  nsubj
        said       say       VERB   0  root  VerbForm=Fin|Tense=Past
        .          .         PUNCT  11  punct
        """,
        {"set": ("VERB", "said", "ccomp"), "Settlers": ("NOUN", "set", "nsubj"),
         "fire": ("NOUN", "set", "obj")},
    ),
    "attribute before the verb": (
        "Workers affiliated with Riga stopped work.",
        """
        Workers     worker     NOUN   2  nsubj
        affiliated  affiliate  VERB   0  root  VerbForm=Fin|Tense=Past
        with        with       ADP    4  case
        Riga        Riga       PROPN  2  obl
        stopped     stop       VERB   2  ccomp  VerbForm=Fin|Tense=Past
        work        work       NOUN   5  obj
        .           .          PUNCT  2  punct
        """,
        {"stopped": ("VERB", "stopped", "root"), "Workers": ("NOUN", "stopped", "nsubj"),
         "affiliated": ("VERB", "Workers", "acl"), "work": ("NOUN", "stopped", "obj")},
    ),
    "verb behind where its subject is": (
        "Troops in Riga tortured monks.",
        """
        Troops    troop    NOUN   0  root
        in        in       ADP    5  case
        Riga      Riga     PROPN  5  compound
        tortured  torture  VERB   5  amod  VerbForm=Part|Tense=Past
        monks     monk     NOUN   1  nmod
        .         .        PUNCT  1  punct
        """,
        {"tortured": ("VERB", "tortured", "root"), "Troops": ("NOUN", "tortured", "nsubj"),
         "Riga": ("PROPN", "Troops", "nmod"), "monks": ("NOUN", "tortured", "obj")},
    ),
    "tag of somebody somewhere": (
        "Oslo shelled a town, sources in Riga reported.",
        """
        Oslo      Oslo    PROPN  2  nsubj
        shelled   shell   VERB   0  root  VerbForm=Fin|Tense=Past
        a         a       DET    4  det
        town      town    NOUN   2  obj
        ,         ,       PUNCT  6  punct
        sources   source  NOUN   4  conj
        in        in      ADP    8  case
        Riga      Riga    PROPN  6  nmod
        reported  report  VERB   8  acl  VerbForm=Part|Tense=Past
        .         .       PUNCT  2  punct
        """,
        {"reported": ("VERB", "shelled", "parataxis"), "sources": ("NOUN", "reported", "nsubj"),
         "Riga": ("PROPN", "sources", "nmod")},
    ),
    "tag": (
        "Oslo shelled Riga, local residents said.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        shelled    shell     VERB   0  root  VerbForm=Fin|Tense=Past
        Riga       Riga      PROPN  2  obj
        ,          ,         PUNCT  2  punct
        local      local     ADJ    6  amod
        residents  resident  NOUN   2  obj
        said       say       VERB   6  acl  VerbForm=Part|Tense=Past
        .          .         PUNCT  2  punct
        """,
        {"said": ("VERB", "shelled", "parataxis"), "residents": ("NOUN", "said", "nsubj"),
         "local": ("ADJ", "residents", "amod")},
    ),
    "possessor": (
        "Oslo praised Riga's new efforts.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        praised  praise  VERB   0  root  VerbForm=Fin|Tense=Past
        Riga     Riga    PROPN  2  obl
        's       's      PART   3  case
        new      new     ADJ    6  amod
        efforts  effort  NOUN   2  obj
        .        .       PUNCT  2  punct
        """,
        {"Riga": ("PROPN", "efforts", "nmod"), "efforts": ("NOUN", "praised", "obj")},
    ),
    "past before a possessor": (
        "Oslo officials praised Riga's efforts.",
        """
        Oslo       Oslo      PROPN  2  compound
        officials  official  NOUN   6  compound
        praised    praise    VERB   6  amod  VerbForm=Part|Tense=Past
        Riga       Riga      PROPN  6  nmod:poss
        's         's        PART   4  case
        efforts    effort    NOUN   0  root
        .          .         PUNCT  6  punct
        """,
        {"praised": ("VERB", "praised", "root"), "officials": ("NOUN", "praised", "nsubj"),
         "Riga": ("PROPN", "efforts", "nmod"), "efforts": ("NOUN", "praised", "obj")},
    ),
    "past behind a time": (
        "Oslo officials on Tuesday reduced supplies.",
        """
        Oslo       Oslo      PROPN  2  compound
        officials  official  NOUN   6  nsubj
        on         on        ADP    4  case
        Tuesday    Tuesday   PROPN  6  compound
        reduced    reduce    VERB   6  amod  VerbForm=Part|Tense=Past
        supplies   supply    NOUN   0  root
        .          .         PUNCT  6  punct
        """,
        {"reduced": ("VERB", "reduced", "root"), "officials": ("NOUN", "reduced", "nsubj"),
         "Tuesday": ("PROPN", "reduced", "obl"), "supplies": ("NOUN", "reduced", "obj")},
    ),
    "past before a tag": (
        "Police in Oslo confiscated weapons, the army said.",
        """
        Police       police      NOUN   9  obl
        in           in          ADP    3  case
        Oslo         Oslo        PROPN  1  nmod
        confiscated  confiscate  VERB   5  amod  VerbForm=Part|Tense=Past
        weapons      weapon      NOUN   1  nmod
        ,            ,           PUNCT  1  punct
        the          the         DET    8  det
        army         army        NOUN   9  nsubj
        said         say         VERB   0  root  VerbForm=Fin|Tense=Past
        .            .           PUNCT  9  punct
        """,
        {"confiscated": ("VERB", "said", "ccomp"), "Police": ("NOUN", "confiscated", "nsubj"),
         "weapons": ("NOUN", "confiscated", "obj")},
    ),
    "a past like its base": (
        "Settlers of Riga set fire to offices",
        """
        Settlers  settler  NOUN   0  root
        of        of       ADP    5  case
        Riga      Riga     PROPN  5  compound
        set       set      ADJ    5  amod
        fire      fire     NOUN   1  nmod
        to        to       ADP    7  case
        offices   office   NOUN   1  nmod
        """,
        {"set": ("VERB", "set", "root"), "Riga": ("PROPN", "Settlers", "nmod"),
         "fire": ("NOUN", "set", "obj"), "offices": ("NOUN", "set", "obl")},
    ),
    "adverb": (
        "Oslo has outright rejected offers.",
        """
        Oslo      Oslo      PROPN  3  nsubj
        has       have      AUX    3  aux    VerbForm=Fin
        outright  outright  ADJ    4  advmod
        rejected  reject    VERB   0  root   VerbForm=Part|Tense=Past
        offers    offer     NOUN   4  obj
        .         .         PUNCT  4  punct
        """,
        {"Oslo": ("PROPN", "rejected", "nsubj"), "has": ("AUX", "rejected", "aux")},
    ),
    "a second verb taken for an attribute": (
        "Oslo suspended talks in May and imposed sanctions.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        suspended  suspend   VERB   0  root  VerbForm=Fin|Tense=Past
        talks      talk      NOUN   2  obj
        in         in        ADP    5  case
        May        May       PROPN  2  obl
        and        and       CCONJ  8  cc
        imposed    impose    VERB   8  amod  VerbForm=Part|Tense=Past
        sanctions  sanction  NOUN   5  conj
        .          .         PUNCT  2  punct
        """,
        {"imposed": ("VERB", "suspended", "conj"), "sanctions": ("NOUN", "imposed", "obj"),
         "and": ("CCONJ", "imposed", "cc")},
    ),
    "joined": (
        "Oslo offered to help Riga and appealed to Bergen.",
        """
        Oslo      Oslo    PROPN  2  nsubj
        offered   offer   VERB   0  root  VerbForm=Fin|Tense=Past
        to        to      PART   4  mark
        help      help    VERB   2  xcomp  VerbForm=Inf
        Riga      Riga    PROPN  4  obj
        and       and     CCONJ  7  cc
        appealed  appeal  VERB   4  conj  VerbForm=Fin|Tense=Past
        to        to      ADP    9  case
        Bergen    Bergen  PROPN  7  obl
        .         .       PUNCT  2  punct
        """,
        {"appealed": ("VERB", "offered", "conj"), "help": ("VERB", "offered", "xcomp")},
    ),
    "past behind an apposition": (
        "Oslo's president, Jon Dahl, accused Riga of theft.",
        """
        Oslo       Oslo       PROPN  3  nmod:poss
        's         's         PART   1  case
        president  president  NOUN   0  root
        ,          ,          PUNCT  5  punct
        Jon        Jon        PROPN  3  appos
        Dahl       Dahl       PROPN  5  flat
        ,          ,          PUNCT  3  punct
        accused    accuse     VERB   9  amod  VerbForm=Part|Tense=Past
        Riga       Riga       PROPN  3  appos
        of         of         ADP    11  case
        theft      theft      NOUN   9  nmod
        .          .          PUNCT  9  punct
        """,
        {"accused": ("VERB", "accused", "root"), "president": ("NOUN", "accused", "nsubj"),
         "Riga": ("PROPN", "accused", "obj")},
    ),
    "clause": (
        "Oslo doctors handed over drugs to Riga.",
        """
        Oslo     Oslo    PROPN  2  compound
        doctors  doctor  NOUN   0  root
        handed   hand    VERB   2  acl   VerbForm=Part|Tense=Past
        over     over    ADV    3  advmod
        drugs    drug    NOUN   2  nmod
        to       to      ADP    7  case
        Riga     Riga    PROPN  2  nmod
        .        .       PUNCT  2  punct
        """,
        {"handed": ("VERB", "handed", "root"), "doctors": ("NOUN", "handed", "nsubj"),
         "drugs": ("NOUN", "handed", "obj"), "Riga": ("PROPN", "handed", "obl")},
    ),
    "headline behind an insertion": (
        "Oslo, like Riga, plans to visit Bergen",
        """
        Oslo    Oslo    PROPN  0  root
        ,       ,       PUNCT  4  punct
        like    like    ADP    4  case
        Riga    Riga    PROPN  1  conj
        ,       ,       PUNCT  6  punct
        plans   plan    NOUN   1  conj
        to      to      PART   8  mark
        visit   visit   VERB   6  acl  VerbForm=Inf
        Bergen  Bergen  PROPN  8  obj
        """,
        {"plans": ("VERB", "plans", "root"), "visit": ("VERB", "plans", "xcomp"),
         "Oslo": ("PROPN", "plans", "nsubj")},
    ),
    "headline": (
        "Oslo strikes Riga",
        """
        Oslo     Oslo    PROPN  2  compound
        strikes  strike  NOUN   0  root
        Riga     Riga    PROPN  2  appos
        """,
        {"strikes": ("VERB", "strikes", "root"), "Oslo": ("PROPN", "strikes", "nsubj"),
         "Riga": ("PROPN", "strikes", "obj")},
    ),
    "headline before an infinitive": (
        "Oslo plans to visit Riga",
        """
        Oslo   Oslo   PROPN  2  compound
        plans  plan   NOUN   0  root
        to     to     PART   4  mark
        visit  visit  VERB   2  acl  VerbForm=Inf
        Riga   Riga   PROPN  4  obj
        """,
        {"plans": ("VERB", "plans", "root"), "Oslo": ("PROPN", "plans", "nsubj"),
         "visit": ("VERB", "plans", "xcomp"), "Riga": ("PROPN", "visit", "obj")},
    ),
    "headline whose verb was hung on its object": (
        "Polish minister meets Czech president",
        """
        Polish     polish     ADJ   2  amod
        minister   minister   NOUN  5  compound
        meets      meet       NOUN  5  compound
        Czech      czech      ADJ   5  amod
        president  president  NOUN  0  root
        """,
        {"meets": ("VERB", "meets", "root"), "minister": ("NOUN", "meets", "nsubj"),
         "president": ("NOUN", "meets", "obj"), "Czech": ("ADJ", "president", "amod")},
    ),
    "a participle taken for an adjective behind an auxiliary": (
        "Oslo has destroyed positions.",
        """
        Oslo       Oslo       PROPN  4  nsubj
        has        have       AUX    4  aux   VerbForm=Fin
        destroyed  destroyed  ADJ    4  amod
        positions  position   NOUN   0  root
        .          .          PUNCT  4  punct
        """,
        {"destroyed": ("VERB", "destroyed", "root"), "has": ("AUX", "destroyed", "aux"),
         "Oslo": ("PROPN", "destroyed", "nsubj"), "positions": ("NOUN", "destroyed", "obj")},
    ),
    "past inside what was taken for one subject": (
        "Oslo said police in Riga seized weapons.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        said     say     VERB   0  root  VerbForm=Fin|Tense=Past
        police   police  NOUN   2  nsubj
        in       in      ADP    5  case
        Riga     Riga    PROPN  3  nmod
        seized   seize   VERB   7  amod  VerbForm=Part|Tense=Past
        weapons  weapon  NOUN   3  appos
        .        .       PUNCT  2  punct
        """,
        {"seized": ("VERB", "said", "ccomp"), "police": ("NOUN", "seized", "nsubj"),
         "weapons": ("NOUN", "seized", "obj"), "Riga": ("PROPN", "police", "nmod")},
    ),
    "to come": (
        "Oslo to visit Riga",
        """
        Oslo   Oslo   PROPN  0  root
        to     to     PART   3  mark
        visit  visit  VERB   1  acl  VerbForm=Inf
        Riga   Riga   PROPN  3  obj
        """,
        {"visit": ("VERB", "visit", "root"), "Oslo": ("PROPN", "visit", "nsubj")},
    ),
    "to come, of who holds an office": (
        "Polish minister to visit Riga",
        """
        Polish    polish    ADJ    2  amod
        minister  minister  NOUN   0  root
        to        to        PART   4  mark
        visit     visit     VERB   2  acl  VerbForm=Inf
        Riga      Riga      PROPN  4  obj
        """,
        {"visit": ("VERB", "visit", "root"), "minister": ("NOUN", "visit", "nsubj")},
    ),
    "a second verb joins the verb of saying, not what is said of a thing": (
        "Oslo said the plan was unfair and urged Riga to leave.",
        """
        Oslo          Oslo          PROPN  2   nsubj       Number=Sing
        said          say           VERB   0   root        Tense=Past|VerbForm=Fin
        the           the           DET    4   det
        plan          plan          NOUN   6   nsubj       Number=Sing
        was           be            AUX    6   cop         Tense=Past|VerbForm=Fin
        unfair        unfair        ADJ    2   ccomp
        and           and           CCONJ  8   cc
        urged         urge          VERB   6   conj        Tense=Past|VerbForm=Fin
        Riga          Riga          PROPN  8   iobj        Number=Sing
        to            to            PART   11  mark
        leave         leave         VERB   8   xcomp       VerbForm=Inf
        .             .             PUNCT  2   punct
        """,
        {"urged": ("VERB", "said", "conj"), "unfair": ("ADJ", "said", "ccomp")},
    ),
    "a second verb has the time of the verb that it joins": (
        "Oslo denies that its men fired first and blames Riga.",
        """
        Oslo          Oslo          PROPN  2   compound    Number=Sing
        denies        deny          NOUN   0   root        Number=Plur
        that          that          PRON   6   obj
        its           its           PRON   5   nmod:poss   Number=Sing
        men           man           NOUN   6   nsubj       Number=Plur
        fired         fire          VERB   2   acl         Tense=Past|VerbForm=Part|Voice=Pass
        first         first         ADV    6   advmod
        and           and           CCONJ  9   cc
        blames        blame         VERB   6   conj        Tense=Pres|VerbForm=Fin
        Riga          Riga          PROPN  9   obj         Number=Sing
        .             .             PUNCT  2   punct
        """,
        {"blames": ("VERB", "denies", "conj"), "fired": ("VERB", "denies", "ccomp")},
    ),
    "a noun joined to a passive has a participle of its own": (
        "Ten miners were hurt and twelve students arrested.",
        """
        Ten           ten           NUM    2   nummod
        miners        miner         NOUN   4   nsubj:pass  Number=Plur
        were          be            AUX    4   aux:pass    Tense=Past|VerbForm=Fin
        hurt          hurt          VERB   0   root        Tense=Past|VerbForm=Part|Voice=Pass
        and           and           CCONJ  7   cc
        twelve        twelve        NUM    7   nummod
        students      student       NOUN   4   conj        Number=Plur
        arrested      arrest        VERB   7   acl         Tense=Past|VerbForm=Part|Voice=Pass
        .             .             PUNCT  4   punct
        """,
        {"arrested": ("VERB", "hurt", "conj"), "students": ("NOUN", "arrested", "nsubj")},
    ),
    "a number joined to a verb has a past of its own": (
        "Riga accused the junta of treason, and about 40 of their friends rallied in Oslo.",
        """
        Riga          Riga          PROPN  2   nsubj       Number=Sing
        accused       accuse        VERB   0   root        Tense=Past|VerbForm=Fin
        the           the           DET    4   det
        junta         junta         NOUN   2   obj         Number=Sing
        of            of            ADP    6   case
        treason       treason       NOUN   4   nmod        Number=Sing
        ,             ,             PUNCT  10  punct
        and           and           CCONJ  10  cc
        about         about         ADV    10  advmod
        40            40            NUM    2   conj
        of            of            ADP    13  case
        their         their         PRON   13  nmod:poss   Number=Plur
        friends       friend        NOUN   10  nmod        Number=Plur
        rallied       rally         VERB   13  acl         Tense=Past|VerbForm=Part|Voice=Pass
        in            in            ADP    16  case
        Oslo          Oslo          PROPN  14  obl         Number=Sing
        .             .             PUNCT  2   punct
        """,
        {"rallied": ("VERB", "accused", "conj"), "40": ("NUM", "rallied", "nsubj")},
    ),
    "a verb behind what is said of the head of the sentence": (
        "Oslo, which has rejoined the pact, called for restraint.",
        """
        Oslo          Oslo          PROPN  0   root        Number=Sing
        ,             ,             PUNCT  5   punct
        which         which         PRON   5   nsubj
        has           have          AUX    5   aux         Tense=Pres|VerbForm=Fin
        rejoined      rejoin        VERB   1   acl:relcl   Tense=Past|VerbForm=Part
        the           the           DET    7   det
        pact          pact          NOUN   5   obj         Number=Sing
        ,             ,             PUNCT  9   punct
        called        call          VERB   7   acl         Tense=Past|VerbForm=Part|Voice=Pass
        for           for           ADP    11  case
        restraint     restraint     NOUN   9   obl         Number=Sing
        .             .             PUNCT  1   punct
        """,
        {"called": ("VERB", "called", "root"), "Oslo": ("PROPN", "called", "nsubj")},
    ),
    "a verb behind a participle between commas": (
        "The general, ousted in a coup in May, accused Norway.",
        """
        The           the           DET    2   det
        general       general       NOUN   4   nsubj       Number=Sing
        ,             ,             PUNCT  2   punct
        ousted        oust          VERB   0   root        Tense=Past|VerbForm=Part|Voice=Pass
        in            in            ADP    7   case
        a             a             DET    7   det
        coup          coup          NOUN   4   obl         Number=Sing
        in            in            ADP    9   case
        May           May           PROPN  7   nmod        Number=Sing
        ,             ,             PUNCT  11  punct
        accused       accuse        VERB   4   conj        Tense=Past|VerbForm=Part|Voice=Pass
        Norway        Norway        PROPN  11  obj         Number=Sing
        .             .             PUNCT  4   punct
        """,
        {"accused": ("VERB", "accused", "root"), "ousted": ("VERB", "general", "acl"),
         "general": ("NOUN", "accused", "nsubj")},
    ),
    "two who tell a sentence": (
        ("Rebels captured the town after two days of clashes with troops, residents and a "
        "local official said."),
        """
        Rebels        rebel         NOUN   2   nsubj       Number=Plur
        captured      capture       VERB   0   root        Tense=Past|VerbForm=Fin
        the           the           DET    4   det
        town          town          NOUN   2   obj         Number=Sing
        after         after         ADP    7   case
        two           two           NUM    7   nummod
        days          day           NOUN   2   obl         Number=Plur
        of            of            ADP    9   case
        clashes       clash         VERB   7   nmod        Tense=Pres|VerbForm=Fin
        with          with          ADP    11  case
        troops        troops        NOUN   9   nmod        Number=Ptan
        ,             ,             PUNCT  13  punct
        residents     resident      NOUN   11  conj        Number=Plur
        and           and           CCONJ  17  cc
        a             a             DET    17  det
        local         local         ADJ    17  amod
        official      official      NOUN   11  conj        Number=Sing
        said          say           VERB   2   advcl       Tense=Past|VerbForm=Fin
        .             .             PUNCT  2   punct
        """,
        {"said": ("VERB", "captured", "parataxis"), "residents": ("NOUN", "said", "nsubj"),
         "captured": ("VERB", "captured", "root")},
    ),
    "a noun joined before a joined verb is its subject": (
        "Oslo announced a truce, and Chile expelled an envoy.",
        """
        Oslo          Oslo          PROPN  2   nsubj       Number=Sing
        announced     announce      VERB   0   root        Tense=Past|VerbForm=Fin
        a             a             DET    4   det
        truce         truce         NOUN   2   obj         Number=Sing
        ,             ,             PUNCT  7   punct
        and           and           CCONJ  7   cc
        Chile         Chile         NUM    8   nsubj
        expelled      expel         VERB   2   conj        Tense=Past|VerbForm=Fin
        an            a             DET    10  det
        envoy         envoy         NOUN   8   obj         Number=Sing
        .             .             PUNCT  2   punct
        """,
        {"expelled": ("VERB", "announced", "conj"), "Chile": ("NUM", "expelled", "nsubj")},
    ),
}  # fmt: skip
RIGHT = {
    "what somebody did to the noun is no verb of its own": (
        "Militants backed by Riga.",
        """
        Militants  militant  NOUN   0  root
        backed     back      VERB   1  acl  VerbForm=Part|Tense=Past
        by         by        ADP    4  case
        Riga       Riga      PROPN  2  obl
        .          .         PUNCT  1  punct
        """,
    ),
    "a participle with an agent is one": (
        "Soldiers trained by Oslo.",
        """
        Soldiers  soldier  NOUN   0  root
        trained   train    VERB   1  acl  VerbForm=Part|Tense=Past
        by        by       ADP    4  case
        Oslo      Oslo     PROPN  2  obl:agent
        .         .        PUNCT  1  punct
        """,
    ),
    "a participle behind the subject of a finite verb is one": (
        "Men armed with knives left.",
        """
        Men     man    NOUN   5  nsubj
        armed   arm    VERB   1  acl  VerbForm=Part|Tense=Past
        with    with   ADP    4  case
        knives  knife  NOUN   2  obl
        left    leave  VERB   0  root  VerbForm=Fin|Tense=Past
        .       .      PUNCT  5  punct
        """,
    ),
    "a participle before the noun it goes with is one": (
        "Oslo destroyed seized weapons.",
        """
        Oslo       Oslo     PROPN  2  nsubj
        destroyed  destroy  VERB   0  root  VerbForm=Fin|Tense=Past
        seized     seize    VERB   4  amod  VerbForm=Part|Tense=Past
        weapons    weapon   NOUN   2  obj
        .          .        PUNCT  2  punct
        """,
    ),
    "a noun before a preposition is no verb of a headline": (
        "Air strikes on Riga",
        """
        Air      air     NOUN   2  compound
        strikes  strike  NOUN   0  root
        on       on      ADP    4  case
        Riga     Riga    PROPN  2  nmod
        """,
    ),
    "a noun beside a finite verb is no verb": (
        "Oslo strikes Riga residents feared began.",
        """
        Oslo       Oslo      PROPN  2  compound
        strikes    strike    NOUN   6  nsubj
        Riga       Riga      PROPN  4  compound
        residents  resident  NOUN   5  nsubj
        feared     fear      VERB   2  acl:relcl  VerbForm=Fin|Tense=Past
        began      begin     VERB   0  root  VerbForm=Fin|Tense=Past
        .          .         PUNCT  6  punct
        """,
    ),
    "a thing to do is no headline": (
        "Plans to visit Riga",
        """
        Plans  plan   NOUN   0  root
        to     to     PART   3  mark
        visit  visit  VERB   1  acl  VerbForm=Inf
        Riga   Riga   PROPN  3  obj
        """,
    ),
    "where nothing is told before the comma nobody speaks": (
        "Yesterday, residents said.",
        """
        Yesterday  yesterday  NOUN   0  root
        ,          ,          PUNCT  3  punct
        residents  resident   NOUN   1  appos
        said       say        VERB   3  acl  VerbForm=Part|Tense=Past
        .          .          PUNCT  1  punct
        """,
    ),
}


FRENCH = {
    "an article that does not agree with its noun": (
        "Oslo les accuse de fraude.",
        """
        Oslo    Oslo    PROPN  3  nsubj
        les     le      DET    3  det    Number=Plur
        accuse  accuse  NOUN   0  root   Number=Sing
        de      de      ADP    5  case
        fraude  fraude  NOUN   3  nmod
        .       .       PUNCT  3  punct
        """,
        {"accuse": ("VERB", "accuse", "root"), "les": ("PRON", "accuse", "obj")},
    ),
    "a word that can only be a finite verb": (
        "Oslo, comme Riga, prévoit une visite.",
        """
        Oslo     Oslo     PROPN  0  root
        ,        ,        PUNCT  4  punct
        comme    comme    ADP    4  case
        Riga     Riga     PROPN  1  nmod
        ,        ,        PUNCT  6  punct
        prévoit  prévoit  NOUN   1  conj
        une      un       DET    8  det
        visite   visite   NOUN   6  nmod
        .        .        PUNCT  1  punct
        """,
        {"prévoit": ("VERB", "prévoit", "root"), "Oslo": ("PROPN", "prévoit", "nsubj")},
    ),
    "a finite verb taken for a clause without relative": (
        "Oslo étendra son aide.",
        """
        Oslo     Oslo     PROPN  0  root
        étendra  étendre  VERB   1  acl  VerbForm=Fin|Tense=Fut
        son      son      DET    4  det
        aide     aide     NOUN   2  obj
        .        .        PUNCT  1  punct
        """,
        {"étendra": ("VERB", "étendra", "root"), "Oslo": ("PROPN", "étendra", "nsubj")},
    ),
    "a participle joins the one that has the auxiliary": (
        "Oslo a accusé Riga de mentir et rappelé son envoyé.",
        """
        Oslo          oslo          NOUN   3   nsubj       Number=Sing
        a             avoir         AUX    3   aux:tense   Tense=Pres|VerbForm=Fin
        accusé        accuser       VERB   0   root        Tense=Past|VerbForm=Part|Voice=Act
        Riga          Riga          PROPN  3   xcomp
        de            de            ADP    6   mark
        mentir        mentir        VERB   4   xcomp       VerbForm=Inf
        et            et            CCONJ  8   cc
        rappelé       rappeler      VERB   3   conj        Number=Sing|Tense=Past|VerbForm=Part
        son           son           DET    10  det         Number=Sing
        envoyé        envoyé        NOUN   8   obj         Number=Sing
        .             .             PUNCT  3   punct
        """,
        {"rappelé": ("VERB", "accusé", "conj")},
    ),
    "a first subject taken for a sentence": (
        "Les Samoa et les Tonga ont mené des manœuvres.",
        """
        Les           le            DET    2   det         Number=Plur
        Samoa         Samoa         PROPN  7   nsubj       Number=Plur
        et            et            CCONJ  5   cc
        les           le            DET    5   det         Number=Plur
        Tonga         Tonga         PROPN  2   conj        Number=Plur
        ont           avoir         AUX    7   aux:tense   Tense=Pres|VerbForm=Fin
        mené          mener         VERB   0   root        Number=Sing|Tense=Past|VerbForm=Part
        des           un            DET    9   det         Number=Plur
        manœuvres     manœuvre      NOUN   7   obj         Number=Plur
        .             .             PUNCT  7   punct
        """,
        {
            "mené": ("VERB", "mené", "root"),
            "Samoa": ("PROPN", "mené", "nsubj"),
            "Tonga": ("PROPN", "Samoa", "conj"),
        },
    ),
    "a second verb with an auxiliary joins the verb of saying": (
        "La junte a démenti que sa base ait été touchée et a menacé le Tchad.",
        """
        La            le            DET    2   det         Number=Sing
        junte         junte         NOUN   4   nsubj       Number=Sing
        a             avoir         AUX    4   aux:tense   Mood=Ind|Tense=Pres|VerbForm=Fin
        démenti       démentir      VERB   0   root        Number=Sing|Tense=Past|VerbForm=Part
        que           que           SCONJ  10  mark
        sa            son           DET    7   det         Number=Sing
        base          base          NOUN   10  nsubj:pass  Number=Sing
        ait           avoir         AUX    10  aux:tense   Mood=Sub|Tense=Pres|VerbForm=Fin
        été           être          AUX    10  aux:pass    Tense=Past|VerbForm=Part
        touchée       toucher       VERB   4   ccomp       Tense=Past|VerbForm=Part|Voice=Pass
        et            et            CCONJ  13  cc
        a             avoir         AUX    13  aux:tense   Mood=Ind|Tense=Pres|VerbForm=Fin
        menacé        menacer       VERB   10  conj        Tense=Past|VerbForm=Part
        le            le            DET    15  det         Number=Sing
        Tchad         Tchad         PROPN  13  obj
        .             .             PUNCT  4   punct
        """,
        {"menacé": ("VERB", "démenti", "conj")},
    ),
}

FRENCH |= {
    "the first of two subjects": (
        "Oslo et Riga mèneront des exercices.",
        """
        Oslo       Oslo      PROPN  0  root
        et         et        CCONJ  4  cc
        Riga       Riga      PROPN  4  nsubj
        mèneront   mener     VERB   1  conj  VerbForm=Fin|Tense=Fut|Number=Plur
        des        un        DET    6  det
        exercices  exercice  NOUN   4  obj
        .          .         PUNCT  1  punct
        """,
        {
            "mèneront": ("VERB", "mèneront", "root"),
            "Oslo": ("PROPN", "mèneront", "nsubj"),
            "Riga": ("PROPN", "Oslo", "conj"),
        },
    ),
    "a relative pronoun without a verb that it is the object of": (
        "Les maux que Riga rencontre durent.",
        """
        Les        le          DET    2  det
        maux       mal         NOUN   6  nsubj
        que        que         PRON   5  mark
        Riga       Riga        PROPN  5  nsubj
        rencontre  rencontrer  VERB   2  acl:relcl  VerbForm=Fin|Tense=Pres
        durent     durer       VERB   0  root       VerbForm=Fin|Tense=Pres
        .          .           PUNCT  6  punct
        """,
        {"que": ("PRON", "rencontre", "obj")},
    ),
    "what somebody is reminded of hangs on who reminds": (
        "Oslo a rappelé à Riga qu'elle devait payer.",
        """
        Oslo     Oslo      PROPN  3  nsubj
        a        avoir     AUX    3  aux   VerbForm=Fin
        rappelé  rappeler  VERB   0  root  VerbForm=Part|Tense=Past
        à        à         ADP    5  case
        Riga     Riga      PROPN  3  obl
        qu'      que       PRON   9  obj
        elle     lui       PRON   8  nsubj
        devait   devoir    VERB   5  acl:relcl  VerbForm=Fin|Mood=Ind
        payer    payer     VERB   8  xcomp  VerbForm=Inf
        .        .         PUNCT  3  punct
        """,
        {"devait": ("VERB", "rappelé", "ccomp"), "qu'": ("PRON", "devait", "mark")},
    ),
    "what is said hangs on who says it": (
        "Oslo a annoncé lundi qu'elle partirait.",
        """
        Oslo       Oslo      PROPN  3  nsubj
        a          avoir     AUX    3  aux   VerbForm=Fin
        annoncé    annoncer  VERB   0  root  VerbForm=Part|Tense=Past
        lundi      lundi     NOUN   3  obj
        qu'        que       SCONJ  7  mark
        elle       lui       PRON   7  nsubj
        partirait  partir    VERB   4  acl   VerbForm=Fin|Mood=Cnd
        .          .         PUNCT  3  punct
        """,
        {"partirait": ("VERB", "annoncé", "ccomp")},
    ),
    "a relative clause that lacks its object": (
        "Oslo bat des moines, que Riga tient pour coupables.",
        """
        Oslo       Oslo      PROPN  2  nsubj
        bat        battre    VERB   0  root  VerbForm=Fin
        des        un        DET    4  det
        moines     moine     NOUN   2  obj
        ,          ,         PUNCT  8  punct
        que        que       SCONJ  8  mark
        Riga       Riga      PROPN  8  nsubj
        tient      tenir     VERB   4  acl:relcl  VerbForm=Fin
        pour       pour      ADP    10  case
        coupables  coupable  NOUN   8  obl
        .          .         PUNCT  2  punct
        """,
        {"que": ("PRON", "tient", "obj"), "tient": ("VERB", "moines", "acl")},
    ),
    "a clause that lacks its object": (
        "Oslo offre une médiation, que Riga a déclinée.",
        """
        Oslo       Oslo       PROPN  2  nsubj
        offre      offrir     VERB   0  root  VerbForm=Fin
        une        un         DET    4  det
        médiation  médiation  NOUN   2  obj
        ,          ,          PUNCT  9  punct
        que        que        SCONJ  9  mark
        Riga       Riga       PROPN  9  nsubj
        a          avoir      AUX    9  aux   VerbForm=Fin
        déclinée   décliner   VERB   2  advcl  VerbForm=Part|Tense=Past
        .          .          PUNCT  2  punct
        """,
        {"déclinée": ("VERB", "médiation", "acl"), "que": ("PRON", "déclinée", "obj")},
    ),
}

FRENCH_RIGHT = {
    "a noun of an act between noun and preposition is a noun": (
        "Nouvelle frappe de Riga.",
        """
        Nouvelle  nouveau  ADJ    2  amod
        frappe    frappe   NOUN   0  root
        de        de       ADP    4  case
        Riga      Riga     PROPN  2  nmod
        .         .        PUNCT  2  punct
        """,
    ),
    "a relative clause stays one": (
        "Oslo qui étendra son aide.",
        """
        Oslo     Oslo     PROPN  0  root
        qui      qui      PRON   3  nsubj
        étendra  étendre  VERB   1  acl:relcl  VerbForm=Fin|Tense=Fut
        son      son      DET    5  det
        aide     aide     NOUN   3  obj
        .        .        PUNCT  1  punct
        """,
    ),
    "an adjective with a copula is a predicate": (
        "L'agression a été violente.",
        """
        L'         le         DET    2  det
        agression  agression  NOUN   5  nsubj
        a          avoir      AUX    5  aux   VerbForm=Fin
        été        être       AUX    5  cop   VerbForm=Part
        violente   violent    ADJ    0  root
        .          .          PUNCT  5  punct
        """,
    ),
}


def read(text, table, language="en"):
    return FakeParser(table, language=language).parse(dispatch(text))


@pytest.mark.parametrize("name", CASES)
def test_a_verb_is_put_back_at_the_head_of_its_clause(name):
    text, table, expected = CASES[name]
    syntax = mend(read(text, table), "en")
    words = {word.text: word for word in syntax.words}
    for form, (upos, head, rel) in expected.items():
        word = words[form]
        assert (word.upos, syntax.words[word.head].text, word.rel) == (upos, head, rel), form


@pytest.mark.parametrize("name", FRENCH)
def test_a_french_verb_is_found_by_its_ending(name):
    text, table, expected = FRENCH[name]
    syntax = mend(read(text, table, "fr"), "fr")
    words = {word.text: word for word in syntax.words}
    for form, (upos, head, rel) in expected.items():
        word = words[form]
        assert (word.upos, syntax.words[word.head].text, word.rel) == (upos, head, rel), form


@pytest.mark.parametrize("name", FRENCH_RIGHT)
def test_a_right_french_tree_is_left_alone(name):
    before = read(*FRENCH_RIGHT[name], "fr")
    assert mend(before, "fr") is before


@pytest.mark.parametrize("name", CASES)
def test_every_word_still_leads_to_the_one_root(name):
    text, table, _ = CASES[name]
    syntax = mend(read(text, table), "en")
    roots = {[word, *syntax.ancestors(word)][-1].i for word in syntax.words}
    assert len(roots) == 1
    assert all(syntax.words[i].head == i for i in roots)


@pytest.mark.parametrize("name", CASES)
def test_mending_twice_changes_nothing_more(name):
    text, table, _ = CASES[name]
    once = mend(read(text, table), "en")
    assert mend(once, "en") is once


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_tree_is_left_alone(name):
    before = read(*RIGHT[name])
    assert mend(before, "en") is before


def test_an_infinitive_before_the_root_becomes_the_root():
    table = """
        Oslo   Oslo   PROPN  4  compound
        to     to     PART   4  mark
        visit  visit  NOUN   4  compound
        Riga   Riga   PROPN  0  root
        """
    syntax = mend(read("Oslo to visit Riga", table), "en")
    (root,) = [word for word in syntax.words if word.head == word.i]
    assert root.text == "visit"
