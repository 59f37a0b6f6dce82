//! Measured: how often the comparison was right, for a reader who moves the bar.

/// What was measured with one bar on sentence pairs of the project's own seeds, labelled by hand and not looked at while the
/// comparison was made (`crates/ingest/tests/statements.tsv`; the test beside it holds these numbers to the truth).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How alike sentences must be, in hundredths.
    pub least: u8,
    /// Of the pairs put together, how many in a hundred state the same, at least in part.
    pub precision: u8,
    /// Of the pairs that state mainly the same, how many in a hundred were put together.
    pub recall: u8,
}

/// What was measured, by rising bar.
pub const MEASURED: [Measured; 8] = [
    measured(10, 32, 53),
    measured(16, 53, 53),
    measured(22, 70, 53),
    measured(28, 85, 40),
    measured(34, 90, 40),
    measured(40, 100, 27),
    measured(50, 100, 13),
    measured(60, 100, 7),
];

const fn measured(least: u8, precision: u8, recall: u8) -> Measured {
    Measured {
        least,
        precision,
        recall,
    }
}
