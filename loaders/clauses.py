"""Clauses of a sentence, each with its own verb; and the items of an enumeration."""

import re
from collections.abc import Iterator

from loaders.bullet_lists import enumerated
from loaders.document import Line
from loaders.persons import name_start, without_speaker
from loaders.status import has_predicate, is_deed

_JOINT = re.compile(
    r",?\s+(?:a|ale|avšak|nebo|i)\s+(?=(?:v|ve|na|s|se|pro|při|po|do|díky|dále|také|zároveň|poté|by[lyi]\w*|"
    r"bud\w+|je|jsou|má|mají|plánuj\w+|město|obec|vznik\w+)\b)|;\s+|,\s+(?=zatímco|přičemž|zároveň)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r",\s+(?:\w{1,3}\s+)?(?:kte[rř]|jež\b|jenž|jehož|jejíž|aby|což|protože|jelikož|kde\b|kdy\b)"
)
_GOES_ON = re.compile(
    r"(?:\w{1,3}\s+)?(?:kte[rř]|jež\b|jenž|aby|což|kde\b)|zvláště|zejména|především|včetně|"
    r"(?:na)?příklad|např|případně|a to\b|tj\.|tzn\.|i\b|ale\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\s+(?:nebo|či|anebo|a|i|a také|ale i|a dále)\s+")

_NEXT = re.compile(r"(?:další|nov(?:ý|á|é|ou))\s", re.IGNORECASE)


def clauses(sentence: Line) -> Iterator[Line]:
    """Give the main clauses of *sentence* without what depends on them, and without persons."""
    said = without_speaker(sentence.text)
    joints = list(_between_predicates(said))
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(said)]
    for start, end in zip(starts, ends, strict=True):
        text = _SUBORDINATE.split(said[start:end], maxsplit=1)[0]
        lead = len(text) - len(text.lstrip(' \u00a0„"'))
        body = text[lead:].rstrip(" \u00a0.,!?")
        named = name_start(body)
        if body and (named == len(body) or has_predicate(body[:named])):
            at = sentence.start + start + lead
            told = body[:named].rstrip()
            yield Line(at, at + len(told), told)


def enumeration(text: str, offset: int) -> list[Line]:
    """Split *text*, which stands at *offset*, into the items that it counts up.

    A comma before a relative clause does not divide; a last "a" divides before a deed, a last
    "nebo" always: "zavedení dluhového a finančního poradenství" is one.
    """
    items: list[Line] = []
    for piece in enumerated(text, offset):
        if items and _GOES_ON.match(piece.text):
            end, start = piece.end - offset, items[-1].start - offset
            items[-1] = Line(items[-1].start, piece.end, text[start:end])
        else:
            items.append(piece)
    return [part for item in items for part in _at_last_joint(item)]


def _at_last_joint(item: Line) -> Iterator[Line]:
    start = 0
    for joint in _LAST.finditer(item.text):
        rest = item.text[joint.end() :]
        if joint.group().strip() in ("nebo", "anebo", "či") or is_deed(rest) or _NEXT.match(rest):
            yield Line(
                item.start + start, item.start + joint.start(), item.text[start : joint.start()]
            )
            start = joint.end()
    yield Line(item.start + start, item.end, item.text[start:])


def _between_predicates(text: str) -> Iterator[tuple[int, int]]:
    """Give where a conjunction divides two parts that have a verb each."""
    start = 0
    for joint in _JOINT.finditer(text):
        if has_predicate(text[start : joint.start()]) and has_predicate(text[joint.end() :]):
            yield joint.span()
            start = joint.end()
