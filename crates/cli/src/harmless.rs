//! Output in which article text cannot command the terminal.

use std::io::{self, Write};

/// Passes on what is written, with `?` for every control character but the line feed and the tab.
///
/// JSON escapes control characters by itself, so nothing of it changes.
pub(crate) struct Harmless<W>(pub(crate) W);

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let harmless = |byte: &u8| match byte {
            b'\n' | b'\t' => *byte,
            byte if byte.is_ascii_control() => b'?',
            byte => *byte,
        };
        self.0.write_all(&bytes.iter().map(harmless).collect::<Vec<u8>>())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
