"""Clauses of a sentence, each with its own verb; and the items of an enumeration."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.status import has_predicate, is_deed, is_infinitive, is_participle
from loaders.parse.themes import names_theme
from loaders.text.bullet_lists import enumerated
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.persons import name_start, without_speaker
from loaders.text.verbs import has_finite_verb

_DEPENDS = (
    r"(?:kte[rř]|jež\b|jenž|jehož|jejíž|jejichž|ni(?:ch|m|mi)ž|níž|němuž|němž|nímž|ji(?:m|mi)ž|"
    r"aby|zda\b|což|protože|jelikož|kde\b|kdy\b|kdo\b|odkud\b|kudy\b|kolik\b|komu\b|než\b)"
)
_SUBORDINATE = re.compile(rf",\s+(?:(?:\w{{1,3}}|dřív\w*)\s+)?{_DEPENDS}")
_JOINT = Cue(
    rf",?\s+(?:a\s+že|a|ale|avšak|nebo|i|že|zatímco|přičemž)\s+(?!{_DEPENDS})|;\s+"
    rf"|,\s+(?!(?:\w{{1,3}}\s+)?{_DEPENDS})",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?:ve?|na|se?|pro|při|po|do|díky)\s", re.IGNORECASE)
_FRAME = re.compile(
    r"\s*(?:v\s+rámci|na\s+základě|s\s+pomocí|pomocí|díky|za|ze|z)\s+(?:kter\w+|něhož|níž|nichž|nějž|němuž|jehož)"
    r"(?!\w)[\s]+",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\w{1,3}\s+)?(?:kte[rř]|jež\b|jenž|aby|což|kde\b)|zvláště|zejména|především|včetně|"
    r"(?:na)?příklad|např|případně|a to\b|tj\.|tzn\.|i\b|ale\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\s+(?P<joint>nebo|či|anebo|ani|a|i|a také|ale i|a dále)\s+(?P<again>(?:s|se|o|na|k|ke)\s+)?"
)
_FIRST = re.compile(r"(?:nebo|či|anebo|a|i)\s+(?:(?:s|se|o|na|k|ke)\s+)?")
# Adjectives and nouns that are in no case of what depends on the noun before.
_OWN_THING = re.compile(
    r"(?:\w+(?:ové|ový|ovou|ské|ský|ckou|skou|cké|cký|nou|né|ný)\s+\w+|(?:kurzy|program|klub|centrum|poradnu)\s)"
)
_ADJECTIVE = re.compile(r"\w+(?:ého|ího|ých|ích|ové|ovou|ské|cké|skou|ckou|né|nou|ní)$")
_FOR_WHOM = re.compile(r"\w+\s+(?:\w+\s+)?pro\s")
_NEXT = re.compile(r"(?:další|nov(?:ý|á|é|ou))\s", re.IGNORECASE)

_THEME = re.compile(rf"(?P<theme>[{CAPITAL}][^–—:.,()]{{3,40}}?)\s+[–—-]\s+(?=\w)")
_LAST_WORDS = 5
_PAPER = re.compile(r"(?<!\w)(?:plán|strategi|koncepc)\w*", re.IGNORECASE)


class Clause(NamedTuple):
    """A main clause: *main* without what depends on it, *whole* with it."""

    main: Line
    whole: Line


def clauses(sentence: Line) -> Iterator[Clause]:
    """Give the main clauses of *sentence*, without persons.

    An infinitive that follows another one is a clause of its own: "chce zřídit … a otevřít …".
    """
    said = without_speaker(sentence.text)
    for start, end in _parts(said):
        start += _leading_in(said[start:end])
        main = _main(said[start:end])
        if not _tells(main) and not is_participle(main):
            main = said[start:end]  # its verb stands behind what depends on its subject
        named = name_start(main)
        if named == len(main) or has_predicate(main[:named]):
            line = _line(main[:named], sentence.start + start)
            if line.text:
                yield Clause(line, _line(said[start:end], sentence.start + start))


def without_theme(sentence: Line) -> Line:
    """Leave out the theme under which *sentence* tells something: "Bydlení – město opravilo …"."""
    label = _THEME.match(sentence.text)
    behind = sentence.text[label.end() :] if label else ""
    is_theme = label and names_theme(label["theme"]) and not has_predicate(label["theme"])
    if not label or not is_theme or not has_finite_verb(behind):
        return sentence
    return sentence._replace(start=sentence.start + label.end(), text=behind)


def is_told_aside(text: str) -> bool:
    """Whether only what depends on a clause with a verb of its own, and on no thing, tells.

    >>> is_told_aside("Obec patří k těm, ve kterých přibylo ubytoven")
    True
    >>> is_told_aside("Daří se obnova domů, kterou město zahájilo")
    False
    """
    head = _main(text)
    if head == text or not has_finite_verb(head):
        return False
    last = " ".join(head.split()[-_LAST_WORDS:])
    return not names_theme(last) or _PAPER.search(last) is not None


def _leading_in(text: str) -> int:
    """Give where what is told of begins, after "within the frame of which"."""
    lead = _FRAME.match(text)
    return lead.end() if lead else 0


def enumeration(text: str, offset: int) -> list[Line]:
    """Split *text*, which stands at *offset*, into the items that it counts up.

    A comma before a relative clause does not divide; a last "a" divides before a deed, a last
    "nebo" always: "zavedení dluhového a finančního poradenství" is one. Behind a comma a last "a"
    divides things of two themes as well: "byty, klub mládeže a dluhovou poradnu" are three.
    """
    items: list[Line] = []
    is_open = True  # whether the "a" before the last item is still to come
    for piece in enumerated(text, offset):
        is_open = not _FIRST.match(piece.text)
        if items and _GOES_ON.match(piece.text):
            end, start = piece.end - offset, items[-1].start - offset
            items[-1] = Line(items[-1].start, piece.end, text[start:end])
        else:
            items.append(_without_joint(piece))
    parts = [part for item in items for part in _at_last_joint(item)]
    if parts and is_open and len(parts) == len(items):
        parts[-1:] = _at_joint_of_things(parts[-1], is_only=len(items) == 1)
    return parts


def _at_joint_of_things(item: Line, *, is_only: bool) -> list[Line]:
    """Divide *item* at an "a" on both sides of which a theme is named.

    If it is the only one, what is behind must be in the case of a thing of its own: "zavedení
    dluhového a finančního poradenství" is one, so is "oprava domu a hřiště".
    """
    for joint in _LAST.finditer(item.text):
        before, after = item.text[: joint.start()], item.text[joint.end() :]
        is_own = not is_only or (_OWN_THING.match(after) and not _ADJECTIVE.search(before))
        is_told = names_theme(after) or (not is_only and _FOR_WHOM.match(after))
        if is_own and names_theme(before) and is_told and joint["joint"] != "i":
            end, start = item.start + joint.start(), item.start + joint.end()
            return [Line(item.start, end, before), Line(start, item.end, after)]
    return [item]


def _without_joint(piece: Line) -> Line:
    joint = _FIRST.match(piece.text)
    at = joint.end() if joint else 0
    return Line(piece.start + at, piece.end, piece.text[at:])


def _at_last_joint(item: Line) -> Iterator[Line]:
    start = 0
    for joint in _LAST.finditer(item.text):
        rest = item.text[joint.end() :]
        is_next = is_deed(rest) or is_infinitive(rest) or _NEXT.match(rest)
        is_counted = joint["again"] is not None and names_theme(rest)
        if is_next or is_counted or joint["joint"] in ("nebo", "anebo", "ani", "či"):
            yield Line(
                item.start + start, item.start + joint.start(), item.text[start : joint.start()]
            )
            start = joint.end()
    yield Line(item.start + start, item.end, item.text[start:])


def _parts(text: str) -> list[tuple[int, int]]:
    """Cut *text* at the joints on both sides of which a verb stands."""
    joints = [match.span() for match in _JOINT.finditer(text)]
    ends = [*(start for start, _ in joints), len(text)]
    parts: list[tuple[int, int]] = [(0, ends[0])]
    leads_in: tuple[int, int] | None = None  # the end before, and the start of "and with …, it did"
    for (before, start), end in zip(joints, ends[1:], strict=True):
        since = parts[-1][0]
        if _divides(text[since:before], text[start:end]):
            before, start = leads_in or (before, start)
            parts[-1:] = [(since, before), (start, end)]
            leads_in = None
        else:
            leads_in = leads_in or ((before, start) if _LEADS_IN.match(text, start) else None)
            parts[-1] = (since, end)
    return parts


def _divides(before: str, after: str) -> bool:
    return all(is_participle(part) or _has_verb(_main(part)) for part in (before, after))


def _has_verb(text: str) -> bool:
    return has_finite_verb(text) or _tells(text)


def _main(text: str) -> str:
    return _SUBORDINATE.split(text, maxsplit=1)[0]


def _tells(text: str) -> bool:
    """Whether a verb of *text* tells how far something has come."""
    return has_predicate(text) or is_infinitive(text)


def _line(text: str, offset: int) -> Line:
    lead = len(text) - len(text.lstrip(' \u00a0„"'))
    body = text[lead:].rstrip(" \u00a0.,!?")
    return Line(offset + lead, offset + lead + len(body), body)
