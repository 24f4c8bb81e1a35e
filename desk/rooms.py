"""The desk's own pages under /beheer/, and who finds them in its menu."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.permissions import may_give_roles, may_moderate
from desk import failed_mail
from desk.announcements import views as announcements
from desk.announcements.writing import may_announce
from desk.dashboard import views as dashboard
from desk.entering import activity_views, guest_views
from desk.failed_mail import may_see_mail
from desk.letters import views as letters
from desk.letters.writing import may_write as may_write_letters
from desk.logbook import views as logbook
from desk.mailings.permissions import may_mail
from desk.mailings.views import sending, writing
from desk.moderation import views as moderation
from desk.roles import views as roles
from desk.rollover import afterwards
from desk.rollover import views as rollover
from desk.rollover.permissions import may_roll_over
from desk.senders import views as senders
from desk.takedown import views as takedown
from desk.texts import views as texts
from desk.texts.writing import may_write as may_write_texts
from desk.transfer.kinds import may_bring_lists, may_take_lists
from desk.transfer.views import exporting, importing


@dataclass(frozen=True)
class Room:
    """A page of the desk; without a label it stands in no menu, see `menu.py`.

    `action` says as a verb what one comes there to do, for the buttons on the first page.
    `may` only draws the menu: each view refuses by itself whoever may not come in.
    """

    path: str
    view: Callable
    name: str
    label: str = ""
    may: Callable = may_moderate
    action: str = ""

    @property
    def url_name(self):
        return f"admin:{self.name}"


ITEM = "wachtrij/<slug:kind>/<int:pk>/"
COLLEAGUE = "wie-doet-wat/<int:pk>/"
MAIL = "mail/<int:pk>/"
READY = "import/klaar/<uuid:token>/"
ROOMS = (
    Room(
        "wachtrij/",
        moderation.queue_list,
        "queue",
        "Wachtrij",
        action="Open de wachtrij",
    ),
    Room(
        "wachtrij/online/",
        moderation.unchecked_list,
        "queue_unchecked",
        "Online zonder blik vooraf",
    ),
    Room("wachtrij/verslag/", moderation.queue_report, "queue_report"),
    Room("wachtrij/klaar/", moderation.queue_done, "queue_done"),
    Room(ITEM, moderation.queue_item, "queue_item"),
    Room(f"{ITEM}vertrouwen/", moderation.queue_trust, "queue_trust"),
    Room(f"{ITEM}gezien/", moderation.queue_seen, "queue_seen"),
    Room(
        "invoeren/",
        activity_views.entered_list,
        "entered",
        "Invoeren voor iemand",
        action="Voer iets in voor iemand",
    ),
    Room("invoeren/activiteit/", activity_views.enter_activity, "enter_activity"),
    Room("invoeren/activiteit/<int:pk>/", activity_views.change_activity, "change_for"),
    Room("invoeren/aanmelding/", guest_views.enter_guest, "enter_guest"),
    Room("invoeren/aanmelding/<int:pk>/", guest_views.guest_for, "guest_for"),
    Room("invoeren/aanmelding/<int:pk>/afmelden/", guest_views.guest_cancel, "guest_cancel"),
    Room("offline/<slug:kind>/<int:pk>/", takedown.switch_page, "offline"),
    Room("mail/", writing.mailing_list, "mailings", "Mail aan groepen", may_mail),
    Room(
        "mail/nieuw/",
        writing.new,
        "mailing_new",
        may=may_mail,
        action="Schrijf een mail aan een groep",
    ),
    Room(MAIL, sending.mailing, "mailing"),
    Room(f"{MAIL}schrijven/", writing.write, "mailing_write"),
    Room(f"{MAIL}voorbeeld/", writing.preview, "mailing_preview"),
    Room(f"{MAIL}voorbeeld/brief/", writing.preview_letter, "mailing_letter"),
    Room(f"{MAIL}proef/", writing.test, "mailing_test"),
    Room(f"{MAIL}versturen/", sending.confirm, "mailing_confirm"),
    Room(f"{MAIL}stap/", sending.step, "mailing_step"),
    Room(f"{MAIL}kopie/", writing.copy, "mailing_copy"),
    Room(f"{MAIL}weg/", writing.remove, "mailing_remove"),
    Room(
        "mislukte-mail/", failed_mail.failed_mail, "failed_mail", "Mislukte e-mails", may_see_mail
    ),
    Room("mislukte-mail/opnieuw/", failed_mail.retry_mail, "retry_mail"),
    Room("afzenders/", senders.sender_list, "senders", "Afzenders"),
    Room("afzenders/adres/", senders.sender_by_address, "sender_by_address"),
    Room("afzenders/blokkeren/", senders.sender_block, "sender_block"),
    Room("afzenders/<int:pk>/", senders.sender, "sender"),
    Room("afzenders/<int:pk>/opheffen/", senders.sender_lift, "sender_lift"),
    Room("wie-doet-wat/", roles.colleague_list, "colleagues", "Wie doet wat", may_give_roles),
    Room(COLLEAGUE, roles.colleague, "colleague"),
    Room(f"{COLLEAGUE}weg/", roles.colleague_remove, "colleague_remove"),
    Room(f"{COLLEAGUE}tweede-stap/", roles.colleague_reset, "colleague_reset"),
    Room("logboek/", logbook.logbook, "logbook", "Logboek", may_give_roles),
    Room(
        "nieuwe-editie/",
        rollover.new_edition,
        "new_edition",
        "Nieuwe editie",
        may_roll_over,
        action="Begin een nieuwe editie",
    ),
    Room("nieuwe-editie/<int:year>/", afterwards.rollover_done, "rollover_done"),
    Room("nieuwe-editie/<int:year>/teams/", afterwards.rollover_teams, "rollover_teams"),
    Room("editie/<int:year>/afsluiten/", afterwards.close_edition, "close_edition"),
    Room("export/", exporting.export_page, "export_page", "Lijsten meenemen", may_take_lists),
    Room("export/<slug:kind>/", exporting.export_list, "export_list"),
    Room("import/", importing.import_page, "import_page", "Lijsten inlezen", may_bring_lists),
    Room(READY, importing.import_ready, "import_ready"),
    Room(f"{READY}weg/", importing.import_discard, "import_discard"),
    Room(f"{READY}fouten.<slug:format>", importing.import_faults, "import_faults"),
    Room("import/<slug:kind>/", importing.import_list, "import_list"),
    Room("import/<slug:kind>/voorbeeld.<slug:format>", importing.import_example, "import_example"),
    Room("wachtende-mail/", failed_mail.late_mail, "late_mail"),
    Room("cijfers/momenten/", dashboard.moments, "counted_moments"),
    Room("cijfers/gemeenten/", dashboard.municipalities, "counted_municipalities"),
    Room(
        "mededelingen/",
        announcements.announcement_list,
        "announcements",
        "Mededelingen",
        may_announce,
    ),
    Room("teksten/", texts.text_list, "texts", "Teksten", may_write_texts),
    Room("teksten/spelregels-versie/nieuw/", texts.spelregels_new, "text_spelregels_new"),
    Room("teksten/spelregels-versie/<int:version>/", texts.spelregels_edit, "text_spelregels"),
    Room("teksten/<slug:name>/", texts.page_edit, "text_page"),
    Room("brieven/", letters.letter_list, "letters", "Brieven", may_write_letters),
    Room("brieven/<path:name>/origineel/", letters.letter_reset, "letter_reset"),
    Room("brieven/<path:name>/", letters.letter_edit, "letter_edit"),
    Room(
        "mededelingen/nieuw/",
        announcements.announcement_new,
        "announcement_new",
        may=may_announce,
        action="Schrijf een mededeling",
    ),
    Room("mededelingen/<int:pk>/", announcements.announcement_edit, "announcement_edit"),
    Room("mededelingen/<int:pk>/stop/", announcements.announcement_stop, "announcement_stop"),
    Room("mededelingen/<int:pk>/weg/", announcements.announcement_remove, "announcement_remove"),
)


def actions_for(user) -> list[Room]:
    return [room for room in ROOMS if room.action and room.may(user)]
