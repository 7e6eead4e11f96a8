"""What every part of the charter shares: strict, frozen documents that refuse what they do not know."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the charter. Unknown keys are errors, values never change, text is stripped."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True)


class Named(Part):
    """A part with a name of its own; facts and figures keep the name, and people are told it in their language."""

    name: str
    says_id: str | None = None
    """The name in Indonesian; where none is given, the name stands in both languages."""
