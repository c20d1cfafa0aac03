"""The second verifier agrees with the golden files that ours wrote, byte by byte."""

import hashlib
import hmac
import json
import pathlib
import random

import pytest
import verify_receipt as second

FIXTURES = pathlib.Path(__file__).parents[1] / "EvidenceTests" / "Fixtures"
KEY = (FIXTURES / "log.key").read_text(encoding="utf-8").strip()
FILES = [
    ("receipt-first.tlog-proof", "receipt", 1),
    ("receipt-judgment.tlog-proof", "receipt", 1),
    ("statement-complete.json", "statement", 4),
    ("statement-erased.json", "statement", 5),
    ("statement-absence.json", "absence", 0),
    ("checkpoint.txt", "checkpoint", 0),
]


@pytest.mark.parametrize(("name", "kind", "events"), FILES)
def test_accepts_what_ours_wrote(name, kind, events):
    result = second.verify((FIXTURES / name).read_bytes(), KEY)
    assert result["kind"] == kind
    assert len(result["events"]) == events


@pytest.mark.parametrize(("name", "kind", "events"), FILES)
def test_refuses_any_byte_changed(name, kind, events):
    good = (FIXTURES / name).read_bytes()
    original = second.verify(good, KEY)
    for place in range(len(good)):
        bad = bytearray(good)
        bad[place] ^= 0x20 if place % 2 else 1
        try:
            result = second.verify(bytes(bad), KEY)
        except second.Refused:
            continue
        # A true statement of absence for another key is one, but not about this key.
        assert result["kind"] == "absence" and result["mapKey"] != original["mapKey"], place


def test_never_fails_otherwise_than_by_refusing():
    generator = random.Random(20261122)
    for name, _, _ in FILES:
        good = (FIXTURES / name).read_bytes()
        for _ in range(300):
            bad = bytearray(good)
            for _ in range(generator.randint(1, 4)):
                place = generator.randrange(len(bad))
                if generator.random() < 0.5:
                    bad[place] = generator.randrange(256)
                else:
                    del bad[place : place + generator.randint(1, 30)]
            try:
                second.verify(bytes(bad), KEY)
            except second.Refused:
                pass


def test_computes_every_intermediate_value():
    vectors = json.loads((FIXTURES / "vectors.json").read_text(encoding="utf-8"))
    person_key = bytes.fromhex(vectors["personKey"])
    map_key = hmac.new(person_key, b"recourse/map/v1", hashlib.sha256).digest()
    assert map_key.hex() == vectors["mapKey"]
    head = second.sha256(b"recourse/chain/v1", map_key)
    assert head.hex() == vectors["headZero"]
    for sequence, event in enumerate(vectors["events"], 1):
        data = event["canonicalEvent"].encode()
        content = second.parse_canonical(data)
        assert content["sequence"] == sequence and content["previousHead"] == head.hex()
        tag = second.hmac256(person_key, b"recourse/tag/v1", second.u64(sequence))
        assert tag.hex() == event["tag"]
        leaf = second.event_leaf(tag, bytes.fromhex(event["salt"]), data)
        assert leaf.hex() == event["leafData"] == vectors["leaves"][event["index"]]
        leaf_hash = second.leaf_hash_of(leaf)
        assert leaf_hash.hex() == event["leafHash"]
        head = second.next_head(head, sequence, leaf_hash)
        assert head.hex() == event["head"]
    value = second.sha256(b"recourse/head/v1", second.u64(len(vectors["events"])), head, b"\0")
    assert value.hex() == vectors["mapValue"]
    assert vectors["leaves"][-1][50:] == vectors["mapRoot"]


def test_computes_the_root_of_the_log():
    vectors = json.loads((FIXTURES / "vectors.json").read_text(encoding="utf-8"))

    def root(leaves):
        if len(leaves) == 1:
            return leaves[0]
        width = 1 << (len(leaves) - 1).bit_length() - 1
        return second.sha256(b"\1", root(leaves[:width]), root(leaves[width:]))

    leaves = [second.leaf_hash_of(bytes.fromhex(leaf)) for leaf in vectors["leaves"]]
    assert root(leaves).hex() == vectors["root"]


@pytest.mark.parametrize(("name", "kind", "events"), FILES)
def test_agrees_with_the_command(run, tmp_path, name, kind, events):
    path = FIXTURES / name
    done = run("verify", path, "--key", FIXTURES / "log.key", "--json", check=0)
    ours = json.loads(done.stdout)
    theirs = second.verify(path.read_bytes(), KEY)
    assert ours["verified"] is True
    assert [ours["kind"], ours["treeSize"]] == [theirs["kind"], theirs["treeSize"]]
    assert ours["events"] == theirs["events"]
    bad = tmp_path / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    refused = run("verify", bad, "--key", KEY, "--json", check=1)
    assert json.loads(refused.stdout)["verified"] is False
    with pytest.raises(second.Refused):
        second.verify(bytes(data), KEY)


def test_the_command_tells_wrong_use_from_a_false_file(run):
    assert run("verify", "no-such-file", "--key", KEY).returncode == 2
    assert run("verify", FIXTURES / "checkpoint.txt", "--key", "no-key").returncode == 2
    assert run("verify", FIXTURES / "log.key", "--key", KEY).returncode == 1
