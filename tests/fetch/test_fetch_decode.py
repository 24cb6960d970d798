"""Codings come off the same however the bytes arrive, and never give more than the limit."""

import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.fetch.decode import PIECE, DamagedError, Decoder, TooLargeError, codings

PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


def unpacked(names: list[str], data: bytes, size: int, limit: int = 10_000_000) -> bytes:
    decoder = Decoder(names, limit)
    found = b"".join(piece for start in range(0, len(data), size) for piece in decoder.feed(data[start : start + size]))
    decoder.finish()
    return found


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(PACK)), max_size=3),
    st.binary(max_size=100),
    st.sampled_from([1, 50_000]),
    st.integers(1, 70_000),
)
def test_packing_and_unpacking_is_nothing(names: list[str], part: bytes, times: int, size: int) -> None:
    """Whatever was put on in order comes off, in pieces of any size."""
    body = b"<" + part * times  # a body that begins like a gzip file is unpacked without a word
    packed = body
    for name in names:
        packed = PACK[name](packed)
    assert unpacked(names, packed, max(size, len(packed) // 2000)) == body


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(PACK)), st.integers(1, 3_000_000), st.integers(0, 2_000_000))
def test_the_limit_is_exact(name: str, size: int, limit: int) -> None:
    """One byte more than allowed is too much, and nothing is cut in silence."""
    packed = PACK[name](bytes(size))
    if size > limit:
        with pytest.raises(TooLargeError):
            unpacked([name], packed, 4096, limit)
    else:
        assert unpacked([name], packed, 4096, limit) == bytes(size)


@pytest.mark.parametrize("name", sorted(PACK))
def test_pieces_stay_small(name: str) -> None:
    """No single step unpacks much more than a piece, zstd's two megabytes excepted."""
    decoder = Decoder([name], 100_000_000)
    most = max(len(piece) for piece in decoder.feed(PACK[name](bytes(20_000_000))))
    assert most <= (2_200_000 if name == "zstd" else 2 * PIECE)


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(sorted(PACK)), st.binary(min_size=1, max_size=2000))
def test_rubbish_is_damage_and_nothing_else(name: str, data: bytes) -> None:
    """Bytes that are no such coding give a known failure or, announced as gzip, themselves."""
    try:
        got = unpacked([name], data, 100)
    except (DamagedError, TooLargeError):
        return
    assert got == data or len(got) <= 100


@pytest.mark.parametrize("name", ["br", "zstd", "gzip", "deflate"])
def test_an_unfinished_body_is_damage(name: str) -> None:
    """What stops in the middle is not a document."""
    packed = PACK[name](b"<rss>" + bytes(range(256)) * 20)
    with pytest.raises(DamagedError):
        unpacked([name], packed[:-9], 50)


def test_codings_are_read_as_servers_write_them() -> None:
    """Case, spaces and words that mean nothing do not matter."""
    assert codings(" GZip ,, identity, br") == ("gzip", "br")
    assert codings("") == ()
    assert codings("utf-8") == ()
