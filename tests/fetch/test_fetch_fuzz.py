"""Whatever bytes a server sends, there is one outcome and it is one we foresaw."""

from collections.abc import Iterator

import pytest
from fault_server import FEED, FaultServer, Talk
from fetch_case import ask, request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.subscription import FetchLimits
from tracker.wire import Failed

RAW: list[bytes] = []


async def raw(talk: Talk) -> None:
    await talk.send(RAW[-1])


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer(more={"raw": raw}) as running:
        yield running


TOKEN = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).map(str.encode)
VALUE = st.binary(max_size=40)
KNOWN = st.sampled_from(
    [
        (b"Content-Encoding", b"gzip"),
        (b"Content-Encoding", b"br, zstd"),
        (b"Content-Length", b"10"),
        (b"Content-Length", b"-1"),
        (b"Content-Length", b"\xb2"),
        (b"Transfer-Encoding", b"chunked"),
        (b"Location", b"/raw"),
        (b"Location", b"http://[::1"),
        (b"Location", b"//"),
        (b"Location", b"http://\xff\xfe/"),
        (b"Retry-After", b"soon"),
        (b"ETag", b"\xff" * 9),
        (b"Expires", b"Thu, 99 Foo 99999"),
        (b"Cache-Control", b"max-age=\xb2,=,,;"),
        (b"Date", b"0"),
        (b"Age", b"\xb9"),
    ]
)
ANSWER = st.builds(
    lambda status, headers, body: (
        b"HTTP/1.1 %d x\r\n" % status + b"".join(b"%s: %s\r\n" % pair for pair in headers) + b"\r\n" + body
    ),
    st.sampled_from([200, 203, 204, 206, 301, 302, 304, 307, 400, 429, 503, 599, 999]),
    st.lists(st.one_of(KNOWN, st.tuples(TOKEN, VALUE)), max_size=5),
    st.one_of(st.binary(max_size=60), st.just(FEED), st.just(b"5\r\nhello\r\n0\r\n\r\n")),
)


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(ANSWER, st.binary(max_size=120)))
def test_any_bytes_end_in_a_foreseen_outcome(server: FaultServer, data: bytes) -> None:
    """No answer breaks the run, and no failure is one that nobody foresaw."""
    RAW.append(data)
    outcomes = ask(request(server.url("raw")), limits=FetchLimits(timeout=5))
    assert len(outcomes) == 1
    if isinstance(outcomes[0], Failed):
        assert "nobody foresaw" not in outcomes[0].reason
        assert outcomes[0].weight in (1, 0.5, 0.25)
