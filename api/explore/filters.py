"""The filters that every view of ``/explore`` takes, read from its address and written back."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Self
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode
from starlette.datastructures import QueryParams

from api import as_of
from api.explore.bounds import ReversedPeriodError
from api.facts import Answer
from api.questions import Questions
from graph.days import NoDayError, bounds
from graph.errors import UsageError
from graph.iris import concept, region, term
from graph.parameters import MOST_VALUES, Term
from graph.queries import load

LEAST = 2
"""In how many towns an organisation must be, unless told."""
MOST_TOWNS = 1000
WRITTEN, TOGETHER = "written", "together"
"""How organisations are counted: each as it is written, or with all its units and branches."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_COUNTING = {WRITTEN: "org:member", TOGETHER: "v:memberBody"}


@dataclass(frozen=True)
class Filters:
    """Which memberships count. Fields are named as in the address; what is empty limits nothing.

    *kind*, *theme* and *region* are codes of which any will do; narrower kinds and themes count to
    the wider ones. *known_from* and *known_to* bound the day since which a membership is known,
    *as_of* shows what was known on that day. *unread* are the bounds that are no days, as they were
    given, by their names in the address.
    """

    towns: int = LEAST
    kind: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    known_from: date | None = None
    known_to: date | None = None
    as_of: date | None = None
    counted: str = WRITTEN
    unread: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, params: QueryParams) -> Self:
        """Read the query of an address; raise UsageError for a value that makes no sense.

        A period that makes none is kept: its form shows what is wrong (`period_error`).
        """
        typed = [(name, text) for name in NAMES.values() if (text := params.get(name, ""))]
        period = {name: found for name, text in typed if (found := _bounds(name, text))}
        return cls(
            towns=_number(params.get("towns", "")),
            kind=_codes("kind", params.getlist("kind")),
            theme=_codes("theme", params.getlist("theme")),
            region=_codes("region", params.getlist("region")),
            known_from=period["from"][0] if "from" in period else None,
            known_to=period["to"][1] if "to" in period else None,
            as_of=as_of.read(text) if (text := params.get(as_of.PARAMETER, "")) else None,
            counted=_counted(params.get("counted", "")),
            unread=tuple(pair for pair in typed if pair[0] not in period),
        )

    def terms_with(
        self, query: str, name: str, value: NamedNode
    ) -> Mapping[str, Term | Sequence[Term]]:
        """Give the parameters of *query* with *value* as the only choice of the filter *name*.

        A period that makes no sense is left out, as it is where choices are counted.
        """
        asked = self.of_any_time if self.period_error else self
        return {**asked.terms(query), name: value}

    @property
    def period_error(self) -> ReversedPeriodError | NoDayError | None:
        """Why nothing can be asked of the period; None where it makes sense."""
        if self.unread:
            return NoDayError(*self.unread[0])
        if self.known_from and self.known_to and self.known_from > self.known_to:
            return ReversedPeriodError()
        return None

    @property
    def of_any_time(self) -> "Filters":
        """These filters without their period."""
        return replace(self, known_from=None, known_to=None, unread=())

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What limits, as names and values of an address; nothing of what is so anyway.

        The day of the state is left out: every address of a page keeps it (`Page.href`).
        """
        found = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default or field.name in {"as_of", "unread"}:
                continue
            values = value if isinstance(value, tuple) else (value,)
            found += [(NAMES.get(field.name, field.name), str(item)) for item in values]
        return found

    @property
    def query(self) -> str:
        """The query of an address with these filters, without its question mark."""
        return urlencode(self.pairs)

    @property
    def of_ngos(self) -> "Filters":
        """These filters for NGOs only: the question asked most."""
        return replace(self, kind=("ngo",))

    def looser(self) -> Iterator[tuple[str, tuple[str, ...], "Filters"]]:
        """Give each thing that limits, by name and values, with the filters without it.

        Values of one filter go together: without only some of them still less would fit.
        """
        if self.towns > 1:
            yield "towns", (str(self.towns),), replace(self, towns=self.towns - 1)
        for name, pairs in groupby(self.pairs, key=itemgetter(0)):
            if name not in {"towns", "counted"}:
                values = tuple(value for _, value in pairs)
                yield name, values, self.without(name, *values)
        if self.counted == WRITTEN:
            yield "counted", (TOGETHER,), replace(self, counted=TOGETHER)

    def without(self, name: str, *values: str) -> "Filters":
        """Give these filters without some *values* of the filter *name*."""
        others = [pair for pair in self.pairs if pair[0] != name or pair[1] not in values]
        return replace(type(self).read(QueryParams(others)), as_of=self.as_of)

    def chosen(self, name: str) -> list[NamedNode]:
        """Give the kinds, themes or regions that are chosen, by the *name* of their filter."""
        return [self.term(name, code) for code in getattr(self, name)]

    def term(self, name: str, code: str) -> NamedNode:
        """Give what *code* of the filter *name* stands for."""
        return _VALUES[name](code)

    def terms(self, query: str) -> Mapping[str, Term | Sequence[Term]]:
        """Give the parameters that *query* of ``graph/queries`` takes, as far as they limit.

        Raises ReversedPeriodError, or NoDayError.
        """
        if error := self.period_error:
            raise error
        given: dict[str, Term | Sequence[Term]] = {
            "least": Literal(self.towns),
            "counting": term(_COUNTING[self.counted]),
            **{name: self.chosen(name) for name in _VALUES},
            "knownFrom": _literals(self.known_from),
            "knownTo": _literals(self.known_to),
            **as_of.terms(self.as_of),
        }
        params = load(query).params
        return {name: value for name, value in given.items() if name in params and value}


async def ask(
    questions: Questions, query: str, filters: Filters, **others: Term | Sequence[Term]
) -> Sequence[Answer]:
    """Ask *query* of ``graph/queries`` for what fits *filters*; *others* are more parameters."""
    return await questions.rows(query, lane="pages", **{**filters.terms(query), **others})


NAMES = {"known_from": "from", "known_to": "to"}
"""What a field is called in the address, where it is another name."""


_VALUES: Mapping[str, Callable[[str], NamedNode]] = {
    "kind": partial(concept, "organisation-kind"),
    "theme": partial(concept, "theme"),
    "region": region,
}
"""What the codes of a filter stand for."""


def _literals(day: date | None) -> list[Term]:
    return [Literal(day.isoformat(), datatype=term("xsd:date"))] if day else []


def _number(text: str) -> int:
    if not text:
        return LEAST
    if not _NUMBER.fullmatch(text) or int(text) > MOST_TOWNS:
        message = f"{text[:100]!r} is no number of towns."
        hint = f"Give a whole number from 1 to {MOST_TOWNS} for 'towns'."
        error = UsageError(message, hint).because("no-number", value=text, least=1, most=MOST_TOWNS)
        raise error
    return int(text)


def _codes(name: str, texts: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(sorted({text for text in texts if text}))
    if len(codes) > MOST_VALUES:
        message = f"There are {len(codes)} values of {name!r}."
        error = UsageError(message, f"Give {MOST_VALUES} at most.").because(
            "too-many-values", name=name, number=len(codes), most=MOST_VALUES
        )
        raise error
    return tuple(key(name, code) for code in codes)


def key(name: str, text: str) -> str:
    """Give *text*, or raise UsageError where no key or code of *name* can look so."""
    if not _KEY.fullmatch(text):
        raise unknown(name, text)
    return text


def unknown(name: str, code: str) -> UsageError:
    """Make the error for a *code* that *name* cannot have."""
    hint = f"Leave it out, or choose one of the values of {name!r} that the page offers."
    error = UsageError(f"There is no {name} {code[:100]!r}.", hint)
    return error.because("unknown-value", name=name, value=code)


def _bounds(name: str, text: str) -> tuple[date, date] | None:
    """Read the first and last day of *text*; None where it is no day."""
    try:
        return bounds(name, text)
    except NoDayError:
        return None


def _counted(text: str) -> str:
    if text in _COUNTING:
        return text
    if text:
        message = f"{text[:100]!r} is no way of counting."
        error = UsageError(message, f"Give {WRITTEN!r} or {TOGETHER!r} for 'counted'.")
        error.because("not-offered", value=text, known=", ".join(_COUNTING))
        raise error
    return WRITTEN
