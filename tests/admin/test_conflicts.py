"""Two people in one record: the second is told, and the first one's words are not lost."""

from django.db import connection

from meetings.models import Document, Meeting, Minutes
from tests import make
from tests.admin.pages import address, save, shown, words


def test_the_second_of_two_savers_is_told_nothing_is_lost_and_saving_again_is_a_decision(clerk):
    meeting = make.meeting(place="Room 1")
    opened = shown(clerk, address(meeting))
    save(clerk, meeting, place="Room 2")
    answer = clerk.post(address(meeting), opened | {"place": "Room 3"})
    assert answer.status_code == 200
    assert "mara saved a change" in words(answer)
    assert Meeting.objects.get().place == "Room 2"
    for place in ("Room 3", "Room 4"):  # and who saves twice in a row is in nobody's way
        assert save(clerk, meeting, place=place).status_code == 302
        assert Meeting.objects.get().place == place


def test_what_two_people_chose_differently_is_told_in_words(clerk):
    document = make.document(meeting=make.meeting(), kind="agenda", posted=False)
    opened = shown(clerk, address(document))
    ann, ben = make.person("Ann Ash"), make.person("Ben Birch")
    document.people.set([ann])
    save(clerk, document, kind="notice")
    chosen = {"kind": "minutes", "meeting": make.meeting(date="2018-03-01").pk, "people": [ben.pk]}
    answer = words(clerk.post(address(document), opened | chosen))
    for theirs, yours in (("Notice", "Minutes"), ("Ann Ash", "Ben Birch")):
        assert f'Saved now:<pre tabindex="0">{theirs}</pre>' in answer
        assert f'<pre tabindex="0">{yours}</pre>' in answer
    assert "March 1, 2018</pre>" in answer


def test_what_another_did_beside_the_fields_counts_too(clerk):
    item = make.agenda_item(meeting=make.meeting(posted=False))

    def reword():
        item.title = "Reports from the Legislature"
        item.save()

    for do in (reword, item.meeting.post):
        opened = shown(clerk, address(item.meeting))
        do()
        answer = clerk.post(address(item.meeting), opened | {"place": "Room 3"})
        assert "saved a change" in words(answer)


def test_what_is_saved_while_the_page_is_made_counts_too(clerk):
    """The version is read before the text, so that no text is older than its version."""
    meeting = make.meeting(place="Room 1")
    waiting = [lambda: Meeting.objects.get().take_back()]

    def execute(run, sql, *args):
        answer = run(sql, *args)
        if waiting and "meetings_historicalmeeting" in sql:
            waiting.pop()()
        return answer

    with connection.execute_wrapper(execute):
        opened = shown(clerk, address(meeting))
    assert not waiting
    answer = clerk.post(address(meeting), opened | {"place": "Room 3"})
    assert "saved a change" in words(answer)


def test_a_form_that_does_not_say_what_it_showed_saves_nothing(clerk):
    meeting = make.meeting(place="Room 1")
    opened = shown(clerk, address(meeting))
    del opened["_seen"]
    assert clerk.post(address(meeting), opened | {"place": "Room 2"}).status_code == 200
    assert Meeting.objects.get().place == "Room 1"


def test_what_was_typed_comes_back_where_the_text_was_locked_since(clerk):
    minutes, draft = make.minutes("One."), make.minutes("One.", posted=False)
    for record, name, lock in (
        (minutes, "body", minutes.approve),
        (draft.meeting, "minutes_text", draft.post),
    ):
        opened = shown(clerk, address(record))
        lock()
        answer = clerk.post(address(record), opened | {name: "A long text.", "reason": "A word."})
        assert answer.status_code == 200
        assert "A long text." in words(answer)
    assert set(Minutes.objects.values_list("body", flat=True)) == {"One."}


def test_what_only_the_database_refuses_is_told_above_all_that_was_typed(clerk):
    """A paper that was posted once is not deleted; the form cannot know it beforehand."""
    paper = make.document(meeting=make.meeting(place="Room 1"))
    paper.take_back()
    answer = save(clerk, paper.meeting, place="Room 2", **{"documents-0-DELETE": "on"})
    assert answer.status_code == 200
    assert "Not saved. A record that was posted is never deleted." in words(answer)
    assert 'value="Room 2"' in words(answer)
    assert Document.objects.exists()
    assert Meeting.objects.get().place == "Room 1"
