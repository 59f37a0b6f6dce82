//! Bytes as text that may stand in a page: packed, then base64.
//!
//! Every browser unpacks gzip by itself; LZMA is a quarter smaller, and the page carries what unpacks it. Base64 costs
//! a third in the file, and next to nothing once a host has compressed the page.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// A program, packed once and downloaded often: LZMA with the header of a .lzma file, and the program's checksum.
/// `unlzma.js` unpacks it.
pub(crate) fn program(bytes: &[u8]) -> String {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (4, 0, 0); // instructions are of any length
    (options.nice_len, options.depth_limit) = (273, 2000);
    let packed = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64)).and_then(|mut writer| {
        writer.write_all(bytes)?;
        let mut packed = writer.finish()?;
        packed.extend(checksum(bytes).to_le_bytes());
        Ok(packed)
    });
    STANDARD.encode(packed.expect("writing to memory does not fail"))
}

/// FNV-1a in 32 bits, after Fowler, Noll and Vo: one line in either language, and a millisecond in the browser.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum: u32, &byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A corpus, which may be large: packed quickly, and unpacked by the browser itself.
pub(crate) fn corpus(bytes: &[u8]) -> String {
    // The header carries no time and no name, so that the same bytes give the same page.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    STANDARD.encode(written.expect("writing to memory does not fail"))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        let unpacked = |mut reader: Box<dyn Read>| {
            let mut unpacked = Vec::new();
            reader.read_to_end(&mut unpacked).expect("what was packed");
            unpacked
        };
        let packed = STANDARD.decode(corpus(&bytes)).expect("base64");
        assert_eq!(
            unpacked(Box::new(flate2::read::GzDecoder::new(Cursor::new(packed)))),
            bytes
        );
        let packed = STANDARD.decode(program(&bytes)).expect("base64");
        let reader = lzma_rust2::LzmaReader::new_mem_limit(Cursor::new(packed), u32::MAX, None).expect("a header");
        assert_eq!(unpacked(Box::new(reader)), bytes);
        assert_eq!(program(b"the same"), program(b"the same"));
    }
}
