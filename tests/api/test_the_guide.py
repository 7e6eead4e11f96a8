"""The guide of the API: every call in it is made as it stands there, and is answered as the guide says."""

import base64
import json
import re
import shlex
from pathlib import Path
from string import Template

import pytest
from django.test import Client

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "api.md"
CALLS = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
TAKES = {"-H", "-d", "-u", "-X"}

pytestmark = pytest.mark.django_db


class Terminal:
    """Reads curl as a shell would, and calls the API in this process."""

    def __init__(self, **variables):
        self.variables = variables

    def run(self, command):
        words = shlex.split(Template(command.replace("\\\n", " ")).safe_substitute(self.variables))
        assert words.pop(0) == "curl"
        said, address = {"-H": []}, ""
        while words:
            word = words.pop(0)
            if word in TAKES:
                value = words.pop(0)
                said["-H"].append(value) if word == "-H" else said.update({word: value})
            elif not word.startswith("-"):
                address = word
        return self._call(said, address)

    @staticmethod
    def _call(said, address):
        headers = dict(line.split(": ", 1) for line in said["-H"])
        kind = headers.pop("Content-Type", "application/json")
        sent = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        if "-u" in said:
            sent["HTTP_AUTHORIZATION"] = f"Basic {base64.b64encode(said['-u'].encode()).decode()}"
        method = said.get("-X", "POST" if "-d" in said else "GET")
        return Client().generic(method, address, said.get("-d", ""), content_type=kind, **sent)


def test_every_call_of_the_guide_does_what_the_guide_says(desk, at):
    desk.person("bima")
    shell = Terminal(PASSWORD=desk.PASSWORD, SELARAS="", LEAD="lead_1")
    issue, me, page, misspelt, read, accept, refused, many = CALLS
    shell.variables["KEY"] = json.loads(shell.run(issue).content)["secret"]
    assert json.loads(shell.run(me).content)["scopes"] == ["read:leads", "write:leads", "review:leads"]
    assert [lead["id"] for lead in json.loads(shell.run(page).content)["items"]] == ["lead_1"]
    assert shell.run(misspelt).status_code == 400
    shell.variables["ETAG"] = shell.run(read).headers["ETag"].replace('"', '\\"')
    assert shell.run(accept).status_code == 200
    again = shell.run(accept)
    assert (again.status_code, again.headers["Idempotency-Replayed"]) == (200, "true")
    at(1)
    answer = shell.run(refused)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "too_few_touches")
    assert answer.headers["Content-Language"] == "id"
    assert json.loads(shell.run(many).content)["refused"] == 2
