"""The public log of a running server: its root is computed again from the tiles that are served."""

import base64
import hashlib

import requests


def sha(data):
    return hashlib.sha256(data).digest()


def root(hashes):
    """The RFC 6962 root over hashes of leaves or of complete subtrees."""
    if not hashes:
        return sha(b"")
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return sha(b"\1" + root(hashes[:half]) + root(hashes[half:]))


def path(kind, index, width):
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    return f"/log/tile/{kind}/{'/'.join(groups)}" + (f".p/{width}" if width < 256 else "")


def checkpoint(address):
    answer = requests.get(f"{address}/log/checkpoint")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=5"
    origin, size, text = answer.text.split("\n")[:3]
    return int(size), base64.b64decode(text)


def tiles(address, kind, count):
    """All entries of one level, tile by tile, with what C2SP says of each answer."""
    bodies = []
    for index in range((count + 255) // 256):
        width = min(256, count - 256 * index)
        answer = requests.get(address + path(kind, index, width))
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/octet-stream"
        caching = answer.headers["cache-control"]
        assert ("immutable" in caching) == (width == 256) and "public" in caching
        bodies.append(answer.content)
    return bodies


def test_the_root_is_that_of_the_served_tiles(demo):
    size, signed = checkpoint(demo.address)
    assert size > 256, "the log must have a full tile, or this says little"
    leaves = b"".join(tiles(demo.address, 0, size))
    assert len(leaves) == 32 * size
    level = [leaves[at : at + 32] for at in range(0, len(leaves), 32)]
    assert root(level) == signed

    # Each level holds the roots of the full tiles below it.
    number = 1
    while len(level) >= 256:
        full = [root(level[at : at + 256]) for at in range(0, len(level) - 255, 256)]
        stored = b"".join(tiles(demo.address, number, len(full)))
        assert stored == b"".join(full)
        level, number = full, number + 1


def test_the_bundles_are_the_leaves_of_the_tiles(demo):
    size, signed = checkpoint(demo.address)
    hashes = []
    for bundle in tiles(demo.address, "entries", size):
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            leaf, bundle = bundle[2 : 2 + length], bundle[2 + length :]
            assert (leaf[0], length) in ((1, 65), (2, 57))
            hashes.append(sha(b"\0" + leaf))
    assert len(hashes) == size and root(hashes) == signed


def test_what_the_log_does_not_have_is_not_found(demo):
    size, _ = checkpoint(demo.address)
    last = size // 256
    wrong = [
        path(0, last + 1, 256), path(0, last, 256), path(0, last, 255), path(7, 0, 256),
        "/log/tile/0/0", "/log/tile/0/0000", "/log/tile/0/-01", "/log/tile/64/000",
        "/log/tile/0/000.p/0", "/log/tile/0/000.p/256", "/log/tile/0/x000/000", "/log/tile/0",
        "/log/tile/entries", path("entries", last + 1, 256), "/log/tile/0/000.p/01",
    ]
    if size % 256 == 255:
        wrong.remove(path(0, last, 255))
    for place in wrong:
        answer = requests.get(demo.address + place)
        assert answer.status_code == 404, place
        assert "immutable" not in answer.headers.get("cache-control", "")
