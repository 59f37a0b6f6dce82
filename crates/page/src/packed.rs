//! Bytes as text that may stand in a page: packed, then base64, or for the program a [`printed`] text.
//!
//! Every browser unpacks gzip by itself; the program is packed a third smaller, and the page carries what unpacks it. Base64 costs
//! a third in the file, and next to nothing once a host has compressed the page.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dossier_engine::Corpus;
use flate2::write::DeflateEncoder;
use flate2::{Compression, GzBuilder};

use crate::PageError;

/// A program, packed once and downloaded often, as `unpack.js` unpacks it.
pub(crate) fn program(bytes: &[u8]) -> String {
    printed(&dossier_unpack::packed(bytes))
}

/// A stemmer, packed as a program is, for an element of the page.
pub(crate) fn stemmer(bytes: &[u8]) -> String {
    STANDARD.encode(dossier_unpack::packed(bytes))
}

/// How many characters stand for six bits. All others stand for seven.
const SHORT: u32 = 34;

/// Bytes as all characters of ASCII that a script may hold: from the space to the tilde, without `<`.
///
/// The bits are read as a code of 34 words of six bits and 60 of seven, each of which is a character. So the characters are
/// as frequent as that code has them, which is what gzip writes them in again; and since there are more of them than in
/// base64, fewer stand by chance as others stood before, for which gzip pays. The page is 0.3% smaller for it.
fn printed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3);
    let (mut bits, mut number) = (0u32, 0);
    // Behind the last byte a zero, since the last word may end within it.
    for &byte in bytes.iter().chain(&[0]) {
        (bits, number) = (bits << 8 | u32::from(byte), number + 8);
        while number >= 7 {
            let seven = bits >> (number - 7) & 0x7f;
            let (place, taken) = match seven >> 1 {
                short if short < SHORT => (short, 6),
                _ => (seven - SHORT, 7),
            };
            number -= taken;
            let behind = u32::from(place >= u32::from(b'<' - b' '));
            text.extend(char::from_u32(u32::from(b' ') + place + behind));
        }
        bits &= (1 << number) - 1;
    }
    text
}

/// What unpacks programs, packed as browsers unpack it, without head and checksum.
pub(crate) fn module(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    STANDARD.encode(packed.expect("writing to memory does not fail"))
}

/// The stemmers that a corpus needs beside that of English, which every program has: each an element that bears the tag
/// of its language, packed as a program is.
pub(crate) fn stemmers(corpus: &Corpus, stemmers: &str) -> Result<String, PageError> {
    let element = |language: &str| {
        let mut lines = stemmers.lines().filter_map(|line| line.split_once(' '));
        match lines.find(|(of, _)| *of == language) {
            Some((_, packed)) => Ok(format!("<p lang=\"{language}\">{packed}</p>")),
            None => Err(PageError::NoStemmer {
                language: language.to_owned(),
            }),
        }
    };
    crate::stemmers_of(corpus).map(element).collect()
}

/// A corpus, which may be large, packed with gzip, which browsers unpack fastest.
///
/// It is an element of pieces, because browsers read a large text faster in pieces: what arrives of a text is appended
/// to what is there, all of which is copied each time.
pub(crate) fn corpus(corpus: &Corpus) -> String {
    // The header carries no time and no name, so that the same bytes give the same page.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let packed = encoder.write_all(corpus.to_bytes()).and_then(|()| encoder.finish());
    let packed = packed.expect("writing to memory does not fail");
    let mut text = String::with_capacity(packed.len() / 3 * 4 + packed.len() / PIECE * 8 + 100);
    for piece in packed.chunks(PIECE) {
        text.push_str("<p>");
        STANDARD.encode_string(piece, &mut text);
        text.push_str("</p>");
    }
    text
}

/// How many bytes a piece holds: a multiple of three, so that only the last is filled up, and 65,536 characters, the
/// most that browsers keep in one node of text outside scripts.
const PIECE: usize = 49_152;

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use dossier_engine::article::{Block, BlockKind};
    use dossier_engine::{Article, Collection};
    use dossier_unpack::Unpacker;

    use super::*;

    /// As `unpack.js` reads what [`printed`] wrote.
    fn read(text: &str) -> Vec<u8> {
        let mut bits = String::new();
        for c in text.chars() {
            let place = u32::from(c) - 32 - u32::from(c > '<');
            bits += &match place {
                short if short < SHORT => format!("{short:06b}"),
                long => format!("{:07b}", long + SHORT),
            };
        }
        let byte = |byte: &[u8]| u8::from_str_radix(std::str::from_utf8(byte).expect("digits"), 2).expect("bits");
        bits.as_bytes().chunks_exact(8).map(byte).collect()
    }

    #[test]
    fn any_bytes_are_printed_as_characters_that_a_script_may_hold() {
        let all: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        for bytes in [&b""[..], b"\0", b"\x80", b"\xff\xff\xff", &all] {
            let text = printed(bytes);
            assert!(text.chars().all(|c| matches!(c, ' '..='~') && c != '<'), "{text}");
            let read = read(&text);
            assert!(read.starts_with(bytes) && read.len() <= bytes.len() + 1, "{bytes:?}");
        }
    }

    #[test]
    fn a_program_that_was_packed_can_be_unpacked() {
        let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        let mut unpacker = Unpacker::new(read(&program(&bytes)));
        while unpacker.step(usize::MAX) {}
        assert_eq!(unpacker.program(), Some(&bytes[..]));
        assert_eq!(program(b"the same"), program(b"the same"));
    }

    #[test]
    fn a_corpus_stands_in_pieces_that_each_can_be_decoded() {
        let text: String = (0..60_000_u32)
            .map(|n| format!("{:x} ", n.wrapping_mul(2_654_435_761)))
            .collect();
        let article = Article {
            slug: "long".into(),
            path: "long.txt".into(),
            language: "und".into(),
            blocks: vec![Block {
                kind: BlockKind::Body,
                lines: (1, 1),
                text,
            }],
            ..Article::default()
        };
        let corpus = Corpus::build(Collection {
            articles: vec![article],
            ..Collection::default()
        });
        let written = super::corpus(&corpus);
        let pieces: Vec<&str> = written
            .trim_start_matches("<p>")
            .trim_end_matches("</p>")
            .split("</p><p>")
            .collect();
        assert!(pieces.len() > 2);
        let mut packed = Vec::new();
        for piece in pieces {
            assert!(piece.len() <= 65_536);
            packed.extend(STANDARD.decode(piece).expect("base64"));
        }
        let mut unpacked = Vec::new();
        let mut decoder = flate2::read::GzDecoder::new(Cursor::new(packed));
        decoder.read_to_end(&mut unpacked).expect("what was packed");
        assert!(unpacked == corpus.to_bytes());
    }
}
