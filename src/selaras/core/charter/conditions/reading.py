"""Reading a condition: a small grammar, nothing of it ever run as code.

::

    either  = both ("or" both)*
    both    = single ("and" single)*
    single  = "not" single | "(" either ")" | "always" | claim
    claim   = FIELD ( sign VALUE | ["not"] "in" "(" VALUE ("," VALUE)* ")" | "between" NUMBER "and" NUMBER
                    | "contains" TEXT | "is" ["not"] "known" )

A field is one of those the condition may speak of; a property of an event may be compared with numbers and with texts.
"""

from selaras.core.charter.conditions.fields import Fields
from selaras.core.charter.conditions.tree import (
    Always,
    And,
    Compare,
    Contains,
    Known,
    Literalness,
    Node,
    Not,
    OneOf,
    Or,
)
from selaras.core.charter.conditions.words import ConditionError, Word, closest, words

_ORDER = frozenset({"<", "<=", ">", ">="})
_SIGNS = _ORDER | {"==", "!="}
_WHOSE = {"lead": "a lead's profile", "event": "an event"}


def read(text: str, about: Fields) -> Node:
    """Return the tree of a condition; what cannot be read is a ConditionError that says where and how to mend it."""
    reader = _Reader(text, about)
    node = reader.either()
    if reader.next.sort != "end":
        raise reader.trouble(f"'{reader.next.text}' comes too late", "join conditions with 'and' or 'or'")
    return node


class _Reader:
    def __init__(self, text: str, about: Fields) -> None:
        self._text = text
        self._about = about
        self._words = list(words(text))
        self._place = 0

    @property
    def next(self) -> Word:
        return self._words[self._place]

    def trouble(self, what: str, next_step: str) -> ConditionError:
        return ConditionError(what, self._text, self.next.at, next_step)

    def either(self) -> Node:
        parts = [self.both()]
        while self._took("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Node:
        parts = [self.single()]
        while self._took("and"):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def single(self) -> Node:
        if self._took("not"):
            return Not(self.single())
        if self._took("("):
            inner = self.either()
            self._expect(")")
            return inner
        if self._took("always"):
            return Always()
        return self._claim()

    def _claim(self) -> Node:
        field = self._field()
        if self._took("is"):
            negated = self._took("not")
            self._expect("known")
            return Not(Known(field)) if negated else Known(field)
        if self._took("between"):
            low = self._number(field)
            self._expect("and")
            return And((Compare(field, ">=", low), Compare(field, "<=", self._number(field))))
        if self._took("contains"):
            return self._contains(field)
        if self._took("not"):
            self._expect("in")
            return OneOf(field, self._values(field), negated=True)
        if self._took("in"):
            return OneOf(field, self._values(field))
        return self._comparison(field)

    def _comparison(self, field: str) -> Node:
        sign = self.next.text
        if sign not in _SIGNS:
            raise self.trouble(
                f"after '{field}' stands '{sign}'" if sign else f"nothing stands after '{field}'",
                "write one of == != < <= > >= in, not in, between, contains, is known",
            )
        if sign in _ORDER and self._about.holds(field) == "text":
            raise self.trouble(f"'{field}' is a text and has no order", "use == or in")
        self._place += 1
        value = self._number(field) if sign in _ORDER else self._value(field)
        return Compare(field, sign, value)  # type: ignore[arg-type]  # the sign is one of _SIGNS

    def _contains(self, field: str) -> Node:
        if self._about.holds(field) == "number":
            raise self.trouble(f"'{field}' is a number and contains nothing", "compare it with a number")
        return Contains(field, str(self._value(field)))

    def _field(self) -> str:
        name = self.next.text
        if self._about.holds(name) is None:
            what = f"'{name}' is not a field of {_WHOSE[self._about.of]}" if name else "the condition ends too early"
            meant = closest(name, self._about.named)
            hint = f"did you mean '{meant}'?" if meant else f"use one of {', '.join(self._about.named)}"
            raise ConditionError(what, self._text, self.next.at, hint, meant)
        self._place += 1
        return name

    def _values(self, field: str) -> tuple[Literalness, ...]:
        self._expect("(")
        values = [self._value(field)]
        while self._took(","):
            values.append(self._value(field))
        self._expect(")")
        return tuple(values)

    def _number(self, field: str) -> Literalness:
        if self._about.holds(field) == "text":
            raise self.trouble(f"'{field}' is a text and has no order", "use == or in")
        return self._value(field, "number")

    def _value(self, field: str, wanted: str | None = None) -> Literalness:
        word, holds = self.next, wanted or self._about.holds(field)
        if word.sort != holds and (holds != "either" or word.sort not in ("number", "text")):
            a = "a text or a number" if holds == "either" else f"a {holds}"
            raise self.trouble(f"'{field}' is {a}, '{word.text}' is not", "write 50 for a number, 'ID' for a text")
        self._place += 1
        if word.sort == "text":
            return word.text[1:-1]
        return float(word.text) if "." in word.text else int(word.text)

    def _took(self, text: str) -> bool:
        if self.next.sort == "text" or self.next.text != text:
            return False
        self._place += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._took(text):
            found = f"'{self.next.text}'" if self.next.text else "the end"
            raise self.trouble(f"'{text}' is missing before {found}", f"write {text} there")
