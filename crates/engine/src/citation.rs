//! A citation: an article, or a passage of it, as other works refer to it.
//!
//! A reader who quotes must say what from. The styles are one for people and three that programs for references read. Nothing
//! is invented in any of them: what is not known of an article is left out, and words that only stand for a title, because
//! the article has none, are in brackets.

use crate::article::{Article, Found};
use crate::date::PartialDate;
use crate::json::Json;
use crate::view::escape::encode_all_but;

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// The article.
    pub article: &'a Article,
    /// The passage of it, where one is quoted.
    pub passage: Option<&'a str>,
    /// An address that leads to the passage, or to the article as the reader sees it.
    pub link: Option<&'a str>,
    /// When the reader saw it.
    pub accessed: Option<PartialDate>,
}

/// A way to write citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For people: author, title, source, date and address.
    Plain,
    /// BibTeX: O. Patashnik, *BibTeXing*, 1988. `date`, `url` and `urldate` are biblatex's; BibTeX itself passes over them.
    Bibtex,
    /// RIS: *RIS Format Specifications*, Thomson Reuters, 2011.
    Ris,
    /// CSL-JSON: `csl-data.json` of the Citation Style Language, 1.0.
    CslJson,
}

impl Style {
    /// All styles, as they are offered.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Bibtex, Self::Ris, Self::CslJson];

    /// What readers call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Plain => "Plain text",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }
}

/// The citations in a style, as one file. An article that is cited more than once has a key of its own each time.
pub fn citations(cited: &[Citation], style: Style) -> String {
    let mut out = String::new();
    let mut keys = Vec::new();
    for citation in cited {
        let key = key(cited, &keys, &citation.article.slug);
        if style == Style::CslJson {
            out.push_str(if keys.is_empty() { "[" } else { "," });
        }
        citation.write(style, &key, &mut out);
        keys.push(key);
    }
    if style == Style::CslJson {
        out.push_str(if keys.is_empty() { "[]" } else { "]" });
    }
    out
}

/// What BibTeX, RIS and CSL-JSON call the fields, in the order in which they are written; empty where a style has none.
const FIELDS: [[&str; 3]; 10] = [
    ["author", "AU", "author"],
    ["title", "TI", "title"],
    ["journal", "T2", "container-title"],
    ["year", "PY", ""],
    ["month", "", ""],
    ["date", "DA", "issued"],
    ["", "LA", "language"],
    ["url", "UR", "URL"],
    ["urldate", "Y2", "accessed"],
    ["note", "N1", "note"],
];

