"""Screens posts: JSON lines in, JSON lines out. Never touches the database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ridealong.posts.screening import context_from, screen


class Command(BaseCommand):
    help = 'Reads {"id", "text", "ctx"} lines from standard input, writes {"id", "outcome", "findings"} lines.'
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            try:
                post = json.loads(line)
                verdict = screen(post["text"], context_from(post.get("ctx") or {}))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise CommandError(f"line {number}: {error}") from error
            found = [finding.as_json() for finding in verdict.findings]
            self.stdout.write(json.dumps({"id": post.get("id"), "outcome": verdict.outcome, "findings": found}))
