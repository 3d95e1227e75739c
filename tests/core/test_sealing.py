"""What identifies a person is sealed in its row: unreadable elsewhere, unchanged or refused."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from uuid import uuid4

import pytest
from django import forms
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Value
from hypothesis import given
from hypothesis import strategies as st

from ridealong.core import encryption
from ridealong.core.encryption import SealBroken, Sealed
from tests import factories

ADDRESS = "12 Elm Street, Alder Falls"
OLD, NEW, OTHER = (urlsafe_b64encode(bytes([number]) * 32).decode() for number in range(3))


@pytest.fixture
def keys(monkeypatch):
    """The first writes, all of them read."""
    return lambda *known: monkeypatch.setattr(settings, "FIELD_KEYS", list(known))


@pytest.fixture
def rider(db):
    return factories.make_rider(address=ADDRESS, born_on=date(1985, 6, 21))


def column(rider, name="address"):
    """What stands in the database, read past Django."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {rider._meta.db_table} WHERE id = %s", [_stored_key(rider)])  # noqa: S608
        return cursor.fetchone()[0]


def write(rider, value, name="address"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {rider._meta.db_table} SET {name} = %s WHERE id = %s",  # noqa: S608
            [value, _stored_key(rider)],
        )


def _stored_key(rider):
    return str(rider.pk) if connection.features.has_native_uuid_field else rider.pk.hex


def fresh(rider):
    return type(rider).objects.get(pk=rider.pk)


def changed(stored, place):
    """One bit of what stands behind the key's name is another one."""
    key_id, _dot, body = stored.partition(".")
    raw = bytearray(urlsafe_b64decode(body))
    raw[place] ^= 1
    return f"{key_id}.{urlsafe_b64encode(raw).decode()}"


# --- a text ---


@given(st.text())
def test_what_is_sealed_opens_to_the_same(text):
    assert encryption.unseal(encryption.seal(text, "here"), "here") == text


@pytest.mark.parametrize("text", ["", "王小明", "\ud800", "a\x00b", "x" * 100_000, "."])
def test_no_text_is_too_strange(text):
    assert encryption.unseal(encryption.seal(text, "here"), "here") == text


def test_the_same_text_never_looks_the_same():
    assert len({encryption.seal("Maya", "here") for _ in range(50)}) == 50


def test_what_is_sealed_for_one_place_opens_at_no_other():
    stored = encryption.seal("Maya", "table.column.1")
    for place in ("table.column.2", "table.other.1", "other.column.1", "", "table.column.1 "):
        with pytest.raises(SealBroken):
            encryption.unseal(stored, place)


@pytest.mark.parametrize("place", [0, 5, 11, 12, 15, -17, -16, -1])
def test_one_other_bit_breaks_it(place):
    with pytest.raises(SealBroken):
        encryption.unseal(changed(encryption.seal("Maya Torres", "here"), place), "here")


@pytest.mark.parametrize("cut", [0, 4, 8, 9, 20, -1, -4])
def test_what_was_cut_short_is_broken(cut):
    with pytest.raises(SealBroken):
        encryption.unseal(encryption.seal("Maya Torres", "here")[:cut], "here")


@pytest.mark.parametrize("never", ["", ".", "Maya", "12 Elm Street", "00000000.AAAA", "é.é", "deadbeef."])
def test_what_was_never_sealed_does_not_open(never):
    with pytest.raises(SealBroken):
        encryption.unseal(never, "here")


def test_a_broken_seal_tells_where_and_not_what():
    with pytest.raises(SealBroken) as caught:
        encryption.unseal(changed(encryption.seal("Maya Torres", "riders.address.7"), -1), "riders.address.7")
    assert str(caught.value) == "riders.address.7"


# --- keys ---


def test_a_new_key_writes_and_the_old_one_still_reads(keys):
    keys(OLD)
    before = encryption.seal("Maya", "here")
    keys(NEW, OLD)
    after = encryption.seal("Maya", "here")
    assert before.partition(".")[0] != after.partition(".")[0]
    assert [encryption.unseal(stored, "here") for stored in (before, after)] == ["Maya", "Maya"]


