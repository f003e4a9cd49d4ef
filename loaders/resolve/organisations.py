"""From a name as written to the organisation that is meant, by rules that can be read.

The legal form is taken off, abbreviations are brought to one spelling, the town becomes part of
what the organisation is only where its kind is bound to a town; then the curated tables may know it
under that name. Names that differ in anything else stay apart: a doubtful match is not merged.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256

from graph.iris import slug
from loaders.curated import Organisation, aliases, known_organisations
from loaders.records import Place
from loaders.resolve.organisation_kinds import OTHER, Rule, contracted, rule_of
from loaders.resolve.places import Gazetteer, Mention, gazetteer
from loaders.text.legal_forms import COMMERCIAL, NON_GOVERNMENTAL, take_off

_QUOTES = str.maketrans("", "", "„“”\"'‚‘’»«")
_BRACKET = re.compile(r"\s*\(([^)]*)\)?")
_DISTRICT = re.compile(r",?\s*\b(?:okres|okr\.)\s+[^,(]+")
_BRANCH = re.compile(
    r"[\s,–-]+(?:(?:krajsk|místní|oblastní|odloučen|regionální)\w* )?"
    r"(?:pobočka|pracoviště|kancelář)\b.*",
    re.IGNORECASE,
)
_BEFORE_TOWN = re.compile(r"(?:\b(?:města|obce|městyse|v|ve|z)\s+|[\s,–-]+)$", re.IGNORECASE)
_OF_A_VILLAGE = re.compile(r"\bobec|\bobce\b|\bOÚ\b", re.IGNORECASE)
_OF_A_TOWN = re.compile(r"\bměst|\bMěÚ\b|\bMP\b|\bmagistrát", re.IGNORECASE)
_PLACE_ADJECTIVE = re.compile(r"(?!mestsk)(\w{4,})[sc]k[aeyi]\b")
_HOUSE_NUMBER = re.compile(r"(?<=[a-z]) \d+(?: \d+)?(?= |$)")


# Bodies that pages mean without naming them, by the part of their key before the town.
_ORGANS = ("municipal-council", "municipal-board", "municipal-department", "municipal-police")
_BODIES = {
    "zastupitelstvo-obci": ("municipal-council", "Zastupitelstva obcí:"),
    "partnerstvi": ("other", "Lokální partnerství"),
    "zastupitelstvo": ("municipal-council", "Zastupitelstvo"),
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
    *seat* the municipality where it sits.
    """

    key: str
    label: str
    kind: str
    legal_form: str | None = None
    parent: str | None = None
    seat: Place | None = None


@dataclass(frozen=True)
class _Name:
    """A name taken apart: without its form, its towns and what stands in brackets."""

    label: str
    form: str | None
    words: str
    mentions: tuple[Mention, ...]
    towns: tuple[Place, ...]

    @cached_property
    def rule(self) -> Rule:
        """The rule that tells what it is."""
        return rule_of(self.words)

    @cached_property
    def kind(self) -> str:
        """The kind: by its words, or by its legal form where that tells more."""
        if self.rule.yields_to_form and self.form in NON_GOVERNMENTAL:
            return "ngo"
        if self.rule.yields_to_form and self.form in COMMERCIAL:
            return "company"
        return self.rule.kind

    @cached_property
    def own_towns(self) -> tuple[Place, ...]:
        """The municipalities that are part of what it is."""
        named = tuple(dict.fromkeys(m.place for m in self.mentions if m.place))
        if self.rule.town == "never":
            return ()
        if self.rule.town == "last":
            return named[-1:]
        return self.towns if self._is_of_the_page(named) else named

    def _is_of_the_page(self, named: Sequence[Place]) -> bool:
        """Tell whether it is bound to a town and names none: a registered name needs none."""
        registered = self.rule.yields_to_form and self.form is not None
        return (
            self.rule.town == "own"
            and not named
            and not registered
            and not _names_its_place(self.words)
        )

    @cached_property
    def seat(self) -> Place | None:
        """The town where it sits: a name such as "Hotel Praha" does not tell."""
        bound = not self.rule.yields_to_form or self.rule.town == "own"
        return self.own_towns[0] if bound and len(self.own_towns) == 1 else None

    @cached_property
    def key(self) -> str:
        """The key that its words and towns make."""
        where = [place.label for place in self.own_towns]
        where += [m.locality for m in self.mentions if m.locality]
        if self.rule.town == "last" and not where:
            return self.rule.body or self.words
        return slug(" ".join((*self._what(), *where))) or _nameless(self.label)

    def _what(self) -> list[str]:
        if self.rule.key:
            return [self.rule.key]
        words = [word for word in self.words.split() if word not in self.rule.first]
        if self.rule.first:
            words = [word for word in words if word != "a"]
        return [*self.rule.first, *words]


def _nameless(label: str) -> str:
    """Give a key for a name without a letter that ASCII has."""
    return f"organisation-{sha256(label.encode(errors='replace')).hexdigest()[:8]}"


def organisation_named(
    written: str, towns: Sequence[Place] = (), known: Gazetteer | None = None
) -> Resolved:
    """Give the organisation that a page about *towns* calls *written*.

    *known* are the places that its name may hold: without it, those of the shipped tables.
    """
    name = _body(written, towns, known or gazetteer())
    curated = next((found for key in _keys(name) if (found := _known(key, towns))), None)
    if curated:
        return _curated(curated, name.form)
    return Resolved(name.key, name.label, name.kind, name.form, _parent(name), name.seat)


