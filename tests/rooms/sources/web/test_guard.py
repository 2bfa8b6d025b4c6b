"""Which machines are dialled: the address that is really dialled decides, on every connection."""

from ipaddress import IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import FetchError, RefusedAddressError, SettingsError
from chancery.sources.web.kinds import kind_of
from tests.rooms.sources.web.outside import PUBLIC, World
from tests.servers import page, serving

REFUSED = [
    ("127.0.0.1", "a loopback address"),
    ("127.8.8.8", "a loopback address"),
    ("0.0.0.0", "an unspecified address"),  # noqa: S104 - nothing is bound to it
    ("10.1.2.3", "a private address"),
    ("172.31.0.1", "a private address"),
    ("192.168.1.1", "a private address"),
    ("100.64.0.1", "a carrier's shared address"),
    ("169.254.1.1", "a link-local address"),
    ("169.254.169.254", "a cloud's metadata service"),
    ("100.100.100.200", "a cloud's metadata service"),
    ("168.63.129.16", "a cloud's metadata service"),
    ("192.0.0.192", "a reserved address"),
    ("192.0.2.1", "an address for documentation"),
    ("198.18.0.1", "an address for benchmarks"),
    ("224.0.0.1", "a multicast address"),
    ("240.0.0.1", "a reserved address"),
    ("255.255.255.255", "a reserved address"),
    ("::", "an unspecified address"),
    ("::1", "a loopback address"),
    ("fe80::1", "a link-local address"),
    ("fec0::1", "a site-local address"),
    ("fc00::1", "a private address"),
    ("fd12::1", "a private address"),
    ("fd00:ec2::254", "a cloud's metadata service"),
    ("ff02::1", "a multicast address"),
    ("2001:db8::1", "an address for documentation"),
    ("100::1", "a reserved address"),
    ("4000::1", "a reserved address"),
    ("::ffff:127.0.0.1", "a loopback address"),
    ("::ffff:169.254.169.254", "a cloud's metadata service"),
    ("::127.0.0.1", "a reserved address"),
    ("::ffff:0:127.0.0.1", "a reserved address"),
    ("64:ff9b::10.0.0.1", "a private address"),
    ("64:ff9b:1::10.0.0.1", "a private address"),
    ("2002:7f00:1::", "a loopback address"),
    ("2002:a9fe:a9fe::1", "a cloud's metadata service"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "a reserved address"),
]
NAT64 = IPv6Network("64:ff9b::/96")
BY_NAME = [*REFUSED, ("fe80::1%eth0", "a link-local address")]


@pytest.mark.parametrize(("address", "kind"), REFUSED)
def test_an_address_that_is_not_public_is_refused(address, kind):
    world = World()
    host = f"[{address}]" if ":" in address else address
    with world.client() as client, pytest.raises(RefusedAddressError, match=kind) as caught:
        client.fetch(f"http://{host}/")
    assert str(caught.value).endswith(f" is {kind}, never fetched unless allow names it")
    assert "robots.txt" not in str(caught.value)
    assert (world.asked, world.dialled) == ([], [])


@given(st.ip_addresses())
def test_no_address_that_is_not_global_passes(address):
    wraps_ipv4 = address.version == 6 and (address.sixtofour or address in NAT64)
    if kind_of(address) is None and not wraps_ipv4:
        assert address.is_global


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_when_it_is_wrapped(address):
    number = int(address)
    for wrapped in (0xFFFF << 32 | number, int(NAT64[0]) + number, 0x2002 << 112 | number << 80):
        assert kind_of(IPv6Address(wrapped)) == kind_of(address)


@pytest.mark.parametrize(("address", "kind"), BY_NAME)
def test_a_name_that_resolves_to_such_an_address_is_refused(address, kind):
    world = World({"journal.example": [address]})
    with world.client() as client, pytest.raises(RefusedAddressError, match=kind):
        client.fetch("http://journal.example/")
    assert (world.asked, world.dialled) == (["journal.example"], [])


@pytest.mark.parametrize(
    "written",
    [
        "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://0/", "http://127.1/",
        "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://１２７.0.0.1/",
        "http://0xa9fea9fe/", "http://169.254.43518/",
    ],
)  # fmt: skip
def test_an_odd_spelling_of_such_an_address_is_refused(written):
    world = World()
    with world.client() as client, pytest.raises(RefusedAddressError, match="never fetched"):
        client.fetch(written)
    assert world.dialled == []


@pytest.mark.parametrize("written", ["http://localhost/", "http://LOCALHOST./", "http://ⓛocalhost"])
def test_localhost_is_refused_for_what_it_resolves_to(written):
    world = World({"localhost": ["::1", "127.0.0.1"]})
    with world.client() as client, pytest.raises(RefusedAddressError, match="localhost is at ::1"):
        client.fetch(written)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    world = World({"journal.example": [PUBLIC, "10.0.0.1"]})
    with world.client() as client, pytest.raises(RefusedAddressError, match=r"is at 10\.0\.0\.1"):
        client.fetch("http://journal.example/a")
    assert world.dialled == []


