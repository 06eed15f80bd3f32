#!/usr/bin/env python3
"""Verifies exports of journals by docs/journal-format.md alone: a second implementation, which shares nothing with the Java one.

    python3 verify_journal.py [--key FILE] [--head HASH] journal.jsonl ...

One line a file, "intact <entries> <head> <what the signature proves>" or "altered <entry> <reason>"; ends with 0 when all are intact, 1 when one is
altered, 2 when nothing could be verified."""
import base64
import binascii
import datetime
import hashlib
import json
import re
import sys
import unicodedata
import uuid

LONGEST = 16 << 20  # bytes of a line
FIRST = re.compile(rb'\{"format":"vaguemestre-journal","version":([12]),"organisation":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\}')
ENTRY = re.compile(rb'\{"n":([1-9][0-9]{0,17}),"bytes":"([A-Za-z0-9+/=]*)","hash":"([0-9a-f]{64})"\}')
CHECKPOINT = re.compile(
    rb'\{"size":([1-9][0-9]{0,17}),"at":(0|[1-9][0-9]{0,15}),"occasion":"(day|export)",'
    rb'"root":"([0-9a-f]{64})","previous":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}')
LAST = re.compile(rb'\{"entries":(0|[1-9][0-9]{0,17}),"head":"([0-9a-f]{64})"\}')


class Altered(Exception):
    """Why, and the first entry that cannot be trusted."""

    def __init__(self, entry, reason):
        super().__init__(reason)
        self.entry = entry


def line_of(file, entry):
    """The next line without its line feed; None after the last."""
    line = file.readline(LONGEST + 1)
    if line and not line.endswith(b"\n"):
        raise Altered(entry, "line not ended, or too long")
    return line[:-1] if line else None


def canonical(content):
    """The object the bytes are, when they are written as they must be; else None."""
    def members(pairs):
        return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))

    def no_floats(_):
        raise ValueError("not a whole number")

    try:
        text = content.decode("utf-8")
        value = json.loads(text, object_pairs_hook=members, parse_float=no_floats, parse_constant=no_floats)
        # Whatever was read is written anew: a space, another order, a name twice or another escape would show
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and written == text and unicodedata.is_normalized("NFC", text) else None


class Tree:
    """A Merkle tree (RFC 9162, 2.1.1), of which the roots of the whole subtrees are kept, the largest first."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        self.size += 1
        self.peaks.append(leaf)
        for _ in range((self.size & -self.size).bit_length() - 1):
            right, left = self.peaks.pop(), self.peaks.pop()
            self.peaks.append(hashlib.sha256(b"\x01" + left + right).digest())

    def root(self):
        if not self.peaks:
            return hashlib.sha256().digest()
        root = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\x01" + left + root).digest()
        return root


# Ed25519 (RFC 8032, 5.1): points in extended coordinates
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, point):
    product = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            product = add(product, point)
        point, factor = add(point, point), factor >> 1
    return product


def point_of(encoded):
    """The point so encoded; None when it is on no curve."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - xx) % P or not x and sign:
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed_by(key, message, signature):
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def keys_of(path):
    """The Ed25519 public keys in a file of PEM (RFC 8410)."""
    with open(path, "rb") as file:
        pem = re.findall(rb"-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----", file.read())
    keys = [base64.b64decode(key) for key in pem]
    if not keys or any(len(key) != 44 or key[:12] != bytes.fromhex("302a300506032b6570032100") for key in keys):
        raise OSError(0, "no Ed25519 public key in PEM")
    return [key[12:] for key in keys]


