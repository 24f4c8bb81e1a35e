"""For whom staff entered an activity: somebody who rang or sent a sheet of paper."""

from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone

from accounts.people import proven_addresses
from activities.models.alert import new_token


class OnBehalfQuerySet(models.QuerySet):
    def open(self):
        """Whose person didn't take it over yet, nor said that it isn't theirs."""
        return self.filter(claimed_at=None, disowned_at=None)

    def of_user(self, user):
        return self.open().filter(email__in=proven_addresses(user))

    def without_address(self):
        return self.open().filter(email="")

    def disowned(self):
        return self.exclude(disowned_at=None)

    def with_token(self, token):
        return self.select_related("activity__edition").filter(token=token).first()

    def with_activity(self):
        return self.select_related("activity", "activity__entered_by")

    def outlived(self, before):
        """With somebody's details, though all moments are over for so long."""
        known = self.exclude(email="", phone="")
        return known.annotate(ended=Max("activity__moments__ends_at")).filter(ended__lt=before)

    def forget_people(self) -> int:
        keys = list(self.values_list("pk", flat=True))
        return self.model.objects.filter(pk__in=keys).update(email="", phone="")


class OnBehalf(models.Model):
    """Read at the desk, by the person themselves and by letters; no public page joins it."""

    class Channel(models.TextChoices):
        PHONE = "telefoon", "Aan de telefoon"
        PAPER = "papier", "Op papier"
        SPOKEN = "gesprek", "In een gesprek"

    activity = models.OneToOneField(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        primary_key=True,
        related_name="on_behalf",
    )
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoonnummer", max_length=20, blank=True)
    # How this person agreed with the Spelregels, for they ticked nothing themselves.
    channel = models.CharField("hoe kwam het binnen?", max_length=10, choices=Channel)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    entered_at = models.DateTimeField("ingevoerd op", default=timezone.now, editable=False)
    # Nothing else is mailed to an address before the letter that says what this is about.
    told_at = models.DateTimeField("gemaild op", null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField("overgenomen op", null=True, blank=True, editable=False)
    disowned_at = models.DateTimeField("afgewezen op", null=True, blank=True, editable=False)

    objects = OnBehalfQuerySet.as_manager()

    class Meta:
        verbose_name = "invoer voor iemand anders"
        verbose_name_plural = "invoer voor anderen"
        ordering = ["-entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claimed_at=None) | Q(disowned_at=None),
                name="on_behalf_claimed_or_disowned",
            ),
        ]
        indexes = [models.Index(fields=["email"], name="on_behalf_email")]

    def __str__(self):
        return f"{self.activity} ({self.get_channel_display().lower()})"

    def get_absolute_url(self):
        """The page of the letter: it says what was entered, and takes it away."""
        return reverse("activities:on_behalf", args=[self.token])

    @property
    def is_open(self):
        return self.claimed_at is None and self.disowned_at is None
