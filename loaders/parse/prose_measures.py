"""Measures that sentences tell: enumerations, verbs of planning and doing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.chronicles import unmarked
from loaders.parse.clauses import Clause, clauses, enumeration, is_told_aside, without_theme
from loaders.parse.denials import is_denied, is_next_door
from loaders.parse.going_on import is_work
from loaders.parse.group_sentences import counts_those
from loaders.parse.measure_introductions import (
    OBJECT,
    OF_THE_PLAN,
    introduction,
)
from loaders.parse.measure_leads import (
    answers,
    clauses_behind,
    introduced,
    remarked,
    resolved,
    without_lead,
)
from loaders.parse.measure_signs import BY_DEED, PAPER, employs, is_deed_to_come, may_tell
from loaders.parse.measures import Setting, cues_of, measure, with_details, with_themes
from loaders.parse.no_measures import is_no_measure
from loaders.parse.other_subjects import is_elsewhere, leads_elsewhere
from loaders.parse.status import (
    UNSPECIFIED,
    Verdict,
    is_deed,
    is_infinitive,
    is_participle,
    stated,
    status_of,
)
from loaders.parse.status_cues import PERFECTIVE
from loaders.parse.themes import is_offer, names_theme, theme_cues, themes_of
from loaders.records import MeasureRecord
from loaders.text.cells import has_cells
from loaders.text.cues import Cue
from loaders.text.persons import names_person, without_speaker
from loaders.text.sentences import sentences
from loaders.text.verbs import has_finite_verb

_EMPLOYMENT = "zamestnanost"
# On what a group focuses is no measure yet.
_FOCUS = re.compile(r"zaměř", re.IGNORECASE)
_OF_A_GROUP = Cue(r"(?<!\w)(?:pracovní\s|skupin)", re.IGNORECASE)
_MEMBERS = Cue(r"(?<!\w)(?:člen|partner|skupin|oblast|zástupc)\w*[^:]*:", re.IGNORECASE)
# Who "got a grant for" something has yet to do it, unless more is told.
_MONEY = re.compile(r"získa", re.IGNORECASE)
_DONE_THERE = re.compile(r",\s+kde\s+(?:\w+\s+){0,2}?vznikl", re.IGNORECASE)
_PRIORITIES = Cue(r"(?<!\w)(?:priorit|cíl|úkol)\w*", re.IGNORECASE)
_RULES = re.compile(r"(?<!\w)(?:koncepc|pravid|vyhlášk|statut(?!árn))\w+", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:\w{1,3}\s+)?(?:kte[rř]|jež\b|jenž|níž|nichž|němž|kde\b|kdo\b)")
_HOW_MANY = re.compile(  # "The plan holds fifty measures in the areas of housing, work …"
    r"(?:[\w-]+\s+){0,4}?(?:opatření|aktivit\w*|projekt(?:ů|y)|cíl(?:ů|e)|priorit\w*|kroků)\s+"
    r"(?:ve?\s+|z\s+|pro\s+)(?:\w+\s+){0,2}?oblast"
    r"|(?:[\w-]+\s+){0,4}?(?:priorit|oblast|témat|okruh|kapitol)\w*:",
    re.IGNORECASE,
)
# What comes about is a measure also where it is told only for whom: "a centre for families".
_NEW_THING = re.compile(
    r"(?:otevř|zříz|zřídi|vzni|vybud|založ|zprovoz|spusti|spuště|zaháj|rozběh|běž)\w+$",
    re.IGNORECASE,
)
_BEGINS = Cue(  # and so will: "bude zahájen kurz pro nezaměstnané"
    r"(?<!\w)(?:bud(?:e|ou)|být)\s+(?:\w+\s+){0,2}?"
    r"(?:otevř|zříz|vybud|založ|spušt|zaháj|zprovozn)en[aoiy]?"
    r"(?=\s+(?:\w+\s+){0,2}?(?:kurz|klub|program|služ|porad|provoz|krouž|doučov|dílna|centr|školk|tříd))",
    re.IGNORECASE,
)
_HERE = re.compile(r"(?:ve\s+městě|v\s+obci|na\s+území\s+města|zde|tady|tu)\s+", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:co|Když|Protože|Jelikož|Pokud|Kdo|Komu|(?i:jak|kdyby\w*|jestliže|jestli|aniž|ať))\s"
)  # what follows is told, not this
_SAME_THING = re.compile(
    r"(?<!\w)(?:jeho|její|jejich|ho|jej|ji|druh\w+|třetí|další)(?!\w)", re.IGNORECASE
)
_AIM = re.compile(r",\s+(?:aby|zda)\s+(?:se\s+)?")
_THE_TOWN = re.compile(  # of which the sentence before tells, or its deed without a subject
    r"(?:Město|Městys|Obec|Radnice|Připravuje|Plánuje|Chystá|Chce|Hodlá)\s"
)
_POINTS_BACK = re.compile(r"(?:To|Ten|Ta|Ti|Ty|Tato|Tento|Toto|Zde|V něm|V ní|Jeho|Její)\s")


def prose_measures(lines: Sequence[Line], setting: Setting) -> list[MeasureRecord]:
    """Give the measures that the sentences of *lines* tell.

    ``setting.plan`` is given to planned measures once the text has begun to tell what is in the
    plan. A sentence that only tells more of the measure before it adds its themes. Where the page
    is about no town of its own, a sentence that names none is about that of the sentence before,
    and within a paragraph another place is one of this town unless a sentence begins with it. Of
    several towns of a page "the town" is the last that its paragraph names.
    """
    paragraphs = {line.start for line in lines}
    found: list[MeasureRecord] = []
    more: list[MeasureRecord] = []
    in_plan, previous, above = False, "", [setting]
    for sentence in sentences(unmarked(lines, setting.is_town)):
        in_plan = in_plan or OF_THE_PLAN.search(sentence.text) is not None
        above = above[-1:] if sentence.start in paragraphs else above
        if more and _POINTS_BACK.match(sentence.text):
            found[-1] = with_details(found[-1], sentence.text)
        else:
            here = _about(sentence, setting, above)
            above.append(here)
            planned = here if in_plan or not here.plan else replace(here, plan=None)
            more = list(_of_sentence(planned, sentence, previous))
            found += more
        previous = sentence.text
    return found


def measures_of_towns(lines: Sequence[Line], setting: Setting) -> list[MeasureRecord]:
    """Give the measures that *lines* tell of the towns of the page, or of no town known.

    "V Praze fungují …" is told on the page of another town only to be compared.
    """
    own = set(setting.places)
    prose = [line for line in lines if line.text.endswith(".") or not has_cells(line)]
    return [
        one
        for one in prose_measures(prose, setting)
        if not own or not one.municipalities or own & set(one.municipalities)
    ]


def _about(sentence: Line, setting: Setting, above: Sequence[Setting]) -> Setting:
    """Give the setting of *sentence* by those *above*, the first of another paragraph."""
    told = above[1:]
    if setting.places:
        own = setting.narrowed(sentence.text)
        is_open = told and len(setting.towns) > 1 and _THE_TOWN.match(sentence.text)
        named = (one for one in reversed(told) if len(one.places) == 1)
        return next(named, own) if is_open and len(own.places) > 1 else own
    towns = (above[-1] if told else setting).narrowed(sentence.text).places
    return replace(setting, towns=towns, texts=()) if towns else above[-1]


def _of_sentence(setting: Setting, sentence: Line, previous: str) -> Iterator[MeasureRecord]:
    if not may_tell(sentence.text) or counts_those(sentence.text, previous):
        return
    sentence = without_theme(sentence)
    said = without_speaker(sentence.text)
    if is_denied(said) or (setting.towns and is_next_door(said)):
        return
    at = introduction(said, previous)
    if at is None:
        sentence = without_lead(sentence)
        said = without_speaker(sentence.text)
    told = clauses_behind(sentence, at)
    if told:
        yield from _of_clauses(setting, told)
    elif at is not None and not _MEMBERS.search(said):
        verdict = introduced(said[:at], previous) or status_of(said[:at], setting.default)
        yield from _of_list(replace(setting, default=verdict), said, sentence.start, at)
    else:
        told_so = _told_without_verb(setting, sentence, said, previous)
        yield from told_so or _of_clauses(setting, sentence)


def _told_without_verb(
    setting: Setting, sentence: Line, said: str, previous: str
) -> list[MeasureRecord]:
    """Give the things that *said* names each with its status, resolves upon, or answers with."""
    rows = remarked(sentence)
    if rows:
        told = (pair for pair in rows if not pair[1].has_failed)
        return [measure(replace(setting, default=by), one.start, one.end) for one, by in told]
    start, verdict = resolved(said), UNSPECIFIED
    if start is not None:
        verdict = stated(said[:start]) or Verdict("planned", said[:start].rstrip(": "))
    elif answers(said, previous):
        start, verdict = 0, stated(previous) or UNSPECIFIED
    if start is None:
        return []
    return list(_of_list(replace(setting, default=verdict), said, sentence.start, start))


def _of_list(setting: Setting, said: str, offset: int, at: int) -> Iterator[MeasureRecord]:
    """Give the measures that *said*, which stands at *offset*, counts up from *at* on.

    A priority need be no measure: it is one where it is a deed.
    """
    items = enumeration(said[at:].rstrip(" .“"), offset + at)
    deeds = all(is_deed(item.text) for item in items) and not PAPER.search(said[at:])
    are_open = not _PRIORITIES.search(said, 0, at)
    told = deeds or (are_open and any(themes_of(item.text) for item in items))
    is_number = _HOW_MANY.match(said, at) is not None
    if told and not is_number and not setting.default.has_failed and not names_person(said[at:]):
        things = (item for item in items if not is_no_measure(item.text))
        yield from (measure(setting.narrowed(one.text), one.start, one.end) for one in things)


def _of_clauses(setting: Setting, sentence: Line) -> Iterator[MeasureRecord]:
    """Give the measures of the clauses; an infinitive shares the verb of the clause before it."""
    last: MeasureRecord | None = None
    verdict = UNSPECIFIED
    for clause in clauses(sentence):
        shares = is_infinitive(clause.main.text) or is_participle(clause.main.text)
        verdict = status_of(clause.main.text, verdict if shares else UNSPECIFIED)
        if _FOCUS.match(verdict.cue or "") and _OF_A_GROUP.search(sentence.text):
            continue
        here = replace(setting.narrowed(clause.main.text), default=verdict)
        told = _of_object(here, clause) or _of_aim(here, clause) or _of_verb(here, clause, last)
        yield from told
        last = told[-1] if told else last


def _of_object(setting: Setting, clause: Clause) -> list[MeasureRecord]:
    """Give the measures that a verb of planning counts up after it."""
    verb = OBJECT.search(clause.main.text)
    if verb is None:
        return _of_means(setting, clause)
    if leads_elsewhere(clause.main.text, verb.end()):
        return []
    told = status_of(clause.main.text[: verb.end()])
    if _MONEY.match(told.cue or verb.group()) and not _DONE_THERE.search(clause.whole.text):
        cue = told.cue or verb.group().split()[0]
        told = told._replace(status="in-preparation", cue=cue)
    here = replace(setting, default=told if told.cue else setting.default)
    return list(_of_list(here, clause.whole.text, clause.whole.start, verb.end()))


def _of_means(setting: Setting, clause: Clause) -> list[MeasureRecord]:
    """Give the deeds by which something is done: "vybudováním …, zřízením … a opravou …"."""
    means = BY_DEED.search(clause.main.text)
    if means is None or not setting.default.cue or is_elsewhere(clause.main.text):
        return []
    at = means.start()
    items = enumeration(clause.whole.text[at:], clause.whole.start + at)
    if len(items) == 1 or not all(BY_DEED.match(item.text) for item in items):
        return []
    return list(_of_list(setting, clause.whole.text, clause.whole.start, at))


def _of_aim(setting: Setting, clause: Clause) -> list[MeasureRecord]:
    """Give what is proposed or planned to be done: "plán navrhuje, aby město zřídilo …"."""
    verdict, whole = setting.default, clause.whole
    aim = _AIM.match(whole.text, len(clause.main.text))
    thing = whole.text[aim.end() :] if aim else ""
    if verdict.status not in ("planned", "proposed") or not names_theme(thing):
        return []
    is_done = status_of(thing).status == "achieved" or PERFECTIVE.search(thing)
    if is_elsewhere(thing) or not is_done:
        return []
    told = measure(setting, whole.end - len(thing), whole.end)
    return [replace(told, status=verdict.status, status_cue=verdict.cue)]


def _of_verb(setting: Setting, clause: Clause, last: MeasureRecord | None) -> list[MeasureRecord]:
    """Give the measure that the clause as a whole tells, if any; *last* is the one before it."""
    verdict, text = setting.default, clause.main.text
    if not verdict.cue or verdict.has_failed:
        return []
    is_activity = verdict.status == "ongoing" and not is_work(text, verdict.cue)
    is_paper = verdict.status == "approved" and _RULES.search(text)
    is_other = _FRAME.match(text) or is_elsewhere(text, is_refused=verdict.status == "rejected")
    if is_activity or is_paper or is_other or is_no_measure(text) or is_told_aside(text):
        return []
    here = _HERE.match(text)
    told = measure(setting, clause.main.start + (here.end() if here else 0), clause.main.end)
    is_new = _NEW_THING.search(verdict.cue) or _BEGINS.search(text)
    is_thing = names_theme(text) or is_new or is_offer(text)
    cues = (cues_of(told) if is_thing else {}) or _told_of_thing(clause)
    employed = None if cues else employs(text, verdict)
    if employed:
        cues = {_EMPLOYMENT: employed.group()}
    if last and not cues and _SAME_THING.search(text):
        is_told = verdict.status == last.status == "rejected"  # which is refused once
        cues = {} if is_told else cues_of(last)
    if last and is_infinitive(text):  # it shares the verb: what is for whom is told enough
        cues = cues or cues_of(told)
    if not cues and not is_deed_to_come(text, verdict):
        return []
    return _divided(setting, clause.main) or [with_themes(told, cues)]


def _divided(setting: Setting, main: Line) -> list[MeasureRecord]:
    """Give the two deeds, or three things, that one verb tells: "vznik klubu a oprava bytů"."""
    first, *others = enumeration(main.text, main.start)
    things = all(names_theme(one.text) for one in others)
    deeds = all(is_deed(one.text) for one in others)
    is_told = (things and (deeds or len(others) > 1)) or all(is_infinitive(x.text) for x in others)
    is_cut = any(has_finite_verb(one.text) for one in others)
    if not others or not is_told or is_cut or not names_theme(first.text):
        return []
    return [measure(setting.narrowed(one.text), one.start, one.end) for one in (first, *others)]


def _told_of_thing(clause: Clause) -> dict[str, str]:
    """Give the themes of what a relative clause tells of the thing, each with its words."""
    depends = clause.whole.text[len(clause.main.text) :]
    return theme_cues(depends) if _RELATIVE.match(depends) else {}
