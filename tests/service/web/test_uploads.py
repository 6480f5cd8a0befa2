import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.routing import Services
from tests.service.made_papers import document_id, pdf
from tests.service.uploading import ended, upload

OWN = {"Origin": "http://testserver", "Accept": "text/html"}


def send(client: TestClient, *files: tuple[str, bytes], headers: dict[str, str] = OWN, follow: bool = True) -> Any:
    sent = [("file", (name, content, "application/pdf")) for name, content in files]
    return client.post("/upload", files=sent, headers=headers, follow_redirects=follow)


def papers_here(client: TestClient) -> int:
    services: Services = client.app_state["services"]
    return sum(1 for _ in services.settings.data_dir.glob("papers/*/*/paper.pdf"))


def test_the_form_tells_what_is_taken(client: TestClient) -> None:
    html = client.get("/upload").text
    assert "up to 1 MB and 40 pages" in html
    assert 'type="file"' in html
    assert "multiple" in html


def test_papers_taken_in_are_listed_with_their_progress(client: TestClient) -> None:
    content = pdf("Followed", 4)
    response = send(client, ("slow-followed.pdf", content))
    assert response.history[0].status_code == 303
    assert response.status_code == 200
    job = client.get(f"/v1/documents/{document_id(content)}").json()["job_id"]
    assert f'data-events="/v1/jobs/{job}/events"' in response.text
    assert re.search(r"<span data-done>\d</span> of <span data-total>4</span> pages read", response.text)
    assert '<noscript><meta http-equiv="refresh"' in response.text
    assert "Accepted" in response.text
    ended(client, job)
    after = client.get(response.url.path, params=response.url.query.decode()).text
    assert "4 pages read." in after
    assert after.count('class="fate fate-text"') == 4
    assert "data-events" not in after
    assert "refresh" not in after


def test_each_file_is_told_what_became_of_it(client: TestClient) -> None:
    known = pdf("Known on the page", 1)
    upload(client, known, "known-on-the-page.pdf")
    response = send(
        client,
        ("new-on-the-page.pdf", pdf("New on the page", 1)),
        ("known-on-the-page.pdf", known),
        ("letter.pdf", b"Dear sir"),
        ("locked.pdf", pdf("Locked", 1, password="pell")),
        ("empty.pdf", b""),
    )
    assert response.status_code == 200
    html = response.text
    for words in ("Accepted", "Already here", "2 files were refused", "1 file needs its password"):
        assert words in html
    for reason in ("letter.pdf is not a PDF", "locked.pdf: ", "empty.pdf is empty"):
        assert reason in html
    assert html.count("data-outcome") == 5


def test_a_paper_that_needs_its_password_is_asked_for_it_until_it_opens(client: TestClient) -> None:
    content = pdf("Locked on the page", 1, password="pell-mell")
    for password, told in ((None, "protected by a password"), ("wrong-word", "does not open")):
        fields = {"password": password} if password else {}
        files = {"file": ("locked-on-the-page.pdf", content)}
        html = client.post("/upload", files=files, data=fields, headers=OWN).text
        assert told in html
        assert "1 file needs its password" in html
        assert "refused" not in html
        assert re.search(r'<input id="password-1" name="password" type="password" autocomplete="off"', html)
        assert "wrong-word" not in html
    response = client.post(
        "/upload", files={"file": ("locked.pdf", content)}, data={"password": "pell-mell"}, headers=OWN
    )
    assert response.history[0].status_code == 303
    assert "pell-mell" not in response.text + str(response.url)
    ended(client, client.get(f"/v1/documents/{document_id(content)}").json()["job_id"])


def test_scanned_pages_are_told_with_the_reason_and_followed(client: TestClient) -> None:
    content = pdf("Scanned on the page", 20)
    upload(client, content, "scanned-slow-on-the-page.pdf")
    paper = f"/documents/{document_id(content)}"
    html = client.get(paper, headers=OWN).text
    assert "Scanned pages to follow" in html
    assert "1 page read and 19 pages scanned, waiting to be recognised." in html
    assert "<strong>Pages 2 to 20.</strong> A picture without text." in html
    assert re.search(r"<span data-done>\d+</span> of <span data-total>19</span> pages done", html)
    assert html.count('class="fate fate-waiting"') == 19
    job = client.get(f"/v1{paper}").json()["recognition_job_id"]
    assert f'data-events="/v1/jobs/{job}/events"' in html
    assert "being recognised" in client.get(f"{paper}/pages/2", headers=OWN).text
    assert "scanned pages wait</a> to be recognised" in client.get("/search?q=bridge", headers=OWN).text
    ended(client, job)
    after = client.get(paper, headers=OWN).text
    assert "1 page read and 19 pages read from pictures." in after
    assert "data-events" not in after
    assert "check names and figures" in client.get(f"{paper}/pages/2", headers=OWN).text


def test_a_paper_that_failed_tells_why(client: TestClient) -> None:
    content = pdf("Fails on the page", 1)
    job = upload(client, content, "defect-on-the-page.pdf")
    for path in (f"/documents/{document_id(content)}", f"/upload/outcome?known={document_id(content)}"):
        html = client.get(path, headers=OWN).text
        assert "Not read" in html
        assert job["error"]["message"] in html.replace("&#39;", "'")


def test_a_page_of_a_paper_not_read_yet_leads_to_the_paper(client: TestClient) -> None:
    content = pdf("Not read yet", 30)
    send(client, ("slow-not-read-yet.pdf", content))
    paper = f"/documents/{document_id(content)}"
    response = client.get(f"{paper}/pages/1", headers=OWN, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, paper)
    assert "Being read" in client.get(paper, headers=OWN).text
    ended(client, client.get(f"/v1{paper}").json()["job_id"])


def test_a_form_without_a_file_asks_for_one(client: TestClient) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n'
    headers = OWN | {"Content-Type": "multipart/form-data; boundary=x"}
    response = client.post("/upload", content=body, headers=headers)
    assert response.status_code == 422
    assert "No file was chosen" in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    before = papers_here(client)
    response = send(client, ("foreign.pdf", pdf("Foreign", 1)), headers=headers)
    assert response.status_code == 403
    assert "Not sent from this site" in response.text
    assert papers_here(client) == before


def test_our_own_form_is_taken_where_the_browser_names_its_site(client: TestClient) -> None:
    response = send(client, ("own.pdf", pdf("Own", 1)), headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 200


def test_markup_in_a_refused_name_is_shown_not_run(client: TestClient) -> None:
    html = send(client, ("<img src=x onerror=alert(1)>.pdf", b"none")).text
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;.pdf is not a PDF" in html
