"""The addresses of the site: the pages, and the API beside them."""

from django.urls import include, path

urlpatterns = [path("", include("selaras.web.urls"))]

handler400 = "selaras.web.frame.errors.bad_request"
handler403 = "selaras.web.frame.errors.forbidden"
handler404 = "selaras.web.frame.errors.not_found"
handler500 = "selaras.web.frame.errors.broken"