impl Citation<'_> {
    fn write(&self, style: Style, key: &str, out: &mut String) {
        let fields = self.fields(style);
        let [author, title, source, _, _, date, _, url, accessed, note] = &fields;
        let (head, tail) = match style {
            Style::Plain => {
                // `Author, Author. “Title”. Source, date, address (accessed date): “passage” link`
                let has_url = if url.is_empty() { "" } else { ", " };
                for (before, text, after) in [
                    ("", author, if author.ends_with('.') { " " } else { ". " }),
                    ("", title, ". "),
                    ("", source, ", "),
                    ("", date, has_url),
                    ("", url, ""),
                    (" (accessed ", accessed, ")"),
                    (": ", note, ""),
                ] {
                    if !text.is_empty() {
                        push(out, &[before, text, after]);
                    }
                }
                out.push('\n');
                return;
            }
            Style::Bibtex if source.is_empty() => (["@misc{", key, ",\n"], "}\n"),
            Style::Bibtex => (["@article{", key, ",\n"], "}\n"),
            Style::Ris => (["TY  - NEWS\r\n", "", ""], "ER  - \r\n"),
            Style::CslJson => (["{\"id\":\"", key, "\",\"type\":\"article-newspaper\""], "}"),
        };
        push(out, &head);
        for (names, value) in FIELDS.iter().zip(&fields) {
            let name = names[style as usize - 1];
            if name.is_empty() || value.is_empty() {
                continue;
            }
            match style {
                // The one field whose value is a name of BibTeX's.
                Style::Bibtex if name == "month" => push(out, &["  month = ", value, ",\n"]),
                Style::Bibtex => push(out, &["  ", name, " = {", value, "},\n"]),
                Style::Ris => push(out, &[name, "  - ", value, "\r\n"]),
                _ => push(out, &[",\"", name, "\":", value]),
            }
        }
        out.push_str(tail);
    }

    /// The values of the fields as the style writes them; what is not known is empty.
    fn fields(&self, style: Style) -> [String; 10] {
        let article = self.article;
        let text = |text: &str| match line(text) {
            text if text.is_empty() => text,
            text if style == Style::Bibtex => in_tex(&text),
            text if style == Style::CslJson => Json::from(text).to_string(),
            text => text,
        };
        let found = |value: &Option<Found<String>>| value.as_ref().map_or(String::new(), |it| text(&it.value));
        let date = |date: Option<PartialDate>| match (date, style) {
            (None, _) => String::new(),
            (Some(date), Style::Plain) => date.in_words(),
            (Some(date), style) => in_style(date, style),
        };
        // Names stand whole: which word of one is the family's would be a guess.
        let (first, between, last) = match style {
            Style::Plain => ("", ", ", ""),
            Style::Bibtex => ("{", "} and {", "}"),
            Style::Ris => ("", "\r\nAU  - ", ""),
            Style::CslJson => ("[{\"literal\":", "},{\"literal\":", "}]"),
        };
        let mut authors = String::new();
        for author in article.authors.iter().flat_map(|authors| &authors.value) {
            let author = text(author);
            if !author.is_empty() {
                authors.push_str(if authors.is_empty() { first } else { between });
                authors.push_str(&author);
            }
        }
        if !authors.is_empty() {
            authors.push_str(last);
        }
        let mut title = text(&title(article));
        match style {
            // Else small letters would be made of its capitals.
            Style::Bibtex => title = format!("{{{title}}}"),
            Style::Plain if given_title(article).is_some() => title = format!("“{title}”"),
            _ => {}
        }
        let published = article.published.as_ref().map(|it| it.value);
        let mut year = published.map_or(String::new(), |date| date.to_string());
        year.truncate(4);
        let mut month = "";
        if let Some(number) = published.and_then(PartialDate::month) {
            let end = usize::from(number) * 3;
            month = &"janfebmaraprmayjunjulaugsepoctnovdec"[end - 3..end];
        }
        let mut note = String::new();
        if let Some(passage) = self.passage {
            push(&mut note, &["“", &line(passage), "” "]);
        }
        note.push_str(self.link.unwrap_or_default());
        [
            authors,
            title,
            found(&article.source),
            year,
            month.to_owned(),
            match (published, style) {
                (None, Style::Plain) => "n.d.".to_owned(),
                _ => date(published),
            },
            match &article.language[..] {
                "und" => String::new(),
                language => text(language),
            },
            match (&article.url, style) {
                // An address is taken as it stands: only what would end it too early is encoded.
                (Some(url), Style::Bibtex) => {
                    encode_all_but(&line(&url.value), |c| !matches!(c, '\\' | '{' | '}' | ' '))
                }
                (url, _) => found(url),
            },
            date(self.accessed),
            text(&note),
        ]
    }
}

/// A date as programs read it.
fn in_style(date: PartialDate, style: Style) -> String {
    let mut date = date.to_string();
    match style {
        Style::Ris => {
            // The slashes stand even where there is nothing between them.
            let there = date.len() / 3 - 1;
            date = date.replace('-', "/");
            date.push_str(&"///"[there..]);
        }
        Style::CslJson => {
            let parts = date.replace("-0", ",").replace('-', ",");
            date = format!("{{\"date-parts\":[[{}]]}}", parts.trim_start_matches('0'));
        }
        _ => {}
    }
    date
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// What to call an article in print: its title, or else its opening words in brackets, as untitled works are cited.
pub fn title(article: &Article) -> String {
    given_title(article).unwrap_or_else(|| format!("[{}]", line(&article.opening_words())))
}

fn given_title(article: &Article) -> Option<String> {
    let title = line(&article.title.as_ref()?.value);
    (!title.is_empty()).then_some(title)
}

/// The text as one line: anything that breaks a line or is no character of a text is a space.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut is_gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            is_gap = true;
            continue;
        }
        if is_gap && !line.is_empty() {
            line.push(' ');
        }
        is_gap = false;
        line.push(c);
    }
    line
}

/// The slug, with a number behind it if it stands among the keys already; no such key is the slug of another work. BibTeX
/// takes small letters and capitals of keys for alike.
fn key(cited: &[Citation], keys: &[String], slug: &str) -> String {
    let works = &cited[..keys.len()];
    let mut number = works
        .iter()
        .filter(|it| it.article.slug.eq_ignore_ascii_case(slug))
        .count();
    if number == 0 {
        return slug.to_owned();
    }
    loop {
        number += 1;
        let key = format!("{slug}-{number}");
        let is_taken = keys.iter().any(|it| it.eq_ignore_ascii_case(&key))
            || cited.iter().any(|it| it.article.slug.eq_ignore_ascii_case(&key));
        if !is_taken {
            return key;
        }
    }
}

