import re
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from service.routing import Services
from service.storage.models import DocumentRow, IssueRow
from service.web.assets import assets
from tests.service.made_papers import ACTION, BODY, DECISION, SECRET, TARGET, document_id, pdf
from tests.service.uploading import upload

HTML = {"Accept": "text/html,*/*;q=0.8"}
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def paper(client: TestClient) -> str:
    """The id of a paper that is read."""
    content = pdf("For the pages", 3)
    assert upload(client, content, "for-the-pages.pdf")["state"] == "done"
    return document_id(content)


@pytest.fixture(scope="module")
def exempt_paper(client: TestClient) -> str:
    content = pdf("Exempt for the pages", 2)
    assert upload(client, content, "exempt-pages.pdf")["state"] == "done"
    return document_id(content)


def page(client: TestClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("text/html")
    return response.text


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', html)


def test_the_start_page_tells_what_the_record_holds(client: TestClient, paper: str) -> None:
    html = page(client, "/")
    assert re.search(r"The record holds \d+ papers?, \d+ meetings?, \d+ decisions?, \d+ actions? and \d+ target", html)
    assert 'name="q"' in html
    assert f'href="/documents/{paper}"' in html


def test_the_list_of_papers_tells_meeting_pages_and_status(client: TestClient, paper: str) -> None:
    html = page(client, "/documents?title=for-the-pages")
    row = html[html.index(f"/documents/{paper}") :]
    for words in ("for-the-pages.pdf", BODY, "2 March 2026", "Read in full", "Minutes"):
        assert words in row
    assert "No paper matches" in page(client, "/documents?title=there-is-none-such")
    assert "No such list" in page(client, "/documents?status=lost", 422)


def test_a_long_list_goes_on(
    client: TestClient, paper: str, exempt_paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.web.papers.A_PAGE", 1)
    first = page(client, "/documents")
    older = re.search(r'<a href="(/documents\?cursor=[^"]+)" rel="next">', first)
    assert older is not None
    then = page(client, older[1])
    assert "Back to the latest" in then
    assert (exempt_paper in first, paper in first, exempt_paper in then) == (True, False, False)


def test_a_paper_shows_its_facts_and_leads_to_their_places(client: TestClient, paper: str) -> None:
    html = page(client, f"/documents/{paper}")
    for words in (DECISION, ACTION, TARGET, "A Thorne", "likely, 90%", "3 pages read."):
        assert words in html
    for kind in ("decision", "action", "target", "attendee", "meeting"):
        assert f'href="#{kind}"' in html
        assert f'id="{kind}"' in html
    place = re.search(rf'href="(/documents/{paper}/pages/1)#(decision-\w+|\w+)"', html)
    assert place is not None
    assert f'id="{place[2]}"' in page(client, place[1])


def test_minutes_are_called_by_their_standing(client: TestClient, paper: str, exempt_paper: str) -> None:
    assert "<span>Draft minutes</span>" in page(client, f"/documents/{paper}")
    assert "Draft minutes, page 1</span>" in page(client, f"/documents/{exempt_paper}")  # beside its exempt report


def test_a_page_shows_its_picture_with_the_boxes_of_its_facts(client: TestClient, paper: str) -> None:
    html = page(client, f"/documents/{paper}/pages/1")
    assert f'src="/v1/documents/{paper}/pages/1/image"' in html
    assert 'viewBox="0 0 595.0 842.0"' in html
    assert html.count('<rect x="70.8" y="70.8" width="230.4" height="14.4"') == 5
    assert len(ids(html)) == len(set(ids(html)))
    assert f'href="/documents/{paper}/pages/2" rel="next"' in html
    assert "No decisions, actions, people or targets were found" in page(client, f"/documents/{paper}/pages/3")


def test_a_page_marks_the_words_of_a_question_and_a_passage(client: TestClient, paper: str) -> None:
    html = page(client, f"/documents/{paper}/pages/1?q=mending+a+bridge&start=0&end=8")
    words = re.search(r'class="overlay words".*?</svg>', html, re.DOTALL)
    passage = re.search(r'class="overlay passage".*?</svg>', html, re.DOTALL)
    assert words is not None
    assert passage is not None
    assert words[0].count("<rect") == passage[0].count("<rect") == 1
    assert ids(html).count("marked") == 1
    assert "1 word of your search marked" in html
    assert f'href="/documents/{paper}/pages/2?q=mending+a+bridge"' in html


def test_a_record_can_be_named_in_the_address(client: TestClient, paper: str) -> None:
    record = client.get(f"/v1/documents/{paper}/records").json()["actions"][0]["id"]
    html = page(client, f"/documents/{paper}/pages/1?record={record}")
    chosen = re.search(r'<li class="fact k-action chosen">.*?</li>', html, re.DOTALL)
    assert chosen is not None
    assert record in chosen[0]


def test_exempt_pages_are_withheld(client: TestClient, exempt_paper: str) -> None:
    html = page(client, f"/documents/{exempt_paper}/pages/2?q=settlement&start=0&end=9999", 403)
    assert "This page is withheld" in html
    assert '<img src="/v1' not in html
    assert "<rect" not in html
    every = (
        html + page(client, f"/documents/{exempt_paper}") + page(client, f"/documents/{exempt_paper}/pages/1?q=clerk")
    )
    assert SECRET not in every
    assert "withheld as exempt" in every


def test_answers_show_words_kind_meeting_and_place(client: TestClient, paper: str) -> None:
    html = page(client, f"/search?q=bridge+mended&kind=decision&document={paper}")
    assert "<mark>bridge</mark>" in html
    assert "<mark>mended</mark>" in html
    assert f"{BODY}, 2 March 2026</a>" in html
    link = re.search(
        rf'href="(/documents/{paper}/pages/1\?q=bridge\+mended&amp;start=\d+&amp;end=\d+&amp;record=\w+)#marked"', html
    )
    assert link is not None
    there = page(client, link[1].replace("&amp;", "&"))
    assert 'id="marked"' in there
    assert '<li class="fact k-decision chosen">' in there
    assert re.search(r"Searched \d+ papers? of", html)


@pytest.mark.usefixtures("paper")
def test_a_search_without_answers_says_so_and_what_it_covered(client: TestClient) -> None:
    html = page(client, "/search?q=bridge&body=No+Such+Body")
    assert "Nothing found" in html
    assert 'href="/search?q=bridge"' in html
    assert re.search(r"Searched \d+ papers? of \d+ bod(y|ies), with meetings ", html)
    assert BODY in html[html.index("Whose papers these are") :]


def test_facets_narrow_the_search_and_chips_widen_it(client: TestClient, paper: str) -> None:
    asked = f"/search?q=price+for+the+bridge&document={paper}".replace(":", "%3A")
    html = page(client, asked)
    narrowed = re.search(r'<a class="facet-line" href="([^"]+)"><span>Actions</span> <span class="count">1', html)
    assert narrowed is not None
    html = page(client, narrowed[1].replace("&amp;", "&"))
    assert "1 answer</h2>" in html
    assert ACTION in re.sub("</?mark>", "", html)
    chips = re.findall(r'<a class="chip" href="([^"]+)"><span class="hidden">Remove: </span>([^<]+) <', html)
    assert [words for _, words in chips] == ["One paper only", "Kind of answer: Actions"]
    assert chips[1][0].replace("&amp;", "&") == asked
    for name, value in (("document", paper), ("kind", "action")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in html


def test_answers_like_one_are_a_link_away(client: TestClient, paper: str) -> None:
    html = page(client, f"/search?q=bridge+mended&kind=decision&document={paper}")
    link = re.search(r'<a class="like" href="(/search/like/[0-9a-f-]{36})">More like this', html)
    assert link is not None
    there = page(client, link[1])
    assert "<h1>More like this</h1>" in there
    assert f"/documents/{paper}/pages/1?start=" in there
    gone = page(client, "/search/like/00000000-0000-0000-0000-000000000099", 404)
    assert "Search again" in gone
    assert "Page not found" in page(client, "/search/like/one", 404)


def test_a_misspelt_question_is_corrected_and_says_so(client: TestClient, paper: str) -> None:
    html = page(client, f"/search?q=brigde+mended&document={paper}")
    assert re.search(r"Searched for <strong>bridge mended</strong>", html)
    as_typed = re.search(r'<a href="([^"]+leave_out=spelling)">Search instead for brigde mended</a>', html)
    assert as_typed is not None
    assert "Spelling as typed" in page(client, as_typed[1].replace("&amp;", "&"))


def test_a_cursor_of_another_search_is_refused_in_words(client: TestClient) -> None:
    assert "Unknown cursor" in page(client, "/search?q=bridge&cursor=abc", 422)


def test_a_search_with_a_mistake_tells_it_at_the_field(client: TestClient) -> None:
    html = page(client, "/search?q=bridge&date_from=soon", 422)
    assert 'href="#date_from"' in html
    assert 'aria-describedby="date_from-mistake"' in html
    assert "soon is not a day" in html


def test_an_empty_search_shows_the_form(client: TestClient) -> None:
    html = page(client, "/search?q=+")
    assert "Search the papers" in html
    assert "Nothing found" not in html


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "Page not found"),
        ("/documents/sha256:none", 404, "No such document"),
        ("/documents/sha256:none/pages/1", 404, "No such document"),
        ("/documents/sha256:none/pages/one", 404, "Page not found"),
        ("/upload/outcome?document=sha256:none", 404, "No such document"),
        ("/documents?cursor=gibberish", 422, "Unknown cursor"),
        ("/static/0/none.css", 404, "No such file"),
    ],
)
def test_errors_are_pages(client: TestClient, path: str, status: int, words: str) -> None:
    assert words in page(client, path, status)


