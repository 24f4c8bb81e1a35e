"""How people can come to an activity, and when the site itself asks them to tell."""

from django.db import models


class Coming(models.TextChoices):
    JUST_COME = "gewoon", "Iedereen kan gewoon langskomen"
    NOD = "ik-kom", "Met de knop “Ik kom”, zonder gegevens"
    SIGN_UP = "aanmelden", "Aanmelden met naam en e-mailadres"
    ELSEWHERE = "elders", "Aanmelden op een andere website"
    FULL = "vol", "Het zit vol"


# Its organiser finds on the site how many come; also once it is full, for who came before that.
ASKS = (Coming.NOD, Coming.SIGN_UP, Coming.FULL)
