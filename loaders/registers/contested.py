"""Subjects that are certain for one organisation, and whose IČO another one has or claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.iris import parse_resource
from graph.queries import load
from graph.releases import Release
from loaders.registers.identify import Candidate, Identification

_CS, _EN = "totéž IČO má i jiná organizace", "another organisation has the same IČO"


def settled(found: Sequence[Identification], release: Release) -> list[Identification]:
    """Give *found* with no subject certain whose IČO another organisation of *release* has.

    Nor one that is certain for two of *found*: the rule ``identify_organisations`` gives an IČO to
    neither, and what is called certain must be what it gives.
    """
    owners = _owners(release)
    for item in found:
        if item.certain:
            owners[item.certain.subject.ico].add(item.key)
    return [replace(item, candidates=tuple(_judged(item, owners))) for item in found]


def _owners(release: Release) -> defaultdict[str, set[str]]:
    owners = defaultdict[str, set[str]](set)
    for row in release.open().select(load("list_identifiers").text):
        parsed = parse_resource(str(getattr(row["organisation"], "value", "")))
        ico, key = str(getattr(row["ico"], "value", "")), parsed[1] if parsed else ""
        if key != f"ico-{ico}":  # which the register of services calls so: it claims nothing
            owners[ico].add(key)
    return owners


def _judged(item: Identification, owners: Mapping[str, set[str]]) -> Iterable[Candidate]:
    for candidate in item.candidates:
        if candidate.is_certain and owners[candidate.subject.ico] != {item.key}:
            reasons = f"{candidate.reason_cs}, {_CS}", f"{candidate.reason_en}, {_EN}"
            yield Candidate(candidate.subject, candidate.score, *reasons)
        else:
            yield candidate
