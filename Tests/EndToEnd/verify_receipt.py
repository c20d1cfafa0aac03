"""A second verifier of receipts, statements and checkpoints, written from docs/evidence.md alone.

Usage: python verify_receipt.py FILE KEY      (KEY is the text name+hash+base64, or a file)
Exit status: 0 verified, 1 not verified, 2 wrong use. Needs the package `cryptography`.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import sys
import unicodedata

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LARGEST = 2**53 - 1
DEPTH = 32


class Refused(Exception):
    """The file does not prove what it says."""


def demand(condition, reason):
    if not condition:
        raise Refused(reason)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def hmac256(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


def u64(number):
    return number.to_bytes(8, "big")


def from_base64(text, size=None):
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError) as error:
        raise Refused("not base 64") from error
    demand(base64.b64encode(data).decode() == text, "base 64 with a second spelling")
    demand(size is None or len(data) == size, "wrong length")
    return data


def decimal(text):
    demand(text.isascii() and text.isdigit() and str(int(text)) == text, "not a number")
    demand(int(text) < 2**64, "number too large")
    return int(text)


# Canonical JSON (RFC 8785, whole numbers only)


def canonical(value, depth=0):
    demand(depth <= DEPTH, "nested too deep")
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        demand(abs(value) <= LARGEST, "integer out of range")
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    members = (json.dumps(n, ensure_ascii=False) + ":" + canonical(value[n], depth + 1) for n in names)
    return "{" + ",".join(members) + "}"


def parse_canonical(data):
    def no_float(_):
        raise Refused("a number that is not whole")

    def members(pairs):
        names = {unicodedata.normalize("NFC", name) for name, _ in pairs}
        demand(len(names) == len(pairs), "a name twice")
        return dict(pairs)

    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=members, parse_float=no_float, parse_constant=no_float
        )
        demand(canonical(value).encode("utf-8") == data, "not in canonical form")
    except (ValueError, RecursionError) as error:
        raise Refused("not JSON") from error
    return value


def shape(value, *names):
    demand(isinstance(value, dict) and set(value) == set(names), "wrong members")
    return [value[name] for name in names]


# Signed notes and checkpoints


class Key:
    def __init__(self, text):
        parts = text.split("+", 2)
        demand(len(parts) == 3 and parts[0], "not a key")
        self.name = parts[0]
        data = from_base64(parts[2], 33)
        demand(data[0] == 1, "not an Ed25519 key")
        self.hash = sha256(self.name.encode(), b"\n", data)[:4]
        demand(self.hash.hex() == parts[1], "the key's hash is wrong")
        self.public = Ed25519PublicKey.from_public_bytes(data[1:])


def read_checkpoint(note, key):
    """Returns size and root of a checkpoint that the key signed."""
    demand(note.endswith("\n") and "\n\n" in note, "not a signed note")
    demand(all(c == "\n" or c >= " " and c != "\x7f" for c in note), "control characters")
    text, _, lines = note.rpartition("\n\n")
    text += "\n"
    demand(len(lines) > 1, "no signatures")
    own = 0
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        demand(len(parts) == 3 and parts[0] == "\u2014" and parts[1], "not a signature line")
        data = from_base64(parts[2])
        demand(len(data) > 4, "not a signature")
        if parts[1] == key.name and data[:4] == key.hash:
            own += 1
            try:
                key.public.verify(data[4:], text.encode())
            except InvalidSignature as error:
                raise Refused("the signature is false") from error
    demand(own > 0, "not signed by this key")
    parts = text.split("\n")
    demand(len(parts) == 4 and parts[3] == "", "not a checkpoint")
    demand(parts[0] == key.name, "the checkpoint of another log")
    return decimal(parts[1]), from_base64(parts[2], 32)


# The tree (RFC 6962, verified as in RFC 9162, section 2.1.3.2)


def check_inclusion(leaf_hash, index, size, proof, root, reason):
    demand(index < size, reason)
    place, last, digest = index, size - 1, leaf_hash
    for sibling in proof:
        demand(last > 0, reason)
        if place & 1 or place == last:
            digest = sha256(b"\x01", sibling, digest)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            digest = sha256(b"\x01", digest, sibling)
        place, last = place >> 1, last >> 1
    demand(last == 0 and digest == root, reason)


def hashes(texts):
    demand(isinstance(texts, list) and len(texts) <= 64, "not a proof")
    return [from_base64(text, 32) for text in texts]


# Events and chains


def event_leaf(tag, salt, event_bytes):
    return b"\x01" + tag + hmac256(salt, b"recourse/event/v1", event_bytes)


def leaf_hash_of(leaf):
    return sha256(b"\x00", leaf)


def next_head(head, sequence, leaf_hash):
    return sha256(b"\x02", head, u64(sequence), leaf_hash)


def check_event(event):
    demand(isinstance(event, dict), "not an event")
    demand(isinstance(event.get("type"), str), "an event without type")
    demand(isinstance(event.get("occurredAt"), str), "an event without time")
    sequence, head = event.get("sequence"), event.get("previousHead")
    demand(type(sequence) is int and sequence > 0, "an event without number")
    demand(
        isinstance(head, str) and len(head) == 64 and set(head) <= set("0123456789abcdef"),
        "an event without previous head",
    )
    return sequence, bytes.fromhex(head)


def verify_receipt(text, key):
    head, separator, note = text.partition("\n\n")
    demand(separator, "not a receipt")
    lines = head.split("\n")
    demand(len(lines) >= 3 and lines[0] == "c2sp.org/tlog-proof@v1", "not a receipt")
    demand(lines[1].startswith("extra ") and lines[2].startswith("index "), "not a receipt")
    extra = parse_canonical(from_base64(lines[1][6:]))
    event, salt_text, tag_text = shape(extra, "event", "salt", "tag")
    size, root = read_checkpoint(note, key)
    sequence, previous = check_event(event)
    salt, tag = from_base64(salt_text, 32), from_base64(tag_text, 32)
    leaf_hash = leaf_hash_of(event_leaf(tag, salt, canonical(event).encode()))
    index = decimal(lines[2][6:])
    check_inclusion(leaf_hash, index, size, hashes(lines[3:]), root, "the event is not in the log")
    return {
        "kind": "receipt",
        "treeSize": size,
        "index": index,
        "events": [event],
        "head": next_head(previous, sequence, leaf_hash).hex(),
    }


# The map and statements


def bit(key, place):
    return key[place // 8] >> (7 - place % 8) & 1


def map_root(key, value, steps):
    digest, below = sha256(key, value), 256
    for place, sibling in steps:
        demand(place < below, "the bits of the map proof do not decrease")
        below = place
        pair = (sibling, digest) if bit(key, place) else (digest, sibling)
        digest = sha256(*pair, bytes([place]))
    return digest


def read_steps(value):
    demand(isinstance(value, list) and len(value) <= 256, "not a map proof")
    steps = []
    for item in value:
        place, sibling = shape(item, "bit", "sibling")
        demand(type(place) is int and 0 <= place <= 255, "not a bit")
        steps.append((place, from_base64(sibling, 32)))
    return steps


def replay(person_key, entries):
    """Builds the chain again; returns its key, its length, its head and what it says."""
    demand(isinstance(entries, list), "no list of events")
    map_key = hmac256(person_key, b"recourse/map/v1")
    head = sha256(b"recourse/chain/v1", map_key)
    said = []
    for sequence, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and "event" in entry:
            event, salt = shape(entry, "event", "salt")
            number, previous = check_event(event)
            demand(number == sequence, "an event is out of place")
            demand(previous == head, "an event does not continue the chain")
            data = canonical(event).encode()
            commitment = hmac256(from_base64(salt, 32), b"recourse/event/v1", data)
            said.append(event)
        else:
            stored, by, reason = shape(entry, "commitment", "erasedBy", "reason")
            check_erasure(entries, sequence, by, reason)
            commitment = from_base64(stored, 32)
            said.append({"sequence": sequence, "erasedBy": by, "reason": reason})
        tag = hmac256(person_key, b"recourse/tag/v1", u64(sequence))
        head = next_head(head, sequence, leaf_hash_of(b"\x01" + tag + commitment))
    return map_key, len(entries), head, said


def check_erasure(entries, sequence, by, reason):
    shown = "the erasure is not shown"
    demand(type(by) is int and sequence < by <= len(entries), shown)
    entry = entries[by - 1]
    demand(isinstance(entry, dict) and isinstance(entry.get("event"), dict), shown)
    event = entry["event"]
    facts = event.get("facts")
    demand(event.get("type") == "event.erased" and isinstance(facts, dict), shown)
    sequences = facts.get("sequences")
    demand(isinstance(reason, str) and facts.get("reason") == reason, shown)
    demand(isinstance(sequences, list), shown)
    demand(any(type(n) is int and n == sequence for n in sequences), shown)


def verify_statement(text, key):
    statement = parse_canonical(text.removesuffix("\n").encode())
    demand(isinstance(statement, dict), "not a statement")
    demand(statement.get("format") == "recourse-statement/1", "not a statement")
    common = ["checkpoint", "epochLeaf", "epochProof", "format", "kind", "map"]
    own = {"complete": ["events", "personKey"], "absence": ["mapKey"]}.get(statement.get("kind"))
    demand(own is not None, "not a statement")
    other = statement.get("other") if statement["kind"] == "absence" else None
    shape(statement, *common, *own, *([] if other is None else ["other"]))
    demand(isinstance(statement["checkpoint"], str), "no checkpoint")
    size, root = read_checkpoint(statement["checkpoint"], key)

    leaf = from_base64(statement["epochLeaf"], 57)
    demand(leaf[0] == 2, "not an epoch leaf")
    index = int.from_bytes(leaf[1:9], "big") + int.from_bytes(leaf[9:17], "big")
    reason = "the epoch leaf is not in the log"
    check_inclusion(leaf_hash_of(leaf), index, size, hashes(statement["epochProof"]), root, reason)
    demand(index == size - 1, "the epoch leaf is not the last one")
    pinned, steps = leaf[25:], read_steps(statement["map"])
    result = {"kind": "statement", "treeSize": size, "events": []}

    if statement["kind"] == "absence":
        map_key = from_base64(statement["mapKey"], 32)
        reason = "the absence is not proven"
        if other is None:
            demand(not steps and pinned == sha256(b""), reason)
        else:
            found, value = (from_base64(item, 32) for item in shape(other, "key", "value"))
            demand(found != map_key, reason)
            demand(all(bit(found, place) == bit(map_key, place) for place, _ in steps), reason)
            demand(map_root(found, value, steps) == pinned, reason)
        return result | {"kind": "absence", "mapKey": map_key.hex()}

    person_key = from_base64(statement["personKey"], 32)
    map_key, count, head, said = replay(person_key, statement["events"])
    value = sha256(b"recourse/head/v1", u64(count), head, b"\x00")
    demand(map_root(map_key, value, steps) == pinned, "the list is not complete")
    return result | {"events": said, "head": head.hex(), "mapKey": map_key.hex()}


def verify(data, key_text):
    """Verifies any file; returns what it proves or raises Refused."""
    key = Key(key_text.strip())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not text") from error
    if text.startswith("c2sp.org/tlog-proof@"):
        return verify_receipt(text, key)
    if text.startswith("{"):
        return verify_statement(text, key)
    size, _ = read_checkpoint(text, key)
    return {"kind": "checkpoint", "treeSize": size, "events": []}


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    path, key = pathlib.Path(arguments[0]), arguments[1]
    if pathlib.Path(key).is_file():
        key = pathlib.Path(key).read_text(encoding="utf-8")
    try:
        print(json.dumps(verify(path.read_bytes(), key), indent=2, ensure_ascii=False))
    except Refused as refusal:
        print(f"NOT VERIFIED: {refusal}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
