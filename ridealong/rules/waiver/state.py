"""What is known of a waiver at the moment somebody relies on it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class WaiverState:
    """`covers`: whether the moment lies within the stretch it was signed for."""

    status: Literal["unsigned", "signed", "void"] = "unsigned"
    covers: bool = False
    has_newer_text: bool = False
    is_for_minors: bool = False
