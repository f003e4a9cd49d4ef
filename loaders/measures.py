"""Measures: from the words of a list item or a clause to records."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.document import Document
from loaders.persons import name_start
from loaders.places import Gazetteer
from loaders.records import MeasureRecord, Place
from loaders.status import UNSPECIFIED, Verdict, has_predicate, status_of
from loaders.status_cues import REFUSED
from loaders.themes import services_of, target_groups_of, themes_of

_AROUND = " \t\r\n\u00a0,;:"
_ABBREVIATION = re.compile(r"(?:(?<!\w)\w|apod|atd|aj|atp|resp|vzd)\.$")
_IN = re.compile(r"(?<!\w)ve?\s+(?:(?:městě|obci|městysi)\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:\w{1,3}\s+)?(?:kte[rř]|jež|jenž|aby|kde\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Setting:
    """What is known around a measure: page, towns, the plan, the status that its heading tells."""

    document: Document
    gazetteer: Gazetteer
    places: tuple[Place, ...] = ()
    default: Verdict = UNSPECIFIED
    plan: str | None = None

    def text(self, start: int, end: int) -> str:
        """Give the words between two offsets of the document."""
        return self.document.text[start:end]

    def narrowed(self, text: str) -> "Setting":
        """Keep only those towns that *text* names; "in" another town, it is about that one."""
        named = self.gazetteer.find(text, near=self.places)
        kept = [place for place in self.places if any(found.place == place for found in named)]
        elsewhere = [found.place for found in named if found.place and _is_in(text, found.start)]
        return replace(self, places=_once(kept or elsewhere) or self.places)


def item_measures(setting: Setting, start: int, end: int) -> list[MeasureRecord]:
    """Give the measures of the list item between *start* and *end*.

    An item is one measure, however much it joins, unless one of its clauses tells that a thing was
    refused while another tells what was done: those are two with two statuses.
    """
    setting = setting.narrowed(setting.text(start, end))
    clauses = _refusal_apart(setting.document.text, start, end)
    told = [measure(setting, *clause) for clause in clauses]
    measures = [record for record in told if record.label]  # a bullet may hold a mere sign
    shared = next((found.themes for found in measures if found.themes), ())
    return [found if found.themes else replace(found, themes=shared) for found in measures]


def measure(setting: Setting, start: int, end: int) -> MeasureRecord:
    """Make the record of the measure that is told between *start* and *end*."""
    end = start + name_start(setting.text(start, end))
    start, end = trimmed(setting.document.text, start, end)
    label = setting.text(start, end)
    verdict = status_of(label, setting.default)
    return MeasureRecord(
        evidence=setting.document.span(start, end),
        label=" ".join(label.split()) if "\n" in label else label,
        status=verdict.status,
        status_cue=verdict.cue,
        themes=themes_of(label),
        municipalities=setting.places,
        plan=setting.plan if verdict.status == "planned" else None,
        locality=_locality(setting, label),
        target_groups=target_groups_of(label),
        services=services_of(label),
    )


def with_details(record: MeasureRecord, details: str) -> MeasureRecord:
    """Add to *record* what words elsewhere tell more of it: themes, target groups, services."""
    return replace(
        record,
        themes=_joined(record.themes, themes_of(details)),
        target_groups=_joined(record.target_groups, target_groups_of(details)),
        services=_joined(record.services, services_of(details)),
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move *start* and *end* inwards over white space, commas and a full stop."""
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    if text[start:end].endswith(".") and not _ABBREVIATION.search(text[start:end]):
        return trimmed(text, start, end - 1)
    return start, end


def _refusal_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    refusal = REFUSED.search(text, start, end)
    if refusal is None:
        return [(start, end)]
    before = text.rfind(", ", start, refusal.start())
    after = text.find(", ", refusal.end(), end)
    if before >= 0 and not _RELATIVE.match(text, before + 1):
        return list(pairwise((start, before, end)))
    if before < 0 <= after and has_predicate(text[after:end]):
        return list(pairwise((start, after, end)))
    return [(start, end)]


def _locality(setting: Setting, text: str) -> str | None:
    mentions = setting.gazetteer.find(text, near=setting.places)
    return next((found.locality for found in mentions if found.locality and found.place), None)


def _is_in(text: str, start: int) -> bool:
    """Whether what stands at *start* is where something is: "v Mostě", "ve městě Most"."""
    return _IN.search(text[:start]) is not None


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))


def _joined(codes: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*codes, *more)))
