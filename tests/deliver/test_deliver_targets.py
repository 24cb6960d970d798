"""A digest arrives where its reader wants it, at least once, or the run says that it did not."""

import email
import email.policy
import json
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import Any, ClassVar, Literal

import pytest

from tracker.deliver import mail
from tracker.deliver.parcel import Parcel
from tracker.deliver.targets import deliver
from tracker.errors import DeliveryError, TrackerError
from tracker.exporting.atomic import write

AT = datetime(2025, 3, 14, 8, 0, tzinfo=UTC)
HOSTILE = "CZ denies\r\nBcc: all@victim.example\r\n\r\n<script>alert(1)</script>\x1b[31m\u202e"


def parcel(**more: Any) -> Parcel:
    texts = {"table": "One thing is new — 新しい\n", "html": "<!DOCTYPE html><p>One thing is new</p>\n"}
    values: dict[str, Any] = {
        "reader": "desk",
        "subject": "1 development is new · 14 Mar 2025",
        "at": AT,
        "text": texts.__getitem__,
        "stories": ("b", "a"),
        **more,
    }
    return Parcel(**values)


@dataclass(frozen=True)
class Server:
    host: str = "127.0.0.1"
    port: int = 1
    sender: str = "tracker@news.example"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: Literal["starttls", "tls", "none"] = "none"


class Mailbox:
    """Keeps what arrives; refuses `nobody@`, and everything for a full mailbox."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if envelope.rcpt_tos == ["full@x.example"]:
            return "452 mailbox full"
        made = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(made, EmailMessage)
        self.received.append(made)
        return "250 taken"


@pytest.fixture
def post() -> Iterator[tuple[Mailbox, Server]]:
    controllers = pytest.importorskip("aiosmtpd.controller")
    box = Mailbox()
    controller = controllers.Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield box, Server(port=controller.port)
    finally:
        controller.stop()


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_a_file_is_replaced_and_standard_output_is_the_default(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A path gets the text in its format; without a place the text is printed."""
    path = tmp_path / "digest.txt"
    path.write_text("old")
    assert deliver((str(path),), parcel(), write=write) == (f"written to {path}",)
    assert path.read_text(encoding="utf-8") == "One thing is new — 新しい\n"
    deliver((), parcel(), write=write)
    assert capfd.readouterr().out == "One thing is new — 新しい\n"


def test_every_place_is_tried_and_one_failure_fails_the_delivery(tmp_path: Path) -> None:
    """The good place has its digest, and the error names the other."""
    good = tmp_path / "good.txt"
    bad = tmp_path / "missing" / "bad.txt"
    with pytest.raises(DeliveryError, match="missing"):
        deliver((str(bad), str(good)), parcel(), write=write)
    assert good.exists()


def test_nothing_new_goes_nowhere(tmp_path: Path) -> None:
    """An empty digest leaves the file of yesterday as it is."""
    path = tmp_path / "digest.txt"
    path.write_text("old")
    deliver((str(path), "mailto:a@x.example"), parcel(text=lambda _: ""), write=write)
    assert path.read_text() == "old"


def test_a_dry_run_tells_and_does_nothing(tmp_path: Path) -> None:
    """No file, no connection; the words say where it would go, without secrets."""
    path = tmp_path / "digest.txt"
    places = (str(path), "mailto:a@x.example", "tgram://secret-token/chat", "-")
    told = deliver(places, parcel(), write=write, server=Server(), dry_run=True)
    assert [line.split(" ")[0] for line in told] == ["would"] * 4
    assert "secret-token" not in " ".join(told)
    assert not path.exists()


def test_a_mail_has_text_and_html_and_a_stable_name(post: tuple[Mailbox, Server]) -> None:
    """Two tries make the same Message-ID; both parts arrive as they were."""
    box, server = post
    for stories in (("b", "a"), ("a", "b")):
        deliver(("mailto:ann@x.example,bob@y.example",), parcel(stories=stories), write=write, server=server)
    first, second = box.received
    assert first["Message-ID"] == second["Message-ID"]
    assert first["To"] == "ann@x.example, bob@y.example"
    assert first["List-Id"] == "<desk.tracker.news.example>"
    plain, html = first.get_body(("plain",)), first.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == "One thing is new — 新しい\n"
    assert "<p>One thing is new</p>" in html.get_content()
    other = mail.message(parcel(stories=("c",)), ("ann@x.example",), server.sender)
    assert other["Message-ID"] != first["Message-ID"]


def test_a_hostile_subject_is_one_line_of_text(post: tuple[Mailbox, Server]) -> None:
    """Line ends, escapes and bidi marks in a title make no header."""
    box, server = post
    deliver(("mailto:ann@x.example",), parcel(subject=HOSTILE, reader=HOSTILE), write=write, server=server)
    (made,) = box.received
    assert made["Bcc"] is None
    assert made["Subject"] == "CZ denies Bcc: all@victim.example <script>alert(1)</script>[31m"
    assert made["List-Id"].endswith(".tracker.news.example>")


