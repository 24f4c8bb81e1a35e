"""The reading vocabulary of activities: words that chain, for every list and page."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from accounts.models import User
from accounts.people import proven_addresses
from accounts.permissions import may_moderate
from activities.models.coming import Coming
from activities.models.moment import Moment
from teams.models import InspiratieTeam, Membership
from verbinding.lib.publishing import VISIBLE, Status, SubmissionQuerySet

# Beyond change by its organiser: rejected, cancelled, or taken offline by staff.
CLOSED = frozenset({Status.REJECTED, Status.OFFLINE, Status.CANCELLED})


class WithFirstMoment:
    """For whatever has `moments`: activities, and what lists look at of them."""

    def with_moment(self, days=(), dayparts=(), *, after=None):
        """Leaves out beforehand what has no such moment; here only a join could tell."""
        return self

    def with_first_moment(self, lookups, *, required=True):
        """Each activity with the first of its moments for which `lookups` (of Moment) hold.

        Annotates `next_starts_at` and `shown_moment_id`; both are null without such a moment,
        unless it is `required`. A join and "none is earlier" instead of a subquery per row: so
        the database can walk the moments in order of time, and stop after one page.
        """
        fits = Q(**{f"moments__{name}": value for name, value in lookups.items()})
        found = self.annotate(shown=FilteredRelation("moments", condition=fits))
        if required:
            found = found.filter(shown__isnull=False)
        # As annotations, for a reference to the relation itself would join it once more.
        found = found.annotate(next_starts_at=F("shown__starts_at"), shown_moment_id=F("shown__pk"))
        starts_at, pk = OuterRef("next_starts_at"), OuterRef("shown_moment_id")
        earlier = Moment.objects.filter(activity=OuterRef("pk"), **lookups)
        return found.exclude(
            Exists(earlier.filter(Q(starts_at__lt=starts_at) | Q(starts_at=starts_at, pk__lt=pk)))
        )


class ActivityQuerySet(WithFirstMoment, SubmissionQuerySet):
    """Reading words that chain; none of them joins the private location."""

    def for_edition(self, edition):
        return self.filter(edition=edition)

    def with_any(self, labels, keys):
        """With at least one of these `labels` (audiences, languages), given by their keys."""
        through = getattr(self.model, labels).through.objects.filter(activity=OuterRef("pk"))
        return self.filter(Exists(through.filter(**{f"{labels.removesuffix('s')}__in": keys})))

    def undecided(self):
        """Sent in and neither let through nor refused: a moderator's turn, or the sender's."""
        return self.filter(status__in=(Status.SUBMITTED, Status.CHANGES_ASKED))

    def on_days(self, days):
        """With a moment that stands on one of these days."""
        standing = Moment.objects.standing().filter(activity=OuterRef("pk"))
        return self.filter(Exists(standing.filter(local_date__in=days)))

    def upcoming(self, at=None):
        running = Moment.objects.coming(at).filter(activity=OuterRef("pk"))
        return self.filter(Exists(running))

    def took_place(self, at=None):
        """Online, with a moment that stood, and all of those over, on days before today's."""
        at = at or timezone.now()
        standing = Moment.objects.standing().filter(activity=OuterRef("pk"))
        to_come = standing.filter(Q(ends_at__gt=at) | Q(local_date__gte=timezone.localdate(at)))
        return self.published().filter(Exists(standing), ~Exists(to_come))

    def in_time_order(self, at=None):
        """Soonest first by the next moment that isn't over; `next_starts_at` is annotated.

        Activities with nothing left to come close the list.
        """
        coming = Moment.objects.coming(at).filter(activity=OuterRef("pk")).order_by("starts_at")
        return self.annotate(next_starts_at=Subquery(coming.values("starts_at")[:1])).order_by(
            F("next_starts_at").asc(nulls_last=True), "pk"
        )

    def with_card_data(self):
        """All that one card needs, in two queries for any number of cards."""
        return self._with_moments(Moment.objects.order_by("starts_at"))

    def with_page_data(self):
        found = self._with_moments(Moment.objects.with_places())
        return found.select_related(
            "branch", "edition", "owner", "copied_from__edition", "copied_from_idea"
        )

    def _with_moments(self, moments):
        return self.select_related("theme", "team").prefetch_related(
            Prefetch("moments", queryset=moments)
        )

    def with_step_data(self):
        """All that deciding on the buttons of each row needs, in a fixed number of queries."""
        return self.with_card_data().prefetch_related("co_organisers", "team__memberships")

    def what_needs_work_first(self):
        """For /mijn/: what waits for its organiser, then what is coming, then what is over."""
        needs_work = models.Case(
            models.When(status=Status.CHANGES_ASKED, then=0),
            models.When(status=Status.CONCEPT, then=1),
            models.When(status__in=[Status.REJECTED, Status.OFFLINE], then=3),
            default=2,
        )
        return self.order_by(needs_work, "-created_at", "-pk")

    def editable_by(self, user):
        if not user.is_authenticated:
            return self.none()
        mine = Q(owner=user) | Q(co_organisers=user)
        led = Q(team__in=InspiratieTeam.objects.led_by(user))
        return self.filter(mine | led).distinct()

    def visible_to(self, user):
        """What the page of an activity answers to this person; others meet a 404."""
        if not user.is_authenticated:
            return self.public()
        if may_moderate(user):
            return self.filter(~Q(status=Status.CONCEPT) | Q(owner=user))
        mine = type(self)(self.model, using=self._db).editable_by(user)
        return self.filter(Q(status__in=VISIBLE) | Q(pk__in=mine.values("pk")))

    def known_to(self, user):
        """`visible_to`, and what stood online before: its page says that it is gone (410)."""
        return (self.visible_to(user) | self.filter(status=Status.OFFLINE)).distinct()

    def is_visible(self, activity, user):
        return self.visible_to(user).filter(pk=activity.pk).exists()

    def like(self, activity):
        """Others to come with the same theme that anybody may join, those close by first."""
        same_place = models.Case(
            models.When(municipality_code=activity.municipality_code, then=0), default=1
        )
        joinable = self.filter(openness="iedereen").exclude(coming=Coming.FULL)
        others = joinable.published().upcoming().exclude(pk=activity.pk)
        return others.filter(edition=activity.edition_id, theme=activity.theme_id).order_by(
            same_place, "published_at", "pk"
        )

    def taking_signups(self):
        """To come, where people sign up by name."""
        open_to_all = self.published().upcoming().filter(openness="iedereen")
        return open_to_all.filter(coming=Coming.SIGN_UP)

    def titled_with(self, beginnings):
        """One of these pieces stands in the title."""
        return self.filter(reduce(or_, (Q(title__icontains=piece) for piece in beginnings)))

    def owned_by(self, user):
        """What this person is still at, or has online; for each activity see `editable_by`."""
        return self.filter(owner=user).exclude(status__in=CLOSED)

    def orphaned(self):
        """Still to come, with nobody left to answer for it: the desk should know."""
        led = Membership.objects.leads().values("team")
        # Two ways to be without an owner, so that each finds its rows by an index.
        everything = self.model.objects.order_by().values("pk")
        gone = everything.filter(owner=None).union(everything.filter(owner__is_active=False))
        ownerless = self.filter(pk__in=gone, co_organisers=None)
        looked_after = self.model.objects.on_behalf().values("pk")
        found = ownerless.published().upcoming().exclude(team__in=led)
        return found.exclude(pk__in=looked_after)

    def on_behalf(self):
        """Entered by staff for somebody who didn't take it over: staff look after it."""
        return self.filter(
            owner=None,
            on_behalf__isnull=False,
            on_behalf__claimed_at=None,
            on_behalf__disowned_at=None,
        )

    def sent_away(self, before):
        """Never online, and not theirs, said whoever staff entered it for."""
        return self.drafts().filter(on_behalf__disowned_at__lt=before)

    def entered_for(self, user):
        """What staff entered with this person's address."""
        return self.on_behalf().filter(on_behalf__email__in=proven_addresses(user))

    def of_address(self, address):
        """Whose owner has that e-mail address, or that wait for its code."""
        address = User.objects.normalize_email(address)
        # Asked first: keys find rows by their index, a question within a question does not.
        owners = list(User.objects.filter(email=address).values_list("pk", flat=True))
        return self.filter(Q(owner__in=owners) | Q(pending_email=address))

    def filter_slug(self, slug):
        """The one with that slug, or None; for addresses that carry it as a parameter."""
        return self.filter(slug=slug).first() if slug else None

    def earlier_than(self, edition):
        return self.filter(edition__year__lt=edition.year)

    def to_bring_along(self, user, edition):
        """What this person or a team of theirs sent in before, each in its latest year.

        Also what was never let through: it went back to a concept when its edition closed.
        """
        if edition is None or not user.is_authenticated:
            return self.none()
        mine = Q(owner=user) | Q(team__in=InspiratieTeam.objects.led_by(user))
        later = self.model.objects.earlier_than(edition).copied_by_their_own()
        known = Q(status=Status.PUBLISHED) | Q(status=Status.CONCEPT, submitted_at__isnull=False)
        earlier = self.filter(mine & known).earlier_than(edition)
        return earlier.exclude(pk__in=later.values("copied_from"))

    def copied_by_their_own(self):
        """Copies of one's own or one's team's in a later year, and not what others did after."""
        same_team = Q(team=F("copied_from__team")) | Q(wanted_team=F("copied_from__team"))
        later = self.filter(edition__year__gt=F("copied_from__edition__year"))
        return later.filter(Q(owner=F("copied_from__owner")) | same_team)

    def copied_by_others(self):
        """Of the copies of one activity: what others did after."""
        return self.exclude(pk__in=self.copied_by_their_own().values("pk"))

    def locked(self, keys):
        """Those rows, until the transaction ends; SQLite needs no lock and ignores it."""
        return self.select_for_update().filter(pk__in=list(keys)).order_by("pk")

    def asked_of(self, user):
        """What members want to attach to a team that this person leads."""
        return self.filter(wanted_team__in=InspiratieTeam.objects.led_by(user))

    def pending_for(self, user):
        """Entered with this person's address, but never confirmed with its code."""
        return self.unconfirmed().filter(pending_email__in=proven_addresses(user))

    def drafts_of(self, user):
        """What this person may throw away; not what others of the team began."""
        if not user.is_authenticated:
            return self.none()
        return (self.pending_for(user) | self.filter(owner=user)).drafts()
