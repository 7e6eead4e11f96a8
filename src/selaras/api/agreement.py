"""The charter over HTTP: its versions, and the terms of the one in force or of any other."""

import json
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from selaras.actions.charter import charter_in_force as in_force
from selaras.actions.charter import charter_versions
from selaras.api.callers import needs
from selaras.api.problems import ProblemError
from selaras.api.shapes import TermsShape, VersionShape
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.kit.instants import in_utc

router = Router(tags=["charter"])


@router.get("/charter", response=TermsShape)
@needs(Act.READ_CHARTER)
def charter_in_force(
    request: HttpRequest, at: Annotated[datetime | None, Query(description="Else now")] = None
) -> TermsShape:
    """Return the charter in force now, or at an instant by what was known then."""
    instant = in_utc(at, place="at") if at else visit_of(request).now
    version = in_force(instant)
    if version is None:
        raise ProblemError.of("nothing_in_force")
    return TermsShape(version=VersionShape.of(version, instant), terms=json.loads(version.document))


@router.get("/charter/versions", response=list[VersionShape])
@needs(Act.READ_CHARTER)
def list_charter_versions(request: HttpRequest) -> list[VersionShape]:
    """List every version with its state and its signatures."""
    now = visit_of(request).now
    return [VersionShape.of(version, now) for version in charter_versions()]


@router.get("/charter/versions/{number}", response=TermsShape)
@needs(Act.READ_CHARTER)
def charter_version(request: HttpRequest, number: int) -> TermsShape:
    """Return one version with its terms."""
    now = visit_of(request).now
    version = next((one for one in charter_versions() if one.number == number), None)
    if version is None:
        raise ProblemError.of("no_such_version", number=number)
    return TermsShape(version=VersionShape.of(version, now), terms=json.loads(version.document))
