"""`manage.py check --deploy` refuses a site with accounts whose passwords everybody knows."""

from io import StringIO

import pytest
from django.core.checks import Error, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from tests import factories

pytestmark = pytest.mark.django_db


def demo_errors():
    found = run_checks(include_deployment_checks=True)
    return [error for error in found if error.id == "accounts.E001"]


def test_check_deploy_is_content_without_demo_accounts(anna):
    assert demo_errors() == []


def test_check_deploy_refuses_demo_accounts():
    factories.make_user("Demo", is_demo=True)

    (error,) = demo_errors()

    assert isinstance(error, Error)
    with pytest.raises(SystemCheckError, match="1 demo account"):
        call_command("check", deploy=True, stdout=StringIO(), stderr=StringIO())


def test_ordinary_check_lets_demo_accounts_be():
    factories.make_user("Demo", is_demo=True)

    assert [error for error in run_checks() if error.id == "accounts.E001"] == []
