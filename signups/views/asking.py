"""A question to who organises: a small form of its own, never cached."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.confirmations import prove
from accounts.models import EmailCode
from activities.views.below import below_activity
from signups.asking import has_too_many, takes_questions
from signups.models import Question
from signups.question_forms import QuestionForm
from verbinding.lib.limits import allow
from verbinding.lib.once import store_once

# Two forms with one token are a double click only when all of these are the same.
SAME_QUESTION = ("activity_id", "name", "email", "words")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@below_activity
def ask_organiser(request, activity):
    is_sent = request.method == "POST"
    if not takes_questions(activity):
        status = 409 if is_sent else 200
        return render(
            request, "signups/question_closed.html", {"activity": activity}, status=status
        )
    form = QuestionForm(request.POST if is_sent else None, person=request.user)
    if not is_sent:
        return show_question(request, activity, form)
    if not form.is_valid():
        return show_question(request, activity, form, status=422)
    question = form.question(activity)
    if has_too_many(activity) or not allow(request, "signups:question", question.email):
        return show_question(request, activity, form, status=429)
    return take_question(request, question)


def take_question(request, question):
    if not store_once(question, words=SAME_QUESTION):
        question = Question.objects.with_form_token(question.form_token)
    return redirect(prove(request, question.email, EmailCode.Purpose.QUESTION, str(question.pk)))


def show_question(request, activity, form, status=200):
    shown = {"activity": activity, "form": form, "is_too_often": status == 429}
    return render(request, "signups/question.html", shown, status=status)
