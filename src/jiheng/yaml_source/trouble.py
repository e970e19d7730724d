"""What a file system refuses, in the words of the catalogue."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.place import Place

_NAMED = {
    errno.EACCES: "file.reason_denied",
    errno.EPERM: "file.reason_denied",
    errno.EROFS: "file.reason_read_only",
    errno.ENOSPC: "file.reason_disk_full",
    errno.EDQUOT: "file.reason_disk_full",
    errno.ENAMETOOLONG: "file.reason_name_too_long",
    errno.ENOENT: "file.reason_vanished",
    errno.ENOTDIR: "file.reason_not_a_folder",
    errno.EISDIR: "file.reason_is_a_folder",
    errno.ELOOP: "file.reason_link_loop",
    errno.EBUSY: "file.reason_busy",
    errno.ETXTBSY: "file.reason_busy",
}


def reason_words(error: Exception) -> str:
    """Return why the system refused, in Chinese; a rare reason by its number."""
    number = getattr(error, "errno", None)
    if number is None:
        return message("file.reason_bad_name")
    code = _NAMED.get(number)
    return message(code) if code else message("file.reason_other", number=number)


@contextmanager
def reading(file: Path | str) -> Iterator[None]:
    """Turn what the system refuses while a file or folder is read into ``file.unreadable``.

    Raises:
        DiagnosticError: the system refused.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        raise fail("file.unreadable", Place(file=str(file)), reason=reason_words(error)) from None


@contextmanager
def writing(file: Path | str) -> Iterator[None]:
    """Turn what the system refuses while files are written into ``file.unwritable``.

    Raises:
        DiagnosticError: the system refused.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        raise fail("file.unwritable", Place(file=str(file)), reason=reason_words(error)) from None
