"""Hosts that no query reaches, whoever allows them."""

import pytest

from graph.private_addresses import is_private
from graph.query_errors import ServiceRefusedError
from graph.service_guard import refuse_services


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",  # noqa: S104 - an address to refuse, not one to listen on
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "2130706433",
        "0x7f.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "no-such-host.invalid",
        "a" * 70 + ".example",
        "",
    ],
)
def test_it_leads_to_no_public_host(host: str) -> None:
    """In whatever way it is written."""
    assert is_private(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_it_leads_to_the_public_internet(host: str) -> None:
    """Nothing is asked to find that out."""
    assert not is_private(host)


def test_a_private_address_is_refused_though_it_is_allowed() -> None:
    """A public one that is allowed is not."""
    with pytest.raises(ServiceRefusedError):
        refuse_services("SELECT * { SERVICE <http://127.0.0.1:7878/> {} }", {"127.0.0.1"})
    refuse_services("SELECT * { SERVICE <http://8.8.8.8/> {} }", {"8.8.8.8"})