def test_a_page_beyond_the_last_is_not_there(client: TestClient, paper: str) -> None:
    assert "which has 3 pages" in page(client, f"/documents/{paper}/pages/4", 404)


def test_a_defect_is_a_page_that_quotes_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("service.web.papers.home_page", broken)
    html = page(client, "/", 500)
    assert "Something went wrong here" in html
    assert SECRET not in html


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/documents/sha256:none"])
def test_the_api_keeps_its_problems(client: TestClient, path: str) -> None:
    response = client.get(path, headers=HTML)
    assert response.headers["content-type"] == "application/problem+json"


def test_programs_that_ask_for_no_page_get_a_problem(client: TestClient) -> None:
    response = client.get("/nothing", headers={"Accept": "application/json"})
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/", "/search?q=bridge", "/upload", "/documents", "/accuracy", "/nothing"])
def test_pages_run_nothing_but_our_own_files(client: TestClient, path: str) -> None:
    response = client.get(path, headers=HTML)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|javascript:", response.text)


def test_pages_can_be_used_without_a_mouse_and_read_aloud(client: TestClient, paper: str) -> None:
    for path in (
        "/",
        "/search?q=bridge",
        "/upload",
        "/documents",
        "/accuracy",
        f"/documents/{paper}",
        f"/documents/{paper}/pages/1",
    ):
        html = page(client, path)
        assert '<html lang="en-GB">' in html
        assert '<a class="skip" href="#main">' in html
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        labelled = set(re.findall(r'<label for="([^"]+)"', html))
        fields = re.findall(r"<(?:input|select)\b[^>]*>", html)
        named = {
            name[1] for field in fields if 'type="hidden"' not in field and (name := re.search(r'id="([^"]+)"', field))
        }
        assert named == labelled
        assert not re.search(r"<img(?![^>]*\salt=)", html)


