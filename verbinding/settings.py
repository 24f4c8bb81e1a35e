"""All settings, from the environment (see .env.example); production is the default."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(env.str("ENV_FILE", str(BASE_DIR / ".env")))

# --- Where this runs ---------------------------------------------------------------------------

# "production" unless said otherwise: what is forgotten must not open the site.
ENVIRONMENT = env.str("ENVIRONMENT", "production")
if ENVIRONMENT not in {"production", "development"}:
    raise ImproperlyConfigured("ENVIRONMENT is production or development.")
PRODUCTION = ENVIRONMENT == "production"

DEBUG = env.bool("DEBUG", not PRODUCTION)
SECRET_KEY = env.str("SECRET_KEY", "" if PRODUCTION else "only-for-development-" + "x" * 40)
SITE_URL = env.str("SITE_URL", "" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
SITE_NAME = "Week van de Verbinding"

if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG must be off in production.")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("Production needs a SECRET_KEY of 50 characters or more.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("Production needs ALLOWED_HOSTS: the names of the site.")
    if urlsplit(SITE_URL).scheme != "https":
        raise ImproperlyConfigured("Production needs SITE_URL, an https address.")

# How many proxies of our own stand in front; 0 means that nobody's X-Forwarded-For is believed.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# --- Applications, from the top of the house to the bottom --------------------------------------

INSTALLED_APPS = [
    "verbinding",
    "desk",
    "sponsors",
    "impact",
    "signups",
    "activities",
    "teams",
    "ideas",
    "editions",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "js_lib_leaflet",
    "post_office",
    "desk.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # Before all: it answers those who carry no session cookie with what the others once made.
    "verbinding.lib.pagecache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # In development runserver serves the files itself.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if PRODUCTION else []),
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "verbinding.lib.nul.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.LoginRequiredMiddleware",
    "accounts.middleware.BlockedSenderMiddleware",
    "verbinding.errors.MethodNotAllowedMiddleware",
]

ROOT_URLCONF = "verbinding.urls"
WSGI_APPLICATION = "verbinding.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "verbinding.navigation.navigation",
            ],
        },
    },
]

# --- Database, cache, files ---------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'site.sqlite3'}")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Django's own loses triggers when a migration changes their table.
    DATABASES["default"]["ENGINE"] = "verbinding.lib.sqlite"
    # IMMEDIATE: a transaction that reads and then writes must not fail on a lock it meets half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One machine: files, which all workers share. Several machines: redis://…
CACHES = {"default": env.cache("CACHE_URL", f"filecache://{BASE_DIR / 'var' / 'cache'}")}
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    # Django's own loses counts between processes, and the limits count.
    CACHES["default"]["BACKEND"] = "verbinding.lib.filecache.SharedFileCache"

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "verbinding.stylesheet.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", str(BASE_DIR / "var" / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "verbinding.storage.HashedStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- Mail ---------------------------------------------------------------------------------------

# In development nothing leaves the machine; sent letters can be read on /beheer-mail/.
EMAIL_BACKEND = "verbinding.lib.mail.QueueBackend"
_mail = env.email_url("EMAIL_URL", "dummymail://" if not PRODUCTION else "smtp://localhost:25")
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
# A login code may keep a visitor waiting this many seconds at most; then it stays in the queue.
EMAIL_TIMEOUT = 5
# Letters of a mailing that each run of the job (every minute) puts in line; what a mail server
# takes in an hour is 60 times as many.
MAILING_LETTERS_PER_RUN = env.int("MAILING_LETTERS_PER_RUN", 200)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <noreply@example.nl>")
SERVER_EMAIL = env.str("SERVER_EMAIL", DEFAULT_FROM_EMAIL)
POST_OFFICE = {
    "BACKENDS": {"default": _mail["EMAIL_BACKEND"]},
    # After 1, 2, 4 … minutes, at most 4 hours: a mail server may be away for a day.
    "MAX_RETRIES": 14,
    "MESSAGE_ID_ENABLED": True,
    "MESSAGE_ID_FQDN": urlsplit(SITE_URL).hostname or "localhost",
}

# --- Accounts -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"accounts.passwords.{name}"}
    for name in ("MinimumLength", "NotLikeYou", "NotCommon", "NotJustDigits")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("accounts:mine")
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.allauth_forms.LoginForm",
    "add_email": "accounts.allauth_forms.AddEmailForm",
    "confirm_email_verification_code": "accounts.allauth_forms.ConfirmEmailCodeForm",
    "reset_password": "accounts.allauth_forms.ResetPasswordForm",
    "confirm_password_reset_code": "accounts.allauth_forms.ConfirmPasswordCodeForm",
    "reset_password_from_key": "accounts.allauth_forms.ResetPasswordKeyForm",
    "change_password": "accounts.allauth_forms.ChangePasswordForm",
    "set_password": "accounts.allauth_forms.SetPasswordForm",
    "reauthenticate": "accounts.allauth_forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up apart (accounts/adapter.py); this only gives the log-in form its password.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Codes for logging in and for what people send in are our own: accounts/codes.py.
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# The first number of each is allauth's own. The one per day keeps somebody from guessing codes all
# week, and from filling a stranger's mailbox with them.
ACCOUNT_RATE_LIMITS = {
    "reset_password": "20/m/ip,300/d/ip,5/m/key,10/d/key",
    "manage_email": "10/m/user,30/d/user",
    "confirm_email": "1/10s/key,10/d/key",
    "login_failed": "10/m/ip,5/300s/key,50/d/key",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
ALLAUTH_USER_CODE_FORMAT = {"length": 6, "numeric": True, "dashed": False}
MFA_ADAPTER = "accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "accounts.allauth_forms.SecondStepForm",
    "reauthenticate": "accounts.allauth_forms.SecondStepAgainForm",
    "activate_totp": "accounts.allauth_forms.ActivateAppForm",
}
# No keys (WebAuthn): they need scripts, and every page here works without.
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = SITE_NAME

# --- Forms --------------------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = ["forms"]
CRISPY_TEMPLATE_PACK = "forms"
FORMS_URLFIELD_ASSUME_HTTPS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- Safety -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    name: []
    for name in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
# For "gebruik mijn locatie" in the list of activities; the browser asks before it tells.
PERMISSIONS_POLICY["geolocation"] = ["self"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_HTTPONLY = True
# For which moments this browser said "ik kom", without telling who that is.
NOD_COOKIE_NAME = "ik-kom"
# How it reacted to which activities, likewise.
REACTION_COOKIE_NAME = "reacties"
# In the session, so that no third cookie is needed for a sentence.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "verbinding.errors.csrf_failure"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Browsers take a cookie of such a name from this very host alone, not from a sister's site.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    NOD_COOKIE_NAME = "__Host-ik-kom"
    REACTION_COOKIE_NAME = "__Host-reacties"
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [SITE_URL]
    if TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Logging ------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handler would say everything twice.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