class Checkpoints:
    """What the portal signed: each checkpoint the root of all before it, and the root that the one before signed."""

    def __init__(self, organisation, keys):
        self.organisation, self.keys, self.tree = uuid.UUID(organisation).bytes, keys, Tree()
        self.size, self.occasion, self.root, self.at = 0, None, self.tree.root(), None

    def checkpoint(self, line):
        size, at, occasion, root, previous, signature = CHECKPOINT.fullmatch(line).groups()
        size, at, root, previous = int(size), int(at), bytes.fromhex(root.decode()), bytes.fromhex(previous.decode())
        # What is wrong since the checkpoint before is told at the first entry after it: up to there everything is proven
        if size != self.tree.size or size == self.size:
            raise Altered(self.size + 1, "a checkpoint out of its place")
        if previous != self.root:
            raise Altered(self.size + 1, "a checkpoint that does not follow the one before it")
        if root != self.tree.root():
            raise Altered(self.size + 1, "a checkpoint of other entries")
        message = (b"vaguemestre-checkpoint-v1\n" + self.organisation + size.to_bytes(8, "big") + at.to_bytes(8, "big")
                   + (b"\x02" if occasion == b"export" else b"\x01") + root + previous)
        if self.keys and not any(signed_by(key, message, bytes.fromhex(signature.decode())) for key in self.keys):
            raise Altered(self.size + 1, "a checkpoint that this key did not sign")
        self.size, self.occasion, self.root, self.at = size, occasion, root, at

    def end(self):
        if self.size != self.tree.size or self.occasion != b"export":
            raise Altered(self.size + 1, "an end that no checkpoint of an export signs")


def verify(file, keys=None, expected_head=None):
    """(number of entries, head, what the signature proves); raises Altered."""
    first = FIRST.fullmatch(line_of(file, 0) or b"")
    if not first:
        raise Altered(0, "not the first line of a journal")
    signed, organisation = first[1] == b"2", first[2].decode()
    if keys and not signed:
        raise Altered(0, "version 1, which nothing signs")
    checkpoints = Checkpoints(organisation, keys)
    n, head = 0, bytes(32)
    seen = expected_head in (None, head.hex())
    while (line := line_of(file, n + 1)) is not None:
        if signed and CHECKPOINT.fullmatch(line):
            checkpoints.checkpoint(line)
            continue
        if not (entry := ENTRY.fullmatch(line)):
            break
        place = n + 1
        if int(entry[1]) != place:
            raise Altered(place, "another number")
        try:
            content = base64.b64decode(entry[2], validate=True)
        except binascii.Error:
            raise Altered(place, "not Base64") from None
        if base64.b64encode(content) != entry[2]:
            raise Altered(place, "not the Base64 that was written")
        head = hashlib.sha256(
            b"\x00\x01" + uuid.UUID(organisation).bytes + place.to_bytes(8, "big") + head + content).digest()
        if head.hex().encode() != entry[3]:
            raise Altered(place, "another hash")
        told = canonical(content)
        if told is None:
            raise Altered(place, "content not in canonical form")
        for name, value in ("n", place), ("organisation", organisation), ("v", 1):
            if told.get(name) != value or type(told[name]) is not type(value):
                raise Altered(place, f"content with another {name}")
        checkpoints.tree.add(head)
        seen = seen or head.hex() == expected_head
        n = place
    last = LAST.fullmatch(line or b"")
    if not last:
        raise Altered(n + 1, "neither an entry, nor a checkpoint, nor the last line")
    if int(last[1]) != n or last[2].decode() != head.hex():
        raise Altered(n + 1, "the last line tells another number or head")
    if signed:
        checkpoints.end()
    if line_of(file, n + 1) is not None:
        raise Altered(n + 1, "lines after the last")
    if not seen:
        raise Altered(n + 1, "the expected head is not in the chain")
    if not signed:
        return n, head.hex(), "unsigned (version 1)"
    at = datetime.datetime.fromtimestamp(0, datetime.timezone.utc) + datetime.timedelta(microseconds=checkpoints.at)
    return n, head.hex(), f"{'signed' if keys else 'signature not checked: no --key'} {at.isoformat()}"


def main(arguments):
    options, keys = {}, None
    while arguments[:1] in (["--key"], ["--head"]) and len(arguments) > 1:
        options[arguments[0]], arguments = arguments[1], arguments[2:]
    expected_head = options.get("--head")
    if not arguments or expected_head is not None and not re.fullmatch("[0-9a-f]{64}", expected_head):
        print(__doc__, file=sys.stderr)
        return 2
    status = 0
    for path in arguments:
        try:
            keys = keys or "--key" in options and keys_of(options["--key"])
            with open(path, "rb") as file:
                print("intact", *verify(file, keys, expected_head))
        except Altered as altered:
            print("altered", altered.entry, altered)
            status = max(status, 1)
        except OSError as error:
            print("unreadable", path, error.strerror)
            status = 2
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