@pytest.mark.parametrize(
    "place", ["mailto:", "mailto:nobody", "mailto:a@x.example%0aBcc:b@y.example", "mailto:a@x.example?cc=b"]
)
def test_a_place_that_is_no_address_is_refused_before_anything_is_sent(place: str) -> None:
    """The error says what to write."""
    with pytest.raises(DeliveryError, match=r"mail address|without an address|only addresses"):
        deliver((place,), parcel(), write=write, server=Server())


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("mailto:full@x.example", "452 mailbox full"),
        ("mailto:nobody@x.example", "550 no such mailbox"),
        ("mailto:ann@x.example,nobody@x.example", "refused for nobody@x.example"),
    ],
)
def test_a_refused_mail_is_an_error(post: tuple[Mailbox, Server], place: str, why: str) -> None:
    """What the server refused did not arrive, and the line says why."""
    with pytest.raises(DeliveryError, match=why):
        deliver((place,), parcel(), write=write, server=post[1])


def test_a_server_that_is_not_there_is_an_error() -> None:
    """Named with host and port."""
    server = Server(port=free_port())
    with pytest.raises(DeliveryError, match=rf"127\.0\.0\.1:{server.port}: Connection refused"):
        deliver(("mailto:ann@x.example",), parcel(), write=write, server=server)
    with pytest.raises(DeliveryError, match="no mail server is configured"):
        deliver(("mailto:ann@x.example",), parcel(), write=write)


def test_a_server_without_the_promised_encryption_gets_nothing(post: tuple[Mailbox, Server]) -> None:
    """With starttls a server that offers none is refused, and no password leaves."""
    box, server = post
    with pytest.raises(DeliveryError, match="STARTTLS"):
        deliver(
            ("mailto:a@x.example",), parcel(), write=write, server=Server(port=server.port, tls="starttls", user="u")
        )
    assert box.received == []


@pytest.mark.skipif(which("openssl") is None, reason="makes a certificate with openssl")
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_tls_is_checked_and_login_is_used(
    tls: Literal["starttls", "tls"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate nobody vouches for is refused; a trusted one carries login and mail; a wrong password is told."""
    controllers, smtp = pytest.importorskip("aiosmtpd.controller"), pytest.importorskip("aiosmtpd.smtp")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    context, certificate = certified(tmp_path)

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        return smtp.AuthResult(success=data.login == b"me" and data.password == b"right", handled=False)

    box = Mailbox()
    options: dict[str, Any] = {"authenticator": check, "hostname": "127.0.0.1", "port": free_port()}
    if tls == "tls":
        options |= {"ssl_context": context, "auth_require_tls": False}
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # the test server greets itself when it starts
    else:
        options |= {"tls_context": context, "auth_required": True}
    controller = controllers.Controller(box, **options)
    controller.start()
    try:
        good = Server(host="localhost", port=controller.port, tls=tls, user="me", password="right")
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        with pytest.raises(DeliveryError, match="certificate is not trusted"):
            deliver(("mailto:a@x.example",), parcel(), write=write, server=good)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        deliver(("mailto:a@x.example",), parcel(), write=write, server=good)
        assert len(box.received) == 1
        wrong = Server(host="localhost", port=controller.port, tls=tls, user="me", password="wr0ng")
        with pytest.raises(DeliveryError, match="login refused") as refused:
            deliver(("mailto:a@x.example",), parcel(), write=write, server=wrong)
        assert "wr0ng" not in str(refused.value)
    finally:
        controller.stop()


def certified(folder: Path) -> tuple[ssl.SSLContext, Path]:
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate


class Receiver(BaseHTTPRequestHandler):
    taken: ClassVar[list[dict[str, Any]]] = []
    status = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Receiver.taken.append(json.loads(body))
        self.send_response(Receiver.status)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.taken, Receiver.status = [], 200
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"json://127.0.0.1:{server.server_address[1]}/secret-path"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library's own imports
def test_a_notification_arrives_as_text(receiver: str) -> None:
    """The receiver has the subject and the plain digest."""
    pytest.importorskip("apprise")
    deliver((receiver,), parcel(subject=HOSTILE), write=write)
    (taken,) = Receiver.taken
    assert taken["message"].strip() == "One thing is new — 新しい"
    assert "\n" not in taken["title"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library's own imports
def test_a_notification_that_is_refused_is_an_error_without_the_address(receiver: str) -> None:
    """The service's answer 500 fails the delivery; the secret part of the address is not told."""
    pytest.importorskip("apprise")
    Receiver.status = 500
    with pytest.raises(DeliveryError, match="did not take") as refused:
        deliver((receiver,), parcel(), write=write)
    assert "secret-path" not in str(refused.value)
    with pytest.raises(DeliveryError, match="not an address that Apprise understands"):
        deliver(("nonsense://x",), parcel(), write=write)


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Apprise the line says what to install."""
    import sys

    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(TrackerError, match=r"pip install 'tracker\[notify\]'"):
        deliver(("json://x",), parcel(), write=write)
