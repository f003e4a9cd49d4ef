"""Where a page lists its members: under a heading, in a sentence, or in a list without one."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TypeGuard

from loaders.document import Line
from loaders.parse.counted_names import names_of_kinds, unpunctuated
from loaders.parse.member_groups import BY_GROUPS, members_of_groups
from loaders.parse.member_lines import over_sentences, paragraph, short_lines
from loaders.parse.member_sentences import inline_members
from loaders.parse.member_tables import are_cells, cells_of, ends_table, named_columns
from loaders.parse.no_members import (
    NO_MEMBERS,
    OF_ANYTHING_ELSE,
    OF_GROUPS,
    OF_OTHERS,
    is_of_others,
)
from loaders.parse.organisation_items import (
    are_deeds,
    are_mostly_organisations,
    are_named,
    is_organisation,
    is_sentence,
)
from loaders.text.bullet_lists import introduction, is_set_off
from loaders.text.cues import Cue
from loaders.text.partnerships import LOCAL, NAME, NOUN
from loaders.text.points import POINT

_HEADING = Cue(
    rf"\bčlen|^ve?\s+(?:{LOCAL}m\s+)?{NOUN}(?:\s+\w+){{1,3}}:?$|"
    r"\bpartneři\b|\bpartnersk\w+ (?:organizace|subjekty|instituce)|\bzapoj(?:en|il)|"
    r"\bzastoupen|\bsložení\b|\búčastn|\btvoří\b|\bsdružuje\b|\bseznam (?:organizací|partnerů)|"
    rf"\b{NOUN}\b.*\b(?:patří|podepsal|vstoupil|připojil|přistoupil|přijal)|\bpřehled\s+partnerů|\bu\s+(?:\w+\s+)?stolu\b|"
    rf"\bzástupci\s+v\s+(?:{LOCAL}m\s+)?{NOUN}|"
    r"\bzástupci\s+(?:těchto|následujících)\s+(?:\w+\s+)?(?:organizac|institu|subjekt)|"
    rf"^kdo\b|\bkdo\b.*\b{NOUN}|^{NAME}\b.*:$",
    re.IGNORECASE,
)
_SPEAKS = Cue(  # what follows may be anything
    rf"\b{NOUN}.*:$|^{NAME}$|\bsoučástí\s+(?:je|jsou)\b.*:$|\b(?:do|k|v)\s+n[ěe](?:j|ho|m|mu)\b.*:$|^partnery\b.*:$|^s\s+kým\b|\bza\s+(?:\w+\s+)?st(?:ů|o)l(?:em)?\s+(?:\w+\s+)?(?:u|za)?sed|\b(?:zased|scház|sešl|aktéři|signatář)|"
    rf"\bspolupracujíc\w+ (?:organizace|subjekty|instituce)(?!\s+(?:ze?|mimo)\b)|"
    rf"\b(?:organizace|subjekty)\b.*\b{NOUN}",
    re.IGNORECASE,
)
_OF_PARTNERSHIP = re.compile(rf"\bčlen\w*\s+(?:{LOCAL}ho\s+)?{NOUN}\b", re.IGNORECASE)
_IN_GROUPS = re.compile(r"\b(?:ve?|do|na)\s+(?:\w+\s+){0,3}skupin", re.IGNORECASE)
# whatever organisations these are
_OTHER_BODIES = Cue(
    r"poskytovatel|působí|žadatel|příjemc|realiz|podpořen|financ|dodavatel|organizáto|\bdárc|\bv\s+okolí\b|\b(?:vstoupí|přistoupí|připojí)\b|adresář|pomáhá|"
    r"obrátit|\bsít[ěí]?\b|síť",
    re.IGNORECASE,
)
_TELEPHONE = Cue(r"\b(?:tel|mobil)\b|@", re.IGNORECASE)
_WORD = re.compile(r"\w")
_DAY_TOLD = re.compile(rf"[^:,]+:\s+{POINT}", re.IGNORECASE)  # "Ustavující setkání: 3. 4. 2012"
_FEWEST = 2
_WIDEST_GAP = 30  # characters between the lines of one item: where more are, a line was left out
_LONGEST_PART = 6  # words of a subheading such as "Neziskové organizace:"


def member_items(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that name members, in order, from the surest place that the page has."""
    lines = [cell for line in lines for cell in cells_of(line) if _WORD.search(cell.text)]
    announced, longest = announced_members(lines), _longest(lines)
    # Only one of several lists that stand together may be announced: "Společní členové:".
    is_within = set(announced) <= set(longest)
    items = unpunctuated(longest if is_within else announced)
    return names_of_kinds([item for item in items if _DAY_TOLD.fullmatch(item.text) is None])


