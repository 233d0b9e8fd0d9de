"""The seal of each version covers the one before, so that no version can be changed unseen."""

import datetime
import hashlib
import json


def sealed(previous, version):
    """The seal of a version, in hex; `previous` is the seal before it, empty for the first."""
    said = {name: plain(getattr(version, name)) for name in version.sealed_names()}
    written = json.dumps([previous, said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def plain(value):
    """A value as the seal writes it, the same on every database."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return value if isinstance(value, int | str) else "" if value is None else str(value)


def breaks(versions):
    """What is wrong in the chain of one record's versions, oldest first, in sentences."""
    found = []
    previous = None
    for place, version in enumerate(versions, start=1):
        said = f"version {version.number}"
        if version.number != place:
            found.append(f"{said} stands where version {place} should")
        if version.digest != sealed(previous.digest if previous else "", version):
            found.append(f"{said} does not fit its seal")
        if previous and version.made_at < previous.made_at:
            found.append(f"{said} is dated before the version that it follows")
        previous = version
    return found
