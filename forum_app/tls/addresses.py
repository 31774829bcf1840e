"""The addresses this machine is reached by on a LAN."""

from __future__ import annotations

import ipaddress
import re
import socket
import struct
from collections.abc import Iterable, Iterator

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

# Linux: give the IPv4 address of a network card (netdevice(7)).
SIOCGIFADDR = 0x8915
NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
# A name whose last part is a number would be read as an address.
NUMBER = re.compile(r"(.*\.)?\d+")


def lan_address() -> str:
    """Find the address of the network card a LAN is reached by. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def machine_addresses() -> list[Ip]:
    """List the IPv4 addresses of all network cards, the LAN's first, and those that mean this machine."""
    found = [lan_address(), *_addresses_of_cards(), "127.0.0.1", "::1"]
    return [ipaddress.ip_address(address) for address in dict.fromkeys(found)]


def machine_names() -> list[str]:
    """List the names this machine is called by: `localhost`, its host name, and that in mDNS."""
    host = socket.gethostname().lower().rstrip(".")
    named = [host, f"{host.partition('.')[0]}.local"] if good_name(host) else []
    return list(dict.fromkeys(["localhost", *named]))


def good_name(name: str) -> bool:
    """Tell whether this is a host name in small letters, which no address is."""
    return len(name) <= 253 and NAME.fullmatch(name) is not None and NUMBER.fullmatch(name) is None


def split_hosts(hosts: Iterable[str]) -> tuple[list[Ip], list[str]]:
    """Part addresses from names. Raises ValueError naming what is neither."""
    addresses: list[Ip] = []
    names: list[str] = []
    for host in hosts:
        cleaned = host.strip().lower().removeprefix("[").removesuffix("]").rstrip(".")
        try:
            addresses.append(ipaddress.ip_address(cleaned))
        except ValueError:
            if not good_name(cleaned):
                raise ValueError(f"{host!r} is neither an address nor a name of a host") from None
            names.append(cleaned)
    return addresses, names


def _addresses_of_cards() -> Iterator[str]:
    try:
        import fcntl
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, card in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asking, SIOCGIFADDR, struct.pack("256s", card.encode()[:15]))
            except OSError:  # a card without an address, or another system than Linux
                continue
            yield socket.inet_ntoa(answer[20:24])
