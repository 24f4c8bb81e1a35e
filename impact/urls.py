"""Addresses of what comes afterwards: below an activity, and where its letters stop."""

from django.urls import path

from impact import views

app_name = "impact"

urlpatterns = [
    path("activiteiten/<slug:slug>/terugblik/", views.result, name="result"),
    path("terugblik/gestopt/", views.stopped, name="stopped"),
    path("terugblik/<slug:token>/stoppen/", views.stop, name="stop"),
]
