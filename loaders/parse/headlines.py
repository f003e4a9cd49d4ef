"""Headlines of a newsletter: signs, numbers, days and towns, by which its stories are told."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.news_article import is_about_meeting
from loaders.parse.organisation_items import is_organisation, is_sentence
from loaders.records import Place
from loaders.resolve.places import Gazetteer, named_in_short
from loaders.text.bullet_lists import trimmed
from loaders.text.declension import forms
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import NOUN
from loaders.text.points import MONTH, YEAR
from loaders.text.sentences import sentences_of
from loaders.text.verbs import has_finite_verb

_MOST_WORDS = 12
_MOST_WORDS_OF_A_CALL = 8
_FEWEST_WORDS_OF_A_STORY = 4
_FEWEST_PARTS = 2
_LONGEST_TOWN = 60  # characters of its name
_MOSTLY = 0.6
_SIGN = r"[>›»▶►*#=~|\s]+"
_NUMBER = rf"(?:\d{{1,2}}(?:[.)/:]|\s*[|–-])?|[IVX]{{1,5}}[.)/]|[A-Z][)/])\s+(?=[{CAPITAL}])"
_MARK = re.compile(
    rf"^(?:{_SIGN})?{_NUMBER}|^{_SIGN}|{_SIGN}$"
)  # of a heading in an issue that is plain text
_DAY = rf"\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{MONTH})(?:\s*{YEAR})?"
_DAY_BEFORE = re.compile(rf"^(?:\({_DAY}\)|{_DAY})\s*[–—|/:,-]?\s*(?=[{CAPITAL}])")
_RUN_IN = re.compile(rf"\s*(?:[–—|•/-]|//|::)\s+(?=[{CAPITAL}])|[.:]\s+(?=[{CAPITAL}])")
_TAKES_PLACE = re.compile(
    r"\b(?:kon(?:á|ají)|uskuteční|proběhn(?:e|ou)|zveme|pozvánk\w+)\b", re.IGNORECASE
)
_ASIDE = re.compile(  # over what is told of no partnership
    r"(?:z|ze|v)\s+(?:médií|tisku|médiích|zahraničí|světa|evropy)|(?:\w+\s+)?(?:výzv|grant|dotac|nadac|rozhovor|kni[hž]|publikac|inspirac|"
    r"poděkov|děkujeme|co\s+nás\s+čeká(?!\w)|pozván|zveme|kalendář|termín|akce(?!\w)|redakc|kontakt|tiráž|soutěž|personál|školení|seminář)|"
    r"(?:pracovní|volná|nová)\s+míst|(?:hledáme|vyšlo|pojďte|přijďte|napište|nezapomeňte)(?!\w)",
    re.IGNORECASE,
)
_END_OF_CALL = ("!", "?")
_LEADS_LIST = re.compile(  # to members or to groups, where bullets follow
    rf"(?<!\w)(?:člen|partneř|{NOUN}|(?:pracovní\w*\s+)?skupin|za(?:pojen|stoupen))", re.IGNORECASE
)
_LEAD = re.compile(r"^[^:]{3,40}:\s+")  # of contents: "V čísle najdete: …"
_PARTS = re.compile(r"\s+[–—|·•/-]\s+|[;·•]\s+|,\s+(?=[^\W\d_])")
_PAGE = re.compile(r"[\s.…_–-]+(?:str(?:ana|\.)\s*)?\d{1,2}$")
_TOWN = re.compile(r"(?:statutární\s+)?(?:město|obec|městys)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?:nad|pod|u|na|ve?|za)$")


def headline(line: Line) -> str:
    """Give the words of a headline without its sign or number, and the day before a town."""
    return _DAY_BEFORE.sub("", _MARK.sub("", line.text))


def is_headline(lines: Sequence[Line], place: int) -> bool:
    """Tell a short line that is no sentence, no item of several, and no date of a calendar."""
    line = lines[place]
    if _is_item(lines, place) or _leads_list(lines, place) or _is_listed(lines, place):
        return False
    words = _MARK.sub("", line.text)
    if words.endswith(_END_OF_CALL):
        is_apart = line.blank or words[-1] == "?" or not any(one.blank for one in lines)
        return bool(is_apart) and _is_call(words, lines[place + 1 : place + 2])
    is_short = len(words.split()) <= _MOST_WORDS and not words.endswith(tuple(".,;:“"))
    return is_short and words[:1].isupper()


def dated_headline(lines: Sequence[Line], place: int, gazetteer: Gazetteer) -> bool:
    """Tell a day with a town alone, over what is told of it: "3. 6. 2014 – Most"."""
    words = lines[place].text
    day = None if lines[place].bullet else _DAY_BEFORE.match(words)
    if day is None or not _is_story(lines[place + 1 : place + 2]):
        return False
    return _is_town(words[day.end() :], gazetteer)


def with_run_in(lines: Sequence[Line], gazetteer: Gazetteer) -> Iterator[Line]:
    """Give a town that begins a paragraph as a line over it: "Most – Zastupitelé schválili …"."""
    for line in lines:
        cut = _run_in(line, gazetteer)
        if cut:
            town, told = cut
            yield line._replace(end=line.start + town, text=line.text[:town])
            yield line._replace(start=line.start + told, text=line.text[told:], blank=0)
        else:
            yield line


def without_contents(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out the contents of an issue: what stands again over the stories."""
    heads = [(line.start, _name(line)) for line in lines if len(line.text.split()) <= _MOST_WORDS]
    last = {name: start for start, name in heads}
    for line in lines:
        is_again = last.get(_name(line), 0) > line.start
        if not (is_again and _is_numbered(line)) and not _is_contents(line, heads):
            yield line


