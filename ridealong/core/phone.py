"""Phone numbers are E.164 from the border on."""

import phonenumbers

DEFAULT_REGION = "US"


def parse(text: str, region: str = DEFAULT_REGION) -> str:
    """The number as E.164. Raises ValueError for what cannot be dialled."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise ValueError(str(error)) from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("not a possible number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def display(e164: str, region: str = DEFAULT_REGION) -> str:
    """The number as people of the region write it; others with their country code."""
    if not e164:
        return ""
    number = phonenumbers.parse(e164, region)
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
