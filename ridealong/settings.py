"""Settings, all from the environment; each variable may also be given as NAME_FILE.

A missing value that matters is an error in production (`RIDEALONG_PRODUCTION=1`), never a silent default.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from ridealong import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.data_folder()

PRODUCTION = environment.flag("RIDEALONG_PRODUCTION")
DEMO = environment.flag("RIDEALONG_DEMO") and not PRODUCTION
DEBUG = environment.flag("DEBUG")
if PRODUCTION:
    environment.require("RIDEALONG_URL", "SECRET_KEY", "RIDEALONG_KEYS")

RIDEALONG_URL = environment.text("RIDEALONG_URL", "http://localhost:8000").rstrip("/")
_address = urlsplit(RIDEALONG_URL)
HTTPS = _address.scheme == "https"
ALLOWED_HOSTS = [_address.hostname or "localhost"]
if not PRODUCTION:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [RIDEALONG_URL]

SECRET_KEY = environment.secret("SECRET_KEY")
# Keys of the encrypted fields, newest first, comma-separated, each 32 bytes as URL-safe base64.
FIELD_KEYS = environment.secret("RIDEALONG_KEYS").split(",")

INSTALLED_APPS = [
    "ridealong.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "phonenumber_field",
    "django_q",
    "csp",
    "accounts",
    "ridealong",
]

MIDDLEWARE = [
    "ridealong.web.health.Health",
    "ridealong.web.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ridealong.web.access.DefaultDeny",
    "accounts.middleware.SecondFactor",
    "ridealong.web.clock.DepartmentClock",
    "ridealong.web.opening.NotOpenYet",
    "ridealong.web.kiosk.OneThingOnly",
]

ROOT_URLCONF = "ridealong.urls"
WSGI_APPLICATION = "ridealong.wsgi.application"

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
                "ridealong.web.context.look",
            ],
        },
    },
]
FORM_RENDERER = "ridealong.web.widgets.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": environment.database(f"sqlite:///{DATA_DIR / 'ridealong.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a browser may load, send and frame: nothing but our own (engineering.md; Mozilla's rules give it A+).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer browsers send "Origin: null", and forms are refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

# Shared by the processes of one machine: rate limits and the department's face. Several machines share the database's.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache"
        if environment.flag("RIDEALONG_SHARED_CACHE")
        else "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": "cache" if environment.flag("RIDEALONG_SHARED_CACHE") else str(DATA_DIR / "cache"),
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"

# Sign-in (allauth): citizens by e-mailed code, staff by password and second factor. Rate limits are allauth's own.
ACCOUNT_ADAPTER = "ridealong.notifications.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # the second also gives staff their password field at sign-in
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code is the proof
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # our own mail says so
ACCOUNT_FORMS = {"request_login_code": "ridealong.notifications.sign_in.CodeForm"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = True
SESSION_COOKIE_AGE = 12 * 3600  # a shift
# Proxies before us that add to X-Forwarded-For: rate limits go by the address of the visitor, not of the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.text("RIDEALONG_PROXIES", "0"))
MFA_ADAPTER = "ridealong.notifications.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "accounts.passkeys.AddForm",
    "login_webauthn": "accounts.passkeys.LoginForm",
    "authenticate_webauthn": "accounts.passkeys.AuthenticateForm",
    "reauthenticate_webauthn": "accounts.passkeys.ReauthenticateForm",
}
MFA_TOTP_ISSUER = "Ride-along desk"
MFA_TOTP_TOLERANCE = 1  # clocks of phones are off by seconds
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "ridealong" / "locale"]
TIME_ZONE = environment.text("RIDEALONG_TIME_ZONE", "America/Chicago")
USE_I18N = True
USE_TZ = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ROOT = BASE_DIR / "ridealong" / "at_root"  # robots.txt
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half as much to compress at each start
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_BUILD = DATA_DIR / "static-build"  # web fonts and Bootstrap, made by `manage.py build_assets`
STATICFILES_DIRS = [STATIC_BUILD]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # STATIC_BUILD is there once they are made
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "ridealong.web.uploading.Bounded",  # first: it stops what is too large before anything is stored
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The department's seal, as PEM files; a self-signed pair is made when there is none.
SEAL_KEY_FILE = environment.text("RIDEALONG_SEAL_KEY", str(DATA_DIR / "keys" / "seal.key"))
SEAL_CERTIFICATE_FILE = environment.text("RIDEALONG_SEAL_CERTIFICATE", str(DATA_DIR / "keys" / "seal.crt"))
TSA_URL = environment.text("RIDEALONG_TSA_URL")  # a time-stamping service (RFC 3161), such as https://tsa.example.com

# Mail: EMAIL_URL is such as smtp+tls://name:password@mail.example.gov:587. Without it mail is written to files, in
# production it waits in the outbox instead.
EMAIL_TIMEOUT = 15  # seconds
if EMAIL_URL := environment.text("EMAIL_URL"):
    globals().update(environ.Env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = f"ridealong.notifications.transport.{'NotSetUp' if PRODUCTION else 'Folder'}"
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", f"ride-along@{_address.hostname or 'localhost'}")
BOUNCE_ADDRESS = environment.text("BOUNCE_ADDRESS")  # where mail that cannot be delivered comes back to, if elsewhere
IMAP_URL = environment.text("IMAP_URL")  # the mailbox behind it, such as imaps://name:password@mail.example.gov
SMS_URL = environment.text("SMS_URL")  # the gateway for text messages: https://token@sms.example.com/send

# Names of acts and errors, never what people typed, and never an address with a secret in it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "ridealong.core.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "CRITICAL"},
        "gunicorn": {"level": "ERROR"},
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}

Q_CLUSTER = {
    "name": "ridealong",
    "orm": "default",
    "workers": 2,
    "queue_limit": 2,
    "bulk": 1,
    "timeout": 60,
    "retry": 210,
    "max_attempts": 5,
    "catch_up": False,
    "save_limit": 0,
    "poll": 0.5,
    "recycle": 500,
    "label": _("Worker"),
}
PHONENUMBER_DEFAULT_REGION = "US"
