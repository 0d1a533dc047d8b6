"""Files become articles as they are; what cannot be read is told in one sentence, and nothing is lost silently."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.sources import Collected, Known, collect
from ontology.identifiers import content_iri

TEXT = "Ein Artikel über ein Modell.\n"


def article_iri(text: str) -> str:
    return content_iri("article", text)


def gather(*paths: Path, base: Path, known: dict[str, Known] | None = None, max_bytes: int = 1_000_000) -> Collected:
    return collect(paths, known or {}, base=base, max_bytes=max_bytes, iri_of=article_iri)


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "text",
    ["a\r\nb\r\n", "\ufeffmit Marke\n", "ohne Ende", "  Rand \t\n\n", "月之暗面\u2028第二行\x0b\n", "a\rb"],
)
def test_a_text_file_is_its_text_unchanged(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "a.txt", text)
    (found,) = gather(path, base=tmp_path).articles
    assert found[1].text == text == path.open(encoding="utf-8", newline="").read()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf\n", "empty"),
        ("nul.txt", b"ab\0cd", "NUL byte at byte 2"),
        ("scan.txt", b"%PDF-1.7 ...", "a PDF"),
        ("wide.txt", "Text".encode("utf-16"), "UTF-16"),
        ("latin.txt", "für".encode("latin-1"), "first at byte 1, 0xfc"),
        ("cut.txt", "月".encode()[:2], "first at byte 0, 0xe6"),
        ("big.txt", b"x" * 2000, "it has 0.0 MB and the limit is 0.001 MB; raise max_megabytes"),
        ("a.docx", b"text", "'.docx' are not read; known are .txt"),
        (
            "a.pdf",
            b"%PDF-1.7",
            "'.pdf' are not read; known are .txt, .md, .html, .htm, .json, .jsonl, such as `pdftotext",
        ),
        ("README", b"text", "ending in 'nothing'"),
        ("page.html", b"<html><body></body></html>", "no article text"),
        ("a.json", b"{", "not valid JSON"),
        ("b.json", b"[]", "holds no article"),
        ("c.json", b"3", "neither an object nor a list"),
        ("d.json", b'{"title": "no text"}', "no field text"),
        ("e.json", b'{"text": "t", "language": "tlh"}', "'tlh' is not known; known are"),
        ("f.json", b'{"text": "t", "date": "gestern"}', "'gestern' is no ISO 8601 day"),
        ("g.json", b'{"text": "t", "title": 7}', "title is not a text but 7"),
        ("h.json", b'{"text": "a\\u0000b"}', "NUL"),
        ("i.json", b'{"text": "a\\ud800b"}', "surrogate"),
        ("j.json", b"[" * 100_000, "not valid JSON"),
        ("k.json", b'{"text": "t", "title": "a\\ud800"}', "its title holds half of a surrogate pair"),
        ("l.jsonl", b'{"text": "t", "url": "a\\u0000"}', "line 1's url holds NUL"),
        ("m.json", b'[{"text": "t", "key": "a\\udfff"}]', "item 1's key holds half of a surrogate pair"),
        ("n.json", b'{"text": "t", "language": "d\\ud800"}', "its language holds half of a surrogate pair"),
        ("o.json", b'{"text": "t", "date": "2024-\\ud800"}', "its published holds half of a surrogate pair"),
    ],
)
def test_what_is_no_article_is_skipped_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = gather(write(tmp_path / name, content), base=tmp_path, max_bytes=1000 if name == "big.txt" else 10**6)
    assert found.articles == ()
    (skipped,) = found.skipped
    assert skipped.source in (name, f"{name}#1")
    assert reason in skipped.reason
    (skipped.source + skipped.reason).encode()  # so that the run's record can hold it


def test_one_bad_line_of_json_lines_costs_only_itself(tmp_path: Path) -> None:
    lines = ['{"text": "eins"}', "", "{oops", '"zwei"', '{"text": "drei\u2028vier", "url": "https://example.org/3"}']
    found = gather(write(tmp_path / "l.jsonl", "\n".join(lines)), base=tmp_path)
    assert [(a.key, a.source, a.text) for _, a in found.articles] == [
        ("l-1", "l.jsonl#1", "eins"),
        ("l-5", "l.jsonl#https://example.org/3", "drei\u2028vier"),
    ]
    assert [skip.source for skip in found.skipped] == ["l.jsonl#3", "l.jsonl#4"]
    assert "line 3 is not valid JSON" in found.skipped[0].reason


@pytest.mark.parametrize("date", ["2024", "2024-05"])
def test_a_date_without_a_day_is_left_out_with_a_note(tmp_path: Path, date: str) -> None:
    found = gather(write(tmp_path / "x.json", json.dumps({"text": TEXT, "date": date})), base=tmp_path)
    assert [(article.text, article.published) for _, article in found.articles] == [(TEXT, "")]
    assert [note.source for note in found.notes] == ["x.json"]
    assert f"the date {date} without a day" in found.notes[0].sentence


def test_what_json_tells_is_kept(tmp_path: Path) -> None:
    item = {"text": "T", "title": "H", "published": "2024-08-22T10:00:00Z", "language": "pt-BR", "url": "https://e.org"}
    ((_, article),) = gather(write(tmp_path / "x.json", json.dumps(item)), base=tmp_path).articles
    assert (article.title, article.published, article.language, article.url, article.key) == (
        "H",
        "2024-08-22",
        "pt",
        "https://e.org",
        "x",
    )


def test_a_web_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Absatz {n}: Das Unternehmen stellte ein neues Modell vor, sagte die Gründerin.</p>" for n in "abcd"
    )
    page = (
        "<html><head><title>Neues Modell</title><meta property='article:published_time' content='2024-05-06'>"
        "<link rel='canonical' href='https://example.org/modell'></head>"
        f"<body><nav><a href='/'>Start</a></nav><article><h1>Neues Modell</h1>{body}</article></body></html>"
    )
    ((_, article),) = gather(write(tmp_path / "p.html", page), base=tmp_path).articles
    assert "Absatz c" in article.text
    assert "Start" not in article.text
    assert (article.title, article.published, article.url) == (
        "Neues Modell",
        "2024-05-06",
        "https://example.org/modell",
    )


def test_a_missing_path_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    found = gather(tmp_path / "none", write(tmp_path / "a.txt", TEXT), base=tmp_path)
    assert len(found.articles) == 1
    assert "no such file or folder" in found.skipped[0].reason


def test_folders_are_read_whole_and_sorted_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".git/x.txt", "b/.hidden.txt"):
        write(tmp_path / "in" / name, name)
    found = gather(tmp_path / "in", base=tmp_path)
    assert [a.source for _, a in found.articles] == ["in/a.txt", "in/b/1.txt", "in/b/2.txt"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert "holds no files" in gather(tmp_path / "in", base=tmp_path).skipped[0].reason


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", TEXT)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "in" / "gone").symlink_to("nowhere")
    found = gather(tmp_path / "in", base=tmp_path)
    assert len(found.articles) == 1
    assert {Path(skip.source).name: skip.reason.split(";")[0] for skip in found.skipped} == {
        "again": f"the link leads back to {tmp_path / 'in'}, which would never end",
        "gone": "the link leads to a file that does not exist",
        "self": "the link leads back to itself",
    }


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert "not an ordinary file" in gather(tmp_path / "p.txt", base=tmp_path).skipped[0].reason


def test_two_files_of_one_name_are_both_read_under_two_keys(tmp_path: Path) -> None:
    write(tmp_path / "a" / "news.txt", "eins")
    write(tmp_path / "b" / "news.txt", "zwei")
    found = gather(tmp_path, base=tmp_path)
    assert {a.source: a.key for _, a in found.articles} == {"a/news.txt": "news", "b/news.txt": "news-2"}
    assert "another article has the name news" in found.notes[0].sentence


def test_keys_stay_with_their_sources(tmp_path: Path) -> None:
    write(tmp_path / "a" / "news.txt", "eins")
    second = write(tmp_path / "b" / "news.txt", "zwei")
    known = {article_iri("zwei"): Known("news", "b/news.txt")}
    found = gather(tmp_path, base=tmp_path, known=known)
    assert {a.source: a.key for _, a in found.articles} == {"a/news.txt": "news-2", "b/news.txt": "news"}
    write(second, "drei")
    changed = gather(tmp_path, base=tmp_path, known=known)
    assert {a.source: a.key for _, a in changed.articles} == {"a/news.txt": "news-2", "b/news.txt": "news"}
    assert changed.replaced == ((article_iri("zwei"), "b/news.txt"),)


def test_the_same_text_twice_is_one_article_and_a_note(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT)
    found = gather(tmp_path, base=tmp_path)
    assert [a.key for _, a in found.articles] == ["a"]
    assert found.notes[0].sentence == "has the same text as a.txt and was not read again"


def test_a_moved_text_is_not_replaced_by_what_took_its_place(tmp_path: Path) -> None:
    """The old text of a.txt now lies in b.txt: both articles stay, under two keys."""
    known = {article_iri("alt"): Known("a", "a.txt")}
    write(tmp_path / "a.txt", "neu")
    write(tmp_path / "b.txt", "alt")
    found = gather(tmp_path, base=tmp_path, known=known)
    assert found.replaced == ()
    assert {a.text: a.key for _, a in found.articles} == {"alt": "a", "neu": "a-2"}
    assert {a.text: a.source for _, a in found.articles} == {"alt": "b.txt", "neu": "a.txt"}


def test_a_source_below_the_base_is_named_from_there_and_any_other_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "here" / "a.txt", TEXT)
    assert gather(path, base=tmp_path).articles[0][1].source == "here/a.txt"
    assert gather(path, base=tmp_path / "other").articles[0][1].source == path.as_posix()


def test_the_order_of_the_paths_gives_no_other_keys(tmp_path: Path) -> None:
    one = write(tmp_path / "a" / "x.txt", "eins")
    two = write(tmp_path / "b" / "x.txt", "zwei")
    three = write(tmp_path / "b" / "copy.txt", "eins")
    orders = ((one, two, three), (three, two, one), (two, three, one))
    keys = [
        {a.source: a.key for _, a in collect(paths, {}, base=tmp_path, max_bytes=1000, iri_of=article_iri).articles}
        for paths in orders
    ]
    assert keys[0] == keys[1] == keys[2] == {"a/x.txt": "x", "b/x.txt": "x-2"}
