"""The data directory: immutable releases, and `current`, which names the one in use.

    DIR/format                  version of this layout
    DIR/lock                    held by the one writer
    DIR/current                 symbolic link to releases/<id>
    DIR/releases/<id>/          store/ manifest.json report.txt report.ttl labels.sqlite
                                tombstones.sqlite relations.sqlite answers.sqlite
    DIR/candidate/              a release in the making
    DIR/refused/<time>.txt      why the gate refused a load
    DIR/extractions.sqlite      what was read and waits for a release; may be deleted
    DIR/quarantine/             pages that could not be read, and why
    DIR/curated/decisions.csv   what the deployer decided on candidate links; nothing else writes it

A release is made aside and renamed into place; until `current` names it, it carries the file
`unpublished`. What a killed run left behind is removed by the next writer. See decision 0003.
"""

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from graph import durable
from graph.errors import DataDirectoryError, NoReleaseError, NotFoundError
from graph.lock import exclusive
from graph.manifest import Manifest, read_manifest
from graph.store import EmbeddedStore, storage_errors

LOG = logging.getLogger(__name__)
FORMAT = "1"
UNPUBLISHED = "unpublished"


@dataclass(frozen=True)
class Release:
    """One immutable state of the whole graph."""

    id: str
    path: Path
    manifest: Manifest

    @cached_property
    def store_path(self) -> Path:
        """The folder of its Oxigraph store."""
        return self.path / "store"

    @cached_property
    def labels_path(self) -> Path:
        """The file of its text index."""
        return self.path / "labels.sqlite"

    @property
    def relations_path(self) -> Path:
        """The file of its index of relations."""
        return self.path / "relations.sqlite"

    @property
    def answers_path(self) -> Path:
        """The file of the answers that were made with it."""
        return self.path / "answers.sqlite"

    @property
    def report_path(self) -> Path:
        """The gate's readable report."""
        return self.path / "report.txt"

    @property
    def findings_path(self) -> Path:
        """The same report as RDF."""
        return self.path / "report.ttl"

    def open(self) -> EmbeddedStore:
        """Open its store for reading."""
        return EmbeddedStore(self.store_path, read_only=True)


