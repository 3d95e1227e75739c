"""The page of stories, newest first."""

import re

import pytest
from django.urls import reverse

from ridealong.posts.models import PostDraft
from ridealong.web.public.stories import A_PAGE

pytestmark = pytest.mark.django_db
PAGE = "/stories/"


@pytest.fixture
def tell(program):
    def make(number):
        return [
            PostDraft.objects.create(kind="recap", status="published", title=f"Goose {each}", text="It stood.")
            for each in range(1, number + 1)
        ]

    return make


def titles(response):
    return re.findall(r"Goose \d+", response.content.decode())


def test_the_newest_story_stands_first(client, tell):
    tell(3)
    assert titles(client.get(PAGE)) == ["Goose 3", "Goose 2", "Goose 1"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_is_one_question_however_long(client, tell, number, django_assert_num_queries):
    tell(number)
    client.get(PAGE)
    with django_assert_num_queries(1):
        assert len(titles(client.get(PAGE))) == number


def test_pages_follow_each_other_and_lead_back(client, tell):
    tell(A_PAGE + 2)
    first = client.get(PAGE)
    assert "Newest stories" not in first.content.decode()
    second = client.get(PAGE + re.search(r"\?before=[0-9a-f-]+", first.content.decode())[0])
    assert titles(first) + titles(second) == [f"Goose {each}" for each in range(A_PAGE + 2, 0, -1)]
    assert "Earlier stories" not in second.content.decode()
    assert "Newest stories" in second.content.decode()


def test_a_full_page_without_more_leads_nowhere(client, tell):
    tell(A_PAGE)
    assert "Earlier stories" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("before", ["", "goose", "0", "\0", "' OR 1=1", "00000000-0000-0000-0000-00000000000g"])
def test_what_cannot_be_read_is_the_first_page(client, tell, before):
    tell(1)
    assert titles(client.get(PAGE, {"before": before})) == ["Goose 1"]


def test_before_the_first_story_there_is_none(client, tell):
    tell(1)
    response = client.get(PAGE, {"before": "00000000-0000-0000-0000-000000000000"})
    assert response.status_code == 200
    assert "No story yet" in response.content.decode()


def test_the_address_is_the_one_in_the_frame():
    assert reverse("public:stories") == PAGE
