"""The site's own settings for the tests: fast, offline and the same on every machine."""

import os
import tempfile

os.environ.update(
    ENVIRONMENT="development",
    DEBUG="0",
    SECRET_KEY="only-for-tests",
    SITE_URL="http://testserver",
    CACHE_URL="locmemcache://",
    EMAIL_URL="memorymail://",
    MEDIA_ROOT=tempfile.mkdtemp(prefix="verbinding-media-"),
)

from verbinding.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
