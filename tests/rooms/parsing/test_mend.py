"""Trees of news prose put right: one wrong tree, one rule, one right tree."""

import pytest

from chancery.parsing import mend
from chancery.parsing.fake import FakeParser
from tests.rooms.parsing.pages import dispatch

CASES = {
    "preposition": (
        "Lors de la rencontre, Oslo a cédé.",
        """
        Lors       lors       ADV    8  advmod
        de         de         ADP    4  case
        la         le         DET    4  det
        rencontre  rencontre  NOUN   1  obl:arg
        ,          ,          PUNCT  1  punct
        Oslo       Oslo       PROPN  8  nsubj
        a          avoir      AUX    8  aux
        cédé       céder      VERB   0  root  VerbForm=Part
        .          .          PUNCT  8  punct
        """,
        {"rencontre": ("cédé", "obl"), "Lors": ("rencontre", "case"), "de": ("Lors", "fixed")},
    ),
    "series": (
        "Oslo s'engage à partir, à payer et à signer.",
        """
        Oslo    Oslo     PROPN  3  nsubj
        s'      se       PRON   3  expl
        engage  engager  VERB   0  root   VerbForm=Fin
        à       à        ADP    5  mark
        partir  partir   VERB   3  xcomp  VerbForm=Inf
        ,       ,        PUNCT  5  punct
        à       à        ADP    8  mark
        payer   payer    VERB   5  advcl  VerbForm=Inf
        et      et       CCONJ  11  cc
        à       à        ADP    11  mark
        signer  signer   VERB   8  conj   VerbForm=Inf
        .       .        PUNCT  3  punct
        """,
        {"payer": ("partir", "conj"), "signer": ("partir", "conj")},
    ),
    "governed": (
        "Oslo a appelé les groupes basés au Liban voisin à partir.",
        """
        Oslo     Oslo     PROPN  3  nsubj
        a        avoir    AUX    3  aux
        appelé   appeler  VERB   0  root  VerbForm=Part
        les      le       DET    5  det
        groupes  groupe   NOUN   3  obj
        basés    baser    VERB   5  acl   VerbForm=Part
        au       à        ADP    8  case
        Liban    Liban    PROPN  6  obl
        voisin   voisin   ADJ    8  amod
        à        à        ADP    11  mark
        partir   partir   VERB   9  xcomp  VerbForm=Inf
        .        .        PUNCT  3  punct
        """,
        {"partir": ("appelé", "xcomp")},
    ),
    "purpose": (
        "Oslo promet de coopérer pour surveiller la mer.",
        """
        Oslo        Oslo        PROPN  2  nsubj
        promet      promettre   VERB   0  root   VerbForm=Fin
        de          de          ADP    4  mark
        coopérer    coopérer    VERB   2  xcomp  VerbForm=Inf
        pour        pour        ADP    6  mark
        surveiller  surveiller  VERB   2  advcl  VerbForm=Inf
        la          le          DET    8  det
        mer         mer         NOUN   6  obj
        .           .           PUNCT  2  punct
        """,
        {"surveiller": ("coopérer", "advcl")},
    ),
    "time": (
        "Oslo a signé samedi un accord.",
        """
        Oslo    Oslo    PROPN  3  nsubj
        a       avoir   AUX    3  aux
        signé   signer  VERB   0  root  VerbForm=Part
        samedi  samedi  NOUN   3  obl
        un      un      DET    6  det
        accord  accord  NOUN   4  nmod
        .       .       PUNCT  3  punct
        """,
        {"accord": ("signé", "obj")},
    ),
    "preposition with a noun": (
        "Oslo a voté en faveur de la réforme.",
        """
        Oslo     Oslo     PROPN  3  nsubj
        a        avoir    AUX    3  aux
        voté     voter    VERB   0  root  VerbForm=Part
        en       en       ADP    5  case
        faveur   faveur   NOUN   3  obl
        de       de       ADP    8  case
        la       le       DET    8  det
        réforme  réforme  NOUN   5  nmod
        .        .        PUNCT  3  punct
        """,
        {
            "réforme": ("voté", "obl"),
            "en": ("réforme", "case"),
            "de": ("en", "fixed"),
            "faveur": ("en", "fixed"),
        },
    ),
    "agent": (
        "Jan a été livré à Riga par Oslo.",
        """
        Jan    Jan     PROPN  4  nsubj:pass
        a      avoir   AUX    4  aux   VerbForm=Fin
        été    être    AUX    4  aux:pass  VerbForm=Part
        livré  livrer  VERB   0  root  VerbForm=Part|Tense=Past
        à      à       ADP    6  case
        Riga   Riga    PROPN  4  obl
        par    par     ADP    8  case
        Oslo   Oslo    PROPN  6  nmod
        .      .       PUNCT  4  punct
        """,
        {"Oslo": ("livré", "obl")},
    ),
    "joint": (
        "Il dit que Oslo et Riga avaient cédé.",
        """
        Il      il      PRON   2  nsubj
        dit     dire    VERB   0  root  VerbForm=Fin
        que     que     SCONJ  8  mark
        Oslo    Oslo    PROPN  3  dep
        et      et      CCONJ  8  cc
        Riga    Riga    PROPN  8  nsubj  Number=Sing
        avaient avoir   AUX    8  aux    Mood=Ind|Number=Plur|VerbForm=Fin
        cédé    céder   VERB   2  ccomp  VerbForm=Part
        .       .       PUNCT  2  punct
        """,
        {"Oslo": ("cédé", "nsubj"), "Riga": ("Oslo", "conj"), "et": ("Riga", "cc")},
    ),
    "two subjects": (
        "Selon Paris, Oslo et Riga ont cédé.",
        """
        Selon  selon  ADP    2  case
        Paris  Paris  PROPN  8  obl
        ,      ,      PUNCT  2  punct
        Oslo   Oslo   PROPN  2  appos
        et     et     CCONJ  6  cc
        Riga   Riga   PROPN  2  conj
        ont    avoir  AUX    8  aux   VerbForm=Fin
        cédé   céder  VERB   0  root  VerbForm=Part
        .      .      PUNCT  8  punct
        """,
        {"Oslo": ("cédé", "nsubj"), "Riga": ("Oslo", "conj")},
    ),
    "inverted after a comma": (
        "Oslo a cédé, a déploré une ONG.",
        """
        Oslo     Oslo      PROPN  3  nsubj
        a        avoir     AUX    3  aux   VerbForm=Fin
        cédé     céder     VERB   0  root  VerbForm=Part
        ,        ,         PUNCT  6  punct
        a        avoir     AUX    6  aux   VerbForm=Fin
        déploré  déplorer  VERB   3  conj  VerbForm=Part
        une      un        DET    8  det
        ONG      ONG       NOUN   6  obj
        .        .         PUNCT  3  punct
        """,
        {"ONG": ("déploré", "nsubj"), "déploré": ("cédé", "parataxis")},
    ),
    "clitic before a verb of another person": (
        "L'armée a cédé, nous a dit un témoin.",
        """
        L'       le      DET    2  det
        armée    armée   NOUN   4  nsubj
        a        avoir   AUX    4  aux   Person=3|VerbForm=Fin
        cédé     céder   VERB   0  root  VerbForm=Part
        ,        ,       PUNCT  8  punct
        nous     nous    PRON   8  nsubj  Person=1
        a        avoir   AUX    8  aux   Person=3|VerbForm=Fin
        dit      dire    VERB   4  conj  VerbForm=Part
        un       un      DET   10  det
        témoin   témoin  NOUN   8  obj
        .        .       PUNCT  4  punct
        """,
        {"nous": ("dit", "iobj"), "témoin": ("dit", "nsubj"), "dit": ("cédé", "parataxis")},
    ),
    "inverted behind a noun that does not agree": (
        "Oslo accepte la formule, ont déclaré des élus.",
        """
        Oslo      Oslo      PROPN  2  nsubj
        accepte   accepter  VERB   0  root   VerbForm=Fin
        la        le        DET    4  det
        formule   formule   NOUN   7  nsubj  Number=Sing
        ,         ,         PUNCT  7  punct
        ont       avoir     AUX    7  aux    VerbForm=Fin|Number=Plur
        déclaré   déclarer  VERB   2  ccomp  VerbForm=Part
        des       un        DET    9  det
        élus      élu       NOUN   7  obj    Number=Plur
        .         .         PUNCT  2  punct
        """,
        {
            "élus": ("déclaré", "nsubj"),
            "déclaré": ("accepte", "parataxis"),
            "formule": ("accepte", "obj"),
        },
    ),
    "who takes part in the nearer talks": (
        "Oslo a cédé au terme de discussions avec Riga.",
        """
        Oslo         Oslo        PROPN  3  nsubj
        a            avoir       AUX    3  aux   VerbForm=Fin
        cédé         céder       VERB   0  root  VerbForm=Part
        au           à           ADP    5  case
        terme        terme       NOUN   3  obl
        de           de          ADP    7  case
        discussions  discussion  NOUN   5  nmod
        avec         avec        ADP    9  case
        Riga         Riga        PROPN  5  nmod
        .            .           PUNCT  3  punct
        """,
        {"Riga": ("discussions", "nmod")},
    ),
    "whom asylum is for": (
        "Oslo accorde l'asile diplomatique à deux officiers.",
        """
        Oslo          Oslo          PROPN  2  nsubj
        accorde       accorder      VERB   0  root  VerbForm=Fin
        l'            le            DET    4  det
        asile         asile         NOUN   2  obj
        diplomatique  diplomatique  ADJ    4  amod
        à             à             ADP    8  case
        deux          deux          NUM    8  nummod
        officiers     officier      NOUN   5  obl:arg
        .             .             PUNCT  2  punct
        """,
        {"officiers": ("asile", "nmod")},
    ),
    "who tells a sentence to its end": (
        "Oslo paie, des navires ont sombré, a dit Riga.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        paie     payer   VERB   0  root   VerbForm=Fin
        ,        ,       PUNCT  7  punct
        des      un      DET    5  det
        navires  navire  NOUN   7  nsubj
        ont      avoir   AUX    7  aux    VerbForm=Fin
        sombré   sombrer VERB   2  parataxis  VerbForm=Part
        ,        ,       PUNCT  10  punct
        a        avoir   AUX    10  aux   VerbForm=Fin
        dit      dire    VERB   7  parataxis  VerbForm=Part
        Riga     Riga    PROPN  10  nsubj
        .        .       PUNCT  2  punct
        """,
        {"dit": ("paie", "parataxis")},
    ),
    "a tag that closes a sentence is no complement": (
        "Oslo peut couper le gaz, un élu avertit.",
        """
        Oslo     Oslo     PROPN  2  nsubj
        peut     pouvoir  VERB   0  root   VerbForm=Fin
        couper   couper   VERB   2  xcomp  VerbForm=Inf
        le       le       DET    5  det
        gaz      gaz      NOUN   3  obj
        ,        ,        PUNCT  9  punct
        un       un       DET    8  det
        élu      élu      NOUN   9  nsubj
        avertit  avertir  VERB   3  ccomp  VerbForm=Fin
        .        .        PUNCT  2  punct
        """,
        {"avertit": ("couper", "parataxis")},
    ),
    "quantity": (
        "Oslo a refoulé plus de 500 migrants.",
        """
        Oslo      Oslo      PROPN  3  nsubj
        a         avoir     AUX    3  aux   VerbForm=Fin
        refoulé   refouler  VERB   0  root  VerbForm=Part
        plus      plus      ADV    3  advmod
        de        de        ADP    7  case
        500       500       NUM    7  nummod
        migrants  migrant   NOUN   4  obl:arg
        .         .         PUNCT  3  punct
        """,
        {"migrants": ("refoulé", "obj"), "plus": ("500", "advmod"), "de": ("plus", "fixed")},
    ),
    "quantity that looks like a place": (
        "Oslo a refoulé près de 500 migrants.",
        """
        Oslo      Oslo      PROPN  3  nsubj
        a         avoir     AUX    3  aux   VerbForm=Fin
        refoulé   refouler  VERB   0  root  VerbForm=Part
        près      près      ADV    3  obj
        de        de        ADP    7  case
        500       500       NUM    7  nummod
        migrants  migrant   NOUN   4  obl:arg
        .         .         PUNCT  3  punct
        """,
        {"migrants": ("refoulé", "obj"), "près": ("500", "advmod"), "de": ("près", "fixed")},
    ),
    "partitive": (
        "Oslo a frappé dans la nuit des positions.",
        """
        Oslo       Oslo      PROPN  3  nsubj
        a          avoir     AUX    3  aux
        frappé     frapper   VERB   0  root  VerbForm=Part
        dans       dans      ADP    6  case
        la         le        DET    6  det
        nuit       nuit      NOUN   3  obl
        des        de        ADP    8  case
        positions  position  NOUN   6  nmod
        .          .         PUNCT  3  punct
        """,
        {"positions": ("frappé", "obl")},
    ),
    "second object": (
        "Oslo fournira à Riga six chars.",
        """
        Oslo      Oslo     PROPN  2  nsubj
        fournira  fournir  VERB   0  root  VerbForm=Fin
        à         à        ADP    4  case
        Riga      Riga     PROPN  2  obl
        six       six      NUM    6  nummod
        chars     char     NOUN   4  nmod
        .         .        PUNCT  2  punct
        """,
        {"chars": ("fournira", "obj")},
    ),
    "object behind a place": (
        "Oslo a reçu au palais le ministre.",
        """
        Oslo      Oslo      PROPN  3  nsubj
        a         avoir     AUX    3  aux   VerbForm=Fin
        reçu      recevoir  VERB   0  root  VerbForm=Part
        au        à         ADP    5  case
        palais    palais    NOUN   3  obl
        le        le        DET    7  det
        ministre  ministre  NOUN   5  appos
        .         .         PUNCT  3  punct
        """,
        {"ministre": ("reçu", "obj")},
    ),
    "object behind a date and a place": (
        "Oslo a reçu lundi 3 mai à Riga son allié.",
        """
        Oslo   Oslo      PROPN  3  nsubj
        a      avoir     AUX    3  aux   VerbForm=Fin
        reçu   recevoir  VERB   0  root  VerbForm=Part
        lundi  lundi     NOUN   3  obj
        3      3         NUM    6  nummod
        mai    mai       NOUN   4  nmod
        à      à         ADP    8  case
        Riga   Riga      PROPN  3  obl
        son    son       DET    10  det
        allié  allié     NOUN   8  nmod
        .      .         PUNCT  3  punct
        """,
        {"allié": ("reçu", "obj"), "lundi": ("reçu", "obl")},
    ),
    "a day behind a known object": (
        "Oslo a rejeté cette demande mardi.",
        """
        Oslo     Oslo     PROPN  3  nsubj
        a        avoir    AUX    3  aux   VerbForm=Fin
        rejeté   rejeter  VERB   0  root  VerbForm=Part
        cette    ce       DET    5  det
        demande  demande  NOUN   3  obj
        mardi    mardi    NOUN   5  nmod
        .        .        PUNCT  3  punct
        """,
        {"mardi": ("rejeté", "obl")},
    ),
    "a day is no object": (
        "Oslo a protesté hier dimanche.",
        """
        Oslo      Oslo       PROPN  3  nsubj
        a         avoir      AUX    3  aux
        protesté  protester  VERB   0  root  VerbForm=Part
        hier      hier       ADV    3  advmod
        dimanche  dimanche   NOUN   3  obj
        .         .          PUNCT  3  punct
        """,
        {"dimanche": ("protesté", "obl")},
    ),
    "object": (
        "Oslo publie un décret visant à interdire ces activités.",
        """
        Oslo       Oslo       PROPN  2  nsubj
        publie     publier    VERB   0  root   VerbForm=Fin
        un         un         DET    4  det
        décret     décret     NOUN   2  obj
        visant     viser      VERB   4  acl    VerbForm=Part
        à          à          ADP    7  mark
        interdire  interdire  VERB   5  xcomp  VerbForm=Inf
        ces        ce         DET    9  det
        activités  activité   NOUN   2  obl
        .          .          PUNCT  2  punct
        """,
        {"activités": ("interdire", "obj")},
    ),
    "subject": (
        "Selon le porte-parole, Oslo aurait cédé.",
        """
        Selon         selon         ADP    3  case
        le            le            DET    3  det
        porte-parole  porte-parole  NOUN   7  obl
        ,             ,             PUNCT  3  punct
        Oslo          Oslo          PROPN  3  conj
        aurait        avoir         AUX    7  aux   VerbForm=Fin
        cédé          céder         VERB   0  root  VerbForm=Part
        .             .             PUNCT  7  punct
        """,
        {"Oslo": ("cédé", "nsubj")},
    ),
    "subject with brackets": (
        "À Riga, Oslo (HO) a cédé.",
        """
        À      à      ADP    2  case
        Riga   Riga   PROPN  9  obl
        ,      ,      PUNCT  4  punct
        Oslo   Oslo   PROPN  2  conj
        (      (      PUNCT  6  punct
        HO     HO     PROPN  4  appos
        )      )      PUNCT  6  punct
        a      avoir  AUX    9  aux   VerbForm=Fin
        cédé   céder  VERB   0  root  VerbForm=Part
        .      .      PUNCT  9  punct
        """,
        {"Oslo": ("cédé", "nsubj")},
    ),
    "names": (
        "L'accord signé par Oslo et Riga tient.",
        """
        L'      le      DET    2  det
        accord  accord  NOUN   8  nsubj
        signé   signer  VERB   2  acl   VerbForm=Part
        par     par     ADP    5  case
        Oslo    Oslo    PROPN  3  obl
        et      et      CCONJ  7  cc
        Riga    Riga    PROPN  2  conj
        tient   tenir   VERB   0  root  VerbForm=Fin
        .       .       PUNCT  8  punct
        """,
        {"Riga": ("Oslo", "conj")},
    ),
    "an object behind a past week": (
        "Oslo a bombardé la semaine dernière des villages.",
        """
        Oslo          oslo          NOUN   3   nsubj       Number=Sing
        a             avoir         AUX    3   aux:tense   Tense=Pres|VerbForm=Fin
        bombardé      bombarder     VERB   0   root        Number=Sing|Tense=Past|VerbForm=Part
        la            le            DET    5   det         Number=Sing
        semaine       semaine       NOUN   3   obj         Number=Sing
        dernière      dernier       ADJ    5   amod        Number=Sing
        des           de            ADP    8   case        Number=Plur
        villages      village       NOUN   5   nmod        Number=Plur
        .             .             PUNCT  3   punct
        """,
        {"semaine": ("bombardé", "obl"), "villages": ("bombardé", "obl")},
    ),
}
ENGLISH = {
    "a day behind what is commented on": (
        "Oslo commented on the attack on Friday.",
        """
        Oslo       Oslo     PROPN  2  nsubj
        commented  comment  VERB   0  root  VerbForm=Fin
        on         on       ADP    5  case
        the        the      DET    5  det
        attack     attack   NOUN   2  obl
        on         on       ADP    7  case
        Friday     Friday   PROPN  5  nmod
        .          .        PUNCT  2  punct
        """,
        {"Friday": ("commented", "obl")},
    ),
    "aide": (
        "Oslo left, a close aide to President Lund said.",
        """
        Oslo       Oslo       PROPN  2  nsubj
        left       leave      VERB   0  root  VerbForm=Fin
        ,          ,          PUNCT  6  punct
        a          a          DET    6  det
        close      close      ADJ    6  amod
        aide       aide       NOUN   1  appos
        to         to         ADP    8  case
        President  President  PROPN  9  nmod:desc
        Lund       Lund       PROPN  10  nsubj
        said       say        VERB   2  conj  VerbForm=Fin
        .          .          PUNCT  2  punct
        """,
        {"aide": ("said", "nsubj"), "Lund": ("aide", "nmod")},
    ),
    "day behind a verb that has its subject": (
        "Oslo left Monday.",
        """
        Oslo    Oslo    PROPN  2  nsubj
        left    leave   VERB   0  root  VerbForm=Fin
        Monday  Monday  PROPN  2  nsubj
        .       .       PUNCT  2  punct
        """,
        {"Monday": ("left", "obl")},
    ),
    "particle": (
        "Oslo called off the strike.",
        """
        Oslo    Oslo    PROPN  2  nsubj
        called  call    VERB   0  root  VerbForm=Fin|Tense=Past
        off     off     ADP    5  case
        the     the     DET    5  det
        strike  strike  NOUN   2  obl
        .       .       PUNCT  2  punct
        """,
        {"off": ("called", "compound"), "strike": ("called", "obj")},
    ),
    "fronted": (
        "On Friday Oslo expelled a diplomat.",
        """
        On        on        ADP    2  case
        Friday    Friday    PROPN  4  obl
        Oslo      Oslo      PROPN  2  flat
        expelled  expel     VERB   0  root  VerbForm=Fin|Tense=Past
        a         a         DET    6  det
        diplomat  diplomat  NOUN   4  obj
        .         .         PUNCT  4  punct
        """,
        {"Oslo": ("expelled", "nsubj")},
    ),
    "fronted before a month": (
        "In June Oslo signed.",
        """
        In      in    ADP    3  case
        June    June  PROPN  3  compound
        Oslo    Oslo  PROPN  4  obl
        signed  sign  VERB   0  root  VerbForm=Fin|Tense=Past
        .       .     PUNCT  4  punct
        """,
        {"In": ("June", "case"), "June": ("signed", "obl"), "Oslo": ("signed", "nsubj")},
    ),
    "governed": (
        "Oslo urged the president of Riga to leave.",
        """
        Oslo       Oslo       PROPN  2  nsubj
        urged      urge       VERB   0  root  VerbForm=Fin|Tense=Past
        the        the        DET    4  det
        president  president  NOUN   2  obj
        of         of         ADP    6  case
        Riga       Riga       PROPN  4  nmod
        to         to         PART   8  mark
        leave      leave      VERB   6  acl  VerbForm=Inf
        .          .          PUNCT  2  punct
        """,
        {"leave": ("urged", "xcomp")},
    ),
    "series": (
        "Oslo vowed to leave, to pay and to sign.",
        """
        Oslo   Oslo   PROPN  2  nsubj
        vowed  vow    VERB   0  root  VerbForm=Fin|Tense=Past
        to     to     PART   4  mark
        leave  leave  VERB   2  xcomp  VerbForm=Inf
        ,      ,      PUNCT  7  punct
        to     to     PART   7  mark
        pay    pay    VERB   2  advcl  VerbForm=Inf
        and    and    CCONJ  10  cc
        to     to     PART   10  mark
        sign   sign   VERB   7  conj  VerbForm=Inf
        .      .      PUNCT  2  punct
        """,
        {"pay": ("leave", "conj"), "sign": ("leave", "conj")},
    ),
    "names": (
        "The pact signed by Oslo and Riga holds.",
        """
        The     the   DET    2  det
        pact    pact  NOUN   8  nsubj
        signed  sign  VERB   2  acl  VerbForm=Part|Tense=Past
        by      by    ADP    5  case
        Oslo    Oslo  PROPN  3  obl
        and     and   CCONJ  7  cc
        Riga    Riga  PROPN  2  conj
        holds   hold  VERB   0  root  VerbForm=Fin
        .       .     PUNCT  8  punct
        """,
        {"Riga": ("Oslo", "conj")},
    ),
    "an object behind a month": (
        "Oslo had signed in April 2010 an agreement extending the lease.",
        """
        Oslo          Oslo          PROPN  3   nsubj       Number=Sing
        had           have          AUX    3   aux         Tense=Past|VerbForm=Fin
        signed        sign          VERB   0   root        Tense=Past|VerbForm=Part
        in            in            ADP    5   case
        April         April         PROPN  3   obl         Number=Sing
        2010          2010          NUM    5   nmod:unmarked
        an            a             DET    8   det
        agreement     agreement     NOUN   3   parataxis   Number=Sing
        extending     extend        VERB   8   acl         VerbForm=Ger
        the           the           DET    11  det
        lease         lease         NOUN   9   obj         Number=Sing
        .             .             PUNCT  8   punct
        """,
        {"agreement": ("signed", "obj")},
    ),
}
READ = [("fr", name, *CASES[name]) for name in CASES] + [
    ("en", name, *ENGLISH[name]) for name in ENGLISH
]
RIGHT = {
    "a day inside an object": (
        "Oslo a dénoncé la prise mardi de Riga.",
        """
        Oslo     Oslo      PROPN  3  nsubj
        a        avoir     AUX    3  aux   VerbForm=Fin
        dénoncé  dénoncer  VERB   0  root  VerbForm=Part
        la       le        DET    5  det
        prise    prise     NOUN   3  obj
        mardi    mardi     NOUN   5  nmod
        de       de        ADP    8  case
        Riga     Riga      PROPN  5  nmod
        .        .         PUNCT  3  punct
        """,
    ),
    "a day behind a new object": (
        "Oslo a annoncé une visite mardi.",
        """
        Oslo     Oslo      PROPN  3  nsubj
        a        avoir     AUX    3  aux   VerbForm=Fin
        annoncé  annoncer  VERB   0  root  VerbForm=Part
        une      un        DET    5  det
        visite   visite    NOUN   3  obj
        mardi    mardi     NOUN   5  nmod
        .        .         PUNCT  3  punct
        """,
    ),
    "a noun that takes the infinitive keeps it": (
        "Oslo a appelé les groupes au refus de partir.",
        """
        Oslo     Oslo     PROPN  3  nsubj
        a        avoir    AUX    3  aux
        appelé   appeler  VERB   0  root  VerbForm=Part
        les      le       DET    5  det
        groupes  groupe   NOUN   3  obj
        au       à        ADP    7  case
        refus    refus    NOUN   3  obl
        de       de       ADP    9  mark
        partir   partir   VERB   7  acl   VerbForm=Inf
        .        .        PUNCT  3  punct
        """,
    ),
    "a purpose behind a comma stays with the first verb": (
        "Oslo promet de coopérer, pour surveiller.",
        """
        Oslo        Oslo        PROPN  2  nsubj
        promet      promettre   VERB   0  root   VerbForm=Fin
        de          de          ADP    4  mark
        coopérer    coopérer    VERB   2  xcomp  VerbForm=Inf
        ,           ,           PUNCT  7  punct
        pour        pour        ADP    7  mark
        surveiller  surveiller  VERB   2  advcl  VerbForm=Inf
        .           .           PUNCT  2  punct
        """,
    ),
}


ENGLISH_RIGHT = {
    "the day of where something was": (
        "Oslo spoke at the summit on Friday.",
        """
        Oslo    Oslo    PROPN  2  nsubj
        spoke   speak   VERB   0  root  VerbForm=Fin
        at      at      ADP    5  case
        the     the     DET    5  det
        summit  summit  NOUN   2  obl
        on      on      ADP    7  case
        Friday  Friday  PROPN  5  nmod
        .       .       PUNCT  2  punct
        """,
    ),
    "a time before a noun that is no subject keeps it": (
        "Friday prayers were held.",
        """
        Friday   Friday  PROPN  2  compound
        prayers  prayer  NOUN   4  nsubj:pass
        were     be      AUX    4  aux:pass  VerbForm=Fin
        held     hold    VERB   0  root      VerbForm=Part|Tense=Past
        .        .       PUNCT  4  punct
        """,
    ),
    "gerunds side by side": (
        "Oslo fired to clear a square, killing one and arresting twelve.",
        """
        Oslo       Oslo    PROPN  2  nsubj
        fired      fire    VERB   0  root  VerbForm=Fin
        to         to      PART   4  mark
        clear      clear   VERB   2  advcl  VerbForm=Inf
        a          a       DET    6  det
        square     square  NOUN   4  obj
        ,          ,       PUNCT  8  punct
        killing    kill    VERB   2  advcl  VerbForm=Part|Tense=Pres
        one        one     NUM    8  obj
        and        and     CCONJ  11  cc
        arresting  arrest  VERB   8  conj  VerbForm=Ger
        twelve     twelve  NUM    11  obj
        .          .       PUNCT  2  punct
        """,
    ),
    "a preposition that is no particle of the verb keeps its noun": (
        "Oslo voted on the strike.",
        """
        Oslo    Oslo    PROPN  2  nsubj
        voted   vote    VERB   0  root  VerbForm=Fin|Tense=Past
        on      on      ADP    5  case
        the     the     DET    5  det
        strike  strike  NOUN   2  obl
        .       .       PUNCT  2  punct
        """,
    ),
    "a preposition apart from the verb is no particle": (
        "Oslo called Riga off the record.",
        """
        Oslo    Oslo    PROPN  2  nsubj
        called  call    VERB   0  root  VerbForm=Fin|Tense=Past
        Riga    Riga    PROPN  2  obj
        off     off     ADP    6  case
        the     the     DET    6  det
        record  record  NOUN   2  obl
        .       .       PUNCT  2  punct
        """,
    ),
    "a particle has an object of its own only once": (
        "Oslo called off Riga strikes.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        called   call    VERB   0  root  VerbForm=Fin|Tense=Past
        off      off     ADP    2  compound:prt
        Riga     Riga    PROPN  5  compound
        strikes  strike  NOUN   2  obj
        .        .       PUNCT  2  punct
        """,
    ),
}
KEPT = [("fr", name, *RIGHT[name]) for name in RIGHT] + [
    ("en", name, *ENGLISH_RIGHT[name]) for name in ENGLISH_RIGHT
]


def read(text, table, language="fr"):
    return FakeParser(table, language=language).parse(dispatch(text))


each_case = pytest.mark.parametrize(
    ("language", "text", "table", "expected"),
    [pytest.param(language, *case, id=f"{language}-{name}") for language, name, *case in READ],
)


@each_case
def test_a_wrong_tree_is_put_right(language, text, table, expected):
    before = read(text, table, language)
    after = mend(before, language)
    words = {word.text: word for word in after.words}
    for form, (head, rel) in expected.items():
        assert (after.words[words[form].head].text, words[form].rel) == (head, rel)
    moved = {w.text for w, old in zip(after.words, before.words, strict=True) if w != old}
    assert moved == set(expected)


@pytest.mark.parametrize(
    ("language", "text", "table"),
    [pytest.param(language, *case, id=f"{language}-{name}") for language, name, *case in KEPT],
)
def test_a_right_tree_is_left_alone(language, text, table):
    before = read(text, table, language)
    assert mend(before, language) is before


@each_case
def test_mending_twice_changes_nothing_more(language, text, table, expected):
    once = mend(read(text, table, language), language)
    assert mend(once, language) is once
