"""Every sample, looked at from outside: readable, tagged, titled, the same bytes each time."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import page
import pikepdf
import pytest
from django.utils import translation

from ridealong.documents import PAPERS as KINDS
from ridealong.documents import AnyPaper, render, render_all, samples
from tests.documents import reading

PAPERS = dict(samples.papers())
DRAWN: dict[str, bytes] = {}


def drawn(name: str) -> bytes:
    """Each sample is drawn once for all tests."""
    if name not in DRAWN:
        DRAWN[name] = render(PAPERS[name])
    return DRAWN[name]


every_paper = pytest.mark.parametrize("name", PAPERS)


def test_every_kind_of_paper_has_a_sample():
    kinds = {type(paper) for paper in PAPERS.values()}
    assert kinds == set(AnyPaper.__args__) == set(KINDS)


@every_paper
def test_the_same_content_gives_the_same_bytes(name):
    assert render(PAPERS[name]) == drawn(name)


@every_paper
def test_no_rule_of_pdf_ua_is_broken(name):
    report = page.validate_pdf_bytes(drawn(name))
    assert [failure.message for failure in report.failures] == []
    assert report.rules.total > 100


@every_paper
def test_title_language_and_size(name):
    with pikepdf.open(BytesIO(drawn(name))) as pdf:
        assert str(pdf.Root.Lang) == {"en": "en-US", "es": "es-US"}[PAPERS[name].language]
        assert str(pdf.docinfo.Title)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert {tuple(float(side) for side in leaf.MediaBox) for leaf in pdf.pages} == {(0, 0, 612, 792)}


@every_paper
def test_every_face_is_embedded(name):
    with pikepdf.open(BytesIO(drawn(name))) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = [item for item in found if item.get("/Subtype") in {"/CIDFontType2", "/TrueType"}]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


@every_paper
def test_files_are_small(name):
    assert len(drawn(name)) < 120_000


@every_paper
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(name, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn(name))
    found = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("waiver-blank", 1),
        ("waiver-blank-minor", 1),
        ("waiver-prefilled-omar", 1),
        ("waiver-prefilled-spanish", 1),
        ("waiver-signed-sealed", 2),
        ("waiver-signed-minor", 3),
        ("receipt-minor", 1),
        ("attestation-wang", 1),
        ("day-sheet-mill-street", 1),
        ("rules-card-lukasz", 1),
        ("certificate-lukasz", 1),
        ("ride-report-nguyen", 1),
        ("guardian-consent-blank", 1),
        ("application-blank", 2),
        ("packet-law", 3),
        ("report-month", 1),
        ("report-year", 1),
    ],
)
def test_pages(name, pages):
    assert reading.pages(drawn(name)) == pages


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("waiver-signed-sealed", "Nguyễn Thị Minh Khai"),
        ("waiver-signed-sealed", "Trần Văn Đức, brother, (555) 555-0121"),
        ("waiver-signed-minor", "Siobhán O’Brien"),
        ("certificate-lukasz", "Łukasz Żółciński"),
        ("attestation-wang", "王小明"),
        ("attestation-wang", "Signed by 王小明, rider"),
        ("waiver-prefilled-omar", "عمر الخطيب"),
        ("day-sheet-mill-street", "Γιώργος"),
        ("waiver-prefilled-spanish", "María José Peña Núñez"),
        ("report-year", "Recorridos por mes"),
    ],
)
def test_names_read_back_in_their_script(name, words):
    assert words in reading.text(drawn(name))


def test_a_page_reads_from_top_to_bottom():
    text = reading.text(drawn("waiver-signed-sealed"))
    order = (
        "Release and agreement to ride",
        "Friday, December 11, 2026, 6:00 PM – 10:00 PM (Central)",
        "Rider, legal name",
        "Placeholder text.",
        "1. I know that riding is dangerous",
        "5. I may be a witness",
        "Sunday, November 22, 2026, 9:48:12 PM CST",
        "AF-2026-0417",
        "Page 1 of 2",
        "How this was signed",
        "Anyone can check this file.",
        "Code K7 4M 9Q",
        "Text 4 shown in full, in English",
        "agreed to sign electronically",
        "Signed by Nguyễn Thị Minh Khai",
        "Sealed",
        "Page 2 of 2",
    )
    at = [text.index(words) for words in order]
    assert at == sorted(at)


def test_the_audit_page_tells_fingerprints_in_full():
    text = reading.text(drawn("waiver-signed-minor")).replace(" ", "").replace("\n", "")
    assert samples.ASSENT.sha256 in text
    assert samples.CONSENT.sha256 in text


def test_every_page_says_what_it_belongs_to():
    text = reading.text(drawn("waiver-signed-minor"))
    assert text.count("AF-2026-0419") == 3
    assert [f"Page {number} of 3" in text for number in (1, 2, 3)] == [True] * 3


def test_a_minors_file_holds_both_texts_and_three_signatures():
    text = reading.text(drawn("waiver-signed-minor"))
    for words in ("A young rider’s agreement", "A parent’s or guardian’s release", "Parent or guardian, mother signs"):
        assert words in text
    assert reading.tags(drawn("waiver-signed-minor")).count("Figure") == 2  # a drawn signature and the QR code


def test_tables_and_lists_are_tagged():
    tags = reading.tags(drawn("day-sheet-mill-street"))
    assert tags.count("TR") == 6
    assert tags.count("TH") == 5
    assert tags.count("TD") == 25
    assert reading.tags(drawn("rules-card-lukasz")).count("LI") == 10


def test_headings_start_with_the_title():
    tags = [tag for tag in reading.tags(drawn("waiver-signed-sealed")) if tag.startswith("H")]
    assert tags == ["H1", "H2", "H2", "H2", "H2", "H2", "H1"]


def test_only_sealed_papers_have_the_field():
    sealed = {name for name in PAPERS if "DepartmentSeal" in reading.fields(drawn(name))}
    attested = {"receipt-minor", "attestation-wang", "attestation-notary", "scan-wang"}
    assert sealed == {"waiver-signed-sealed", "waiver-signed-minor", "packet-law"} | attested


def test_the_qr_code_leads_to_the_check():
    """The words below the picture name the code; its description does too."""
    with pikepdf.open(BytesIO(drawn("waiver-prefilled-omar"))) as pdf:
        alts = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert any("T8 W2 HJ" in alt for alt in alts)
    assert "ride.alderfalls.example/waiver/T8W2HJ" in reading.text(drawn("waiver-prefilled-omar"))


def test_threads_do_not_disturb_each_other():
    """A web process draws in several threads at once."""
    names = list(PAPERS) * 2
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda name: render(PAPERS[name]), names))
    assert [name for name, pdf in zip(names, made, strict=True) if pdf != drawn(name)] == []


def test_many_papers_are_one_file_that_breaks_no_rule():
    out = BytesIO()
    assert render_all(PAPERS.values(), out, "All papers") == len(PAPERS)
    pdf = out.getvalue()
    assert [failure.message for failure in page.validate_pdf_bytes(pdf).failures] == []
    assert reading.pages(pdf) == sum(reading.pages(drawn(name)) for name in PAPERS)
    assert reading.tags(pdf) == [tag for name in PAPERS for tag in reading.tags(drawn(name))]


def test_a_paper_reads_the_same_alone_and_among_others():
    names = ("waiver-prefilled-omar", "certificate-somchai", "letter-declined-spanish")
    out = BytesIO()
    render_all([PAPERS[name] for name in names], out, "Some")
    assert reading.text(out.getvalue()) == "\n".join(reading.text(drawn(name)) for name in names)


def test_the_language_of_whoever_asks_does_not_matter():
    with translation.override("es"):
        assert render(PAPERS["waiver-signed-sealed"]) == drawn("waiver-signed-sealed")
