"""What a host says of itself in TIPC_* variables, as the settings need it."""

import base64
import os
import secrets
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def flag(name, default=False):
    """A yes or no from the environment: 1, true, yes, on; 0, false, no, off."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return value in {"1", "true", "yes", "on"} if value else default
    raise ImproperlyConfigured(f"{name} is “{value}”. Write 1 or 0.")


def words(text):
    return [word.strip() for word in text.split(",") if word.strip()]


def named(name, default=""):
    """What names a host in the environment, in the letters in which the internet carries it.

    Python’s own way to turn other letters into them names hosts of other people.
    """
    value = os.environ.get(name, default)
    if not value.isascii():
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Write a name in other letters as it is registered, in ASCII:"
            " xn--strae-oqa.example."
        )
    return value


def made_and_kept(path, value):
    """What the local profile keeps in its data folder: `value`, or what was made before it."""
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(value)
    except FileExistsError:
        pass
    return path.read_text()


def secret_key(data_dir, is_local):
    """The key from the environment; the local profile makes its own and keeps it."""
    if key := os.environ.get("TIPC_SECRET_KEY"):
        return key
    if not is_local:
        raise ImproperlyConfigured(
            "TIPC_SECRET_KEY is not set. Set it to 50 or more random characters. On the clone that"
            " “make run” made write TIPC_PROFILE=local before the command instead."
        )
    return made_and_kept(data_dir / "secret-key", secrets.token_urlsafe(60))


def address_keys(data_dir, is_local):
    """The keys that seal subscribers' addresses, the newest first; none: no notices are sent."""
    keys = words(os.environ.get("TIPC_ADDRESS_KEY", ""))
    if not keys and is_local:
        made = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        return [made_and_kept(data_dir / "address-key", made)]
    for key in keys:
        try:
            is_a_key = len(base64.urlsafe_b64decode(key)) == 32
        except ValueError:
            is_a_key = False
        if not is_a_key:
            raise ImproperlyConfigured(
                "TIPC_ADDRESS_KEY holds something that is no key. Make one with: python3 -c"
                " 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"
            )
    return keys


def mail_by(url):
    """Django's settings for smtp://user:password@host:587 (or smtps), file:///folder, console:."""
    parts = urlsplit(url or "console:")
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        folder = unquote(parts.path)
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": folder}
    if parts.scheme in {"smtp", "smtps"} and parts.hostname:
        is_tls = parts.scheme == "smtps"
        return {
            "EMAIL_BACKEND": "tipcouncil.site.notices.smtp.Backend",
            "EMAIL_TIMEOUT": 60,  # seconds for each answer: the server may look at a message
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or (465 if is_tls else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": is_tls,
            "EMAIL_USE_TLS": not is_tls and "starttls=0" not in parts.query,
        }
    raise ImproperlyConfigured(
        "TIPC_EMAIL_URL is none of smtp://user:password@host:587, smtps://user:password@host:465,"
        " smtp://host:25?starttls=0, file:///folder, console:."
    )
