"""The OpenAPI document: whole, true to itself, and the source of docs/reference/api.md."""

import json
from collections import Counter

import jsonschema
import pytest
from ninja import Schema
from pydantic import ValidationError

from selaras.api.problems import STATUSES
from selaras.api.routes import api
from selaras.api.values import Body
from selaras.core.staff import Scope
from tools.api_reference import PAGE, api_page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def document():
    return api.written(path_prefix="api/v1/")


def operations(document):
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_says_what_it_does_under_a_name_of_its_own(document):
    told = operations(document)
    names = [operation["operationId"] for _, operation in told]
    assert len(set(names)) == len(names)
    assert [where for where, operation in told if not operation.get("description", "").strip()] == []


def test_every_operation_has_a_tag_that_is_described(document):
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    assert {tag for _, operation in operations(document) for tag in operation["tags"]} == described


def test_every_parameter_is_described(document):
    bare = [
        f"{where} {parameter['name']}"
        for where, operation in operations(document)
        for parameter in operation["parameters"]
        if "$ref" not in parameter and parameter["in"] != "path" and not parameter.get("description")
    ]
    assert bare == []


def test_every_example_is_an_example_of_its_schema(document):
    count = 0
    for where, operation in operations(document):
        bodies = list(operation.get("requestBody", {}).get("content", {}).values())
        answers = [c for answer in operation["responses"].values() for c in answer.get("content", {}).values()]
        for content in bodies + answers:
            whole = {**content["schema"], "components": document["components"]}
            jsonschema.validate(content["example"], whole, cls=jsonschema.Draft202012Validator)
            count += 1
        assert answers or "304" in operation["responses"], where
    assert count > 100


def test_every_operation_says_its_problems_and_who_may_call(document):
    for where, operation in operations(document):
        statuses = {int(status) for status in operation["responses"]}
        assert {400, 422, 429, 503} <= statuses, where
        if "security" in operation:
            assert {401, 403, 404} <= statuses, where
            scopes = {scope for way in operation["security"] for scope in way.get("Key", [])}
            assert scopes <= {scope.value for scope in Scope}
        if where.startswith("POST"):
            assert {"$ref": "#/components/parameters/IdempotencyKey"} in operation["parameters"], where
            assert 409 in statuses, where


def test_references_lead_somewhere(document):
    text = json.dumps(document, default=str)
    for wanted in {piece.split('"')[0] for piece in text.split("#/components/")[1:]}:
        part, _, name = wanted.partition("/")
        assert name in document["components"][part], wanted


def test_the_page_of_the_api_says_what_the_document_says(document):
    assert PAGE.read_text(encoding="utf-8") == api_page(document, STATUSES), "run: python -m tools.api_reference"


def shapes(of=Schema):
    """Every shape of the API, below this one."""
    for shape in of.__subclasses__():
        yield shape
        yield from shapes(shape)


def test_every_shape_has_a_name_of_its_own(document):
    """Two shapes of one name would be one in the document, and it would be wrong about one of them."""
    named = Counter(shape.__name__ for shape in set(shapes()) if shape.__module__.startswith("selaras.api."))
    assert [name for name, times in named.items() if times > 1] == []
    assert len(named) > 50


@pytest.mark.parametrize("shape", sorted({*shapes(Body)}, key=lambda one: one.__name__), ids=lambda one: one.__name__)
def test_a_body_takes_a_number_for_a_number_and_yes_or_no_for_it(shape):
    """Neither "7" nor true is a whole number, and neither 1 nor "yes" is a truth."""
    told = shape.model_json_schema()["properties"]
    for name, schema in told.items():
        kinds = {one.get("type") for one in (schema, *schema.get("anyOf", ()), schema.get("items", {}))}
        for kind, lies in (("integer", (True, "7")), ("boolean", (1, "yes"))):
            for lie in lies if kind in kinds else ():
                said = [lie] if "array" in kinds else lie
                with pytest.raises(ValidationError) as problem:
                    shape.model_validate({name: said})
                assert name in {error["loc"][0] for error in problem.value.errors() if error["type"] != "missing"}
