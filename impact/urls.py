"""Addresses of what comes afterwards: below an activity, and where its letters stop."""

from django.urls import path

from impact.views import appreciations, results

app_name = "impact"

urlpatterns = [
    path("activiteiten/<slug:slug>/terugblik/", results.result, name="result"),
    path("activiteiten/<slug:slug>/waardering/", appreciations.appreciate, name="appreciate"),
    path(
        "activiteiten/<slug:slug>/waardering/<int:pk>/weg/",
        appreciations.hide_appreciation,
        name="hide",
    ),
    path("waardering/bedankt/", appreciations.appreciated, name="appreciated"),
    path("terugblik/gestopt/", results.stopped, name="stopped"),
    path("terugblik/<slug:token>/stoppen/", results.stop, name="stop"),
]
