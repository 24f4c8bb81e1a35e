"""Who works behind the site: the people to write to when something waits."""

from django.contrib.auth.backends import ModelBackend

# ModelBackend because it answers in one query; a superuser may do all, and so is one of them.
_backend = ModelBackend()


def moderators():
    """The queryset twin of `may_moderate`, and who still has to set up their second step."""
    return _backend.with_perm("accounts.moderate").filter(is_staff=True).distinct()


def moderator_addresses() -> list[str]:
    return sorted(moderators().values_list("email", flat=True))
