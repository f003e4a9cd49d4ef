"""Which hosts are not of the public internet? They are never asked, whoever allows it.

A host that stands for several addresses is private as soon as one of them is.
"""

import ipaddress
import socket


def is_private(host: str) -> bool:
    """Tell whether *host*, a name or an address, leads anywhere but to the public internet.

    A name that nobody knows leads nowhere, so it is private too.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True
    addresses = (ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
    return any(not _public(address) for address in addresses)


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_global and not inner.is_multicast
