"""What somebody asked for an organisation: to take along, and gone when they go."""

import pytest

from accounts.privacy import erase, export
from sponsors.models import Enquiry
from tests.factories import make_enquiry, make_user

pytestmark = pytest.mark.django_db


def test_enquiry_is_taken_along_and_erased():
    noor = make_user("Noor", email="noor@example.nl")
    make_enquiry("Bakkerij De Korst", email="Noor@example.nl")
    other = make_enquiry("De Overkant")

    [known] = export(noor)["aanvragen_van_sponsors"]
    erase(noor)

    assert known["organisatie"] == "Bakkerij De Korst"
    assert list(Enquiry.objects.all()) == [other]
