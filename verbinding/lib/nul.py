"""Refuses what no keyboard can type and PostgreSQL can't keep: the character NUL."""

from django.core.exceptions import SuspiciousOperation

NUL = "\x00"


class NulMiddleware:
    """Answers 400 where an address or a cookie holds a NUL, before any query meets it.

    Fields of forms refuse it themselves, with words beside the field; but a slug in the query or
    the key of a session would end in an error page on PostgreSQL.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = (request.META.get("QUERY_STRING", ""), request.path_info)
        if "%00" in asked[0] or any(NUL in text for text in (*asked, *request.COOKIES.values())):
            raise SuspiciousOperation("A NUL in the address or a cookie.")
        return self.get_response(request)
