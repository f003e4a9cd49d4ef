"""One approval of a plan, as a sentence tells it."""

from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.plan_mentions import PlanMention
from loaders.text.points import DateMention


@dataclass(frozen=True)
class Approval:
    """One approval: of *plan*, by *body* (ASSEMBLY, COUNCIL, PARTNERSHIP or None), on *date*.

    *start* and *end* are where the page says so; *discussed* tells that the council discussed it,
    *is_joint* that the assemblies of several towns approved it, *is_turn* that one of several towns
    did, which the words between *start* and *end* name; *is_given* that the plan is but called
    approved, in a sentence about something else; *is_open* that the assembly is told to have
    decided as well, but by words that are not known.
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


def moved(day: DateMention, sentence: Line) -> DateMention:
    """Give *day*, found in *sentence*, with its offsets in the document."""
    return day._replace(start=sentence.start + day.start, end=sentence.start + day.end)
