"""Addresses under /activiteiten/."""

from django.urls import path

from activities.views import entering, managing, public

app_name = "activities"

urlpatterns = [
    path("", public.activity_list, name="list"),
    path("nieuw/", entering.activity_create, name="create"),
    path("<slug:slug>/", public.activity_detail, name="detail"),
    path("<slug:slug>/bewerken/", managing.activity_edit, name="edit"),
    path("<slug:slug>/verstuurd/", entering.activity_done, name="done"),
    path("<slug:slug>/stap/<slug:name>/", managing.activity_step, name="step"),
    path("<slug:slug>/is-van-mij/", managing.activity_claim, name="claim"),
    path("<slug:slug>/team/", managing.activity_team_answer, name="team_answer"),
]
