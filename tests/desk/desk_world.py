"""One of everything that the desk's own pages are about, and the address of each page."""

import datetime as dt
import uuid

from django.urls import reverse

from accounts.blocking import block
from desk.rooms import ROOMS
from tests import factories
from tests.desk.mailings.made import make_mailing
from tests.desk.queue_cast import waiting_activity


def make_world(mo, sam, anna):
    """Room name → its address, with a row of the right kind behind each."""
    waiting = waiting_activity("Soep", owner=sam)
    online = factories.make_activity("Online", owner=anna)
    factories.make_team(lead=anna)
    blocked = block("stoor@buiten.example", reason="x", until=dt.date(2027, 1, 1), by=mo)
    colleague = factories.make_user("Eva", is_staff=True)
    factories.make_second_step(colleague)
    item = ["activiteit", waiting.pk]
    rang = factories.make_signup(online.moments.get(), "Truus", entered_by=mo)
    rows = {
        "queue_": item,
        "offline": ["activiteit", online.pk],
        "change_for": [online.pk],
        "guest_": [rang.pk],
        "sender_lift": [blocked.pk],
        "sender": [sam.pk],
        "colleague": [colleague.pk],
        "mailing_": [make_mailing().pk],
        "mailing": [make_mailing().pk],
        "announcement_": [factories.make_announcement().pk],
        "export_list": ["sponsors"],
        "import_list": ["activiteiten"],
        "import_example": ["activiteiten", "csv"],
        "import_": [uuid.uuid4()],
        "import_faults": [uuid.uuid4(), "csv"],
        "letter_": ["activities/published"],
        "rollover_": [factories.current_edition().year],
        "close_edition": [factories.current_edition().year],
        "text_page": ["over"],
        "text_spelregels": [factories.make_spelregels().version],
    }
    return {room.name: address_of(room, rows) for room in ROOMS}


def address_of(room, rows):
    """The longest beginning of the room's name that is known decides."""
    known = sorted((name for name in rows if room.name.startswith(name)), key=len)
    args = rows[known[-1]] if "<" in room.path and known else []
    return reverse(room.url_name, args=args)
