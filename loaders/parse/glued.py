"""Bullets that hold two organisations, because a line end of the page was lost."""

import re

from loaders.document import Line
from loaders.parse.organisation_items import is_organisation
from loaders.resolve.places import Gazetteer
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.legal_forms import ENDING, NON_GOVERNMENTAL_ENDING
from loaders.text.letters import CAPITAL, LOWER

_BODY = Cue(
    rf"(?:(?<=\s)|(?<=[sú]\.))(?:Magistrát|Měst(?:o|ys)\s[{CAPITAL}]|Městsk[áý]\s(?:policie|úřad|knihovna)|Obec\s[{CAPITAL}]|(?<=[{LOWER}]\s)(?:obec|městys)\s[{CAPITAL}]|"
    r"Obecní\súřad|Krajsk[ýé]\s|Policie\sČ|Úřad\spráce|Základní\s|Mateřská\sškola|Střední\s|"
    r"Speciální\szákladní|Sbor\sdobrovolných|(?:Oblastní|Farní|Diecézní|Arcidiecézní)\scharita|Charita\s|Diakonie\s|"
    r"Probační\sa\smediační|Agentura\spro|TJ\s|SK\s|Tělovýchovná\sjednota|Dům\sdětí|DDM\s|"
    r"Sdružení\s|Občanské\ssdružení|Technické\sslužby|Římskokatolická|Farnost\s|Člověk\sv\stísni|Spolek\s|Armáda\sspásy|Český\sčervený\skříž|"
    r"Gymnázium\s|Nemocnice\s|(?:Rodinné|Mateřské|Komunitní)\scentrum|Pedagogicko-|Obchodní\sakademie|"
    r"Středisko\s(?:volného\sčasu|výchovné\spéče)|(?<!,\s)Centrum\ssociálních\sslužeb|Speciálně\spedagogické\scentrum|Dětský\sdomov|"
    r"(?:Diagnostický|Výchovný)\sústav|Okresní\s(?:soud|správa|hospodářská)|Mikroregion\s|Svazek\sobcí|"
    r"Slezská\sdiakonie|Vězeňská\sslužba|Hasičský\száchranný|ZŠ\s|MŠ\s|SOŠ\s|SOU\s|SDH\s|SVČ\s|PMS\s|MAS\s|ÚP\sČR|PČR\s)"
)
# Of the bullet whose line end was lost; an asterisk is one only behind a comma.
_SIGN = Cue(rf"(?P<sign>[,;]?\s?[•▪●]\s|[,;]\s\*\s(?=[{CAPITAL}]))")
_TOWN = rf"(?:[Mm]ěsto|[Oo]bec|[Mm]ěstys)\s[{CAPITAL}]"
_SCHOOL_NAMED = (
    r"(?:(?:[ZMS]Š\sa\s)?[ZMS]Š|(?:Základní|Mateřská|Střední)\sškola)\s"
    rf"(?:[{CAPITAL}\d]|při\s)[^,;]+"
)
_NEVER_A_PART = (
    rf"(?:Úřad\spráce|Probační\sa\smediační|Policie\sČ|[Oo]bec\s[{CAPITAL}]|(?:Oblastní|Farní)\scharita|"
    r"Charita\s|Diakonie\s|Armáda\sspásy|Člověk\sv\stísni|SDH\s|TJ\s|MAS\s|"
    rf"Město\s[{CAPITAL}])"
)
_ALONE = (
    r"(?:Úřad\spráce|Policie\sČ|Probační\sa\smediační|(?:Oblastní|Farní)\scharita\s|"
    rf"Charita\s[{CAPITAL}]|Diakonie\s|Armáda\sspásy|Člověk\sv\stísni)"
)
# "Diecézní charita Brno, Oblastní charita Rajhrad" is but this branch
_DIOCESE = re.compile(r"(?:Arcid|D)iecézní\scharita\s[^,]+$")
# What stands between two names; a comma and an "a" mostly stand within one: "ZŠ a MŠ Most".
_BETWEEN = (
    Cue(r"(?P<sign>\s*;\s+|(?<!\bZŠ)(?<!\bMŠ)\s[/+]\s)"),
    Cue(rf"{ENDING}(?P<sign>\s+a\s+)(?=[{CAPITAL}])"),
    Cue(rf"{ENDING}(?P<sign>,\s+)(?=[{CAPITAL}][^,;]+,?\s+{ENDING}\s*$)"),
    Cue(rf"(?P<sign>\s+a\s+)(?={_ALONE})"),
    Cue(
        rf"^(?:Policie\s(?:ČR|České\srepubliky)|PČR)(?:\s[{CAPITAL}]\w+)?(?P<sign>,\s+)(?=Městská\spolicie)"
    ),
    Cue(rf"^{_TOWN}[^,]+?(?P<sign>\s+a\s+)(?={_TOWN})"),
    Cue(rf"(?P<sign>,\s+)(?={_NEVER_A_PART})"),
    # a charity has no such form
    Cue(
        rf"^(?:(?:Oblastní|Farní)\scharita|Charita)\s[{CAPITAL}][^,;]+(?P<sign>,\s+)"
        rf"(?=[{CAPITAL}][^,;]+,\s+{NON_GOVERNMENTAL_ENDING}$)"
    ),
    Cue(
        rf"^{_SCHOOL_NAMED}(?:,\s[^,;]*(?:\bul\.|\d))?(?P<sign>,\s+)(?={_SCHOOL_NAMED}(?:,\s+{_SCHOOL_NAMED})*$)"
    ),
)
# Where each ends with its town, these part two names too: "TJ Sokol Most, ZŠ Most".
_BETWEEN_TOWNS = Cue(rf"(?P<sign>,\s+|\s+a\s+)(?=[{CAPITAL}])")
_PLUS = Cue(rf"(?P<sign>\s\+\s)(?=[{CAPITAL}])")
_OWN_OFFICE = re.compile(r"(?:Městský\s+úřad|Obecní\s+úřad|Magistrát|Kontaktní|Středisko)\b")
_FEWEST_WORDS = 2  # of a name by a plus, which also joins "ZŠ + MŠ"
_FORM_ALONE = re.compile(rf"{ENDING}\s*")  # "o.s. Člověk v tísni" is one name
_ADJECTIVE = re.compile(r"\w+(?:ní|[áýé])")
_JOINED = re.compile(r"(?:\b(?:a|i|při|pro|u|v|ve|na|s|pod)|[-–,/(:&]|^\d{1,2}\.)\s*$")
DEPARTMENT = re.compile(r"(?:odbor|oddělení|pobočka|pracoviště|komise|výbor)\b", re.IGNORECASE)
"""What begins the name of a part of a body."""
_WHOLE_NAME = re.compile(
    rf"(?:{ENDING}|Policie\s(?:České\srepubliky|ČR)|Probační\sa\smediační\sslužba(?:\sČR)?)\s*$"
)
# "Most k naději, z. s. Advaita, z. ú.": each form ends a name of its own.
_NO_SPACE = Cue(rf"[{LOWER}](?=[{CAPITAL}][{LOWER}]+\s)")
_TWO_FORMS = Cue(rf"^.+?\s{ENDING}\s*(?=[{CAPITAL}].*[\s,]{ENDING})")
_HOUSE_NUMBER = re.compile(r"(?<![.\d])\s\d{1,4}(?:/\d+)?[a-z]?$")
# None of these is ever a registered association, whose name then follows.
_PUBLIC = re.compile(
    r"(?:(?:Oblastní|Farní)\scharita|Charita|Městsk\w+\spolicie|Policie|Úřad|ZŠ|MŠ|Základní|Mateřská|DDM)\b"
)
_BRANCH = re.compile(r"\b(?:pobočka|pracoviště|středisko|oddělení)\s[^,]+$")  # closes with its town
_ASSOCIATION = Cue(rf"\s(?P<name>[{CAPITAL}][^,]{{2,40}},?\s{NON_GOVERNMENTAL_ENDING})$")
_SCHOOL = re.compile(rf"[ZM]Š\s[{CAPITAL}].+")  # another begins with its own "ZŠ"
_CLOSED = re.compile(rf"(?:{ENDING}|(?<![.\d])\s\d{{1,4}}(?:/\d+)?[a-z]?),\s*$")
_LONGEST = 500  # characters
_SPLIT = "two organisations stand in one item; it was cut in two"
_DOUBT = "this item may hold two organisations; it was left whole"


