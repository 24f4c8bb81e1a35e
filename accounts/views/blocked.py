"""What a blocked sender reads: that nothing was sent, until when, and whom to ask."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render


@login_not_required
def refuse_sender(request, block, *, is_kept=False):
    """403, with the words that were typed, to copy; `is_kept`: they stay for a week as well."""
    return render(
        request,
        "accounts/blocked.html",
        {
            "blocked": block,
            "is_kept": is_kept,
            "typed": [] if is_kept else typed_words(request.POST),
        },
        status=403,
    )


def typed_words(data):
    """What somebody would be sorry to lose; tokens and choices have no spaces."""
    values = [value.strip() for name in data for value in data.getlist(name)]
    return [value for value in values if " " in value or len(value.splitlines()) > 1]
