"""The periodic work of the house itself: sending mail and forgetting it in time."""

from datetime import timedelta

from verbinding.lib import postman
from verbinding.lib.tick import periodic


@periodic(postman.JOB, every=timedelta(seconds=10))
def send_mail():
    postman.send_due()


@periodic("wipe-secret-mail", every=timedelta(minutes=5))
def wipe_secret_mail():
    postman.wipe_secret_mail()


@periodic("delete-old-mail", every=timedelta(days=1))
def delete_old_mail():
    postman.delete_old_mail()
