"""Facts about the charter: who proposed which version when, and who signed it."""

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, MINUTE, SECOND, Ints, table
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Instants, Sheet
from selaras.core.ledger.details.agreement import Proposed, Signed

SIDES = ("marketing", "sales")


def charters(past: History) -> list[Sheet]:
    """Return proposals and signatures."""
    versions = past.agreement.versions
    numbers = [version.number for version in versions]
    proposed_at = np.array([version.proposed for version in versions], dtype=np.int64)
    signings = [(v, side) for v, version in enumerate(versions) for side in version.signed_by]
    which = np.array([v for v, _ in signings], dtype=np.int64)
    side = np.array([side for _, side in signings], dtype=np.int64)
    signed_at: Ints = proposed_at[which] + 2 * DAY + side * (5 * HOUR + 12 * MINUTE)
    hashes = table([version.sha256 for version in versions])
    leaders = past.staff.leaders
    names = table([f"charter_{number}" for number in numbers])
    rows = np.arange(len(versions))
    proposed = Sheet(
        "charter.proposed", Proposed, Coded(names, rows), proposed_at, proposed_at + SECOND, f"{past.key}proposed:",
        {
            "version": Coded(table(numbers), rows), "sha256": Coded(hashes, rows),
            "document": Coded(table([version.document for version in versions]), rows),
            "effective_from": Instants(np.array([version.effective for version in versions], dtype=np.int64)),
            "note": Coded(table([version.note for version in versions]), rows),
        },
        "user:bima",
    )  # fmt: skip
    signed = Sheet(
        "charter.signed", Signed, Coded(names, which), signed_at, signed_at + SECOND, f"{past.key}signed:",
        {
            "version": Coded(table(numbers), which), "sha256": Coded(hashes, which), "side": Coded(table(SIDES), side),
            "signer_id": Coded(table([leader.id for leader in leaders]), side),
            "signer_name": Coded(table([leader.name for leader in leaders]), side),
        },
        "user:leaders",
    )  # fmt: skip
    return [proposed, signed]
