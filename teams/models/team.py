"""A team as everybody may see it, and the questions that are asked about teams."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.urls import reverse

from accounts.people import proven_addresses
from accounts.permissions import may_moderate
from editions.models import AgreedWithSpelregels
from teams.models.goal import GoalDone
from teams.models.membership import Membership, TeamParticipation
from teams.models.outreach import Outreach
from verbinding.lib.markdown import plain_text
from verbinding.lib.publishing import VISIBLE, Status, Submission, SubmissionQuerySet

TAKES_ACTIVITIES = frozenset({Status.SUBMITTED, Status.CHANGES_ASKED, Status.PUBLISHED})


class InspiratieTeamQuerySet(SubmissionQuerySet):
    def led_by(self, user):
        return self.of_user(user, role=Membership.Role.LEAD)

    def of_user(self, user, **conditions):
        if not user.is_authenticated:
            return self.none()
        memberships = Membership.objects.filter(user=user, **conditions)
        return self.filter(pk__in=memberships.values("team"))

    def visible_to(self, user):
        """What the page of a team answers to this person (moderators see all but concepts)."""
        shown = Q(status__in=VISIBLE)
        if user.is_authenticated:
            shown |= Q(pk__in=Membership.objects.filter(user=user).values("team"))
            if may_moderate(user):
                shown |= ~Q(status=Status.CONCEPT)
        return self.filter(shown)

    def editable_by(self, user):
        """A rejected team is final: nobody changes it any more."""
        return self.led_by(user).exclude(status=Status.REJECTED)

    def reachable_by(self, user):
        """What the page answers in any way: what is offline says so to everybody."""
        return self.filter(Q(status=Status.OFFLINE) | Q(pk__in=self.visible_to(user).values("pk")))

    def pending_for(self, user):
        """Founded with this person's address, but never confirmed with its code."""
        return self.unconfirmed().filter(pending_email__in=proven_addresses(user))

    def drafts_of(self, user):
        """What this person may throw away: never sent, or not sent in any more."""
        return (self.pending_for(user) | self.led_by(user)).drafts()

    def sent_with(self, form_token):
        return self.filter(form_token=form_token).first()

    def orphaned(self):
        """Online with nobody to answer for it: the desk should know.

        Of teams of earlier years that the desk wrote down itself nobody was to be expected.
        """
        leads = Membership.objects.leads()
        leaderless = self.published().exclude(pk__in=leads.values("team"))
        return leaderless.exclude(history__step="enter_past")

    def open_to_activities(self):
        """To which a member may attach an activity; one that still waits is decided with it."""
        return self.filter(status__in=TAKES_ACTIVITIES)

    def at(self, slug):
        """The team at this address, or None."""
        return self.filter(slug=slug).first()

    def taking_part_in(self, edition):
        return self.filter(participations__edition=edition)

    def not_taking_part_in(self, edition):
        return self.exclude(participations__edition=edition)

    def not_asked_for(self, edition):
        """Who didn't have the question yet whether they take part again."""
        return self.exclude(return_invitations__edition=edition)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def taking_people(self):
        """Whom a stranger may ask to join."""
        return self.published().filter(welcomes_people=True)

    def called(self, name):
        return self.filter(name__iexact=name)

    def matching(self, words, municipality_codes=()):
        """Whose name, place or organisation holds the words, or who live in these places."""
        found = Q(municipality_code__in=municipality_codes)
        for field in ("name", "place_label", "municipality", "organisation"):
            found |= Q(**{f"{field}__icontains": words})
        return self.filter(found)

    def linked(self):
        """Those of whom the page says which team brought them on the idea."""
        return self.published().filter(inspired_by__status=Status.PUBLISHED)

    def older_than(self, team):
        """Those that were there when this team came; only they can have inspired it."""
        return self.filter(pk__lt=team.pk)

    def in_order_of_arrival(self):
        return self.order_by("pk")

    def in_province(self, name):
        return self.filter(province=name)

    def in_branch(self, branch):
        return self.filter(branch=branch)

    def by_name(self):
        return self.order_by("name", "pk")

    def with_card_data(self):
        """`activity_count`: what everybody can see of what they organise."""
        shown = Q(activities__status=Status.PUBLISHED)
        return self.select_related("branch").annotate(
            activity_count=Count("activities", filter=shown, distinct=True)
        )

    def with_page_data(self):
        """The team, who inspired it and whom it inspired, as far as those are public."""
        inspired = InspiratieTeam.objects.published().by_name()
        return self.select_related("branch", "inspired_by").prefetch_related(
            Prefetch("inspired", queryset=inspired, to_attr="inspired_teams")
        )

    def with_step_data(self, edition):
        """For /mijn/: who belongs to them, whether they `takes_part`, and the `ask_count`."""
        taking_part = TeamParticipation.objects.filter(team=OuterRef("pk"), edition=edition)
        asked = Q(join_requests__user__isnull=False)
        return (
            self.prefetch_related("memberships")
            .annotate(takes_part=Exists(taking_part))
            .annotate(ask_count=Count("join_requests", filter=asked, distinct=True))
            .with_goal_data(edition)
        )

    def with_goal_data(self, edition):
        """What goals.py reads: `ticks` by hand, and what the site sees of that year."""
        ticks = Prefetch(
            "goals_done", queryset=GoalDone.objects.filter(edition=edition), to_attr="ticks"
        )
        shown = Q(activities__status=Status.PUBLISHED, activities__edition=edition)
        outreach = Outreach.objects.of_edition(edition).filter(team=OuterRef("pk")).asked()
        follows = InspiratieTeam.objects.filter(inspired_by=OuterRef("pk"))
        return self.prefetch_related(ticks).annotate(
            shown_activities=Count("activities", filter=shown, distinct=True),
            has_inspired=Exists(follows.exclude(status__in=[Status.CONCEPT, Status.REJECTED])),
            has_asked=Exists(outreach),
            has_famous=Exists(outreach.joining()),
        )


