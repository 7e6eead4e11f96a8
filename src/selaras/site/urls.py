"""The addresses of the site: the pages, and the API beside them."""

from django.urls import include, path

urlpatterns = [path("", include("selaras.web.urls"))]
