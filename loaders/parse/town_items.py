"""Lines that each begin with the town that they tell of: "Most: …", "Obec Dvorce – …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.document import Line
from loaders.parse.headings import Heading, find_towns, read_heading
from loaders.parse.measures import Setting
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.datelines import read_dateline
from loaders.text.letters import CAPITAL
from loaders.text.verbs import is_whole_sentence

_LABEL = re.compile(rf"(?P<label>[{CAPITAL}][^:–—.!?]{{1,50}}?)(?:\s*:\s+|\s+[–—-]\s+)(?=\S)")
_OF_TOWN = re.compile(  # what a town has of its own
    r"(?<!\w)(?:partnerstv|zastupitel(?!\w*\s+(?:\w+\s+)?kraj)|radn|rad[aouy]\s+(?:měst|obc))",
    re.IGNORECASE,
)
_FEWEST = 2
_MANY = 3  # towns of whole sentences: what else stands on the page makes them no less a list

_Part = tuple[Setting, Sequence[Line]]


def towns_of_items(
    lines: Sequence[Line], gazetteer: Gazetteer, *, are_whole: bool = False
) -> tuple[Place, ...]:
    """Give the towns with which the items of *lines* begin; none where these are no such list.

    *are_whole* is whether they need be sentences: below the story of a town, headlines lead to
    those of others.
    """
    items = _items(lines, gazetteer)
    whole = sum(_is_whole(lines[at]) for at in items)
    return () if are_whole and whole * 2 <= len(items) else _towns(items.values())


def parts_by_item(setting: Setting, lines: Sequence[Line]) -> Iterator[_Part]:
    """Give each item of *lines* with the setting of its town; none where these are no such list.

    What stands before them all is of none of their towns. An item has the lines below it up to
    the next; the last has none where no other has any. A label that names no known town, or one of
    several namesakes, leaves what it leads to without a town.
    """
    items = _items(lines, setting.gazetteer)
    if not items:
        return
    labelled = [at for at, line in enumerate(lines) if at > min(items) and _label(line)]
    heads = sorted({*items, *labelled})
    yield replace(setting, towns=()), lines[: heads[0]]
    have_more = any(below - at > 1 for at, below in pairwise(heads))
    for at, below in pairwise((*heads, len(lines))):
        here = replace(setting, towns=items[at].places if at in items else ())
        end = below if have_more or below < len(lines) else _own_end(lines, at)
        yield here, (_told(lines[at]), *lines[at + 1 : end])
        yield replace(setting, towns=()), lines[end:below]


def without_other_items(setting: Setting, lines: Sequence[Line]) -> Sequence[Line]:
    """Give *lines* without what other towns decided or began: sentences that name none of the page.

    All else stays: "Bílina – Diakonie" may be a member from there, "Praha: …" a meeting about here.
    """
    items = _items(lines, setting.gazetteer) if setting.towns else {}
    others = {at for at, head in items.items() if _is_of_other(lines[at], head, setting)}
    return [line for at, line in enumerate(lines) if at not in others] if others else lines


def _is_of_other(line: Line, head: Heading, setting: Setting) -> bool:
    if not head.places or not is_whole_sentence(line.text) or not _OF_TOWN.search(line.text):
        return False
    named = {*head.places, *setting.gazetteer.places(line.text, setting.towns)}
    return not named & {*setting.towns}


def is_untitled(lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Tell whether the first of *lines* is no title of such a list, but an item of it."""
    begins = any(_head(line, gazetteer) for line in lines[:1])
    items = _items(lines, gazetteer) if begins else {}
    others = [lines[at] for at in items if at]
    return 0 in items and (_is_whole(lines[0]) or not any(map(_is_whole, others)))


def towns_of_list(title: str, body: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns of *title* and of the items of *body*; none where it is no such list.

    Where the page names a town of its own, what begins with others may be but echoes from there:
    then it is a list only where there is nothing else.
    """
    named = find_towns(title, gazetteer)[1]
    begun = towns_of_items(body, gazetteer, are_whole=bool(named))
    has_own = bool(begun) and (bool(named) or _names_others(body, gazetteer))
    if not begun or (has_own and not _are_alone(body, gazetteer)):
        return ()
    own = (one.place for one in named if one.place)
    return tuple(dict.fromkeys((*own, *begun)))


def _names_others(lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Tell whether what stands between the items names a town but that of the item over it."""
    items = _items(lines, gazetteer)
    here: tuple[Place, ...] = ()
    for at, line in enumerate(lines):
        here = items[at].places if at in items else here
        if at not in items and {*gazetteer.places(line.text, here)} - {*here}:
            return True
    return False


def _are_alone(lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    return len(_items(lines, gazetteer)) == len(lines)


def _items(lines: Sequence[Line], gazetteer: Gazetteer) -> dict[int, Heading]:
    """Give what stands before the sign of each item, by its place among *lines*."""
    heads = _heads(lines, gazetteer)
    known = _towns(heads.values())
    if len(known) > 1 and any(head.is_open for head in heads.values()):
        heads = _heads(lines, gazetteer, known)
    whole = [heads[at] for at in heads if _is_whole(lines[at])]
    are_half = len(heads) * 2 >= len(lines)
    is_list = len(_labels(heads.values())) >= _FEWEST if are_half else len(_labels(whole)) >= _MANY
    return heads if is_list else {}


def _heads(
    lines: Sequence[Line], gazetteer: Gazetteer, near: tuple[Place, ...] = ()
) -> dict[int, Heading]:
    told = ((at, _head(line, gazetteer, near)) for at, line in enumerate(lines))
    return {at: head for at, head in told if head}


def _head(line: Line, gazetteer: Gazetteer, near: tuple[Place, ...] = ()) -> Heading | None:
    label = _label(line)
    if label is None:
        return None
    words = label["label"]
    name = line._replace(end=line.start + len(words), text=words)
    head = read_heading(name, None, gazetteer, near)
    is_town = head and (head.places or head.is_open) and head.verdict is None
    return head if is_town else None


def _label(line: Line) -> re.Match[str] | None:
    """Find the label of a line that is no cell and no place with its day.

    In a list it tells a whole sentence: else the heading over the list tells what it is of.
    """
    is_told = not line.bullet or is_whole_sentence(line.text)
    found = _LABEL.match(line.text) if is_told and not line.column else None
    return None if found is None or read_dateline(line) else found


def _told(line: Line) -> Line:
    """Give what stands behind the label of *line*."""
    label = _label(line)
    end = label.end() if label else 0
    return line._replace(start=line.start + end, text=line.text[end:], bullet=None)


def _own_end(lines: Sequence[Line], at: int) -> int:
    """Give where the last item ends: it may go on in bullets."""
    bullets = (place for place in range(at + 1, len(lines)) if not lines[place].bullet)
    return next(bullets, len(lines))


def _is_whole(line: Line) -> bool:
    return line.text.endswith(".")


def _labels(heads: Iterable[Heading]) -> set[str]:
    return {head.line.text for head in heads}


def _towns(heads: Iterable[Heading]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for head in heads for place in head.places))
