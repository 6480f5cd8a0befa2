"""Papers that are kept, read again."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from extractors import EXTRACTOR_VERSION
from service.commands.reread import UnknownPaperError, reread
from service.routing import Services
from service.settings import Settings
from service.storage.models import DocumentRow
from tests.service.made_papers import DECISION, SCANNED_DECISION, document_id, mended, pdf
from tests.service.uploading import ended, upload


@pytest.fixture
def services(client: TestClient) -> Services:
    found: Services = client.app_state["services"]
    return found


def document(client: TestClient, content: bytes) -> dict[str, object]:
    found: dict[str, object] = client.get(f"/v1/documents/{document_id(content)}").json()
    return found


def decisions(client: TestClient, content: bytes) -> list[str]:
    listed = client.get("/v1/decisions", params={"document": document_id(content)}).json()["data"]
    return [decision["text"] for decision in listed]


def test_a_paper_that_an_older_version_read_is_read_again_by_the_running_service(
    client: TestClient, services: Services, data_dir: Path
) -> None:
    old, new = pdf("Read long ago", 1), pdf("Read today", 1)
    upload(client, old, "long-ago.pdf")
    upload(client, new, "today.pdf")
    today = document(client, new)["job_id"]
    with services.database.session() as session:
        session.get_one(DocumentRow, document_id(old)).extractor_version = "0.0.1"
    reread([], everything=False, settings=Settings(data_dir=data_dir))
    after = document(client, old)
    assert (after["status"], after["extractor_version"]) == ("complete", EXTRACTOR_VERSION)
    assert document(client, new)["job_id"] == today
    assert decisions(client, old) == [DECISION]


def test_a_paper_named_is_read_again_and_what_was_recognised_stays_found_meanwhile(
    client: TestClient, data_dir: Path
) -> None:
    content = pdf("Scanned and read again", 4)
    upload(client, content, "scanned-slow.pdf")
    ended(client, str(document(client, content)["recognition_job_id"]))
    before = document(client, content)["job_id"]
    seen: list[list[str]] = []

    def look(*_: object) -> None:
        seen.append(decisions(client, content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service.commands.reread.time.sleep", look)
        assert reread([document_id(content)], everything=False, settings=Settings(data_dir=data_dir)) == 0
    assert document(client, content)["job_id"] != before
    assert len(seen) > 1
    assert all(found == [DECISION, SCANNED_DECISION] for found in seen)


def test_a_paper_that_fails_again_is_named_with_its_reason(
    client: TestClient, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = pdf("Dies again", 1)
    upload(client, content, "dies-again.pdf")
    named, settings = [document_id(content)], Settings(data_dir=data_dir)
    assert reread(named, everything=False, settings=settings) == 1
    assert "dies-again.pdf: paper_parser_died" in capsys.readouterr().err
    with mended(data_dir):
        assert reread(named, everything=False, settings=settings) == 0


def test_an_id_that_is_not_here_is_told_and_nothing_read(client: TestClient, data_dir: Path) -> None:
    content = pdf("Beside an unknown id", 1)
    upload(client, content, "beside-unknown.pdf")
    before = document(client, content)["job_id"]
    unknown = f"sha256:{'0' * 64}"
    with pytest.raises(UnknownPaperError, match=unknown):
        reread([document_id(content), unknown], everything=False, settings=Settings(data_dir=data_dir))
    assert document(client, content)["job_id"] == before
