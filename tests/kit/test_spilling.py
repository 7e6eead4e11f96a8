"""What a process puts aside on the disk is its own, and gone with it."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from selaras.kit.errors import InputError
from selaras.kit.spilling import Spill


def test_what_a_killed_process_put_aside_is_removed_by_the_next(tmp_path):
    wait = f"""
        import pathlib, sys, time
        from selaras.kit.spilling import Spill
        spill = Spill(pathlib.Path({str(tmp_path)!r}))
        (spill.folder / "much").write_bytes(b"0" * 1000)
        print(spill.folder, flush=True)
        time.sleep(60)
    """
    other = subprocess.Popen([sys.executable, "-c", textwrap.dedent(wait)], stdout=subprocess.PIPE, text=True)
    folder = Path(other.stdout.readline().strip())
    beside = Spill(tmp_path)
    assert folder.exists()
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    after = Spill(tmp_path)
    assert not folder.exists()
    assert beside.folder.exists()
    assert after.folder.exists()


def test_a_folder_goes_with_what_it_was_made_for(tmp_path):
    spill = Spill(tmp_path / "deep" / "down")
    folder = spill.folder
    assert folder.parent == tmp_path / "deep" / "down"
    del spill
    assert not folder.exists()


def test_where_no_folder_can_be_made_it_says_which(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="writable"):
        Spill(tmp_path / "file")
