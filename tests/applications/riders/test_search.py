import pytest
from django.core.management import call_command
from django.db import connection

from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.applications.riders import search, trigrams
from ridealong.applications.riders.search import SearchText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Nguyễn Thị Linh", "nguyen thi linh"),
        ("Łukasz Wieczorek", "lukasz wieczorek"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("Đặng", "dang"),
        ("STRAßE", "strasse"),
        ("Ærø Þór", "aero thor"),
        ("İpek Işık", "ipek isik"),
        ("أَحْمَد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("ＷＩＤＥ", "wide"),
        ("王小明", "王小明"),
        ("a\u202eb\x00c\ud800d", "abcd"),
    ],
)
def test_names_are_folded(name, folded):
    assert search.fold(name) == folded


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Nguyễn  thi", ["  nguyen", "  thi"]),
        ("Osei-Bonsu", ["  osei", "  bonsu"]),
        ("(662) 555-0164", ["6625550164"]),
        ("0164", ["0164"]),
        ("٠١٦٤", ["0164"]),
        ("16", ["  16"]),
        ("Maya 555-0164", ["  maya", "5550164"]),
        ("AF-2026-0034", ["  af20260034"]),
        ("2026-0034", ["20260034"]),
        ("Maya.T@Example.org", ["  maya.t@example.org"]),
        ("王", ["  王"]),
        ("", []),
        (" - ", []),
        ("%_\"'", []),
        ("Ann ann", ["  ann"]),
    ],
)
def test_what_is_asked_becomes_patterns(asked, wanted):
    assert search.patterns(asked) == wanted


PEOPLE = {
    "linh": ("Nguyễn Thị Linh", "linh@example.org", "+16625550164"),
    "lukasz": ("Łukasz Wieczorek", "lw_1@example.org", "+16625550177"),
    "obrien": ("Desmond O’Brien", "desmond@example.org", "+16625550188"),
    "omar": ("عمر الخطيب", "omar@example.org", "+442071234567"),
    "wang": ("王小明", "wang@example.org", "+16625550199"),
    "li": ("Li", "someone@example.org", "+16625550111"),
    "plato": ("Plato", "", ""),
}


@pytest.fixture
def people(program):
    riders = {}
    for key, (name, email, phone) in PEOPLE.items():
        riders[key] = factories.make_rider(name, email=email, phone=phone)
        factories.make_application(rider=riders[key], reference=f"AF-2026-9{len(riders):03}")
    return riders


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("nguyen", {"linh"}),
        ("NGUYỄN thi", {"linh"}),
        ("lukasz", {"lukasz"}),
        ("Łuk", {"lukasz"}),
        ("o'brien", {"obrien"}),
        ("obri", {"obrien"}),
        ("عمر", {"omar"}),
        ("خطيب", {"omar"}),
        ("王", {"wang"}),
        ("小明", {"wang"}),
        ("li", {"li", "linh"} - {"nobody"}),
        ("0164", {"linh"}),
        ("662 555 0177", {"lukasz"}),
        ("7123", {"omar"}),
        ("desmond@example.org", {"obrien"}),
        ("lw_1@", {"lukasz"}),
        ("AF-2026-9003", {"obrien"}),
        ("9003", {"obrien"}),
        ("linh nguyen", {"linh"}),
        ("linh wieczorek", set()),
        ("nobody", set()),
        ("guyen", set()),
        ("%", set()),
        ("\x00", set()),
        ("\ud800", set()),
        ('" OR "', set()),
        ("x" * 100_000, set()),
    ],
)
def test_people_are_found(people, asked, found):
    rows = search.matching(Application.objects.all(), asked)
    assert {key for key, rider in people.items() if rows.filter(rider=rider).exists()} == found


def test_the_newest_come_first_and_no_more_than_the_limit(program, monkeypatch):
    monkeypatch.setattr(search, "LIMIT", 2)
    riders = [factories.make_rider("Ann Lee") for _number in range(4)]
    for rider in riders:
        search.remember(rider)
    assert search.riders("ann") == [rider.pk for rider in reversed(riders)][:3]
    assert search.matching(type(riders[0]).objects.all(), "ann", rider="pk").count() == 2
    search.remember(riders[0], as_newest=True)
    assert search.riders("ann")[0] == riders[0].pk


def test_verbs_keep_the_column(maya, program):
    case = writing.begin(program, maya, by=maya.account)
    assert search.riders(case.reference) == [maya.pk]
    writing.save_person(case, by=maya.account, legal_name="Marguerite Đorđević", phone="+16625554321")
    assert search.riders("Torres") == []
    assert search.riders("djordjevic") == []
    assert search.riders("dordevic 4321") == [maya.pk]
    assert SearchText.objects.count() == 1


def test_the_column_goes_with_its_rider(program):
    rider = factories.make_rider("Gone Tomorrow")
    search.remember(rider)
    rider.delete()
    assert not SearchText.objects.exists()
    assert search.riders("gone") == []


def test_everything_can_be_written_anew(people, capsys):
    SearchText.objects.all().delete()
    call_command("search")
    assert f"{len(PEOPLE)} people" in capsys.readouterr().out
    assert search.riders("9003") == [people["obrien"].pk]
    assert search.riders("wieczorek") == [people["lukasz"].pk]


def test_the_index_is_there():
    assert trigrams.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own index")
def test_without_the_index_people_are_still_found(people):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {trigrams.INDEX}")
    assert not trigrams.exists()
    assert search.riders("王") == [people["wang"].pk]
    assert trigrams.create()
    assert trigrams.exists()


def test_one_search_is_one_query(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        search.riders("nguyen 0164")
