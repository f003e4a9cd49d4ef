"""What a sentence tells only to deny it."""

import pytest

from loaders.parse.denials import is_denied, is_next_door


@pytest.mark.parametrize(
    "text",
    [
        "Není pravda, že zastupitelstvo plán schválilo.",
        "Zastupitelstvo plán schválilo, což však není pravda.",
        "Říkalo se, že plán prošel, ale nebylo to tak.",
        "Nepotvrdilo se, že město otevřelo poradnu.",
        "Opozice tvrdí, že rada plán schválila.",
        "Rada plán schválila, hlasování je však neplatné.",
        "Údajně město otevřelo noclehárnu.",
        "Ve hře je možnost, že zastupitelstvo plán schválilo.",
        "Obecně platí, že poradna pomáhá.",
        "Na Slovensku zřizují obce komunitní centra.",
        "Jiná města zřizují dluhové poradny.",
    ],
)
def test_a_denied_sentence_is_told_from_others(text: str) -> None:
    """So is what others say or do."""
    assert is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je pravda, že zastupitelstvo plán schválilo.",
        "Starosta oznámil, že zastupitelstvo plán schválilo.",
        "Potvrdilo se, že poradna ve městě pomáhá.",
        "Rada plán schválila, usnesení platí od ledna.",
        "Podle plánu má vzniknout poradna.",
        "Město nabízí možnost využít klub, který otevřelo.",
    ],
)
def test_what_is_told_is_not_denied(text: str) -> None:
    """Whoever tells it."""
    assert not is_denied(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("V sousedním Mostě otevřela charita klub.", True),
        ("Sousední Duchcov opravil tři domy.", True),
        ("V sousedním domě vznikl klub.", False),
        ("Se sousedním Mostem připravuje město terénní službu.", False),
    ],
)
def test_a_town_next_door_is_no_own(sentence: str, expected: bool) -> None:
    """What is done there is no measure of the town that a page is about."""
    assert is_next_door(sentence) is expected
