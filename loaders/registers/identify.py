"""Which subject of ARES an organisation is that pages know by its name only.

A subject is certain where it is the only active one of that very name in a town of the
organisation, or in the whole country; everything else is a candidate for a person to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from graph.iris import municipality, slug
from graph.queries import load
from graph.releases import DataDirectory
from graph.store import Term
from loaders.registers.ares import Answer, Ares, Subject, TooManyError
from loaders.resolve.organisations import organisation_named
from loaders.resolve.places import gazetteer
from loaders.text.legal_forms import without_forms

MOST_CANDIDATES = 5
_BRACKET = re.compile(r"\s*\([^)]*\)")
_ALIKE = 0.8  # how alike two names are at least, from 0 to 1, for a person to look at them
_SUCCESSORS = {
    "701": frozenset(("701", "706", "736", "161", "141")),  # civic associations since 2014
    "141": frozenset(("141", "161", "706", "118")),
}


@dataclass(frozen=True)
class Unidentified:
    """An organisation without an IČO: its *key*, its names, the codes of its seat and towns.

    *forms* are the ČSÚ codes of the legal forms that are known, *asked* the last day of asking.
    """

    key: str
    names: tuple[str, ...]
    seat: str | None
    towns: frozenset[str]
    forms: frozenset[str]
    asked: date | None


@dataclass(frozen=True)
class Candidate:
    """A subject that may be the organisation: how well it fits, from 0 to 1, and why."""

    subject: Subject
    score: float
    reason_cs: str
    reason_en: str
    is_certain: bool = False


@dataclass(frozen=True)
class Identification:
    """What ARES told about the organisation *key*: the candidates, the best first.

    One that is not *is_answered* was asked about, and ARES told nothing that can be understood.
    """

    key: str
    candidates: tuple[Candidate, ...]
    is_answered: bool = True

    @property
    def certain(self) -> Candidate | None:
        """The subject that it is beyond doubt, if there is one."""
        return next((item for item in self.candidates if item.is_certain), None)


def unidentified(directory: DataDirectory) -> list[Unidentified]:
    """List the legal persons without an IČO of the current release; NoReleaseError without one."""
    rows = directory.current().open().select(load("list_unidentified_organisations").text)
    return [_unidentified(row) for row in rows]


def identify(organisation: Unidentified, ares: Ares) -> Identification:
    """Ask *ares* about an organisation: in the whole country, or where that is too much, by town.

    Raises NetworkError where ARES cannot be asked, RefusedError where it refuses the question.
    """
    found = [
        answer for name in _to_ask(organisation) for answer in _search(name, organisation, ares)
    ]
    subjects = {subject.ico: subject for answer in found for subject in answer.subjects}
    is_whole = all(answer.is_whole for answer in found)
    return Identification(
        organisation.key, judge(organisation, tuple(subjects.values()), is_whole=is_whole)
    )


def judge(
    organisation: Unidentified, subjects: Sequence[Subject], *, is_whole: bool
) -> tuple[Candidate, ...]:
    """Give the *subjects* that may be the organisation, the best first.

    *is_whole* tells that no other subject of the country has the name.
    """
    certain = _certain(organisation, subjects, is_whole=is_whole)
    rated = (_rate(organisation, subject, subject is certain) for subject in subjects)
    likely = sorted(
        (item for item in rated if item), key=lambda item: (-item.score, item.subject.ico)
    )
    return tuple(likely[:MOST_CANDIDATES])


def _certain(
    organisation: Unidentified, subjects: Sequence[Subject], *, is_whole: bool
) -> Subject | None:
    """Give the one subject that is meant for certain: the only one near, else the only one."""
    fitting = [
        subject
        for subject in subjects
        if subject.is_active and _is_named(organisation, subject) and _fits(organisation, subject)
    ]
    near = [subject for subject in fitting if subject.seat in organisation.towns]
    if len(near) == 1:
        return near[0]
    alone = len(fitting) == 1 and is_whole and organisation.seat is None
    return fitting[0] if alone and len(slug(_bare(fitting[0].name)).split("-")) > 1 else None


def _rate(organisation: Unidentified, subject: Subject, is_certain: bool) -> Candidate | None:
    """Rate a subject: name 0.6 (half for a like one), town 0.3, legal form 0.1; gone, half."""
    same = _is_named(organisation, subject)
    if not same and _likeness(organisation, subject) < _ALIKE:
        return None
    near, form = subject.seat in organisation.towns, _fits(organisation, subject)
    score = (0.6 if same else 0.3) + (0.3 if near else 0) + (0.1 if form else 0)
    facts = (
        (same, "stejný název", "same name", "podobný název", "similar name"),
        (near, "sídlo v obci", "seat in the town", "sídlo jinde", "seat elsewhere"),
        (form, "právní forma sedí", "legal form fits", "jiná právní forma", "other legal form"),
        (subject.is_active, "činný", "active", "zaniklý", "dissolved"),
    )
    return Candidate(
        subject,
        round(score if subject.is_active else score / 2, 2),
        ", ".join(cs if holds else not_cs for holds, cs, _, not_cs, _ in facts),
        ", ".join(en if holds else not_en for holds, _, en, _, not_en in facts),
        is_certain,
    )


def _search(name: str, organisation: Unidentified, ares: Ares) -> Iterator[Answer]:
    try:
        yield ares.search(name)
    except TooManyError:
        for town in sorted(organisation.towns):
            yield Answer(_of_town(name, town, ares), is_whole=False)


def _of_town(name: str, town: str, ares: Ares) -> tuple[Subject, ...]:
    """Give the subjects of one town; none where even these are too many."""
    try:
        return ares.search(name, town).subjects
    except TooManyError:
        return ()


def _to_ask(organisation: Unidentified) -> list[str]:
    """Give the names to ask for: each differing one once."""
    return list({slug(name): name for name in map(_bare, organisation.names)}.values())


def _is_named(organisation: Unidentified, subject: Subject) -> bool:
    """Tell whether the names are the same, as they are or by the rules that join spellings."""
    seat = gazetteer().municipality(subject.seat or "")
    key = organisation_named(subject.name, (seat.place,) if seat else ()).key
    return slug(_bare(subject.name)) in _slugs(organisation) or key == organisation.key


def _likeness(organisation: Unidentified, subject: Subject) -> float:
    name = slug(_bare(subject.name))
    return max(SequenceMatcher(None, name, known).ratio() for known in _slugs(organisation))


def _bare(name: str) -> str:
    """Take legal forms and what stands in brackets off *name*."""
    return without_forms(_BRACKET.sub("", name))


def _fits(organisation: Unidentified, subject: Subject) -> bool:
    """Tell whether the legal form may be that of the organisation, or what the law made of it."""
    allowed = {
        code for form in organisation.forms for code in _SUCCESSORS.get(form, frozenset((form,)))
    }
    return not allowed or subject.legal_form in allowed


def _slugs(organisation: Unidentified) -> set[str]:
    return {slug(_bare(name)) for name in organisation.names}


def _unidentified(row: Mapping[str, Term]) -> Unidentified:
    told = defaultdict(str, {name: getattr(term, "value", "") for name, term in row.items()})
    seat, asked = _code(told["seat"]), told["asked"]
    towns = {_code(iri) for iri in told["towns"].split()} | {seat}
    return Unidentified(
        key=_end(told["organisation"]),
        names=tuple(sorted(told["names"].split("\n"))),
        seat=seat,
        towns=frozenset(town for town in towns if town),
        forms=frozenset(map(_end, told["forms"].split())),
        asked=date.fromisoformat(asked) if asked else None,
    )


def _code(iri: str) -> str | None:
    return iri.removeprefix(municipality("").value) or None


def _end(iri: str) -> str:
    return iri.rpartition("/")[2]
