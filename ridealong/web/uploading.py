"""A request that carries files is bounded before anything of it is stored."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LARGEST_REQUEST = 25 * 1024 * 1024  # bytes, with everything in it
WASTED = 200 * 1024 * 1024  # read and thrown away, so that the person gets a page instead of a broken line


class Bounded(FileUploadHandler):
    """Stops at the first file of a request that is too large; the form then says so."""

    is_too_large = False
    received = 0

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        self.is_too_large = content_length > LARGEST_REQUEST
        self.is_hopeless = content_length > WASTED

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_too_large:
            self._stop()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > LARGEST_REQUEST:
            self._stop()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""

    def _stop(self) -> None:
        if self.request is not None:
            self.request.META["ridealong.upload_too_large"] = "yes"
        raise StopUpload(connection_reset=self.is_hopeless)


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file was left out of this request for its size."""
    return "ridealong.upload_too_large" in request.META
