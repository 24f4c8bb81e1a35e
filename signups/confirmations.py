"""What happens once the code from the e-mail was right, or wasn't needed."""

from django.contrib import messages
from django.urls import reverse

from accounts.confirmations import confirms
from accounts.models import EmailCode
from accounts.people import give_name, owns_address
from signups.asking import QuestionRefused, ask
from signups.guests import SignedUpAlready, SignupRefused, confirm
from signups.models import Question, Signup, State

GONE = "Deze aanmelding is er niet meer. Meld je opnieuw aan."
THANKS = {
    State.COMING: "Fijn, je komt. We mailden je alles wat je moet weten.",
    State.WAITING: "Het zit vol. Je staat op de wachtlijst, en we mailen je als er plaats is.",
    State.ASKED: "Dank je. De organisator laat je weten of je erbij kunt.",
}


def move_signup(subject_key, old, new):
    """Somebody mended a typing error in the address."""
    Signup.objects.unconfirmed().filter(pk=int(subject_key), email=old).update(email=new)


@confirms(EmailCode.Purpose.SIGN_UP, move=move_signup)
def confirm_signup(request, user, subject_key):
    """On to the own page; or, when it is too late, back to the activity."""
    signup = Signup.objects.filter(pk=int(subject_key)).with_activity().first()
    if signup is None or not owns_address(user, signup.email):
        messages.warning(request, GONE)
        return reverse("activities:list")
    try:
        confirm(signup, user)
    except SignedUpAlready as already:
        forget(signup)
        messages.info(request, f"{already} Hieronder kun je hem wijzigen.")
        return already.known.get_absolute_url()
    except SignupRefused as refusal:
        forget(signup)
        messages.warning(request, str(refusal))
        return signup.activity.get_absolute_url()
    give_name(user, signup.name)
    messages.success(request, THANKS.get(signup.state, "Je was al aangemeld."))
    return signup.get_absolute_url()


def forget(signup):
    """What came too late, or twice; never one that counts already."""
    Signup.objects.unconfirmed().filter(pk=signup.pk).delete()


def move_question(subject_key, old, new):
    """Somebody mended a typing error in the address."""
    Question.objects.waiting().filter(pk=int(subject_key), email=old).update(email=new)


@confirms(EmailCode.Purpose.QUESTION, move=move_question)
def confirm_question(request, user, subject_key):
    """Passes it on, and leads back to the activity."""
    question = Question.objects.filter(pk=int(subject_key)).with_activity().first()
    if question is None or not owns_address(user, question.email):
        messages.warning(request, "Deze vraag is er niet meer. Stel hem opnieuw.")
        return reverse("activities:list")
    try:
        ask(question)
    except QuestionRefused as refusal:
        messages.warning(request, f"{refusal} Je vraag is niet verstuurd.")
        return question.activity.get_absolute_url()
    give_name(user, question.name)
    messages.success(request, "Je vraag is verstuurd. Het antwoord komt in je mail.")
    return question.activity.get_absolute_url()
