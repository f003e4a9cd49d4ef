"""A cue finds what its pattern finds, wherever that stands."""

import gc
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders.extract  # noqa: F401  all cues of the loaders
from loaders.text.cues import Cue

CUES = [one for one in gc.get_objects() if isinstance(one, Cue)]
PAGES = Path(__file__).parents[2] / "eval" / "pages"


def _same(text: str) -> bool:
    return all(
        [found.span() for found in one.finditer(text)]
        == [found.span() for found in one.compiled.finditer(text)]
        for one in CUES
    )


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda page: page.stem)
def test_all_cues_find_in_pages_what_their_patterns_find(page: Path) -> None:
    """No line and no whole page hides what a cue looks for, in any letter case."""
    text = page.read_text(encoding="utf-8")

    assert all(map(_same, (text, text.upper(), *text.splitlines())))


WORDS = sorted({word for one in CUES for word in re.findall(r"\w+", one.pattern)})


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


def test_a_cue_that_knows_no_letters_is_none() -> None:
    """Where one of two ways holds no letters, nothing can be left out."""
    with pytest.raises(ValueError, match="no letters"):
        Cue(r"plán|\w+ě")


def test_a_cue_divides_and_replaces_as_its_pattern_does() -> None:
    """Where nothing is found, the text stays whole."""
    cue = Cue(r",\s+(?:který|\d{4})")

    assert cue.split("plán, který platí") == ["plán", " platí"]
    assert cue.split("plán platí") == ["plán platí"]
    assert cue.sub("", "plán, 2012 a dál") == "plán a dál"
    assert cue.sub("", "plán a dál") == "plán a dál"
    assert cue.match("plán") is None
