"""What there is to say of a thing that the current release does not know."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from graph import tombstones
from graph.errors import DataDirectoryError, NotFoundError, StorageError, VazbyError
from graph.hits import Hit
from graph.labels import find, names_of
from graph.releases import Release
from graph.tombstones import Tombstone
from graph.workers import WorkerPool

MOST = 8
"""How many things with a similar name are told."""

_WORD = re.compile(r"[^\W_]{3,}")
_ENDING = 2  # last letters of a word that are forgiven


class UnknownThingError(NotFoundError):
    """No release has ever known the thing *iri*. *candidates* are called nearly so."""

    def __init__(self, iri: str, candidates: Sequence[Hit] = ()) -> None:
        message = f"There is nothing about {iri} in this release."
        super().__init__(message, "Search for it by its name.")
        self.iri = iri
        self.candidates = tuple(candidates)


class KnownLaterError(NotFoundError):
    """A *release* made later than the one in use knows the thing *name*, at the address *then*."""

    def __init__(self, name: str, release: str, then: str) -> None:
        message = f"This release knows nothing of it; the later release {release} does."
        super().__init__(message, f"Read it at {then}")
        self.name = name
        self.release = release
        self.then = then


class RemovedError(VazbyError):
    """The thing was in an earlier release. *then* is its address there, empty if that is gone."""

    exit_code = 3
    status = 410

    def __init__(self, tombstone: Tombstone, then: str) -> None:
        message = f"{tombstone.iri} was removed: release {tombstone.last} knew it last, what was "
        message += f"published on {tombstone.went} does not."
        hint = f"Read it as it was at {then}" if then else "Search for what came in its place."
        super().__init__(message, hint)
        self.tombstone = tombstone
        self.then = then


class MovedError(VazbyError):
    """The thing goes by another IRI now; its page is at *location*."""

    status = 301

    def __init__(self, location: str) -> None:
        super().__init__("It was made one with another thing.", f"Read it at {location}")
        self.location = location


def absence(pool: WorkerPool, iri: str, path: str) -> VazbyError:
    """Tell why nothing is known of *iri*, whose page is at *path*: removed, or never there."""
    release = pool.release()
    if stone := tombstones.find(release, iri):
        return RemovedError(stone, _then(pool, stone, path))
    return _known_later(pool, iri, path) or UnknownThingError(iri, _near(release, iri))


def _known_later(pool: WorkerPool, iri: str, path: str) -> KnownLaterError | None:
    """Look for *iri* in what was there before a rollback, by the names of things alone."""
    for release in pool.later_releases():
        try:
            hit = names_of(release.labels_path, [iri]).get(iri)
        except (DataDirectoryError, StorageError):
            continue  # of another version, or damaged: it tells nothing
        if hit:
            return KnownLaterError(hit.label, release.id, _in_release(path, release))
    return None


def _in_release(path: str, release: Release) -> str:
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'release': release.id})}"


def _then(pool: WorkerPool, stone: Tombstone, path: str) -> str:
    """Give the address of the thing in the last release that had it, nothing where that is gone."""
    try:
        release = pool.release_called(stone.last)
    except (NotFoundError, DataDirectoryError):
        return ""
    return _in_release(path, release)


def _near(release: Release, iri: str) -> Sequence[Hit]:
    """Find what is called nearly as *iri* ends: by all of its words, else by one, the longest."""
    words = _WORD.findall(re.split(r"[/#]", iri)[-1])[:MOST]
    stems = sorted((word[: max(3, len(word) - _ENDING)] for word in words), key=len, reverse=True)
    whole = " ".join(words)
    for text in (whole, " ".join(stems), *stems):
        found = find(release.labels_path, text, {}, limit=MOST, facets=())
        if found.hits and (text == whole or not found.meant):  # a stem with an error is anything
            return found.hits
    return []
