//! English, as far as it must be known: its commonest words tell prose from lists of links, and English where letters do not.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that hold sentences together and are rare in menus: articles, pronouns, prepositions, auxiliaries.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a about after again against all also although am among an and any are as at be became because become been before \
     being between both but by can cannot could did do does during each either even ever every few for from had has \
     have having he her here hers him his how however i if in into is it it's its itself just least less like many \
     may me might more most much must my near neither never no nor not of off on once one only or other our out over \
     own per said same say says she should since so some still such than that the their them then there these they \
     this those though through to too under until up upon us very was we were what when where whether which while \
     who whom whose why will with within without would yet you your"
        .split_whitespace()
        .collect()
});

/// Whether a folded word is one of the commonest.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

/// The least share of stop words at which a text counts as English. Running English has about .45 of this list.
pub(crate) const LEAST_SHARE: f32 = 0.2;
