//! Text as HTML, in the one form that a browser's own serialiser gives.
//!
//! A page that is written in that form reads back as itself, which is what makes "Save a copy" exact. So what a
//! parser would change (carriage returns, the null character) is changed here already.

use crate::PageError;

/// A text as the content of an element.
pub(crate) fn text(text: &str) -> String {
    escape(text, false)
}

/// A text as the value of an attribute in double quotes.
pub(crate) fn attribute(text: &str) -> String {
    escape(text, true)
}

/// A script or a style as it is, provided that nothing in it ends the element early.
pub(crate) fn raw(text: &str, element: &'static str) -> Result<String, PageError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let lower = text.to_ascii_lowercase();
    for breaker in [format!("</{element}"), "<!--".to_owned()] {
        if lower.contains(&breaker) {
            return Err(PageError::Breaks { element, text: breaker });
        }
    }
    Ok(text)
}

fn escape(text: &str, in_quotes: bool) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 32);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            '"' if in_quotes => html.push_str("&quot;"),
            '\r' => {
                characters.next_if_eq(&'\n');
                html.push('\n');
            }
            '\0' => html.push('\u{fffd}'),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_inert_and_canonical() {
        for (given, expected) in [
            (
                "</main><script>alert(1)</script>",
                "&lt;/main&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            (
                "<img src=x onerror=\"alert(1)\">",
                "&lt;img src=x onerror=\"alert(1)\"&gt;",
            ),
            ("one\u{a0}two &nbsp; three", "one&nbsp;two &amp;nbsp; three"),
            ("line\u{2028}separator", "line\u{2028}separator"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("nul\0", "nul\u{fffd}"),
        ] {
            assert_eq!(text(given), expected);
        }
        assert_eq!(attribute("\"><b>&"), "&quot;&gt;&lt;b&gt;&amp;");
    }

    #[test]
    fn raw_text_that_would_end_early_is_refused() {
        assert_eq!(raw("a > b\r\n", "script").as_deref(), Ok("a > b\n"));
        assert!(raw("'</SCRIPT>'", "script").is_err());
        assert!(raw("'<!--'", "script").is_err());
        assert!(raw("/* </style> */", "style").is_err());
    }
}
