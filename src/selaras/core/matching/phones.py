"""Phone numbers in the one form the whole world can dial (E.164)."""

import phonenumbers


def phone_normal(text: str, country: str | None = None) -> str | None:
    """Return a phone number as E.164; None where it is none, or where nobody knows in which country it was
    written.

    >>> phone_normal("0812-3456-7890", "ID"), phone_normal("+49 (0)30 901820"), phone_normal("12345")
    ('+6281234567890', '+4930901820', None)
    """
    try:
        number = phonenumbers.parse(text, country.upper() if country else None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
