"""The addresses of the protocol: the long ones of servers, and the short ones of browsers."""

from typing import NamedTuple

from selaras.core.intake import BATCH, KINDS


class Address(NamedTuple):
    """What arrives at an address, and whether it happened long ago."""

    kind: str
    historical: bool = False


ADDRESSES: dict[str, Address] = {
    **{f"/v1/{kind}": Address(kind) for kind in KINDS},
    **{f"/v1/{kind[0]}": Address(kind) for kind in KINDS},
    "/v1/batch": Address(BATCH),
    "/v1/b": Address(BATCH),
    "/v1/import": Address(BATCH, historical=True),
    "/beacon/v1/batch": Address(BATCH),
}
"""Where events arrive. The short addresses are first letters, all of them different."""

METRICS = "/v1/m"
"""Where browsers tell how well the tracker itself does; nobody here asked."""

_PREFIXES = ("/v1/", "/beacon/v1/", "/sourceConfig")


def is_for_trackers(path: str) -> bool:
    """Whether an address is the door's.

    >>> is_for_trackers("/v1/track"), is_for_trackers("/api/v1/metrics")
    (True, False)
    """
    return path.startswith(_PREFIXES)


def settings_key(path: str) -> str | None:
    """Return the write key in the address where Segment's browser client asks for its settings.

    >>> settings_key("/v1/projects/k1/settings")
    'k1'
    """
    match path.split("/"):
        case ["", "v1", "projects", key, "settings"]:
            return key
        case _:
            return None