def cut(item: Line, gazetteer: Gazetteer) -> tuple[tuple[Line, ...], str]:
    """Cut *item* where a whole name certainly ends and another begins, and say what was doubted.

    A name ends for certain with its legal form, its town or its address, or where it is a body
    known by its full name. Where only the beginning of another is seen, *item* stays whole.
    """
    sign = _SIGN.search(item.text) or _between(item.text) or _between_towns(item.text, gazetteer)
    if sign:
        before, after = _sides(item.text, sign)
        first, _ = cut(trimmed(before, item.start), gazetteer)
        rest, _ = cut(trimmed(after, item.start + sign.end("sign")), gazetteer)
        return (*first, *rest), _SPLIT
    parts: list[Line] = []
    while (place := _second_name(item, gazetteer) or _unspaced(item, gazetteer)) is not None:
        before = item.text[:place].rstrip(" ,\u00a0")
        if not (_ends_for_certain(before) or _ends_with_town(before, item.text, gazetteer)):
            return (*parts, item), _DOUBT
        parts += cut(trimmed(before, item.start), gazetteer)[0]
        item = trimmed(item.text[place:], item.start + place)
    return (*parts, item), _SPLIT if parts else ""


def _between(text: str) -> re.Match[str] | None:
    """Find what stands between two names in *text* that are both whole."""
    if len(text) > _LONGEST:
        return None
    found = (match for pattern in _BETWEEN for match in pattern.finditer(text))
    return next((match for match in found if all(map(_is_whole, _sides(text, match)))), None)


