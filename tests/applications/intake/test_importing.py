import pytest
from django_q.models import OrmQ

from ridealong.applications.application import Application
from ridealong.applications.intake import importing
from ridealong.applications.intake.imports import EarlierRide
from ridealong.applications.intake.spreadsheet import Unreadable
from ridealong.applications.riders.rider import Rider
from ridealong.core.workflow import IllegalMove
from ridealong.notifications.models import Message
from ridealong.rides import history
from tests import factories

pytestmark = pytest.mark.django_db
HEAD = "Name,DOB,Email,Phone,Status,Applied,Last ride,Notes\n"


def bring(program, by, *lines):
    return importing.upload(program, (HEAD + "\n".join(lines)).encode(), by=by)


def checked(program, by, *lines):
    source = bring(program, by, *lines)
    importing.name_columns(source, source.columns, by=by)
    importing.check(source.pk)
    source.refresh_from_db()
    return source


def taken(program, by, *lines):
    source = checked(program, by, *lines)
    importing.start(source, by=by)
    importing.run(source.pk)
    source.refresh_from_db()
    return source


def outcomes(source):
    return [row.outcome for row in source.rows.all()]


def test_the_file_is_kept_with_its_columns_named_by_their_headings(program, joan):
    source = bring(program, joan, "Ann Lee,1990-01-02,,,,,,")
    assert (source.status, source.total) == ("uploaded", 1)
    assert source.columns["born_on"] == 1
    assert source.rows.get().values[0] == "Ann Lee"


def test_cells_are_sealed_in_the_database(program, joan):
    source = bring(program, joan, "Ann Lee,1990-01-02,,,,,,")
    assert "Ann" not in source.rows.values_list("cells", flat=True).get()


def test_a_file_without_rows_leaves_nothing_behind(program, joan):
    with pytest.raises(Unreadable):
        bring(program, joan)
    assert not importing.Import.objects.exists()


def test_names_must_stand_somewhere(program, joan):
    source = bring(program, joan, "Ann Lee,1990-01-02,,,,,,")
    with pytest.raises(importing.CannotImport):
        importing.name_columns(source, {"email": 2}, by=joan)


def test_the_dry_run_explains_every_row_and_changes_nothing(program, joan, maya):
    before = Rider.objects.count()
    factories.make_application("submitted", rider=maya)
    source = checked(
        program, joan,
        "Ann Lee,1990-01-02,ann@example.net,,new,2026-03-01,,",
        "Ann Lee,1990-01-02,ann@example.net,,new,2026-03-01,,",
        "Maya Torres,,maya@example.org,,new,,,",
        "Bo,31/31/1990,,,new,,,",
        "Cy,,,,done,,2025-05-05,",
    )  # fmt: skip
    assert outcomes(source) == ["new", "twice", "twice", "refused", "ridden"]
    assert (source.status, source.done) == ("checked", 5)
    assert Rider.objects.count() == before
    assert Application.objects.count() == 1
    assert "is not a date" in source.rows.get(number=5).sentences[0]


@pytest.mark.parametrize(
    ("line", "is_known"),
    [
        ("Somebody Else,,MAYA@example.org,,,,,", True),
        ("maya torres,1985-06-21,,,,,,", True),
        ("Maya Torres,,,(662) 555-0164,,,,", True),
        ("Maya Torres,,,,,,,", False),
        ("Maya Torres,1990-01-01,,,,,,", False),
        ("Ann Lee,,,(662) 555-0164,,,,", False),
    ],
)
def test_the_same_person_is_known_by_more_than_a_name(program, joan, maya, line, is_known):
    source = checked(program, joan, line)
    assert outcomes(source) == ["known" if is_known else "new"]
    assert (source.rows.get().rider == maya) is is_known


@pytest.mark.parametrize(
    ("said", "status"),
    [("new", "submitted"), ("in review", "under_review"), ("approved", "under_review"), ("waitlist", "waitlisted"),
     ("denied", "declined"), ("withdrawn", "withdrawn")],
)  # fmt: skip
def test_a_row_comes_in_where_it_stood(program, joan, said, status):
    source = taken(program, joan, f"Ann Lee,1990-01-02,ann@example.net,,{said},2026-03-01,,Called twice")
    case = source.rows.get().application
    assert (case.status, case.channel, source.status) == (status, "spreadsheet", "done")
    assert case.submitted_at.date().isoformat() == "2026-03-01"
    assert "Called twice" in case.desk_note


def test_what_was_approved_before_is_decided_here(program, joan):
    case = taken(program, joan, "Ann Lee,1990-01-02,,,approved,,,").rows.get().application
    assert case.desk_note == "Approved on the spreadsheet."
    assert case.decisions.filter(decided_at=None).exists()


