"""Working out replays beside the pages: a reader who asks for one looks in again until it is there."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from selaras.core.replay.impact import Impact

_KEPT: Final = 12
_ASKED: "OrderedDict[Hashable, Future[Impact]]" = OrderedDict()
_ASKING = threading.Lock()
_BESIDE = ThreadPoolExecutor(1, thread_name_prefix="replay")


def asked_for(key: Hashable, work: Callable[[], Impact]) -> "Future[Impact]":
    """Return the answer to come; whoever asks the same waits for the same. One that failed is tried again."""
    with _ASKING:
        known = _ASKED.pop(key, None)
        if known is None or (known.done() and known.exception() is not None):
            known = _BESIDE.submit(work)
        _ASKED[key] = known
        while len(_ASKED) > _KEPT:
            _ASKED.popitem(last=False)
    return known
