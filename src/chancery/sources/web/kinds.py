"""What kind of machine an address belongs to, told from the address alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from types import MappingProxyType

IP = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "169.254.169.254/32": "a cloud's metadata service",
        "168.63.129.16/32": "a cloud's metadata service",
        "100.100.100.200/32": "a cloud's metadata service",
        "fd00:ec2::254/128": "a cloud's metadata service",
        "fd20:ce::254/128": "a cloud's metadata service",
        "0.0.0.0/8": "an unspecified address",
        "10.0.0.0/8": "a private address",
        "100.64.0.0/10": "a carrier's shared address",
        "127.0.0.0/8": "a loopback address",
        "169.254.0.0/16": "a link-local address",
        "172.16.0.0/12": "a private address",
        "192.0.0.0/24": "a reserved address",
        "192.0.2.0/24": "an address for documentation",
        "192.88.99.0/24": "a reserved address",
        "192.168.0.0/16": "a private address",
        "198.18.0.0/15": "an address for benchmarks",
        "198.51.100.0/24": "an address for documentation",
        "203.0.113.0/24": "an address for documentation",
        "224.0.0.0/4": "a multicast address",
        "240.0.0.0/4": "a reserved address",
        "::/128": "an unspecified address",
        "::1/128": "a loopback address",
        "64:ff9b:1::/48": "a private address",
        "2001::/23": "a reserved address",
        "2001:db8::/32": "an address for documentation",
        "3fff::/20": "an address for documentation",
        "fc00::/7": "a private address",
        "fe80::/10": "a link-local address",
        "fec0::/10": "a site-local address",
        "ff00::/8": "a multicast address",
    }
)
"""IANA's registries of special addresses (2024), and the metadata services of the large clouds."""

_NETWORKS = tuple((ipaddress.ip_network(text), kind) for text, kind in _KINDS.items())
_GLOBAL_V6 = IPv6Network("2000::/3")
_NAT64, _SIX_TO_FOUR = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")


def kind_of(address: IP) -> str | None:
    """What forbids an address (``a loopback address``), or ``None`` for one of a public machine.

    An IPv4 address that is wrapped in an IPv6 one (mapped, 6to4, NAT64) is judged by itself.
    """
    address = _unwrapped(address)
    for network, kind in _NETWORKS:
        if address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _GLOBAL_V6:
        return "a reserved address"
    return None


def _unwrapped(address: IP) -> IP:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
        if address in _SIX_TO_FOUR:
            return IPv4Address(int(address) >> 80 & 0xFFFF_FFFF)
    return address
