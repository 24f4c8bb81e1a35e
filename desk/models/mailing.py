"""A mail of the organiser to groups of people, and who got it."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from verbinding.lib.workflow import StatusChange

LONGEST_SUBJECT = 100
LONGEST_TEXT = 10_000


class MailingQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(status=Mailing.Status.DRAFT)

    def underway(self):
        return self.filter(status=Mailing.Status.UNDERWAY)

    def due(self, at=None):
        """Confirmed, and their time has come; who waits longest goes first."""
        return self.underway().filter(send_at__lte=at or timezone.now()).order_by("send_at", "pk")

    def newest_first(self):
        return self.order_by("-changed_at", "-pk")

    def sent_with(self, form_token):
        return self.get(form_token=form_token)

    def with_names(self):
        return self.select_related("created_by", "edition", "copied_from")

    def ended_before(self, moment):
        """Of which nothing is left to send, and whose recipients are still known."""
        ended = [Mailing.Status.DONE, Mailing.Status.STOPPED]
        return self.filter(status__in=ended, ended_at__lt=moment, tally__isnull=True)


class Mailing(models.Model):
    class Status(models.TextChoices):
        DRAFT = "concept", "Concept"
        UNDERWAY = "onderweg", "Onderweg"
        PAUSED = "gepauzeerd", "Gepauzeerd"
        STOPPED = "gestopt", "Gestopt"
        DONE = "verstuurd", "Verstuurd"

    class Sort(models.TextChoices):
        NEWS = "nieuws", "Nieuws"
        NEEDED = "nodig", "Nodig voor de week"

    class Group(models.TextChoices):
        LEADS = "kartrekkers", "Kartrekkers van InspiratieTeams"
        ORGANISERS = "organisatoren", "Wie een activiteit organiseert"
        SPONSORS = "sponsors", "Wie namens een sponsor schreef"
        READERS = "lezers", "Wie nieuws wil krijgen"

    subject = models.CharField("onderwerp", max_length=LONGEST_SUBJECT)
    text = models.TextField("tekst", max_length=LONGEST_TEXT)
    sort = models.CharField("soort mail", max_length=10, choices=Sort, default=Sort.NEWS)
    # For whom. Empty means: all of them.
    groups = models.JSONField("aan wie", default=list)
    edition = models.ForeignKey(
        "editions.Edition",
        models.PROTECT,
        verbose_name="editie",
        null=True,
        blank=True,
        related_name="+",
    )
    provinces = models.JSONField("provincie", default=list, blank=True)
    branches = models.JSONField("branche", default=list, blank=True)
    statuses = models.JSONField("status", default=list, blank=True)
    kinds = models.JSONField("soort team", default=list, blank=True)
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="kopie van",
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )
    skips_earlier = models.BooleanField("sla over wie de eerdere mail al kreeg", default=False)

    status = models.CharField(
        "status", max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    status_note = models.TextField("woorden bij de status", blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gemaakt door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    send_at = models.DateTimeField("verstuur op", null=True, blank=True)
    ended_at = models.DateTimeField("klaar op", null=True, blank=True, editable=False)
    # As they were when it was confirmed, for words change: the filters, and who was left out.
    filter_words = models.TextField("filters in woorden", blank=True, editable=False)
    left_out = models.JSONField("wie niet", default=dict, editable=False)
    # The counts, once the addresses are forgotten.
    tally = models.JSONField("aantallen", null=True, blank=True, editable=False)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = "mail aan een groep"
        verbose_name_plural = "mails aan groepen"
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=["concept", "onderweg", "gepauzeerd", "gestopt", "verstuurd"]
                ),
                name="mailing_status_known",
            ),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(send_at__isnull=False),
                name="mailing_confirmed_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["status", "send_at"], name="mailing_due")]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("admin:mailing", args=[self.pk])

    @property
    def fingerprint(self):
        """What must stay the same between looking at a mailing and changing or confirming it."""
        return f"{self.status} {self.changed_at.isoformat()}"

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def is_news(self):
        return self.sort == self.Sort.NEWS

    @property
    def is_running(self):
        return self.status in {self.Status.UNDERWAY, self.Status.PAUSED}

    @property
    def is_planned(self):
        """Confirmed, for a time that is still to come."""
        return self.is_running and self.send_at > timezone.now()


class MailingStatusChange(StatusChange):
    thing = models.ForeignKey(
        Mailing, models.CASCADE, verbose_name="mail aan een groep", related_name="history"
    )

    class Meta(StatusChange.Meta):
        verbose_name = "stap van een mail"
        verbose_name_plural = "stappen van mails"


class MailingRecipientQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=MailingRecipient.State.WAITING).order_by("pk")

    def written(self):
        return self.filter(state=MailingRecipient.State.WRITTEN)

    def of_user(self, user):
        return self.filter(user=user)

    def with_failed_letter(self, status):
        """Whose letter the mail server refused, with what it said."""
        failed = self.filter(letter__status=status).select_related("letter")
        return failed.prefetch_related("letter__logs").order_by("pk")

    def in_counts(self):
        """How many of each state, reason and status of the letter, in one query."""
        return self.order_by().values_list("state", "reason", "letter__status", Count("pk"))


class MailingRecipient(models.Model):
    """One address that a confirmed mailing goes to; written and its letter queued in one go."""

    class State(models.TextChoices):
        WAITING = "wacht", "Wacht"
        WRITTEN = "geschreven", "Geschreven"
        SKIPPED = "overgeslagen", "Overgeslagen"

    mailing = models.ForeignKey(
        Mailing, models.CASCADE, verbose_name="mail aan een groep", related_name="recipients"
    )
    # None for who wrote for a sponsor and has no account.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="persoon",
        null=True,
        blank=True,
        related_name="+",
    )
    # Empty once the person had themselves erased.
    address = models.EmailField("e-mailadres", blank=True)
    state = models.CharField("stand", max_length=20, choices=State, default=State.WAITING)
    reason = models.CharField("reden", max_length=20, blank=True)
    letter = models.ForeignKey(
        "post_office.Email",
        models.SET_NULL,
        verbose_name="brief",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = MailingRecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvanger van een mail"
        verbose_name_plural = "ontvangers van mails"
        constraints = [
            models.UniqueConstraint(
                "mailing",
                Lower("address"),
                condition=~Q(address=""),
                name="mailing_reaches_an_address_once",
            ),
        ]
        indexes = [models.Index(fields=["mailing", "state"], name="mailing_recipient_state")]

    def __str__(self):
        return f"{self.mailing}: {self.get_state_display()}"


class NewsChoiceQuerySet(models.QuerySet):
    def wanting(self):
        return self.filter(wants_news=True)

    def refusing(self):
        return self.filter(wants_news=False)

    def of_user(self, user):
        return self.filter(user=user).first()

    def of_address(self, address):
        return self.filter(address=address.lower()).first()


class NewsChoice(models.Model):
    """That somebody does, or doesn't, want news by mail; without a row nobody said anything."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="persoon",
        null=True,
        blank=True,
        related_name="news_choice",
    )
    # In lower case, of who wrote for a sponsor and has no account.
    address = models.EmailField("e-mailadres", blank=True)
    wants_news = models.BooleanField("wil nieuws")
    changed_at = models.DateTimeField("gekozen op", default=timezone.now)

    objects = NewsChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "keuze over nieuws"
        verbose_name_plural = "keuzes over nieuws"
        constraints = [
            models.CheckConstraint(
                condition=(Q(user__isnull=False, address="") | (Q(user=None) & ~Q(address=""))),
                name="news_choice_of_one",
            ),
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="news_choice_once"
            ),
        ]

    def __str__(self):
        return "Wil nieuws" if self.wants_news else "Wil geen nieuws"
