"""Members that a sentence counts up."""

import re
from collections.abc import Callable

from loaders.document import Document
from loaders.parse.counted_names import counted_up
from loaders.parse.member_sentences import inline_members
from loaders.text.cues import Cue

NOTHING_ELSE = Cue("priorit", re.IGNORECASE)


def test_a_sentence_that_tells_the_members_lists_them(written: Callable[[str], Document]) -> None:
    """What it says of priorities is none."""
    page = written("Priority partnerství jsou: ZŠ Most, MŠ Most.\nČleny jsou ZŠ Lom a Město Most.")
    found = inline_members(page.lines, NOTHING_ELSE)

    assert [(page.text[item.start : item.end]) for item in found] == ["ZŠ Lom", "Město Most"]


def test_names_are_parted_by_the_strongest_sign() -> None:
    """Commas belong to the names where semicolons part them, and so do they between strokes."""
    for text in ("Město, odbor; ZŠ Most; MŠ Most.", "Město, odbor | ZŠ Most | MŠ Most."):
        assert [item.text for item in counted_up(text, 0)] == ["Město, odbor", "ZŠ Most", "MŠ Most"]
