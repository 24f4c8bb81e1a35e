"""The words in use, and writing new ones; registered for `verbinding.lib.mail` by desk/apps.py."""

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404

from desk.models import LetterText
from verbinding.lib.letterbook import Letter
from verbinding.lib.letters import html_of
from verbinding.lib.log import note
from verbinding.lib.mail import queue
from verbinding.lib.seenforms import StaleForm

KEPT = "desk:letter-words"
# A process that read just before a change may keep what it read for so long.
KEPT_SECONDS = 60


def may_write(user) -> bool:
    return user.has_perm("desk.change_lettertext")


def words_for(letter: str) -> dict[str, str]:
    """One look in the cache per letter: a hundred letters at once ask no hundred queries."""
    kept = cache.get(KEPT)
    if kept is None:
        kept = {row.letter: row.words for row in LetterText.objects.current()}
        cache.set(KEPT, kept, timeout=KEPT_SECONDS)
    return kept.get(letter, {})


def current(letter: Letter) -> LetterText | None:
    return LetterText.objects.of(letter.name).first()


def version_or_404(letter: Letter, number: int) -> LetterText:
    return get_object_or_404(LetterText, letter=letter.name, number=number)


def write(letter: Letter, words: dict[str, str], *, seen: int, by) -> bool:
    """False when nothing differs from what counts now; raises StaleForm.

    `seen` is the number of the version on the writer's screen, 0 for our own words.
    """
    latest = current(letter)
    number, before = (latest.number, latest.words) if latest else (0, {})
    if words == before:
        return False
    if number != seen:
        raise StaleForm
    try:
        with transaction.atomic():
            row = LetterText.objects.create(
                letter=letter.name, number=seen + 1, words=words, written_by=by
            )
            note(by, row, "Andere woorden.", name=f"Brief {letter.name}")
            _forget()
    except IntegrityError as error:
        raise StaleForm from error
    return True


def send_proof(shown, to: str) -> None:
    """The letter as it is shown at the desk, with its made-up facts."""
    message = EmailMessage(f"Proef: {shown.subject}", shown.text, to=[to])
    queue(message, html=html_of(shown.text, shown.subject), letter="desk/proof")


def _forget():
    """Now for this transaction's own letters, and again for who read the old rows meanwhile."""
    cache.delete(KEPT)
    transaction.on_commit(lambda: cache.delete(KEPT))
