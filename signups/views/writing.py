"""One message to all who come, by who organises."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities.views.managing import own_activity
from signups.models import GuestMessage
from signups.organiser_forms import MessageForm
from signups.writing import MessageRefused, guests_to_write, send
from verbinding.lib.limits import allow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_message(request, slug):
    activity = own_activity(request, slug)
    guests, is_sent = guests_to_write(activity), request.method == "POST"
    if not guests:
        return show_message(request, activity, None, status=409 if is_sent else 200)
    data = request.POST if is_sent else None
    form = MessageForm(data, activity=activity, person=request.user, guests=guests)
    if not is_sent:
        return show_message(request, activity, form)
    if not form.is_valid():
        return show_message(request, activity, form, status=422)
    if not allow(request, "signups:message", request.user.email):
        return show_message(request, activity, form, status=429)
    return send_message(request, form)


def send_message(request, form):
    message = form.message()
    activity = message.activity
    try:
        is_new = send(message)
    except MessageRefused as refusal:
        form.add_error(None, str(refusal))
        return show_message(request, activity, form, status=refusal.status)
    if is_new:
        to = "één adres" if message.reached == 1 else f"{message.reached} adressen"
        messages.success(request, f"Je bericht is verstuurd naar {to}.")
    else:
        messages.info(request, "Dit bericht had je net verstuurd. Niemand krijgt het twee keer.")
    return redirect("signups:guests", slug=activity.slug)


def show_message(request, activity, form, status=200):
    shown = {
        "activity": activity,
        "form": form,
        "earlier": GuestMessage.objects.of_activity(activity).select_related("sent_by"),
        "is_too_often": status == 429 and not form.errors,
    }
    return render(request, "signups/message.html", shown, status=status)