def units(
    written: str, towns: Sequence[Place] = (), known: Gazetteer | None = None
) -> tuple[Resolved, ...]:
    """Give the departments that stand in brackets after a body: "Město Litvínov (OSPOD, OSV)"."""
    bracket = _BRACKET.search(written)
    named = re.split(r",|;| a ", bracket[1]) if bracket else []
    body = organisation_named(written, towns, known)
    found = (
        organisation_named(part, [body.seat] if body.seat else towns, known)
        for part in named
        if part.strip()
    )
    return tuple(unit for unit in found if unit.kind == "municipal-department")


def from_key(key: str, towns: Sequence[Place] = ()) -> Resolved:
    """Give what a *key* alone tells of an organisation on a page about *towns*.

    For bodies that a page does not name but means: "schválili zastupitelé" is the town's council.
    """
    known = known_organisations().get(key)
    if known:
        return _curated(known, None)
    what = next((body for body in _BODIES if key.startswith(f"{body}-")), key)
    town = _town(key.removeprefix(f"{what}-"), towns)
    kind, name = _BODIES.get(what, (OTHER.kind, key.replace("-", " ").capitalize()))
    parent = _owner(name, town) if town and kind in _ORGANS else None
    area = town.label if town else key.removeprefix(what).replace("-", " ").strip().capitalize()
    return Resolved(key, f"{name} {area}".strip(), kind, None, parent, town)


@cache
def _names_its_place(words: str) -> bool:
    """Tell whether *words* begin with an adjective of a place: "Obrnické centrum", "Slezská …"."""
    adjective = _PLACE_ADJECTIVE.match(words)
    return adjective is not None and any(name.startswith(adjective[1]) for name in _slugs())


def _body(written: str, towns: Sequence[Place], known: Gazetteer) -> _Name:
    """Read a name; a branch that is called one is its body, save where offices are one a town."""
    whole = _read(written, towns, known)
    body = _BRANCH.sub("", written)
    return whole if whole.rule.town == "last" or not body.strip() else _read(body, towns, known)


def _read(written: str, towns: Sequence[Place], known: Gazetteer) -> _Name:
    text = _DISTRICT.sub("", re.sub(r"\s+", " ", written.translate(_QUOTES)).strip())
    label, form = take_off(_BRACKET.sub(" ", text).strip())
    mentions = [m for m in known.find(text, towns) if m.place]
    bare = _without(label, [text[m.start : m.end] for m in mentions])
    words = _HOUSE_NUMBER.sub("", contracted(bare))
    return _Name(label, form, words, tuple(mentions), tuple(towns))


def _without(label: str, named: Sequence[str]) -> str:
    """Cut the *named* towns out of *label*, with the words that only lead to them."""
    for town in named:
        before, found, after = label.partition(town)
        if found:
            label = f"{_BEFORE_TOWN.sub('', before)} {after}"
    return label


def _keys(name: _Name) -> Iterator[str]:
    """Give the keys by which the curated tables may know a name, the surest first.

    The last is for bodies of the whole country: "Člověk v tísni Bílina" is Člověk v tísni.
    """
    yield name.key
    bare = slug(name.words)
    if name.mentions and _is_national(bare):
        yield bare


def _is_national(key: str) -> bool:
    """Tell whether *key* is a curated body that works in many towns and sits in none of them."""
    return any(
        known_organisations()[known].kind == "ngo" and not known_organisations()[known].seat
        for _, known in _index().get(key, ())
    )


@cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give, by the key that a curated name makes, the towns that it holds for and whom it means."""
    index: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in known_organisations().values():
        index[row.key].add(("", row.key))
        index[_read(row.label, _place(row.seat), gazetteer()).key].add(("", row.key))
    for alias in aliases():
        name = _read(alias.alias, _place(alias.municipality), gazetteer())
        index[name.key].add((alias.municipality, alias.key))
    return {key: tuple(sorted(meant)) for key, meant in index.items()}


def _known(key: str, towns: Sequence[Place]) -> Organisation | None:
    """Give the one curated organisation that *key* means on a page about *towns*."""
    codes = {place.code for place in towns} | {""}
    meant = {organisation for town, organisation in _index().get(key, ()) if town in codes}
    return known_organisations()[meant.pop()] if len(meant) == 1 else None


def _town(town_slug: str, towns: Sequence[Place]) -> Place | None:
    """Give the municipality of that slug: of the page's *towns*, else the only one of the table."""
    own = tuple(place for place in towns if slug(place.label) == town_slug)
    found = own or _slugs().get(town_slug, ())
    return found[0] if len(found) == 1 else None


@cache
def _slugs() -> Mapping[str, tuple[Place, ...]]:
    """Give the municipalities by the slugs of their names."""
    index: dict[str, list[Place]] = defaultdict(list)
    for row in gazetteer().municipalities():
        index[slug(row.name)].append(row.place)
    return {key: tuple(places) for key, places in index.items()}


def _place(code: str) -> tuple[Place, ...]:
    municipality = gazetteer().municipality(code)
    return (municipality.place,) if municipality else ()


def _curated(row: Organisation, form: str | None) -> Resolved:
    seat = next(iter(_place(row.seat)), None)
    return Resolved(row.key, row.label, row.kind, form, row.parent or None, seat)


def _parent(name: _Name) -> str | None:
    body = name.rule.body
    if body != "mesto":
        return body if body != name.key else None
    return _owner(name.label, name.own_towns[0]) if len(name.own_towns) == 1 else None


def _owner(label: str, town: Place) -> str | None:
    """Give the key of the town whose body *label* is; None where it may be a town or a village."""
    if _OF_A_VILLAGE.search(label):
        return f"obec-{slug(town.label)}"
    key = f"mesto-{slug(town.label)}"
    return key if _OF_A_TOWN.search(label) or key in known_organisations() else None
