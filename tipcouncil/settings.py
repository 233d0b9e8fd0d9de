"""Every setting of the site. What differs from host to host is a TIPC_* variable (see README).

The defaults are those of production. `TIPC_PROFILE=local` is for one machine, without HTTPS: it
makes its own key and data folder, and says in a banner that no second factor is asked for.
"""

import os
from email.utils import parseaddr
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tipcouncil import environment
from tipcouncil.environment import flag, named, words

BASE_DIR = Path(__file__).resolve().parent.parent


COUNCIL = "Connecticut Trafficking in Persons Council"
COUNCIL_IN_SHORT = COUNCIL.removeprefix("Connecticut ")
PROFILE = os.environ.get("TIPC_PROFILE", "production")
if PROFILE not in {"production", "local"}:
    raise ImproperlyConfigured(f"TIPC_PROFILE is “{PROFILE}”. Write “local”, or leave it out.")
LOCAL = PROFILE == "local"
DEBUG = flag("TIPC_DEBUG")

# One directory holds everything that is not code: back up one path, move one path.
DATA_DIR = Path(os.environ.get("TIPC_DATA_DIR") or BASE_DIR / "var")
if LOCAL:
    DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)


SECRET_KEY = environment.secret_key(DATA_DIR, LOCAL)

# The site's own address. Links in feeds, mail and canonical addresses come from here alone.
BASE_URL = named("TIPC_BASE_URL", "http://127.0.0.1:8000" if LOCAL else "").rstrip("/")
ALLOWED_HOSTS = words(named("TIPC_HOSTS", "127.0.0.1,localhost,[::1]" if LOCAL else "").lower())
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
BEHIND_PROXY = flag("TIPC_BEHIND_PROXY")
REQUIRE_MFA = flag("TIPC_REQUIRE_MFA", default=not LOCAL)
# The internal address under which a proxy in front serves the data folder (X-Accel-Redirect).
ACCEL_PREFIX = os.environ.get("TIPC_ACCEL_PREFIX", "")

INSTALLED_APPS = [
    "tipcouncil.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "csp",
    "markdownx",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "statutes",
    "meetings",
    "reports",
    "tipcouncil.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tipcouncil.site.middleware.refuse_odd_requests",
    "tipcouncil.site.middleware.headers",
    "tipcouncil.site.middleware.compress",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tipcouncil.site.redirects.middleware.redirects",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tipcouncil.site.accounts.session_limits.session_limits",
    "tipcouncil.site.middleware.second_factor",
]

ROOT_URLCONF = "tipcouncil.urls"
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
                "tipcouncil.site.views.context.site",
            ],
            "libraries": {"page_head": "tipcouncil.page_head"},
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # with templates of our own

# SQLite: writers wait for each other from the start (IMMEDIATE), readers never wait (WAL), and
# what was saved outlives a power cut (FULL). See docs/decisions.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("TIPC_DATABASE_URL") or f"sqlite:///{DATA_DIR / 'record.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file's connection is kept; a server's is not, since each of many threads would keep its own.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        timeout=20,
        transaction_mode="IMMEDIATE",
        init_command=(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=1073741824;"
        ),
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        # It counts sign-ins and forms. With Django's own 300 entries, who has many networks could
        # push out the counts of everybody else.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What is the same on every page, such as its foot: to make it takes a tenth of a page's time.
    "fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

TIME_ZONE = "America/New_York"
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("TIPC_STATIC_DIR") or DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/no-media-address/"  # nothing answers there: files go through the gate
STORAGES = {
    "default": {"BACKEND": "tipcouncil.records.files.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "tipcouncil.styles.JoinedStyles"},
}
WHITENOISE_INDEX_FILE = False
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
LARGEST_UPLOAD = 50_000_000  # bytes; as a MB is written on every page
LARGEST_PUBLIC_BODY = 100_000  # bytes; the public sends short forms only
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # bytes of what is typed
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# Sign-in is for staff only. Nobody can open an account for himself.
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "tipcouncil.site.accounts.adapters.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # closing the browser signs out
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key"}
MFA_ADAPTER = "tipcouncil.site.accounts.adapters.SealedSecrets"
MFA_TOTP_ISSUER = COUNCIL_IN_SHORT
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "session" if LOCAL else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if LOCAL else "__Host-csrf"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
if BEHIND_PROXY:
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # of X-Forwarded-For, only what the proxy itself added counts
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Nothing inline and no foreign host, for anybody. The admin differs in two points: django-markdownx
# assigns markup (no Trusted Types), and the second factor's picture is a data address.
PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": PUBLIC_POLICY | {"require-trusted-types-for": ["'script'"]}
}
STAFF_POLICY = PUBLIC_POLICY | {"img-src": [SELF, "data:"]}

MARKDOWNX_MARKDOWNIFY_FUNCTION = "statutes.linking.links.render"
# What is put off to the end of what staff do at one press of a button: the index of the search.
AROUND_ONE_ACT = "tipcouncil.site.search.indexing.together"
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_REVERT_DISABLED = True

EMAIL_URL = named("TIPC_EMAIL_URL")
globals().update(environment.mail_by(EMAIL_URL))
DEFAULT_FROM_EMAIL = parseaddr(named("TIPC_FROM", "record@localhost"))[1]

# Notices by e-mail need a key for the addresses, an address of the site for their links, and a mail
# server: a console would write letters, and with them addresses, into the log.
ADDRESS_KEYS = environment.address_keys(DATA_DIR, LOCAL)
NOTICES_OFF_BECAUSE = (
    ("" if ADDRESS_KEYS else "TIPC_ADDRESS_KEY is not set.")
    or ("" if BASE_URL else "TIPC_BASE_URL is not set.")
    or ("" if LOCAL or EMAIL_URL else "TIPC_EMAIL_URL is not set.")
)
NOTICES_ON = not NOTICES_OFF_BECAUSE

# What the council tells readers about itself; empty means that the page says so.
CONTACT_EMAIL = named("TIPC_CONTACT_EMAIL")
CONTACT_PHONE = os.environ.get("TIPC_CONTACT_PHONE", "")
CONTACT_ADDRESS = os.environ.get("TIPC_CONTACT_ADDRESS", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "stderr": {"class": "logging.StreamHandler"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
