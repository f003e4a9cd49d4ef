"""The timeline: what happened when, drawn in lanes from the earliest to the latest day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Self

from pyoxigraph import Literal, NamedNode

from api.facts import Row

KINDS = ("founding", "approval", "plan", "support", "event")
"""The kinds of happening, in the order of their lanes."""

WIDTH = 1000
"""Of the drawing, in its own units."""

MOST = 500
"""Happenings that are shown."""

_LEFT, _RIGHT, _TOP = 20, 980, 34
_LINE, _GAP = 30, 34
_LETTER = 9.5
"""The width of a letter, on an average."""

_SPACE = 6
_LASTING = ("plan", "support")
"""Kinds that last: their first and last day are no doubt about a day."""

_SHORTEST = 8.0
"""The width of what took a day."""


@dataclass(frozen=True)
class Happening:
    """A *thing* and the *statement* that dates it; a day that is not known is None."""

    kind: str
    thing: NamedNode
    statement: NamedNode
    when: Literal
    earliest: date | None
    latest: date | None

    @classmethod
    def read(cls, row: Row) -> Self:
        """Read a row of ``happenings_of``."""
        thing, statement, when = row["thing"], row["statement"], row["when"]
        if not (isinstance(thing, NamedNode) and isinstance(statement, NamedNode)):
            message = f"a happening has no IRI: {row}"
            raise TypeError(message)
        return cls(
            kind=getattr(row["kind"], "value", ""),
            thing=thing,
            statement=statement,
            when=when if isinstance(when, Literal) else Literal(""),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
        )


@dataclass(frozen=True)
class Bar:
    """A happening as it is drawn; *text* is where its name begins, which *before* makes its end."""

    happening: Happening
    x: float
    y: float
    width: float
    text: float
    before: bool

    @property
    def manner(self) -> str:
        """Tell how it is drawn: ``exact``; ``span`` of a day not known; ``open`` without an end."""
        each = self.happening
        if each.earliest is None or each.latest is None:
            return "open"
        return "exact" if each.kind in _LASTING or each.earliest == each.latest else "span"


@dataclass(frozen=True)
class Lane:
    """The happenings of a *kind*; *y* is where its title stands."""

    kind: str
    y: float
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Timeline:
    """Lanes above years; a tick is a year and where it begins."""

    lanes: Sequence[Lane]
    ticks: Sequence[tuple[int, float]]
    height: float


def draw(happenings: Sequence[Happening], names: dict[str, str]) -> Timeline:
    """Draw *happenings* from the first year to the last; *names* are those of things, by IRI."""
    days = [day for each in happenings for day in (each.earliest, each.latest) if day]
    if not days:
        return Timeline([], [], 0)
    axis = _Axis(min(days).year, max(days).year)
    lanes: list[Lane] = []
    y = float(_TOP)
    for kind in KINDS:
        if some := [each for each in happenings if each.kind == kind]:
            lane, y = _lane(kind, some, names, axis, y)
            lanes.append(lane)
    return Timeline(lanes, axis.ticks(), y)


@dataclass(frozen=True)
class _Axis:
    first: int
    last: int

    def at(self, day: date) -> float:
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        part = (day - start).days / ((end - start).days + 1)
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)

    def span(self, happening: Happening) -> tuple[float, float]:
        """Give from where to where it goes; what is open goes to the end of the drawing."""
        start = self.at(happening.earliest) if happening.earliest else float(_LEFT)
        end = self.at(_next(happening.latest)) if happening.latest else float(_RIGHT)
        return start, max(_SHORTEST, round(end - start, 1))

    def ticks(self) -> list[tuple[int, float]]:
        """Give up to fifteen years."""
        step = (self.last - self.first) // 15 + 1
        return [
            (year, self.at(date(year, 1, 1))) for year in range(self.first, self.last + 1, step)
        ]


def _lane(
    kind: str, some: Iterable[Happening], names: dict[str, str], axis: _Axis, y: float
) -> tuple[Lane, float]:
    """Put each where it covers nothing; give the lane and where the next one begins."""
    ends: list[float] = []
    bars = []
    for each in some:
        x, width = axis.span(each)
        length = _LETTER * len(names.get(each.thing.value, ""))
        fits, before = x + width + length <= WIDTH, x + width + length > WIDTH and x > length
        left = x - length if before else x
        right = x + width + (length if fits else 0)
        line = next(n for n in count() if n == len(ends) or ends[n] < left)
        ends[line : line + 1] = [right + _LETTER]
        text = x - _SPACE if before else x + _SPACE + (width if fits else 0)
        bars.append(Bar(each, x, y + _GAP + line * _LINE, width, text, before))
    return Lane(kind, y + 20, bars), y + _GAP + len(ends) * _LINE + 12


def _day(term: object) -> date | None:
    try:
        return date.fromisoformat(getattr(term, "value", ""))
    except ValueError:
        return None


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


@dataclass(frozen=True)
class Year:
    """How much of each kind began in a year, by kind."""

    year: int
    counts: dict[str, int]

    def count(self, kind: str) -> int:
        """Give how many there are of *kind*."""
        return self.counts.get(kind, 0)

    def terms(self, kind: str) -> dict[str, Literal]:
        """Give the parameters of ``happenings_in`` for those of *kind*."""
        return {"kind": Literal(kind), "year": Literal(self.year)}


YEARLY = ("founding", "approval", "support", "event")
"""The kinds that are counted by year: periods of plans begin with their approval."""


def by_year(rows: Iterable[Row]) -> list[Year]:
    """Arrange the rows of ``happenings_by_year``: every year from the first to the last."""
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        year, kind, number = (
            getattr(row[name], "value", "0") for name in ("year", "kind", "count")
        )
        counts.setdefault(int(year), {})[kind] = int(number)
    years = range(min(counts), max(counts) + 1) if counts else ()
    return [Year(year, counts.get(year, {})) for year in years]
