"""Any file: read as what it is, or refused with what it is and what to do."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.formats.files import MAX_FILE_BYTES
from qualcoder_net.formats.reading import TRANSCRIPT_SUFFIXES, expand, read_transcript
from qualcoder_net.formats.tables import write_xlsx
from tests.formats.makers import odf_xml, odt

TALK = "I: Hoe gaat het?\nR1: Goed.\n"
RTF = rb"{\rtf1\ansi I: Hoe gaat het?\par R1: Goed.\par}"
HTML = b"<!DOCTYPE html><html><body><p>I: Hoe gaat het?</p><p>R1: Goed.</p></body></html>"
VTT = (
    b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>Hoe gaat het?\n\n00:02.000 --> 00:03.000\n<v R1>Goed."
)
SRT = (
    b"1\n00:00:01,000 --> 00:00:02,000\nI: Hoe gaat het?\n\n"
    b"2\n00:00:02,000 --> 00:00:03,000\nR1: Goed."
)
CSV = b"spreker,tekst\nI,Hoe gaat het?\nR1,Goed.\n"
ODF = "<text:p>I: Hoe gaat het?</text:p><text:p>R1: Goed.</text:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("I: Hoe gaat het?")
    document.add_paragraph("R1: Goed.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def excel_file() -> bytes:
    stream = io.BytesIO()
    write_xlsx(stream, ["spreker", "tekst"], [["I", "Hoe gaat het?"], ["R1", "Goed."]])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r1.txt", TALK.encode()),
        ("R1.TXT", TALK.encode("utf-16")),
        ("r1.md", TALK.encode()),
        ("r1.docx", word_file()),
        ("r1.docm", word_file()),
        ("r1.dotx", word_file()),
        ("r1.odt", odt(ODF)),
        ("r1.ott", odt(ODF)),
        ("r1.fodt", odf_xml(ODF, root="document").encode()),
        ("r1.rtf", RTF),
        ("r1.html", HTML),
        ("r1.htm", b"<p>I: Hoe gaat het?</p><p>R1: Goed.</p>"),
        ("r1.vtt", VTT),
        ("r1.srt", SRT),
        ("r1.csv", CSV),
        ("r1.tsv", CSV.replace(b",", b"\t")),
        ("r1.xlsx", excel_file()),
        # names that say otherwise
        ("r1.txt", word_file()),
        ("r1.doc", word_file()),
        ("r1.doc", RTF),
        ("r1.docx", RTF),
        ("r1.docx", HTML),
        ("r1.doc", HTML),
        ("r1.docx", TALK.encode()),
        ("r1.csv", excel_file()),
        ("r1.txt", VTT),
        ("r1.txt", SRT),
        ("r1", word_file()),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    transcript, original = read_transcript(file)
    spoken = [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    assert spoken == [("I", "Hoe gaat het?"), ("R1", "Goed.")]
    assert transcript.interviewers == {"I"}
    assert original == data


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what", "remedy"),
    [
        ("r1.txt", b"", "empty", "again"),
        ("r1.docx", b"", "empty", "again"),
        ("r1.doc", OLE + b"\0" * 600, "before 2007", "save it as .docx"),
        (
            "r1.docx",
            OLE + "EncryptedPackage\0".encode("utf-16-le"),
            "password",
            "without a password",
        ),
        ("r1.mp3", b"ID3\x03\0\0", "recording", "Transcribe it first"),
        ("r1.wma", b"zomaar", "recording", "Transcribe it first"),
        ("r1.txt", b"ID3\x03\0\0", "sound recording", "Transcribe it first"),
        ("r1.mp4", b"\0\0\0\x20ftypisom", "recording", "Transcribe it first"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture", "recognised"),
        ("alles.zip", zipped("r1.txt"), "zip file", "Unpack"),
        ("r1.docx", zipped("word/document.xml")[:60], "damaged", "again"),
        ("boek.yaml", b"codes: []\n", "which kind of transcript", "end in .txt"),
        ("r1.docx", bytes(range(1, 256)) * 9, "not text", "Open it"),
        ("r1.rtf", rb"{\rtf1\ansi a\u0 ?b\par}", "", ""),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_remedy(
    tmp_path: Path, name: str, data: bytes, what: str, remedy: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    if not what:  # whatever the reader makes of it, nothing that a project cannot keep
        try:
            assert "\0" not in read_transcript(file)[0].text
        except FileError as error:
            assert error.remedy is not None
        return
    with pytest.raises(FileError, match=what) as raised:
        read_transcript(file)
    assert remedy in str(raised.value.remedy)
    assert str(file) in str(raised.value)


def test_a_missing_file_suggests_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "interview R1.docx").touch()
    with pytest.raises(FileError, match=r"no such file\. Did you mean “interview R1\.docx”"):
        read_transcript(tmp_path / "interview R2.docx")
    with pytest.raises(FileError, match="no such file or folder"):
        read_transcript(tmp_path / "nergens" / "r1.txt")


def test_a_folder_or_device_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="It is a folder"):
        read_transcript(tmp_path)
    with pytest.raises(FileError, match="It is a device"):
        read_transcript(Path(os.devnull))


def test_a_file_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r1.txt"
    file.write_text(TALK)
    file.chmod(0)
    if os.access(file, os.R_OK):  # an administrator may read anything

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match="You may not read it"):
        read_transcript(file)


@pytest.mark.parametrize(
    ("name", "head", "size"),
    [("r1.txt", b"I: ja\n", 200 * 10**6), ("r1.docx", b"PK\x03\x04", MAX_FILE_BYTES + 1)],
)
def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, name: str, head: bytes, size: int
) -> None:
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.write(head)
        stream.truncate(size)
    started = time.process_time()
    with pytest.raises(FileError, match=r"are read up to \d+ MB"):
        read_transcript(file)
    assert time.process_time() - started < 0.1


# --- files, patterns and folders ------------------------------------------------------------------


@pytest.fixture
def study(tmp_path: Path) -> Path:
    for name in [
        "Oostrand/R10.docx", "Oostrand/R2.docx", "Oostrand/r1.TXT", "De Kade/R3.vtt",
        "De Kade/~$R3.docx", "De Kade/.R3.txt", ".git/x.txt", "__MACOSX/R2.docx", "De Kade/R3.mp3",
        "lees mij", "codeboek.yaml",
    ]:  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def names(files: list[Path]) -> list[str]:
    return [file.name for file in files]


def test_a_folder_gives_its_transcripts_in_natural_order(study: Path) -> None:
    found, passed = expand([study])
    assert names(found) == ["R3.vtt", "r1.TXT", "R2.docx", "R10.docx"]
    assert names(passed) == ["codeboek.yaml", "R3.mp3", "lees mij"]


def test_a_pattern_gives_what_fits_it(study: Path) -> None:
    assert names(expand([study / "Oostrand" / "R*.docx"])[0]) == ["R2.docx", "R10.docx"]
    assert names(expand([f"{study}/**/R*"])[0]) == ["R3.vtt", "R2.docx", "R10.docx"]
    assert names(expand([f"{study}/*/R3*"])[1]) == ["R3.mp3"]


def test_a_named_file_is_taken_as_it_is_and_each_file_once(study: Path) -> None:
    named = study / "codeboek.yaml"
    found, passed = expand([named, study / "Oostrand" / "R10.docx", str(study / "Oostrand"), study])
    assert names(found) == ["codeboek.yaml", "R10.docx", "r1.TXT", "R2.docx", "R3.vtt"]
    assert names(passed) == ["R3.mp3", "lees mij"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    (tmp_path / "R1 [kort].txt").touch()
    assert names(expand([tmp_path / "R1 [kort].txt"])[0]) == ["R1 [kort].txt"]


def test_what_gives_no_transcript_is_an_error(study: Path) -> None:
    (study / "leeg").mkdir()
    (study / "geluid").mkdir()
    (study / "geluid" / "R1.mp3").touch()
    for path, what in [
        (study / "leeg", "no transcript in this folder"),
        (study / "geluid", r"only \.mp3 files; read are: \.txt"),
        (study / "*.odt", "No transcript fits this pattern"),
        (study / "codeboek.yml", "Did you mean “codeboek.yaml”"),
        (study / "nergens" / "R1.txt", "no such file or folder"),
    ]:
        with pytest.raises(FileError, match=what):
            expand([path])


def test_a_folder_gives_whatever_can_be_read_of_it(tmp_path: Path) -> None:
    files = [tmp_path / f"r1{suffix}" for suffix in TRANSCRIPT_SUFFIXES]
    for file in files:
        file.write_bytes(b"")
    assert {*expand([tmp_path])[0]} == {*files}


def test_every_suffix_has_a_reader(tmp_path: Path) -> None:
    for suffix in TRANSCRIPT_SUFFIXES:
        file = tmp_path / f"leeg{suffix}"
        file.write_bytes(b"")
        with pytest.raises(FileError, match="empty"):
            read_transcript(file)


def test_reading_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    file = tmp_path / "r1.txt"
    file.write_text(TALK)
    code = (
        "import sys; from pathlib import Path\n"
        "from qualcoder_net.formats.reading import read_transcript\n"
        f"read_transcript(Path({str(file)!r}))\n"
        "print([m for m in ('lxml', 'openpyxl', 'docx', 'pypdf', 'pandas', 'numpy', 'striprtf',\n"
        "                   'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
