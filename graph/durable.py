"""Writing that survives a crash: what was renamed into place is whole and on the disk."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the file or folder *path* itself is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Wait until every file below *folder*, and the folders themselves, are on the disk."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def move(source: Path, target: Path) -> None:
    """Rename the folder *source* to *target*, on the disk when it returns."""
    source.rename(target)
    sync(target.parent)


def point(link: Path, target: str) -> None:
    """Make the symbolic link *link* point to *target* in one step: readers see old or new."""
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)
    sync(link.parent)
