"""How much of something there is, in per cent that never say more than is true."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def per_cent(self) -> Fraction:
        """The share in per cent; all of nothing is everything."""
        return Fraction(self.part * 100, self.whole) if self.whole else Fraction(100)

    @property
    def printed(self) -> str:
        """The share to one decimal, rounded down: 100.0 means all of them."""
        tenths = self.per_cent * 10 // 1
        return f"{tenths // 10}.{tenths % 10}"
