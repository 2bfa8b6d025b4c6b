"""What the markup of a page says about it: JSON-LD, Open Graph, meta tags, ``<time>``, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from chancery.pages.claims import make_claim as _claim
from chancery.pages.claims import of_address
from chancery.pages.dates import read_stamp
from chancery.pages.draft import Claim, FactName
from chancery.pages.fold import fold
from chancery.pages.normalise import normalise

Json = Mapping[str, object]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Reportage)$")
_SITE_TAIL = re.compile(r"\s+[|–—·•»:-]\s+(?P<site>[^|–—·•»]{2,60})$")
_MOST_NODES = 3_000

_META: Mapping[str, tuple[FactName, str]] = {
    "og:title": ("title", "open-graph"),
    "twitter:title": ("title", "meta"),
    "dc.title": ("title", "meta"),
    "article:published_time": ("published", "open-graph"),
    "og:article:published_time": ("published", "open-graph"),
    "og:published_time": ("published", "open-graph"),
    "datepublished": ("published", "meta"),
    "date": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "publish_date": ("published", "meta"),
    "published_time": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "dcterms.date": ("published", "meta"),
    "parsely-pub-date": ("published", "meta"),
    "sailthru.date": ("published", "meta"),
    "article.published": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "article:modified_time": ("updated", "open-graph"),
    "og:updated_time": ("updated", "open-graph"),
    "datemodified": ("updated", "meta"),
    "last-modified": ("updated", "meta"),
    "og:site_name": ("publisher", "open-graph"),
    "dc.publisher": ("publisher", "meta"),
    "article:section": ("section", "open-graph"),
    "og:article:section": ("section", "open-graph"),
    "parsely-section": ("section", "meta"),
    "author": ("byline", "meta"),
    "article:author": ("byline", "open-graph"),
    "og:url": ("url", "open-graph"),
}
_DATES = frozenset({"published", "updated"})


def read_metadata(tree: LexborHTMLParser, json_ld: Iterable[str]) -> list[Claim]:
    """Every claim of the markup, the most trusted first.

    1. JSON-LD of an article: headline, datePublished, dateModified, author, publisher, section, url
    2. Open Graph and meta tags by name, property or itemprop
    3. ``<time datetime>``: the first that is marked as publication, else the first of the article
    4. the title tag, without the name of the site behind it
    5. ``link rel=canonical``, and the date and the publisher that the address tells
    """
    claims = [*_of_json_ld(json_ld), *_of_meta(tree), *_of_time(tree), *_of_title_tag(tree)]
    claims += _of_link(tree)
    claims += _of_address(claims)
    language = tree.root.attributes.get("lang") if tree.root else None
    if language and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", language):
        claims.append(Claim(name="language", value=language.replace("_", "-"), origin="meta"))
    return [claim for claim in claims if claim.value]


def _of_json_ld(scripts: Iterable[str]) -> Iterator[Claim]:
    nodes = [node for script in scripts for node in _nodes(script)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    articles.sort(key=lambda node: "headline" not in node)
    for article in articles[:1]:
        yield from _of_article(article, nodes)
    for page in [node for node in nodes if "WebPage" in _types(node)][:1]:
        yield from _dates_of(page)


def _of_article(article: Json, nodes: Sequence[Json]) -> Iterator[Claim]:
    for key, name in (("headline", "title"), ("articleSection", "section"), ("url", "url")):
        for value in _strings(article.get(key), "name"):
            yield _claim(name, value, "json-ld")  # type: ignore[arg-type]
    yield from _dates_of(article)
    for key, name in (("author", "byline"), ("publisher", "publisher")):
        for value in _strings(_followed(article.get(key), nodes), "name"):
            yield _claim(name, value, "json-ld")  # type: ignore[arg-type]


def _dates_of(node: Json) -> Iterator[Claim]:
    for key, name in (("datePublished", "published"), ("dateModified", "updated")):
        for value in _strings(node.get(key), "@value"):
            yield _claim(name, read_stamp(value) or "", "json-ld")  # type: ignore[arg-type]


def _nodes(script: str) -> Iterator[Json]:
    """Every object of a JSON-LD script, outer first, up to a limit."""
    text = (
        re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$", "", script)
        .strip()
        .rstrip(";")
    )
    try:
        queue = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while queue and seen < _MOST_NODES:
        value, seen = queue.pop(0), seen + 1
        if isinstance(value, dict):
            yield value
            queue += [one for one in value.values() if isinstance(one, dict | list)]
        elif isinstance(value, list):
            queue += [one for one in value if isinstance(one, dict | list)]


def _types(node: Json) -> list[str]:
    return _strings(node.get("@type"), "@id")


def _strings(value: object, key: str) -> list[str]:
    """The string or strings that a value holds, itself or under ``key``."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _strings(value.get(key), key) if isinstance(value.get(key), str) else []
    if isinstance(value, list):
        return [
            text for one in value[:20] for text in _strings(one, key) if not isinstance(one, list)
        ]
    return []


def _followed(value: object, nodes: Sequence[Json]) -> object:
    """An author or publisher given by ``@id`` only, looked up among the objects of the page."""
    if isinstance(value, list):
        return [_followed(one, nodes) for one in value[:20] if not isinstance(one, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return next((n for n in nodes if n.get("@id") == value["@id"] and "name" in n), value)
    return value


def _of_meta(tree: LexborHTMLParser) -> Iterator[Claim]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content], time[itemprop][content], span[itemprop][content]")[:400]:
        content = node.attributes.get("content") or ""
        for attribute in ("property", "name", "itemprop"):
            found.setdefault((node.attributes.get(attribute) or "").lower(), content)
    for key, (name, origin) in _META.items():
        value = found.get(key, "")
        if name in _DATES:
            value = read_stamp(value) or ""
        if name == "byline" and value.startswith(("http:", "https:", "/")):
            continue
        yield _claim(name, value, origin)


def _of_time(tree: LexborHTMLParser) -> Iterator[Claim]:
    nodes = tree.css("time[datetime]")[:50]
    marked = [n for n in nodes if "pubdate" in n.attributes or _says(n, "datepublished")]
    inside = [n for n in nodes if _inside(n, {"article", "main"})]
    for node in (marked or inside or nodes)[:1]:
        yield _claim("published", read_stamp(node.attributes.get("datetime") or "") or "", "time")


def _says(node: LexborNode, word: str) -> bool:
    return word in (node.attributes.get("itemprop") or "").lower()


def _inside(node: LexborNode, tags: set[str]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _of_title_tag(tree: LexborHTMLParser) -> Iterator[Claim]:
    node = tree.css_first("title")
    if node is not None:
        yield _claim("title", without_site(node.text()), "title-tag")


def without_site(title: str, site: str | None = None) -> str:
    """A title without the name of the site behind it: ``Accord signé à Lomé | Le Phare``.

    Without knowing the site's name, a tail goes only when it is shorter than what stands before it.
    """
    title = normalise(title).replace("\n", " ").strip()
    match = _SITE_TAIL.search(title)
    if match is None:
        return title
    tail = match["site"]
    known = site is not None and fold(tail) == fold(site)
    return title[: match.start()] if known or 2 * len(tail) < match.start() else title


def _of_link(tree: LexborHTMLParser) -> Iterator[Claim]:
    node = tree.css_first('link[rel="canonical"]')
    if node is not None:
        yield _claim("url", node.attributes.get("href") or "", "meta")


def _of_address(claims: Sequence[Claim]) -> Iterator[Claim]:
    for claim in claims:
        if claim.name == "url" and claim.value.startswith(("http:", "https:")):
            yield from of_address(claim.value)
            return
