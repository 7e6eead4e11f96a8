"""Keys of the API: shown once, kept as a hash, opening no more than they were issued for."""

import pytest

from selaras.actions.api_keys import KeyOrder, issue_key, key_of, keys_seen_by, revoke_key
from selaras.actions.staff import Newcomer, add_person
from selaras.core.staff import Role
from selaras.kit.errors import InputError
from selaras.records.models import ApiKey
from tests.actions.desk.company import MONDAY
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db
READING = KeyOrder("nightly export", ("read:leads", "read:figures"))


@pytest.fixture
def bima():
    return add_person(Newcomer("bima", Role.REVENUE_OPERATIONS), "kopi-tubruk-71")


@pytest.fixture
def admin():
    return add_person(Newcomer("admin", Role.ADMINISTRATOR), "kopi-tubruk-71")


def test_the_secret_is_shown_once_and_only_its_hash_is_kept(bima):
    issued = issue_key(READING, bima, MONDAY)
    secret = issued.text.split("_", 2)[2]
    kept = ApiKey.objects.get()
    assert secret not in str(vars(kept))
    assert (kept.scopes, str(kept)) == (["read:figures", "read:leads"], f"nightly export ({kept.key_id})")
    assert key_of(issued.text, MONDAY) == kept
    assert key_of(issued.text[:-1] + "?", MONDAY) is None
    assert key_of(issued.text.replace("selaras", "other"), MONDAY) is None


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (KeyOrder(" ", ("read:leads",)), "needs a name"),
        (KeyOrder("x", ()), "opens nothing"),
        (KeyOrder("x", ("read:minds",)), "'read:minds' is not a scope; use some of read:figures, "),
        (KeyOrder("x", ("admin:people",)), "opens nothing to somebody whose role is revenue_operations"),
        (KeyOrder("x", ("read:leads",), MONDAY), "expired already"),
    ],
)
def test_a_key_that_would_disappoint_is_not_issued(bima, order, says):
    with pytest.raises(InputError, match=says):
        issue_key(order, bima, MONDAY)
    assert not ApiKey.objects.exists()


def test_its_owner_and_whoever_manages_the_staff_see_a_key_and_revoke_it(bima, admin):
    issued, own = issue_key(READING, bima, MONDAY), issue_key(READING, admin, MONDAY)
    assert [key.key_id for key in keys_seen_by(bima)] == [issued.key.key_id]
    assert keys_seen_by(admin).count() == 2
    with pytest.raises(InputError, match="there is no key"):
        revoke_key(own.key.key_id, bima, MONDAY)
    assert revoke_key(issued.key.key_id, admin, hour(1)).revoked_at == hour(1)
    assert revoke_key(issued.key.key_id, bima, hour(2)).revoked_at == hour(1)
    assert key_of(issued.text, hour(2)) is None
