//! Marks: the characters within words that are no letters, and make no other word by being there.
//!
//! The build script reads this file too, so that the table of folds agrees with it.

/// Whether the character is dropped in folding: accents; points of Hebrew; vowel marks, Koranic marks and lengthening of
/// Arabic, in whose alphabets none of them makes another word; and what is not seen. Elsewhere marks are vowels, and stay.
pub(crate) fn is_dropped(c: char) -> bool {
    is_invisible(c)
        || matches!(
            c,
            '\u{300}'..='\u{36f}'
                | '\u{591}'..='\u{5bd}'
                | '\u{5bf}'
                | '\u{5c1}'..='\u{5c2}'
                | '\u{5c4}'..='\u{5c5}'
                | '\u{5c7}'
                | '\u{610}'..='\u{61a}'
                | '\u{640}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
                | '\u{6d6}'..='\u{6dc}'
                | '\u{6df}'..='\u{6e8}'
                | '\u{6ea}'..='\u{6ed}'
                | '\u{8ca}'..='\u{8e1}'
                | '\u{8e3}'..='\u{8ff}'
        )
}

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
