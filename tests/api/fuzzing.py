"""Fuzzing the API from its own OpenAPI document: calls made of what the document allows, and of what it does not.

`python -m tools.fuzz_api` does so at length, with a new seed each time, on a database of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
DOCUMENT = "/api/v1/openapi.json"
HOST = {"Host": "localhost"}


@contextmanager
def connections_kept() -> Iterator[None]:
    """Let a request leave the database connection open, as Django's own test client does: it is the test's."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@dataclass
class Fuzzing:
    """What is asked: with which authorization, how many calls of each sort, and the ids of things that are there."""

    authorization: str
    examples: int
    there: dict[str, str] = field(default_factory=dict)
    seed: int | None = None
    at_length: bool = False
    calls: int = 0
    statuses: dict[int, int] = field(default_factory=dict)

    def operations(self) -> Iterator[tuple[str, Any]]:
        """Every operation of the document, by its method and path."""
        with connections_kept():
            schema = schemathesis.openapi.from_wsgi(DOCUMENT, get_wsgi_application(), config=_config(), headers=HOST)
        for result in schema.get_all_operations():
            operation = result.ok()
            yield f"{operation.method.upper()} {operation.path}", operation

    def run(self, operation: Any) -> None:
        """Call an operation as the document allows and as it does not, about things that are there; at length also
        about things that are not.
        """
        named, wrong = bool(operation.path_parameters), bool(operation.query or operation.body)
        with connections_kept():
            for there in (self.there, None) if named and self.at_length else (self.there,):
                self._calls(operation, GenerationMode.POSITIVE, there)
                if wrong or (named and there is None):
                    self._calls(operation, GenerationMode.NEGATIVE, there)

    def _calls(self, operation: Any, mode: GenerationMode, there: dict[str, str] | None) -> None:
        named = {one.name: there[one.name] for one in operation.path_parameters if one.name in there} if there else None
        strategy = operation.as_strategy(generation_mode=mode, path_parameters=named)

        @settings(
            max_examples=self.examples,
            derandomize=self.seed is None,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy)
        def called(case: Any) -> None:
            headers = {"Authorization": self.authorization, **HOST}
            answer = case.call_and_validate(headers=headers, checks=CHECKS)
            self.calls += 1
            self.statuses[answer.status_code] = self.statuses.get(answer.status_code, 0) + 1

        (called if self.seed is None else seed(self.seed)(called))()


def _config() -> SchemathesisConfig:
    """Who calls is ours to say; everything else is made up."""
    return SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
