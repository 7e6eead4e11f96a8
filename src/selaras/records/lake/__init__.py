"""The lake: every fact once, in Parquet files that the analytical plane reads."""

from selaras.records.lake.exporting import Exported, LakeBusyError, LakeError, export
from selaras.records.lake.freshness import Freshness, freshness

__all__ = ["Exported", "Freshness", "LakeBusyError", "LakeError", "export", "freshness"]
