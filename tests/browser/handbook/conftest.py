"""A copy of the site in the middle of a year, and somebody of each role who reads the handbook."""

import contextlib

import pytest

from tests.browser.handbook.reader import Reader, chapters, role_of
from tests.browser.windows import sign_in
from tipcouncil.site.accounts.roles import ALL_ROLES


@pytest.fixture(scope="session")
def site(founding_site, tmp_path_factory):
    """A copy for the walks alone: they post, move and withdraw, and nobody else may meet that."""
    copy = founding_site.copied_to(tmp_path_factory.mktemp("handbook"))
    command = "from tests.browser.handbook.midyear import enter; enter()"
    copy.manage("shell", "-v", "0", "-c", command)
    with copy.served() as served:
        yield served


@pytest.fixture(scope="session")
def staff(site, chromium):
    """Of each role, what the browser of somebody who has no other keeps."""
    return {role: sign_in(chromium, site, f"one-{role}") for role in ALL_ROLES}


@pytest.fixture
def reader(request, visit, staff):
    """Somebody of the role that the chapter names, on the first page."""
    chapter = chapter_of(request)
    page = visit("/admin/", storage_state=staff[role_of(chapter)])
    with followed(page, chapter) as reader:
        yield reader


@pytest.fixture
def newcomer(request, visit):
    """Somebody who has yet to sign in."""
    with followed(visit("/admin/"), chapter_of(request)) as reader:
        yield reader


def chapter_of(request):
    return request.node.get_closest_marker("walk").args[0]


@contextlib.contextmanager
def followed(page, chapter):
    """Whatever the walk does, afterwards no word and no step of the chapter may be left."""
    page.on("dialog", lambda question: question.accept())
    reader = Reader(page, chapters()[chapter])
    yield reader
    reader.look()
    assert reader.not_seen() == []
    assert reader.skipped() == []
    assert page.complaints == []
