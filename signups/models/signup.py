"""Who comes to a moment by name, and how many places that takes."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from accounts.people import proven_addresses
from activities.models import Activity, Moment
from signups.links import key_in, own_url

LARGEST_PARTY = 10


class Tally(models.Model):
    """The numbers of one moment, in a row of its own: a form that saves the moment can't undo them.

    `taken` is changed by signups/places.py alone.
    """

    moment = models.OneToOneField(
        "activities.Moment",
        models.CASCADE,
        verbose_name="moment",
        primary_key=True,
        related_name="tally",
    )
    taken = models.PositiveIntegerField("bezette plaatsen", default=0)
    nods = models.PositiveIntegerField("keer “ik kom”", default=0)

    class Meta:
        verbose_name = "stand van een moment"
        verbose_name_plural = "standen van momenten"

    def __str__(self):
        return f"{self.moment}: {self.taken}"


class State(models.TextChoices):
    UNCONFIRMED = "onbevestigd", "Wacht op de code"
    ASKED = "gevraagd", "Wacht op een ja"
    WAITING = "wachtlijst", "Op de wachtlijst"
    COMING = "komt", "Komt"
    DECLINED = "geweigerd", "Kan er niet bij"
    CANCELLED = "afgemeld", "Afgemeld"


# Who comes, or would like to.
ACTIVE = frozenset({State.ASKED, State.WAITING, State.COMING})


class SignupQuerySet(models.QuerySet):
    def with_activity(self):
        """All that a page or letter tells, in one query."""
        return self.select_related("moment__activity__theme", "moment__activity__owner")

    def unconfirmed(self):
        return self.filter(state=State.UNCONFIRMED)

    def with_form_token(self, token):
        return self.get(form_token=token)

    def confirmed(self):
        return self.exclude(state=State.UNCONFIRMED)

    def active(self):
        return self.filter(state__in=ACTIVE)

    def coming(self):
        return self.filter(state=State.COMING)

    def asked(self):
        return self.filter(state=State.ASKED)

    def in_line(self):
        """The waiting list, first come first: by when the code was entered."""
        return self.filter(state=State.WAITING).order_by("confirmed_at", "pk")

    def of_activity(self, activity):
        return self.filter(moment__activity=activity)

    def people(self):
        """How many people all these together are."""
        return self.aggregate(sum=Sum("people"))["sum"] or 0

    def with_token(self, token):
        """The one that this own link leads to; None when there is none, or no longer."""
        key = key_in(token)
        known = self.confirmed().exclude(email="").with_activity()
        return known.filter(key=key).first() if key else None

    def same_person(self, signup):
        """What this address has at this moment already, also a no."""
        if not signup.email:
            return self.none()
        same = self.filter(moment=signup.moment_id, email=signup.email).exclude(pk=signup.pk)
        return same.filter(state__in=[*ACTIVE, State.DECLINED])

    def entered_by_staff(self):
        """For who rang or wrote on paper, as long as we know who they are."""
        known = self.confirmed().exclude(entered_by=None).exclude(name="")
        return known.with_activity().order_by("moment__starts_at", "pk")

    def of_user(self, user):
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(user=user) | Q(email__in=proven_addresses(user)))

    def reachable(self):
        """Who comes, at a moment that isn't called off and not long over."""
        recent = timezone.now() - timedelta(days=7)
        standing = self.coming().exclude(email="").filter(moment__cancelled_at=None)
        return standing.filter(moment__ends_at__gt=recent)

    def to_remind(self, day, *, signed_up_before):
        """At a moment on this day that stands; whoever signed up later knows it well enough."""
        standing = self.active().exclude(email="").filter(moment__cancelled_at=None)
        unaware = standing.filter(reminded_at=None, confirmed_at__lt=signed_up_before)
        online = Activity.objects.published().values("pk")
        return unaware.filter(moment__local_date=day, moment__activity__in=online)

    def mark_reminded(self, signup) -> bool:
        """Only while it stands as it was read; so a letter never crosses a cancellation."""
        seen = self.filter(pk=signup.pk, state=signup.state, reminded_at=None)
        return bool(seen.update(reminded_at=timezone.now()))

    def untold(self):
        """Who asks for a moment that is to come, while nobody told its organiser yet."""
        to_come = Moment.objects.coming().values("pk")
        return self.asked().filter(organiser_told_at=None, moment__in=to_come)

    def told_after(self, at):
        return self.filter(organiser_told_at__gt=at)

    def mark_told(self) -> int:
        """By their keys: with a join in it the second of two rivals wouldn't look again."""
        keys = list(self.values_list("pk", flat=True))
        untold = self.model.objects.filter(pk__in=keys, organiser_told_at=None)
        return untold.update(organiser_told_at=timezone.now())

    def shown_under_mine(self):
        """Until a week after, and not what its sender took back."""
        ended = timezone.now() - timedelta(days=7)
        return self.exclude(state=State.CANCELLED).filter(moment__ends_at__gt=ended)

    def forgotten(self, before):
        """Whose code was never entered."""
        return self.unconfirmed().filter(created_at__lt=before)

    def ended_before(self, at):
        """Still with somebody's data, though the moment is long past."""
        return self.exclude(name="", email="").filter(moment__ends_at__lt=at)

    def forget_people(self):
        """Takes away who they were; how many came stays."""
        return self.update(name="", email="", phone="", note="", user=None, entered_by=None)


