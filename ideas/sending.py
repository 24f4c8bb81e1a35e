"""How an idea comes in: first the form, then the code, then the queue."""

from django.db import transaction

from accounts.people import give_name
from ideas.models import Idea
from ideas.slugs import slugs_for
from ideas.workflow import take_step
from verbinding.lib.once import store_once
from verbinding.lib.risks import signs_in
from verbinding.lib.slugs import write_under_free_slug

# What people read as the sender's own words: a moderator looks at these.
TEXTS = ("title", "summary", "steps", "materials", "connects", "invitation", "shown_name")


def begin(form):
    """Keeps what was filled in until the code is entered; a double click makes one idea."""
    idea = form.guarded_row()
    form.note_agreement()
    idea.risk_signs += text_signs(idea)
    idea.pending_email = form.cleaned_data["email"]
    with transaction.atomic():
        is_new = write_under_free_slug(
            idea, slugs_for(idea.title), lambda: store_once(idea, words=TEXTS)
        )
        if is_new:
            form.save_m2m()
            return idea
    return sent_before(idea)


def sent_before(idea):
    """The row that this form made earlier; who went back to mend their address gets a new code."""
    first = Idea.objects.get(form_token=idea.form_token)
    if first.pending_email != idea.pending_email:
        move(first.pk, first.pending_email, idea.pending_email)
        first.refresh_from_db()
    return first


def text_signs(idea):
    return signs_in(*(getattr(idea, name) for name in TEXTS))


def move(idea_pk, old, new):
    """The sender mended the address while the code was on its way."""
    waiting = Idea.objects.unconfirmed().filter(pk=idea_pk, pending_email=old)
    waiting.update(pending_email=new)


def confirm(idea, user):
    """The address is proven: the idea is this person's, and goes to the queue.

    When the Spelregels were renewed meanwhile it stays a concept, to agree with them first.
    Returns False when somebody did this already.
    """
    with transaction.atomic():
        theirs = Idea.objects.pending_for(user).filter(pk=idea.pk)
        if not theirs.update(pending_email="", sent_by=user):
            return False
        idea.pending_email, idea.sent_by = "", user
        give_name(user, idea.shown_name)
        if idea.must_agree_anew():
            return True
        take_step(idea, "submit", by=user)
        if user.is_trusted and not idea.risk_signs:
            take_step(idea, "publish_trusted")
    return True


def save_edit(form):
    """Writes the form's own columns; raises StaleForm when the idea changed under our hands."""
    idea = form.instance
    form.note_agreement()
    columns = {name: getattr(idea, name) for name in form.columns}
    with transaction.atomic():
        form.claim()
        Idea.objects.filter(pk=idea.pk).update(**columns, risk_signs=text_signs(idea))
        idea.audiences.set(form.cleaned_data["audiences"])


def discard(idea, user):
    """Really deletes what never was more than a draft of this person; False when it is more."""
    deleted, _ = Idea.objects.drafts_of(user).filter(pk=idea.pk).delete()
    return deleted > 0
