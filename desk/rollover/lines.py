"""What a dry run says and a report keeps: a sentence, and the names that belong to it."""

import hashlib
import json
from dataclasses import asdict, dataclass

from django.core.serializers.json import DjangoJSONEncoder


@dataclass(frozen=True)
class Line:
    words: str
    names: tuple[str, ...] = ()

    def as_json(self):
        return asdict(self)


def counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


def fingerprint_of(facts) -> str:
    """The same only while all that was shown is the same."""
    words = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:32]
