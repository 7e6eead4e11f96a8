"""Mistakes of shape: what pydantic finds, said as our own sentences with the way to mend each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from selaras.core.charter.hints import hint
from selaras.core.charter.marks import Step
from selaras.core.charter.terms import Terms
from selaras.kit.sentence import Sentence

Found = tuple[tuple[Step, ...], Sentence, Sentence]

_LIMITS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}
_SORTS = {"decimal": "number", "float": "number", "int": "number", "string": "text", "bool": "truth", "date": "date"}


def shape_problems(document: object) -> Iterator[Found]:
    """Yield what keeps a document from being terms: the place, what is wrong, how to mend it."""
    try:
        Terms.model_validate(document)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield _said(detail)


def _said(detail: Mapping[str, Any]) -> Found:
    path = tuple(detail["loc"])
    sort, given = detail["type"], _short(detail["input"])
    if sort == "missing":
        return path, _what("missing", name=str(path[-1])), Sentence.of("charter-fix-add", name=str(path[-1]))
    if sort == "extra_forbidden":
        return path, _what("unknown-key", name=str(path[-1])), _did_you_mean(path)
    if sort == "literal_error":
        wanted = str(detail["ctx"]["expected"])
        return path, _what("not-one-of", given=given), Sentence.of("charter-fix-one-of", values=wanted)
    if sort in _LIMITS:
        return path, _what("out-of-range", given=given), _limit(sort, detail["ctx"])
    if sort == "time_delta_parsing":
        return path, _what("not-a-duration", given=given), Sentence.of("charter-fix-duration")
    wanted_sort = _SORTS.get(sort.split("_")[0])
    if wanted_sort is not None:
        return path, _what(f"not-a-{wanted_sort}", given=given), Sentence.of(f"charter-fix-{wanted_sort}")
    return path, _what("wrong-shape", given=given), Sentence.of("charter-fix-shape")


def _what(sort: str, **values: str) -> Sentence:
    return Sentence.of(f"charter-problem-{sort}", **values)


def _limit(sort: str, context: dict[str, Any]) -> Sentence:
    return Sentence.of(f"charter-fix-{sort.replace('_', '-')}", limit=str(context[_LIMITS[sort]]))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _did_you_mean(path: Sequence[Step]) -> Sentence:
    return Sentence.of("charter-fix-key", hint=hint(str(path[-1]), _keys_at(path[:-1])))


def _keys_at(path: Sequence[Step]) -> list[str]:
    """Return the keys a part of the terms may have, found by walking the model along the path."""
    model: type[BaseModel] = Terms
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _model_in(model.model_fields[step].annotation)
            model = inner if inner is not None else model
    return list(model.model_fields)


def _model_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((found for part in get_args(hint) if (found := _model_in(part)) is not None), None)
