"""Candidate links: organisations of one release that may be the same, for a curator to decide.

What the rules of names join is one already, and what has little in common is left out. Every
organisation is compared only with those that share a block with it, so that the work grows with
the number of organisations and not with its square.
"""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256

from loaders.link.profiles import Profile
from loaders.link.similarity import likeness

_LARGEST_BLOCK = 60  # a word that so many share tells nothing: "centrum", "skola"
_BEGINNING = 5  # letters of a word that a typing error later in it leaves
_REMEMBERED = 2000  # profiles: most of those that are compared with one are compared with the next
_SCHEMA = """
CREATE TABLE block (name, number, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE profile (number INTEGER PRIMARY KEY, pickled)
"""
_PAIRS = """
SELECT DISTINCT one.number, other.number
FROM (SELECT name FROM block GROUP BY name HAVING COUNT(*) BETWEEN 2 AND ?)
JOIN block AS one USING (name) JOIN block AS other USING (name)
WHERE one.number < other.number ORDER BY one.number, other.number
"""


@dataclass(frozen=True)
class Candidate:
    """Two organisations that may be one; *organisation* is the one whose name would stay.

    *evidence* are the IRIs of the memberships that speak of either.
    """

    organisation: str
    other: str
    score: float
    reasons: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    @property
    def pair(self) -> frozenset[str]:
        """Both organisations, in no order."""
        return frozenset((self.organisation, self.other))

    @property
    def id(self) -> str:
        """The id of the link: the same for these two, whichever stands first."""
        return link_id(self.pair)


def link_id(pair: Iterable[str]) -> str:
    """Give the id of the link between a *pair* of organisations.

    >>> link_id(["a", "b"]) == link_id(["b", "a"])
    True
    """
    return sha256("\n".join(sorted(pair)).encode()).hexdigest()[:10]


def candidates(known: Iterable[Profile]) -> list[Candidate]:
    """Give the candidate links among the organisations *known*, the surest first."""
    found = (_candidate(one, other) for one, other in _pairs(known))
    return sorted(
        (candidate for candidate in found if candidate),
        key=lambda candidate: (-candidate.score, candidate.organisation, candidate.other),
    )


def _candidate(one: Profile, other: Profile) -> Candidate | None:
    alike = likeness(one, other)
    if not alike:
        return None
    kept, merged = sorted((one, other), key=_worth)
    evidence = tuple(sorted(one.memberships | other.memberships))
    return Candidate(kept.key, merged.key, alike.score, alike.reasons, evidence)


def _worth(profile: Profile) -> tuple[bool, bool, int, int, str]:
    """Sort first whose key should stay: curated, registered, with more members, shorter."""
    key = profile.key
    return not profile.is_curated, not profile.icos, -len(profile.memberships), len(key), key


def _pairs(known: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Give every pair of organisations that share a block, once.

    Profiles, blocks and pairs wait on the disk, so that memory does not grow with them.
    """
    with closing(sqlite3.connect("")) as database:
        database.executescript(_SCHEMA)
        for number, one in enumerate(known):
            _keep(number, one, database)
        profile = lru_cache(_REMEMBERED)(partial(_kept, database))
        for one, other in database.execute(_PAIRS, (_LARGEST_BLOCK,)):
            yield profile(one), profile(other)


def _keep(number: int, one: Profile, database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO profile VALUES (?, ?)", (number, pickle.dumps(one)))
    blocks = ((name, number) for name in _blocks(one))
    database.executemany("INSERT INTO block VALUES (?, ?)", blocks)


def _kept(database: sqlite3.Connection, number: int) -> Profile:
    [[pickled]] = database.execute("SELECT pickled FROM profile WHERE number = ?", (number,))
    one: Profile = pickle.loads(pickled)  # noqa: S301  # written above, by this very process
    return one


def _blocks(profile: Profile) -> set[str]:
    """Give the blocks of an organisation: what any spelling of it has in common with the others."""
    blocks = {f"ico {ico}" for ico in profile.icos}
    for name in profile.names:
        words = name.words.split()
        blocks.update(f"word {word[:_BEGINNING]}" for word in words if len(word) > 2)
        blocks.update(f"end {word[-_BEGINNING:]}" for word in words if len(word) > _BEGINNING)
        joined = "".join(words)
        blocks.update((f"all {joined}", f"initials {''.join(word[0] for word in words)}"))
        blocks.add(f"initials {joined}")
        where = profile.towns | profile.active_in
        blocks.update(f"in {town} {word[:_BEGINNING]}" for town in where for word in words)
    return blocks