/// Text that TeX sets as it is. Braces have names of their own, since BibTeX counts even those behind a backslash.
fn in_tex(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        let name = match c {
            '\\' => "backslash",
            '{' => "braceleft",
            '}' => "braceright",
            '~' => "asciitilde",
            '^' => "asciicircum",
            '<' => "less",
            '>' => "greater",
            '|' => "bar",
            _ => {
                if matches!(c, '%' | '&' | '#' | '_' | '$') {
                    written.push('\\');
                }
                written.push(c);
                continue;
            }
        };
        push(&mut written, &["\\text", name, "{}"]);
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn article() -> Article {
        let mut article = Article::of_text("mt", "The first words of the text.");
        article.title = Found::given("Costs & 50% of {it}".to_owned());
        article.source = Found::given("The Moscow Times".to_owned());
        article.authors = Found::given(vec!["Ann Lee".to_owned(), "Bo Li Jr.".to_owned()]);
        article.published = Found::given("2025-03-04".parse().expect("it is a date"));
        article.url = Found::given("https://a.example/x_{1}?b=%20".to_owned());
        article
    }

    fn of(article: &Article) -> Citation<'_> {
        Citation {
            article,
            passage: None,
            link: None,
            accessed: None,
        }
    }

    fn plain(citation: Citation) -> String {
        citations(&[citation], Style::Plain)
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let whole = article();
        let without = |leave_out: fn(&mut Article)| {
            let mut article = article();
            leave_out(&mut article);
            plain(of(&article))
        };
        assert_eq!(
            plain(of(&whole)),
            "Ann Lee, Bo Li Jr. “Costs & 50% of {it}”. The Moscow Times, 4 March 2025, https://a.example/x_{1}?b=%20\n"
        );
        for (written, expected) in [
            (
                without(|it| it.authors = None),
                "“Costs & 50% of {it}”. The Moscow Times, 4 March 2025, https://a.example/x_{1}?b=%20\n",
            ),
            (
                without(|it| (it.title, it.url) = (None, None)),
                "Ann Lee, Bo Li Jr. [The first words of the text.]. The Moscow Times, 4 March 2025\n",
            ),
            (
                without(|it| (it.source, it.published) = (None, None)),
                "Ann Lee, Bo Li Jr. “Costs & 50% of {it}”. n.d., https://a.example/x_{1}?b=%20\n",
            ),
            (
                without(|it| *it = Article::of_text("a", "မြန်မာ စာ")),
                "[မြန်မာ စာ]. n.d.\n",
            ),
            (without(|it| *it = Article::of_text("a", "")), "[a.txt]. n.d.\n"),
            (
                without(|it| it.title = Found::given("  زيارة\nرسمية ".to_owned())),
                "Ann Lee, Bo Li Jr. “زيارة رسمية”. The Moscow Times, 4 March 2025, https://a.example/x_{1}?b=%20\n",
            ),
        ] {
            assert_eq!(written, expected);
        }
        let passage = Citation {
            passage: Some("Two\nlines."),
            link: Some("page.html?read=mt"),
            accessed: "2026-05".parse().ok(),
            ..of(&whole)
        };
        assert!(
            plain(passage).ends_with("b=%20 (accessed May 2026): “Two lines.” page.html?read=mt\n"),
            "{}",
            plain(passage)
        );
    }

    #[test]
    fn bibtex_keeps_names_and_capitals_and_escapes_what_tex_would_take_for_its_own() {
        let whole = article();
        let citation = Citation {
            passage: Some("a_b ~ c"),
            accessed: "2026-05-01".parse().ok(),
            ..of(&whole)
        };
        let expected = r"@article{mt,
  author = {{Ann Lee} and {Bo Li Jr.}},
  title = {{Costs \& 50\% of \textbraceleft{}it\textbraceright{}}},
  journal = {The Moscow Times},
  year = {2025},
  month = mar,
  date = {2025-03-04},
  url = {https://a.example/x_%7B1%7D?b=%20},
  urldate = {2026-05-01},
  note = {“a\_b \textasciitilde{} c”},
}
";
        assert_eq!(citations(&[citation], Style::Bibtex), expected);
        let bare = Article::of_text("b", "Text.");
        assert_eq!(
            citations(&[of(&bare)], Style::Bibtex),
            "@misc{b,\n  title = {{[Text.]}},\n}\n"
        );
        assert_eq!(
            in_tex(r"\ { } % & # _ $ ~ ^ < > |"),
            r"\textbackslash{} \textbraceleft{} \textbraceright{} \% \& \# \_ \$ \textasciitilde{} \textasciicircum{} \textless{} \textgreater{} \textbar{}"
        );
    }

    #[test]
    fn ris_is_tagged_lines_and_dates_are_as_precise_as_known() {
        let mut whole = article();
        let citation = Citation {
            passage: Some("Words."),
            accessed: "2026-05-01".parse().ok(),
            ..of(&whole)
        };
        let expected = "TY  - NEWS|AU  - Ann Lee|AU  - Bo Li Jr.|TI  - Costs & 50% of {it}|T2  - The Moscow Times|PY  - 2025|\
            DA  - 2025/03/04/|LA  - en|UR  - https://a.example/x_{1}?b=%20|Y2  - 2026/05/01/|N1  - “Words.”|ER  - |";
        assert_eq!(citations(&[citation], Style::Ris), expected.replace('|', "\r\n"));
        for (date, ris, csl) in [
            ("2025", "DA  - 2025///\r", "[[2025]]"),
            ("2025-03", "DA  - 2025/03//\r", "[[2025,3]]"),
            ("2025-10-30", "DA  - 2025/10/30/\r", "[[2025,10,30]]"),
            ("0079-08-24", "DA  - 0079/08/24/\r", "[[79,8,24]]"),
        ] {
            whole.published = Found::given(date.parse().expect("it is a date"));
            assert!(citations(&[of(&whole)], Style::Ris).contains(ris));
            assert!(citations(&[of(&whole)], Style::CslJson).contains(csl));
        }
    }

    #[test]
    fn csl_is_a_list_of_items() {
        let (whole, mut bare) = (article(), Article::of_text("b", "Text."));
        bare.language = "und".to_owned();
        bare.published = Found::given("2025-03".parse().expect("it is a date"));
        assert_eq!(
            citations(&[of(&whole), of(&bare)], Style::CslJson),
            r#"[{"id":"mt","type":"article-newspaper","author":[{"literal":"Ann Lee"},{"literal":"Bo Li Jr."}],"#
                .to_owned()
                + r#""title":"Costs & 50% of {it}","container-title":"The Moscow Times","issued":{"date-parts":[[2025,3,4]]},"#
                + r#""language":"en","URL":"https://a.example/x_{1}?b=%20"},"#
                + r#"{"id":"b","type":"article-newspaper","title":"[Text.]","issued":{"date-parts":[[2025,3]]}}]"#
        );
        assert_eq!(citations(&[], Style::CslJson), "[]");
    }

    #[test]
    fn each_citation_has_a_key_of_its_own() {
        for (slugs, expected) in [
            ("a b", "a b"),
            ("a a a", "a a-2 a-3"),
            ("a a a-2 A-3 a", "a a-4 a-2 A-3 a-5"),
            ("ap AP ap-2", "ap AP-3 ap-2"),
        ] {
            let articles: Vec<Article> = slugs.split(' ').map(|slug| Article::of_text(slug, "x")).collect();
            let cited: Vec<Citation> = articles.iter().map(of).collect();
            let written: serde_json::Value =
                serde_json::from_str(&citations(&cited, Style::CslJson)).expect("it is JSON");
            let items = written.as_array().expect("it is a list").iter();
            let keys: Vec<&str> = items.filter_map(|item| item["id"].as_str()).collect();
            assert_eq!(keys.join(" "), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_written_in_the_form_of_its_style(
            texts in prop::collection::vec(prop_oneof!["(.|[\\x00-\\x20{}%&#_$~^\\\\\"]){0,20}", "[က-အ ا-ي]{0,9}"], 5),
            date in prop::option::of((1u16..=9999, prop::option::of(1u8..=12))),
        ) {
            let mut article = Article::of_text("slug", "Text.");
            article.title = Found::given(texts[0].clone());
            article.source = Found::given(texts[1].clone());
            article.authors = Found::given(vec![texts[2].clone(), "Ann".to_owned()]);
            article.url = Found::given(texts[3].clone());
            article.published = date.and_then(|(y, m)| Found::given(PartialDate::new(y, m, None)?));
            let citation = Citation { passage: Some(&texts[4]), ..of(&article) };
            let cited = [citation, citation];

            let bibtex = citations(&cited, Style::Bibtex);
            let mut depth = 0;
            for (at, c) in bibtex.char_indices() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                prop_assert!(depth >= 0 && (depth > 0 || c != '@' || at == 0 || bibtex[..at].ends_with('\n')), "{}", bibtex);
            }
            prop_assert_eq!(depth, 0);
            for line in bibtex.lines() {
                let is_field = line.starts_with("  ") && line.ends_with(',') && line.contains(" = ");
                prop_assert!(is_field || line.starts_with('@') || line == "}", "{}", line);
            }

            let ris = citations(&cited, Style::Ris);
            prop_assert!(ris.ends_with("\r\n"));
            for line in ris.trim_end_matches("\r\n").split("\r\n") {
                let (tag, value) = line.split_at(6);
                prop_assert!(tag[..2].bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit()) && tag.ends_with("  - "));
                prop_assert!(!value.contains(char::is_control));
            }

            let csl: serde_json::Value = serde_json::from_str(&citations(&cited, Style::CslJson)).expect("it is JSON");
            prop_assert_eq!(csl[0]["title"].as_str(), Some(&title(&article)[..]));
            prop_assert_eq!(csl[1]["id"].as_str(), Some("slug-2"));

            prop_assert_eq!(citations(&cited, Style::Plain).lines().count(), 2);
        }
    }
}
