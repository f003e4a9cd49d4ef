"""Items of lists that tell what became of a plan, as in the course of a cooperation."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.approval_acts import may_tell_acts
from loaders.parse.plan_mentions import find_plans
from loaders.parse.status import stated
from loaders.text.bullet_lists import bullet_lists
from loaders.text.cues import Cue

# Of what is to come, is a task or a condition, or is but the content of a plan.
_OPEN = re.compile(
    r"harmonogram|termín|čeká|další|násled|příprav|připrav|krok|výhled|úkol|návrh|opatřen|cíl|priorit"
    r"|plánov|plánuj|budouc|před\s|podmín|požad|předpokl|potřeb|doporuč|jak\s|když|pokud",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:\w+ý\s+)?plán\s*:?", re.IGNORECASE)  # over what was done about it
_OF_PLAN = Cue(r"plán|strateg|koncepc|SPSZ", re.IGNORECASE)  # which is soon seen
_TO_COME = ("planned", "in-preparation", "proposed", "rejected")


def with_plan_bullets(lines: Sequence[Line], told: Sequence[Line]) -> list[Line]:
    """Give *told*, in order with those items of the lists among *lines* that may tell approvals.

    A list of what is to come tells none.
    """
    return sorted((*told, *_items(lines)), key=lambda line: line.start)


def _items(lines: Sequence[Line]) -> Iterator[Line]:
    for group in bullet_lists(lines) if any(map(_may_tell, lines)) else ():
        is_told = any(map(_may_tell, group.items))
        if is_told and not (group.heading and _is_to_come(group.heading.text)):
            yield from filter(_names_plan, group.items)


def _may_tell(line: Line) -> bool:
    return line.bullet is not None and may_tell_acts(line.text) and _names_plan(line)


def _names_plan(line: Line) -> bool:
    return _OF_PLAN.search(line.text) is not None and bool(find_plans(line.text))


def _is_to_come(heading: str) -> bool:
    if _ITSELF.fullmatch(heading):
        return False
    verdict = stated(heading)
    is_open = verdict is not None and (verdict.has_failed or verdict.status in _TO_COME)
    return is_open or _OPEN.search(heading) is not None
