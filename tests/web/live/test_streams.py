"""A reader's stream: what changed, what they are told, what they missed, and its end."""

import asyncio

import pytest
from django.db import OperationalError

from selaras.actions.ledger import note
from selaras.core.ledger.details import clock, dispute
from selaras.core.ledger.details import lead as leads
from selaras.web.live import poller as polling
from selaras.web.live.news import News, Position, newest, news_since, topics_of_a_moment
from selaras.web.live.poller import Poller
from selaras.web.live.stream import Pace
from selaras.web.live.topics import TOPICS
from tests.actions.outgoing.desk import NOW, announced, breached, fact, later, put
from tests.web.live.listening import Ears, at_the_desk, listening

pytestmark = pytest.mark.django_db(transaction=True)


def accepted(key="k"):
    return fact("lead.accepted", "lead_1", leads.Accepted(rep_id="rep_dewi"), key=key)


def told(*facts):
    note(facts)
    put(*facts)


def test_a_page_hears_what_changed_and_what_concerns_its_reader(lead, people):
    async def story(poller):
        async with Ears(poller, people["dewi"]) as dewi, Ears(poller, people["bima"]) as bima:
            assert await dewi.next() == "retry: 2000\n\n"
            assert (await dewi.event())[:2] == (
                "changed",
                {"topics": ["clocks", "my-day", "queue"], "counts": {"unread": 0}},
            )
            await bima.event()
            await at_the_desk(told, announced())
            name, changed, _ = await dewi.event()
            assert (name, changed["topics"]) == ("changed", ["my-day"])
            name, notice, _ = await dewi.event()
            assert (name, notice["title"], notice["urgent"]) == (
                "notice",
                "Now: Siti Aminah, PT Maju asks for you",
                True,
            )
            assert (await bima.event())[1]["topics"] == ["my-day"]
            await at_the_desk(told, accepted())
            assert (await bima.event())[0] == "changed"

    listening(story)


def test_a_reviewer_hears_how_many_wait(lead, people):
    async def story(poller):
        async with Ears(poller, people["bima"]) as bima, Ears(poller, people["dewi"]) as dewi:
            await bima.event()
            await dewi.event()
            await at_the_desk(told, fact("lead.routed", "lead_1", leads.Routed(rep_id="rep_dewi"), key="again"))
            assert (await bima.event())[1]["counts"] == {"queue": 1}
            assert (await dewi.event())[1]["counts"] == {}

    listening(story)


def test_a_reps_day_changes_only_where_it_is_theirs():
    about_tono = News(Position(1, 1), frozenset({"my-day", "queue"}), frozenset({"rep_tono"}))
    assert about_tono.topics_for("rep_dewi") == ["queue"]
    assert about_tono.topics_for("rep_tono") == ["my-day", "queue"]
    assert about_tono.topics_for("") == ["my-day", "queue"]


def test_who_comes_back_hears_what_they_missed(lead, people):
    told(announced())
    before = newest()
    told(breached())

    async def story(poller):
        async with Ears(poller, people["dewi"], Position(before.fact, before.message)) as dewi:
            name, notice, position = await dewi.event()
            assert (name, notice["sort"]) == ("notice", "breach")
            name, changed, _ = await dewi.event()
            assert (name, changed) == ("changed", {"topics": sorted(TOPICS), "counts": {"unread": 2}})
        async with Ears(poller, people["dewi"], Position.read(position)) as dewi:
            assert (await dewi.event())[1] == {"topics": sorted(TOPICS), "counts": {"unread": 2}}

    listening(story)


def test_who_missed_nothing_is_told_nothing_again(lead, people):
    told(announced())
    here = newest()

    async def story(poller):
        async with Ears(poller, people["dewi"], here) as dewi:
            assert (await dewi.event())[1] == {"topics": [], "counts": {"unread": 1}}

    listening(story)


def test_a_silent_stream_still_beats(people):
    async def story(poller):
        async with Ears(poller, people["dewi"], pace=Pace(heartbeat=0.01)) as dewi:
            await dewi.next()
            await dewi.event()
            assert await dewi.next() == ": still here\n\n"

    listening(story)


def test_streams_end_when_the_server_is_asked_to_stop(people):
    async def story(poller):
        async with Ears(poller, people["dewi"]) as dewi:
            await dewi.event()
            poller.stop()
            with pytest.raises(StopAsyncIteration):
                await dewi.next()

    listening(story)


