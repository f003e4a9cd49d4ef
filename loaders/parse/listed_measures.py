"""Measures of the lists that a page heads as measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.measures import Setting, item_measures
from loaders.parse.prose_measures import prose_measures
from loaders.parse.status import Verdict, stated
from loaders.records import MeasureRecord
from loaders.text.bullet_lists import bullet_lists
from loaders.text.verbs import finite_verbs

_OF_MEASURES = re.compile(
    r"\b(?:opatření|aktivit[ya]|záměry|kroky|výsledky|úspěchy)\b|podařilo|povedlo|před námi"
    r"|připravujeme|plánujeme|\bco\s+(?:\w+\s+){0,2}?(?:daří|funguje|připravuj|chystá|plánuj)"
    r"|\bplán\s+(?:\w+\s+){0,3}(?:navrhuje|obsahuje|zahrnuje|předpokládá|počítá)",
    re.IGNORECASE,
)


_OF_OTHERS = re.compile(
    r"\b(?:člen|partner|skupin|problém|příčin|potíž|téma|zástupc|účastnil|oblast|priorit|cíl)\w*",
    re.IGNORECASE,
)


def told_in_lists(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures that items tell which are all sentences, whatever their heading is."""
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        is_told = all(any(finite_verbs(item.text)) for item in group.items)
        if is_told and not _OF_MEASURES.search(heading) and not _OF_OTHERS.search(heading):
            yield from prose_measures(group.items, setting)


def listed_measures(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures of the lists among *lines* whose heading announces measures.

    Under a heading that tells no status they are planned, with the heading as the words that
    decided.
    """
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        if _OF_MEASURES.search(heading):
            verdict = stated(heading) or Verdict("planned", heading)
            for item in group.items:
                yield from item_measures(replace(setting, default=verdict), item.start, item.end)
