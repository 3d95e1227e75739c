"""What makes a PDF readable without eyes (PDF/UA): a tree of tags over what was drawn.

Drawing marks its content with numbers; the tree hangs the marks, and the fields of forms, where they are read.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from ridealong.documents.typesetter.file import File, text

SEAL = "DepartmentSeal"  # the name of the one field that is signed
CELLS = {"TH", "TD"}  # stay when nothing was drawn in them; other tags go


@dataclass(frozen=True)
class Mark:
    """Marked content: its number on a page of the paper, counted from 0."""

    page: int
    number: int


@dataclass(frozen=True)
class Field:
    """Where a person types or ticks, or where the department seals. `words` say what belongs there.

    `kind` is "text", "tick" or "seal"; `box` is left, bottom, right, top.
    """

    page: int
    kind: str
    name: str
    words: str
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    value: str = ""
    has_lines: bool = False
    is_required: bool = False
    most: int = 0  # characters


@dataclass
class Node:
    """A tag. `alt` describes a picture; `box` is where it stands; `scope` is a table header's."""

    tag: str
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    scope: str = ""
    kids: list["Node | Mark | Field"] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", scope: str = "") -> "Node":
        node = Node(tag, alt=alt, scope=scope)
        self.kids.append(node)
        return node


@dataclass(frozen=True)
class Leaf:
    """A page, or the widget of a field: its object, and its key in the list of who is whose parent."""

    number: int
    key: int


class Tree:
    """The tree of one file, over all of its papers."""

    def __init__(self, file: File) -> None:
        self._file = file
        self.number = file.reserve()
        self._tops: list[int] = []
        self._parents = array("Q")  # by key, in objects of their own

    def leaf(self, number: int = 0) -> Leaf:
        """A page learns its number when it is drawn."""
        self._parents.append(0)
        return Leaf(number, len(self._parents) - 1)

    def grow(self, top: Node, language: str, pages: list[Leaf], widgets: dict[Field, Leaf]) -> None:
        """Hangs one paper's tags in."""
        branch = _Branch(self._file, pages, widgets)
        self._tops.append(branch.grow(top, self.number, f"/Lang{text(language)}"))
        for page, marks in zip(pages, branch.marks, strict=True):
            row = " ".join(f"{marks[number]} 0 R" for number in sorted(marks))
            self._parents[page.key] = self._file.put(f"[{row}]")
        for widget, element in branch.forms:
            self._parents[widget.key] = element

    def finish(self) -> int:
        rows = " ".join(f"{key} {parent} 0 R" for key, parent in enumerate(self._parents))
        parents = self._file.put(f"<</Nums[{rows}]>>")
        tops = " ".join(f"{top} 0 R" for top in self._tops if top)
        return self._file.put(
            f"<</Type/StructTreeRoot/K[{tops}]/ParentTree {parents} 0 R/ParentTreeNextKey {len(self._parents)}>>",
            self.number,
        )


class _Branch:
    def __init__(self, file: File, pages: list[Leaf], widgets: dict[Field, Leaf]) -> None:
        self.file, self.pages, self.widgets = file, pages, widgets
        self.marks: list[dict[int, int]] = [{} for _page in pages]
        self.forms: list[tuple[Leaf, int]] = []

    def grow(self, node: Node, parent: int, more: str = "") -> int:
        """Writes the node's element and what hangs below it; 0 when nothing was drawn there."""
        number = self.file.reserve()
        kids = "".join(self._kids(node, number))
        if not kids and node.tag not in CELLS:
            return 0
        alt = f"/Alt{text(node.alt)}" if node.alt else ""
        looks = ""
        if node.box:
            looks = f"/A<</O/Layout/BBox[{' '.join(f'{side:.2f}' for side in node.box)}]>>"
        elif node.scope:
            looks = f"/A<</O/Table/Scope/{node.scope}>>"
        body = f"<</Type/StructElem/S/{node.tag}/P {parent} 0 R/K[{kids}]{alt}{looks}{more}>>"
        return self.file.put(body, number)

    def _kids(self, node: Node, number: int) -> Iterator[str]:
        for kid in node.kids:
            if isinstance(kid, Mark):
                self.marks[kid.page][kid.number] = number
                yield f"<</Type/MCR/Pg {self.pages[kid.page].number} 0 R/MCID {kid.number}>>"
            elif isinstance(kid, Field):
                widget = self.widgets[kid]
                self.forms.append((widget, number))
                yield f"<</Type/OBJR/Obj {widget.number} 0 R/Pg {self.pages[kid.page].number} 0 R>>"
            elif found := self.grow(kid, number):
                yield f"{found} 0 R "
