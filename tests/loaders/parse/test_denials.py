"""What a sentence tells only to deny it."""

import pytest

from loaders.parse.denials import but_denied, is_denied, is_next_door


@pytest.mark.parametrize(
    "text",
    [
        "Není pravda, že zastupitelstvo plán schválilo.",
        "Zastupitelstvo plán schválilo, což však není pravda.",
        "Říkalo se, že plán prošel, ale nebylo to tak.",
        "Nepotvrdilo se, že město otevřelo poradnu.",
        "Opozice tvrdí, že rada plán schválila.",
        "Rada plán schválila, hlasování je však neplatné.",
        "Mnozí čekali, že zastupitelstvo plán schválí.",
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
        "Mnozí čekali, že zastupitelstvo plán schválí, a to jej skutečně schválilo.",
        "Obyvatelé se báli, že plán neprojde, zastupitelstvo jej však schválilo.",
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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Plán schválila rada, zastupitelstvo dosud ne.", "Plán schválila rada,."),
        ("Plán byl přijat partnery, zastupiteli však nikoliv.", "Plán byl přijat partnery,."),
        ("V Mostě nikoli, ale v Chebu plán prošel.", ", ale v Chebu plán prošel."),
        ("Plán schválila rada, nikoli zastupitelstvo.", "Plán schválila rada,."),
        ("Nikoli rada, ale zastupitelstvo jej přijalo.", ", ale zastupitelstvo jej přijalo."),
    ],
)
def test_a_clause_without_a_verb_may_be_denied(text: str, left: str) -> None:
    """What it names did not do what the rest tells; the length stays."""
    assert len(but_denied(text)) == len(text)
    assert but_denied(text).replace("  ", "").strip().replace(" ,", ",").replace(" .", ".") == left


@pytest.mark.parametrize(
    "text",
    [
        "Plán schválilo zastupitelstvo, v radě ne všichni souhlasili.",
        "Plán schválila nejen rada, ale i zastupitelstvo.",
        "Zastupitelstvo plán schválilo, klub v Mostě nevznikl.",
        "Plán schválila rada, zastupitelstvo jej vzalo na vědomí.",
    ],
)
def test_other_denials_stay(text: str) -> None:
    """What has a verb of its own is read elsewhere."""
    assert but_denied(text) == text
