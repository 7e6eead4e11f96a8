"""Signatures of Standard Webhooks, against values known to be right, and what a receiver must refuse."""

import json
from datetime import timedelta

import pytest

from selaras.connectors.webhooks import SignatureError, new_secret, signature, signatures, verify
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds

SECRET, OTHER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
STAMP = 1614265330
THEN = from_microseconds(STAMP * 1_000_000)
BODY = b'{"test": 2432232314}'
# A value of the convention's own tests (standard-webhooks, MIT).
RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"


def headers(**changed):
    usual = {"webhook-id": ID, "webhook-timestamp": str(STAMP), "webhook-signature": RIGHT}
    return {name: value for name, value in (usual | changed).items() if value is not None}


def test_the_known_value_is_met(real_data):
    vectors = json.loads((real_data / "webhooks" / "standard_webhooks_vectors.json").read_text())["vectors"]
    for one in vectors:
        made = signature(one["secret"], one["id"], one["timestamp"], one["payload"].encode())
        assert made == one["expected"]


def test_a_message_that_was_signed_is_accepted():
    verify(BODY, headers(), [SECRET], THEN)
    verify(BODY, {name.title(): value for name, value in headers().items()}, [SECRET], THEN)


@pytest.mark.parametrize("secret", [SECRET.removeprefix("whsec_"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
def test_a_secret_may_come_with_and_without_its_prefix(secret):
    assert signature(secret, ID, STAMP, BODY) == RIGHT


@pytest.mark.parametrize("secret", ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr"])
def test_a_secret_may_lack_its_padding(secret):
    verify(BODY, headers(**{"webhook-signature": signature(secret, ID, STAMP, BODY)}), [secret], THEN)


def test_while_a_secret_is_replaced_either_is_enough():
    both = headers(**{"webhook-signature": signatures([OTHER, SECRET], ID, STAMP, BODY)})
    verify(BODY, both, [SECRET], THEN)
    verify(BODY, both, [OTHER], THEN)
    several = headers(**{"webhook-signature": f"v1a,AAAA v1,AAAA v2,{RIGHT} {RIGHT}"})
    verify(BODY, several, [SECRET], THEN)


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_missing_header_is_refused(missing):
    with pytest.raises(SignatureError, match="missing"):
        verify(BODY, headers(**{missing: None}), [SECRET], THEN)


@pytest.mark.parametrize("stamp", ["hello", "-5", "1.5", "²", "9" * 40])
def test_a_timestamp_that_is_none_is_refused(stamp):
    with pytest.raises(SignatureError, match="not a number of seconds"):
        verify(BODY, headers(**{"webhook-timestamp": stamp}), [SECRET], THEN)


def test_an_old_message_and_one_from_the_future_are_refused():
    for moved in (timedelta(minutes=5, seconds=1), -timedelta(minutes=5, seconds=1)):
        with pytest.raises(SignatureError, match="five minutes"):
            verify(BODY, headers(), [SECRET], THEN + moved)
    verify(BODY, headers(), [SECRET], THEN + timedelta(minutes=5))


def test_a_wrong_signature_is_refused():
    for wrong in ("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=", RIGHT.replace("v1", "v2"), "v1", "v1,é"):
        with pytest.raises(SignatureError, match="no signature is right"):
            verify(BODY, headers(**{"webhook-signature": wrong}), [SECRET], THEN)
    with pytest.raises(SignatureError, match="no signature is right"):
        verify(BODY + b" ", headers(), [SECRET], THEN)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_é", "a"])
def test_an_empty_secret_signs_nothing(secret):
    with pytest.raises(InputError, match="no secret"):
        signature(secret, ID, STAMP, BODY)


def test_secrets_are_long_and_never_the_same():
    made = {new_secret() for _ in range(20)}
    assert len(made) == 20
    assert all(one.startswith("whsec_") and len(one) == 38 for one in made)
