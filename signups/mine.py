"""Where the person logged in goes, for /mijn/."""

from accounts.mine import Section, section
from signups.models import Signup


@section("signups", order=20)
def signups_of(request):
    own = Signup.objects.of_user(request.user).confirmed().shown_under_mine().with_activity()
    rows = list(own.order_by("moment__starts_at", "pk"))
    return Section("Waar ik heen ga", "signups/_mine.html", {"signups": rows}) if rows else None
