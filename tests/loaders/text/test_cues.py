"""A cue finds what its pattern finds, wherever that stands."""

import gc
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loaders.extract  # noqa: F401  all cues of the loaders
from loaders.text.cues import Cue, Cues, told_in

CUES = [one for one in gc.get_objects() if isinstance(one, Cue)]
PAGES = Path(__file__).parents[2] / "eval" / "pages"


def _same(text: str) -> bool:
    return all(_finds_the_same(one, text) for one in CUES)


def _finds_the_same(cue: Cue, text: str) -> bool:
    return [*map(_found, cue.finditer(text))] == [*map(_found, _plain(cue).finditer(text))]


def _found(match: re.Match[str]) -> object:
    return match.span(), match.groups(), match.lastgroup


@cache
def _plain(cue: Cue) -> re.Pattern[str]:
    return re.compile(cue.pattern, cue.flags)


def _hidden(text: str) -> list[str]:
    """Give the patterns that find something in *text*, though no word of it tells of their cue."""
    told = told_in(text)
    return [one.pattern for one in CUES if not told & one.bit and _plain(one).search(text)]


@pytest.mark.usefixtures("unmeasured")  # whose lines others count: that would double its time
@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda page: page.stem)
def test_no_cue_is_hidden_in_pages(page: Path) -> None:
    """No line and no whole page hides what a cue looks for, in any letter case."""
    text = page.read_text(encoding="utf-8")

    assert not any(map(_hidden, (text, text.upper(), *text.splitlines())))


WORDS = sorted({word for one in CUES for word in re.findall(r"\w+", one.pattern)})


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=12))
def test_all_cues_find_in_any_text_what_their_patterns_find(pieces: list[str]) -> None:
    """Neither odd letters nor words that run into one another deceive a cue."""
    assert _same(" ".join(pieces))
    assert _same("".join(pieces).title())


@pytest.mark.parametrize("text", ["REVİZE", "revıze", "REVIZE", "revize", "xrevizex"])
def test_letters_that_stand_for_others_are_found(text: str) -> None:
    """A pattern takes "ı" for "i" where letter case does not count."""
    cue = Cue("reviz", re.IGNORECASE)

    assert (cue.search(text) is None) == (re.search("reviz", text, re.IGNORECASE) is None)


@pytest.mark.parametrize("pattern", [r"plán|\w+ě", r"", r"a?", r"[ab]", r"(?:x|yz)?\w", r"a b"])
def test_a_cue_that_knows_no_letters_is_looked_for_everywhere(pattern: str) -> None:
    """Where one of two ways holds no letters, nothing can be left out."""
    cue = Cue(pattern)

    assert all(_finds_the_same(cue, text) for text in ("", "a", "b x", "po revizi", "a b"))


@pytest.mark.parametrize(
    "pattern",
    [
        r"o(?:becni|u)",
        r"(?>ab|cd)e",
        r"(?:ab)++c",
        r"(?!)",
        r"x(?!)|yz",
        r"\d{2}|1\.|[0-9a]",
        r"(?=xy)\w",
    ],
)
def test_letters_are_told_whatever_the_syntax(pattern: str) -> None:
    """Groups go on with the letters before them, and what finds nothing needs none."""
    cue = Cue(pattern)

    assert all(
        _finds_the_same(cue, text)
        for text in ("ou", "obecni", "abe", "ababc", "yz", "1.", "a9", "xy")
    )


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bou\b", "soud, soudy, ouha"),
        (r"(?<!\w)(?:up|ku)(?!\w)", "skup"),
        (r"[ \u00a0]+obec(?:ní|$)", "podobec"),
        (r"obec\s+a", "obecná a"),
        (r"\b(?<!v )plán", "neplán"),
    ],
)
def test_letters_that_begin_or_end_a_word_are_told_of_no_other(pattern: str, text: str) -> None:
    """A whole word is not looked for where its letters stand within another."""
    assert not told_in(text) & Cue(pattern).bit


@pytest.mark.parametrize(
    "pattern", [r"[^\s]ou", r"\Bou\B", r"\d?ou_", r"(?<![^\w])ou", r"(?:\s|l)ou"]
)
def test_letters_beside_what_ends_no_word_are_told_of_any(pattern: str) -> None:
    """A digit goes on with a word, and so may what is negated."""
    cue = Cue(pattern)

    assert all(_finds_the_same(cue, text) for text in ("soud", "1ou_", " ou", "lou"))


def test_a_search_up_to_a_place_finds_the_word_that_is_cut_there() -> None:
    """What ends the search ends a word."""
    found = Cue(r"\bplán\b").search("plánování", 0, 4)

    assert found is not None


def test_a_table_gives_the_cues_that_a_text_tells_of_in_order() -> None:
    """One may ask for those after a cue, and none is lost that need hold no letters."""
    first, second, third = Cue("plán"), Cue(r"\d?\W?"), Cue("rada")
    table = Cues([(first, "a plan"), (second, "anything"), (third, "a council")])

    assert [meaning for _, meaning in table.told_in("plán")] == ["a plan", "anything"]
    assert [*table.told_in("rada a plán", first.bit)] == [
        (second, "anything"),
        (third, "a council"),
    ]
    with pytest.raises(ValueError, match="order"):
        Cues([(third, ""), (first, "")])


def test_a_cue_divides_and_replaces_as_its_pattern_does() -> None:
    """Where nothing is found, the text stays whole."""
    cue = Cue(r",\s+(?:který|\d{4})")

    assert cue.split("plán, který platí") == ["plán", " platí"]
    assert cue.split("plán platí") == ["plán platí"]
    assert cue.sub("", "plán, 2012 a dál") == "plán a dál"
    assert cue.sub("", "plán a dál") == "plán a dál"
    assert cue.match("plán") is None
