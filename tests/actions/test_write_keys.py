"""Write keys: shown once, kept as a hash, revoked for good."""

from datetime import UTC, datetime

import pytest

from selaras.actions.write_keys import (
    DEMO_KEY,
    MARK,
    hashed,
    make_demo_write_key,
    make_write_key,
    note_write_keys_used,
    revoke_write_key,
    write_keys,
    write_keys_in_use,
)
from selaras.kit.errors import InputError
from selaras.records.models import WriteKey

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_a_key_is_shown_once_and_only_its_hash_is_kept():
    made = make_write_key(" Shop ", NOON)
    assert made.text.startswith(MARK)
    kept = WriteKey.objects.get()
    assert (kept.name, kept.sha256, kept.created_at) == ("Shop", hashed(made.text), NOON)
    assert made.text.startswith(kept.prefix)
    assert str(kept) == f"Shop ({kept.prefix}…)"
    assert made.text not in str(vars(kept))


def test_no_two_keys_are_alike():
    assert make_write_key("a", NOON).text != make_write_key("a", NOON).text
    assert len({key.id for key in write_keys()}) == 2


def test_a_key_without_a_name_is_an_error():
    with pytest.raises(InputError, match="needs a name"):
        make_write_key("  ", NOON)


def test_origins_are_kept_as_browsers_send_them():
    made = make_write_key("Shop", NOON, ["HTTPS://Shop.example/", "http://localhost:8000", "http://[::1]:80", "*"])
    assert made.key.origins == ["*", "http://[::1]:80", "http://localhost:8000", "https://shop.example"]


@pytest.mark.parametrize("origin", ["shop.example", "https://shop.example/harga", "https://", "ftp://shop.example", ""])
def test_what_is_no_origin_is_an_error(origin):
    with pytest.raises(InputError, match=r"write it as https://www\.example\.com"):
        make_write_key("Shop", NOON, [origin])


def test_a_revoked_key_stays_listed_and_lets_nothing_in():
    made, other = make_write_key("Shop", NOON), make_write_key("App", LATER)
    assert revoke_write_key(made.key.id, LATER).revoked_at == LATER
    assert revoke_write_key(made.key.id, NOON).revoked_at == LATER
    assert [key.name for key in write_keys()] == ["Shop", "App"]
    assert write_keys_in_use() == [other.key]


def test_a_key_may_be_named_by_how_it_begins_where_only_one_does():
    made = make_write_key("Shop", NOON)
    assert revoke_write_key(made.key.prefix, NOON).id == made.key.id
    WriteKey.objects.update(prefix="write_same")
    make_write_key("App", NOON)
    WriteKey.objects.update(prefix="write_same")
    with pytest.raises(InputError, match="2 write keys are named 'write_same'; take an id from"):
        revoke_write_key("write_same", NOON)
    with pytest.raises(InputError, match="no write keys are named 'nothing'"):
        revoke_write_key("nothing", NOON)


def test_the_demos_key_is_made_once_and_never_unrevoked():
    assert make_demo_write_key(NOON) == make_demo_write_key(LATER) == DEMO_KEY
    [key] = write_keys()
    revoke_write_key(key.id, NOON)
    make_demo_write_key(LATER)
    assert write_keys_in_use() == []


def test_when_a_key_was_used_is_remembered():
    made, other = make_write_key("Shop", NOON), make_write_key("App", NOON)
    note_write_keys_used({made.key.id: LATER})
    assert {key.id: key.last_used_at for key in write_keys()} == {made.key.id: LATER, other.key.id: None}
