//! Sets of characters: what one step of an expression takes.

/// Letters, their marks, and `_`.
pub(super) const LETTER: u8 = 1;
/// Digits and other numbers.
pub(super) const DIGIT: u8 = 2;
/// White space.
pub(super) const SPACE: u8 = 4;
/// Everything else.
pub(super) const OTHER: u8 = 8;

/// The kind of a character; each is of one.
pub(super) fn kind(c: char) -> u8 {
    if c.is_alphabetic() || c == '_' || is_mark(c) {
        LETTER
    } else if c.is_numeric() {
        DIGIT
    } else if c.is_whitespace() {
        SPACE
    } else {
        OTHER
    }
}

/// Whether it is a mark within words that folding keeps and that Unicode does not count among the letters: signs of the
/// scripts of India (U+094D and its like), of Thai, Lao, Burmese and Khmer, and the voicing marks of Japanese.
fn is_mark(c: char) -> bool {
    let code = u32::from(c);
    let place = code & 0x7f;
    match code {
        0x900..0xe00 => place == 0x3c || place == 0x4d || place == 0x1c || place == 0x6d,
        0xe00..0xf00 => (0x47..=0x4e).contains(&place),
        0x1000..0x10a0 => matches!(code, 0x1037 | 0x1039 | 0x103a),
        0x1780..0x1800 => (0x49..=0x53).contains(&place),
        _ => matches!(code, 0x3099 | 0x309a),
    }
}

/// A set of characters.
#[derive(Default)]
pub(super) struct Set {
    /// Both ends included.
    pub(super) ranges: Vec<(char, char)>,
    /// Kinds that are in it.
    pub(super) kinds: u8,
    /// Whether it is all the others.
    pub(super) negated: bool,
}

impl Set {
    /// Every character.
    pub(super) fn any() -> Self {
        Self {
            negated: true,
            ..Self::default()
        }
    }

    /// Whether it holds every character.
    pub(super) fn is_any(&self) -> bool {
        self.negated && self.ranges.is_empty() && self.kinds == 0
    }

    pub(super) fn range(first: char, last: char) -> Self {
        Self {
            ranges: vec![(first, last)],
            ..Self::default()
        }
    }

    pub(super) fn of_kinds(kinds: u8) -> Self {
        Self {
            kinds,
            ..Self::default()
        }
    }

    pub(super) fn holds(&self, c: char) -> bool {
        let inside = self.ranges.iter().any(|&(first, last)| first <= c && c <= last)
            || (self.kinds != 0 && self.kinds & kind(c) != 0);
        inside != self.negated
    }

    /// The one character that it holds.
    pub(super) fn only(&self) -> Option<char> {
        match self.ranges[..] {
            [(first, last)] if first == last && self.kinds == 0 && !self.negated => Some(first),
            _ => None,
        }
    }

    /// Whether it holds white space and nothing else.
    pub(super) fn is_space(&self) -> bool {
        self.kinds == SPACE && self.ranges.is_empty() && !self.negated
    }
}
