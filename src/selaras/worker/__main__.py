"""`python -m selaras.worker`: the worker as a process of its own."""

import os
import sys

import django
from rich.console import Console

from selaras.kit.errors import SelarasError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")

try:
    django.setup()
    from selaras.worker.process import work

    work()
except SelarasError as problem:
    Console(stderr=True).print(str(problem), style="red", highlight=False, markup=False, soft_wrap=True)
    sys.exit(1)
