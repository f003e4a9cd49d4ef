"""Settings come from the environment, and a wrong one is said before anything starts."""

import re
from pathlib import Path

import pytest

from api.settings import Settings, unknown
from graph.errors import UsageError


def test_what_is_not_set_has_its_default() -> None:
    """Other variables do not matter."""
    assert Settings.from_env({"PATH": "/bin"}) == Settings()


def test_every_kind_of_value_is_read() -> None:
    """Numbers, hosts and addresses."""
    settings = Settings.from_env(
        {
            "VAZBY_DEADLINE": "2.5",
            "VAZBY_MEMORY": "512",
            "VAZBY_SERVICES": "Data.example.org, other.example.org,",
            "VAZBY_BASE_URL": "https://vazby.example.org",
        }
    )

    assert settings.limits.deadline == 2.5
    assert settings.limits.memory == 512 * 1024 * 1024
    assert settings.limits.services == {"data.example.org", "other.example.org"}
    assert settings.base_url == "https://vazby.example.org"


@pytest.mark.parametrize("text", ["", "many", "0", "-3"])
def test_a_number_that_makes_no_sense_is_refused(text: str) -> None:
    """The message names the variable."""
    with pytest.raises(UsageError, match="VAZBY_WORKERS"):
        Settings.from_env({"VAZBY_WORKERS": text})


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999"])
@pytest.mark.parametrize("name", ["VAZBY_DEADLINE", "VAZBY_PUBLISHING", "VAZBY_MEMORY"])
def test_a_limit_that_is_none_is_refused(name: str, text: str) -> None:
    """Nothing would ever be stopped."""
    with pytest.raises(UsageError, match=f"{name} is '{text}', which is not a number above zero"):
        Settings.from_env({name: text})


@pytest.mark.parametrize("name", ["VAZBY_WORKERS", "VAZBY_PAGE_WORKERS", "VAZBY_LONG"])
def test_more_processes_than_the_machine_can_have_are_refused(name: str) -> None:
    """As after a slip of a digit; the message tells how many may be, 64 on small machines."""
    assert Settings.from_env({name: "64"})
    with pytest.raises(UsageError, match=rf"{name} is 100000, and this machine takes \d+ at most"):
        Settings.from_env({name: "100000"})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("VAZBY_SERVICES", "http://x/y z"),
        ("VAZBY_SERVICES", "127.0.0.1"),
        ("VAZBY_SERVICES", "data.example.org,::1"),
        ("VAZBY_BASE_URL", "http://x?q"),
        ("VAZBY_BASE_URL", "vazby.example.org"),
    ],
)
def test_an_address_that_can_never_work_is_refused(name: str, text: str) -> None:
    """Nobody would be asked, or every link would lead nowhere, without a word."""
    assert Settings.from_env({"VAZBY_SERVICES": "8.8.8.8", "VAZBY_BASE_URL": "http://x:8/y/"})
    with pytest.raises(UsageError, match=name):
        Settings.from_env({name: text})


def test_a_name_that_is_no_setting_is_told() -> None:
    """What other parts read is none of them."""
    names = ("VAZBY_DEADLIN", "VAZBY_DEADLINE", "VAZBY_STORE_URL", "HOME")
    assert unknown(dict.fromkeys(names, "3")) == ["VAZBY_DEADLIN"]


def test_every_name_that_the_program_reads_is_known(root: Path) -> None:
    """None is told to be no setting: who took it out would change what is served."""
    read = re.compile(r"environ(?:\.get\(|\[)\"(VAZBY_[A-Z_]+)\"")
    modules = [path for part in ("api", "graph", "loaders") for path in (root / part).rglob("*.py")]
    names = {name for path in modules for name in read.findall(path.read_text("utf-8"))}

    assert "VAZBY_NAMESPACE" in names
    assert unknown(dict.fromkeys(names, "")) == []


def test_the_scheme_of_an_address_has_no_case() -> None:
    """It is taken as it is written."""
    assert Settings.from_env({"VAZBY_BASE_URL": "HTTPS://x.cz"}).base_url == "HTTPS://x.cz"


def test_proxies_are_addresses_and_networks() -> None:
    """None is uvicorn's own: those of this machine."""
    several = Settings.from_env({"VAZBY_TRUSTED_PROXIES": "10.0.0.5, 172.16.0.0/12,::1"})

    assert several.proxies == ["10.0.0.5", "172.16.0.0/12", "::1"]
    assert Settings().proxies is None
    assert Settings(trusted_proxies="*").proxies == ["*"]
    with pytest.raises(UsageError, match="VAZBY_TRUSTED_PROXIES"):
        Settings.from_env({"VAZBY_TRUSTED_PROXIES": "proxy.local"})


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("*,10.0.0.5", "everybody, beside others", "either '*' or the others"),
        ("10.0.0.5,*", "everybody, beside others", "either '*' or the others"),
        ("10.0.0.5/8", "within a network", "Write 10.0.0.0/8 for all of the network, or 10.0.0.5 "),
        ("fd00::5/8", "within a network", "Write fd00::/8 for all of the network, or fd00::5 "),
        ("10.0.0.0/33", "no address or network", "Set it like"),
        ("", "", ""),
        ("10.0.0.0/8,fd00::/8,10.0.0.5/32", "", ""),
    ],
)
def test_proxies_that_would_not_be_believed_are_refused(text: str, message: str, hint: str) -> None:
    """The server would believe others than meant, without a word."""
    if not message:
        assert Settings(trusted_proxies=text).proxies == (text.split(",") if text else None)
        return
    with pytest.raises(UsageError, match=re.escape(message)) as refused:
        Settings(trusted_proxies=text)
    assert hint in refused.value.hint


@pytest.mark.parametrize("text", ["me", "javascript:alert(1)", "a@b.cz?cc=c@d.cz", "a b@c.cz"])
def test_a_contact_that_is_no_address_is_refused(text: str) -> None:
    """It would stand beside every statement."""
    assert Settings(contact="a@b.cz").contact == "a@b.cz"
    with pytest.raises(UsageError, match="VAZBY_CONTACT"):
        Settings.from_env({"VAZBY_CONTACT": text})
