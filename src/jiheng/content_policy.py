"""内容安全策略 — the page may run its own one style and one script, and nothing else.

Source: CSP Level 3; a hash stands for the exact text between the tags. A policy in a ``meta`` element cannot
carry ``frame-ancestors``, so it has none.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def policy(style: str, script: str) -> str:
    """Return the policy for a page with this style and this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {source_hash(style)}",
            f"script-src {source_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def source_hash(text: str) -> str:
    """Return a text as a hash source of the policy."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
