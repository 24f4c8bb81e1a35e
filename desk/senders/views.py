"""“Afzenders”: everything of one sender, and who is blocked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.blocking import BlockRefused, block, block_on, lift
from accounts.models import BlockedSender, User
from accounts.people import person_of
from desk.moderation.access import moderators_only
from desk.senders.cleaning import clean_up, online_of, waiting_of
from desk.senders.forms import BlockForm, LookUpForm
from desk.senders.history import MOST, Subject, everything_of, subject_of

ROWS_PER_PAGE = 50


@moderators_only
@require_GET
def sender_list(request):
    """Who is blocked; and to everything of one address, whoever it is."""
    form = LookUpForm(request.GET if "adres" in request.GET else None)
    if form.is_valid():
        return redirect(address_url(form.cleaned_data["adres"]))
    page = Paginator(BlockedSender.objects.with_names(), ROWS_PER_PAGE)
    return render(
        request,
        "desk/senders/senders.html",
        {"form": form, "page_obj": page.get_page(request.GET.get("pagina"))},
        status=422 if form.is_bound else 200,
    )


@moderators_only
@require_GET
def sender(request, pk):
    return show_sender(request, subject_of(get_object_or_404(User, pk=pk)))


@moderators_only
@require_GET
def sender_by_address(request):
    """An address that nobody proved; of who did, the page of the person."""
    form = LookUpForm(request.GET)
    if not form.is_valid():
        return redirect("admin:senders")
    email = User.objects.normalize_email(form.cleaned_data["adres"])
    if person := person_of(email):
        return redirect("admin:sender", person.pk)
    return show_sender(request, Subject(None, (email,)))


def show_sender(request, subject):
    sent = everything_of(subject)
    return render(
        request,
        "desk/senders/sender.html",
        {
            "subject": subject,
            "sent": sent[:MOST],
            "has_more": len(sent) > MOST,
            "most": MOST,
            "blocked": block_on(user=subject.person, email=subject.email),
            "block_url": block_url(subject),
        },
    )


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def sender_block(request):
    subject = asked_subject(request)
    if subject is None:
        return redirect("admin:senders")
    online, waiting = online_of(subject), waiting_of(subject)
    form = BlockForm(
        request.POST if request.method == "POST" else None,
        email=subject.email,
        online=len(online),
        waiting=len(waiting),
    )
    if form.is_valid():
        return take_block(request, subject, form)
    return render(
        request,
        "desk/senders/block.html",
        {"subject": subject, "form": form, "back_url": subject_url(subject)},
        status=422 if form.is_bound else 200,
    )


def take_block(request, subject, form):
    data = form.cleaned_data
    fields = {"reason": data["reason"], "until": data["until"], "person": subject.person}
    try:
        blocked = block(form.written, by=request.user, **fields)
    except BlockRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(subject_url(subject))
    words, wishes = data.get("words", ""), data.get("wishes", [])
    outcome = clean_up(subject, wishes, by=request.user, words=words)
    done = [f"{blocked} is geblokkeerd tot en met {blocked.until:%d-%m-%Y}."]
    if wishes:
        done.append(f"Offline gehaald: {outcome.offline}. Afgewezen: {outcome.rejected}.")
    messages.success(request, " ".join(done))
    for refused in outcome.refused:
        messages.warning(request, f"Niet gelukt – {refused}")
    return redirect(subject_url(subject))


@moderators_only
@require_POST
def sender_lift(request, pk):
    blocked = get_object_or_404(BlockedSender, pk=pk)
    if lift(blocked, by=request.user):
        messages.success(request, f"{blocked} mag weer insturen.")
    else:
        messages.info(request, f"De blokkade van {blocked} was al opgeheven.")
    return redirect("admin:senders")


def asked_subject(request):
    """By `wie`, the key of a person, or by `adres`."""
    who, address = request.GET.get("wie", ""), LookUpForm(request.GET)
    if who.isascii() and who.isdecimal() and len(who) < 18:
        return subject_of(get_object_or_404(User, pk=who))
    if not address.is_valid():
        return None
    email = User.objects.normalize_email(address.cleaned_data["adres"])
    person = person_of(email)
    return subject_of(person) if person else Subject(None, (email,))


def block_url(subject):
    asked = {"wie": subject.person.pk} if subject.person else {"adres": subject.email}
    return f"{reverse('admin:sender_block')}?{urlencode(asked)}"


def subject_url(subject):
    if subject.person:
        return reverse("admin:sender", args=[subject.person.pk])
    return address_url(subject.email)


def address_url(email):
    return f"{reverse('admin:sender_by_address')}?{urlencode({'adres': email})}"
