"""Each verb of a sentence with the words that belong to it."""

import pytest

from loaders.text.cues import Cue
from loaders.text.predications import predications

PARTICIPLES = Cue(r"\bschválen\w*")


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Rada jednala a schválila plán.", ["Rada jednala", "schválila plán."]),
        ("Rada a zastupitelstvo jednaly.", ["Rada a zastupitelstvo jednaly."]),
        (
            "Plán, který skupiny psaly rok, schválila rada 5. 5. 2014.",
            ["Plán … schválila rada 5. 5. 2014.", "který skupiny psaly rok"],
        ),
        (
            "Bylo z podnětu města a škol schváleno rozhodnutí.",
            ["Bylo z podnětu města a škol schváleno rozhodnutí."],
        ),
        ("Plán (schválen 5. 5. 2014) je na webu.", ["Plán … je na webu.", "schválen 5. 5. 2014"]),
        (
            "Plán na období 2014 - 2016 schválila rada (5. 5.) i zastupitelstvo (6. 6.)",
            ["Plán na období 2014 - 2016 schválila rada (5. 5.) i zastupitelstvo (6. 6."],
        ),
        (
            "Moravská Ostrava a Přívoz plán schválila.",
            ["Moravská Ostrava a Přívoz plán schválila."],
        ),
        (
            "Plán schválila Rada města Most a Zastupitelstvo ho vrátilo.",
            ["Plán schválila Rada města Most", "Zastupitelstvo ho vrátilo."],
        ),
    ],
)
def test_a_verb_keeps_its_words(sentence: str, parts: list[str]) -> None:
    """Joined, embedded, in brackets, and without a verb of their own."""
    found = predications(sentence, PARTICIPLES)

    told = [" … ".join(sentence[start:end] for start, end in one.spans) for one in found]
    assert told == parts


def test_offsets_stay_those_of_the_sentence() -> None:
    """Other words are blanked, none is moved."""
    sentence = "Rada jednala a schválila plán."
    _, approval = predications(sentence, PARTICIPLES)

    assert len(approval.text) == len(sentence)
    assert approval.text.index("plán") == sentence.index("plán")
    assert not approval.holds(0)


def test_a_sentence_may_be_cut_behind_its_and() -> None:
    """A line too long for one sentence is divided anywhere."""
    (only,) = predications("Radní schválili Domov a ", PARTICIPLES)

    assert only.text.strip() == "Radní schválili Domov"
