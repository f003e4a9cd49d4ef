"""Folders, lists and web archives: what each name stands for."""

import gzip
from pathlib import Path

import pytest

from graph.errors import NotFoundError, UnreadableError, UsageError
from loaders.read.sources import sources


def _names(of: Path) -> list[str]:
    return [Path(source.name).relative_to(of.parent).as_posix() for source in sources(str(of))]


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    """Pages are told by their suffix, in subfolders too."""
    for name in ("b.txt", "a.html", "c.csv", "inner/d.HTM", "e.gz"):
        (tmp_path / "pages" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "pages" / name).write_text("x")

    assert _names(tmp_path / "pages") == ["pages/a.html", "pages/b.txt", "pages/inner/d.HTM"]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    """Nothing to read is an error, not an empty success."""
    with pytest.raises(UnreadableError, match="holds no page"):
        list(sources(str(tmp_path)))


def test_an_empty_name_is_refused() -> None:
    """It does not mean the current folder."""
    with pytest.raises(UsageError, match="is empty"):
        list(sources(""))


@pytest.mark.parametrize("name", ["-", "http://localhost/a", __file__])
def test_what_is_no_folder_is_one_page(name: str) -> None:
    """Files, addresses and the dash go through as they are."""
    assert [source.name for source in sources(name)] == [name]


@pytest.mark.parametrize("name", ["nothing.txt", "nothing.warc at 7", "a\0b", "a" * 300])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    """At once, not when its turn to be read comes."""
    with pytest.raises(NotFoundError, match="There is no file"):
        list(sources(name))


def test_a_page_may_begin_with_a_line_that_no_file_could_be_called(tmp_path: Path) -> None:
    """It is looked at for being a list."""
    page = tmp_path / "page.txt"
    page.write_text("Slovo " * 100, encoding="utf-8")

    assert [source.name for source in sources(str(page))] == [str(page)]


def test_a_list_names_pages_beside_itself_and_addresses(tmp_path: Path) -> None:
    """One a line, with comments; a folder stands for its pages, and what is missing stays."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("x")
    (tmp_path / "b.html").write_text("x")
    file = tmp_path / "pages.txt"
    file.write_text("# pages\n\nb.html\nfolder/\nhttp://localhost/c\nmissing.txt\n")

    named = [source.name for source in sources(str(file))]

    assert named == [
        *(str(tmp_path / name) for name in ("b.html", "folder/a.txt")),
        "http://localhost/c",
        str(tmp_path / "missing.txt"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bílina\n\nhttp://localhost/a\n",
        "b.html\nČlenové partnerství:\n",
        "missing.txt\n",
        "#\n",
        "",
    ],
)
def test_a_page_is_no_list(tmp_path: Path, text: str) -> None:
    """A list begins with something that is there, and every line could name a page."""
    (tmp_path / "b.html").write_text("x")
    file = tmp_path / "page.txt"
    file.write_text(text)

    assert [source.name for source in sources(str(file))] == [str(file)]


def test_a_list_may_name_web_archives(tmp_path: Path) -> None:
    """A file is a web archive by its first bytes, and then stands for the pages in it."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"no archive"))
    (tmp_path / "list").write_text("a.gz\n")

    assert [source.name for source in sources(str(tmp_path / "list"))] == [str(tmp_path / "a.gz")]
