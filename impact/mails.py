"""The letters afterwards; each is queued in the transaction that gave rise to it."""

from verbinding.lib.mail import one_click, send_letter


def thank(thanks):
    tell_organiser(thanks, "thanks")


def ask(thanks):
    tell_organiser(thanks, "ask")


def tell_organiser(thanks, letter):
    activity, headers = thanks.activity, one_click(thanks.get_absolute_url())
    context = {"thanks": thanks, "activity": activity}
    send_letter(f"impact/{letter}", activity.owner.email, context, headers=headers)


def said(activity, appreciations):
    """To who organised it: what visitors said of it, once on the site; at most once a day."""
    context = {"activity": activity, "appreciations": appreciations}
    send_letter("impact/said", activity.owner.email, context)


def thank_guest(signup):
    context = {"signup": signup, "moment": signup.moment, "activity": signup.activity}
    send_letter("impact/guest", signup.email, context)


def sentence_refused(appreciation, note):
    """To who told it and agreed that it be shown; nobody else left an address."""
    if appreciation.sent_by is None:
        return
    context = {"appreciation": appreciation, "activity": appreciation.activity, "note": note}
    send_letter("impact/sentence_refused", appreciation.sent_by.email, context)