def test_files_of_the_pages_are_kept_by_browsers(client: TestClient) -> None:
    html = page(client, "/")
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
    assert {address.rpartition("/")[2] for address in addresses} == set(assets())
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
        assert response.headers["x-content-type-options"] == "nosniff"


@pytest.fixture
def hostile_paper(client: TestClient) -> str:
    """A paper whose file name, title and issue hold markup."""
    content = pdf("Hostile", 1)
    upload(client, content, f"partial-{HOSTILE}.pdf")
    paper = document_id(content)
    services: Services = client.app_state["services"]
    with services.database.session() as session:
        session.execute(update(DocumentRow).where(DocumentRow.id == paper).values(title=f"Title {HOSTILE}"))
        session.execute(update(IssueRow).where(IssueRow.document_id == paper).values(message=f"Issue {HOSTILE}"))
    return paper


def test_markup_in_names_titles_and_questions_is_shown_not_run(client: TestClient, hostile_paper: str) -> None:
    here = f"/documents/{hostile_paper}"
    hostile = "%22%3E%3Cimg src=x onerror=alert(1)%3E"
    paths = (
        "/",
        "/documents",
        here,
        f"{here}/pages/1?q={hostile}&record={hostile}",
        f"/search?q={hostile}&body={hostile}",
    )
    every = "".join(page(client, path) for path in (*paths, f"/upload/outcome?document={hostile_paper}"))
    assert "<img src=x" not in every
    assert every.count("&lt;img src=x onerror=alert(1)&gt;") >= 6
