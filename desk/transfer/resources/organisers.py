"""Whom to write to about an activity: the one list with addresses, apart on purpose."""

from activities.models import Activity
from activities.public_facts import page_of
from desk.models import ListKind
from desk.transfer.columns import Column, name_of
from desk.transfer.resources.activities import day, town
from desk.transfer.resources.base import ListResource


class OrganiserList(ListResource):
    """Only who answers for it; no guests, co-organisers or telephone numbers."""

    kind = ListKind.ORGANISERS
    model = Activity

    edition = Column("editie", lambda a: a.edition.year)
    title = Column("titel", lambda a: a.title)
    day = Column("datum", day)
    town = Column("plaats", town)
    status = Column("status", lambda a: a.get_status_display())
    team = Column("team", lambda a: name_of(a.team))
    name = Column("naam", lambda a: a.owner.name)
    email = Column("e-mailadres", lambda a: a.owner.email)
    page = Column("pagina", page_of)

    def of_edition(self, edition):
        return self.with_owner(super().of_edition(edition))

    def with_owner(self, queryset):
        """Whose account was closed isn't written to any more."""
        return queryset.filter(owner__is_active=True)

    def with_data(self, queryset):
        whole = self.with_owner(queryset).select_related("edition", "team", "owner")
        return whole.prefetch_related("moments")

    def count(self, queryset):
        return self.with_owner(queryset).count()
