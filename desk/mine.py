"""What waits at the desk, on top of /mijn/ of whoever works there."""

from accounts.mine import Action, Section, section
from desk.dashboard.page import first_of
from desk.dashboard.waiting import desk_of
from desk.mailings.news import gets_news


@section("desk", order=0)
def desk_section(request):
    if not request.user.is_staff:
        return None
    desk = desk_of(request.user)
    return Section("Aan het bureau", "desk/_mine.html", {"desk": desk}, action_of(desk))


def action_of(desk):
    """Only what can't wait comes before one's own things."""
    first = first_of(desk)
    if first is None or not first.is_urgent:
        return None
    return Action(f"{first.words}. Dat kan niet wachten.", first.url, first.label)


@section("news", order=900)
def news_of(request):
    context = {"gets_news": gets_news(user=request.user)}
    return Section("Nieuws per mail", "desk/mailings/_mine.html", context, is_setting=True)