def test_a_minor_waits_for_a_guardian(program, joan):
    born = factories.days_ahead(-16 * 365 - 200).isoformat()
    assert taken(program, joan, f"Ann Lee,{born},,,in review,,,").rows.get().application.status == "guardian_pending"


def test_nobody_is_written_to(program, joan):
    taken(program, joan, "Ann Lee,1990-01-02,ann@example.net,,denied,,,", "Bo Lee,1990-01-02,bo@example.net,,new,,,")
    assert not Message.objects.exists()


def test_a_past_ride_counts_toward_the_limits(program, joan):
    source = taken(program, joan, "Ann Lee,1990-01-02,,,done,,2026-05-05,")
    rider = source.rows.get().rider
    assert [ride.on.isoformat() for ride in history.of(rider)] == ["2026-05-05"]
    assert not rider.applications.exists()


def test_an_open_case_brings_its_last_ride_along(program, joan):
    source = taken(program, joan, "Ann Lee,1990-01-02,,,new,,2026-05-05,")
    assert EarlierRide.objects.get().rider == source.rows.get().application.rider


def test_what_we_know_of_a_person_is_not_written_over(program, joan, maya):
    taken(program, joan, "M. Torres,1990-12-12,maya@example.org,(662) 555-0199,new,,,")
    maya.refresh_from_db()
    assert (maya.legal_name, maya.born_on.year, str(maya.phone)) == ("Maya Torres", 1985, "+16625550164")


def test_taking_over_again_takes_nothing_twice(program, joan):
    source = taken(program, joan, "Ann Lee,1990-01-02,,,new,,,")
    importing.run(source.pk)
    assert Application.objects.count() == 1
    with pytest.raises(IllegalMove):
        importing.start(source, by=joan)


def test_a_stretch_that_was_cut_off_goes_on(program, joan, monkeypatch):
    source = checked(program, joan, "Ann Lee,1990-01-02,,,new,,,", "Bo Lee,1991-01-02,,,new,,,")
    importing.start(source, by=joan)
    monkeypatch.setattr(importing, "STRETCH", -1)
    OrmQ.objects.all().delete()
    importing.run(source.pk)
    source.refresh_from_db()
    assert (source.status, Application.objects.count(), OrmQ.objects.count()) == ("running", 1, 1)
    importing.run(source.pk)
    importing.run(source.pk)
    source.refresh_from_db()
    assert (source.status, Application.objects.count()) == ("done", 2)


def test_who_has_an_open_case_by_now_stays_out(program, joan, maya):
    source = checked(program, joan, "Maya Torres,,maya@example.org,,new,,,", "Ann Lee,1990-01-02,,,new,,,")
    factories.make_application("submitted", rider=maya)
    importing.start(source, by=joan)
    importing.run(source.pk)
    assert outcomes(source) == ["twice", "new"]
    assert Application.objects.count() == 2


def test_a_paused_program_takes_nothing_in_and_says_why(program, joan):
    source = checked(program, joan, "Ann Lee,1990-01-02,,,new,,,")
    program.status, program.pause_message = "paused", "Back in spring."
    program.save()
    importing.start(source, by=joan)
    importing.run(source.pk)
    row = source.rows.get()
    assert (row.outcome, row.sentences, row.is_taken_over) == ("refused", ["Back in spring."], False)
    assert not Rider.objects.filter(legal_name="Ann Lee").exists()


def test_nothing_to_take_over_is_said(program, joan):
    source = checked(program, joan, ",1990-01-02,,,new,,,x")
    with pytest.raises(importing.CannotImport):
        importing.start(source, by=joan)


def test_cells_are_forgotten_once_it_is_done(program, joan):
    assert taken(program, joan, "Ann Lee,1990-01-02,,,new,,,").rows.get().values == []


def test_thrown_away_rows_are_gone(program, joan):
    source = checked(program, joan, "Ann Lee,1990-01-02,,,new,,,")
    importing.discard(source, by=joan)
    assert not source.rows.exists()
    importing.check(source.pk)
    with pytest.raises(IllegalMove):
        importing.start(source, by=joan)


def test_the_dry_run_of_many_rows_needs_few_queries(program, joan, django_assert_max_num_queries):
    lines = [f"Ann Lee {n},1990-01-02,ann{n}@example.net,,new,,," for n in range(300)]
    source = bring(program, joan, *lines)
    importing.name_columns(source, source.columns, by=joan)
    with django_assert_max_num_queries(len(lines) + 30):
        importing.check(source.pk)
