"""A folder of small dispatches, invented, in both languages and in several forms."""

import gzip

ACTS = (
    "Le ministre {of} des Affaires étrangères a rencontré mardi à {city} son homologue {other}.",
    "Le {state} a signé lundi à {city} un accord de défense avec le {partner}.",
    "Le président {of} a condamné jeudi l’attaque menée contre le {partner}.",
)
STATES = (
    ("Tchad", "tchadien", "N’Djamena"),
    ("Niger", "nigérien", "Niamey"),
    ("Mali", "malien", "Bamako"),
    ("Bénin", "béninois", "Cotonou"),
    ("Togo", "togolais", "Lomé"),
    ("Sénégal", "sénégalais", "Dakar"),
)
ENGLISH = "The government of {state} signed an agreement with {other} in {city} on Tuesday."
MAIL = "From: desk@phare.example\nSubject: Rencontre {n}\nMIME-Version: 1.0\n\n{text}\n"


def text_of(n):
    """The text of the nth dispatch."""
    state, partner = STATES[n % len(STATES)], STATES[(n // 2 + 1) % len(STATES)]
    if n % 5 == 4:
        said = ENGLISH.format(state=state[0], other=partner[0], city=state[2])
        return f"Agreement number {n}\n\n{said}\n"
    said = ACTS[n % len(ACTS)].format(
        state=state[0], of=state[1], city=state[2], partner=partner[0], other=partner[1]
    )
    return f"Dépêche numéro {n}\n\n{said}\n"


def page_of(n):
    """The same as a web page."""
    title, _, text = text_of(n).strip().partition("\n\n")
    language = "en" if n % 5 == 4 else "fr"
    return (
        f'<html lang="{language}"><head><title>{title}</title></head><body><article>'
        f"<h1>{title}</h1><p>{text}</p></article></body></html>"
    ).encode()


def write_folder(folder, count):
    """Files of several kinds; the last but one repeats the first, the last cannot be read."""
    folder.mkdir()
    for n in range(count - 2):
        if n % 7 == 3:
            (folder / f"d{n:03}.html").write_bytes(page_of(n))
        elif n % 7 == 5:
            (folder / f"d{n:03}.txt.gz").write_bytes(gzip.compress(text_of(n).encode(), mtime=0))
        elif n % 7 == 6:
            (folder / f"d{n:03}.eml").write_text(MAIL.format(n=n, text=text_of(n)), "utf-8")
        else:
            (folder / f"d{n:03}.txt").write_text(text_of(n), "utf-8")
    (folder / "e-again.txt").write_text(text_of(0), "utf-8")
    (folder / "f-broken.txt.gz").write_bytes(gzip.compress(text_of(1).encode())[:-9])
    return folder
