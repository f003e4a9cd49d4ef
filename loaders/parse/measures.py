"""Measures: from the words of a list item or a clause to records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from loaders.document import Document
from loaders.parse.compounds import things_in
from loaders.parse.deadlines import deadline_of
from loaders.parse.other_subjects import behind_proposer
from loaders.parse.outcomes import outcomes
from loaders.parse.regions import of_one_district
from loaders.parse.status import UNSPECIFIED, Verdict, stated, status_of
from loaders.parse.themes import funding_of, services_of, target_groups_of, theme_cues
from loaders.records import MeasureRecord, Place
from loaders.resolve.places import Gazetteer, Mention
from loaders.resolve.town_subjects import town_of_subject
from loaders.text.persons import name_start
from loaders.text.town_adjectives import speaks_of

_DASHES = ("-", "–", "—")
_BEHIND_STATUS = "-–— 0123456789"  # "plán 2016 –"
_AROUND = " \t\r\n\u00a0,;:"
_ABBREVIATION = re.compile(r"(?:(?<!\w)\w|apod|atd|aj|atp|resp|vzd)\.$")
_BEGINS_IN = re.compile(
    r"\s*ve?\s+(?:(?:soused|nedalek|blízk|vedlejš|okoln)\w+\s+)?(?:(?:městě|obci|městysi)\s+)?",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(
    r"\s*|.*(?<!\w)(?:ve?|(?:měst|obc|obec|městys|zastupitel|rad[aoyní])\w*)\s+",
    re.IGNORECASE | re.DOTALL,
)
_REMEMBERED = 300  # texts: each kind of record asks for the towns of a page's sentences
_SETTLED = ("achieved", "rejected")  # what is over is due no more
_AND = re.compile(r",?\s+(?:a|i)\s+|,\s+")


@dataclass(frozen=True)
class Setting:
    """What is known around a measure: page, towns, the plan, the status that its heading tells.

    *towns* are those of the page, *texts* the words by which fewer of them are meant.
    """

    document: Document
    gazetteer: Gazetteer
    towns: tuple[Place, ...] = ()
    default: Verdict = UNSPECIFIED
    plan: str | None = None
    texts: tuple[str, ...] = ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The towns that are meant: looked for when a record asks, which few texts make."""
        places = self.towns
        for text in self.texts:
            places = _named(text, places, self.gazetteer)
        return places

    def is_town(self, words: str) -> bool:
        """Tell whether *words* are the name of a town, or of several, and nothing else."""
        found = self.gazetteer.find(words, near=self.towns)
        return any(one.place and one.end - one.start == len(words) for one in found)

    def marked(self, label: str | None) -> "Setting":
        """Give the setting of the town, or the status, by which, *label*, an item is marked."""
        name = (label or "").rstrip(" :")
        told = stated(name.rstrip(_BEHIND_STATUS)) if name[-1:] in _DASHES else None
        if told:
            return replace(self, default=told)
        if not self.is_town(name):
            return self
        return replace(self, towns=self.gazetteer.places(name, self.towns), texts=())

    def text(self, start: int, end: int) -> str:
        """Give the words between two offsets of the document."""
        return self.document.text[start:end]

    def narrowed(self, text: str) -> "Setting":
        """Keep only those towns that *text* names.

        Where it begins with "in" another town, it is about that one; elsewhere another town is but
        a place. A page without towns of its own is about all towns that *text* speaks of.
        """
        texts = (*self.texts, text)
        return Setting(self.document, self.gazetteer, self.towns, self.default, self.plan, texts)


def item_measures(setting: Setting, start: int, end: int) -> list[MeasureRecord]:
    """Give the measures of the list item between *start* and *end*, one for each of its outcomes.

    What did not come about is no measure.
    """
    here = setting.narrowed(setting.text(start, end))
    told = [measure(here, *part) for part in outcomes(setting.document.text, start, end)]
    found = [record for record in told if record.label]  # a bullet may hold a mere sign
    shared = next((cues for record in found if (cues := cues_of(record))), {})
    return [
        with_themes(record, cues_of(record) or shared)
        for record in found
        if not status_of(record.label, setting.default).has_failed
    ]


def measure(setting: Setting, start: int, end: int) -> MeasureRecord:
    """Make the record of the measure that is told between *start* and *end*."""
    end = start + name_start(setting.text(start, end))
    start, end = trimmed(setting.document.text, start, end)
    label = setting.text(start, end)
    verdict, cues = status_of(label, setting.default), theme_cues(label[behind_proposer(label) :])
    return MeasureRecord(
        evidence=setting.document.span(start, end),
        label=" ".join(label.split()) if "\n" in label else label,
        status=verdict.status,
        status_cue=verdict.cue,
        themes=tuple(cues),
        theme_cues=tuple(cues.values()),
        municipalities=setting.places,
        plan=setting.plan if verdict.status == "planned" else None,
        locality=_locality(setting, label),
        target_groups=target_groups_of(label),
        services=services_of(label),
        funding=funding_of(label),
        deadline=None if verdict.status in _SETTLED else deadline_of(label),
        things=things_in(label),
    )


def with_details(record: MeasureRecord, details: str) -> MeasureRecord:
    """Add to *record* what words elsewhere tell more of it: themes, target groups, services."""
    own = cues_of(record)
    return replace(
        with_themes(record, own | theme_cues(details) | own),
        target_groups=_joined(record.target_groups, target_groups_of(details)),
        services=_joined(record.services, services_of(details)),
    )


def cues_of(record: MeasureRecord) -> dict[str, str]:
    """Give the themes of *record*, each with the words by which it was recognised."""
    return dict(zip(record.themes, record.theme_cues, strict=True))


def with_themes(record: MeasureRecord, cues: Mapping[str, str]) -> MeasureRecord:
    """Give *record* the themes of *cues*, each with the words by which it was recognised."""
    return replace(record, themes=tuple(cues), theme_cues=tuple(cues.values()))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move *start* and *end* inwards over white space, commas and a full stop."""
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    if text[start:end].endswith(".") and not _ABBREVIATION.search(text[start:end]):
        return trimmed(text, start, end - 1)
    return start, end


@lru_cache(_REMEMBERED)
def _named(text: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give those of the *places* of a page that *text* is about, or the others that it is about."""
    named = gazetteer.find(text, near=places)
    kept = tuple(place for place in places if _names(text, place, named))
    about = list(_run(text, named, _BEGINS_IN if places else _SPEAKS_OF))
    subject = None if places else town_of_subject(text, gazetteer)
    return kept or of_one_district(about, gazetteer) or ((subject,) if subject else places)


def _run(text: str, named: Sequence[Mention], cue: re.Pattern[str]) -> Iterator[Mention]:
    """Give the places before which *cue* stands, and those counted up after such a one."""
    last: Mention | None = None
    for found in named:
        goes_on = last and _AND.fullmatch(text, last.end, found.start)
        if goes_on or cue.fullmatch(text, 0, found.start):
            last = found
            yield found


def _names(text: str, place: Place, named: Sequence[Mention]) -> bool:
    """Whether *text* names *place*, by its name or by its adjective."""
    labels = {found.place.label for found in named if found.place}
    if any(f"{place.label} ".startswith(f"{label} ") for label in labels):
        return True  # "v Roudnici" is short for Roudnice nad Labem
    return speaks_of(place.label, text)


def _locality(setting: Setting, text: str) -> str | None:
    mentions = setting.gazetteer.find(text, near=setting.places)
    return next((found.locality for found in mentions if found.locality and found.place), None)


def _joined(codes: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*codes, *more)))
