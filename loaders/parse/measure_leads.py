"""What leads to measures in a sentence: questions, leads before a colon, words of a status."""

import re

from loaders.document import Line
from loaders.parse.clauses import clauses, enumeration
from loaders.parse.status import Verdict, is_infinitive, stated, status_of
from loaders.parse.themes import names_theme, themes_of
from loaders.text.bullet_lists import enumerated
from loaders.text.cues import Cue
from loaders.text.verbs import has_finite_verb

# What a clause behind a colon is told of; what was found or is wanted is none.
_LEADS_TO = Cue(
    r"^(?![^:]*(?:ukáz|ukaz|zjist|zjišť|analýz|průzkum|potřeb|chyb|problém|nedost|přál|přání|nápad|chtěl|dotaz))"
    r"[^:.,]{3,80}(?:,[^:.,]{3,40})?:\s+(?=\w)",
    re.IGNORECASE,
)
_NOT_RESOLVED = Cue(
    r"(?<!\w)(?:jak(?!\w)|rad[aiy]|tip|můž|mohou|lze|umí|um[ěe]|pomáh|pomoh|nabíz|potřeb|chtěl|přál|přání|problém|nem|dokáž|učí"
    r"|znamen|musí|musel|třeba|možn|agentur|partnerstv)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[–—-]\s+")
_PLANNED = Cue(
    r"(?<!\w)(?:plánovan\w+|plán(?!\w)|podle\s+plánu|plánuj\w+|navrhuj\w+|doporučuj\w+|navržen\w+|navrhovan\w+|počítá\s+(?:\w+\s+)?se?|zaměřuj\w+|vyplýv\w+|do\s+(?:\w+ho\s+)?plánu\s+(?:\w+\s+){0,2}?(?:dostal|zařazen|zahrnut)\w*)",
    re.IGNORECASE,
)
_DRAFT = Cue(r"(?<!\w)návrh\w*\s+(?:\w+\s+){0,2}?plánu(?!\w)", re.IGNORECASE)
_WILL = re.compile(r"(?<!\w)bud(?:e|ou)(?!\w)", re.IGNORECASE)
# "Z opatření, která plán obsahuje, bylo …": a part of them is done.
# What a lead looks back on: "Po prvním roce můžeme hlásit: …".
_LOOKS_BACK = Cue(
    r"(?<!\w)po\s+(?:\w+\s+){0,2}?(?:ro[cku]+|letech|měsíc\w*)(?!\w)|(?<!\w)(?:hlásit|pochlubit)(?!\w)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bz\s+(?:\w+\s+)?opatření(?!\w)[^:.]*\sbyl[aoy]?\s*$", re.IGNORECASE)
_MEASURES = re.compile(r"(?<!\w)(?:opatřen|záměr|priorit|úkol|bod)\w+", re.IGNORECASE)
_WERE = re.compile(r"(?<!\w)byl[aoiy]?(?=\s+(?:\w+\s+)*$)", re.IGNORECASE)


def without_lead(sentence: Line) -> Line:
    """Leave out what only leads to a clause: "Po roce práce: klub je otevřen"."""
    lead = _LEADS_TO.search(sentence.text)
    behind = sentence.text[lead.end() :] if lead else ""
    if not lead or names_theme(lead.group()) or not status_of(behind).cue:
        return sentence
    return sentence._replace(start=sentence.start + lead.end(), text=behind)


def answers(said: str, previous: str) -> bool:
    """Whether *said* but names what the question before asks for, as "Co se chystá?" does."""
    asked = stated(previous) if previous.endswith("?") else None
    return asked is not None and bool(themes_of(said)) and not has_finite_verb(said)


def resolved(said: str) -> int | None:
    """Give where the infinitives begin that *said* but counts up: "Balíček: koupit byty, …".

    What one may do, or has to, is no resolution.
    """
    before, sign, behind = said.partition(": ")
    if not sign or _NOT_RESOLVED.search(before):
        return None
    at = len(before) + len(sign)
    items = enumeration(behind.rstrip(" ."), at)
    are_deeds = len(items) > 1 and all(is_infinitive(item.text) for item in items)
    return at if are_deeds and any(names_theme(item.text) for item in items) else None


def remarked(sentence: Line) -> list[tuple[Line, Verdict]]:
    """Give the things, two or more, that *sentence* counts up each with its status behind a dash.

    "klub – v provozu, byty – projekt se připravuje"
    """
    lead = _LEADS_TO.search(sentence.text)
    at = lead.end() if lead else 0
    told: list[tuple[Line, Verdict]] = []
    for part in enumerated(sentence.text[at:].rstrip(" ."), sentence.start + at):
        thing, *remarks = _DASH.split(part.text)
        verdict = stated(remarks[0]) or status_of(remarks[0]) if len(remarks) == 1 else None
        if verdict is None or not (verdict.cue and themes_of(thing)):
            return []
        told.append((part._replace(end=part.start + len(thing), text=thing), verdict))
    return told if len(told) > 1 else []


def clauses_behind(sentence: Line, at: int | None) -> Line | None:
    """Give what begins at *at* of *sentence* where it is clauses, and no names of things."""
    if at is None or not sentence.text[:at].rstrip().endswith(":"):
        return None
    behind = sentence._replace(start=sentence.start + at, text=sentence.text[at:])
    parts = [clause.main.text for clause in clauses(behind)]
    return behind if len(parts) > 1 and all(map(has_finite_verb, parts)) else None


def introduced(words: str, before: str) -> Verdict | None:
    """Give the status of what *words* introduce; *before* is the sentence before them."""
    draft = _DRAFT.search(words)
    if draft:
        return Verdict("proposed", draft.group())
    if _OF_THEM.search(words):
        return Verdict("achieved", words.split()[-1])
    planned = _PLANNED.search(words) or _WILL.search(words)
    told = Verdict("planned", planned.group()) if planned else stated(words)
    past = None if told else _LOOKS_BACK.search(words)
    if past:
        return Verdict("achieved", past.group())
    planned = _PLANNED.search(before) or _MEASURES.search(words)
    if told or planned:
        return told or Verdict("planned", planned.group() if planned else None)
    were = _WERE.search(words)
    return stated(before) or (Verdict("achieved", were.group()) if were else None)
