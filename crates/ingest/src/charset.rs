//! Charset: how the bytes of a file stand for characters.
//!
//! A byte order mark says it, then a declaration (of HTML, XML or MIME), then what the bytes look like. A declaration
//! is a claim and not a fact: pages are saved in one charset and go on naming another. It is believed only as long as
//! the bytes bear it out, and whenever the text is not plain UTF-8 the publisher is told which charset was taken.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::IngestError;
use crate::lines;

/// The text of a file, and what to say about how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// For the publisher, where the text is not simply UTF-8.
    pub(crate) warning: Option<String>,
}

/// The text that bytes stand for. `declared` is the charset that the file or its envelope names, if it names one.
///
/// # Errors
///
/// If the bytes are no text in any charset.
pub(crate) fn decode<'a>(path: &str, bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, IngestError> {
    if let Some(text) = utf_32(bytes) {
        return Ok(Decoded {
            text: Cow::Owned(text),
            warning: Some("It is not UTF-8. It was read as UTF-32: its byte order mark says so.".to_owned()),
        });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(taken(encoding, &bytes[mark..], "its byte order mark says so"));
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // Seven-bit charsets such as ISO-2022-JP are valid UTF-8 too.
    let is_escaped = declared == Some(ISO_2022_JP) && bytes.contains(&0x1B);
    if !is_escaped && let Ok(text) = std::str::from_utf8(bytes) {
        if let Some(encoding) = wide(bytes) {
            return Ok(taken(encoding, bytes, "every second byte is zero"));
        }
        let text = Cow::Borrowed(text);
        let contradicted = declared.filter(|declared| *declared != UTF_8 && !is_wide(declared) && !text.is_ascii());
        return Ok(Decoded {
            text,
            warning: contradicted
                .map(|declared| format!("It says that its charset is {}, but it is UTF-8.", declared.name())),
        });
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(taken(encoding, bytes, "every second byte is zero"));
    }
    if is_binary(bytes) {
        return Err(IngestError {
            file: path.to_owned(),
            line: None,
            what: "it is not text in any charset".to_owned(),
            mend: "Export it as text, or move it out of the folder.".to_owned(),
        });
    }
    let fits = |encoding: &'static Encoding| {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        (!faulty).then_some(text)
    };
    if let Some(encoding) = declared.filter(usable)
        && let Some(text) = fits(encoding)
    {
        return Ok(Decoded {
            text,
            warning: Some(note(encoding, "it says so")),
        });
    }
    if let Some(decoded) = damaged_utf_8(bytes) {
        return Ok(decoded);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    Ok(taken(guessed, bytes, "that is what its bytes look like"))
}

/// The text of UTF-32 with a byte order mark, which browsers do not know and some exports write.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let number: fn([u8; 4]) -> u32 = match bytes.first_chunk()? {
        [0xff, 0xfe, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] => u32::from_be_bytes,
        _ => return None,
    };
    let (characters, rest) = bytes[4..].as_chunks();
    let character = |bytes: &[u8; 4]| char::from_u32(number(*bytes)).unwrap_or(char::REPLACEMENT_CHARACTER);
    // Two zeros behind the mark of UTF-16 are a text that begins with the character zero, which none does.
    rest.is_empty().then(|| characters.iter().map(character).collect())
}

