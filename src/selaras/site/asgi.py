"""The door the server knocks at."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")

application = get_asgi_application()

from selaras.site.warmth import warm  # noqa: E402 (it reads the charter, so the apps must be ready)

warm()
