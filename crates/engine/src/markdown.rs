//! Markdown: text that shows as it was, and quotations with what they are from.
//!
//! The form is CommonMark 0.31; what is only of its dialects, strikethrough, tables and formulae, is escaped too.

use crate::article::Article;
use crate::citation;
use crate::view::escape::encode_all_but;

/// A passage as a quotation with title, source, date and a link; what is not known of the article is left out. Without a link
/// to the passage the article's own address stands there.
pub fn quotation(article: &Article, passage: &str, link: Option<&str>) -> String {
    let mut quotation = String::new();
    for (place, line) in passage.trim().split('\n').enumerate() {
        // The line before goes on here, unless one of them is empty.
        quotation.push_str(if place > 0 { "  \n> " } else { "> " });
        quotation.push_str(&at_start(line));
    }
    quotation.push_str("\n\n— ");
    quotation.push_str(&in_line(&citation::title(article)));
    if let Some(source) = &article.source {
        quotation.push_str(", ");
        quotation.push_str(&in_line(&source.value));
    }
    if let Some(date) = &article.published {
        quotation.push_str(", ");
        quotation.push_str(&date.value.in_words());
    }
    if let Some(address) = link.or(article.url.as_ref().map(|it| &it.value[..])) {
        quotation.push(' ');
        quotation.push_str(&self::link(address));
    }
    quotation.push('\n');
    quotation
}

/// An article as a quotation: all of it but furniture, a paragraph a block.
pub fn whole(article: &Article, link: Option<&str>) -> String {
    let blocks: Vec<&str> = article.reading().map(|(_, block)| &block.text[..]).collect();
    quotation(article, &blocks.join("\n\n"), link)
}

/// Text that stands for itself within a line; ends of lines become spaces.
pub fn in_line(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#' | '&' | '~' | '$' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The same where a line begins, which could make it an item of a list, a heading or a quotation.
fn at_start(line: &str) -> String {
    let mut escaped = in_line(line.trim_matches([' ', '\t']));
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let marks = if digits > 0 {
        ['.', ')'].as_slice()
    } else {
        &['-', '+', '=', '>']
    };
    if escaped[digits..].starts_with(marks) {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// An address as a link, if it is one that a browser opens; other text stands for itself.
pub(crate) fn link(address: &str) -> String {
    let is_link = ["https:", "http:", "file:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    if !is_link {
        return in_line(address);
    }
    let mut link = encode_all_but(address, |c| !matches!(c, '<' | '>' | '\0'..=' '));
    link.insert(0, '<');
    link.push('>');
    link
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::article::Found;

    /// What a reader of a rendered page sees, line by line, and the links.
    fn shown(markdown: &str) -> (Vec<String>, Vec<String>) {
        let (mut lines, mut links) = (vec![String::new()], Vec::new());
        let dialects = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_MATH
            | Options::ENABLE_GFM
            | Options::ENABLE_WIKILINKS;
        for event in Parser::new_ext(markdown, dialects) {
            match event {
                Event::Text(text) => lines.last_mut().expect("there is one").push_str(&text),
                Event::HardBreak | Event::SoftBreak => lines.push(String::new()),
                Event::Start(Tag::Paragraph) if lines != [""] => lines.push(String::new()),
                Event::Start(Tag::Paragraph | Tag::BlockQuote(None)) | Event::End(_) => {}
                Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
                other => panic!("{other:?} in {markdown}"),
            }
        }
        (lines, links)
    }

    #[test]
    fn a_quotation_says_what_it_is_from() {
        let mut article = Article::of_text("a", "First words.\n\n- Item");
        assert_eq!(quotation(&article, "Words", None), "> Words\n\n— \\[First words.\\]\n");
        article.title = Found::given("One * two".to_owned());
        article.source = Found::given("AP".to_owned());
        article.published = Found::given("2025-03".parse().expect("it is a date"));
        article.url = Found::given("https://a.example/<b> c".to_owned());
        assert_eq!(
            quotation(&article, "မြန်မာ စာ\n\nTwo\n2025. Three ", None),
            "> မြန်မာ စာ  \n>   \n> Two  \n> 2025\\. Three\n\n— One \\* two, AP, March 2025 <https://a.example/%3Cb%3E%20c>\n"
        );
        assert_eq!(
            whole(&article, Some("javascript:x_")),
            "> First words.  \n>   \n> \\- Item\n\n— One \\* two, AP, March 2025 javascript:x\\_\n"
        );
        let (_, links) = shown(&whole(&article, Some("file:///a b?read=x&at=0.1-2")));
        assert_eq!(links, ["file:///a%20b?read=x&at=0.1-2"]);
    }

    #[test]
    fn text_stands_for_itself() {
        for (text, expected) in [
            ("a|b\n*c*", "a\\|b \\*c\\*"),
            ("=1+1", "=1+1"),
            ("&amp; ~x~", "\\&amp; \\~x\\~"),
            ("[a](b) `c` <i>", "\\[a\\](b) \\`c\\` \\<i>"),
        ] {
            assert_eq!(in_line(text), expected);
        }
        for (text, expected) in [
            ("- a", "\\- a"),
            ("12) a", "12\\) a"),
            ("12 a.", "12 a."),
            ("> a", "\\> a"),
            ("    a", "a"),
            ("===", "\\==="),
        ] {
            assert_eq!(at_start(text), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_shows_as_it_was(text in "([-+=>#*_`~\\[\\]()!<&|\\\\.:^ \n0-9a$]|[ -~éက]|&lt;|\n){1,40}") {
            // Spaces at the ends of lines, empty lines, and which of them is how wide, are not shown.
            let lines = |lines: &[String]| {
                let lines = lines.iter().map(|it| it.trim_matches([' ', '\t'])).filter(|it| !it.is_empty());
                lines.map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assume!(!text.trim().is_empty());
            let article = Article::of_text("a", "Text");
            let (mut read, links) = shown(&quotation(&article, &text, None));
            prop_assert_eq!(read.pop(), Some("— [Text]".to_owned()));
            prop_assert!(links.is_empty());
            let expected: Vec<String> = text.split('\n').map(str::to_owned).collect();
            prop_assert_eq!(lines(&read), lines(&expected));
        }
    }
}
