"""The server does what docs/openapi.yaml says, tried with generated requests."""

import pathlib
import subprocess
import sys

import pytest
import requests
import yaml
from conftest import ROOT, running_demo
from openapi_spec_validator import validate

CONTRACT = ROOT / "docs" / "openapi.yaml"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.fixture(scope="module")
def demo(binary, tmp_path_factory):
    """A demo of its own: whoever may do everything here also suspends a lender now and then."""
    with running_demo(binary, tmp_path_factory.mktemp("contract")) as demo:
        yield demo


def test_the_contract_is_valid_and_the_one_that_is_served(demo):
    validate(yaml.safe_load(CONTRACT.read_text()))
    assert requests.get(f"{demo.address}/openapi.yaml").text == CONTRACT.read_text()


@pytest.mark.parametrize("who", ["nobody", "lender", "court", "person", "operator"])
def test_generated_requests_get_the_answers_of_the_contract(demo, who):
    keys = {
        "lender": lambda: demo.facts["lenders"][1]["key"],
        "court": lambda: demo.facts["court"]["key"],
        "person": lambda: demo.sign_in(demo.person("many")["reference"]),
        "operator": lambda: demo.staff_session("operator"),
    }
    header = ["-H", f"Authorization: Bearer {keys[who]()}"] if who in keys else []
    done = subprocess.run(
        [
            pathlib.Path(sys.executable).parent / "schemathesis", "run", CONTRACT,
            "--url", demo.address, "--max-examples", "10", "--seed", "7", "--checks", CHECKS,
            "--phases", "examples,fuzzing", "--exclude-path", "/demo/clock",
            "--exclude-path", "/v1/me/session", "--no-color", *header,
        ],
        capture_output=True,
        text=True,
        timeout=400,
        cwd=demo.directory,
    )
    assert done.returncode == 0, done.stdout[-6000:]
