"""Where exactly an activity is: kept apart, so that no public list can leak it."""

from django.db import models


class PrivateLocation(models.Model):
    """The exact address and point; only those who organise, or may come, read this row."""

    activity = models.OneToOneField(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        primary_key=True,
        related_name="private_location",
    )
    # What was typed or chosen as "postcode or place", so that the form shows it again.
    place_query = models.CharField("postcode of plaats", max_length=80, blank=True)
    address = models.CharField("adres", max_length=120, blank=True)
    online_url = models.URLField("link om mee te doen", blank=True)
    lat = models.FloatField("breedtegraad", null=True, blank=True)
    lon = models.FloatField("lengtegraad", null=True, blank=True)

    class Meta:
        verbose_name = "adres van een activiteit"
        verbose_name_plural = "adressen van activiteiten"

    def __str__(self):
        return self.address or self.place_query
