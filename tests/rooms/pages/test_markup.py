"""Saved HTML: article, captions and metadata told apart, each fact with its origin."""

import pytest

from tests.rooms.pages.reading import covers_all, kinds, read, told

PARAGRAPHS = [
    (
        "Le chef d'état-major de l'armée béninoise, le général Samuel Okoro, a été reçu mardi "
        "à Lomé par le ministre togolais de l'intérieur, avec lequel il a parlé des frontières."
    ),
    (
        "Les deux hommes ont aussi évoqué la lutte contre la contrebande, a indiqué l'agence "
        "togolaise de presse, qui cite un communiqué du ministère publié dans la soirée."
    ),
    (
        "Un accord de coopération avait été signé en mars entre Cotonou et Lomé, par lequel les "
        "deux pays s'engagent à surveiller ensemble leurs frontières du nord."
    ),
]
TIME = '<time datetime="2025-06-03T08:00">mardi</time>'
HEAD = """<title>Visite du général Okoro à Lomé | Le Phare</title>
<meta property="og:title" content="Visite du général Okoro à Lomé">
<meta property="og:site_name" content="Le Phare">
<meta property="og:url" content="https://www.lephare.example/2025/06/03/visite">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Visite du général Okoro à Lomé",
  "datePublished": "2025-06-03T10:32:00+0000", "dateModified": "2025-06-04",
  "author": {"@type": "Person", "name": "Jeanne Morel"}, "articleSection": "Afrique",
  "publisher": {"@id": "#org"}}, {"@id": "#org", "@type": "Organization", "name": "Le Phare"}]}
</script><style>p { color: red }</style>"""
PAGE = f"""<!DOCTYPE html><html lang="fr"><head>{HEAD}</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<article><h1>Visite du général Okoro à Lomé</h1>
<figure><img src="a.jpg" alt="Le général Okoro salue son hôte">
<figcaption>Le général Okoro à Lomé, mardi. © Agence Golfe</figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>Lire aussi : <a href="/x">Grève des enseignants à Parakou</a></p>
<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>
<aside><a href="/y">Lomé inaugure son nouveau port</a></aside>
<footer>© 2025 Le Phare. Tous droits réservés</footer><script>var a = "<p>non</p>";</script>
</body></html>"""


@pytest.fixture(scope="module")
def page():
    return read(PAGE)


def test_headline_and_paragraphs_are_read(page):
    assert told(page, "headline") == ["Visite du général Okoro à Lomé"]
    assert told(page, "paragraph") == PARAGRAPHS


def test_captions_alternative_texts_and_credits_are_kept_apart(page):
    assert told(page, "caption") == ["Le général Okoro à Lomé, mardi."]
    assert told(page, "alt") == ["Le général Okoro salue son hôte"]
    assert told(page, "credit") == ["© Agence Golfe"]


def test_everything_else_is_kept_with_its_reason(page):
    assert covers_all(page)
    assert all(b.note for b in page.blocks if b.kind in {"navigation", "related", "other"})
    assert ("related", "Lire aussi : Grève des enseignants à Parakou") in kinds(page)


def test_no_script_or_style_is_text(page):
    assert "color" not in page.text.content
    assert "non" not in page.text.content.split()


@pytest.mark.parametrize(
    ("name", "value", "origin"),
    [
        ("title", "Visite du général Okoro à Lomé", "h1"),
        ("published", "2025-06-03T10:32:00+00:00", "json-ld"),
        ("updated", "2025-06-04", "json-ld"),
        ("byline", "Jeanne Morel", "json-ld"),
        ("section", "Afrique", "json-ld"),
        ("publisher", "Le Phare", "json-ld"),
        ("url", "https://www.lephare.example/2025/06/03/visite", "open-graph"),
        ("language", "fr", "meta"),
    ],
)
def test_each_fact_says_where_it_comes_from(page, name, value, origin):
    fact = page.fact(name)
    assert (fact.value, fact.origin) == (value, origin)


def body(head="", above="", below=""):
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = f"<article>{above}{paragraphs}{below}</article>"
    return f"<html><head>{head}</head><body>{article}</body></html>"


@pytest.mark.parametrize(
    ("page", "value", "origin"),
    [
        (body('<meta name="date" content="2025-06-03">'), "2025-06-03", "meta"),
        (body(above=TIME), "2025-06-03T08:00:00", "time"),
        (body(above="<h1>Visite à Lomé</h1><p>Publié le 3 juin 2025</p>"), "2025-06-03", "text"),
        (body('<link rel="canonical" href="https://a.example/2025/06/03/v">'), "2025-06-03", "url"),
        (
            body(above="<h1>Visite</h1>").replace("<p>", "<p>LOMÉ, 3 juin 2025 (AFP) - ", 1),
            "2025-06-03",
            "text",
        ),
    ],
)
def test_the_date_is_found_in_order_of_trust(page, value, origin):
    fact = read(page).fact("published")
    assert (fact.value, fact.origin) == (value, origin)


def test_dates_of_other_articles_are_not_the_articles():
    links = "".join(
        f"<div><a href=/{i}>Titre {i}</a><span>{i} mai 2024</span></div>" for i in range(1, 20)
    )
    assert read(body(below=f"<aside>{links}</aside>")).value("published") is None


def test_without_a_heading_the_title_of_the_page_is_the_headline():
    dispatch = read(body("<title>Visite du général Okoro à Lomé | Le Phare</title>"))
    assert told(dispatch, "headline") == ["Visite du général Okoro à Lomé"]


def test_a_page_in_another_encoding_says_so():
    page = body("<meta charset=iso-8859-1><title>Visite à Lomé</title>").encode("cp1252")
    assert "général" in read(page).text.content
    assert read(page).value("encoding") == "windows-1252"


def test_lines_broken_by_br_are_paragraphs_of_their_own():
    page = (
        f"<html><body><h1>Visite à Lomé</h1><div>{'<br><br>'.join(PARAGRAPHS)}</div></body></html>"
    )
    assert told(read(page), "paragraph") == PARAGRAPHS
