"""Odd calls of the interface, made up from its own description, never break the server."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from tumen.web.app import create_app

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app())


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_call_is_an_error_of_ours(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error])
