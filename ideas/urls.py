"""Addresses under /ideeen/; their first words are reserved in slugs.py."""

from django.urls import path

from ideas import views

app_name = "ideas"
urlpatterns = [
    path("", views.idea_list, name="list"),
    path("verras-me/", views.surprise, name="surprise"),
    path("insturen/", views.send, name="send"),
    path("insturen/bedankt/", views.thanks, name="thanks"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/bewerken/", views.edit, name="edit"),
    path("<slug:slug>/stap/", views.step, name="step"),
    path("<slug:slug>/van-mij/", views.claim, name="claim"),
    path("<slug:slug>/weggooien/", views.discard, name="discard"),
]
