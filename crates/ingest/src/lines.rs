//! The lines of a file: bytes to text, and text to lines that keep their number.

use crate::error::IngestError;

/// The text of a file in UTF-8; a byte order mark is taken off.
///
/// # Errors
///
/// If the bytes are not UTF-8: names the line, and the first byte in it that does not fit.
pub(crate) fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, IngestError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let before = split(good);
        let (line, byte) = (before.len(), before.last().map_or(0, |last| last.len()) + 1);
        IngestError {
            file: path.to_owned(),
            line: Some(line as u32),
            what: format!("byte {byte} of the line is not UTF-8"),
            mend: "Open the file in an editor and save it as UTF-8.".to_owned(),
        }
    })
}

/// The lines of a text without their ends, which may be LF, CR LF or CR. The last may be empty.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push(&rest[..at]);
        let end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = &rest[at + end..];
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_is_known() {
        for (text, lines) in [
            ("", vec![""]),
            ("a\nb\r\nc\rd", vec!["a", "b", "c", "d"]),
            ("a\r\r\nb\n", vec!["a", "", "b", ""]),
            ("\u{2028}a\u{b}b", vec!["\u{2028}a\u{b}b"]),
        ] {
            assert_eq!(split(text), lines, "{text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(decode("a.txt", b"\xEF\xBB\xBFone").as_deref(), Ok("one"));
    }

    #[test]
    fn what_is_not_utf_8_is_named_by_line_and_byte() {
        for (bytes, said) in [
            (
                &b"\xFF"[..],
                "a.txt:1: byte 1 of the line is not UTF-8. Open the file in an editor and save it as UTF-8.",
            ),
            (
                b"one\r\ntwo \xE9t\xE9",
                "a.txt:2: byte 5 of the line is not UTF-8. Open the file in an editor and save it as UTF-8.",
            ),
            (
                b"one\n\xF0\x9F",
                "a.txt:2: byte 1 of the line is not UTF-8. Open the file in an editor and save it as UTF-8.",
            ),
        ] {
            assert_eq!(
                decode("a.txt", bytes).map_err(|error| error.to_string()),
                Err(said.to_owned())
            );
        }
    }
}
