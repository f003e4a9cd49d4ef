"""On which of the dates of a sentence a beginning was that it tells."""

import re
from collections.abc import Sequence

from loaders.document import Line
from loaders.parse.founding_acts import ATTRIBUTE, HAS, MEETING, NOUN, SINCE, Act
from loaders.parse.founding_decisions import members_decided
from loaders.parse.founding_papers import day_of_record, is_record, sealed_in
from loaders.parse.founding_since import begun, is_since
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import MEETING as MEETINGS
from loaders.text.partnerships import NAMED
from loaders.text.points import DateMention
from loaders.text.predications import Predication

_WHEN = re.compile(r"(?:kdy|když)(?!\w)")
_RELATIVE_OR_AIM = re.compile(
    r"(?:\w{1,3}\s+)?(?:kter[éá]m\w*|kterou|níž|němž|nímž|jímž|jíž|něhož|jehož|aby)(?!\w)"
)
# What is done at a meeting is done on its day.
_MET = re.compile(
    r"\b(?:se[sš]l|setkal|zased|used|dohod|shod|podeps|podpis|jednal|domluv)", re.IGNORECASE
)
_THEN = re.compile(
    r"psal[oa]?\s+se\b|\bse\s+psal[oa]?\b|\bučinil[aoiy]?\s+tak\b|stalo\s+se\s+(?:tak|to)|což\s+se\s+stalo|k\w?\s+(?:němuž|kterému|čemuž)\s+došlo|bylo\s+to|došlo\s+k\s+tomu|(?:konal|uskutečnil|proběhl|odehrál)[aoy]?\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:rok|roky|roce|let|měsíc\w*|dny|týdn\w+|týden|výročí)\s+(?:po|od)\s+(?:sv\w+\s+|jeho\s+)?$",
    re.IGNORECASE,
)
_AS_DAY = re.compile(r"\b(?:dnem|datem)\s+$", re.IGNORECASE)
_IS_THE_DAY = re.compile(
    r"(?:\s+(?:je|byl)\s+(?:den|dnem|dne|datum|datem)|\s*[–—-]\s+(?:to\s+(?:je|byl)\s+)?(?:den|rok|měsíc))?,\s*"
)
_NOT_IT = re.compile(
    r"\b(?:o|před|na|pro|bez|výzv\w+\s+k|příprav\w+\s+k)\s+(?:(?:jeho|svém|samotn\w+)\s+)?$",
    re.IGNORECASE,
)
# What a body thought of its founding: the day may be that of the thought.
_CONSENTED = re.compile(
    r"\b(?:schvál|odsouhlas|projedna|podpoř|uvíta|přivíta|navrh|doporuč|inform)\w*", re.IGNORECASE
)
_TO = re.compile(
    r"\bke?\s+(?:(?:jeho|svém\w|samotn\w+|formálním\w|oficiálním\w)\s+)?$", re.IGNORECASE
)
_CAME_ABOUT = re.compile(r"\b(?:došlo|dospěl\w*)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:došlo|dospěl|proběhl|uskutečnil|konal|odehrál|datuj|vyhlási|stvr|zpečet|považ|pokládá|spad|sah|začín|inicio|vyúst|"
    r"počítá\s+(?:\w+\s+){0,3}?od(?!\w)|odvozuj|začal|počal|započal|zahájen|zahájil|odstartova|podeps|podpis|připad)\w*",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"\b(?:zahájen|zahájil|odstart|započa|zača|počal|spad|sah|datuj|odvozuj|začín|počít)\w*|\bse\s+píše\b|\bpíše\s+se\b",
    re.IGNORECASE,
)
# What has to be told of the work of a partnership, and of its first day.
_NEEDED = (
    (("činnost", "prác", "existenc", "histori", "věk"), _STARTED),
    (("prvním",), re.compile(r"\b(?:je|byl|stal\s+se|se\s+stal)\b")),
)
_ABOUT_MEETING = re.compile(
    r"\b(?:o|před|pro|bez|ze?|(?:pozvánk|pozva|příprav|těš)\w*\s+(?:\w+\s+)?na)\s+$", re.IGNORECASE
)
# "Pozvánku na ustavující setkání 5. 5. přijalo deset lidí, přišlo jich devět."
_INVITED = re.compile(r"\b(?:pozvánk|pozva)\w*\s+(?:\w+\s+)?na\s+$", re.IGNORECASE)
_ATTENDED = re.compile(
    r"\b(?:přiš(?:el|l[aoi])|dorazil|dostavil|zúčastnil|seš(?:el|l[aoi]))[aoiy]?\b", re.IGNORECASE
)
_AFTER = re.compile(r"\bpo\s+$", re.IGNORECASE)
_ONLY_NAME = re.compile(r"\s+(?:lokální|místní)?\w*\s*partnerství", re.IGNORECASE)
_AS_KEY = re.compile(r"\s*[:–-]\s*")
# A meeting told without a verb of its own: "se konalo 27. 1. a ustavující jednání, …, 20. 4.".
_NEXT = re.compile(r"\s+a\s+(?:(?:jeho|pak|poté|následně|samotné|slavnostní)\s+)?")
_SET_OFF = re.compile(r",\s+(?:dne\s+|(?:\d{1,2}\.\s+)?v\s+)?$")
_WHICH_WAS = re.compile(
    r"[^,;]{0,60},\s+(?:kter\w+|jež)\s+(?:se\s+)?(?:tu\s+|zde\s+)?(?:konal|proběhl|uskutečnil|odehrál)\w*"
    r"(?:\s+(?:se|už|již|v|ve|dne|na|zde|tu))*\s+"
)
_HOSTED = re.compile(
    rf"{MEETINGS}m?(?:\s+(?:{NAMED})(?:\s+[{CAPITAL}]\w+)?)?[\s,]*$", re.IGNORECASE
)
_NOT_HELD = re.compile(
    r"\b(?:odlož|odroč|zruš|přesu|přelož|ohlás|oznám|avizova|(?:na)?plánova|pozv|přihl[aá]s|připrav|navrh"
    r"|domlouv|domluv|dohod|schvál|slíb|požad|žád)\w*",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\W*(?:je|bylo?|byla|píše\s+se|psal[oa]?\s+se)\W+(?:(?:den|pondělí|úterý|středa|čtvrtek|pátek)\W*)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\s*\([^()]*\)|\s+[A-ZÁ-Ž]\w+|\s+(?:ve?|nad|pod|na)\s+[A-ZÁ-Ž]\w+|\s+(?:ve?|na|v\s+)?(?:měst\w+|obc\w+|radnici))*"
    r"\s*[(:–-]?\s*(?:(?:dne|ve?|ke?|na|do|od|už|již|roku|roce|se|začátku|konci|začátkem|koncem|polovině|ze?)\s+)*"
)


