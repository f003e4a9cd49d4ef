"""What is told behind an approval: who did likewise, and when or by whom it was done."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.parse.approval import Approval, moved
from loaders.parse.approval_acts import find_acts
from loaders.parse.approval_days import ANOTHER_TIME, Told
from loaders.parse.approval_turns import find_turns
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, OTHER, TOWN, BodyMention, find_bodies
from loaders.parse.denials import UNREAL, is_denied
from loaders.parse.last_word import does_it
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.points import DateMention
from loaders.text.predications import Predication

_DECIDED = Cue(
    r"\brozhod\w+\s+(?:o\s+(?:tom|něm|něj|ní)|tak)\b|\b(?:o\s+(?:tom|něm|ní)|tak)\s+(?:\w+\s+)?rozhod",
    re.IGNORECASE,
)
_DID_SO = Cue(
    r"\b(?:tak|totéž|to\s+samé|stejně)\s+(?:(?:jejich|tamní|i|také)\s+|kolegové\s+){0,3}(?:učinil|udělal|rozhodl)"
    r"|\b(?:učinil|udělal)\w\s+(?:tak|totéž|to\s+samé)\b|\brozhodl\w\s+stejně\b|\bse\s+tak\s+stalo\b|\btak\s+se\s+stalo\b",
    re.IGNORECASE,
)
# Where one body has approved it, another did where nobody in it was against it.
_NOBODY = Cue(
    r"\bnikdo\s+(?:\w+\s+){0,3}?proti\b|\bproti\s+(?:\w+\s+){0,3}?nikdo\b"
    r"|\bhlas\s+proti\s+(?:\w+\s+)?ne\w+l\b|\bne\w+l\s+(?:\w+\s+){0,2}?hlas\s+proti\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\bna\s+(?:\w+\s+)?(?:zasedání|jednání|schůzi)|\bve?\s+zastupitelstvu", re.I)
_ABOUT_OTHER = re.compile(
    r"\so\s+(?!něm|ní(?!\w)|tom|(?:\w+\s+){0,2}?(?:plán|strategi|dokument))\w{3,}"
)
_VOTED_THEN = re.compile(r"\b(?:hlasova|rozhod)l", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:také|též|taktéž|rovněž|i|později|poté|pak|následně)\b", re.IGNORECASE)
_COLLEAGUES = re.compile(r"\b(?:jejich|tamní|místní)\s+(?:kolegové|protějšky)\b", re.IGNORECASE)
_FOLLOWED = Cue(
    r"\b(?:následoval\w*|přidal\w*\s+se|se\s+(?:[^,;]{0,25}\s)?přidal\w*)", re.IGNORECASE
)
_JOINED = Cue(
    r"\b(?:se\s+(?:k\s+n(?:im|ěmu)\s+)?při(?:pojil|dal)[aoiy]?|při(?:pojil|dal)[aoiy]?\s+se)\b"
    r"(?!\s+(?:ke?\s+(?!nim|němu)|do)\b)",
    re.IGNORECASE,
)
# What may stand behind "followed", beside the body and the day: more tells of something else.
_WHEN_AND_WHERE = re.compile(
    rf"\b(?:i|také|též|ke?|ní|němu|nim|tak|pak|poté|už|již|hned|záhy|brzy|dne|ve?|na\s+svém\s+(?:zasedání|jednání)"
    rf"|o\s+(?:\w+\s+){{1,2}}později|později|měst\w+|obc\w+|[{CAPITAL}]\w+)\b|[\W\d_]"
)
_SENT_BACK = Cue(r"\b(?:vráti|zamít|odmít|odloži)l", re.IGNORECASE)
# When it came about, told apart: "…; hlasovali o něm 17. září", "Stalo se tak 5. 5. 2014".
_CAME_TO_BE = Cue(
    r"\b(?:stalo\s+se\s+(?:tak|to)|tak\s+se\s+stalo|došlo\s+k\s+tomu|k\s+tomu\s+došlo"
    r"|hlasoval[aoiy]?\s+(?:se\s+)?o\s+(?:něm|ní)|o\s+(?:něm|ní)\s+(?:se\s+)?hlasoval[aoiy]?"
    r"|psal[oa]?\s+se|se\s+psal[oa]?"
    r"|hlasoval[aoiy]?\s+(?:se\s+)?(?=(?:dne\s+)?\d{1,2}\.)|zasedal[aoiy]?\s+(?=(?:dne\s+)?\d{1,2}\.)|rozhodl[aoiy]?\s+(?=(?:dne\s+)?\d{1,2}\.)"
    r"|hlasování\s+(?:o\s+(?:něm|ní)\s+)?(?:se\s+)?(?:proběhlo|konalo|uskutečnilo))\b"
    rf"|{_DECIDED.pattern}",
    re.IGNORECASE,
)
# Of an assembly that is told to have approved: "zastupitelstvo zasedalo 5. 5."
_SAT = re.compile(r"(?<!\w)(?:zaseda|hlasova)l[aoiy]?(?=\s+(?:dne\s+)?\d)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?i:(?<!\w)(?:obě|obou|všech\w*|dvě|tři|čtyři)\s+(?:\w+\s+)?(?:měst|obc|zastupitelst|rad))"
    rf"|[{CAPITAL}]\w+\s+[ai]\s+[{CAPITAL}]\w+"
)
_ONE_TOWN = re.compile(
    rf"(?<!\w)(?i:ve?|(?:zastupitel|rad)\w+(?:\s+(?:měst|obc)\w+)?)\s+[{CAPITAL}]\w+"
    r"|(?i:(?:ské|cké|ská|cká|ští|čtí)\s+(?:zastupitel|rad))"
)


def decided(told: Told, part: Predication, last: Approval) -> Approval:
    """Read "the town approved it; the assembly decided so, on 5. 5.", which names body or day."""
    if _ABOUT_OTHER.search(part.text):
        return last
    days = told.dates(part.text) if _CAME_TO_BE.search(part.text) and last.date is None else []
    if days:
        last = replace(last, date=moved(days[0], told.sentence), is_pending=False)
    bodies = [one for one in find_bodies(part.text) if one.body not in (OTHER, TOWN)]
    is_there = _VOTED_THEN.search(part.text) or _AT.search(part.text)
    is_told = _DECIDED.search(part.text) or (is_there and _CAME_TO_BE.search(part.text))
    if last.body or not bodies or not is_told:
        return last
    return replace(last, body=bodies[0].body)


def decided_next(told: Told, last: Approval) -> Approval:
    """Read the day or the body of *last* in the sentence after it, which tells nothing else."""
    first = told.parts[0]
    is_open = (last.date is None or last.body is None) and not last.is_turn
    is_act = any(True for part in told.parts for _ in find_acts(part.text))
    in_favour = _NOBODY.sub(" ", told.sentence.text)
    is_real = not is_denied(told.sentence.text) and not UNREAL.search(in_favour)
    is_of_one = _SEVERAL.search(told.before.sentence) and _ONE_TOWN.search(told.sentence.text)
    is_of_it = is_open and not (is_act or is_of_one) and is_real
    return decided(told, first, last) if is_of_it else last


def on_day_before(found: Approval, last: Approval | None, text: str) -> Approval:
    """Give *found*, told in *text*, the day of *last*, told before it, where that names no body.

    "Schválen byl 5. 5. Hlasovali pro něj všichni zastupitelé."
    """
    is_open = found.body == ASSEMBLY and found.date is None and not ANOTHER_TIME.search(text)
    if not is_open or last is None or last.body or last.is_turn or last.is_given:
        return found
    is_same = found.plan.kind in (None, last.plan.kind)
    return replace(found, date=last.date) if is_same else found


def likewise_next(told: Told, last: Approval) -> Iterator[Approval]:
    """Read the same in the sentence after it: "Zastupitelé totéž učinili 12. 5. 2014."."""
    is_act = any(True for part in told.parts for _ in find_acts(part.text))
    first = told.parts[0]
    named = [one for one in find_bodies(first.text) if one.body == ASSEMBLY]
    is_new = last.body != ASSEMBLY and any(does_it(first.text, one) for one in named)
    leads = first.has_verb or _ALSO.search(first.text)
    is_told = _NOBODY.search(first.text) or told.dates(first.text)
    if is_new and leads and not is_act and is_told:
        yield from likewise(told, first, last)


def turns_next(told: Told, last: Approval) -> Iterator[Approval]:
    """Read what each of those who approved *last* did in the sentence after it.

    "Obě města plán schválila. V Odrách zastupitelstvo 5. 5. 2014, v Tiché 6. 6. 2014."
    """
    text, start = told.sentence.text, told.sentence.start
    is_open = last.date is None and not last.is_turn and not _ABOUT_OTHER.search(text)
    when = _SAT.sub(lambda sat: " " * len(sat.group()), text)
    turns = find_turns(when, told.today) if is_open else []
    bodies = [one.body for one in find_bodies(text[: turns[0].end])] if turns else []
    is_first = bool(turns) and not text[: turns[0].start].strip()
    if is_first and set(bodies) & {ASSEMBLY, COUNCIL} and not is_denied(text):
        for turn in turns:
            own = [one.body for one in find_bodies(text[turn.start : turn.end])]
            day, span = moved(turn.date, told.sentence), (start + turn.start, start + turn.end)
            yield Approval(last.plan, (own or bodies)[-1], day, *span, is_turn=True)


def joined(told: Told, last: Approval) -> Iterator[Approval]:
    """Read whose turn was the last one: "Zastupitelstvo v Tiché se připojilo 7. 7. 2014."."""
    text, sentence = told.sentence.text, told.sentence
    bodies, dates = find_bodies(text), told.dates(text)
    is_alone = len(bodies) == len(dates) == 1 and bodies[0].body in (ASSEMBLY, COUNCIL)
    if last.is_turn and is_alone and _JOINED.search(text) and not UNREAL.search(text):
        day = moved(dates[0], sentence)
        yield Approval(last.plan, bodies[0].body, day, sentence.start, sentence.end, is_turn=True)


def likewise(told: Told, part: Predication, last: Approval) -> Iterator[Approval]:
    """Read "…, the council did so on 5. 5." and "…, a week later also the council"."""
    named = [one for one in find_bodies(part.text) if one.body not in (OTHER, TOWN)]
    body = ([one for one in named if one.acts("")] or named)[-1].body if named else None
    near = find_bodies(told.sentence.text[: part.start])[-1:] if part.is_relative else []
    body = body or next((one.body for one in near if one.body not in (OTHER, TOWN)), None)
    body = body or (last.body if _COLLEAGUES.search(part.text) else None)
    dates = told.dates(part.text)
    is_unanimous = _NOBODY.search(part.text)
    is_act = is_unanimous or _DID_SO.search(part.text) or _followed(part.text) or not part.has_verb
    is_sent_back = _SENT_BACK.search(told.sentence.text, part.end)
    is_real = not UNREAL.search(_NOBODY.sub(" ", part.text)) and not is_sent_back
    if body and is_act and not (last.is_turn or last.is_pending) and is_real:
        start, day = told.sentence.start, moved(dates[-1], told.sentence) if dates else None
        yield Approval(last.plan, body, day, start + part.start, start + part.end)


def _followed(text: str) -> bool:
    """Whether *text* tells that a body followed, and not whose example or to what it did."""
    verb = _FOLLOWED.search(text)
    behind = text[verb.end() :] if verb else ""
    told: list[BodyMention | DateMention] = [*find_bodies(behind), *find_dates(behind)]
    for one in told:
        behind = f"{behind[: one.start]}{' ' * (one.end - one.start)}{behind[one.end :]}"
    return verb is not None and not _WHEN_AND_WHERE.sub("", behind)
