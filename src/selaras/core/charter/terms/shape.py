"""What every part of the charter shares: strict, frozen documents that refuse what they do not know."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the charter. Unknown keys are errors, values never change, text is stripped."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True)
