"""Documents beside bare ReportLab, Platypus and WeasyPrint, and a thousand waivers in one file."""

import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from html import escape
from io import BytesIO
from itertools import count
from statistics import median
from tempfile import TemporaryFile
from uuid import UUID
from xml.sax.saxutils import escape as xml

import pikepdf
from asn1crypto import keys as asn1
from asn1crypto import pem, x509
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Table

from accounts.models import User
from ridealong import documents
from ridealong.core import legal_text, qr
from ridealong.core.legal_text import Heading, List
from ridealong.core.reference import short_code
from ridealong.documents import AnyPaper, seal
from ridealong.documents.typesetter import fonts
from ridealong.documents.typesetter.fonts import BOLD, REGULAR
from ridealong.documents.typesetter.scripts import PUBLIC_SANS
from ridealong.rides import binder
from ridealong.waivers import waiver_papers
from ridealong.waivers.models import Signature, Waiver, WaiverText
from tests import factories
from tests.benchmarks.measure import Result, compare, left_out, result
from tests.documents.many import signed

try:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
except (ImportError, OSError):
    HTML = None

LINE = "I know that riding is dangerous, and I choose to ride anyway."
MANY = 1_000
FROM_ROWS = 100
RUNS = 3  # of what takes seconds
MISSING = "not installed (pip install weasyprint; on Debian also apt install libpango-1.0-0 libpangoft2-1.0-0)"
MOST = 150  # megabytes
GRID = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.7, "#dcd4c3")]
FACES = ("Floor-Regular", "Floor-Bold")
_numbers = count(1)


def bench() -> Iterator[Result]:
    for name, weight in zip(FACES, (REGULAR, BOLD), strict=True):
        pdfmetrics.registerFont(TTFont(name, BytesIO(fonts.face(PUBLIC_SANS, weight).data)))
    key, certificate = seal.make_certificate("Benchmark")
    yield compare("waiver, two pages, tagged / bare ReportLab, a line in two faces", waiver, floor, goal=2)
    yield compare("waiver / the same in Platypus", waiver, platypus, goal=1 / 5)
    yield from weasyprint()
    ours, plain = partial(sealed, key, certificate), partial(bare, key, certificate)
    yield compare("waiver, tagged and sealed / waiver, bare pikepdf pass, bare seal", ours, plain, goal=1.3)
    yield from batches()


def waiver() -> bytes:
    """Of somebody else each time: nothing but the text and the letterhead repeats."""
    return documents.render(signed(next(_numbers)))


def floor() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    for _page in range(2):
        for place, face in enumerate(FACES):
            canvas.setFont(face, 10)
            canvas.drawString(72, 700 - 20 * place, LINE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def platypus() -> bytes:
    """The same document, untagged: badge, facts in a grid, text, QR code, the way it was signed."""
    paper = signed(next(_numbers))
    text, badge = paper.signatures[0].text, paper.department.badge_png
    body = ParagraphStyle("body", fontName=FACES[0], fontSize=9.6, leading=14)
    bold = ParagraphStyle("bold", fontName=FACES[1], fontSize=10.8, leading=14.5)
    head = [[Image(BytesIO(badge), 53, 62), Paragraph(xml(text.title), bold), Paragraph(paper.department.name, body)]]
    facts = [paper.rider.name, paper.rider.phone, paper.rider.emergency_contact, paper.reference]
    grid = Table([[Paragraph(xml(fact), body) for fact in facts]] * 2, style=GRID)
    told_body = [Paragraph(xml(words), bold if is_heading else body) for is_heading, words in told(text.body)]
    code = Drawing(96, 96)
    code.add(QrCodeWidget(paper.check.url, barLevel="M", barWidth=96, barHeight=96))
    way = Table([[str(event.at), Paragraph(xml(event.what), bold)] for event in paper.events] * 3, style=GRID)
    story = [Table(head), grid, *told_body, Paragraph(xml(paper.signatures[0].name), bold), PageBreak()]
    story += [Table(head), code, way, Paragraph(text.sha256, body)]
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=letter, invariant=1).build(story, onFirstPage=_feet, onLaterPages=_feet)
    return out.getvalue()


def told(body: str) -> Iterator[tuple[bool, str]]:
    """Headings, and what stands below them, as plain words."""
    for block in legal_text.read(body):
        for runs in block.items if isinstance(block, List) else (block.runs,):
            yield isinstance(block, Heading), legal_text.words(runs)