def test_the_address_that_was_checked_is_the_one_that_is_dialled():
    with serving({"/": page(b"<p>Bonjour</p>")}) as server:
        world = World({"journal.example": [[PUBLIC], ["127.0.0.1"]]}, server.port)
        with world.client(robots=False) as client:
            client.fetch("http://journal.example/")
        assert world.dialled == [(PUBLIC, 80)]
        assert world.asked == ["journal.example"]
        assert server.log[0].headers["host"] == "journal.example"


def test_a_name_that_turns_private_between_two_connections_is_refused():
    with serving({"/robots.txt": page(b"", connection="close")}) as server:
        world = World({"journal.example": [[PUBLIC], ["127.0.0.1"]]}, server.port)
        with world.client() as client, pytest.raises(RefusedAddressError, match="loopback"):
            client.fetch("http://journal.example/")
        assert world.dialled == [(PUBLIC, 80)]
        assert server.paths == ["/robots.txt"]


def test_the_next_address_is_tried_where_one_does_not_answer():
    world = World({"journal.example": [PUBLIC, "2606:2800:220::1", PUBLIC]})
    with world.client(robots=False, tries=1) as client, pytest.raises(FetchError):
        client.fetch("http://journal.example/")
    assert world.dialled == [(PUBLIC, 80), ("2606:2800:220::1", 80)]


@pytest.mark.parametrize("port", [1, 22, 25, 81, 6000, 6379, 6667, 11211])
def test_a_port_of_another_service_is_refused(port):
    world = World()
    with world.client() as client, pytest.raises(RefusedAddressError, match=f"port {port} is not"):
        client.fetch(f"http://{PUBLIC}:{port}/")
    assert world.dialled == []


@pytest.mark.parametrize("port", [80, 443, 8080, 8443, 50_000])
def test_a_port_where_pages_are_served_is_dialled(port):
    world = World()
    with world.client(robots=False, tries=1) as client, pytest.raises(FetchError, match="nobody"):
        client.fetch(f"http://{PUBLIC}:{port}/")
    assert world.dialled == [(PUBLIC, port)]


@pytest.mark.parametrize(
    ("allow", "url"),
    [
        ("10.0.0.0/8", "http://10.1.2.3/"),
        ("10.1.2.3", "http://10.1.2.3:8080/"),
        ("10.1.2.3:8080", "http://10.1.2.3:8080/"),
        ("10.1.2.3:22", "http://10.1.2.3:22/"),
        ("fd00::/8", "http://[fd12::1]/"),
        ("fd12::1", "http://[fd12::1]/"),
        ("[fd12::1]", "http://[fd12::1]/"),
        ("[fd12::1]:8080", "http://[fd12::1]:8080/"),
        ("intranet.example", "http://intranet.example:8080/"),
        ("Intranet.example.:8080", "http://intranet.example:8080/"),
        ("10.0.0.0/8", "http://intranet.example/"),
        ("équipe.example", "http://xn--quipe-9ra.example/"),
    ],
)
def test_what_the_configuration_names_is_dialled(allow, url):
    world = World({"intranet.example": ["10.9.9.9"], "xn--quipe-9ra.example": ["10.9.9.9"]})
    with world.client(allow=[allow], robots=False, tries=1) as client, pytest.raises(FetchError):
        client.fetch(url)
    assert len(world.dialled) == 1


@pytest.mark.parametrize(
    ("allow", "url"),
    [
        ("10.1.2.3:8080", "http://10.1.2.3/"),
        ("10.1.2.3", "http://10.1.2.4/"),
        ("10.1.2.3", "http://10.1.2.3:22/"),
        ("intranet.example:8080", "http://intranet.example/"),
        ("intranet.example:80", "http://intranet.example:8080/"),
        ("fd12::80", "http://[fd12::1]:80/"),
        ("intranet.example", "http://autre.intranet.example/"),
        ("intranet.example", "http://10.9.9.9/"),
    ],
)
def test_what_it_does_not_name_stays_refused(allow, url):
    world = World({"intranet.example": ["10.9.9.9"], "autre.intranet.example": ["10.9.9.9"]})
    with world.client(allow=[allow]) as client, pytest.raises(RefusedAddressError):
        client.fetch(url)
    assert world.dialled == []


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "http://a.example/",
        "10.0.0.0/99",
        "a.example:99999",
        "a b",
        "a..b",
        "a@b",
        "a?b",
        "a/b",
    ],
)
def test_an_entry_of_the_configuration_that_names_nothing_is_told(entry):
    with pytest.raises(SettingsError, match="allow: "):
        World().client(allow=[entry])
