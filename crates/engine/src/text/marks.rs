//! Marks: the characters within words that are no letters, and make no other word by being there.
//!
//! The build script reads this file too, so that the table of folds agrees with it.

/// Whether the character is not seen: it parts lines, joins letters, or says in which direction they run.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Whether the character is written for an apostrophe: those of keyboards and printers, the letter apostrophes of
/// Ukrainian, Uzbek and Hawaiian, and the geresh of Hebrew.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{5f3}' | '\u{ff07}'
    )
}
