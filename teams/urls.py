"""Addresses under /teams/; their first words are reserved in slugs.py."""

from django.urls import path

from teams import views

app_name = "teams"
urlpatterns = [
    path("", views.team_list, name="list"),
    path("starten/", views.found, name="create"),
    path("uitnodiging/<slug:token>/", views.invitation, name="invitation"),
    path("uitnodiging/<slug:token>/ja/", views.accept, name="accept"),
    path("uitnodiging/<slug:token>/nee/", views.decline, name="decline"),
    path("gevraagd/<int:pk>/intrekken/", views.withdraw_request, name="withdraw_request"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/gestart/", views.done, name="done"),
    path("<slug:slug>/start-ook/", views.start_too, name="start_too"),
    path("<slug:slug>/geinspireerd-door/", views.inspirer, name="inspirer"),
    path("<slug:slug>/bewerken/", views.edit, name="edit"),
    path("<slug:slug>/stap/", views.step, name="step"),
    path("<slug:slug>/meedoen/", views.join_edition, name="join_edition"),
    path("<slug:slug>/meedoen/<int:year>/", views.take_part_again, name="take_part_again"),
    path("<slug:slug>/van-mij/", views.claim, name="claim"),
    path("<slug:slug>/weggooien/", views.discard, name="discard"),
    path("<slug:slug>/bereik/", views.outreach_list, name="outreach"),
    path("<slug:slug>/bereik/<int:pk>/", views.outreach_edit, name="outreach_edit"),
    path("<slug:slug>/bereik/<int:pk>/weg/", views.outreach_remove, name="outreach_remove"),
    path("<slug:slug>/bereik/<int:pk>/<slug:move>/", views.outreach_step, name="outreach_step"),
    path("<slug:slug>/leden/", views.members, name="members"),
    path("<slug:slug>/doelen/", views.checklist, name="goals"),
    path("<slug:slug>/doelen/<slug:goal>/", views.tick_goal, name="tick_goal"),
    path("<slug:slug>/aansluiten/", views.ask_to_join, name="ask_to_join"),
    path("<slug:slug>/leden/uitgenodigd/<int:pk>/intrekken/", views.withdraw, name="withdraw"),
    path(
        "<slug:slug>/leden/gevraagd/<int:pk>/<slug:answer>/",
        views.answer_request,
        name="answer_request",
    ),
    path("<slug:slug>/leden/<int:pk>/<slug:verb>/", views.change_member, name="change_member"),
]
