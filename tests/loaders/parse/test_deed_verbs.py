"""The forms of verbs that bring a thing about."""

import re

import pytest

from loaders.parse.deed_verbs import FUTURE, INFINITIVES, PARTICIPLE_STEMS, PAST


@pytest.mark.parametrize(
    ("infinitive", "past", "participle", "future"),
    [
        ("zřídit", "zřídi", "zříz", "zřídí"),
        ("zajistit", "zajisti", "zajišt", "zajistí"),
        ("rozmístit", "rozmísti", "rozmíst", "rozmístí"),
        ("uhradit", "uhradi", "uhraz", "uhradíme"),
        ("osvětlit", "osvětli", "osvětl", "osvětlí"),
        ("vyhlásit", "vyhlási", "vyhláš", "vyhlásí"),
        ("vybudovat", "vybudova", "vybudov", "vybuduje"),
        ("zbourat", "zboura", "zbour", "zbourají"),
        ("přestavět", "přestavě", "přestav", "přestaví"),
    ],
)
def test_each_class_of_verbs_has_its_forms(
    infinitive: str, past: str, participle: str, future: str
) -> None:
    """Consonants soften before the participle in "-en"."""
    assert infinitive in INFINITIVES.split("|")
    assert past in PAST.split("|")
    assert participle in PARTICIPLE_STEMS.split("|")
    assert re.fullmatch(FUTURE, future)


def test_what_is_of_both_aspects_tells_no_future() -> None:
    """What "rekonstruuje" tells is going on."""
    assert "rekonstruova" in PAST.split("|")
    assert not re.fullmatch(FUTURE, "rekonstruuje")
