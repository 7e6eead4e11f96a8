"""The addresses of the site: the pages, and the API beside them."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from selaras.api.door import addresses

View = Callable[..., Any]

_api = addresses()
for _one in _api[0]:  # the API asks by itself who calls, and never redirects to a page
    login_not_required(cast("View", _one.callback))

urlpatterns = [path("api/v1/", _api), path("", include("selaras.web.urls"))]

handler400 = "selaras.site.answers.bad_request"
handler403 = "selaras.web.frame.errors.forbidden"
handler404 = "selaras.site.answers.not_found"
handler500 = "selaras.site.answers.broken"