def _between_towns(text: str, gazetteer: Gazetteer) -> re.Match[str] | None:
    """Find what stands between two names in *text* of which each ends with its town, or a plus."""
    if len(text) > _LONGEST:
        return None
    plus = next(
        (sign for sign in _PLUS.finditer(text) if all(map(_is_long, _sides(text, sign)))), None
    )
    signs = [] if plus else [*_BETWEEN_TOWNS.finditer(text)]
    ends = {mention.end for mention in gazetteer.find(text)} if signs else set()
    found = (sign for sign in signs if len(text) in ends and sign.start("sign") in ends)
    return plus or next((sign for sign in found if _are_two(*_sides(text, sign))), None)


def _is_long(side: str) -> bool:
    return len(side.split()) >= _FEWEST_WORDS


def _are_two(before: str, after: str) -> bool:
    """Tell two bodies from a town or a branch with its office."""
    is_one = _OWN_OFFICE.match(after) or _BODY.search(after)
    return _is_whole(before) and _is_whole(after) and not is_one


def _sides(text: str, sign: re.Match[str]) -> tuple[str, str]:
    return text[: sign.start("sign")], text[sign.end("sign") :]


def _is_whole(side: str) -> bool:
    is_closed = side.count("(") == side.count(")")
    is_closed = is_closed and not (DEPARTMENT.match(side) or _DIOCESE.match(side))
    return is_closed and is_organisation(Line(0, len(side), side))


def _second_name(item: Line, gazetteer: Gazetteer) -> int | None:
    """Find where another name begins in *item*; what is very long names nothing."""
    if len(item.text) > _LONGEST:
        return None
    place = _second_body(item) or _second_form(item) or _association(item, gazetteer)
    return None if place is None or _is_within_town(item, place, gazetteer) else place


def _second_body(item: Line) -> int | None:
    if DEPARTMENT.match(item.text):
        return None
    for match in _BODY.finditer(item.text):
        before = item.text[: match.start()]
        if before.strip() and _ends_a_name(before):
            return match.start()
    return None


def _unspaced(item: Line, gazetteer: Gazetteer) -> int | None:
    """Find the name that begins right behind the town of another: "ZŠ MostMěstská policie Most"."""
    ends = {one.end() for one in _NO_SPACE.finditer(item.text)}
    names = (item.text[:end] for end in sorted(ends))
    towns = (name for name in names if any(one.end == len(name) for one in gazetteer.find(name)))
    own = (name for name in towns if len(name.split()) > 1 and is_organisation(_line(name)))
    return next((len(name) for name in own if is_organisation(_line(item.text[len(name) :]))), None)


def _line(text: str) -> Line:
    return Line(0, len(text), text)


def _second_form(item: Line) -> int | None:
    """Find the name after a legal form that ends in a legal form too."""
    found = _TWO_FORMS.search(item.text)
    return found.end() if found else None


def _association(item: Line, gazetteer: Gazetteer) -> int | None:
    """Find the association after the town of another body: "Charita Most Naděje, o.s."."""
    if not _ASSOCIATION.search(item.text):
        return None
    ends = (
        mention.end + 1
        for mention in gazetteer.find(item.text)
        if _PUBLIC.match(item.text) or _BRANCH.search(item.text[: mention.end])
    )
    return next((end for end in ends if _ASSOCIATION.fullmatch(item.text[end - 1 :])), None)


def _ends_for_certain(before: str) -> bool:
    """Tell whether a form, a full name, the number of a house or a school ends the name."""
    ends = (_WHOLE_NAME.search(before), _HOUSE_NUMBER.search(before), _SCHOOL.fullmatch(before))
    return any(ends)


def _ends_a_name(before: str) -> bool:
    """Tell whether a name may end here: not after "a" or "–", in brackets, or after "Oblastní".

    After a comma only where its form or its address closes it: "ZŠ Horní, Lípová 5, ZŠ Dolní".
    """
    is_open = before.count("(") > before.count(")")
    is_begun = _ADJECTIVE.fullmatch(before.strip()) or _FORM_ALONE.fullmatch(before.strip())
    is_joined = _JOINED.search(before) and not _CLOSED.search(before)
    return not (is_open or is_joined or is_begun)


def _ends_with_town(text: str, whole: str, gazetteer: Gazetteer) -> bool:
    """Tell whether *text* ends with a town, or as *whole* does: "Charita Most ZŠ Most"."""
    is_known = any(mention.end == len(text) for mention in gazetteer.find(text))
    last = text.split()[-1]
    return is_known or (last[0].isupper() and whole.split()[-1] == last)


def _is_within_town(item: Line, place: int, gazetteer: Gazetteer) -> bool:
    return any(mention.start <= place < mention.end for mention in gazetteer.find(item.text))