def _feet(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(FACES[0], 8)
    canvas.drawString(54, 36, f"Page {document.page}")


def weasyprint() -> Iterator[Result]:
    name, goal = "waiver / the same in WeasyPrint", 1 / 15
    if HTML is None:
        yield left_out(name, MISSING, goal=goal)
        return
    configuration = FontConfiguration()

    def page() -> bytes:
        return HTML(string=as_html()).write_pdf(font_config=configuration, pdf_variant="pdf/ua-1")

    yield compare(name, waiver, page, goal=goal, runs=5)


def as_html() -> str:
    paper = signed(next(_numbers))
    text, badge = paper.signatures[0].text, b64encode(paper.department.badge_png).decode()
    head = f"<img alt='Badge' src='data:image/png;base64,{badge}' style='height:62pt'><h1>{escape(text.title)}</h1>"
    facts = [paper.rider.name, paper.rider.phone, paper.rider.emergency_contact, paper.reference]
    rows = "".join(f"<{'h2' if is_heading else 'p'}>{escape(words)}" for is_heading, words in told(text.body))
    way = "".join(f"<tr><td>{event.at}<td>{escape(event.what)}" for event in paper.events * 3)
    code = f"<img alt='Code' src='{qr.picture(paper.check.url)}' style='height:96pt'>"
    return (
        f"<html lang=en><title>Waiver</title><style>hr{{break-after:page}}</style><body>{head}"
        f"<table><tr>{''.join(f'<td>{escape(fact)}' for fact in facts)}</table>{rows}"
        f"<p>{escape(paper.signatures[0].name)}<hr>{head}{code}<table>{way}</table><p>{text.sha256}"
    )


def sealed(key: bytes, certificate: bytes) -> bytes:
    return seal.seal(waiver(), key_pem=key, certificate_pem=certificate, reason="Benchmark")


def bare(key: bytes, certificate: bytes) -> bytes:
    """A waiver, one pass of pikepdf over it, and pyHanko's plainest seal."""
    passed, out = BytesIO(), BytesIO()
    with pikepdf.open(BytesIO(waiver())) as pdf:
        pdf.save(passed)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(pem.unarmor(certificate)[2]),
        signing_key=asn1.PrivateKeyInfo.load(pem.unarmor(key)[2]),
        cert_registry=SimpleCertificateStore(),
    )
    about = signers.PdfSignatureMetadata(field_name="Bare", md_algorithm="sha256")
    signers.sign_pdf(IncrementalPdfFileWriter(passed), about, signer=signer, output=out)
    return out.getvalue()


def batches() -> Iterator[Result]:
    """Drawn in a process of its own, so that its memory can be told; then from rows, beside one at a time."""
    half, whole = together(MANY // 2), together(MANY)
    yield result(f"{MANY} waivers in one file / {MANY // 2}", whole[0], half[0], goal=2.2)
    yield result(f"{MANY} waivers in one file, megabytes of the process / {MOST}", whole[1], MOST, goal=1)
    keys, by = rows(FROM_ROWS)
    with CaptureQueriesContext(connection) as asked:
        papers = list(binder.waivers(keys, by))
    bound, singly = partial(bind, papers), partial(render_each, papers)
    yield compare(f"{FROM_ROWS} waivers in one file / made singly", bound, singly, goal=0.7, runs=RUNS)
    reads = sum(query["sql"].startswith("SELECT") for query in asked)  # the rest notes in each case who printed it
    yield result(f"{FROM_ROWS} waivers of the database, queries that read / 10", reads, 10, goal=1)


def bind(papers: Sequence[AnyPaper]) -> None:
    with TemporaryFile() as out:
        documents.render_all(papers, out, "Waivers")


def render_each(papers: Sequence[AnyPaper]) -> None:
    for paper in papers:
        documents.render(paper)


def together(number: int) -> tuple[float, float]:
    """Processor time and most memory of binding so many waivers into one file: the medians of a few runs."""
    code = f"import django; django.setup(); from tests.documents import many; many.bind({number})"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True) for _ in range(RUNS)
    ]
    took, memory = zip(*(map(float, done.stdout.split()) for done in runs), strict=True)
    return median(took), median(memory)


def rows(number: int) -> tuple[list[UUID], User]:
    """Rides of tonight, each with a waiver signed on screen; the bytes that prove it are not needed for a copy."""
    by = User.objects.the_program()
    program, officer = factories.make_program(), factories.make_officer()
    text = WaiverText.objects.for_signer(program, "adult", "en")
    tonight, keys = timezone.now(), []
    for place in range(number):
        application = factories.make_application("approved", rider=factories.make_rider(f"Maya Nguyễn {place}"))
        waiver = Waiver.objects.create(
            application=application, short_code=short_code(), status="signed", completed_at=tonight,
            valid_from_at=tonight, valid_until_at=tonight + timedelta(days=9),
        )  # fmt: skip
        Signature.objects.create(
            waiver=waiver, role="rider", account=application.rider.account, typed_name=application.rider.legal_name,
            text=text, text_title=text.title, text_body=text.body, language="en",
            text_sha256=waiver_papers.digest(text.body),
            identified_by="email_code",
        )  # fmt: skip
        seat = factories.make_seat(officer, starts_at=tonight + timedelta(minutes=place))
        keys.append(factories.make_ride(application=application, seat=seat, waiver=waiver).pk)
    return keys, by
