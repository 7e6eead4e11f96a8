"""The address in a mail that stops mails of its kind, for whoever has the mail and for nobody else."""

from django.conf import settings
from django.core import signing

from selaras.core.notices import CHOOSABLE, Medium, Sort
from selaras.kit.errors import InputError
from selaras.records.models import NotificationChoice, User

_SALT = "selaras.outgoing.unsubscribing"


def unsubscribe_address(user: User, sort: str) -> str:
    """Return the address that stops mails of a sort to this person; empty for what nobody can stop."""
    if sort not in CHOOSABLE:
        return ""
    return f"{settings.SITE_URL}/notices/stop/{signing.dumps([user.pk, sort], salt=_SALT)}/"


def read_token(token: str) -> tuple[User, Sort]:
    """Return whom and what an address of a mail names; an address that nobody signed is an error."""
    try:
        pk, sort = signing.loads(token, salt=_SALT)
        return User.objects.get(pk=pk), Sort(sort)
    except (signing.BadSignature, User.DoesNotExist, ValueError):
        raise InputError("this address is not complete", next_step="use the address from the mail as it is") from None


def stop_mails(token: str) -> Sort:
    """Stop mails of the sort the address names; doing it twice does no more."""
    user, sort = read_token(token)
    NotificationChoice.objects.update_or_create(user=user, sort=sort, medium=Medium.MAIL, defaults={"wanted": False})
    return sort
