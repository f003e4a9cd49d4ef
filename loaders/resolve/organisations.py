"""From a name as written to the organisation that is meant, by rules that can be read.

The legal form is taken off, abbreviations are brought to one spelling, the town becomes part of
what the organisation is only where its kind is bound to a town; then the curated tables may know it
under that name. Names that differ in anything else stay apart: a doubtful match is not merged.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.iris import slug
from loaders.curated import Organisation, aliases, known_organisations
from loaders.records import Place
from loaders.resolve.organisation_kinds import FAITH_BASED, OTHER
from loaders.resolve.organisation_names import (
    Branch,
    Name,
    branch_of,
    departments_in,
    read_name,
)
from loaders.resolve.places import Gazetteer, gazetteer
from loaders.resolve.town_slugs import town_of, town_slug

_REMEMBERED = 5_000  # names: a page reads each of its members several times, and so do others
_OF_A_VILLAGE = re.compile(r"\bobec|\bobce\b|\bOÚ\b", re.IGNORECASE)
_OF_A_TOWN = re.compile(r"\bměst|\bMěÚ\b|\bMP\b|\bmagistrát", re.IGNORECASE)
# Kinds of which a name alone does not tell whether they are legal persons: nothing is their unit.
_UNCERTAIN = ("facility", "other", "municipal-police", "municipal-department")

# Bodies that pages mean without naming them, by the part of their key before the town.
_ORGANS = ("municipal-council", "municipal-board", "municipal-department", "municipal-police")
_BODIES = {
    "zastupitelstvo-obci": ("municipal-council", "Zastupitelstva obcí:"),
    "partnerstvi": ("other", "Lokální partnerství"),
    "zastupitelstvo": ("municipal-council", "Zastupitelstvo"),
    "rada-obvodu": ("municipal-board", "Rada"),
    "rada-mesta": ("municipal-board", "Rada města"),
    "mesto": ("municipality", "Město"),
    "obec": ("municipality", "Obec"),
    "mestys": ("municipality", "Městys"),
    "ospod": ("municipal-department", "OSPOD"),
    "osv": ("municipal-department", "Odbor sociálních věcí"),
    "mp": ("municipal-police", "Městská policie"),
}


@dataclass(frozen=True)
class Resolved:
    """An organisation as resolved from a name.

    *key* identifies it, *label* is its name without the legal form, *kind* a code of
    organisation-kind, *legal_form* a ČSÚ code, *parent* the key of the body that it is a part of,
    *seat* the municipality where it sits. *relation* tells how it belongs to its parent, as in
    ``organisations.csv``; *body* is that parent where its name is known.
    """

    key: str
    label: str
    kind: str
    legal_form: str | None = None
    parent: str | None = None
    seat: Place | None = None
    relation: str = ""
    body: "Resolved | None" = None


def organisation_named(
    written: str, towns: Sequence[Place] = (), known: Gazetteer | None = None
) -> Resolved:
    """Give the organisation that a page about *towns* calls *written*.

    *known* are the places that its name may hold: without it, those of the shipped tables.
    """
    return _organisation(written, tuple(towns), known or gazetteer())


@lru_cache(_REMEMBERED)
def _organisation(written: str, towns: tuple[Place, ...], places: Gazetteer) -> Resolved:
    name = read_name(written, towns, places)
    curated = _known(name.key, towns)
    if curated:
        return _curated(curated, name.form)
    branch = branch_of(written) if name.rule.town != "last" else None
    if branch:
        return _branch(branch, name, places)
    national = _national(name)
    if national:
        return _unit(_curated(national, name.form), name, "", name.named_towns)
    parent = _parent(name)
    relation = "unit" if parent else ""
    return Resolved(name.key, name.label, name.kind, name.form, parent, name.seat, relation)


def units(
    written: str, towns: Sequence[Place] = (), known: Gazetteer | None = None
) -> tuple[Resolved, ...]:
    """Give the departments that stand after a body: "Město Litvínov (OSPOD, OSV)"."""
    body = organisation_named(written, towns, known)
    near = [body.seat] if body.seat else towns
    found = (organisation_named(part, near, known) for part in departments_in(written))
    return tuple(unit for unit in found if unit.kind == "municipal-department")


def from_key(key: str, towns: Sequence[Place] = (), known: Gazetteer | None = None) -> Resolved:
    """Give what a *key* alone tells of an organisation on a page about *towns*.

    For bodies that a page does not name but means: "schválili zastupitelé" is the town's council.
    *known* are the places that it may stand for: without it, those of the shipped tables.
    """
    row = known_organisations().get(key)
    if row:
        return _curated(row, None)
    what = next((body for body in _BODIES if key.startswith(f"{body}-")), key)
    town = town_of(key.removeprefix(f"{what}-"), towns, known or gazetteer())
    kind, name = _BODIES.get(what, (OTHER.kind, key.replace("-", " ").capitalize()))
    parent = _owner(name, town) if town and kind in _ORGANS else None
    part = (known or gazetteer()).locality(key.removeprefix(f"{what}-"))  # a borough has its own
    told = key.removeprefix(what).replace("-", " ").strip().capitalize()
    area = town.label if town else (part.name if part else told)
    label = f"{name} {area}".strip()
    return Resolved(key, label, kind, None, parent, town, "unit" if parent else "")


def _branch(branch: Branch, name: Name, places: Gazetteer) -> Resolved:
    """Give the branch that *name* is, under its body; one that is nowhere is the body itself."""
    body = organisation_named(branch.body, (), places)
    if body.key not in known_organisations():  # a body of the page's town, then
        body = organisation_named(branch.body, name.towns, places)
    where = read_name(branch.where, name.towns, places)
    towns = where.named_towns or (() if where.words else name.towns)
    return _unit(body, name, where.words, towns) if where.words or towns else body


def _unit(body: Resolved, name: Name, words: str, towns: Sequence[Place]) -> Resolved:
    """Give the branch of *body* that *words* and *towns* tell of.

    Faith-based services in another town are legal persons, whether they are called centres or not.
    """
    faithful = name.rule in FAITH_BASED
    what = "" if faithful else "pobocka"
    key = slug(" ".join((body.key, what, words, *map(town_slug, towns))))
    seat = towns[0] if len(towns) == 1 else None
    is_unit = not faithful and body.kind not in _UNCERTAIN
    relation = "unit" if is_unit else "suborganisation"
    return Resolved(key, name.label, body.kind, name.form, body.key, seat, relation, body)


def _national(name: Name) -> Organisation | None:
    """Give the curated body of the whole country that *name* names with a town after it.

    "Člověk v tísni Bílina" is a branch of Člověk v tísni, which works in many towns and sits in
    none.
    """
    known = _known(slug(name.words), ()) if name.named_towns else None
    return known if known and known.kind == "ngo" and not known.seat else None


@cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give, by the key that a curated name makes, the towns that it holds for and whom it means."""
    index: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in known_organisations().values():
        index[row.key].add(("", row.key))
        index[read_name(row.label, _place(row.seat), gazetteer()).key].add(("", row.key))
    for alias in aliases():
        name = read_name(alias.alias, _place(alias.municipality), gazetteer())
        index[name.key].add((alias.municipality, alias.key))
    return {key: tuple(sorted(meant)) for key, meant in index.items()}


def _known(key: str, towns: Sequence[Place]) -> Organisation | None:
    """Give the one curated organisation that *key* means on a page about *towns*."""
    codes = {place.code for place in towns} | {""}
    meant = {organisation for town, organisation in _index().get(key, ()) if town in codes}
    return known_organisations()[meant.pop()] if len(meant) == 1 else None


def _place(code: str) -> tuple[Place, ...]:
    municipality = gazetteer().municipality(code)
    return (municipality.place,) if municipality else ()


def _curated(row: Organisation, form: str | None) -> Resolved:
    seat = next(iter(_place(row.seat)), None)
    return Resolved(row.key, row.label, row.kind, form, row.parent or None, seat, row.relation)


def _parent(name: Name) -> str | None:
    body = name.rule.body
    if body != "mesto":
        return body if body != name.key else None
    return _owner(name.label, name.own_towns[0]) if len(name.own_towns) == 1 else None


def _owner(label: str, town: Place) -> str | None:
    """Give the key of the town whose body *label* is; None where it may be a town or a village."""
    if _OF_A_VILLAGE.search(label):
        return f"obec-{town_slug(town)}"
    key = f"mesto-{town_slug(town)}"
    return key if _OF_A_TOWN.search(label) or key in known_organisations() else None