def test_without_its_key_a_value_stays_closed(keys):
    keys(OLD)
    before = encryption.seal("Maya", "here")
    keys(NEW)
    with pytest.raises(SealBroken):
        encryption.unseal(before, "here")


def test_a_key_does_not_open_under_the_name_of_another(keys):
    keys(OLD)
    name = encryption.seal("x", "here").partition(".")[0]
    keys(OTHER)
    forged = f"{name}.{encryption.seal('Maya', 'here').partition('.')[2]}"
    keys(OLD, OTHER)
    with pytest.raises(SealBroken):
        encryption.unseal(forged, "here")


def test_the_name_of_a_key_tells_nothing_of_it(keys):
    keys(OLD)
    name = encryption.seal("Maya", "here").partition(".")[0]
    assert len(name) == 8
    assert bytes.fromhex(name) not in urlsafe_b64decode(OLD)


# --- a file ---


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", os.urandom(70_000)])
def test_a_file_opens_to_its_bytes(content):
    assert encryption.unseal_file(encryption.seal_file(content, "here"), "here") == content


def test_a_file_is_bound_to_its_place_and_its_bytes():
    stored = encryption.seal_file(b"%PDF-1.7", "here")
    for found, place in [
        (stored, "there"),
        (stored[:-1], "here"),
        (stored + b"x", "here"),
        (b"", "here"),
        (b"\xff" * 40, "here"),
    ]:
        with pytest.raises(SealBroken):
            encryption.unseal_file(found, place)


def test_a_file_outlives_its_key_being_replaced(keys):
    keys(OLD)
    stored = encryption.seal_file(b"%PDF-1.7", "here")
    keys(NEW, OLD)
    assert encryption.unseal_file(stored, "here") == b"%PDF-1.7"
    keys(NEW)
    with pytest.raises(SealBroken):
        encryption.unseal_file(stored, "here")


# --- the field ---


def test_a_row_reads_in_the_clear_and_is_stored_sealed(rider):
    assert fresh(rider).address == ADDRESS
    stored = column(rider)
    assert "Elm" not in stored
    assert encryption.unseal(stored, f"{rider._meta.db_table}.address.{rider.pk}") == ADDRESS


def test_a_value_moved_to_another_row_is_refused(rider):
    other = factories.make_rider("Łukasz Nguyễn", address="7 Oak Avenue")
    write(other, column(rider))
    with pytest.raises(SealBroken):
        _ = fresh(other).address
    assert fresh(rider).address == ADDRESS


def test_a_value_moved_to_another_column_is_refused(rider):
    write(rider, column(rider), "born_on")
    with pytest.raises(SealBroken):
        _ = fresh(rider).born_on


def test_a_value_put_back_where_it_was_reads_again(rider):
    stored = column(rider)
    write(rider, "")
    assert fresh(rider).address == ""
    write(rider, stored)
    assert fresh(rider).address == ADDRESS


def test_a_value_written_past_the_program_is_refused(rider):
    write(rider, "7 Oak Avenue")
    with pytest.raises(SealBroken):
        _ = fresh(rider).address


def test_a_copy_under_another_key_does_not_open(rider):
    copy = fresh(rider)
    copy.pk, copy.account, copy._state.adding = uuid4(), None, True
    copy.save()
    with pytest.raises(SealBroken):
        _ = fresh(copy).address


def test_a_copy_that_was_opened_first_is_sealed_anew(rider):
    copy = fresh(rider)
    assert (copy.address, copy.born_on) == (ADDRESS, date(1985, 6, 21))
    copy.pk, copy.account, copy._state.adding = uuid4(), None, True
    copy.save()
    assert fresh(copy).address == ADDRESS
    assert column(copy) != column(rider)


def test_update_with_words_is_refused(rider):
    with transaction.atomic(), pytest.raises(TypeError, match="address is sealed"):
        type(rider).objects.filter(pk=rider.pk).update(address="7 Oak Avenue")
    assert fresh(rider).address == ADDRESS


