"""Who may mail groups of people."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def may_mail(user) -> bool:
    """Organisers: the letters go out in the name of the week, and their count is of people."""
    return user.is_active and user.is_staff and user.has_perm("desk.add_mailing")


def mailers_only(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_mail(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
