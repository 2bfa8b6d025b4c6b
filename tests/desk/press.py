"""A small invented press: one event told many times, a number that is contested, an agreement."""

import json

WIRE = (
    "Le président zambien a rencontré jeudi 12 mars à Lusaka son homologue malawite, Joseph "
    "Banda, pour parler du commerce du maïs.\n\n"
    "Les deux chefs d’État ont évoqué trois heures le prix des semences et la route du Nord."
)
LEFT = (
    "Le ministre kényan des Affaires étrangères, Daniel Otieno, s’est rendu mardi 10 mars "
    "à Kampala."
)
ATTACK = (
    "Des rebelles ont attaqué mercredi 11 mars un convoi de l’armée malienne à Ménaka : {} soldats "
    "ont été tués."
)
ACCORD = (
    "Le Kenya et l’Ouganda ont signé jeudi 12 mars à Kampala un accord de paix. "
    "Aux termes de l’accord de Kampala, le Kenya s’engage à libérer 40 prisonniers ougandais "
    "avant le 30 mars."
)
DEED = (
    "Conformément à l’accord de Kampala, le Kenya a libéré vendredi 20 mars 40 prisonniers "
    "ougandais."
)
TWELVE, FIFTEEN = ATTACK.format("douze"), ATTACK.format("quinze")

DISPATCHES = (
    ("wire", "Le Fil du Zambèze", "2026-03-12T18:00:00Z", "Lusaka : le maïs au menu", WIRE),
    ("copy", "Le Relais", "2026-03-13T05:00:00Z", "Lusaka : le maïs au menu", WIRE),
    ("left", "La Dépêche du Lac", "2026-03-10T12:00:00Z", "Otieno à Kampala", LEFT),
    ("twelve", "Le Fil du Zambèze", "2026-03-12T07:00:00Z", "Attaque à Ménaka", TWELVE),
    ("fifteen", "La Dépêche du Lac", "2026-03-12T09:00:00Z", "Un convoi attaqué", FIFTEEN),
    ("accord", "La Dépêche du Lac", "2026-03-12T20:00:00Z", "Paix à Kampala", ACCORD),
)
LATER = (("deed", "Le Fil du Zambèze", "2026-03-20T20:00:00Z", "Quarante retours", DEED),)


def rows(dispatches=DISPATCHES):
    """The dispatches as a table that ``chancery ingest`` reads."""
    names = ("id", "publisher", "published", "title", "text")
    told = (dict(zip(names, one, strict=True)) for one in dispatches)
    lines = ({**one, "url": f"https://example.org/{one['id']}", "language": "fr"} for one in told)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
