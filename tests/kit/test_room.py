"""How much of the machine the engine may take is said in words, and nonsense is refused."""

import pytest

from selaras.kit import room
from selaras.kit.errors import InputError


@pytest.mark.parametrize(
    ("said", "size"), [("64MB", 64_000_000), ("2gb", 2_000_000_000), ("0.5 TB", 500_000_000_000), ("1GiB", 1 << 30)]
)
def test_an_amount_of_memory_is_said_in_units(said, size):
    assert room.amount(said, "X") == size


@pytest.mark.parametrize("said", ["", "2", "63MB", "1KB", "-2GB", "lots", "2 GB of it", "NaN GB"])
def test_an_amount_that_is_none_or_too_small_is_refused(said):
    with pytest.raises(InputError, match="64MB"):
        room.amount(said, "SELARAS_LAKE_MEMORY")


@pytest.mark.parametrize("said", ["0", "-1", "two", "1.5", "²"])
def test_a_number_of_threads_that_is_none_is_refused(said):
    with pytest.raises(InputError, match="1, 2 or more"):
        room.threads(said, "SELARAS_LAKE_THREADS")


def test_until_told_otherwise_half_of_the_machine_is_taken():
    assert room.machine().memory >= room.LEAST
    assert room.machine().threads >= 1


def test_what_is_given_is_what_there_is():
    before = room.room()
    try:
        room.give(room.Room(room.LEAST, 1))
        assert room.room() == room.Room(room.LEAST, 1)
    finally:
        room.give(before)
