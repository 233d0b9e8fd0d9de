"""Browsers in which each role has signed in."""

import pytest

from tests.admin.pages import sign_in


@pytest.fixture
def clerk(client, db):
    return sign_in(client, "clerk", name="mara")


@pytest.fixture
def secretary(client, db):
    return sign_in(client, "secretary", name="sam")


@pytest.fixture
def keeper(client, db):
    """An administrator: of accounts and of the law."""
    return sign_in(client, "administrator", name="ada")