_THAT_DAY = re.compile(
    r"\b(?:toho|téhož|onoho)\s+dne\b|\b(?:ten|týž|tentýž)\s+den\b", re.IGNORECASE
)
AT_THAT_TIME = Cue(r"\b(?:tehdy|tenkrát|v\s+té\s+době|při\s+té\s+příležitosti)\b", re.IGNORECASE)
"""What was done when that was of which the words before tell."""


def day_of(
    sentence: Line,
    parts: Sequence[Predication],
    number: int,
    act: Act,
    dates: Sequence[DateMention],
) -> DateMention | None:
    """Give which of *dates* is that of *act*, told in the predication *number* of *parts*."""
    part = parts[number]
    own = _within(part, dates, sentence.start)
    if act.role in (SINCE, HAS):
        return next((begun(sentence, one) for one in own if is_since(sentence, one)), None)
    if act.role == MEETING and is_record(part.text[: act.start]):
        return day_of_record(sentence.text, (act.start, act.end), own, sentence.start)
    is_attended = _INVITED.search(part.text[: act.start]) and _ATTENDED.search(sentence.text)
    if act.role == MEETING and _is_only_near(part.text[: act.start]) and not is_attended:
        return _held(sentence, act, dates) or _at_meeting(sentence, part, act, own)
    if act.role == MEETING and _is_next(sentence, act, own):
        return _set_off(sentence, act, dates)
    if act.role == NOUN:
        behind = sealed_in(part, next(iter(parts[number + 1 :]), None))
        of_paper = _within(behind, dates, sentence.start) if behind else []
        return _of_noun(sentence, part, act, own or of_paper)
    if act.role == ATTRIBUTE:
        return _of_attribute(sentence, act, own)
    return _nearest(own or _shared(sentence, parts, number, dates), sentence.start + act.end)


def _within(part: Predication, dates: Sequence[DateMention], offset: int) -> list[DateMention]:
    return [date for date in dates if part.holds(date.start - offset)]


def _is_next(sentence: Line, act: Act, own: Sequence[DateMention]) -> bool:
    """Whether the last date of *own* is that of another meeting, told before *act*."""
    end = own[-1].end - sentence.start if own else act.end
    return _NEXT.fullmatch(sentence.text, end, act.start) is not None


