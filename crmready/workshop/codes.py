"""The room's code, the phones' tokens, and what proves that a form was ours. Randomness comes from the system."""

import hmac
import secrets
from hashlib import sha256
from typing import Final

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which people misread or mind."""
_LOOKALIKES: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_LENGTH: Final = 8
"""40 bits: guessing once a second for a working day finds it with a chance of one in 38 million."""


def room_code() -> str:
    """A new code, as `K7QD-M2XA` without the hyphen."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def shown_code(code: str) -> str:
    """The code as people read it aloud: in two halves."""
    return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"


def typed_code(written: str) -> str:
    """The code that somebody meant who typed this: in small letters, with O for 0, with spaces or hyphens."""
    return "".join(letter for letter in written.upper().translate(_LOOKALIKES) if letter in _LETTERS)[: _LENGTH + 1]


def is_code(written: str, code: str) -> bool:
    """Whether this is the room's code; takes as long for a wrong one as for the right one."""
    return hmac.compare_digest(typed_code(written).encode(), code.encode())


def new_token() -> str:
    """What a phone keeps in its cookie: 128 random bits."""
    return secrets.token_urlsafe(16)


def fingerprint(token: str) -> str:
    """SHA-256 of a token, in hexadecimal: all that the file ever knows of a phone."""
    return sha256(token.encode()).hexdigest()


def seal(secret: bytes, token: str) -> str:
    """What our forms carry, and a form on another site cannot know."""
    return hmac.new(secret, token.encode(), sha256).hexdigest()[:32]


def is_seal(secret: bytes, token: str, written: str) -> bool:
    """Whether a form was made by us for the phone with this token."""
    return hmac.compare_digest(seal(secret, token).encode(), written.encode(errors="replace"))