class InspiratieTeam(Submission, AgreedWithSpelregels):
    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "buurt", "Een buurt, dorp of wijk"
        ORGANISATION = "organisatie", "Een organisatie of bedrijf"
        SCHOOL = "school", "Een school of klas"
        FRIENDS = "vrienden", "Vrienden, familie of een vereniging"

    class InspiredHow(models.TextChoices):
        FOUNDING = "bij-het-starten", "Genoemd bij het starten"
        INVITATION = "uitnodiging", "Via de link “Start ook een team”"
        LATER = "later", "Later genoemd door het team"
        ORGANISER = "organisatie", "Door de organisatie"

    name = models.CharField("naam van het team", max_length=60)
    slug = models.SlugField("adres", max_length=60, unique=True, editable=False)
    kind = models.CharField("soort team", max_length=20, choices=Kind, default=Kind.NEIGHBOURHOOD)
    goal = models.TextField("wat jullie willen doen", max_length=2000)
    branch = models.ForeignKey(
        "editions.Branch",
        models.SET_NULL,
        verbose_name="branche",
        null=True,
        blank=True,
        related_name="teams",
    )
    organisation = models.CharField(
        "organisatie", max_length=80, blank=True, help_text="Bijvoorbeeld als teambuilding."
    )
    place_label = models.CharField("plaats", max_length=80)
    municipality_code = models.CharField("gemeentecode", max_length=6, blank=True, editable=False)
    municipality = models.CharField("gemeente", max_length=60, blank=True, editable=False)
    province = models.CharField("provincie", max_length=20, blank=True, editable=False)
    lat = models.FloatField("breedtegraad", null=True, blank=True, editable=False)
    lon = models.FloatField("lengtegraad", null=True, blank=True, editable=False)
    inspired_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="geïnspireerd door",
        null=True,
        blank=True,
        related_name="inspired",
        help_text="Bracht een ander team jullie op het idee? Dat team was er eerder dan jullie.",
    )
    inspired_how = models.CharField(
        "hoe we dat weten", max_length=20, choices=InspiredHow, blank=True, editable=False
    )
    inspired_at = models.DateTimeField("sinds wanneer", null=True, blank=True, editable=False)
    contact_name = models.CharField("naam voor contact", max_length=80, blank=True)
    contact_email = models.EmailField("e-mailadres voor contact", blank=True)
    contact_phone = models.CharField("telefoonnummer voor contact", max_length=20, blank=True)
    website = models.URLField("website", blank=True)
    welcomes_people = models.BooleanField(
        "we zoeken nog mensen",
        default=True,
        help_text="Op jullie pagina staat dan “Doe mee”. Jullie beslissen wie erbij komt.",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="opgericht door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    founder_name = models.CharField("naam van de oprichter", max_length=80, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="Membership",
        verbose_name="leden",
        related_name="teams",
        blank=True,
    )
    trusted_at = models.DateTimeField("vertrouwd sinds", null=True, blank=True, editable=False)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="vertrouwd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = InspiratieTeamQuerySet.as_manager()

    class Meta(Submission.Meta):
        verbose_name = "InspiratieTeam"
        verbose_name_plural = "InspiratieTeams"
        ordering = ["name"]
        constraints = [
            *Submission.Meta.constraints,
            # Who came first can't be inspired by who came later, so no chain ever runs in a circle.
            models.CheckConstraint(
                condition=Q(inspired_by__lt=models.F("pk")),
                name="team_inspired_by_an_older_one",
                violation_error_message=(
                    "Een team kan alleen geïnspireerd zijn door een team dat er eerder was."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("teams:detail", args=[self.slug])

    @property
    def lead(self):
        """The first words of what they want, for cards and previews."""
        return plain_text(self.goal, 160)

    @property
    def is_trusted(self):
        return self.trusted_at is not None

    @property
    def can_have_activities(self):
        return self.status in TAKES_ACTIVITIES

    @property
    def takes_people(self):
        return self.is_published and self.welcomes_people

    @property
    def shows_contact(self):
        return bool(self.contact_name or self.contact_email or self.contact_phone)
