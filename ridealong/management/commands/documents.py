"""Writes one sample of every document as PDF, for reviewers, printers and validators; people in it are invented."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ridealong.documents import render, samples, seal
from ridealong.documents.paperwork import RidePacket
from ridealong.documents.waiver_content import Attestation, Receipt, SignedWaiver

SEALED = SignedWaiver | Receipt | Attestation | RidePacket


class Command(BaseCommand):
    help = "Writes a sample of every document into a directory, named <kind>-<case>.pdf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path)

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        key, certificate = seal.make_certificate("Samples, not a real department")
        count = 0
        for name, paper in samples.papers():
            pdf = render(paper)
            if isinstance(paper, SEALED):
                pdf = seal.seal(pdf, key_pem=key, certificate_pem=certificate, reason="Sample")
            Path(directory, f"{name}.pdf").write_bytes(pdf)
            count += 1
        self.stdout.write(f"Wrote {count} documents to {directory}.")
