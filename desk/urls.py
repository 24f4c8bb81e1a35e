"""Addresses of the desk that anyone may reach; its own rooms are under /beheer/ (site.py)."""

from django.urls import path

from desk import views
from desk.mailings.views import news

app_name = "desk"
urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("contact/bedankt/", views.thanks, name="thanks"),
    path("melden/bedankt/", views.report_thanks, name="report_thanks"),
    path("nieuws/<str:token>/", news.by_letter, name="news"),
    path("mijn/nieuws/", news.mine, name="news_mine"),
    path("activiteiten/<slug:slug>/melden/", views.report_activity, name="report_activity"),
    path("teams/<slug:slug>/melden/", views.report_team, name="report_team"),
]
