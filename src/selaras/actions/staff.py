"""The people who sign in: added with one role, given another, shown out."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from selaras.core.staff import Person, Role
from selaras.kit.errors import InputError
from selaras.records.ledger import database_troubles
from selaras.records.models import User


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to sign in. ``rep_id`` ties the name to the rep whose leads are theirs."""

    username: str
    role: Role | str
    name: str = ""
    email: str = ""
    language: str = "en"
    rep_id: str = ""


DEMO_STAFF = (
    Newcomer("ayu", Role.MARKETING_LEADER, "Ayu"),
    Newcomer("sari", Role.SALES_LEADER, "Sari", language="id"),
    Newcomer("bima", Role.REVENUE_OPERATIONS, "Bima"),
    Newcomer("dewi", Role.SALES_REP, "Dewi"),
    Newcomer("tono", Role.SALES_REP, "Tono", language="id"),
    Newcomer("rina", Role.SALES_MANAGER, "Rina"),
    Newcomer("putri", Role.MARKETING, "Putri", language="id"),
    Newcomer("hadi", Role.EXECUTIVE, "Hadi"),
    Newcomer("admin", Role.ADMINISTRATOR, "Administrator"),
)


def add_person(newcomer: Newcomer, password: str) -> User:
    """Let somebody sign in, with one role and a password that the site's rules accept."""
    role = _role(newcomer.role)
    with database_troubles(), transaction.atomic():
        if User.objects.filter(username=newcomer.username).exists():
            raise InputError(
                f"somebody named '{newcomer.username}' signs in already",
                next_step="choose another name, or change their role",
            )
        user = _user(newcomer, role)
        _check_password(password, user)
        user.set_password(password)
        user.save()
    return user


def add_demo_staff(password: str, rep_ids: dict[str, str] | None = None) -> list[User]:
    """Let the demo company's cast sign in; who is there already keeps their name and gets this password.

    ``rep_ids`` ties names of the cast to reps of the simulated company.
    """
    ties = rep_ids or {}
    users = []
    with database_troubles(), transaction.atomic():
        present = {user.username: user for user in User.objects.filter(username__in=[n.username for n in DEMO_STAFF])}
        for newcomer in DEMO_STAFF:
            user = present.get(newcomer.username) or _user(newcomer, _role(newcomer.role))
            user.rep_id = ties.get(newcomer.username, user.rep_id)
            user.set_password(password)
            user.save()
            users.append(user)
    return users


def change_role(username: str, role: Role | str) -> User:
    """Give somebody another role in place of the one they have; nobody has two, so nobody signs for both sides."""
    with database_troubles(), transaction.atomic():
        user = _person(username)
        user.role = _role(role)
        _mirror(user)
        user.save(update_fields=["role", "is_staff", "is_superuser"])
    return user


def change_password(username: str, password: str) -> User:
    """Give somebody a new password that the site's rules accept."""
    with database_troubles(), transaction.atomic():
        user = _person(username)
        _check_password(password, user)
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def show_out(username: str) -> User:
    """Let somebody sign in no more; what they did stays under their name."""
    with database_troubles(), transaction.atomic():
        user = _person(username)
        user.is_active = False
        user.save(update_fields=["is_active"])
    return user


def everybody() -> list[User]:
    """Return who can sign in or could once, by name."""
    with database_troubles():
        return list(User.objects.order_by("username"))


def person_named(username: str) -> Person:
    """Return somebody who signs in, as the core sees whoever acts."""
    with database_troubles():
        return _person(username).person


def somebody(username: str) -> User:
    """Return who signs in by that name, or say that nobody does."""
    with database_troubles():
        return _person(username)


def _user(newcomer: Newcomer, role: Role) -> User:
    user = User(
        username=newcomer.username, first_name=newcomer.name, email=newcomer.email, role=role,
        language=newcomer.language, rep_id=newcomer.rep_id,
    )  # fmt: skip
    _mirror(user)
    return user


def _mirror(user: User) -> None:
    """Django's own flags follow from the role and say nothing more."""
    user.is_staff = user.is_superuser = user.role == Role.ADMINISTRATOR


def _role(role: Role | str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise InputError(f"'{role}' is not a role", next_step=f"use one of: {', '.join(Role)}") from None


def _person(username: str) -> User:
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise InputError(f"nobody named '{username}' signs in", next_step="see: python -m selaras users list") from None


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        raise InputError(
            f"the password is too weak: {' '.join(refusal.messages)}", place=user.username, next_step="choose another"
        ) from None
