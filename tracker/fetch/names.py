"""Host names to network addresses, without waiting for dead name servers when the program ends."""

import asyncio
import socket
import threading
from typing import NamedTuple


class Place(NamedTuple):
    """One address of a name."""

    family: socket.AddressFamily
    address: str  #: numeric; a zone stays in the text, so that a check sees it
    port: int


async def resolve(host: str, port: int) -> list[Place]:
    """All addresses of a name, in the resolver's order.

    A look-up runs in a daemon thread of its own: the threads of an executor are waited for when a program ends, and a
    dead name server would hold it up for half a minute.

    Raises:
        socket.gaierror: the name has no address, or no name server answered.
        UnicodeError: the name cannot be one.
    """
    if _is_literal(host):
        return _look_up(host, port, socket.AI_NUMERICHOST)
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Place]] = loop.create_future()

    def settle(found: list[Place], trouble: Exception | None) -> None:
        if answer.done():
            return
        if trouble is None:
            answer.set_result(found)
        else:
            answer.set_exception(trouble)

    def look() -> None:
        found: list[Place] = []
        trouble: Exception | None = None
        try:
            found = _look_up(host, port, 0)
        except (OSError, UnicodeError) as error:
            trouble = error
        try:
            loop.call_soon_threadsafe(settle, found, trouble)
        except RuntimeError:
            return  # the run is over and nobody waits any more

    threading.Thread(target=look, daemon=True, name="resolve").start()
    return await answer


def _look_up(host: str, port: int, flags: int) -> list[Place]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [Place(family, str(address[0]), port) for family, _, _, _, address in found]


def _is_literal(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except (OSError, UnicodeError):
            continue
        return True
    return False
