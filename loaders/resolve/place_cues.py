"""What the words around a name tell: whether it is a place, a street, a person or a common word."""

import re
from typing import Literal

from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import NOUN
from loaders.text.verbs import is_finite

Telling = Literal["surely", "perhaps"]
"""How sure it is that a name is a place at all."""

_LINE_END = re.compile(r"[\r\n]")
# How many characters before and after a name are looked at.
_AROUND = 20

# A person, a street, a district, whose seat is not meant, or a namesake too small for the table.
_NO_TOWN = re.compile(
    r"(?<!\w)(?:(?:(?:Mgr|Bc|Ing|PhDr|JUDr|MUDr|RNDr|Dr)\. ?|[Pp]an(?:[aeiu]|em|í)? )"
    rf"(?:[{CAPITAL}]\w+ )?"
    r"|(?i:ulic[eií]|ul\.|nám\.|náměstí|okres\w{0,2}|okr\.) "
    r"|(?:Horní|Dolní|Nov|Star|Velk|Mal)\w* )$"
)
_FIELD_NAME = re.compile(r"(?<!\w)(?:Za|Pod|Nad|Před|Při|K|U|Na) $")  # "ZŠ Za Chlumem"
_COUNTED = re.compile(  # "PĚT LET" in a heading that shouts
    r"(?<!\w)(?:dva|dvě|tři|čtyři|pět|šest|sedm|osm|devět|\w+[cn]áct|\w*deset|\w+desát|dvacet|třicet|čtyřicet|sto"
    r"|několik|mnoho|pár|kolik|po) $",
    re.IGNORECASE,
)
_TELLS_A_TOWN = re.compile(
    r"(?<!\w)(?:měst(?:o|a|u|ě|em|ech|y|ům)?|městys\w*|obec|obc(?:e|i|í|emi|ích|ím)"
    rf"|{NOUN}|zastupitel(?:stv[oaeu]|stvem|é|ů|ům)) $",
    re.IGNORECASE,
)
_TELLS_A_PLACE = re.compile(r"(?<!\w)(?:v|ve|z|ze|do) $", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:[,;:]|\b[ai]) $")
_NOTHING_FOLLOWS = re.compile(rf" *(?:[^\w\s-]|$|[ai] [^\W\d_{LOWER}])")
_SECOND = re.compile(rf"(?<!\w)[{CAPITAL}]\w+ a $")  # "Stříbro a Planá podepsaly"
_BEGINS = re.compile(r"(?:^|[.!?] )$")  # a sentence
_NEXT_WORD = re.compile(rf" ([{LOWER}]+)(?!\w)")
_VERB_FOLLOWS = re.compile(r" (?:\w{3,}(?:l[aiyo]|[eěaá]jí|ují|uje)|mají|jsou)(?!\w)")
_IN_DISTRICT = re.compile(r",?\s*\(?(?:v\s+)?okr(?:es\w*|\.)\s+(?P<seat>[^(),.;]+)")
_IN_REGION = re.compile(  # "Lipová na Šluknovsku", "Doksy (Českolipsko)"
    rf",?\s*(?:\(?na\s+(?=[\w-]+ku(?!\w))|\((?=[\w-]+ko\)))(?P<stem>[{CAPITAL}]\w+?)"
    rf"(?:o-[{CAPITAL}]\w+[sc]|[sc])k[ou](?!\w)"  # a double one is told by its first name
)
_IN_MORAVIA = re.compile(r"\s+na\s+Moravě(?!\w)")
_MORAVIA = re.compile(r".*(?:Jihomoravský|Olomoucký|Zlínský|Moravskoslezský)")
_LAND = re.compile(r"Čech(?:y|ách)?")  # "v Čechách" are no village, unless it is called one
_YEARS_FOLLOW = re.compile(r" +\d")  # "V LETECH 2012–2014"


def telling(
    text: str,
    start: int,
    end: int,
    *,
    is_common_word: bool,
    is_of_villages: bool,
    is_at_home: bool,
    is_own: bool = False,
) -> Telling | None:
    """Tell how surely the words around the name between *start* and *end* make it a place.

    *is_at_home* is whether the places are known that the text is about. Where they are not, words
    beside a village need tell that it is one: "z Hor" need not be from Hory. *is_own* is whether
    the name is that of a village that the text is about.
    """
    before = _line(text[max(0, start - _AROUND) : start], -1)
    after = _line(text[end : end + _AROUND], 0)
    if _NO_TOWN.search(before):
        return None
    if is_common_word and _COUNTED.search(before):
        return None
    is_placed = _TELLS_A_PLACE.search(before) is not None
    if is_placed and _LAND.fullmatch(text, start, end):
        return None
    if _TELLS_A_TOWN.search(before) or (is_placed and not is_of_villages):
        return None if is_common_word and _YEARS_FOLLOW.match(after) else "surely"
    if is_of_villages:
        is_one_of_many = _ENUMERATED.search(before) and _NOTHING_FOLLOWS.match(after)
        sure: Telling = "surely" if is_at_home else "perhaps"
        does_something = is_own and _BEGINS.search(before) and _does_something(after)
        return sure if is_placed or is_one_of_many or does_something else None
    is_alone = _NOTHING_FOLLOWS.match(after) and not _FIELD_NAME.search(before)
    is_subject = _SECOND.search(before) and _VERB_FOLLOWS.match(after)
    return "surely" if is_alone or is_subject or not is_common_word else None


def told_to_lie_in(text: str, end: int) -> re.Pattern[str] | None:
    """Give how the name of the district or region begins that stands after a place's name.

    >>> told_to_lie_in("Brumovice na Opavsku", 9).pattern
    'Opa'
    """
    district = _IN_DISTRICT.match(text, end)
    if district:
        return re.compile(re.escape(district["seat"].split()[0]))
    region = _IN_REGION.match(text, end)
    if region:
        return re.compile(region["stem"][:-1])
    return _MORAVIA if _IN_MORAVIA.match(text, end) else None


def region_beside(text: str, end: int) -> str | None:
    """Give what is left of the name of the region that stands after a place's name, if one does.

    >>> region_beside("Lipová na Šluknovsku", 6)
    'Šluknov'
    """
    region = _IN_REGION.match(text, end)
    return region["stem"] if region else None


def _does_something(after: str) -> bool:
    word = _NEXT_WORD.match(after)
    return word is not None and is_finite(word[1])


def _line(words: str, which: int) -> str:
    return _LINE_END.split(words)[which].replace("\u00a0", " ")