def _set_off(sentence: Line, act: Act, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the date that stands by itself behind what is told of *act*."""
    behind = (date for date in dates if date.start >= sentence.start + act.end)
    text, offset = sentence.text, sentence.start
    return next((one for one in behind if _SET_OFF.search(text[: one.start - offset])), None)


def _nearest(dates: Sequence[DateMention], end: int) -> DateMention | None:
    """Give the first date after the cue that ends at *end*, else the last one before it."""
    return min(dates, key=lambda date: (date.start < end, abs(date.start - end)), default=None)


def _of_noun(
    sentence: Line, part: Predication, act: Act, own: Sequence[DateMention]
) -> DateMention | None:
    """Give the date beside the noun of a beginning, or that of what is told of it."""
    before = part.text[: act.start]
    if members_decided(part.text, before):
        return _nearest(own, sentence.start + act.end)
    if _AS_DAY.search(before):
        return _nearest(own, sentence.start + act.end)
    if _MEASURED.search(before):
        date = _beside(sentence, act, own)
        is_its = date and sentence.text[: date.start - sentence.start].endswith("(")
        return date if is_its else None
    if _NOT_IT.search(before):
        return None
    needed = next((told for words, told in _NEEDED if act.words.startswith(words)), None)
    if needed:
        return _nearest(own, sentence.start + act.end) if needed.search(part.text) else None
    is_told = _HAPPENED.search(part.text)
    if _TO.search(before):
        is_told = _CAME_ABOUT.search(part.text)
    if is_told:
        return _nearest(own, sentence.start + act.end)
    is_near = _TO.search(before) or _CONSENTED.search(part.text)
    return None if is_near else _beside(sentence, act, own)


def _is_only_near(before: str) -> bool:
    """Whether the words *before* a meeting make it but the time or the matter of something else."""
    return any(cue.search(before) for cue in (_ABOUT_MEETING, _AFTER))


def _held(sentence: Line, act: Act, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the date when the meeting of *act* is told to have been: "…, které proběhlo 6. 6."."""
    told = (
        date
        for date in dates
        if _WHICH_WAS.fullmatch(sentence.text, act.end, date.start - sentence.start)
    )
    return next(told, None)


def _at_meeting(
    sentence: Line, part: Predication, act: Act, own: Sequence[DateMention]
) -> DateMention | None:
    """Give the date right behind "after the meeting"; what was after another time is not it."""
    before = part.text[: act.start]
    is_after = _AFTER.search(before) and not _MEASURED.search(before)
    return _beside(sentence, act, own) if is_after else None


def _beside(sentence: Line, act: Act, own: Sequence[DateMention]) -> DateMention | None:
    """Give the date that stands right behind the name after *act*."""
    after = next((one for one in own if one.start >= sentence.start + act.end), None)
    if after is None:
        keys = (
            one
            for one in own
            if _AS_KEY.fullmatch(sentence.text, one.end - sentence.start, act.start)
        )
        return next(keys, None)
    between = sentence.text[act.end : after.start - sentence.start]
    named = re.split(r"partnerství(?:m|ch)?|\bLP\b", between, maxsplit=1, flags=re.IGNORECASE)[-1]
    return after if _BESIDE.fullmatch(named) else None


def _of_attribute(sentence: Line, act: Act, own: Sequence[DateMention]) -> DateMention | None:
    start, end = sentence.start + act.start, sentence.start + act.end
    if _ONLY_NAME.match(sentence.text, act.end):  # "the partnership founded in May"
        own = [date for date in own if date.end <= start]
    after = [
        date
        for date in own
        if date.start >= end and "," not in sentence.text[act.end : date.start - sentence.start]
    ]
    before = [
        date
        for date in own
        if date.end <= start and not sentence.text[date.end - sentence.start : act.start].strip()
    ]
    return _nearest(before or after[:1], end)


def _is_hosted(part: Predication, other: Predication) -> bool:
    """Whether *other* tells of the meeting of *part*, and not when it was but announced."""
    is_of_meeting = _HOSTED.search(part.text[: other.start]) is not None
    return is_of_meeting and not _NOT_HELD.search(other.text)


def _shared(
    sentence: Line, parts: Sequence[Predication], number: int, dates: Sequence[DateMention]
) -> list[DateMention]:
    """Give the dates of another predication of the same sentence with which this one goes."""
    part = parts[number]
    if _WHEN.match(sentence.text, part.start):
        told = (
            _IS_THE_DAY.fullmatch(sentence.text, date.end - sentence.start, part.start)
            for date in dates
        )
        return [date for date, is_day in zip(dates, told, strict=True) if is_day]
    if AT_THAT_TIME.search(part.text) or _THAT_DAY.search(part.text):
        earlier = (_within(one, dates, sentence.start) for one in reversed(parts[:number]))
        return next(filter(None, earlier), [])
    behind = parts[number + 1] if number + 1 < len(parts) else None
    if behind and _THEN.search(behind.text):
        return _within(behind, dates, sentence.start)
    hosted = [one for one in parts if one.is_relative and _is_hosted(part, one)]
    if hosted:
        later = (
            _within(one, dates, sentence.start) for one in parts if one.start >= hosted[0].start
        )
        return next(filter(None, later), [])
    if _RELATIVE_OR_AIM.match(sentence.text, part.start):
        others = (one for one in parts if one is not part and not one.depends)
        elsewhere = (date for one in others for date in _within(one, dates, sentence.start))
        return [date for date in elsewhere if not is_since(sentence, date)]  # what was before it
    for one in reversed([] if part.depends else parts[:number]):
        found = _within(one, dates, sentence.start)
        if found:
            return found if _MET.search(one.text) or _tells_day(one, found, sentence) else []
    return []


def _tells_day(part: Predication, dates: Sequence[DateMention], sentence: Line) -> bool:
    """Whether *part* tells nothing but what day it was: "Je 16. květen 2016 a …"."""
    rest = part.text
    for date in dates:
        start, end = date.start - sentence.start, date.end - sentence.start
        rest = f"{rest[:start]} {rest[end:]}"
    return _WAS.fullmatch(rest) is not None
