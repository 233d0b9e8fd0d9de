"""The command that finds the citations of sentences given as JSON."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def ask(monkeypatch, capsys):
    def asked(given):
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        call_command("find_citations", "--format", "json")
        return json.loads(capsys.readouterr().out)

    return asked


def test_each_sentence_is_answered_under_its_own_id(ask):
    given = [{"id": "a", "text": "Posted under C.G.S. § 1-225(a)."}, {"id": 2, "text": "Nothing."}]
    statute = {
        "kind": "statute",
        "section": "1-225",
        "subsection": "a",
        "as_written": "C.G.S. § 1-225(a)",
    }
    assert ask(json.dumps(given)) == [
        {"id": "a", "citations": [statute]},
        {"id": 2, "citations": []},
    ]


def test_a_list_of_nothing_is_answered_with_nothing(ask):
    assert ask("[]") == []


def test_a_sentence_with_half_a_character_is_answered(ask):
    answer = ask('[{"id": 1, "text": "\\ud800 Sec. 53a-86\\ud800"}]')
    assert [found["section"] for found in answer[0]["citations"]] == ["53a-86"]


def test_a_megabyte_in_one_sentence_is_answered(ask):
    answer = ask(json.dumps([{"id": 1, "text": "x" * 1_000_000 + " Sec. 53a-86"}]))
    assert len(answer[0]["citations"]) == 1


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("", "Expecting value"),
        ("no JSON", "Expecting value"),
        ("{}", "it is no list"),
        ('"text"', "it is no list"),
        ("[1]", "entry 1 has no text"),
        ('[{"id": 1}]', "entry 1 has no text"),
        ('[{"id": 1, "text": null}]', "entry 1 has no text"),
        ('[{"id": 1, "text": ""}, {"text": ""}]', "entry 2 has no id"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_list_of_sentences_is_refused_in_a_sentence(ask, given, complaint):
    with pytest.raises(CommandError, match=complaint) as refused:
        ask(given)
    assert refused.value.returncode == 2
