"""Every address of the site, and what it answers to whom; the world in which they are asked."""

import datetime as dt
from dataclasses import dataclass

from editions.loading import load_all
from editions.models import Edition
from tests import factories
from verbinding.lib.publishing import Status

# Who asks; rows with seven answers give them in this order.
ROLES = ("anonymous", "sam", "bram", "anna", "chris", "mo", "olga")

ACTIVITY = "/activiteiten/soep-voor-de-straat-a1b2c/"
TEAM = "/teams/samen-in-zwolle/"
IDEA = "/ideeen/soep-op-de-stoep/"
SENT_IDEA = "/ideeen/een-bankje-erbij/"
SPONSOR = "/sponsors/bakkerij-de-korst/"
INVITATION = "/teams/uitnodiging/sleutel-die-niemand-raadt/"
# As an own link looks; tests make a real one.
OWN_SIGNUP = f"/aanmelding/{'0' * 64}/"
ALERT = "/meldingen/sleutel-die-niemand-raadt/"


@dataclass(frozen=True)
class Row:
    """One address on GET.

    `answers` is a status for everyone; or one for strangers and one for who is logged in; or one
    for each role. "login" is a redirect to the login page, "/x/" one to that address.
    """

    name: str
    url: str
    answers: str = "200"
    # Whether it is a page that anyone may read, cached and without a cookie.
    is_public: bool = False
    # Whether it is a page for people; the others answer machines.
    is_page: bool = False

    def answer_to(self, role):
        answers = self.answers.split()
        if len(answers) == 1:
            return answers[0]
        if len(answers) == 2:
            return answers[role != "anonymous"]
        return dict(zip(ROLES, answers, strict=True))[role]


def public(name, url):
    return Row(name, url, is_public=True, is_page=True)


def fill_the_site(cast):
    """Everything that the table asks for: anna's team with an activity, a sponsor, the texts."""
    load_all(dt.date(2026, 11, 23))
    edition = Edition.objects.get(year=2026)
    team = factories.make_team(
        slug="samen-in-zwolle", lead=cast["anna"], members=[cast["bram"]], branch=None
    )
    factories.make_invitation(team, token=INVITATION.split("/")[3])
    activity = factories.make_activity(
        slug="soep-voor-de-straat-a1b2c",
        edition=edition,
        team=team,
        owner=cast["anna"],
        theme=factories.make_theme(),
        moments=2,
    )
    activity.audiences.add(factories.make_audience())
    factories.make_idea(slug="soep-op-de-stoep")
    factories.make_idea(
        "Een bankje erbij",
        slug="een-bankje-erbij",
        sent_by=cast["anna"],
        status=Status.CHANGES_ASKED,
    )
    sponsor = factories.make_sponsor(slug="bakkerij-de-korst")
    factories.make_sponsorship(sponsor, edition=edition)
    factories.make_alert(token=ALERT.split("/")[2], edition=edition)
    return activity


def form(name, url, answers="200"):
    return Row(name, url, answers, is_page=True)


