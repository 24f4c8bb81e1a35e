"""Letters that don't arrive: refused for good, or waiting longer than they should."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from post_office.models import STATUS

from desk.access import only_for
from verbinding.lib import postman, tick
from verbinding.lib.log import note

LETTERS_PER_PAGE = 50


def may_see_mail(user) -> bool:
    """Organisers; a letter shows who gets it and its subject here, never its text."""
    return user.has_perm("accounts.change_user")


def try_again(by) -> int:
    """Puts all of them back in line, with as many tries as a new letter has."""
    with transaction.atomic():
        count = postman.failed_letters().update(
            status=STATUS.queued, number_of_retries=0, scheduled_time=None
        )
        if count:
            note(by, None, f"Mislukte e-mails opnieuw op weg: {count}.")
        transaction.on_commit(lambda: tick.wake(postman.JOB))
    return count


@only_for(may_see_mail)
@require_GET
def failed_mail(request):
    letters = postman.failed_letters().prefetch_related("logs").order_by("-created", "-pk")
    page = Paginator(letters, LETTERS_PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "desk/failed_mail.html", {"page_obj": page})


@only_for(may_see_mail)
@require_GET
def late_mail(request):
    letters = postman.late_letters(timezone.now()).prefetch_related("logs")
    page = Paginator(letters.order_by("waits_since", "pk"), LETTERS_PER_PAGE)
    context = {"page_obj": page.get_page(request.GET.get("pagina"))}
    return render(request, "desk/late_mail.html", context)


@only_for(may_see_mail)
@require_POST
def retry_mail(request):
    count = try_again(request.user)
    words = "1 e-mail gaat" if count == 1 else f"{count} e-mails gaan"
    messages.success(request, f"{words} opnieuw op weg.")
    return redirect("admin:failed_mail")
