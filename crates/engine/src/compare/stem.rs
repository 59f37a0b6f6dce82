//! Stems and stop words: which English words count as one, and which tell nothing.
//!
//! The stem is rougher than Snowball's, on purpose: "supplier", "supplied" and "supplies" are one word to
//! a reader who asks whether two sentences state the same. Words of other languages pass nearly unchanged.

use std::sync::OnceLock;

use crate::order;

/// The stem of a folded word. It need not be a word.
pub(super) fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() <= 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    if let Some(&(_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return stem.to_owned();
    }
    let mut stem = word.to_owned();
    for rules in [&PLURALS[..], &ENDINGS[..], &DERIVED[..]] {
        if let Some((ending, put)) = rules.iter().find(|(ending, put)| fits(&stem, ending, put)) {
            stem.truncate(stem.len() - ending.len());
            stem.push_str(put);
        }
    }
    let doubled = stem.len() > 4 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    if doubled && !stem.ends_with("ss") {
        stem.pop(); // planned, plan
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop(); // take, taking
    }
    stem
}

/// Whether the word has that ending, and enough before it to be a word.
fn fits(word: &str, ending: &str, put: &str) -> bool {
    let Some(rest) = word.strip_suffix(ending) else {
        return false;
    };
    put == ending || (rest.len() + put.len() >= 3 && rest.bytes().any(|byte| b"aeiouy".contains(&byte)))
}

/// Endings and what stands in their place; the first that fits is taken. An ending put back guards the shorter ones.
type Rules<const N: usize> = [(&'static str, &'static str); N];

const PLURALS: Rules<7> = [
    ("sses", "ss"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("ches", "ch"),
    ("s", ""),
];

const ENDINGS: Rules<9> = [
    ("eed", "ee"),
    ("ying", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("iers", "y"),
    ("ier", "y"),
    ("ply", "ply"),
    ("ly", ""),
];

const DERIVED: Rules<14> = [
    ("isation", "iz"),
    ("ization", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("ation", "at"),
    ("ment", ""),
    ("ence", "ens"),
    ("ense", "ens"),
    ("our", "or"),
    ("ion", ""),
    ("ance", ""),
    ("ant", ""),
    ("ive", ""),
    ("er", ""),
];

/// Forms that no ending explains.
const IRREGULAR: [(&str, &str); 34] = [
    ("held", "hold"),
    ("met", "meet"),
    ("meeting", "meet"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("gave", "giv"),
    ("given", "giv"),
    ("took", "tak"),
    ("taken", "tak"),
    ("went", "go"),
    ("gone", "go"),
    ("goes", "go"),
    ("made", "mak"),
    ("won", "win"),
    ("lost", "los"),
    ("killed", "kill"),
    ("dead", "die"),
    ("died", "die"),
    ("deaths", "die"),
    ("death", "die"),
    ("bought", "buy"),
    ("sold", "sell"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("rose", "ris"),
    ("risen", "ris"),
    ("built", "build"),
    ("left", "leav"),
    ("found", "find"),
    ("fought", "fight"),
    ("sent", "send"),
    ("began", "begin"),
    ("begun", "begin"),
    ("men", "man"),
];

/// Whether a folded word tells nothing of what a sentence states: function words, and the verbs of reporting.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.split_ascii_whitespace().any(|stop| stop == word)
}

const STOP_WORDS: &str = "a about above across after again against all along also although always am among an and \
    another any anyone anything are around as at away back be became because become becomes been before behind being \
    below between both but by came can cannot come comes could did do does doing done down during each either else \
    enough even ever every everyone everything few for from further had has have having he her here hers herself him \
    himself his how however i if in indeed instead into is it its itself just less like likely made make makes making \
    many may me might more most much must my myself neither never no nor not nothing now of off often on once one only \
    onto or other others our ours ourselves out over own per perhaps quite rather really said same saw say saying says \
    see several shall she should since so some someone something still such take than that the their theirs them \
    themselves then there therefore these they this those though through throughout thus to together told too toward \
    towards two under until up upon us very via was way we well were what whatever when where whether which while who \
    whole whom whose why will with within without would yet you your yours according added including include includes \
    mr mrs ms dr gen don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't he's she's it's \
    that's there's i'm we're they're we've they've i've";

/// Whether a stem is that of a word that stands in every newspaper every day, and so joins nothing.
pub(super) fn is_everyday(stem: &str) -> bool {
    static STEMS: OnceLock<Vec<String>> = OnceLock::new();
    STEMS
        .get_or_init(|| order::distinct(EVERYDAY.split_ascii_whitespace().map(self::stem)))
        .binary_search_by(|everyday| everyday.as_str().cmp(stem))
        .is_ok()
}

const EVERYDAY: &str = "year years month week day time today yesterday tomorrow night morning hour people person man \
    woman men women family country nation state city world government president minister official officer police \
    company business group member leader party law court case percent million billion hundred thousand number first \
    last new old next early late big small large great good best high low long short right left part place point home \
    house work working job use using used help need want give given take taken get got go going come put set keep \
    show call called ask tell told say know think believe expect plan report reported news statement announce announced \
    spokesman spokeswoman spokesperson agency public national international local federal political economic general \
    chief head director deal issue problem question fact end start begin began continue run move turn leave find found \
    lead led meet meeting talk discuss follow following increase rise fall cut pay cost money market share price \
    result support force service system office area region air line street school university book life way thing \
    release released become remain hold held bring include several former top major main another around near future \
    important possible likely recent recently current currently previous previously past present total average second \
    emphasize emphasise stress highlight highlighted note noted thank praise express expressed act action active \
    actively speak spoke attend activity diplomatic third three four five six seven eight nine ten";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            &["supply", "supplies", "supplied", "supplier", "suppliers", "supplying"][..],
            &["sanction", "sanctions", "sanctioned"],
            &["plan", "plans", "planned", "planning"],
            &["defence", "defense"],
            &["cooperate", "cooperation", "cooperating"],
            &["organisation", "organization", "organise", "organized"],
            &["agree", "agreed", "agrees", "agreement", "agreements"],
            &["announce", "announced", "announcement"],
            &["harbour", "harbors"],
            &["hold", "held", "holding"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_keep_apart() {
        for (one, other) in [
            ("national", "nation"),
            ("policy", "police"),
            ("press", "pres"),
            ("mine", "minister"),
            ("thing", "the"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
        assert_eq!(stem("ရန်ကုန်"), "ရန်ကုန်");
        assert_eq!(stem("2021"), "2021");
    }

    #[test]
    fn function_words_are_stopped() {
        assert!(is_stop_word("the") && is_stop_word("said") && !is_stop_word("consulate"));
    }
}
