"""Makes small office files by hand, and damages them, for the readers' tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.model import Dropped, DroppedKind, Transcript

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_NAMESPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def zip_of(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with *entries*."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


# --- Word -----------------------------------------------------------------------------------------


def word_xml(body: str, namespace: str = WORD) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" '
        f"{_WORD_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def docx(
    body: str = "",
    *,
    document: str | bytes | None = None,
    styles: str = "",
    header: str = "",
    namespace: str = WORD,
) -> bytes:
    """A Word file with *body* as its body's XML, or *document* as its whole main part."""
    related, parts = "", {}
    for kind, content in (("styles", styles), ("header", header)):
        if content:
            tag = {"styles": "styles", "header": "hdr"}[kind]
            xml = f'<w:{tag} xmlns:w="{namespace}">{content}</w:{tag}>'
            parts[f"word/{kind}.xml"] = xml
            related += f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
    return zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
            "</Relationships>",
            "word/document.xml": document if document is not None else word_xml(body, namespace),
            **parts,
        }
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A Word table; each cell is XML of its paragraphs, or the text of the only one."""
    written = ("".join(map(cell, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in written)}</w:tbl>"


def cell(content: str) -> str:
    return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"


# --- OpenDocument ---------------------------------------------------------------------------------

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": f"{_ODF}:office:1.0", "text": f"{_ODF}:text:1.0", "table": f"{_ODF}:table:1.0",
        "style": f"{_ODF}:style:1.0", "draw": f"{_ODF}:drawing:1.0",
        "fo": f"{_ODF}:xsl-fo-compatible:1.0", "manifest": f"{_ODF}:manifest:1.0",
        "xlink": "http://www.w3.org/1999/xlink", "math": "http://www.w3.org/1998/Math/MathML",
    }.items()
)  # fmt: skip


def odf_xml(body: str, styles: str = "", root: str = "document-content") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {_ODF_NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def odt(
    body: str = "", styles: str = "", *, content: str | None = None, master: str = "",
    manifest: str = "",
) -> bytes:  # fmt: skip
    """An OpenDocument text with *body* as its text's XML, or *content* as its whole content.xml."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content if content is not None else odf_xml(body, styles),
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF_NAMESPACES}>{manifest}"
        "</manifest:manifest>",
    }
    if master:
        parts["styles.xml"] = (
            f"<office:document-styles {_ODF_NAMESPACES}><office:master-styles><style:master-page>"
            f"{master}</style:master-page></office:master-styles></office:document-styles>"
        )
    return zip_of(parts)


# --- PDF ------------------------------------------------------------------------------------------

Text = tuple[float, float, str]  # x and y in points, and what stands there; **bold** in stars


def pdf(*pages: Sequence[Text], size: float = 11, pictures: bool = False) -> bytes:
    """A PDF of A4 *pages* in Helvetica; with *pictures* each shows one."""
    fonts = "/F0 3 0 R /F1 4 0 R"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: _font("Helvetica"),
        4: _font("Helvetica-Bold"),
        5: _stream(b"\x80" * 3, "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                   "/BitsPerComponent 8 /ColorSpace /DeviceRGB "),
    }  # fmt: skip
    kids: list[int] = []
    for page in pages:
        number = 6 + 2 * len(kids)
        kids.append(number)
        shown = "/XObject << /P 5 0 R >>" if pictures else ""
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << {fonts} >> {shown} >> >>"
        ).encode()
        objects[number + 1] = _stream(b"".join(_shown(*text, size) for text in page))
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[2] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _assembled(objects)


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    )


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _shown(x: float, y: float, text: str, size: float) -> bytes:
    shown = f"BT 1 0 0 1 {x} {y} Tm ".encode()
    for n, piece in enumerate(text.split("**")):
        raw = piece.encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            raw = raw.replace(sign, b"\\" + sign)
        shown += f"/F{n % 2} {size} Tf ".encode() + b"(" + raw + b") Tj "
    return shown + b"ET\n"


def _assembled(objects: Mapping[int, bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start, count = len(out), max(objects) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n".encode()
    for number in range(1, count):
        out += f"{places[number]:010d} 00000 n \n".encode()
    out += f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


# --- looking at what was read ---------------------------------------------------------------------


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Who says what, turn by turn."""
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def counted(transcript: Transcript) -> dict[DroppedKind, int]:
    """What was dropped, by kind."""
    return {dropped.kind: dropped.count for dropped in transcript.dropped}


def dropped(transcript: Transcript, kind: DroppedKind) -> Dropped | None:
    return next((d for d in transcript.dropped if d.kind == kind), None)


# --- damage ---------------------------------------------------------------------------------------


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """*whole*, cut off, with bytes changed, or with a piece taken out, put in or repeated."""
    how = draw(st.sampled_from(["cut", "change", "remove", "insert", "repeat"]))
    places = st.integers(0, len(whole) - 1)
    start = draw(places)
    if how == "cut":
        return whole[:start]
    if how == "change":
        changed = bytearray(whole)
        for place in [start, *draw(st.lists(places, max_size=8))]:
            changed[place] = draw(st.integers(0, 255))
        return bytes(changed)
    end = min(len(whole), start + draw(st.integers(1, 60)))
    if how == "remove":
        return whole[:start] + whole[end:]
    if how == "insert":
        return whole[:start] + draw(st.binary(max_size=40)) + whole[start:]
    return whole[:end] + whole[start:end] * draw(st.integers(1, 30)) + whole[end:]


def reads_or_refuses(read: Callable[[bytes, str], Transcript], data: bytes, name: str) -> None:
    """Assert that *read* gives a sound Transcript or a FileError that names the file."""
    try:
        transcript = read(data, name)
    except FileError as error:
        assert name in str(error)
        assert error.remedy is not None
        return
    assert "\0" not in transcript.text
    transcript.text.encode("utf-8")
    assert all(0 <= t.start < t.end <= len(transcript.text) for t in transcript.turns)
