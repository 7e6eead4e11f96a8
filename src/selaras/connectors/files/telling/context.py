"""What every table needs to tell its rows: the source, the names of things, the time of hearing, money."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from selaras.connectors.files.mapping import Mapping
from selaras.connectors.files.telling.money import Rates
from selaras.connectors.files.values import UnreadableError
from selaras.core.ledger import Details, Fact
from selaras.kit.errors import InputError
from selaras.kit.identity import derived_id
from selaras.kit.money import Money, minor_digits
from selaras.kit.sentence import Sentence

Values = dict[str, Any]
Teller = Callable[[str, Values], list[Fact]]
_REMEMBERED = 500_000
_LARGEST = 2**63 - 1


@dataclass(slots=True)
class Setting:
    """One file's import as the tellers see it.

    ``heard_at`` is when we heard of the rows at hand (of the batch), ``began_at`` the instant the import of this file
    began, which stands for instants the source does not name. ``stages`` maps the source's stage names to ours.
    """

    mapping: Mapping
    rates: Rates
    stages: MappingOf[str, str]
    began_at: datetime
    heard_at: datetime
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def actor(self) -> str:
        """Return who brings these facts."""
        return f"import:{self.mapping.source}"

    def own(self, sort: str, key: str) -> str:
        """Return the id of the thing a row is about."""
        return derived_id(sort, self.mapping.source, key)

    def other(self, sort: str, name: str, values: Values) -> str | None:
        """Return the id of the thing a reference field names, if it names one."""
        key = values.get(name)
        if key is None:
            return None
        known = self._ids.get((name, key))
        if known is None:
            if len(self._ids) > _REMEMBERED:
                self._ids.clear()
            known = self._ids[name, key] = derived_id(sort, self.mapping.source_of(name), key)
        return known

    def tell(self, kind: str, subject: str, at: datetime, key: str, details: Details, values: Values) -> Fact:
        """Return the fact under the source's own key, noted as the mapping says."""
        noted = self.mapping.noted
        heard = self.heard_at if noted == "at_import" else at if noted == "as_happened" else values.get("noted_at", at)
        mapping = self.mapping
        return Fact(
            kind=kind,
            subject=subject,
            happened_at=at,
            noted_at=heard,
            actor=f"import:{mapping.source}",
            details=details,
            source_key=f"{mapping.source}:{mapping.table}:{key}",
        )

    def currency_of(self, values: Values) -> str | None:
        """Return the currency of a row's amount; None where neither the row nor the mapping names one."""
        currency = values.get("currency", self.mapping.currency)
        if currency is None or currency == self.mapping.currency:
            return currency
        try:
            minor_digits(currency := currency.upper())
        except InputError:
            raise UnreadableError(Sentence.of("imports-reject-currency", currency=currency)) from None
        return str(currency)

    def money(self, values: Values, on: date) -> dict[str, Any]:
        """Return amount_minor, currency and base_minor of a row, exactly; nothing where it names no amount."""
        amount: Decimal | None = values.get("amount")
        if amount is None:
            return {}
        currency = self.currency_of(values)
        if currency is None:
            raise UnreadableError(Sentence.of("imports-reject-no-currency"))
        money = Money.of(amount, currency)
        if money.amount != amount:
            raise UnreadableError(Sentence.of("imports-reject-decimals", currency=currency))
        if abs(money.amount_minor) > _LARGEST:
            raise UnreadableError(Sentence.of("imports-reject-too-large"))
        return {
            "amount_minor": money.amount_minor,
            "currency": currency,
            "base_minor": self.rates.base_minor(money, on),
        }


def picked(values: Values, names: Iterable[str]) -> Values:
    """Return those of the fields that the row fills."""
    return {name: values[name] for name in names if name in values}


def stamp(at: datetime) -> str:
    """Return an instant as it stands in a source key: its microseconds are enough to tell two apart."""
    return at.strftime("%Y%m%dT%H%M%S.%f")
