"""The addresses of the site: the pages, and the API beside them."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from selaras.api.door import api

View = Callable[..., Any]

_api_paths, _app, _namespace = api.urls
for _one in _api_paths:  # the API asks for a name and password itself, and never redirects to a page
    login_not_required(cast("View", _one.callback))

urlpatterns = [path("api/v1/", (_api_paths, _app, _namespace)), path("", include("selaras.web.urls"))]

handler400 = "selaras.web.frame.errors.bad_request"
handler403 = "selaras.web.frame.errors.forbidden"
handler404 = "selaras.web.frame.errors.not_found"
handler500 = "selaras.web.frame.errors.broken"
