"""Which network addresses may be reached."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

#: Ranges that `is_global` calls public, or is unsure of across Python versions, and that are not.
REFUSED = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # "this network"; 0.0.0.0 reaches the machine itself
        "100.64.0.0/10",  # carrier NAT; clouds put metadata services here
        "169.254.0.0/16",  # link-local, with the metadata address of most clouds
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "fd00:ec2::/32",  # metadata over IPv6
        "fec0::/10",  # site-local, deprecated and still routed in places
        "ff00::/8",  # multicast
        "100::/64",  # discard only
        "2001::/23",  # protocol assignments
        "2001:db8::/32",  # documentation
        "5f00::/16",  # segment routing
    )
)
#: IPv6 ranges that carry an IPv4 address, and how many bits lie to the right of it.
CARRIERS = (
    (ip_network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (ip_network("::/96"), 0),  # IPv4-compatible, deprecated
    (ip_network("64:ff9b::/96"), 0),  # NAT64
    (ip_network("64:ff9b:1::/48"), 0),  # local NAT64
    (ip_network("2002::/16"), 80),  # 6to4
)


def refusal(text: str) -> str | None:
    """Why an address must not be reached, in words; None: it is an ordinary public one.

    Args:
        text: an IPv4 or IPv6 address as the resolver gives it; a zone (`%eth0`) is link-local by itself.
    """
    if "%" in text:
        return "link-local"
    try:
        address: Address = ip_address(text)
    except ValueError:
        return "unreadable"
    return _kind(_carried(address))


def _carried(address: Address) -> Address:
    """The IPv4 address inside an IPv6 form that routes to it; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.teredo is not None:
        return address.teredo[1]
    for network, shift in CARRIERS:
        if address in network and address not in (IPv6Address("::"), IPv6Address("::1")):
            return IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return address


def _kind(address: Address) -> str | None:
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    if any(address in network for network in REFUSED if network.version == address.version):
        return "reserved"
    if address.is_unspecified or not (address.is_private or address.is_global):
        return "reserved"
    return "private" if address.is_private else None
