"""The public holidays that business-day notice leaves out."""

from datetime import date
from functools import lru_cache

import holidays


@lru_cache
def holidays_around(year: int) -> frozenset[date]:
    """Federal holidays of the United States in that year and the next, with the days on which they are observed."""
    return frozenset(holidays.country_holidays("US", years=(year, year + 1)))
