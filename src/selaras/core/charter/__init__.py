"""The charter: the agreement both teams signed, as one validated, versioned document."""
