//! Why a folder cannot be used: the place, what is wrong there, and what mends it.

use std::fmt;

/// An error in what the publisher gave, in words for the publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IngestError {
    /// The file or folder, as the publisher would name it.
    pub file: String,
    /// The line in it, counted from 1, where there is one to point at.
    pub line: Option<u32>,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to do about it, a whole sentence.
    pub mend: String,
}

/// Writes `FILE:LINE: what. Mend.`
impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}. {}", self.what, self.mend)
    }
}

impl std::error::Error for IngestError {}
