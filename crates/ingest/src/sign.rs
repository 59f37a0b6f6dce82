//! Signs: what only furniture says. Few words, but sure ones, such as "all rights reserved".

/// Something that marks a paragraph as furniture whatever stands beside it.
pub(crate) struct Sign {
    /// What the reader is told.
    pub(crate) reason: &'static str,
    /// How strongly it speaks against the article going on across it, in the units of a score.
    pub(crate) weight: f32,
    /// The most words that a paragraph with the sign has; a longer one may be an article about newsletters.
    within: usize,
    /// Folded words that stand anywhere in the paragraph.
    anywhere: &'static [&'static str],
    /// Folded words with which it begins.
    first: &'static [&'static str],
    /// Folded words that are all of it.
    alone: &'static [&'static str],
}

impl Sign {
    /// The sign that a paragraph bears: `phrase` is its folded words with a space around each.
    pub(crate) fn of(phrase: &str, text: &str, words: usize) -> Option<&'static Self> {
        let copyright = text.starts_with('©') || text.starts_with("(c) ") || text.starts_with("(C) ");
        if copyright {
            return Some(&SIGNS[0]);
        }
        SIGNS.iter().find(|sign| words <= sign.within && sign.is_borne(phrase))
    }

    fn is_borne(&self, phrase: &str) -> bool {
        let bare = phrase.trim();
        self.alone.contains(&bare)
            || self.first.iter().any(|known| {
                bare.strip_prefix(known)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
            || self.anywhere.iter().any(|known| holds(phrase, known))
    }
}

/// Whether whole words stand in a phrase.
fn holds(phrase: &str, words: &str) -> bool {
    phrase
        .match_indices(words)
        .any(|(at, _)| phrase[..at].ends_with(' ') && phrase[at + words.len()..].starts_with(' '))
}

#[rustfmt::skip] // a line for each of so many phrases would hide the table
static SIGNS: [Sign; 8] = [
    Sign {
        reason: "copyright line",
        weight: 2.0,
        within: 80,
        anywhere: &[
            "all rights reserved", "copyright notice", "may not be reproduced", "may not be published broadcast",
        ],
        first: &["copyright"],
        alone: &[],
    },
    Sign {
        reason: "cookie or privacy notice",
        weight: 2.0,
        within: 80,
        anywhere: &[
            "privacy policy", "cookie policy", "uses cookies", "use cookies", "use of cookies", "terms of service",
            "terms of use", "privacy and cookie", "protected by recaptcha",
        ],
        first: &[],
        alone: &[
            "privacy", "cookies", "terms", "do not sell my personal information", "cookie settings",
            "cookie preferences",
        ],
    },
    Sign {
        reason: "asks to subscribe or donate",
        weight: 2.0,
        within: 60,
        anywhere: &[
            "newsletter", "newsletters", "in your inbox", "to your inbox", "your mailbox", "sign up for",
            "sign up to", "sign up now", "subscribe to", "subscribe now", "subscribe here", "please support us",
            "support us monthly", "make a donation", "support our journalism", "independent journalism",
            "become a member", "free trial", "we need your help", "follow us on", "join our", "whatsapp channel",
            "download our app", "daily email", "your support", "thank you for standing with us",
        ],
        first: &["subscribe", "donate", "a message from", "dear readers", "sign up"],
        alone: &[
            "newsletter", "subscription", "once", "monthly", "annual", "remind me later",
            "not ready to support today",
        ],
    },
    Sign {
        reason: "advertisement",
        weight: 2.0,
        within: 150,
        anywhere: &[
            "sponsored post", "sponsored posts", "advertise with us", "banner advertising", "banner size",
            "banner ads", "for advertising offers", "sponsored content",
        ],
        first: &["advertise", "advertisement", "sponsored"],
        alone: &[
            "ad", "ads", "article continues below", "story continues below advertisement",
            "continue reading the main story",
        ],
    },
    Sign {
        reason: "share counter",
        weight: 1.0,
        within: 12,
        anywhere: &["share on", "share this", "share via", "copy link", "share on facebook", "follow us", "tweet 0"],
        first: &["share", "tweet"],
        alone: &[
            "shares", "views", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "email",
            "print", "x", "telegram", "email this article", "comments", "leave a comment", "post a comment",
            "reading time", "save", "listen",
        ],
    },
    Sign {
        reason: "log-in form",
        weight: 2.0,
        within: 30,
        anywhere: &[
            "forgot your password", "forgotten password", "reset your password", "retrieve your password",
            "username or email", "login to your account", "log in to your account", "create an account",
            "already have an account", "email address will not be published",
        ],
        first: &["log in", "login", "sign in"],
        alone: &["remember me", "register", "my account", "account", "log out", "welcome back"],
    },
    Sign {
        reason: "list of other stories",
        weight: 1.0,
        within: 8,
        anywhere: &[
            "related posts", "related articles", "related stories", "related topics", "read moredetails",
            "most read", "most popular", "more stories", "similar picks", "you may also like",
            "you might also like", "recommended for you", "next post", "previous post", "others also read",
            "also read", "latest news", "trending now", "more from", "up next", "load more",
        ],
        first: &[
            "next in", "read more", "recommended", "see also", "related", "more in", "tags", "filed under",
            "topics",
        ],
        alone: &[
            "relatedposts", "trending", "popular", "latest", "top stories", "more news", "editor's picks",
            "editors' picks", "read next", "don't miss", "more",
        ],
    },
    Sign {
        reason: "menu",
        weight: 0.8,
        within: 8,
        anywhere: &[
            "skip to content", "skip to main content", "skip to navigation", "about us", "contact us",
            "back to top", "code of ethics", "all results", "main menu", "open menu", "close menu",
            "toggle navigation", "view all", "no result",
        ],
        first: &["search"],
        alone: &[
            "home", "menu", "search", "close", "contact", "careers", "help", "support", "sitemap", "site map",
            "accessibility", "contents", "go", "submit", "continue", "next", "previous", "back", "skip",
            "navigation", "sections",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<&'static str> {
        let folded: Vec<String> = dossier_engine::text::words(text).map(|word| word.folded).collect();
        Sign::of(&format!(" {} ", folded.join(" ")), text, folded.len()).map(|sign| sign.reason)
    }

    #[test]
    fn signs_are_known_by_their_words() {
        for (text, wanted) in [
            ("© 2023 Harbour Post", Some("copyright line")),
            (
                "Sign up for our free weekly newsletter",
                Some("asks to subscribe or donate"),
            ),
            ("This website uses cookies.", Some("cookie or privacy notice")),
            ("Share 0 Tweet 0", Some("share counter")),
            ("Forgotten Password?", Some("log-in form")),
            ("Next In Harbour News", Some("list of other stories")),
            ("Home", Some("menu")),
            ("Home prices rose in March, the bank said.", None),
            (
                "The two sides agreed to share the harbour and its tolls, the mayor said on Monday evening.",
                None,
            ),
        ] {
            assert_eq!(reason(text), wanted, "{text}");
        }
    }
}