def test_a_stream_ends_after_a_while_so_that_its_reader_is_let_in_anew(people):
    async def story(poller):
        async with Ears(poller, people["dewi"], pace=Pace(longest=0)) as dewi:
            await dewi.event()
            with pytest.raises(StopAsyncIteration):
                await dewi.next()

    listening(story)


def test_a_browser_that_does_not_read_is_let_go(lead, people):
    async def story(poller):
        listener, _ = await poller.listen(people["dewi"])
        for _ in range(polling._BEHIND):
            poller._hand_round(News(Position(1, 1), frozenset({"queue"})))
        assert listener.news.full()
        poller._hand_round(News(Position(2, 2), frozenset({"queue"})))
        while (news := listener.news.get_nowait()) is not None:
            assert news.position == Position(1, 1)
        poller.leave(listener)

    listening(story)


def test_the_questions_stop_with_the_last_reader_and_begin_again(people):
    async def story(poller):
        for _ in range(2):
            async with Ears(poller, people["dewi"]) as dewi:
                await dewi.event()
                assert poller._task is not None
            assert poller._task is None

    listening(story)


def test_there_is_an_end_to_how_many_listen(people):
    async def story(poller):
        mine = [(await poller.listen(people["dewi"]))[0] for _ in range(polling.AT_MOST_EACH)]
        assert poller.full(people["dewi"])
        assert not poller.full(people["bima"])
        for listener in mine:
            poller.leave(listener)
        assert not poller.full(people["dewi"])

    listening(story)


def test_a_database_that_is_away_for_a_moment_ends_no_stream(lead, people, caplog):
    class Stumbles(Poller):
        times = 0

        def ask(self, question, *given):
            if question is news_since and Stumbles.times < 3:
                Stumbles.times += 1
                raise OperationalError("server closed the connection\nPASSWORD=x")
            return super().ask(question, *given)

    async def story(_):
        poller = Stumbles(lambda: NOW, every=0.01)
        async with Ears(poller, people["dewi"]) as dewi:
            await dewi.event()
            await at_the_desk(told, announced())
            assert (await dewi.event())[0] == "changed"

    listening(story)
    assert caplog.text.count("the open pages get no news: server closed the connection") == 1
    assert "PASSWORD" not in caplog.text


def test_many_facts_at_once_change_everything(lead, people, django_assert_max_num_queries):
    here = newest()
    note(fact("lead.touched", f"lead_{n}", leads.Touched(signal="page_viewed"), key=f"touch {n}") for n in range(1000))
    assert news_since(here, {}, NOW).topics == frozenset(TOPICS)
    here = newest()
    with django_assert_max_num_queries(1):
        assert not news_since(here, {}, NOW).any


def test_clocks_concern_whoever_owes_them(lead):
    here = newest()
    note([fact("clock.stopped", "clock_1", clock.Stopped(outcome="done"))])
    news = news_since(here, {}, NOW)
    assert (news.topics, news.reps) == ({"clocks", "my-day"}, {"rep_dewi"})
    note([fact("dispute.noted", "dispute_1", dispute.Noted(noted_by="bima", comment="x"))])
    assert news_since(news.position, {}, NOW).reps == frozenset()


def test_what_changed_a_moment_ago_is_still_news_to_a_page_just_made(lead):
    assert "queue" in topics_of_a_moment(NOW)
    assert topics_of_a_moment(later(minutes=1)) == frozenset()


@pytest.mark.parametrize("text", ["", "x", "1", "1-", "-1", "1-x", "1-2-3", "9" * 60 + "-1", "²-1"])
def test_a_position_nobody_wrote_is_none(text):
    assert Position.read(text) is None
    assert str(Position(3, 4)) == "3-4"


def test_the_turns_of_two_readers_do_not_lose_a_notice(lead, people):
    """Whoever comes while a question is under way waits for its answer, and hears of everything after it."""

    async def story(poller):
        async with Ears(poller, people["dewi"]) as first:
            await first.event()
            await asyncio.gather(at_the_desk(told, announced()), asyncio.sleep(0.02))
            async with Ears(poller, people["dewi"]) as second:
                await second.event()
                await at_the_desk(told, breached())
                while (await second.event())[1].get("sort") != "breach":
                    pass

    listening(story)