/// The charset that the first kilobyte of an HTML or XML file names.
pub(crate) fn declared_in_markup(bytes: &[u8]) -> Option<String> {
    const FIRST: usize = 4096; // the standard says 1,024 bytes; pages saved by browsers put comments before it
    let head = bytes[..bytes.len().min(FIRST)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let xml = head.starts_with("<?xml").then(|| after(&head, "encoding")).flatten();
    xml.or_else(|| {
        head.match_indices("<meta")
            .find_map(|(at, _)| after(head[at..].split('>').next().unwrap_or_default(), "charset"))
    })
}

/// The label that stands behind `key=`.
fn after(text: &str, key: &str) -> Option<String> {
    text.match_indices(key).find_map(|(at, _)| {
        let rest = text[at + key.len()..].trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let label: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+'))
            .collect();
        (!label.is_empty()).then_some(label)
    })
}

fn taken<'a>(encoding: &'static Encoding, bytes: &'a [u8], why: &str) -> Decoded<'a> {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let lost = if faulty {
        "; what does not fit stands as \u{fffd}"
    } else {
        ""
    };
    let is_plain = encoding == UTF_8 && !faulty;
    Decoded {
        text,
        warning: (!is_plain).then(|| note(encoding, &format!("{why}{lost}"))),
    }
}

fn note(encoding: &'static Encoding, why: &str) -> String {
    format!("It is not UTF-8. It was read as {}: {why}.", encoding.name())
}

fn is_wide(encoding: &&'static Encoding) -> bool {
    *encoding == UTF_16LE || *encoding == UTF_16BE
}

fn usable(encoding: &&'static Encoding) -> bool {
    *encoding != UTF_8 && *encoding != REPLACEMENT && !is_wide(encoding)
}

/// UTF-16 without a mark, told by the zero bytes beside letters, spaces and line ends.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    const FIRST: usize = 4096;
    let head = &bytes[..bytes.len().min(FIRST)];
    if head.len() < 4 || !head.contains(&0) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    // Latin letters have a zero each; in other scripts only spaces do, and it takes more of them to be sure.
    let are_many = |zeros: usize| zeros * 2 >= pairs || (head.len() >= 64 && zeros * 10 >= pairs);
    match () {
        () if are_many(odd) && even * 20 <= odd => Some(UTF_16LE),
        () if are_many(even) && odd * 20 <= even => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the first bytes hold what no text has: zeros, or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    const FIRST: usize = 8192;
    let head = &bytes[..bytes.len().min(FIRST)];
    let controls = head
        .iter()
        .filter(|&&byte| byte < 9 || (14..27).contains(&byte) || (28..32).contains(&byte));
    head.contains(&0) || controls.count() * 20 > head.len()
}

/// UTF-8 in which single bytes are broken: one in ten sequences at most. Another charset would spoil all the others.
fn damaged_utf_8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (mut whole, mut broken, mut first) = (0_usize, 0_usize, None);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
            at += chunk.invalid().len();
        }
    }
    // A last character that was cut off needs no other evidence than that nothing else is broken.
    let is_cut_off = broken == 1 && whole > 0 && first.is_some_and(|first| first + 4 > bytes.len());
    if !is_cut_off && whole < broken * 10 {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let good = std::str::from_utf8(&bytes[..first.unwrap_or(0)]).unwrap_or_default();
    let line = lines::split(good).len();
    Some(Decoded {
        text: Cow::Owned(text.into_owned()),
        warning: Some(format!(
            "It is UTF-8 with broken bytes, the first of them at line {line}; they stand as \u{fffd}."
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_KR, GBK, ISO_8859_2, KOI8_R, SHIFT_JIS, WINDOWS_874, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    const RUSSIAN: &str = "Порт снова открыт, сообщил мэр в понедельник вечером. Суда вернулись к причалам утром.";

    fn wide_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn texts_of_many_charsets_are_read_and_named() {
        let thai = "ท่าเรือเปิดอีกครั้งในวันจันทร์ นายกเทศมนตรีกล่าวว่าเรือทุกลำกลับมาแล้ว";
        let japanese = "港は月曜日の夜に再開したと市長は述べた。船は朝に岸壁へ戻った。";
        for (text, encoding) in [
            ("The café was shut, the mayor’s office said on Monday.", WINDOWS_1252),
            (RUSSIAN, WINDOWS_1251),
            (RUSSIAN, KOI8_R),
            (
                "Přístav byl v pondělí večer znovu otevřen, řekl starosta města.",
                ISO_8859_2,
            ),
            (japanese, SHIFT_JIS),
            (japanese, ISO_2022_JP),
            ("港口在周一晚上重新开放，市长说。船只在早上回到码头。", GBK),
            ("港口在週一晚上重新開放，市長說。船隻在早上回到碼頭。", BIG5),
            ("항구가 월요일 저녁에 다시 열렸다고 시장이 말했다.", EUC_KR),
            (thai, WINDOWS_874),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let declared = decode("a", &bytes, Some(encoding.name())).expect("it is text");
            assert_eq!(declared.text, text, "{} declared", encoding.name());
            assert!(declared.warning.is_some_and(|said| said.contains(encoding.name())));
            if encoding != ISO_2022_JP {
                let detected = decode("a", &bytes, None).expect("it is text");
                assert_eq!(detected.text, text, "{} detected", encoding.name());
                let lying = decode("a", &bytes, Some("utf-8")).expect("it is text");
                assert_eq!(lying.text, text, "{} where UTF-8 is declared", encoding.name());
            }
        }
    }

    #[test]
    fn a_byte_order_mark_outweighs_what_is_declared() {
        for (mark, big) in [(&b"\xFF\xFE"[..], false), (b"\xFE\xFF", true)] {
            let marked = [mark, &wide_bytes(RUSSIAN, big)].concat();
            assert_eq!(decode("a", &marked, Some("koi8-r")).expect("it is text").text, RUSSIAN);
        }
        let marked = decode("a", b"\xEF\xBB\xBFcaf\xC3\xA9", Some("windows-1252")).expect("it is text");
        assert_eq!((&*marked.text, marked.warning), ("café", None));
        let unmarked = wide_bytes("The port opens.", false);
        assert_eq!(
            decode("a", &unmarked, None).expect("it is text").text,
            "The port opens."
        );
    }

    #[test]
    fn what_is_declared_must_be_borne_out() {
        let read = |bytes, declared| decode("a", bytes, Some(declared)).expect("it is text");
        let told = read("café".as_bytes(), "iso-8859-1");
        assert_eq!(told.text, "café");
        assert_eq!(
            told.warning.as_deref(),
            Some("It says that its charset is windows-1252, but it is UTF-8.")
        );
        assert_eq!(read(b"plain", "iso-8859-1").warning, None);
        assert_eq!(read(b"plain", "no-such-charset").warning, None);
    }

    #[test]
    fn single_broken_bytes_do_not_spoil_a_text() {
        let damaged = [RUSSIAN.as_bytes(), b"\xFF\n", RUSSIAN.as_bytes()].concat();
        let decoded = decode("a", &damaged, None).expect("it is text");
        assert_eq!(decoded.text, format!("{RUSSIAN}\u{fffd}\n{RUSSIAN}"));
        let cut = decode("a", "cafés é".as_bytes().split_last().expect("it is long").1, None).expect("it is text");
        assert_eq!(cut.text, "cafés \u{fffd}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let said = decode("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xFF", None).map_err(|error| error.to_string());
        assert_eq!(
            said,
            Err("a.txt: it is not text in any charset. Export it as text, or move it out of the folder.".to_owned())
        );
    }

    #[test]
    fn a_declaration_is_found_in_markup() {
        for (markup, label) in [
            ("<meta charset=\"utf-8\">", Some("utf-8")),
            (
                "<META content='text/html; CHARSET=Shift_JIS' http-equiv=x>",
                Some("shift_jis"),
            ),
            ("<?xml version='1.0' encoding='koi8-r'?>", Some("koi8-r")),
            ("<p>charset=x</p>", None),
        ] {
            assert_eq!(declared_in_markup(markup.as_bytes()).as_deref(), label, "{markup}");
        }
    }

    #[test]
    fn utf_32_is_read_in_either_order() {
        let text = "Ann Lee, မြန်မာ 🇲🇲";
        let of = |bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
            std::iter::once('\u{feff}')
                .chain(text.chars())
                .flat_map(|c| bytes(u32::from(c)))
                .collect()
        };
        for bytes in [of(u32::to_le_bytes), of(u32::to_be_bytes)] {
            let decoded = decode("a.txt", &bytes, None).expect("it is text");
            assert_eq!(decoded.text, text);
            assert!(decoded.warning.is_some_and(|warning| warning.contains("UTF-32")));
        }
        let faulty = [&[0xff, 0xfe, 0, 0][..], &[0, 0xd8, 0, 0]].concat();
        assert_eq!(decode("a.txt", &faulty, None).expect("it is text").text, "\u{fffd}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), label in "[a-z0-9-]{0,12}") {
            let _ = decode("a", &bytes, Some(&label));
            let _ = declared_in_markup(&bytes);
        }

        #[test]
        fn utf_8_is_kept_as_it_is(text in "\\PC{1,80}") {
            if let Ok(decoded) = decode("a", text.as_bytes(), None) {
                prop_assert_eq!(decoded.text, text.trim_start_matches('\u{feff}'));
            }
        }
    }
}
