"""What follows when the sender of an idea enters the code from the e-mail."""

from django.contrib import messages
from django.urls import reverse

from accounts.confirmations import confirms
from accounts.models import EmailCode
from editions.agreeing import AGREE_ANEW
from ideas import sending
from ideas.models import Idea


@confirms(EmailCode.Purpose.IDEA, move=sending.move)
def sent_in(request, user, subject_key):
    idea = Idea.objects.pending_for(user).filter(pk=subject_key).first()
    if idea is None or not sending.confirm(idea, user):
        messages.info(request, "Dit idee had je al ingestuurd. Zo staat het ermee:")
        return reverse("accounts:mine")
    if idea.is_draft:
        messages.warning(request, f"Je idee is bewaard, maar nog niet verstuurd. {AGREE_ANEW}")
        return reverse("ideas:edit", args=[idea.slug])
    return reverse("ideas:thanks")
