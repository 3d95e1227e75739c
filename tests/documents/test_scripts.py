"""Words come back right, and in the right order, in the scripts that names come in."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from ridealong.documents.content import Event
from tests.documents import reading

SENTENCES = {
    "Latin with diacritics": "Nguyễn Thị Minh Khai kører sammen med Łukasz Żółciński og Íñigo Peña",
    "Greek": "Η Γιώτα Παπαδοπούλου ταξιδεύει μαζί με τον αξιωματικό",
    "Cyrillic": "Олена Шевченко їде разом з офіцером на зміні",
    "Arabic": "ليلى الخطيب تركب مع الضابط هذا المساء",
    "Hebrew": "שרה כהן נוסעת עם השוטר הערב",
    "Chinese": "王小明和警官一起巡逻",
    "Korean": "김민준은 오늘 저녁 경찰관과 함께 탑니다",
    "Devanagari": "अनिता शर्मा आज शाम अधिकारी के साथ जाएंगी",
    "Thai": "สมชาย ใจดี นั่งรถไปกับเจ้าหน้าที่",
    "Tamil": "செல்வி இன்று மாலை அதிகாரியுடன் செல்கிறார்",
    "Khmer": "សុខា ធ្វើដំណើរជាមួយមន្ត្រី",
    "Amharic": "አበበ ዛሬ ማታ ከመኮንኑ ጋር ይሄዳል",
}
WITHOUT_TURNS = str.maketrans("", "", "\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f")


def told(sentence: str) -> str:
    """What a reader hears of a report with this summary; line ends are spaces."""
    report = replace(dict(samples.papers())["ride-report-nguyen"], summary=sentence, moments=(sentence,), log=())
    return " ".join(reading.poppler(render(report)).translate(WITHOUT_TURNS).split())


@pytest.mark.parametrize("script", SENTENCES)
def test_a_sentence_reads_back_as_it_was_written(script):
    assert told(SENTENCES[script]).count(SENTENCES[script]) == 2


@pytest.mark.parametrize(
    "mixed",
    [
        "Officer Law rides with عمر today",
        "Łukasz, 王小明 und Ζωή",
        "Call שרה at (555) 555-0142",
        "अनिता and สมชาย are here",
    ],
)
def test_scripts_stand_side_by_side(mixed):
    words = told(mixed)
    assert all(word in words for word in mixed.split())


def test_events_keep_their_order_whatever_they_are_written_in():
    report = dict(samples.papers())["ride-report-nguyen"]
    log = tuple(Event(event.at, sentence[:30]) for event, sentence in zip(report.log, SENTENCES.values(), strict=False))
    text = " ".join(reading.poppler(render(replace(report, log=log))).translate(WITHOUT_TURNS).split())
    places = [text.index(event.what.split()[0]) for event in log]
    assert places == sorted(places)


def test_a_page_is_read_in_the_order_it_is_meant():
    """By the tags, from head to foot: title, roster, conduct, then each rider."""
    text = reading.text(render(dict(samples.papers())["packet-law"]))
    order = (
        "Ride packet",
        "2 riders",
        "What every rider was told",
        "In an emergency",
        "Proof of the waiver",
        "Siobhán",
    )
    places = [text.rindex(words) if words == "Siobhán" else text.index(words) for words in order]
    assert places == sorted(places)
