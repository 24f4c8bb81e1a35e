"""An activity as everybody may see it; the exact place lives in place.py."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from activities.models.coming import ASKS, Coming
from activities.models.indexes import INDEXES
from activities.models.queries import CLOSED, ActivityQuerySet
from editions.models import AgreedWithSpelregels
from teams.models import InspiratieTeam
from verbinding.lib.markdown import plain_text
from verbinding.lib.publishing import Status, Submission


class Activity(Submission, AgreedWithSpelregels):
    class Openness(models.TextChoices):
        EVERYONE = "iedereen", "Iedereen kan erbij"
        OWN_GROUP = "eigen-groep", "Voor onze eigen groep"

    class PlaceKind(models.TextChoices):
        ADDRESS = "adres", "Op een adres"
        TO_FOLLOW = "volgt", "Locatie volgt"
        ONLINE = "online", "Online"

    class AddressVisibility(models.TextChoices):
        PUBLIC = "openbaar", "Iedereen mag het adres zien"
        SIGNED_UP = "aangemeld", "Alleen wie zich aanmeldt en mag komen"
        NEIGHBOURHOOD = "buurt", "Alleen de buurt; ik maak zelf afspraken"

    Coming = Coming

    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="activities"
    )
    title = models.CharField("titel", max_length=80)
    # Set when the row is first written and never again: posters carry it.
    slug = models.SlugField("adres van de pagina", max_length=60, unique=True, editable=False)
    summary = models.CharField(
        "in één zin", max_length=160, blank=True, help_text="Staat op de kaart in de lijst."
    )
    description = models.TextField("wat ga je doen?", max_length=5000)
    theme = models.ForeignKey(
        "editions.Theme",
        models.SET_NULL,
        verbose_name="thema",
        null=True,
        blank=True,
        related_name="activities",
    )
    audiences = models.ManyToManyField(
        "editions.Audience", verbose_name="voor wie", blank=True, related_name="activities"
    )
    branch = models.ForeignKey(
        "editions.Branch",
        models.SET_NULL,
        verbose_name="branche",
        null=True,
        blank=True,
        related_name="activities",
    )
    languages = models.ManyToManyField(
        "editions.Language", verbose_name="talen", blank=True, related_name="activities"
    )
    openness = models.CharField(
        "wie kan erbij?", max_length=20, choices=Openness, default=Openness.EVERYONE
    )
    link = models.URLField("website met meer informatie", blank=True)

    # The place, as far as everyone may know it.
    place_kind = models.CharField(
        "waar is het?", max_length=10, choices=PlaceKind, default=PlaceKind.ADDRESS
    )
    address_visibility = models.CharField(
        "wie ziet het adres?",
        max_length=10,
        choices=AddressVisibility,
        default=AddressVisibility.PUBLIC,
    )
    place_label = models.CharField("plaats", max_length=160, blank=True, editable=False)
    place_name = models.CharField("plaatsnaam", max_length=80, blank=True, editable=False)
    municipality_code = models.CharField("gemeentecode", max_length=6, blank=True, editable=False)
    municipality = models.CharField("gemeente", max_length=60, blank=True, editable=False)
    province = models.CharField("provincie", max_length=20, blank=True, editable=False)
    lat = models.FloatField("breedtegraad", null=True, blank=True, editable=False)
    lon = models.FloatField("lengtegraad", null=True, blank=True, editable=False)
    # The same point as 30-bit Web-Mercator integers, by which pins are clustered.
    mx = models.IntegerField(null=True, blank=True, editable=False)
    my = models.IntegerField(null=True, blank=True, editable=False)

    coming = models.CharField(
        "hoe kun je komen?", max_length=10, choices=Coming, default=Coming.JUST_COME
    )
    signup_link = models.URLField("website om je aan te melden", blank=True)
    approves_signups = models.BooleanField("de organisator zegt eerst ja", default=False)

    cost = models.DecimalField(
        "kosten per persoon",
        max_digits=6,
        decimal_places=2,
        default=0,
        help_text="In euro’s; 0 is gratis.",
    )
    cost_note = models.CharField("toelichting bij de kosten", max_length=120, blank=True)

    # "Kan ik alleen komen?"
    welcomes_alone = models.BooleanField("welkom, ook alleen", default=False)
    welcomed_by = models.CharField(
        "wie ontvangt je?", max_length=80, blank=True, help_text="Een voornaam is genoeg."
    )
    can_call_first = models.BooleanField("vooraf even bellen kan", default=False)
    has_quiet_spot = models.BooleanField("er is een rustige plek", default=False)
    is_step_free = models.BooleanField("zonder drempels of trappen", default=False)
    has_toilet = models.BooleanField("er is een toilet", default=False)
    has_accessible_toilet = models.BooleanField("er is een aangepast toilet", default=False)
    access_note = models.CharField("goed om te weten", max_length=200, blank=True)

    shown_name = models.CharField("naam op de site", max_length=80)
    contact_email = models.EmailField("e-mailadres voor vragen", blank=True)
    contact_phone = models.CharField("telefoonnummer voor vragen", max_length=20, blank=True)
    shows_contact = models.BooleanField("toon deze gegevens op de site", default=False)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="van",
        null=True,
        blank=True,
        editable=False,
        related_name="activities",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ingevoerd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    co_organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="mede-organisatoren",
        blank=True,
        related_name="co_organised",
    )
    team = models.ForeignKey(
        InspiratieTeam,
        models.SET_NULL,
        verbose_name="InspiratieTeam",
        null=True,
        blank=True,
        related_name="activities",
    )
    # Asked for by a member; becomes the team when one of its leads says yes.
    wanted_team = models.ForeignKey(
        InspiratieTeam,
        models.SET_NULL,
        verbose_name="gevraagd team",
        null=True,
        blank=True,
        editable=False,
        related_name="asked_activities",
    )
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="nagedaan van",
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )
    copied_from_idea = models.ForeignKey(
        "ideas.Idea",
        models.SET_NULL,
        verbose_name="gemaakt van het idee",
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )
    may_be_outside_week = models.BooleanField(
        "mag buiten de week", default=False, help_text="Alleen de organisatie zet dit aan."
    )

    objects = ActivityQuerySet.as_manager()

    class Meta(Submission.Meta):
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        ordering = ["-created_at"]
        constraints = [
            *Submission.Meta.constraints,
            models.CheckConstraint(condition=Q(cost__gte=0), name="activity_cost_not_negative"),
            models.CheckConstraint(
                condition=Q(openness="iedereen") | Q(address_visibility="buurt"),
                name="activity_own_group_hides_address",
            ),
            models.CheckConstraint(
                condition=Q(openness="iedereen") | Q(coming="gewoon"),
                name="activity_own_group_takes_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(address_visibility="aangemeld") | Q(coming__in=["aanmelden", "vol"]),
                name="activity_address_for_signups",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.SUBMITTED) | Q(spelregels__isnull=False),
                name="activity_submitted_agreed",
            ),
        ]
        indexes = INDEXES

    def __str__(self):
        return self.title or "Activiteit zonder titel"

    def get_absolute_url(self):
        return reverse("activities:detail", args=[self.slug])

    def exact_location(self):
        """The private row, for those who may read it; None when nothing is kept."""
        return getattr(self, "private_location", None)

    def touch(self):
        """Marks that a visitor sees something else now (sitemap, feeds, calendars)."""
        self.changed_at = timezone.now()
        type(self).objects.filter(pk=self.pk).update(changed_at=self.changed_at)

    @property
    def lead(self):
        """The sentence for cards and previews: the summary, else the first words."""
        return self.summary or plain_text(self.description, 160)

    @property
    def is_free(self):
        return self.cost == 0

    @property
    def is_online(self):
        return self.place_kind == self.PlaceKind.ONLINE

    @property
    def is_for_everyone(self):
        return self.openness == self.Openness.EVERYONE

    @property
    def hides_address(self):
        return self.address_visibility != self.AddressVisibility.PUBLIC

    @property
    def tells_address_to_guests(self):
        """Whether who signed up, and may come, hears the exact place from the site."""
        return self.address_visibility != self.AddressVisibility.NEIGHBOURHOOD

    @property
    def takes_signups(self):
        return self.coming == self.Coming.SIGN_UP and self.is_for_everyone

    @property
    def asks_who_comes(self):
        return self.coming in ASKS

    @property
    def is_full(self):  # as its organiser says; counted places change too often for a list
        return self.coming == self.Coming.FULL

    @property
    def distance_words(self):
        """ "3 km" where the list was searched around a point, else empty."""
        km = getattr(self, "distance_km", None)
        return "" if km is None else f"op {max(1, round(km))} km"

    @property
    def is_closed(self):
        return self.status in CLOSED

    @property
    def next_moment(self):
        """The first moment that isn't over, else the last one; None without moments.

        A list that shows another one says so: by itself (`shown_moment`), or by its key among the
        moments as prefetched by `with_card_data`.
        """
        if hasattr(self, "shown_moment"):
            return self.shown_moment
        if shown := getattr(self, "shown_moment_id", None):
            return next((moment for moment in self.moments.all() if moment.pk == shown), None)
        moments = [moment for moment in self.moments.all() if moment.cancelled_at is None]
        moments.sort(key=lambda moment: moment.starts_at)
        now = timezone.now()
        coming = (moment for moment in moments if moment.ends_at > now)
        return next(coming, moments[-1] if moments else None)
