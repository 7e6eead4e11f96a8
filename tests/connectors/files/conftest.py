"""What the tests of files share: a quick way to write one."""

import pytest


@pytest.fixture
def written(tmp_path):
    """Write text or bytes to a file of that name and return its path."""

    def write(name, content, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
