"""Approvals told in parts: what stands above carries plan, verb or body down to its items.

Schválené dokumenty                               Plán: SPSZ 2018–2020
Strategický plán: zastupitelstvo, 20. 4. 2016     – rada města: schváleno 18. 9. 2017

Lines, items and rows of cells are alike: each counts where it holds nothing else.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.approval_parts import Parts, parts_of
from loaders.parse.deciding_bodies import APPROVED, ASSEMBLY, COUNCIL, find_bodies
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import plans_said
from loaders.parse.plan_mentions import PlanMention
from loaders.parse.plan_pronouns import gender
from loaders.records import Place, PlanRecord
from loaders.text.cells import rows
from loaders.text.sentences import sentences_of

_TELLS_APPROVAL = re.compile(r"schv[aá]l|přija|přijet|odsouhl|zastupitel", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w")
_LONGEST = 160
_LEADS = 2
_DID = {"f": "byla schválena", "m": "byl schválen"}


class Carried(NamedTuple):
    """An item with what is carried down to it: the *plan* of the years of *period*."""

    line: Line
    plan: PlanMention
    period: str
    towns: tuple[Place, ...]
    votes: tuple[tuple[str | None, str], ...]

    @property
    def bodies(self) -> set[str | None]:
        """Those that voted; None where it is not told who did."""
        return {body for body, _ in self.votes}

    @property
    def said(self) -> str:
        """Tell it in sentences."""
        title, did = self.plan.title, _DID[gender(self.plan)]
        return " ".join(
            f"{title} {APPROVED[body] if body else did} {day}." for body, day in self.votes
        )

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """Tell it from those of other plans and towns."""
        return self.plan.title, self.period, tuple(town.code for town in self.towns)

    def by(self, body: str) -> "Carried":
        """Give it with the body that the next line tells."""
        return self._replace(votes=tuple((body, day) for _, day in self.votes))


class _Above(NamedTuple):
    """What stands above an item, the nearest last; *meeting* is the heading of one."""

    leads: tuple[Parts | None, ...] = ()
    meeting: Parts | None = None

    def with_lead(self, parts: Parts | None) -> "_Above":
        """Give it with one line more."""
        meeting = parts if parts and parts.is_meeting else self.meeting
        return _Above((*self.leads, parts)[-_LEADS:], meeting)

    @property
    def carried(self) -> list[Parts] | None:
        """What these lines carry down, the nearest first; None where what they tell is open.

        Below "ZM schvaluje" that is the heading of the meeting, too, however far above.
        """
        found: list[Parts] = []
        for lead in reversed(self.leads):
            if lead is None or (found and lead.line.text.endswith((".", "!", "?"))):
                break
            if lead.is_open:
                return None
            if not lead.leads or (found and lead.is_meeting and not _may_be_of(lead, found[0])):
                break
            found.append(lead)
            if not lead.is_all:
                break
        is_its = self.meeting and found and found[0].is_resolution_of(self.meeting.bodies[0].body)
        return [*found, self.meeting] if self.meeting and is_its else found


def _may_be_of(meeting: Parts, resolution: Parts) -> bool:
    """Whether the body that met may be that of a *resolution*."""
    own = {one.body for one in resolution.bodies}
    return own <= {one.body for one in meeting.bodies}


class Run(NamedTuple):
    """The items below the same lines, and what else stands between them."""

    told: list[Carried]
    others: list[Line]


_BY_PLAN = attrgetter("key")


def runs_of(lines: Sequence[Line], setting: Setting) -> list[Run]:
    """Give the items among *lines* that tell approvals in parts, by the lines above them.

    Reading them costs more than what is made of them: it is done once.
    """
    is_possible = any(_TELLS_APPROVAL.search(line.text) for line in lines)
    return [*_runs(lines, setting)] if is_possible else []


def carried_plans(runs: Sequence[Run], setting: Setting) -> Iterator[PlanRecord]:
    """Give the plans whose approval the lines of *runs* tell in parts."""
    for run in runs:
        for _, group in groupby(sorted(run.told, key=_BY_PLAN), _BY_PLAN):
            own = [*group]
            if _is_decided(own, run.others):
                here = replace(setting, towns=own[0].towns or setting.towns, texts=())
                said = " ".join(one.said for one in own)
                yield from plans_said(said, here, own[0].line.start, own[-1].line.end)


def without_approvals(lines: Sequence[Line], runs: Sequence[Run]) -> list[Line]:
    """Leave those of *lines* out that tell the approvals of *runs*: they are no measures."""
    told = [one.line for run in runs for one in run.told]
    starts = [line.start for line in told]
    before = ((line, bisect(starts, line.start)) for line in lines)
    return [line for line, at in before if not at or told[at - 1].end <= line.start]


def _is_decided(told: Sequence[Carried], others: Sequence[Line]) -> bool:
    """Whether the assembly approved, or nothing else tells what it did."""
    bodies = {body for one in told for body in one.bodies}
    is_left = ASSEMBLY in bodies or not bodies & {COUNCIL}
    return is_left or not any(b.body == ASSEMBLY for line in others for b in find_bodies(line.text))


def _runs(lines: Sequence[Line], setting: Setting) -> Iterator[Run]:
    above = _Above()
    heads: Sequence[Line] = ()
    run = Run([], [])
    for cells in rows(lines):
        heads = _heads(cells, heads)
        line = _joined(cells, heads)
        parts = parts_of(line, setting) if len(line.text) <= _LONGEST else None
        told = _carried(parts, above) if parts and cells is not heads else None
        if told:
            run.told.append(told)
        elif parts and parts.is_of_body and _lacks_body(run.told):
            run.told[-1] = run.told[-1].by(parts.bodies[0].body)
        elif _is_beside(line, cells, parts) or cells is heads:
            run.others.append(line)
        elif parts is None or not parts.is_mute or parts.towns:
            yield run
            run, above = Run([], []), above.with_lead(parts or _led(line, setting))
    yield run


def _lacks_body(told: Sequence[Carried]) -> bool:
    return bool(told) and None in told[-1].bodies


def _is_beside(line: Line, cells: Sequence[Line], parts: Parts | None) -> bool:
    """Whether an item, a row of cells, or a fact about a plan carries nothing down."""
    if parts is not None and parts.is_fact:
        return True
    carries = parts is not None and parts.is_all and not parts.days
    return bool(line.bullet or cells[1:]) and not carries


def _led(line: Line, setting: Setting) -> Parts | None:
    """Give what the last sentences of a long *line* carry down to what stands below."""
    if not line.text.endswith(":"):
        return None
    *_, start = (0, *(one.start - line.start for one in sentences_of(line)[-_LEADS:][:1]))
    return parts_of(line._replace(start=line.start + start, text=line.text[start:]), setting)


def _heads(cells: Sequence[Line], before: Sequence[Line]) -> Sequence[Line]:
    """Give the heads of the columns of a row, those of the row *before* it unless it begins."""
    if not cells[1:]:
        return ()
    is_head = not before and not any(_DIGIT.search(cell.text) for cell in cells)
    is_of_bodies = any(_tells(cell.text) for cell in cells[1:])
    return cells if is_head and is_of_bodies else before


def _tells(text: str) -> bool:
    return _TELLS_APPROVAL.search(text) is not None or bool(find_bodies(text))


def _joined(cells: Sequence[Line], heads: Sequence[Line]) -> Line:
    """Give a row as the line that tells the same: "Schválení plánu: rada 3. 9. 2012".

    What heads a column of approvals stands before its cells.
    """
    if not cells[1:]:
        return cells[0]
    over = {head.column: head.text for head in heads}
    told = (_under(over.get(cell.column, ""), cell.text.rstrip(" :")) for cell in cells)
    return cells[0]._replace(end=cells[-1].end, text=": ".join(filter(None, told)))


def _under(head: str, cell: str) -> str:
    """Give *cell* with its *head*, where this tells by whom; nothing where it tells neither."""
    if not _tells(head):
        return cell
    return f"{head} {cell}" if _WORD.search(cell) else ""


def _carried(own: Parts, above: _Above) -> Carried | None:
    """Read a line with what the lines above carry down to it."""
    carried = above.carried if own.is_item else None
    if carried is None:
        return None
    parts = (own, *carried)
    plan = next((one for one in parts if one.plan), None)
    dated = next((one for one in parts if one.days), None)
    is_vote = bool(own.towns and own.bodies and carried and carried[0].plan)
    has_act = is_vote or any(one.has_act for one in parts)
    votes = [(body or _body(parts), day) for body, day in dated.votes] if dated else []
    if plan is None or plan.plan is None or not (has_act and votes):
        return None
    towns = next((one.towns for one in parts if one.towns), ())
    return Carried(own.line, plan.plan, plan.period, towns, tuple(votes))


def _body(parts: Sequence[Parts]) -> str | None:
    """Give the one body that a line, or one above, names: "schválila zastupitelstva obcí:"."""
    named = {body.body for one in parts for body in one.bodies} & {ASSEMBLY, COUNCIL}
    return named.pop() if len(named) == 1 else None
