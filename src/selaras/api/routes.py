"""The routes of the API: every address, and the one document that tells of them all."""

from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation

import selaras
from selaras.api import (
    accounts,
    agreeing,
    attribution,
    audits,
    choices,
    clocks,
    disputes,
    duplicates,
    escalations,
    figures,
    findings,
    giving,
    health,
    keys,
    leads,
    opportunities,
    outgoing,
    people,
    pipeline,
    promises,
    replay,
    reviews,
    routing,
    symptoms,
    trackers,
    verdict,
)
from selaras.api.description import TAGS, described
from selaras.api.entrances import ENTRANCES
from selaras.api.writing import Json


class Api(NinjaAPI):
    """django-ninja's API with a document that says everything and is written once."""

    _document: dict[str, Any] | None = None

    @property
    def operations(self) -> list[Operation]:
        """Every operation of every route."""
        return [
            one
            for router in self._get_bound_routers()
            for path in router.path_operations.values()
            for one in path.operations
        ]

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name of an operation: that of the function that answers it."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **named: Any) -> Any:
        """Return the OpenAPI document; it is written when somebody first asks."""
        if self._document is None:
            self._document = self.written(**named)
        return self._document

    def written(self, **named: Any) -> dict[str, Any]:
        """Return the OpenAPI document, complete with problems, headers, scopes and examples."""
        answers = {self.get_openapi_operation_id(one): one.view_func for one in self.operations}
        return described(super().get_openapi_schema(**named), answers)


api = Api(
    title="Selaras",
    version=selaras.__version__,
    description="The hand-off of marketing and sales: leads, promises, figures both agreed on, and the agreement.",
    urls_namespace="api",
    docs_url=None,  # the page that shows the document would load scripts from another host
    auth=ENTRANCES,
    renderer=Json(),
    openapi_extra={"tags": TAGS},
)
for _routes in (
    leads.reading, reviews.router, leads.working, clocks.router, promises.router, escalations.router, findings.router,
    giving.router, routing.router, duplicates.router, disputes.router, audits.router, accounts.router,
    opportunities.router, people.router, choices.router, outgoing.router, trackers.router,
    figures.router, attribution.router, pipeline.router, verdict.router, symptoms.router, replay.router,
    agreeing.router, keys.router, health.router,
):  # fmt: skip
    api.add_router("", _routes)
