"""Who learns."""

from dataclasses import dataclass

from .ids import UserId


@dataclass(frozen=True, slots=True)
class User:
    """A person with an account on this computer. Never carries the password's hash."""

    id: UserId
    public_id: str
    email: str
    full_name: str
    is_admin: bool

    @property
    def initials(self) -> str:
        """One or two capitals for the avatar: "Ada M. Byron" gives "AB"."""
        words = [word for word in self.full_name.split() if word[:1].isalnum()]
        picked = words[:1] + words[-1:] if len(words) > 1 else words
        return "".join(word[0].upper() for word in picked) or "?"
