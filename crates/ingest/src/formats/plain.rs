//! Plain text: lines, and nothing that says what they are.

use crate::charset;
use crate::draft::{Draft, Text};
use crate::error::IngestError;

/// Reads one text file.
///
/// # Errors
///
/// If the bytes are no text in any charset.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let decoded = charset::decode(path, bytes, None)?;
    Ok(Draft {
        warnings: decoded.warning.into_iter().collect(),
        ..Draft::of(Text::Plain(decoded.text.into_owned()))
    })
}
