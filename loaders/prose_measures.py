"""Measures that sentences tell: enumerations, verbs of planning and doing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.clauses import clauses, enumeration
from loaders.document import Line
from loaders.measures import Setting, measure, with_details
from loaders.persons import names_person, without_speaker
from loaders.records import MeasureRecord
from loaders.sentences import sentences
from loaders.status import Verdict, is_deed, stated, status_of
from loaders.themes import themes_of

_FLAGS = re.IGNORECASE | re.VERBOSE
_FOR_INSTANCE = r"(?:\s+(?:například|např\.|mimo\s+jiné|mj\.|i|zejména|především|také|dále))*\s+"
_INTRODUCTION = re.compile(
    rf"""
      (?: (?:jde|jedná\s+se|šlo)\s+(?:\w+\.?\s+){{0,2}}o
        | (?:opatřen|aktivit)\w+[^:.]*
        | (?:navrhuje|obsahuje|zahrnuje|plánuje|předpokládá|podařilo\s+se|v\s+plánu\s+je)[^:.]*
      )\s*:\s+
    | (?:opatřen|aktivit|záměr)\w+(?:,[^,]*,)?\s+(?:\w+\s+){{0,3}}?
      (?:patří|jsou|jde\s+o|nachází|například)
      {_FOR_INSTANCE}
    | (?<!\w)(?:plán|ten|dokument|strategie)\s+(?:\w+\s+){{0,3}}?
      (?:navrhuje|obsahuje|zahrnuje|předpokládá|počítá\s+se?)
      {_FOR_INSTANCE}
    """,
    _FLAGS,
)
_OBJECT = re.compile(
    rf"""
    (?<!\w)(?: (?:na)?plánuj(?:e|í|eme) | zaměř(?:í|it)(?:\s+\w+)?\s+na
             | snaž(?:í|íme)\s+(?:se\s+)?o
             | součástí\s+(?:\w+\s+){{0,3}}?(?:bude|budou|má\s+být|je|jsou) )
    {_FOR_INSTANCE}(?:v\s+\w+\s+letech\s+)?
    """,
    _FLAGS,
)
_OF_THE_PLAN = re.compile(
    r"""
      (?<!\w)(?:plán\w*|ten|dokument)\s+(?:\w+\s+){0,3}?(?:navrhuje|obsahuje|zahrnuje|počítá|předpokládá)
    | plánovan\w+\s+opatřen
    | (?:cíl|opatřen|priorit)\w*\s+plánu
    """,
    _FLAGS,
)
_PLANNED = re.compile(
    r"(?<!\w)(?:plánovan\w+|plán(?!\w)|plánuj\w+|navrhuj\w+|počítá\s+se?)", re.IGNORECASE
)
# What else a sentence may be about: other records, or none.
_ELSEWHERE = re.compile(
    r"""(?<!\w)(?:
      agentura | pracovní\w*\s+skupin\w* | platform\w+ | partnerství
    | jednání | setká(?:vá)?ní | konferenc\w+ | schůzk\w+ | seminář\w* | účastnil\w*
    | projekt(?:y|em)? | žádost\w* | memorand\w+ | plán(?!\s+je) | strategi[ei]
    | cíl\w* | priorit\w* | snahou | úkolem | předpoklad\w* | podmínk\w+
    )(?!\w)""",
    _FLAGS,
)
_MEMBERS = re.compile(r"(?<!\w)(?:člen|partner|skupin|oblast|zástupc)\w*[^:]*:", re.IGNORECASE)
# Of what goes on, only this is a measure; "pokračují setkání" and the like are activities.
_ONGOING = re.compile(r"zahájen|zaháji|využív|funguj|provozuj|rozběh", re.IGNORECASE)
_POINTS_BACK = re.compile(r"(?:To|Ten|Ta|Ti|Ty|Tato|Tento|Toto|Zde|V něm|V ní|Jeho|Její)\s")


def prose_measures(lines: Sequence[Line], setting: Setting) -> list[MeasureRecord]:
    """Give the measures that the sentences of *lines* tell.

    ``setting.plan`` is given to planned measures once the text has begun to tell what is in the
    plan. A sentence that only tells more of the measure before it adds its themes.
    """
    found: list[MeasureRecord] = []
    more: list[MeasureRecord] = []
    in_plan, previous = False, ""
    for sentence in sentences(lines):
        in_plan = in_plan or _OF_THE_PLAN.search(sentence.text) is not None
        if more and _POINTS_BACK.match(sentence.text):
            found[-1] = with_details(found[-1], sentence.text)
        else:
            here = replace(setting.narrowed(sentence.text), plan=setting.plan if in_plan else None)
            more = list(_of_sentence(here, sentence, previous))
            found += more
        previous = sentence.text
    return found


def _of_sentence(setting: Setting, sentence: Line, previous: str) -> Iterator[MeasureRecord]:
    said = without_speaker(sentence.text)
    introduction = _INTRODUCTION.search(said)
    verb = _OBJECT.search(said)
    if introduction and not _MEMBERS.search(said):
        at = introduction.end()
        verdict = _introduced(said[:at], previous) or setting.default
        yield from _of_list(replace(setting, default=verdict), sentence, said, at)
    elif verb and not _ELSEWHERE.match(said[verb.end() :]):
        verdict = status_of(said[: verb.end()])
        yield from _of_list(replace(setting, default=verdict), sentence, said, verb.end())
    else:
        yield from _of_clauses(setting, sentence)


def _introduced(words: str, before: str) -> Verdict | None:
    """Give the status of what *words* introduce; *before* is the sentence before them."""
    planned = _PLANNED.search(words)
    told = Verdict("planned", planned.group()) if planned else stated(words)
    planned = _PLANNED.search(before)
    return told or (Verdict("planned", planned.group()) if planned else None)


def _of_list(setting: Setting, sentence: Line, said: str, at: int) -> Iterator[MeasureRecord]:
    items = enumeration(said[at:].rstrip(" .“"), sentence.start + at)
    told = any(themes_of(item.text) for item in items) or all(is_deed(item.text) for item in items)
    if told and not names_person(said[at:]):
        yield from (measure(setting, item.start, item.end) for item in items)


def _of_clauses(setting: Setting, sentence: Line) -> Iterator[MeasureRecord]:
    for clause in clauses(sentence):
        verdict = status_of(clause.text)
        told = verdict.cue and (verdict.status != "ongoing" or _ONGOING.match(verdict.cue))
        if told and themes_of(clause.text) and not _ELSEWHERE.search(clause.text):
            yield measure(setting, clause.start, clause.end)
