"""One approval of a plan, as a sentence tells it, and the act that tells it."""

from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.plan_mentions import PlanMention
from loaders.text.points import DateMention

ACTIVE, PASSIVE, NOUN = "active", "passive", "noun"


@dataclass(frozen=True)
class Act:
    """An approval told between *start* and *end*.

    *ending* is that of the verb or participle, which agrees with its subject; *is_phrase* tells
    that the plan need be neither subject nor object: "gave the plan its consent"; *is_gradual* that
    it went on for a while, and came to its end only where days are told.
    """

    start: int
    end: int
    voice: str
    ending: str = ""
    is_phrase: bool = False
    is_gradual: bool = False


@dataclass(frozen=True)
class Approval:
    """One approval: of *plan*, by *body* (ASSEMBLY, COUNCIL, PARTNERSHIP or None), on *date*.

    *start* and *end* are where the page says so; *discussed* tells that the council discussed it,
    *is_joint* that the assemblies of several towns approved it, *is_turn* that one of several towns
    did, which the words between *start* and *end* name; *is_given* that the plan is but called
    approved, in a sentence about something else; *is_open* that the assembly is told to have
    decided as well, but by words that are not known; *is_pending* that it went on for a while, and
    is none unless it is told when it came to its end.
    """

    plan: PlanMention
    body: str | None
    date: DateMention | None
    start: int
    end: int
    discussed: bool = False
    is_joint: bool = False
    is_turn: bool = False
    is_given: bool = False
    is_open: bool = False
    is_pending: bool = False


def moved(day: DateMention, sentence: Line) -> DateMention:
    """Give *day*, found in *sentence*, with its offsets in the document."""
    return day._replace(start=sentence.start + day.start, end=sentence.start + day.end)
