"""The person, known by an e-mail address; the code that proves it; and who is blocked."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Coalesce, Lower, TruncDate
from django.utils import timezone

from verbinding.lib.addresses import host_key, mailbox_key


class UserManager(BaseUserManager):
    """Makes users; addresses are stored in lower case, for people type them both ways."""

    @classmethod
    def normalize_email(cls, email):
        return (email or "").strip().lower()

    def get_by_natural_key(self, username):
        return self.get(email=self.normalize_email(username))

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField(
        "naam", max_length=80, blank=True, help_text="Zo noemen we je op de site en in onze mails."
    )
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("werkt aan het bureau", default=False)
    is_demo = models.BooleanField(
        "voorbeeldaccount",
        default=False,
        editable=False,
        help_text="Heeft een wachtwoord dat iedereen kent en hoort niet op een echte site.",
    )
    trusted_at = models.DateTimeField("vertrouwd sinds", null=True, blank=True, editable=False)
    trusted_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="vertrouwd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    joined_at = models.DateTimeField("lid sinds", default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        permissions = [("moderate", "Mag activiteiten en teams beoordelen")]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_case_insensitive"),
        ]

    def __str__(self):
        return self.name or self.email

    def clean(self):
        self.email = type(self).objects.normalize_email(self.email)

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return self.name.split(" ")[0] or self.email

    @property
    def is_trusted(self):
        return self.trusted_at is not None


class EmailCodeQuerySet(models.QuerySet):
    def usable(self, at=None):
        return self.filter(
            used_at=None, expires_at__gt=at or timezone.now(), tries__lt=EmailCode.MAX_TRIES
        )

    def expired(self, at=None):
        return self.filter(expires_at__lte=at or timezone.now())

    def of_browser(self, browser_hash):
        """What this browser still waits for, newest first, whether or not it is still usable."""
        return self.filter(browser_hash=browser_hash, used_at=None).order_by("-pk")

    def sent_to(self, addresses):
        return self.filter(email__in=addresses)


class EmailCode(models.Model):
    """A code on its way to an address; only its hash is kept.

    It counts for the browser that asked (`browser_hash`), that address and that purpose alone.
    """

    MAX_TRIES = 5
    MINUTES = 15

    class Purpose(models.TextChoices):
        ENTER = "activiteit", "Activiteit aanmelden"
        FOUND_TEAM = "team", "InspiratieTeam starten"
        SIGN_UP = "aanmelding", "Ik kom"
        IDEA = "idee", "Idee insturen"
        ALERT = "bericht", "Mail me nieuwe activiteiten"
        INVITATION = "uitnodiging", "Meedoen met een team dat je uitnodigt"
        JOIN = "aansluiten", "Vragen of je bij een team mag"
        QUESTION = "vraag", "Vraag aan de organisator"
        LOG_IN = "inloggen", "Inloggen"

    email = models.EmailField("e-mailadres")
    purpose = models.CharField("doel", max_length=20, choices=Purpose)
    code_hash = models.CharField("code (gehasht)", max_length=64)
    browser_hash = models.CharField("browser (gehasht)", max_length=64)
    subject_key = models.CharField(
        "waarvoor", max_length=40, blank=True, help_text="Sleutel van wat op de code wacht."
    )
    tries = models.PositiveSmallIntegerField("pogingen", default=0)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    expires_at = models.DateTimeField("geldig tot")
    used_at = models.DateTimeField("gebruikt op", null=True, blank=True)

    objects = EmailCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mailcode"
        verbose_name_plural = "e-mailcodes"
        indexes = [models.Index(fields=["browser_hash", "purpose"], name="emailcode_browser")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="emailcode_expires_later",
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} voor {self.email}"

    @property
    def tries_left(self):
        return max(self.MAX_TRIES - self.tries, 0)

    @property
    def is_usable(self):
        return self.used_at is None and self.tries_left > 0 and self.expires_at > timezone.now()


def keys_of(email: str) -> set[str]:
    """All keys of BlockedSender that shut this address out: its own, its host's, those above."""
    key = mailbox_key(email)
    parts = key.rpartition("@")[2].split(".")
    return {key, *(f"@{'.'.join(parts[start:])}" for start in range(len(parts) - 1))}


class BlockedSenderQuerySet(models.QuerySet):
    def in_force(self, on=None):
        return self.filter(lifted_at=None, until__gte=on or timezone.localdate())

    def hitting(self, emails):
        """Those that one of these addresses falls under."""
        return self.filter(key__in=set().union(*(keys_of(email) for email in emails)))

    def about(self, user):
        """All that this person or an address they proved falls under, whether or not in force."""
        proven = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        return self.hitting([user.email, *proven]) | self.filter(person=user)

    def outlived(self, before):
        """Over, by its date or because it was lifted, before that day."""
        ended = Coalesce(TruncDate("lifted_at"), "until", output_field=models.DateField())
        return self.alias(ended_on=ended).filter(ended_on__lt=before)

    def with_names(self):
        return self.select_related("person", "blocked_by", "lifted_by")


class BlockedSender(models.Model):
    """Who can't send anything in for a while: one address, or everybody at one domain."""

    DAYS = 90

    written = models.CharField(
        "e-mailadres of domein",
        max_length=254,
        help_text="Bijvoorbeeld naam@voorbeeld.nl, of voorbeeld.nl voor iedereen met dat domein.",
    )
    # What `written` comes down to: "naam@voorbeeld.nl", or "@voorbeeld.nl".
    key = models.CharField("sleutel", max_length=254, editable=False)
    person = models.ForeignKey(
        User,
        models.SET_NULL,
        verbose_name="persoon",
        null=True,
        blank=True,
        editable=False,
        related_name="blocks",
    )
    reason = models.TextField(
        "reden", max_length=1000, help_text="De afzender kan dit opvragen. Schrijf het dus zo op."
    )
    until = models.DateField("tot en met")
    blocked_at = models.DateTimeField("geblokkeerd op", default=timezone.now, editable=False)
    blocked_by = models.ForeignKey(
        User,
        models.SET_NULL,
        verbose_name="geblokkeerd door",
        null=True,
        editable=False,
        related_name="+",
    )
    lifted_at = models.DateTimeField("opgeheven op", null=True, editable=False)
    lifted_by = models.ForeignKey(
        User,
        models.SET_NULL,
        verbose_name="opgeheven door",
        null=True,
        editable=False,
        related_name="+",
    )

    objects = BlockedSenderQuerySet.as_manager()

    class Meta:
        verbose_name = "geblokkeerde afzender"
        verbose_name_plural = "geblokkeerde afzenders"
        ordering = ["-blocked_at"]
        indexes = [models.Index(fields=["key"], name="blockedsender_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(lifted_at=None),
                name="blockedsender_one_at_a_time",
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="blockedsender_has_key"),
        ]

    def __str__(self):
        return self.written

    @property
    def is_in_force(self):
        return self.lifted_at is None and self.until >= timezone.localdate()

    @property
    def is_whole_domain(self):
        return self.key.startswith("@")


def key_for(written: str) -> str:
    """What an organiser typed, as a key: an address, or a domain with or without an @ before it."""
    name, _, host = written.strip().rpartition("@")
    return mailbox_key(written) if name else f"@{host_key(host)}"
