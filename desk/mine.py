"""What waits at the desk, on top of /mijn/ of whoever works there."""

from accounts.mine import Section, section
from desk.dashboard.waiting import waiting_lines


@section("desk", order=0)
def desk_of(request):
    if not request.user.is_staff:
        return None
    lines = [line for line in waiting_lines(request.user) if line.count]
    return Section("Aan het bureau", "desk/_mine.html", {"lines": lines})
