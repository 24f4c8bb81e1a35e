"""The reading vocabulary of ideas: words that chain, for every list and page."""

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from accounts.people import proven_addresses
from accounts.permissions import may_moderate
from verbinding.lib.publishing import Status, SubmissionQuerySet


class IdeaQuerySet(SubmissionQuerySet):
    def at(self, slug):
        """The idea at this address, or None."""
        return self.filter(slug=slug or "").first()

    def of_user(self, user):
        return self.filter(sent_by=user) if user.is_authenticated else self.none()

    def editable_by(self, user):
        """Until it is decided on: once online it belongs to everybody."""
        return self.of_user(user).filter(
            status__in=[Status.CONCEPT, Status.SUBMITTED, Status.CHANGES_ASKED]
        )

    def visible_to(self, user):
        """What the page of an idea answers to this person (moderators see all but concepts)."""
        shown = Q(status=Status.PUBLISHED)
        if user.is_authenticated:
            shown |= Q(sent_by=user)
            if may_moderate(user):
                shown |= ~Q(status=Status.CONCEPT)
        return self.filter(shown)

    def known_to(self, user):
        """`visible_to`, and what stood online before: its page says that it is gone (410)."""
        return self.visible_to(user) | self.filter(status=Status.OFFLINE)

    def is_visible(self, idea, user):
        return self.visible_to(user).filter(pk=idea.pk).exists()

    def like(self, idea):
        """Others with its theme, those for the same place first."""
        same_place = Case(When(setting=idea.setting, then=0), default=1)
        others = self.exclude(pk=idea.pk).filter(theme=idea.theme_id)
        return others.order_by(same_place, "-published_at", "pk")

    def pending_for(self, user):
        """Sent in with this person's address, but never confirmed with its code."""
        return self.unconfirmed().filter(pending_email__in=proven_addresses(user))

    def drafts_of(self, user):
        """What this person may throw away: never sent in, or not any more."""
        return (self.pending_for(user) | self.of_user(user)).drafts()

    # --- What fits --------------------------------------------------------------------------------

    def in_setting(self, setting):
        return self.filter(setting=setting)

    def within_minutes(self, minutes):
        """Preparing and doing together."""
        return self.with_total_time().filter(total_minutes__lte=minutes)

    def within_euros(self, euros):
        return self.filter(cost__lte=euros)

    def for_group_of(self, number):
        return self.filter(group_min__lte=number).filter(
            Q(group_max__gte=number) | Q(group_max=None)
        )

    def with_theme(self, theme):
        return self.filter(theme=theme)

    def in_branch(self, branch):
        return self.filter(branch=branch)

    def matching(self, words):
        """That hold every one of the words, in the title or in the text."""
        found = self
        for word in words.split():
            fits = Q(title__icontains=word) | Q(summary__icontains=word)
            for field in ("steps", "materials", "connects"):
                fits |= Q(**{f"{field}__icontains": word})
            found = found.filter(fits)
        return found

    # --- What a page needs ------------------------------------------------------------------------

    def with_total_time(self):
        return self.annotate(total_minutes=F("preparation") + F("duration"))

    def with_card_data(self):
        """`copy_count`: how many activities online were made from it."""
        # Not joined: grouping 100,000 activities by wide rows takes half a second.
        copies = self.model._meta.get_field("copies").related_model._default_manager
        online = copies.filter(copied_from_idea=OuterRef("pk"), status=Status.PUBLISHED)
        count = online.order_by().values("copied_from_idea").annotate(count=Count("*"))
        return self.select_related("theme").annotate(
            copy_count=Coalesce(Subquery(count.values("count")), 0)
        )

    def with_page_data(self):
        return (
            self.with_card_data().select_related("branch", "sent_by").prefetch_related("audiences")
        )

    def most_copied_first(self):
        """After `with_card_data`; among equals the newest."""
        return self.order_by("-copy_count", "-published_at", "pk")
