"""What the worker does for programs by the clock."""

from accounts.models import User
from ridealong.program import rulebook
from ridealong.program.models import Program


def retire_superseded() -> int:
    """Retires rules whose successor, published ahead, has begun to hold; returns how many."""
    by = User.objects.the_program()
    return sum(rulebook.retire_superseded(program, by=by) for program in Program.objects.all())
