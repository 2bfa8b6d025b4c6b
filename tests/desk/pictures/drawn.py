"""A picture taken apart again."""

from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture):
    return fromstring(str(picture).encode())


def links(picture):
    root = parsed(picture)
    return [one for one in root.iter() if one.tag in (f"{SVG}a", "a")]


def hrefs(picture):
    return [one.get("href") for one in links(picture)]


def described(picture):
    return parsed(picture).find(f"{SVG}desc").text


def circle(picture, href):
    found = next(one for one in links(picture) if one.get("href") == href).find(f"{SVG}circle")
    return tuple(float(found.get(key)) for key in ("cx", "cy", "r"))
