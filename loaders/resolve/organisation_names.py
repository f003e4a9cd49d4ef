"""A name of an organisation taken apart: legal form, branch, towns, and the words that are left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from graph.iris import slug
from loaders.records import Place
from loaders.resolve.organisation_kinds import Rule, rule_of
from loaders.resolve.organisation_words import contracted
from loaders.resolve.places import Gazetteer, Mention
from loaders.resolve.town_slugs import begins_a_town, town_slug
from loaders.text.cues import Cue
from loaders.text.legal_forms import COMMERCIAL, NON_GOVERNMENTAL, take_off

_BRACKET = Cue(r"\s*\(([^)]*)\)?")
_QUOTES = str.maketrans("", "", "„“”\"'‚‘’»«")
_REPRESENTATIVES = Cue(r"^zástupc\w+ (?:(města|městyse)|obce)(?= )", re.IGNORECASE)
_DEPARTMENTS = Cue(
    r"\s*[–:-]\s+((?:\w+ )?odbor\b[^,]*"
    r"(?:,(?=[^,]*\b(?:odbor|oddělení|OSPOD|policie|úřad|referát)\b)[^,]*)+)$",
    re.IGNORECASE,
)
_DIOCESE = Cue(  # of which the branch that follows is one: its own town is meant
    r"^(?:Arci)?diecézní charita [\w ]+?\s*[,–-]\s+(?=(?:oblastní|farní) charita)", re.IGNORECASE
)
_DISTRICT = Cue(r",?\s*\b(?:okres|okr\.)\s+(?P<seat>[^,(]+)")
_ADJECTIVE = r"(?:(?:kraj|míst|oblast|odlouč|regionál|územ|detašovan|kontakt|terén)\w* )?"
_BRANCH = Cue(
    rf"(?:\s*[,–:;-]\s*|\s+)(?P<what>{_ADJECTIVE}(?:pobočka|pracoviště|kancelář)"
    rf"|(?<=[,–:;-] ){_ADJECTIVE}(?:středisko|divize))\b[\s,:–-]*(?P<where>.*)",
    re.IGNORECASE,
)
# "ZŠ města Kyjova", but of "Města Kyjova" the town itself is left
_BEFORE_TOWN = re.compile(
    r"(?:(?:(?<=\S\s)(?:města|obce)|\b(?:v|ve|z))\s+|[\s,–-]+)$", re.IGNORECASE
)
_PART_NUMBER = Cue(r"^ (\d{1,2})\b(?![./\d])")
_REPUBLIC = re.compile(r"\s+republi", re.IGNORECASE)  # and not the municipality of Česká
_PLACE_ADJECTIVE = re.compile(r"(?!mestsk)(\w{4,})[sc]k[aeyi]\b")


@dataclass(frozen=True)
class Name:
    """A name taken apart: without its form, its towns and what stands in brackets.

    *rule* is the one that tells what it is.
    """

    label: str
    form: str | None
    words: str
    rule: Rule
    mentions: tuple[Mention, ...]
    towns: tuple[Place, ...]

    @property
    def kind(self) -> str:
        """The kind: by its words, or by its legal form where that tells more."""
        if self.rule.yields_to_form and self.form in NON_GOVERNMENTAL:
            return "ngo"
        if self.rule.yields_to_form and self.form in COMMERCIAL:
            return "company"
        return self.rule.kind

    @property
    def named_towns(self) -> tuple[Place, ...]:
        """The municipalities that it names."""
        return tuple(dict.fromkeys(m.place for m in self.mentions if m.place))

    @cached_property
    def own_towns(self) -> tuple[Place, ...]:
        """The municipalities that are part of what it is."""
        if self.rule.town == "never":
            return ()
        if self.rule.town == "last":
            return self.named_towns[-1:]
        return self.towns if self._is_of_the_page() else self.named_towns

    def _is_of_the_page(self) -> bool:
        """Tell whether it is bound to a town and names none: a registered name needs none."""
        registered = self.rule.yields_to_form and self.form is not None
        return (
            self.rule.town == "own"
            and not self.named_towns
            and not registered
            and not _names_its_place(self.words)
        )

    @property
    def seat(self) -> Place | None:
        """The town where it sits: a name such as "Hotel Praha" does not tell."""
        bound = not self.rule.yields_to_form or self.rule.town == "own"
        return self.own_towns[0] if bound and len(self.own_towns) == 1 else None

    @cached_property
    def key(self) -> str:
        """The key that its words and towns make."""
        where = [town_slug(place) for place in self.own_towns]
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


@dataclass(frozen=True)
class Branch:
    """A name that calls itself a branch: the name of its *body*, and *where* or what it is.

    *what* is the word for it, ``pobočka`` or ``středisko``.
    """

    body: str
    what: str
    where: str


def read_name(written: str, towns: Sequence[Place], known: Gazetteer) -> Name:
    """Take the name *written* on a page about *towns* apart; *known* are the places it may hold."""
    text = " ".join(written.translate(_QUOTES).split())
    district = _DISTRICT.search(text)
    near = (known.places(district["seat"]) if district else ()) or towns
    text = _DIOCESE.sub("", _DISTRICT.sub("", text))
    text = _REPRESENTATIVES.sub(lambda who: "Město" if who[1] else "Obec", text)
    label, form = take_off(_DEPARTMENTS.sub("", _outside(text)).strip())
    found = (m for m in known.find(text, near) if not _REPUBLIC.match(text, m.end))
    mentions = [mention for mention in found if mention.place]
    bare = _without(label, [text[m.start : m.end] for m in mentions])
    words = contracted(bare)
    return Name(label, form, words, rule_of(words), tuple(mentions), tuple(towns))


def _outside(text: str) -> str:
    """Leave out what stands in brackets, which adds to a name; where nothing else does, it is it.

    >>> _outside("Město Louny (OSV)"), _outside("(Charita Louny)")
    ('Město Louny ', 'Charita Louny ')
    """
    left = _BRACKET.sub(" ", text)
    return left if re.search(r"\w", left) else _BRACKET.sub(r"\1 ", text)


def departments_in(written: str) -> list[str]:
    """Give the parts of a body that stand after it: "Město Litvínov (OSPOD, OSV)".

    >>> departments_in("Město Litvínov (OSPOD, OSV)")
    ['OSPOD', 'OSV']
    """
    listed = _BRACKET.search(written) or _DEPARTMENTS.search(written)
    parts = re.split(r",|;| a ", listed[1]) if listed else []
    return [part.strip() for part in parts if part.strip()]


def branch_of(written: str) -> Branch | None:
    """Split "Naděje, o.s., pobočka Žatec" in two; None for a name that is no branch's.

    >>> branch_of("Naděje – pobočka Žatec")
    Branch(body='Naděje', what='pobočka', where='Žatec')
    """
    found = _BRANCH.search(written)
    if not found or not re.search(r"\w", written[: found.start()]):
        return None
    return Branch(written[: found.start()].strip(), found["what"].lower(), found["where"])


def _without(label: str, named: Sequence[str]) -> str:
    """Cut the *named* towns out of *label*, with the words that only lead to them.

    A small number after a town is a part of it, not of an address: "ZŠ Dubí 1", "Praha 14".
    """
    for town in named:
        before, found, after = label.partition(town)
        if found:
            after = _PART_NUMBER.sub(r" část\1", after)
            label = f"{_BEFORE_TOWN.sub('', before)} {after}"
    return label


def _names_its_place(words: str) -> bool:
    """Tell whether *words* begin with an adjective of a place: "Obrnické centrum", "Slezská …"."""
    adjective = _PLACE_ADJECTIVE.match(words)
    return adjective is not None and begins_a_town(adjective[1])


def _nameless(label: str) -> str:
    """Give a key for a name without a letter that ASCII has."""
    return f"organisation-{sha256(label.encode(errors='replace')).hexdigest()[:8]}"
