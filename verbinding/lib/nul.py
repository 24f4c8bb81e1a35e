"""Refuses what no keyboard can type and PostgreSQL can't keep: the character NUL."""

from django.core.exceptions import SuspiciousOperation

NUL = "\x00"


class NulMiddleware:
    """Answers 400 where an address, a cookie or a form holds a NUL, before any query meets it.

    Form fields refuse it themselves, but what views read past a form (a slug in the query, the
    key of a session, the note at a button) would end in an error page on PostgreSQL.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = (request.META.get("QUERY_STRING", ""), request.path_info)
        if "%00" in asked[0] or any(NUL in text for text in (*asked, *request.COOKIES.values())):
            raise SuspiciousOperation("A NUL in the address or a cookie.")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method == "POST" and _holds_nul(request.POST):
            raise SuspiciousOperation("A NUL in a form.")


def _holds_nul(data):
    return any(NUL in name or any(NUL in v for v in values) for name, values in data.lists())
