"""Reports: of one ride by its officer, of a program in numbers; receipts, attestations and scans."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from ridealong.documents.paperwork import Table
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
RIDE, MONTH = PAPERS["ride-report-nguyen"], PAPERS["report-month"]
RECEIPT, ATTESTED, SCAN = PAPERS["receipt-minor"], PAPERS["attestation-wang"], PAPERS["scan-wang"]


def said(paper):
    text = " ".join(each.text for each in drawn.words(render(paper)))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_ride_report_tells_its_log_in_order():
    told = " ".join(each.words for each in drawn.tree(render(RIDE)).all("LBody"))
    places = [told.index(event.what) for event in RIDE.log]
    assert len(places) > 2
    assert places == sorted(places)


def test_facts_stand_under_their_labels():
    told = [each.words for each in drawn.tree(render(RIDE)).all("P")]
    assert all(any(label in words and value in words for words in told) for label, value in RIDE.facts)


def test_a_long_summary_is_told_whole():
    told = [each.words for each in drawn.tree(render(replace(RIDE, summary="It rained all night. " * 300))).all("P")]
    assert "It rained all night. " * 299 + "It rained all night." in told


def test_a_program_report_shows_its_figures_charts_and_tables():
    text = said(MONTH)
    for label, value in MONTH.figures:
        assert label in text
        assert value in text
    titles = [each.words for each in drawn.tree(render(MONTH)).all("H2")]
    assert titles == [*(chart.title for chart in MONTH.charts), *(table.title for table in MONTH.tables)]


@pytest.mark.parametrize("columns", [2, 3, 6])
def test_a_table_of_a_report_may_have_any_number_of_columns(columns):
    table = Table("More", tuple(f"H{at}" for at in range(columns)), (tuple(f"c{at}" for at in range(columns)),))
    rows = drawn.tree(render(replace(MONTH, charts=(), tables=(table,)))).all("TR")
    assert [[cell.words for cell in row.kids] for row in rows] == [list(table.headers), list(table.rows[0])]


def test_notes_stand_at_the_end():
    text = said(replace(MONTH, notes=("Counted by day.", "Nobody is named.")))
    assert text.index("Counted by day.") < text.index("Nobody is named.")
    assert text.index("Counted by day.") > text.index(MONTH.charts[-1].title)


def test_a_receipt_says_who_has_yet_to_sign():
    assert all(name in said(RECEIPT) for name in RECEIPT.waiting_for)
    assert [each.words for each in drawn.tree(render(RECEIPT)).all("LBody")][-1].count("Sealed") == 1


def test_an_attestation_names_the_file_it_is_about():
    assert ATTESTED.waiver_sha256 in said(ATTESTED).replace(" ", "")
    steps = [each.words for each in drawn.tree(render(ATTESTED)).all("LBody")]
    assert any(ATTESTED.waiver_signatures[0].name in step for step in steps)


def test_a_scan_shows_each_page_after_what_was_compared():
    pdf = render(SCAN)
    figures = [each.alt for each in drawn.tree(pdf).all("Figure")]
    assert figures[-len(SCAN.pages) :] == [
        f"Page {at} of {len(SCAN.pages)} of the paper" for at in range(1, len(SCAN.pages) + 1)
    ]
    assert len(drawn.sheets(pdf)) == 1 + len(SCAN.pages)
    assert [point.words for point in drawn.tree(pdf).all("LBody")][: len(SCAN.seen)] == list(SCAN.seen)


def test_a_scan_is_sealed_on_the_page_that_tells():
    assert SCAN.checked_by in said(SCAN)
    assert "These are pictures of the paper itself." in said(SCAN)
