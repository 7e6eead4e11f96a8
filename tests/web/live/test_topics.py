"""Which parts of pages a kind of fact can have changed."""

import pytest

from selaras.core.ledger import KINDS
from selaras.web.live.topics import TOPICS, topics_of

OF_NO_PAGE_THAT_LIVES = {"charter", "rep", "account", "campaign", "spend", "content", "report", "forecast", "audit"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fact_of_the_day_has_its_topics(kind):
    assert topics_of([kind]) <= set(TOPICS)
    assert bool(topics_of([kind])) is (KINDS[kind].sort not in OF_NO_PAGE_THAT_LIVES)


def test_the_facts_of_a_second_are_told_together():
    assert topics_of(["pair.parted", "dispute.ruled"]) == {"duplicates", "disputes"}
    assert topics_of([]) == frozenset()
