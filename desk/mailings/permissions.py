"""Who may mail groups of people."""

from desk.access import only_for


def may_mail(user) -> bool:
    """Organisers: the letters go out in the name of the week, and their count is of people."""
    return user.is_active and user.is_staff and user.has_perm("desk.add_mailing")


mailers_only = only_for(may_mail)
