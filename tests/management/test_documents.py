from io import StringIO

from django.core.management import call_command

from tests.documents import reading


def test_samples_are_written(tmp_path):
    call_command("documents", str(tmp_path / "new"), stdout=StringIO())
    found = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert len({name.split("-")[0] for name in found}) >= 7
    assert len(found) >= 15
    assert b"/ETSI.CAdES.detached" in found["waiver-signed-sealed.pdf"]
    assert all(pdf.startswith(b"%PDF-") for pdf in found.values())
    assert "Nguyễn Thị Minh Khai" in reading.text(found["waiver-signed-sealed.pdf"])
