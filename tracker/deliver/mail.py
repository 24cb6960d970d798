"""A digest as e-mail: text and HTML in one message, sent over TLS, the same message when it is tried again."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import unquote

from tracker.deliver.parcel import MailServer, Parcel
from tracker.errors import DeliveryError
from tracker.text.printable import line

PATIENCE = 30.0  #: seconds for each answer of the server
MAX_SUBJECT = 150  #: characters; more is cut by every reader


def recipients(place: str) -> tuple[str, ...]:
    """The addresses of a `mailto:` place.

    Raises:
        DeliveryError: there is none, or one is no address.
    """
    addresses, _, question = place.partition(":")[2].partition("?")
    if question:
        raise DeliveryError(f"{line(place)}: only addresses are expected after mailto:, found ?{line(question)}")
    found = tuple(unquote(one).strip() for one in addresses.split(",") if one.strip())
    if not found:
        raise DeliveryError("mailto: without an address; write mailto:name@example.org")
    for one in found:
        _address(one)
    return found


def _address(text: str) -> Address:
    try:
        if not text.isprintable() or "@" not in text:
            raise ValueError
        return Address(addr_spec=text)
    except (ValueError, IndexError) as error:  # IndexError: the library's parser on an unfinished quote
        raise DeliveryError(f"{line(text)!r} is no mail address; write name@example.org") from error


def message(parcel: Parcel, to: tuple[str, ...], sender: str) -> EmailMessage:
    """The mail: plain text first, HTML as the alternative.

    Whatever a feed says, a header holds one clean line; the Message-ID depends on reader and stories alone.
    """
    domain = _address(sender).domain or "localhost"
    made = EmailMessage(policy=SMTP)
    made["Subject"] = line(parcel.subject)[:MAX_SUBJECT]
    made["From"] = _address(sender)
    made["To"] = tuple(_address(one) for one in to)
    made["Date"] = format_datetime(parcel.at)
    made["Message-ID"] = f"<{digest_id(parcel)}@{domain}>"
    made["List-Id"] = f"<{_label(parcel.reader)}.tracker.{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(parcel.text("table"))
    made.add_alternative(parcel.text("html"), subtype="html")
    return made


def digest_id(parcel: Parcel) -> str:
    """The same for the same reader and the same news, whatever the day or the order."""
    return sha256("\n".join([parcel.reader, *sorted(parcel.stories)]).encode()).hexdigest()[:32]


def _label(reader: str) -> str:
    """A reader's name as a label of a domain."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in reader.lower()).strip("-")
    return kept or sha256(reader.encode()).hexdigest()[:12]


def send(parcel: Parcel, place: str, server: MailServer | None) -> str:
    """Hand the mail to the server; back when it has accepted it for every recipient.

    Raises:
        DeliveryError: no server is configured, or it did not take the mail.
    """
    to = recipients(place)
    if server is None:
        raise DeliveryError(f"{line(place)}: no mail server is configured; add an smtp: block with host and from")
    made = message(parcel, to, server.sender)
    name = f"mail to {', '.join(map(line, to))} by {server.host}:{server.port}"
    try:
        with _connected(server) as session:
            refused = session.send_message(made, server.sender, list(to))
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise DeliveryError(f"{name}: {_why(error)}; it is tried again at the next run") from error
    if refused:
        raise DeliveryError(f"{name}: refused for {', '.join(map(line, refused))}; it is tried again at the next run")
    return f"sent {name}"


def _connected(server: MailServer) -> smtplib.SMTP:
    """A session that is encrypted and logged in as the configuration says."""
    session: smtplib.SMTP
    if server.tls == "tls":
        session = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context())
    else:
        session = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.tls == "starttls":
            session.starttls(context=ssl.create_default_context())
        if server.user is not None:
            session.login(server.user, server.password or "")
    except BaseException:
        session.close()
        raise
    return session


def _why(error: Exception) -> str:
    """The reason in one line, without what the server says about the login."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"login refused ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return f"refused ({code} {line(_decoded(text))})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"refused ({error.smtp_code} {line(_decoded(error.smtp_error))})"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {line(error.verify_message)}"
    if isinstance(error, OSError) and error.strerror:
        return line(error.strerror)
    return line(str(error)) or type(error).__name__


def _decoded(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text