def announced_members(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that a heading or a sentence calls members."""
    return _headed(lines) or inline_members(lines, OF_ANYTHING_ELSE)


def _headed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items under every heading that announces members."""
    items: tuple[Line, ...] = ()
    for number, line in enumerate(lines):
        heading = None if line.bullet or _is_value(line) else introduction(line)
        if _is_heading(heading) and not (items and line.start < items[-1].end):
            items += _under(heading, lines[number + 1 :])
    return items


def _is_heading(line: Line | None) -> TypeGuard[Line]:
    """Tell whether *line* announces the members of the partnership, not of something else."""
    if line is None or line.bullet or line.text.endswith(".") or NO_MEMBERS.search(line.text):
        return False
    is_of_partnership = _OF_PARTNERSHIP.search(line.text) and not _IN_GROUPS.search(line.text)
    is_of_groups = OF_GROUPS.search(line.text) and not is_of_partnership
    is_about = _HEADING.search(line.text) or _SPEAKS.search(line.text)
    return bool(is_about) and not is_of_groups


def _is_value(cell: Line) -> bool:
    """Tell what stands in a row and heads nothing: "27 účastníků" beside a meeting."""
    return cell.column > 0 and (cell.text[0].isdigit() or not _HEADING.search(cell.text))


def _under(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that follow *heading*: bullets, or what is mostly names of organisations."""
    if below and below[0].text.rstrip(":") == heading.text.rstrip(":"):  # it stands twice
        below = below[1:]
    if BY_GROUPS.search(heading.text):
        return members_of_groups(below)
    bullets = _list_from(below)
    is_headed = _HEADING.search(heading.text) is not None
    # A heading that also speaks of goals or projects may announce those.
    is_certain = is_headed and not OF_OTHERS.search(heading.text)
    if bullets and is_certain and not are_deeds(bullets):
        return bullets
    found = (bullets, paragraph(below), _rows_or_names(below), over_sentences(below))
    are_members = _are_organisations if is_headed else _are_unannounced
    return max(filter(are_members, map(names_of_kinds, found)), key=len, default=())


def _list_from(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the bullets that *lines* begin with, through wrapped lines and subheadings."""
    items: list[Line] = []
    for number, line in enumerate(lines):
        if line.bullet and _begins_another(items, lines[number:]):
            break
        if line.bullet:
            items.append(line)
        elif items and _is_rest_of(line, items[-1]):
            items[-1] = _joined(items[-1], line)
        elif items and _is_another(line, items[-1], lines[number + 1 :]):
            items.append(line)
        elif items and _is_between(line, items, lines[number + 1 :]):
            continue
        elif _ends(items, line) or not _is_part(line, lines[number + 1 :]):
            break
    return tuple(items)


def _begins_another(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell whether bullets *below* stand apart: members below what is none, or deeds below them."""
    if not is_set_off(below[0], above):
        return False
    if are_mostly_organisations(above):
        return not any(map(is_organisation, takewhile(_has_bullet, below)))
    return any(map(is_sentence, above)) and not any(map(is_sentence, takewhile(_has_bullet, below)))


def _has_bullet(line: Line) -> bool:
    return line.bullet is not None


def _ends(items: Sequence[Line], line: Line) -> bool:
    """Tell whether *line* announces the members after *items* that were none."""
    is_heading = bool(items) and _is_heading(line)  # which is soon seen
    return is_heading and not (are_named(items) and _are_organisations(items))


def _is_rest_of(line: Line, item: Line) -> bool:
    """Tell whether *line* is the wrapped rest of *item*: right below it, after a comma or small."""
    goes_on = line.text[0].islower() or item.text.endswith(",")
    is_next = not line.blank and line.start - item.end <= _WIDEST_GAP
    return is_next and goes_on and not (line.text.endswith(".") and is_sentence(line))


def _is_another(line: Line, item: Line, below: Sequence[Line]) -> bool:
    """Tell an item that lost its bullet: an organisation right below *item*, over other bullets."""
    goes_on = bool(below) and below[0].bullet is not None
    return goes_on and not line.blank and is_organisation(line) and not is_sentence(line)


def _is_between(line: Line, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell a sentence set between bullets of one list, with no blank line to either."""
    under = tuple(takewhile(_has_bullet, below))
    is_one = bool(under) and not (line.blank or under[0].blank) and line.text.endswith(".")
    is_alike = is_one and under[0].bullet == above[-1].bullet
    are_names = any(map(is_organisation, under)) and not any(map(is_sentence, under))
    return is_alike and are_names and are_mostly_organisations(above)


def _joined(item: Line, rest: Line) -> Line:
    gap = " " * (rest.start - item.end)  # as long as the line end, so that offsets hold
    return item._replace(end=rest.end, text=f"{item.text}{gap}{rest.text}")


def _is_part(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether *line* is a subheading of the list, such as "Školy:" or the name of a town."""
    is_short = not line.text.endswith(".") and len(line.text.split()) <= _LONGEST_PART
    under = tuple(takewhile(lambda item: item.bullet, below))
    are_names = any(map(is_organisation, under)) and not any(map(is_sentence, under))
    are_names = are_names and not are_deeds(under)
    return is_short and not (is_of_others(line.text) or _announces_others(line)) and are_names


def _rows_or_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the columns of a table or the short lines, whichever tells more; "škola" is a kind."""
    column, names = named_columns(lines), short_lines(lines)
    return column if are_cells(column, names) else max(column, names, key=len)


def _longest(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the longest list or table that mostly names organisations, whatever stands before it."""
    places = [number for number in range(len(lines)) if _begins_list(lines, number)]
    lists = (named_columns(lines[place:]) or _list_from(lines[place:]) for place in places)
    return max(filter(_are_unannounced, lists), key=len, default=())


def _are_unannounced(items: Sequence[Line]) -> bool:
    contacts = sum(_TELEPHONE.search(item.text) is not None for item in items)
    return _are_organisations(items) and are_named(items) and 2 * contacts <= len(items)


def _begins_list(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the bullets or the table of members may begin at *place*."""
    before = lines[place - 1] if place else None
    about = introduction(before) if before and not before.bullet else None
    is_within = before and before.bullet and not is_set_off(lines[place], _run_before(lines, place))
    is_cell = lines[place].column or (before and before.column)
    if is_within or is_cell or (about and _announces_others(about)):
        return False
    first = _run_from(lines[place:])
    return are_mostly_organisations(first) or not ends_table(lines, place)


def _run_from(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the bullets that *lines* begin with, but for those that stand apart below them."""
    items: list[Line] = []
    for line in lines:
        if not line.bullet or is_set_off(line, items):
            break
        items.append(line)
    return tuple(items)


def _run_before(lines: Sequence[Line], place: int) -> tuple[Line, ...]:
    """Give the two bullets right before *place*: their distance is that of the items of a list."""
    return tuple(line for line in lines[max(place - 2, 0) : place] if line.bullet)


def _announces_others(about: Line) -> bool:
    """Tell a heading over what are no members; a whole sentence is none."""
    is_other = is_of_others(about.text) or _OTHER_BODIES.search(about.text) is not None
    return not about.text.endswith(".") and is_other


def _are_organisations(items: Sequence[Line]) -> bool:
    return len(items) >= _FEWEST and are_mostly_organisations(items)
