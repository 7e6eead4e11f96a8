"""Reading a charter from YAML: terms, or every mistake at once with its line."""

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from selaras.core.charter.marks import Marks, marks, nearest_mark, written
from selaras.core.charter.problems import CharterError, Problem
from selaras.core.charter.reference_problems import reference_problems
from selaras.core.charter.shape_problems import Found, shape_problems
from selaras.core.charter.terms import Terms
from selaras.kit.sentence import Sentence


def load_terms(text: str | bytes, *, name: str) -> Terms:
    """Return the terms a YAML document holds; ``name`` is the file's name in errors.

    Raises CharterError with all mistakes: of YAML, of shape (unknown keys, wrong values) and of reference (a calendar,
    reason, pool or checklist that the document does not have).
    """
    document, places = _parsed(_decoded(text, name), name)
    return _checked(document, places, name)


def load_routing(text: str | bytes, base: Terms, *, name: str) -> Terms:
    """Return terms whose routing is that of the YAML document and whose other parts are those of ``base``.

    The document may be a whole charter, of which only the routing is taken, or the part alone, with or without the word
    routing above it. Mistakes are told as those of a charter.
    """
    document, places = _parsed(_decoded(text, name), name)
    if "routing" not in document:
        places = {("routing", *path): place for path, place in places.items()}
        document = {"routing": document}
    return _checked(base.model_dump(mode="json") | {"routing": document["routing"]}, places, name)


def _checked(document: dict[str, object], places: Marks, name: str) -> Terms:
    found = [*shape_problems(document), *reference_problems(document)]
    if found:
        problems = sorted((_placed(one, places) for one in found), key=lambda p: (p.line, p.column, p.path))
        raise CharterError(name, tuple(problems))
    return Terms.model_validate(document)


def _decoded(text: str | bytes, name: str) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        column = error.start - text.rfind(b"\n", 0, error.start)
        what, fix = Sentence.of("charter-problem-not-utf8"), Sentence.of("charter-fix-utf8")
        raise CharterError(name, (Problem("", line, column, what, fix),)) from None


def _parsed(text: str, name: str) -> tuple[dict[str, object], Marks]:
    try:
        yaml = YAML(typ="safe", pure=True)
        root = yaml.compose(text)
        document = yaml.constructor.construct_document(root) if root is not None else None
    except DuplicateKeyError as error:
        raise CharterError(name, (_yaml_problem(error, "duplicate-key"),)) from None
    except MarkedYAMLError as error:
        sort = "tab" if "\\t" in str(error.problem) else "not-yaml"
        raise CharterError(name, (_yaml_problem(error, sort),)) from None
    except YAMLError:
        what, fix = Sentence.of("charter-problem-unreadable"), Sentence.of("charter-fix-utf8")
        raise CharterError(name, (Problem("", 1, 1, what, fix),)) from None
    if not isinstance(document, dict):
        what, fix = Sentence.of("charter-problem-not-a-mapping"), Sentence.of("charter-fix-mapping")
        raise CharterError(name, (Problem("", 1, 1, what, fix),))
    return document, marks(root)


def _yaml_problem(error: MarkedYAMLError, sort: str) -> Problem:
    mark = error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return Problem("", line, column, Sentence.of(f"charter-problem-{sort}"), Sentence.of(f"charter-fix-{sort}"))


def _placed(found: Found, places: Marks) -> Problem:
    path, what, fix = found
    line, column = nearest_mark(places, path)
    return Problem(written(path), line, column, what, fix)