def is_aside(words: str) -> bool:
    """Tell the headline of what newsletters hold beside their stories: "Z médií", "Výzvy"."""
    return _ASIDE.match(words) is not None


def is_invitation(sentence: Line) -> bool:
    """Tell a meeting, or what takes place some day, so that its town is but a venue."""
    return is_about_meeting(sentence) or _TAKES_PLACE.search(sentence.text) is not None


def in_full(words: str, told: Sequence[Place], named: Place | None = None) -> Place | None:
    """Give the town among *told* that *words* name in short, as *named* may be read.

    "Vrbno začíná" is told of Vrbno pod Pradědem, "Veselí" of Veselí nad Moravou.
    """
    if named:
        return named_in_short(named, told)
    full = {place for place in told if _is_short_for(place, words)}
    return full.pop() if len(full) == 1 else None


def _is_short_for(place: Place, words: str) -> bool:
    first, _, tail = place.label.partition(" ")
    if not _TAIL.match(tail.partition(" ")[0]):
        return False
    spoken = forms(first)
    return any(word.strip(",:").capitalize() in spoken for word in words.split() if word.istitle())


def _run_in(line: Line, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Give where a town ends with which *line* begins, and where what is told of it begins."""
    day = _DAY_BEFORE.match(line.text)
    begin = day.end() if day else 0
    sign = _RUN_IN.search(line.text, begin) if line.text[begin : begin + 1].isupper() else None
    if line.bullet or sign is None or sign.start() - begin > _LONGEST_TOWN:
        return None
    is_town = _is_town(line.text[begin : sign.start()], gazetteer) and _is_story([line])
    told = trimmed(line.text[sign.end() :], line.start + sign.end())
    is_told = is_town and not is_invitation(sentences_of(told)[0])
    return (sign.start(), sign.end()) if is_told else None


def _is_town(words: str, gazetteer: Gazetteer) -> bool:
    """Tell whether *words* are the name of a town, or of one of several namesakes."""
    return any((one.start, one.end) == (0, len(words)) for one in gazetteer.find(words))


def _is_story(lines: Sequence[Line]) -> bool:
    """Tell a paragraph: whole sentences."""
    return any(
        line.text.endswith((".", ":"))
        and len(line.text.split()) >= _FEWEST_WORDS_OF_A_STORY
        and has_finite_verb(sentences_of(line)[-1].text)
        for line in lines
    )


def _is_call(words: str, below: Sequence[Line]) -> bool:
    """Tell a headline that calls or asks, over a longer paragraph: "Plán je schválen!"."""
    is_short = 1 < len(words.split()) <= _MOST_WORDS_OF_A_CALL and words[:1].isupper()
    return is_short and any(
        not one.bullet and len(one.text) > 2 * len(words) and one.text.endswith((".", ":"))
        for one in below
    )


def _leads_list(lines: Sequence[Line], place: int) -> bool:
    """Tell the words over bullets that lead to members or groups of the story above."""
    line, below = lines[place], lines[place + 1 : place + 2]
    is_over_list = any(one.bullet and not one.blank for one in below)
    return is_over_list and not line.blank and _LEADS_LIST.search(line.text) is not None


def _is_item(lines: Sequence[Line], place: int) -> bool:
    """Whether the line at *place* stands in a list: a sign before a single line marks a heading."""
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    is_last = place == len(lines) - 1
    sign = _sign(lines[place])
    if not sign:
        return _lost_its_sign(lines, place)
    is_beside = any(_sign(line) == sign for line in beside)
    return is_last or is_beside or (place > 0 and _lost_its_sign(lines, place - 1))


def _is_listed(lines: Sequence[Line], place: int) -> bool:
    """Tell a body in lines without signs below the words that lead to them: "… těchto členů:"."""
    above, is_lead = place, False
    while above and _is_body(lines[above]) and not is_lead:
        above -= 1
        is_lead = lines[above].text.endswith(":")
        if lines[above + 1].blank and not is_lead:
            return False
    return above < place and is_lead and all(map(_is_body, lines[above + 1 : above + 3]))


def _is_body(line: Line) -> bool:
    return is_organisation(line) and not (line.bullet or is_sentence(line))


def _lost_its_sign(lines: Sequence[Line], place: int) -> bool:
    """Tell a body between two items from the name of a town over a list."""
    if not 0 < place < len(lines) - 1 or _sign(lines[place]):
        return False
    above, line, below = lines[place - 1 : place + 2]
    is_between = _sign(above) == _sign(below) != "" and not (line.blank or below.blank)
    is_name = is_organisation(line) and not (is_sentence(line) or line.text.endswith("."))
    return is_between and is_name and not _TOWN.match(line.text)


def _sign(line: Line) -> str:
    """Give the sign before *line*, that of all numbers, or of all letters, alike."""
    return re.sub(rf"\d+|[{LOWER}](?=\))", "1", line.bullet or "")


def _is_numbered(line: Line) -> bool:
    is_paged = _PAGE.search(line.text) is not None
    return is_paged or line.bullet is not None or re.match(_NUMBER, line.text) is not None


def _is_contents(line: Line, heads: Sequence[tuple[int, str]]) -> bool:
    """Tell a line whose parts are mostly the headlines below it, or begin them."""
    if line.text.endswith("."):
        return False
    parts = [_folded(part) for part in _PARTS.split(_LEAD.sub("", line.text)) if part.strip()]
    if len(parts) < _FEWEST_PARTS:
        return False
    below = [name for start, name in heads if start > line.end]
    stand_again = sum(any(_begins(name, part) for name in below) for part in parts)
    return stand_again >= max(_FEWEST_PARTS, _MOSTLY * len(parts))


def _begins(name: str, part: str) -> bool:
    return name.startswith(part) and not name[len(part) :][:1].isalnum()


def _name(line: Line) -> str:
    """Give the words of a headline, or of its entry in the contents, to be compared."""
    return _folded(_PAGE.sub("", headline(line)))


def _folded(words: str) -> str:
    return _MARK.sub("", words.strip()).casefold()
