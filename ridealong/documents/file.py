"""A PDF file that is written while it grows: what is finished leaves memory at once.

Small objects are packed by the hundred and squeezed together; streams are squeezed one by one.
"""

from array import array
from hashlib import sha256
from typing import BinaryIO
from zlib import compress

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED = 200  # objects in one packet
IN_PLACE, IN_PACKET = 1, 2


def text(words: str) -> str:
    """A string that people read, in a form any script fits into."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex()}>"


class File:
    """Objects have numbers; a number may be reserved before its object is known."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._digest = sha256()
        self._kinds = array("B", [0])
        self._places = array("Q", [0])  # where an object begins, or the number of its packet
        self._packet: list[tuple[int, bytes]] = []
        self._write(HEAD)

    def reserve(self) -> int:
        self._kinds.append(0)
        self._places.append(0)
        return len(self._kinds) - 1

    def put(self, body: str, number: int = 0) -> int:
        """An object without a stream."""
        number = number or self.reserve()
        self._packet.append((number, body.encode("latin-1")))
        if len(self._packet) == PACKED:
            self._flush()
        return number

    def stream(self, data: bytes, about: str = "", number: int = 0, *, is_squeezed: bool = False) -> int:
        """`about` are entries of its dictionary; `is_squeezed` data are written as they are."""
        return self._stream(data if is_squeezed else compress(data), f"/Filter/FlateDecode{about}", number)

    def plain(self, data: bytes, about: str) -> int:
        """A stream that tools can read without knowing PDF."""
        return self._stream(data, about, 0)

    def _stream(self, data: bytes, about: str, number: int) -> int:
        number = number or self.reserve()
        self._kinds[number], self._places[number] = IN_PLACE, self._at
        head = f"{number} 0 obj\n<<{about.strip()}/Length {len(data)}>>stream\n"
        self._write(head.encode("latin-1") + data + b"\nendstream\nendobj\n")
        return number

    def close(self, *, root: int, info: int) -> None:
        """The list of all objects. The file's name is a digest of what is in it: same content, same bytes."""
        self._flush()
        number = self.reserve()
        self._kinds[number], self._places[number] = IN_PLACE, self._at
        begun, name = self._at, self._digest.hexdigest()[:32]
        about = f"/Type/XRef/Size {len(self._kinds)}/W[1 5 1]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
        self.stream(self._list(), about, number)
        self._write(f"startxref\n{begun}\n%%EOF\n".encode())

    def _list(self) -> bytes:
        rows = bytearray()
        place_in_packet: dict[int, int] = {}
        for kind, place in zip(self._kinds, self._places, strict=True):
            index = 0
            if kind == IN_PACKET:
                index = place_in_packet.get(place, 0)
                place_in_packet[place] = index + 1
            rows += bytes((kind,)) + int(place).to_bytes(5, "big") + bytes((index,))
        return bytes(rows)

    def _flush(self) -> None:
        """Within a packet objects stand by number, so that the list need not keep their places."""
        if not self._packet:
            return
        packet = sorted(self._packet)
        self._packet = []
        home = self.reserve()
        at, places, bodies = 0, [], []
        for number, body in packet:
            self._kinds[number], self._places[number] = IN_PACKET, home
            places.append(f"{number} {at}")
            bodies.append(body)
            at += len(body) + 1
        first = (" ".join(places) + "\n").encode()
        about = f"/Type/ObjStm/N {len(packet)}/First {len(first)}"
        self.stream(first + b"\n".join(bodies), about, home)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)