def test_update_to_nothing_forgets(rider):
    type(rider).objects.filter(pk=rider.pk).update(born_on=None, address="")
    assert (fresh(rider).born_on, fresh(rider).address) == (None, "")


@pytest.mark.parametrize("expression", [F("legal_name"), Value("7 Oak Avenue")])
def test_the_database_is_not_told_to_write_in_the_clear(rider, expression):
    with transaction.atomic(), pytest.raises(TypeError, match="address is sealed"):
        type(rider).objects.filter(pk=rider.pk).update(address=expression)
    assert fresh(rider).address == ADDRESS


def test_nobody_looks_for_a_sealed_value(rider):
    with pytest.raises(TypeError, match="address is sealed"):
        list(type(rider).objects.filter(address=ADDRESS))


def test_values_see_the_sealed_form_only(rider):
    (value,) = type(rider).objects.filter(pk=rider.pk).values_list("address", flat=True)
    assert isinstance(value, Sealed)
    assert "Elm" not in value


def test_many_rows_at_once_are_sealed_each_for_itself(db):
    model = type(factories.make_rider())
    model.objects.bulk_create(model(legal_name="Twin", address=ADDRESS) for _ in range(3))
    twins = model.objects.filter(legal_name="Twin")
    assert [twin.address for twin in twins] == [ADDRESS] * 3
    assert len({column(twin) for twin in twins}) == 3


def test_many_rows_at_once_are_not_changed(rider):
    row = fresh(rider)
    row.address = "7 Oak Avenue"
    with transaction.atomic(), pytest.raises(TypeError, match="address is sealed"):
        type(rider).objects.bulk_update([row], ["address"])
    assert fresh(rider).address == ADDRESS


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_stored_as_nothing(rider, nothing):
    rider.born_on, rider.address = None, nothing or ""
    rider.save()
    assert (column(rider, "born_on"), column(rider)) == (None, "")
    assert (fresh(rider).born_on, fresh(rider).address) == (None, "")


def test_a_row_that_was_not_read_is_saved_as_it_was(rider):
    before = column(rider)
    row = fresh(rider)
    row.legal_name = "Maya Torres Osei"
    row.save()
    assert column(rider) == before


def test_what_was_not_loaded_is_fetched_and_opened(rider):
    assert type(rider).objects.defer("address").get(pk=rider.pk).address == ADDRESS
    assert type(rider).objects.only("legal_name").get(pk=rider.pk).born_on == date(1985, 6, 21)


def test_what_is_read_anew_is_what_stands_there(rider):
    row = fresh(rider)
    row.address = "unsaved"
    row.refresh_from_db()
    assert row.address == ADDRESS


def test_a_row_changes_hands_between_keys(rider, keys):
    known = settings.FIELD_KEYS
    keys(NEW, *known)
    row = fresh(rider)
    assert row.address == ADDRESS
    row.save()
    keys(NEW)
    assert fresh(rider).address == ADDRESS


def test_a_row_under_a_lost_key_still_shows_the_rest(rider, keys):
    keys(OTHER)
    row = fresh(rider)
    assert row.legal_name == "Maya Torres"
    with pytest.raises(SealBroken):
        _ = row.address


# --- a date ---


def test_a_date_comes_back_as_a_date(rider):
    assert fresh(rider).born_on == date(1985, 6, 21)
    assert "1985" not in column(rider, "born_on")


@pytest.mark.parametrize("on", [date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)])
def test_every_day_can_be_kept(rider, on):
    rider.born_on = on
    rider.save()
    assert fresh(rider).born_on == on


def test_a_form_asks_for_a_day(rider):
    field = type(rider)._meta.get_field("born_on").formfield()
    assert isinstance(field, forms.DateField)
    assert field.clean("06/21/1985") == date(1985, 6, 21)
    with pytest.raises(forms.ValidationError):
        field.clean("yesterday")


def test_a_date_as_text_is_read_as_a_date(rider):
    field = type(rider)._meta.get_field("born_on")
    assert field.to_python("1985-06-21") == date(1985, 6, 21)
    assert field.to_python(None) is None
    assert field.to_python("") == ""
