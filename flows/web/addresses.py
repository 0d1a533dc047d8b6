"""Which addresses may be asked. A page must not make us ask what only this machine or its network can reach.

A name is looked up once, what it stands for is checked, and the connection goes to what was checked: a name that
stands for another address a moment later changes nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from flows.web.faults import WebFault

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """A server: how it is called, and the numbers that were found for its name."""

    scheme: str
    host: str
    port: int
    numbers: tuple[str, ...]


def split(address: str) -> SplitResult:
    """The parts of a web address; ``WebFault`` for anything else."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise WebFault(f"it is no address ({error})") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise WebFault("it is no http or https address")
    if port == 0 or any(letter.isspace() or ord(letter) < 32 for letter in address):
        raise WebFault("it is no address that a server could have")
    if parts.username is not None or parts.password is not None:
        raise WebFault("it holds a login, which would be kept with its articles; name an address without")
    return parts


def joined(base: str, link: str) -> str:
    """The address to which a link of a page leads; ``WebFault`` where it leads to none."""
    try:
        return urljoin(base, link.strip())
    except ValueError as error:
        raise WebFault(f"it names {link!r}, which is no address ({error})") from error


def without_place(address: str) -> str:
    """The address of the whole page that an address leads into; ``WebFault`` for what is none."""
    return split(address)._replace(fragment="").geturl()


def host_of(address: str) -> str:
    """The host and port that an address names, as one text; "" where it is no address."""
    try:
        parts = split(address)
    except WebFault:
        return ""
    return f"{parts.hostname}:{parts.port or PORTS[parts.scheme]}"


def place(address: str, private_hosts: Collection[str]) -> Place:
    """The server of an address; ``WebFault`` where it is not found, or lies in a network of its own."""
    parts = split(address)
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        unknown = isinstance(error, UnicodeError) or getattr(error, "errno", None) == socket.EAI_NONAME
        fault = getattr(error, "strerror", None) or error
        raise WebFault(f"the host {host} is not found ({fault})", passing=not unknown) from error
    # A scope such as fe80::1%eth0 belongs to this machine and is no part of the number.
    numbers = tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in told))
    if not {host, f"{host}:{port}"} & {name.lower() for name in private_hosts}:
        for number in numbers:
            if not is_public(number):
                raise WebFault(
                    f"the host {host} is {number}, which is no public address; where it is meant, add {host!r} to "
                    "private_hosts under [web]"
                )
    return Place(parts.scheme, host, port, numbers)


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the internet, also where it is an IPv4 address inside an IPv6 one."""
    found = ip_address(number)
    if isinstance(found, IPv6Address) and found.is_site_local:  # as private as 10.0.0.0, and given up for fc00::
        return False
    return all(
        inner.is_global and not inner.is_multicast and not inner.is_reserved for inner in (found, *_inside(found))
    )


def _inside(found: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo and NAT64."""
    if isinstance(found, IPv4Address):
        return ()
    inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found.packed[:12] == ip_address("64:ff9b::").packed[:12]:
        inner.append(IPv4Address(found.packed[12:]))
    return tuple(number for number in inner if number is not None)
