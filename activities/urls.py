"""Addresses under /activiteiten/."""

from django.urls import path

from activities.views import (
    behalf,
    copying,
    entering,
    looking,
    managing,
    outputs,
    paper,
    public,
    team,
)

app_name = "activities"

urlpatterns = [
    path("", public.activity_list, name="list"),
    path("postcodes.json", public.postcodes, name="postcodes"),
    path("nieuw/", entering.activity_create, name="create"),
    path("meenemen/", copying.bring, name="bring"),
    path("meenemen/insturen/", copying.send_brought, name="send_brought"),
    path("week/", looking.week, name="week"),
    path("kaart/", looking.activity_map, name="map"),
    path("kaart.geojson", looking.pins, name="pins"),
    path("agenda.ics", outputs.list_calendar, name="list_calendar"),
    path("feed.atom", outputs.list_feed, name="list_feed"),
    path("activiteiten.csv", outputs.list_file, name="list_file"),
    path("voor-jou/<slug:token>/", behalf.on_behalf, name="on_behalf"),
    path("<slug:slug>/", public.activity_detail, name="detail"),
    path("<slug:slug>/agenda.ics", outputs.activity_calendar, name="calendar"),
    path("<slug:slug>/delen.png", outputs.activity_picture, name="picture"),
    path("<slug:slug>/poster.pdf", paper.activity_poster, name="poster"),
    path("<slug:slug>/bedankt.pdf", paper.activity_certificate, name="certificate"),
    path("<slug:slug>/bewerken/", managing.activity_edit, name="edit"),
    path("<slug:slug>/doe-ook/", entering.do_also, name="do_also"),
    path("<slug:slug>/verstuurd/", entering.activity_done, name="done"),
    path("<slug:slug>/stap/<slug:name>/", managing.activity_step, name="step"),
    path("<slug:slug>/is-van-mij/", managing.activity_claim, name="claim"),
    path("<slug:slug>/voor-mij/", behalf.take_over_entered, name="take_over"),
    path("<slug:slug>/weggooien/", managing.activity_discard, name="discard"),
    path("<slug:slug>/van-wie/", team.activity_team, name="team"),
    path("<slug:slug>/team/", managing.activity_team_answer, name="team_answer"),
]
