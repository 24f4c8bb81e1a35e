"""The site's own settings for the tests: fast, offline and the same on every machine."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_scratch = Path(tempfile.mkdtemp(prefix="verbinding-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
# WhiteNoise warns when nothing was collected, and a warning is an error here.
(_scratch / "static").mkdir()

os.environ.update(
    ENV_FILE=os.devnull,
    ENVIRONMENT="development",
    DEBUG="0",
    SECRET_KEY="only-for-tests",
    SITE_URL="http://testserver",
    CACHE_URL="locmemcache://",
    EMAIL_URL="memorymail://",
    MEDIA_ROOT=str(_scratch / "media"),
    STATIC_ROOT=str(_scratch / "static"),
)

from verbinding.settings import *  # noqa: E402, F403
from verbinding.settings import DATABASES, POST_OFFICE  # noqa: E402

# A file, as on a server: rivals in threads wait for each other there, in memory they'd fail.
DATABASES["default"]["TEST"] = {}
if DATABASES["default"]["ENGINE"] == "verbinding.lib.sqlite":
    DATABASES["default"]["TEST"]["NAME"] = str(_scratch / "test.sqlite3")
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
POST_OFFICE = {**POST_OFFICE, "LOCKFILE": str(_scratch / "mail")}
