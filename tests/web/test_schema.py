"""Whatever the OpenAPI document allows, and what it does not, is answered: never with a server error."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from musnad.web import Settings, create_app
from musnad.web.settings import Limits
from tests.web.conftest import LEXICON

schemathesis = pytest.importorskip("schemathesis")
from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402  after what may skip

FREE = Limits(pages=0, searches=0, uploads=0, writes=0, logins=0)
VALUES = [
    "", " ", "\x00", "a\x00b", "\ud800".encode("utf-8", "replace").decode(), "-1", "0", "1e309", "nan", "9" * 30,
    "2020-13-45", "0000-00-00", "9999-12-31", "yesterday", "١٢", "%", "_", "'", '"', '"""', "«", "* OR 1", "a" * 5000,
    "\u202e", "../../etc/passwd", "<script>", "1,2", "91,0,5", "32.8,13.2,1e308", "nan,nan,nan", "null", "[]", "AND",
]  # fmt: skip


@pytest.fixture(scope="module")
def free(made: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A desk without rate limits on a copy of the ledger."""
    path = tmp_path_factory.mktemp("schema") / "desk.db"
    path.write_bytes(made.read_bytes())
    app = create_app(Settings(ledger=path, lexicon=(LEXICON,), reviewer="Mariam", limits=FREE))
    return TestClient(app, raise_server_exceptions=False)


def operations(client: TestClient) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Method, path and parameters of everything that the document has."""
    document = client.get("/openapi.json").json()
    return [
        (method, path, operation.get("parameters", []))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_page_is_in_the_document(free: TestClient) -> None:
    paths = {path for _, path, _ in operations(free)}
    assert {"/index.json", "/search.json", "/article/{number}.json", "/review.json", "/read.json"} <= paths
    assert all(path.endswith((".json", ".csv")) for path in paths)


def test_schemathesis_finds_no_server_error(free: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", app=free.app, headers={"host": "localhost"})
    token = free.get("/session.json").json()["token"]
    headers = {"host": "localhost", "x-csrf-token": token, "cookie": f"musnad={free.cookies['musnad']}"}
    seen = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=8, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def attempt(case: Any) -> None:
            answer = case.call(headers=headers)
            assert answer.status_code < 500, (
                f"{case.method} {case.formatted_path} {case.query}: {answer.status_code}"
            )

        attempt()
        seen += 1
    assert seen == len(operations(free))


def test_odd_values_of_every_parameter(free: TestClient) -> None:
    tried = 0
    for method, path, parameters in operations(free):
        if method != "get":
            continue
        for parameter in parameters:
            for value in VALUES:
                address, query = path, {}
                for other in parameters:
                    if other["in"] == "path":
                        text = value if other is parameter else "1"
                        address = address.replace(f"{{{other['name']}}}", quote(text, safe=""))
                    elif other is parameter or other.get("required"):
                        query[other["name"]] = value if other is parameter else "1"
                # the data each time, the page that is made of the same data now and then
                for form in (address, address.removesuffix(".json"))[: 2 if tried % 5 == 0 else 1]:
                    answer = free.get(form, params=query)
                    assert answer.status_code in (200, 303, 400, 404, 405, 422), (
                        f"{form} {query}: {answer.status_code}"
                    )
                    tried += 1
    assert tried > 1000
