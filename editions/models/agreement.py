"""That somebody agreed with the Spelregels: with which version, and when."""

from django.db import models
from django.utils import timezone

from editions.models.texts import Spelregels


class AgreedWithSpelregels(models.Model):
    """For what people send in, whatever its room."""

    spelregels = models.ForeignKey(
        "editions.Spelregels",
        models.PROTECT,
        verbose_name="akkoord met de spelregels",
        null=True,
        blank=True,
        editable=False,
    )
    agreed_at = models.DateTimeField("akkoord op", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def agree(self):
        """Notes the version that counts now; the caller saves."""
        self.spelregels, self.agreed_at = Spelregels.objects.current(), timezone.now()

    def must_agree_anew(self):
        """Whether other Spelregels count now than those that were agreed with, or none were."""
        rules = Spelregels.objects.current()
        return rules is not None and rules.pk != self.spelregels_id
