"""Work in a process that may fail: bounded, without secrets, and what it said stands."""

import io
import os

import pytest

from tipcouncil.records.sandbox import MB, Answer, Limits, run

LIMITS = Limits(memory=512 * MB, seconds=20, output=1 * MB)


def test_a_task_gets_the_payload_and_the_words_and_its_output_is_the_answer():
    for payload in (b"abc", io.BytesIO(b"abc")):
        answer = run("tests.records.sandbox_tasks:echo", payload, LIMITS, "and", 7)
        assert list(answer.objects()) == ["abc", ["and", "7"]]
        assert answer.code == 0


def test_it_has_no_secret_and_only_the_environment_that_it_is_given(monkeypatch):
    monkeypatch.setenv("TIPC_SECRET_KEY", "unguessable")
    answer = run("tests.records.sandbox_tasks:environment", b"", LIMITS, env={"GIVEN": "1"})
    (seen,) = answer.objects()
    assert "unguessable" not in str(seen)
    assert seen["GIVEN"] == "1"
    assert os.environ["TIPC_SECRET_KEY"] == "unguessable"


@pytest.mark.parametrize("bound", ["memory", "time", "output"])
def test_what_goes_beyond_a_bound_ends_and_what_was_said_before_stands(bound):
    given = [2, 4, 8, 16, 32] if bound == "time" else [20]  # a slow machine says nothing at first
    task = "tests.records.sandbox_tasks:too_much"
    answers = (run(task, b"", LIMITS._replace(seconds=most), bound) for most in given)
    answer = next(answer for answer in answers if answer.output)
    assert next(answer.objects()) == "begun"
    assert answer.code != 0


def test_a_task_that_breaks_says_so_and_harms_nobody():
    answer = run("tests.records.sandbox_tasks:broken", b"", LIMITS)
    assert answer.code == 1
    assert "Traceback" in answer.error


def test_a_line_that_was_cut_short_is_left_out():
    assert list(Answer(b'{"pages": 2}\n{"has_te', "", None).objects()) == [{"pages": 2}]
    assert list(Answer(b"", "", 0).objects()) == []
