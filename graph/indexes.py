"""The indexes of a release: what pages and search read, made of its store when it is made.

They say nothing that the store does not. So where a later version makes them otherwise, they are
made anew of what was published, without rules and gate, which would judge it by what holds today.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import NamedNode

from graph import label_index, prepared, relations
from graph.errors import NotAnIriError
from graph.iris import parse_iri
from graph.manifest import file_sum, tool_version, write_manifest
from graph.releases import DataDirectory, Release
from graph.store import EmbeddedStore

FILES = ("labels.sqlite", "relations.sqlite", "answers.sqlite")
"""What a release holds of them."""


def build(store: EmbeddedStore, folder: Path) -> None:
    """Write the indexes of *store* into *folder*."""
    label_index.build(store, folder / "labels.sqlite")
    relations.build(store, folder / "relations.sqlite")
    hubs = _hubs(folder / "relations.sqlite")
    prepared.build(store, folder / "answers.sqlite", hubs)


def are_current(release: Release) -> bool:
    """Tell whether the indexes of *release* are such as this version makes."""
    return (
        label_index.is_current(release.labels_path)
        and relations.is_current(release.relations_path)
        and prepared.is_current(release.answers_path)
    )


def renew(data: DataDirectory) -> Release:
    """Put the release in use into use again with indexes as this version makes them; give it.

    Until then, and when killed, it stays in use as it was; other writers wait meanwhile. Raises
    DataDirectoryError where another process writes, StorageError where the disk is full.
    """
    with data.writing(brief="indexes", wait=False), data.candidate() as folder:
        current = data.current()
        if are_current(current):
            return current
        current.open().copy_to(folder / "store")
        others = [name for name in current.manifest.files if name not in FILES]
        for name in others:
            shutil.copy2(current.path / name, folder)
        build(EmbeddedStore(folder / "store", read_only=True), folder)
        manifest = replace(
            current.manifest,
            id=data.next_id(current.manifest.content),
            parent=current.id,
            published=datetime.now(UTC).isoformat(timespec="seconds"),
            tool=tool_version(),
            files={name: file_sum(folder / name) for name in (*others, *FILES)},
        )
        manifest = manifest.after(data.lineage())
        write_manifest(folder, manifest)
        return data.promote(folder, manifest)


def _hubs(path: Path) -> Iterator[NamedNode]:
    """Read from the index of relations which things are hubs; a node without IRI has no page."""
    with relations.open_relations(path) as index:
        owners = index.hubs(prepared.HUB)
    for owner in owners:
        with suppress(NotAnIriError):
            yield parse_iri(owner)
