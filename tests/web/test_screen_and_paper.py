"""What a person reads on the screen and what is sealed on paper are the same text, block by block."""

from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridealong.documents import samples
from ridealong.documents.typesetter import flow, fonts
from ridealong.documents.typesetter.page import Head, Paper
from ridealong.waivers.placeholder import BODIES
from ridealong.web.markup import to_html

TAGS = {"H2", "H3", "H4", "H5", "H6", "P", "LI"}
LONG = "All of this is one paragraph. " * 900


@dataclass
class Block:
    """`strong` is what of `text` is set in a heavier face; in a heading everything is."""

    tag: str
    text: str = ""
    strong: str = ""

    def __eq__(self, other):
        return (self.tag, _letters(self.text)) == (other.tag, _letters(other.text)) and (
            self.tag.startswith("H") or _letters(self.strong) == _letters(other.strong)
        )


def _letters(text):
    """Lines are broken anew on paper, and Arabic is set from the right: the letters, whatever their order."""
    return sorted(fonts.clean(text).replace(" ", "").replace("\u00a0", "").replace("\n", ""))


class Screen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks = []
        self.is_strong = False

    def handle_starttag(self, tag, attrs):
        self.is_strong = tag == "strong"
        if tag.upper() in TAGS:
            self.blocks.append(Block(tag.upper()))
        elif tag not in {"ul", "strong"}:
            raise AssertionError(f"<{tag}> came through")

    def handle_endtag(self, tag):
        self.is_strong = False

    def handle_data(self, data):
        if data.strip():
            self.blocks[-1].text += data
            self.blocks[-1].strong += data if self.is_strong else ""


class Listening(Paper):
    """A paper that also keeps what was set on it, by its tag."""

    def __init__(self):
        super().__init__(samples.department(), "Waiver", "en")
        self.set = {}
        self.start(Head("Waiver"))

    def text(self, node, x, y, line, colour="", **more):
        self.set.setdefault(id(node), []).extend(line.pieces)
        super().text(node, x, y, line, **more)


def on_screen(body):
    screen = Screen()
    screen.feed(to_html(body))
    screen.close()
    return screen.blocks


def on_paper(body):
    paper = Listening()
    before = len(paper.root.kids)
    flow.body(paper, body)
    return [block for node in paper.root.kids[before:] for block in _of_node(paper, node)]


def _of_node(paper, node):
    if node.tag == "L":
        return [_block(paper, item.kids[1], "LI") for item in node.kids]
    return [_block(paper, node, node.tag)]


def _block(paper, node, tag):
    pieces = paper.set[id(node)]
    heavy = [piece for piece in pieces if not piece.face.name.endswith(f"-{fonts.REGULAR}")]
    return Block(tag, "".join(piece.text for piece in pieces), "".join(piece.text for piece in heavy))


HOSTILE = {
    "of the review": "# Title\nline\n- first\n- second\n\n### Sub",
    "headings of every level": "\n".join(f"{'#' * marks} Level {marks}\nwords" for marks in range(8)),
    "levels that jump": "# A\n###### B\n### C\n#### D\n## E",
    "headings alone": "## A\n## B\n\n## C",
    "no space": "#A\n##B\n-c\n- d",
    "bare marks": "#\n\n##\n\n-\n\n- \n\n**\n\n****",
    "nested and irregular": "- a\n  - b\n    * c\n\t- d\n-- e\n- - f\n+ g",
    "points that run on": "- a\nstill a\n\nnot a\n- b\n## C\n- d\n\n\n- e",
    "numbers": "1. one\n2. two\n\n(a) three\n\n1) four",
    "blank lines": "\n\n \n\t\n## A\n\n\n\nwords\n \n\nmore\n\n",
    "Windows": "## A\r\nwords\r\nmore\r\n\r\n- b\r\n- c\r\n",
    "old Mac": "## A\rwords\r\r- b\r- c",
    "tabs": "#\tA\n-\tb\nc\td\n\t\te",
    "trailing spaces": "## A   \nwords  \n- b  \n",
    "right to left": "## الإعفاء\nأنا **عمر** أوافق.\n- أول\n- ثانٍ\n\n## עברית\nשלום",
    "turned around": "## \u202eA\nfdp.\u202eexe\u202c \u2067b\u2069",
    "very long lines": f"## {'Title ' * 60}\n{LONG}\n- {LONG}",
    "one long word": "## A\n" + "Wolfeschlegelsteinhausenbergerdorff" * 100,
    "Chinese": "## 王\n" + "我接受风险。" * 200,
    "stars": "**a** **b **c** ** d** **e\nf** ***g*** **h\n\ni** *j* **k*l**\n- **m**\n## **n** o",
    "HTML": "<h2>A</h2>\n<script>alert(1)</script>\n- <b>b</b>\n&lt;i&gt; & &amp;\n## <!-- c --> </p>",
    "other markup": "A\n===\n\n---\n\n> b\n\n`c` _d_ [e](https://example.org) ![f](g)\n\n| h |\n\n    i\n\n```\nj\n```",
    "templates": "{{ a }} {% b %} {0} %(c)s ${d}",
    "NUL": "#\x00 A\n\x00\nb\x00c\n-\x00 d",
    "breaks of other kinds": "A\u2028b\u2029c\x0bd\x0ce\x85## F",
    "spaces of other kinds": "##\u00a0A\n##\u2003B\n-\u2009c\n\u00a0\nd\u00a0e",
    "nothing": "",
    "only spaces": " \n\t\n\u00a0",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_screen_and_paper_agree_block_by_block(case):
    assert on_screen(HOSTILE[case]) == on_paper(HOSTILE[case])


@pytest.mark.parametrize("body", BODIES.values())
def test_they_agree_on_the_texts_that_are_shipped(body):
    assert len(on_screen(body)) > 10
    assert on_screen(body) == on_paper(body)


def test_the_text_of_the_review_has_its_headings_and_points():
    assert [(block.tag, block.text) for block in on_screen(HOSTILE["of the review"])] == [
        ("H2", "Title"),
        ("P", "line"),
        ("LI", "first"),
        ("LI", "second"),
        ("H3", "Sub"),
    ]


WORDS = st.text("abc *#-<&>.1\tعמ§\u00a0\u202e\x00", max_size=12)
ROWS = st.tuples(st.sampled_from(["", "# ", "## ", "### ", "- ", "  - ", "#", "-", "1. ", "**", "\t"]), WORDS)


@settings(max_examples=150)
@given(st.lists(ROWS.map("".join), max_size=10), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_they_agree_on_whatever_is_typed(rows, end):
    body = end.join(rows)
    assert on_screen(body) == on_paper(body)
