"""The pages of the charter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from selaras.core.staff import Act
from selaras.web.frame.moment import moment_of
from selaras.web.frame.reader import needs


@needs(Act.READ_CHARTER)
def charter(request: HttpRequest) -> HttpResponse:
    """Return the charter in force."""
    return render(request, "charter/charter.html", moment_of(request).context())