class DataDirectory:
    """The folder that holds all releases. Making the object changes nothing on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._current = path / "current"
        self._link = str(self._current)
        self._releases = path / "releases"
        self._is_writing = False
        with storage_errors(path):
            self._check_format()

    def current_id(self) -> str | None:
        """Give the id of the release in use, or None before the first."""
        try:
            return os.readlink(self._link).rpartition("/")[2]  # noqa: PTH115 - each query asks
        except OSError:
            return None

    def current(self) -> Release:
        """Give the release in use; raise NoReleaseError before the first."""
        current = self.current_id()
        if current is None:
            message = f"There is no release in {self.path} yet."
            raise NoReleaseError(message, "Run `vazby build` to make the first one.")
        return self._open(current)

    def releases(self) -> list[Release]:
        """List all releases that can be read, oldest first; each of the others gets a warning."""
        found = []
        for name in self._ids():
            try:
                found.append(self._open(name))
            except DataDirectoryError as error:
                LOG.warning("%s", error.message)
        return found

    def release(self, release_id: str) -> Release:
        """Give the release whose id is *release_id*, alone begins with it, or has that number."""
        fitting = [name for name in self._ids() if _is_called(name, release_id)]
        if release_id in fitting:
            return self._open(release_id)
        if len(fitting) != 1 or not release_id:
            message = f"There is no release {release_id[:100]!r}."
            error = NotFoundError(message, "`vazby releases` lists those that there are.")
            error.because("no-release", id=release_id)
            raise error
        return self._open(fitting[0])

    def later(self) -> Iterator[Release]:
        """Give the releases that were made after the one in use, the newest first."""
        current = _number(self.current_id() or "")
        return (made for made in reversed(self.releases()) if _number(made.id) > current)

    def lineage(self) -> Iterator[Manifest]:
        """Give the manifests of the release in use, of the one it was made of, and so on.

        They end at the first release, or where one cannot be read any more.
        """
        name = self.current_id()
        while name:
            try:
                manifest = self._open(name).manifest
            except DataDirectoryError:
                return
            yield manifest
            name = manifest.parent

    def rollback(self, release_id: str) -> Release:
        """Put an older (or newer) release into use again and give it."""
        with self.writing():
            release = self.release(release_id)
            durable.point(self._current, f"releases/{release.id}")
            return release

    @contextmanager
    def writing(self, *, brief: str = "", wait: bool = True) -> Iterator[None]:
        """Be the only writer; make the directory when it is new, clear what a killed run left.

        Who is already may be it again: what is inside does not end the writing. Work that is
        *brief* is waited for, unless one may not *wait*; see `graph.lock`.
        """
        if self._is_writing:
            yield
            return
        with storage_errors(self.path):
            self._check_ours()
            self.path.mkdir(parents=True, exist_ok=True)
            with exclusive(self.path / "lock", brief=brief, wait=wait):
                self._prepare()
                self._clear_leftovers()
                self._is_writing = True
                try:
                    yield
                finally:
                    self._is_writing = False

    @contextmanager
    def candidate(self) -> Iterator[Path]:
        """Give an empty folder for a release in the making; it is gone afterwards, or promoted."""
        folder = self.path / "candidate"
        folder.mkdir()
        (folder / UNPUBLISHED).touch()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def next_id(self, content: str) -> str:
        """Make the id of the next release: its number, then how its content's checksum begins."""
        last = max((_number(path.name) for path in self._folders()), default=0)
        return f"{last + 1:04d}-{content[:8]}"

    def promote(self, folder: Path, manifest: Manifest) -> Release:
        """Put the finished candidate into use. Killed in between, the old release stays in use."""
        target = self._releases / manifest.id
        durable.sync_tree(folder)
        durable.move(folder, target)
        durable.point(self._current, f"releases/{manifest.id}")
        (target / UNPUBLISHED).unlink()
        return Release(manifest.id, target, manifest)

    def keep_refusal(self, lines: Iterable[str]) -> Path:
        """Keep the *lines* of the report of a refused load and give its path."""
        folder = self.path / "refused"
        folder.mkdir(exist_ok=True)
        path = folder / f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%S.%fZ}.txt"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(lines)
        return path

    def _open(self, name: str) -> Release:
        path = self._releases / name
        return Release(name, path, read_manifest(path))

    def _ids(self) -> list[str]:
        if not self._releases.is_dir():
            return []
        names = [path.name for path in self._folders() if not self._is_leftover(path)]
        return sorted(names, key=_number)

    def _folders(self) -> list[Path]:
        """List what are releases by name: a system may leave files of its own beside them."""
        return [path for path in self._releases.iterdir() if path.is_dir() and _number(path.name)]

    def _is_leftover(self, release: Path) -> bool:
        return (release / UNPUBLISHED).exists() and release.name != self.current_id()

    def _check_format(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            message = f"{self.path} is a file, not a data directory."
            raise DataDirectoryError(message, "Name a folder with --data.")
        marker = self.path / "format"
        found = marker.read_text("utf-8", "replace").strip() if marker.exists() else FORMAT
        if found != FORMAT:
            message = f"The data directory {self.path} has format {found!r}, not {FORMAT!r}."
            hint = "Use the version of Vazby that made it, or name another folder with --data."
            raise DataDirectoryError(message, hint)

    def _check_ours(self) -> None:
        if not self.path.exists() or (self.path / "format").exists():
            return
        ours = {"lock", "format.new", "releases", "curated"}
        if any(path.name not in ours for path in self.path.iterdir()):
            message = f"{self.path} holds other files and is no data directory of Vazby."
            raise DataDirectoryError(message, "Name an empty folder with --data.")

    def _prepare(self) -> None:
        self._releases.mkdir(exist_ok=True)
        fresh = self.path / "format.new"
        fresh.write_text(f"{FORMAT}\n", encoding="utf-8")
        fresh.replace(self.path / "format")

    def _clear_leftovers(self) -> None:
        shutil.rmtree(self.path / "candidate", ignore_errors=True)
        for release in self._folders():
            if self._is_leftover(release):
                shutil.rmtree(release)
            else:
                (release / UNPUBLISHED).unlink(missing_ok=True)


def _is_called(name: str, release_id: str) -> bool:
    return name.startswith(release_id) or (
        release_id.isdecimal() and _number(name) == int(release_id)
    )


def _number(release_id: str) -> int:
    number = release_id.partition("-")[0]
    return int(number) if number.isdigit() else 0