class Signup(models.Model):
    """Takes no places, and tells the organiser nothing, until the code from the e-mail."""

    moment = models.ForeignKey(
        "activities.Moment", models.PROTECT, verbose_name="moment", related_name="signups"
    )
    state = models.CharField(
        "stand", max_length=12, choices=State, default=State.UNCONFIRMED, editable=False
    )
    name = models.CharField("naam", max_length=80)
    # Empty for who has none: staff entered it, and staff change it.
    email = models.EmailField("e-mailadres")
    phone = models.CharField("telefoonnummer", max_length=20, blank=True)
    people = models.PositiveSmallIntegerField(
        "met hoeveel mensen kom je?",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_PARTY)],
    )
    note = models.TextField("wil je nog iets kwijt?", max_length=300, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="persoon",
        null=True,
        blank=True,
        editable=False,
        related_name="signups",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="aangemeld door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    is_present = models.BooleanField("was erbij", null=True, blank=True)
    # Half of the own link; without our secret key nobody can make the other half (links.py).
    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    created_at = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    # Also decides who is first on the waiting list.
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True, editable=False)

    organiser_told_at = models.DateTimeField(
        "gemeld aan de organisator op", null=True, blank=True, editable=False
    )
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True, editable=False)

    objects = SignupQuerySet.as_manager()

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        ordering = ["confirmed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["moment", "email"],
                condition=Q(state__in=[*sorted(ACTIVE), State.DECLINED]) & ~Q(email=""),
                name="signup_once_per_moment",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="signup_state_known"),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=LARGEST_PARTY), name="signup_some_people"
            ),
            models.CheckConstraint(
                condition=Q(state=State.UNCONFIRMED, confirmed_at=None)
                | (~Q(state=State.UNCONFIRMED) & Q(confirmed_at__isnull=False)),
                name="signup_confirmed_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["moment", "state", "confirmed_at"], name="signup_line"),
            models.Index(fields=["email"], name="signup_email"),
        ]

    def __str__(self):
        return f"{self.name or 'Iemand'} ({self.people})"

    def get_absolute_url(self):
        """The own link: who has it may see, change and cancel this, without logging in."""
        return own_url(self.key)

    @property
    def activity(self):
        return self.moment.activity

    @property
    def is_active(self):
        return self.state in ACTIVE

    @property
    def is_coming(self):
        return self.state == State.COMING

    @property
    def is_waiting(self):
        return self.state == State.WAITING

    @property
    def is_open(self):
        """Whether its sender can still change it: it is to come, and not called off."""
        return self.is_active and self.is_ahead

    @property
    def can_return(self):
        """Whether who took it back could sign up anew."""
        return self.state == State.CANCELLED and self.is_ahead

    @property
    def is_ahead(self):
        return self.activity.is_published and self.moment.is_open

    @property
    def place_in_line(self):
        """1 for who is first on the waiting list."""
        ahead = Q(confirmed_at__lt=self.confirmed_at) | Q(
            confirmed_at=self.confirmed_at, pk__lt=self.pk
        )
        return Signup.objects.filter(ahead, moment=self.moment_id).in_line().count() + 1