ROWS = [
    # What everyone reads.
    public("home", "/"),
    public("activities:list", "/activiteiten/"),
    public("activities:week", "/activiteiten/week/"),
    public("activities:map", "/activiteiten/kaart/"),
    public("activities:detail", ACTIVITY),
    public("follow", "/volg/"),
    public("embed", "/embed/activiteiten/"),
    public("teams:list", "/teams/"),
    public("teams:detail", TEAM),
    public("teams:start_too", f"{TEAM}start-ook/"),
    public("chain", "/kettingreactie/"),
    public("ideas:list", "/ideeen/"),
    public("ideas:detail", IDEA),
    public("ideas:thanks", "/ideeen/insturen/bedankt/"),
    public("promotion:toolkit", "/promotie/"),
    public("sponsors:list", "/sponsors/"),
    public("sponsors:detail", SPONSOR),
    public("editions:list", "/edities/"),
    public("editions:detail", "/edities/2024/"),
    public("labels:branches", "/branches/"),
    public("labels:branch", "/branches/onderwijs/"),
    public("labels:theme", "/themas/samen-eten/"),
    public("alerts:stopped", "/meldingen/gestopt/"),
    public("impact:stopped", "/terugblik/gestopt/"),
    public("impact:appreciated", "/waardering/bedankt/"),
    public("pages:over", "/over/"),
    public("pages:spelregels", "/spelregels/"),
    public("pages:privacy", "/privacy/"),
    public("pages:toegankelijkheid", "/toegankelijkheid/"),
    public("pages:colofon", "/colofon/"),
    public("pages:english", "/english/"),
    public("desk:thanks", "/contact/bedankt/"),
    public("desk:report_thanks", "/melden/bedankt/"),
    public("sponsors:thanks", "/sponsors/meedoen/bedankt/"),
    # Forms for everyone, where the cookie against forgery starts.
    form("activities:create", "/activiteiten/nieuw/"),
    form("teams:create", "/teams/starten/"),
    Row(
        "teams:ask_to_join",
        f"{TEAM}aansluiten/",
        f"200 200 {TEAM}leden/ {TEAM}leden/ 200 200 200",
        is_page=True,
    ),
    form("teams:invitation", INVITATION),
    form("ideas:send", "/ideeen/insturen/"),
    form("ideas:surprise", "/ideeen/verras-me/?tijd=60&groep=6"),
    form("sponsors:enquire", "/sponsors/meedoen/"),
    form("desk:contact", "/contact/"),
    form("alerts:new", "/meldingen/nieuw/?plaats=Zwolle"),
    form("alerts:stop", ALERT),
    Row("desk:news", "/nieuws/sleutel-die-niemand-raadt/", "404"),
    form("labels:champion", "/branches/onderwijs/kartrekker/"),
    form("desk:report_activity", f"{ACTIVITY}melden/"),
    form("desk:report_team", f"{TEAM}melden/"),
    form("signups:question", f"{ACTIVITY}vraag/"),
    form("signups:come", f"{ACTIVITY}ik-kom/"),
    Row("signups:own", OWN_SIGNUP, "404"),
    Row("signups:cancel", f"{OWN_SIGNUP}afmelden/", "405"),
    form("impact:appreciate", f"{ACTIVITY}waardering/"),
    Row("impact:stop", "/terugblik/sleutel-die-niemand-raadt/stoppen/", "404"),
    # For other programs and other sites.
    Row("activities:pins", "/activiteiten/kaart.geojson", is_public=True),
    Row("activities:postcodes", "/activiteiten/postcodes.json", is_public=True),
    Row("activities:list_calendar", "/activiteiten/agenda.ics", is_public=True),
    Row("activities:list_feed", "/activiteiten/feed.atom", is_public=True),
    Row("activities:list_file", "/activiteiten/activiteiten.csv"),
    Row("activities:calendar", f"{ACTIVITY}agenda.ics", is_public=True),
    Row("activities:picture", f"{ACTIVITY}delen.png", is_public=True),
    Row("activities:poster", f"{ACTIVITY}poster.pdf", is_public=True),
    Row("embed_colour", "/embed/kleur-0d5862.css", is_public=True),
    # For machines.
    Row("robots", "/robots.txt"),
    Row("sitemap", "/sitemap.xml"),
    Row("sitemap_section", "/sitemap-activiteiten.xml"),
    Row("health", "/gezondheid/"),
    Row("security_txt", "/.well-known/security.txt"),
    Row("media", "/media/logos/bestaat-niet.png", "404"),
    Row("media", "/media/logos/weg.png", "404"),
    Row("favicon", "/favicon.ico", "/static/img/favicon.ico"),
    # Only where DEBUG is on, so that a code can be read on a developer's machine.
    Row("mailbox", "/beheer-mail/", "404"),
    Row("styleguide", "/stijlgids/", "404 404 404 404 404 200 200"),
    Row("styleguide_error", "/stijlgids/fout/404/", "404"),
    # An activity, for who organises it.
    Row("activities:team", f"{ACTIVITY}van-wie/", "login 403 403 200 403 403 403"),
    Row("activities:bring", "/activiteiten/meenemen/", "login 200"),
    Row("activities:send_brought", "/activiteiten/meenemen/insturen/", "login 405"),
    Row("activities:edit", f"{ACTIVITY}bewerken/", "login 403 403 200 403 403 403"),
    # It didn't take place yet.
    Row("activities:certificate", f"{ACTIVITY}bedankt.pdf", "login 403 403 404 403 403 403"),
    Row("impact:hide", f"{ACTIVITY}waardering/1/weg/", "login 405"),
    Row("impact:result", f"{ACTIVITY}terugblik/", "login 403 403 404 403 403 403"),
    Row("signups:guests", f"{ACTIVITY}aanmeldingen/", "login 403 403 200 403 403 403"),
    Row(
        "signups:guest_file",
        f"{ACTIVITY}aanmeldingen/aanmeldingen.csv",
        "login 403 403 200 403 403 403",
    ),
    Row("signups:message", f"{ACTIVITY}bericht/", "login 403 403 200 403 403 403"),
    Row("signups:decline", f"{ACTIVITY}aanmeldingen/1/nee/", "login 403 403 404 403 403 403"),
    Row("activities:done", f"{ACTIVITY}verstuurd/", "login 404 404 200 404 404 404"),
    Row("activities:step", f"{ACTIVITY}stap/cancel/", "login 403 403 200 403 403 403"),
    Row("activities:claim", f"{ACTIVITY}is-van-mij/", "login 405"),
    Row("activities:on_behalf", "/activiteiten/voor-jou/sleutel-die-niemand-raadt/", "404"),
    Row("activities:take_over", f"{ACTIVITY}voor-mij/", "login 405"),
    Row("activities:discard", f"{ACTIVITY}weggooien/", "login 405"),
    Row("activities:team_answer", f"{ACTIVITY}team/", "login 405"),
    Row("alerts:remove", f"{ALERT}verwijderen/", "login 405"),
    # Made after another one: to the form.
    Row("activities:do_also", f"{ACTIVITY}doe-ook/", "/activiteiten/nieuw/"),
    # An idea, for who sent it in.
    Row("ideas:edit", f"{SENT_IDEA}bewerken/", "login 404 404 200 404 403 403"),
    Row("ideas:step", f"{SENT_IDEA}stap/", "login 405"),
    Row("ideas:claim", f"{SENT_IDEA}van-mij/", "login 405"),
    Row("ideas:discard", f"{SENT_IDEA}weggooien/", "login 405"),
    # A team, for its people.
    Row("teams:edit", f"{TEAM}bewerken/", "login 403 403 200 403 403 403"),
    Row("teams:inspirer", f"{TEAM}geinspireerd-door/", "login 403 403 200 403 403 403"),
    Row("teams:outreach", f"{TEAM}bereik/", "login 403 403 200 403 403 403"),
    Row("teams:outreach_edit", f"{TEAM}bereik/1/", "login 403 403 404 403 403 403"),
    Row("teams:outreach_remove", f"{TEAM}bereik/1/weg/", "login 405"),
    Row("teams:outreach_step", f"{TEAM}bereik/1/nee/", "login 405"),
    Row("promotion:propose", "/promotie/ambassadeurs/1/", "login 404"),
    Row("teams:done", f"{TEAM}gestart/", "login 404 200 200 404 404 404"),
    Row("teams:members", f"{TEAM}leden/", "login 403 200 200 403 403 403"),
    Row("teams:change_member", f"{TEAM}leden/1/lid/", "login 405"),
    Row("teams:goals", f"{TEAM}doelen/", "login 403 200 200 403 403 403"),
    Row("teams:tick_goal", f"{TEAM}doelen/vertellen/", "login 405"),
    Row("teams:accept", f"{INVITATION}ja/", "405"),
    Row("teams:decline", f"{INVITATION}nee/", "405"),
    Row("teams:withdraw", f"{TEAM}leden/uitgenodigd/1/intrekken/", "login 405"),
    Row("teams:answer_request", f"{TEAM}leden/gevraagd/1/ja/", "login 405"),
    Row("teams:withdraw_request", "/teams/gevraagd/1/intrekken/", "login 405"),
    Row("teams:step", f"{TEAM}stap/", "login 405"),
    Row("teams:join_edition", f"{TEAM}meedoen/", "login 405"),
    Row("teams:take_part_again", f"{TEAM}meedoen/2026/", "login 403 403 200 403 403 403"),
    Row("teams:claim", f"{TEAM}van-mij/", "login 405"),
    Row("teams:discard", f"{TEAM}weggooien/", "login 405"),
    # Getting in and out. Whoever is in has no business at the door.
    form("accounts:log_in", "/account/login/", "200 /mijn/"),
    Row("account_login", "/account/login/", "200 /mijn/"),
    Row("accounts:sign_up", "/account/signup/", "/account/login/"),
    Row("account_signup", "/account/signup/", "/account/login/"),
    form("accounts:password_login", "/account/login/wachtwoord/", "200 /mijn/"),
    Row("accounts:code", "/account/code/", "200"),
    Row("accounts:new_code", "/account/code/nieuw/", "405"),
    Row("accounts:new_address", "/account/code/adres/", "405"),
    Row("accounts:two_steps", "/account/twee-stappen/", "login 200 200 200 200 /beheer/ /beheer/"),
    Row("accounts:erased", "/account/gewist/"),
    Row("account_logout", "/account/logout/", "/ 200"),
    Row("account_inactive", "/account/inactive/"),
    Row(
        "account_reauthenticate",
        "/account/reauthenticate/",
        "login 403 403 403 403 /account/2fa/reauthenticate/ /account/2fa/reauthenticate/",
    ),
    Row("account_email", "/account/email/", "login 200"),
    Row(
        "account_email_verification_sent",
        "/account/confirm-email/",
        "/account/login/ /account/email/",
    ),
    Row("account_change_password", "/account/password/change/", "login /account/password/set/"),
    Row("account_set_password", "/account/password/set/", "login 200"),
    Row("account_reset_password", "/account/password/reset/"),
    Row("account_confirm_login_code", "/account/login/code/confirm/", "/account/login/ /mijn/"),
    Row(
        "account_confirm_password_reset_code", "/account/password/reset/confirm/", "/account/login/"
    ),
    Row(
        "account_complete_password_reset",
        "/account/password/reset/complete/",
        "/account/password/reset/",
    ),
    Row("account_password_reset_completed", "/account/password/reset/done/"),
    Row("mfa_index", "/account/2fa/", "login 200"),
    Row("mfa_authenticate", "/account/2fa/authenticate/", "/account/login/ /mijn/"),
    Row("mfa_reauthenticate", "/account/2fa/reauthenticate/", "login 403 403 403 403 200 200"),
    Row(
        "mfa_activate_totp",
        "/account/2fa/totp/activate/",
        "login 200 200 200 200 /account/2fa/reauthenticate/ /account/2fa/reauthenticate/",
    ),
    Row(
        "mfa_deactivate_totp",
        "/account/2fa/totp/deactivate/",
        "login 404 404 404 404 /account/2fa/reauthenticate/ /account/2fa/reauthenticate/",
    ),
    Row("mfa_view_recovery_codes", "/account/2fa/recovery-codes/", "login 404"),
    Row(
        "mfa_generate_recovery_codes",
        "/account/2fa/recovery-codes/generate/",
        "login 200 200 200 200 /account/2fa/reauthenticate/ /account/2fa/reauthenticate/",
    ),
    Row("mfa_download_recovery_codes", "/account/2fa/recovery-codes/download/", "login 404"),
    # What is somebody's own.
    Row("accounts:mine", "/mijn/", "login 200"),
    Row("desk:news_mine", "/mijn/nieuws/", "login 405"),
    Row("accounts:details", "/mijn/gegevens/", "login 200"),
    Row("accounts:privacy", "/mijn/privacy/", "login 200"),
    Row("accounts:export", "/mijn/privacy/gegevens.json", "login 200"),
    Row("accounts:erase", "/mijn/privacy/wissen/", "login 405"),
]
