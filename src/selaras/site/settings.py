"""Django's settings: everything an installation may set comes from the environment, the rest is fixed here."""

import os

from selaras.kit import clock, room
from selaras.site.databases import database
from selaras.site.home import behind, engine_room, home, secret_key

HOME = home()
clock.set_back(behind())
room.give(engine_room())
LAKE = HOME / "lake"
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SELARAS_OLD_SECRET_KEYS", "").split(",") if key]
DEBUG = os.environ.get("SELARAS_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("SELARAS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("SELARAS_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "selaras.records",
    "selaras.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "selaras.web.frame.language.ReadersChoice",
    "selaras.web.frame.policy.ContentPolicy",
]
ROOT_URLCONF = "selaras.site.urls"
ASGI_APPLICATION = "selaras.site.asgi.application"
AUTH_USER_MODEL = "records.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(os.environ.get("SELARAS_DATABASE", ""), HOME)}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "selaras.web.frame.context.frame",
            ],
            "builtins": [f"selaras.web.templatetags.{name}" for name in ("words", "drawings", "figures", "promised")],
        },
    }
]

SITE_URL = os.environ.get("SELARAS_URL", "http://localhost:8000").rstrip("/")
SMTP_URL = os.environ.get("SELARAS_SMTP_URL", "")
MAIL_FROM = os.environ.get("SELARAS_MAIL_FROM", "")
OUTGOING_ALLOW = os.environ.get("SELARAS_OUTGOING_ALLOW", "")

API_CALLS_A_MINUTE = int(os.environ.get("SELARAS_API_CALLS_A_MINUTE", "600"))

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("id", "Bahasa Indonesia")]

STATIC_URL = "/static/"

LOGIN_URL = "signin"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "selaras.web.frame.errors.forged"
CSRF_COOKIE_HTTPONLY = True
if os.environ.get("SELARAS_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("SELARAS_LOG", "INFO")},
    # These two write whole addresses, and whoever has the address of a team's channel may post there.
    "loggers": {"apprise": {"level": "WARNING", "propagate": False}, "urllib3": {"level": "ERROR"}},
}
