#!/usr/bin/env python3
"""Verifies exports of journals by docs/journal-format.md alone: a second implementation, which shares nothing with the Java one.

    python3 verify_journal.py [--head HASH] journal.jsonl ...

One line a file, "intact <entries> <head>" or "altered <entry> <reason>"; ends with 0 when all are intact, 1 when one is altered, 2 when nothing
could be verified."""
import base64
import binascii
import hashlib
import json
import re
import sys
import unicodedata
import uuid

LONGEST = 16 << 20  # bytes of a line
FIRST = re.compile(rb'\{"format":"vaguemestre-journal","version":1,"organisation":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\}')
ENTRY = re.compile(rb'\{"n":([1-9][0-9]{0,17}),"bytes":"([A-Za-z0-9+/=]*)","hash":"([0-9a-f]{64})"\}')
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


def verify(file, expected_head=None):
    """(number of entries, head); raises Altered."""
    first = FIRST.fullmatch(line_of(file, 0) or b"")
    if not first:
        raise Altered(0, "not the first line of a journal")
    organisation = first[1].decode()
    n, head = 0, bytes(32)
    seen = expected_head in (None, head.hex())
    while (line := line_of(file, n + 1)) is not None and (entry := ENTRY.fullmatch(line)):
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
        seen = seen or head.hex() == expected_head
        n = place
    last = LAST.fullmatch(line or b"")
    if not last:
        raise Altered(n + 1, "neither an entry nor the last line")
    if int(last[1]) != n or last[2].decode() != head.hex():
        raise Altered(n + 1, "the last line tells another number or head")
    if line_of(file, n + 1) is not None:
        raise Altered(n + 1, "lines after the last")
    if not seen:
        raise Altered(n + 1, "the expected head is not in the chain")
    return n, head.hex()


def main(arguments):
    expected_head = None
    if arguments[:1] == ["--head"]:
        expected_head, arguments = arguments[1] if len(arguments) > 1 else "", arguments[2:]
    if not arguments or expected_head is not None and not re.fullmatch("[0-9a-f]{64}", expected_head):
        print(__doc__, file=sys.stderr)
        return 2
    status = 0
    for path in arguments:
        try:
            with open(path, "rb") as file:
                print("intact", *verify(file, expected_head))
        except Altered as altered:
            print("altered", altered.entry, altered)
            status = max(status, 1)
        except OSError as error:
            print("unreadable", path, error.strerror)
            status = 2
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
