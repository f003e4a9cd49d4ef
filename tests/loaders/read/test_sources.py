"""Folders, lists and web archives: what each name stands for."""

import gzip
import os
from pathlib import Path

import pytest

from graph.errors import NotFoundError, UnreadableError, UsageError
from loaders.read.folders import files, told_passed
from loaders.read.sources import sources


def _names(of: Path) -> list[str]:
    return [Path(source.name).relative_to(of.parent).as_posix() for source in sources(str(of))]


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    """Pages are told by their suffix, in subfolders too."""
    for name in ("b.txt", "a.html", "c.csv", "inner/d.HTM", "e.gz"):
        (tmp_path / "pages" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "pages" / name).write_text("x")

    assert _names(tmp_path / "pages") == ["pages/a.html", "pages/b.txt", "pages/inner/d.HTM"]


def test_pages_are_called_as_their_addresses_are(tmp_path: Path) -> None:
    """Without an ending or with that of a program, where they hold HTML or text."""
    site = tmp_path / "site"
    site.mkdir()
    pages = ["c.-krumlov", "e.aspx", "index.php?id=5", "lide", "wide.jsp"]
    for name in pages:
        (site / name).write_bytes("Členové".encode("utf-16" if name == "wide.jsp" else "utf-8"))
    for name, content in {
        ".x": b"x",
        "logo": b"\x89PNG",
        "b.php": b"\0",
        "no": b" ",
        "d": b"\2",
    }.items():
        (site / name).write_bytes(content)

    assert _names(site) == [f"site/{name}" for name in pages]


def test_what_is_passed_over_is_told(tmp_path: Path) -> None:
    """Whatever it is, links to folders too: no file is left out in silence."""
    site = tmp_path / "site"
    (site / "inner").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text("x")
    (site / "linked").symlink_to(tmp_path / "other")
    (site / "away").symlink_to(tmp_path / "nowhere")
    (site / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(site / "pipe.txt")
    for name in ("a.txt", "a.txt.gz", "inner/b.csv"):
        (site / name).write_text("x")
    passed: list[str] = []

    found = [Path(page.name).name for page in sources(str(site), passed.append)]

    names = ["a.txt.gz", "away", "inner/b.csv", "linked", "pipe.txt"]
    assert found == ["a.txt", "gone.txt"]
    assert passed == [str(site / name) for name in names]
    assert "5 passed over" in told_passed(passed)
    assert "A register is loaded by its own name" in told_passed(passed)
    assert told_passed(["x"] * 25) == f"25 passed over, no pages: {', '.join('x' * 20)} and 5 more."


def test_a_data_directory_is_passed_over(tmp_path: Path) -> None:
    """In quarantine it holds bytes of pages, which are not to be loaded as pages of their own."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "data" / "quarantine").mkdir(parents=True)
    for name in ("format", "lock", "quarantine/00ff"):
        (tmp_path / "data" / name).write_text("x")
    passed: list[str] = []

    (page,) = sources(str(tmp_path), passed.append)

    assert page.name == str(tmp_path / "a.txt")
    assert passed == [str(tmp_path / "data")]


def test_a_folder_goes_on_after_a_damaged_archive(tmp_path: Path) -> None:
    """It is told as a page that fails; what follows it is there."""
    whole = b"".join(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" for _ in range(3))
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(whole))
    (tmp_path / "b.txt").write_text("x")

    first, second = sources(str(tmp_path))

    with pytest.raises(UnreadableError, match="compressed as a whole"):
        first.load()
    assert second.name == str(tmp_path / "b.txt")


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
    "bad", ["missing.txt", "./nothing", ".", "/etc/none", "javascript:alert(1)", "ftpx://a"]
)
def test_a_list_may_begin_with_a_bad_line(tmp_path: Path, bad: str) -> None:
    """It is told when its turn comes, and the others are read; the list is no page of its own."""
    (tmp_path / "b.html").write_text("x")
    file = tmp_path / "list.txt"
    file.write_text(f"{bad}\nb.html\n")

    names = [source.name for source in sources(str(file))]

    assert names[-1] == str(tmp_path / "b.html")
    assert str(file) not in names


def test_a_list_tells_of_a_folder_without_pages(tmp_path: Path) -> None:
    """The rest of it is there."""
    (tmp_path / "b.html").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "list").write_text("empty\nb.html\n")
    passed: list[str] = []

    (page,) = sources(str(tmp_path / "list"), passed.append)

    assert page.name == str(tmp_path / "b.html")
    assert passed == [str(tmp_path / "empty")]


@pytest.mark.parametrize(
    "text",
    [
        "Bílina\n\nhttp://localhost/a\n",
        "b.html\nČlenové partnerství:\n",
        "Lokální partnerství Bílina\nleden/únor\n",
        "<p>\n</p>\n",
        "#\n",
        "",
    ],
)
def test_a_page_is_no_list(tmp_path: Path, text: str) -> None:
    """Most lines of a list could name a page."""
    (tmp_path / "b.html").write_text("x")
    file = tmp_path / "page.txt"
    file.write_text(text)

    assert [source.name for source in sources(str(file))] == [str(file)]


def test_a_list_may_name_web_archives(tmp_path: Path) -> None:
    """A file is a web archive by its first bytes, and then stands for the pages in it."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"no archive"))
    (tmp_path / "list").write_text("a.gz\n")

    assert [source.name for source in sources(str(tmp_path / "list"))] == [str(tmp_path / "a.gz")]


def test_hidden_folders_are_passed_over_and_told(tmp_path: Path) -> None:
    """Those of programs hold files without an ending, which are no pages."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / "most").write_text("Most\n\nText.\n", encoding="utf-8")
    passed: list[str] = []

    assert [*files(tmp_path, passed.append)] == [tmp_path / "most"]
    assert passed == [str(tmp_path / ".git")]
