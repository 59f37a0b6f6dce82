//! Bytes as text that may stand in a page: packed, then base64.
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
    STANDARD.encode(dossier_unpack::packed(bytes))
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

    #[test]
    fn a_program_that_was_packed_can_be_unpacked() {
        let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        let mut unpacker = Unpacker::new(STANDARD.decode(program(&bytes)).expect("base64"));
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
