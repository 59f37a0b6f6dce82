//! A query as a tree of its own, written as the line that a reader would type for it.

use dossier_engine::date::PartialDate;
use dossier_engine::facets::FacetKey;

use super::machines::Regex;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Each of them.
    All(Vec<Ask>),
    /// One of them at least.
    Any(Vec<Ask>),
    /// Not that.
    Not(Box<Ask>),
    /// Both, with at most so many words between them.
    Near {
        left: Box<Ask>,
        right: Box<Ask>,
        within: u32,
        ordered: bool,
    },
    /// A word or words in a row.
    Leaf(Leaf),
    /// In the title.
    Title(Box<Ask>),
    /// Inside quotation marks.
    Quote(Box<Ask>),
    /// Words in a row in a value.
    Facet {
        key: FacetKey,
        value: String,
        unfinished: bool,
    },
    /// Published then.
    Published(Bounds<PartialDate>),
    /// So many words long.
    Length(Bounds<u32>),
}

/// A part of a query that is looked for in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Typed without quotation marks.
    Typed { text: String, unfinished: bool },
    /// Typed in quotation marks.
    Quoted(String),
    /// After `=`, with quotation marks if it is more than one word.
    Exact(String),
    /// With `*` and `?`.
    Wildcard(String),
    /// With `~` or `~2`.
    Typo(String, usize),
    /// Between strokes; over the text if there is white space in it, over words if not.
    Expression(Regex),
}

/// How a field that is in order is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds<T> {
    /// `a`
    Only(T),
    /// `a..b`
    Between(T, T),
    /// `a..`
    From(T),
    /// `..a`
    To(T),
    /// `>a`
    Above(T),
    /// `>=a`
    AtLeast(T),
    /// `<a`
    Below(T),
    /// `<=a`
    AtMost(T),
}

/// The ways of writing that change nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// `AND` is written.
    pub and: bool,
    /// `NOT` stands for `-`.
    pub not: bool,
    /// Brackets stand where none are needed.
    pub brackets: bool,
    /// A space follows even where nothing needs it.
    pub space: bool,
}

/// How close parts of a line are bound, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    All,
    Any,
    Near,
    Not,
    One,
}

impl Ask {
    /// A word.
    pub fn word(text: &str) -> Self {
        Self::Leaf(Leaf::Typed {
            text: text.to_owned(),
            unfinished: false,
        })
    }

    /// Words in quotation marks.
    pub fn quoted(text: &str) -> Self {
        Self::Leaf(Leaf::Quoted(text.to_owned()))
    }

    /// Not that.
    pub fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Two things near each other.
    pub fn near(left: Self, right: Self, within: u32, ordered: bool) -> Self {
        Self::Near {
            left: Box::new(left),
            right: Box::new(right),
            within,
            ordered,
        }
    }

    /// The line to type for it.
    pub fn line(&self, style: Style) -> String {
        let mut line = String::new();
        self.write(Bond::All, style, &mut line);
        let closed = line.ends_with(['"', ')', '*', '?', '~', '/']);
        if !self.is_unfinished() && (style.space || !closed) {
            line.push(' ');
        }
        line
    }

    /// Lets the last word of the line be unfinished, if it is one that may be.
    pub fn unfinish(&mut self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.last_mut().is_some_and(Self::unfinish_within),
            Self::Near { right, .. } => right.unfinish_within(),
            _ => self.unfinish_within(),
        }
    }

    fn unfinish_within(&mut self) -> bool {
        match self {
            Self::Leaf(Leaf::Typed { text, unfinished })
            | Self::Facet {
                value: text,
                unfinished,
                ..
            } => {
                *unfinished = text.ends_with(char::is_alphanumeric) && !text.contains(char::is_whitespace);
                *unfinished
            }
            Self::Title(inner) | Self::Quote(inner) => {
                matches!(**inner, Self::Leaf(Leaf::Typed { .. })) && inner.unfinish_within()
            }
            _ => false,
        }
    }

    /// Whether a word of it is unfinished.
    pub fn is_unfinished(&self) -> bool {
        match self {
            Self::Leaf(Leaf::Typed { unfinished, .. }) | Self::Facet { unfinished, .. } => *unfinished,
            _ => self.parts().iter().any(|part| part.is_unfinished()),
        }
    }

    /// What it is made of.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().collect(),
            Self::Not(part) | Self::Title(part) | Self::Quote(part) => vec![part],
            Self::Near { left, right, .. } => vec![left, right],
            _ => Vec::new(),
        }
    }

    /// Its leaves.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::Leaf(leaf) => vec![leaf],
            _ => self.parts().into_iter().flat_map(Self::leaves).collect(),
        }
    }

    /// Queries with a little less in them, to find the smallest that shows the same.
    pub fn smaller(&self) -> Vec<Self> {
        let mut smaller: Vec<Self> = self.parts().into_iter().cloned().collect();
        match self {
            Self::All(parts) | Self::Any(parts) => {
                let again = |parts: Vec<Self>| match self {
                    Self::All(_) => Self::All(parts),
                    _ => Self::Any(parts),
                };
                for place in 0..parts.len() {
                    if parts.len() > 2 {
                        let mut fewer = parts.clone();
                        fewer.remove(place);
                        smaller.push(again(fewer));
                    }
                    for part in parts[place].smaller() {
                        let mut other = parts.clone();
                        other[place] = part;
                        smaller.push(again(other));
                    }
                }
            }
            Self::Not(part) => smaller.extend(part.smaller().into_iter().map(Self::not)),
            Self::Title(part) => smaller.extend(part.smaller().into_iter().map(|it| Self::Title(Box::new(it)))),
            Self::Quote(part) => smaller.extend(part.smaller().into_iter().map(|it| Self::Quote(Box::new(it)))),
            Self::Near {
                left,
                right,
                within,
                ordered,
            } => {
                let near = |left: &Self, right: &Self| Self::near(left.clone(), right.clone(), *within, *ordered);
                smaller.extend(left.smaller().iter().map(|left| near(left, right)));
                smaller.extend(right.smaller().iter().map(|right| near(left, right)));
            }
            Self::Leaf(Leaf::Quoted(text)) => {
                let words: Vec<&str> = text.split(' ').collect();
                if words.len() > 1 {
                    smaller.push(Self::quoted(&words[1..].join(" ")));
                    smaller.push(Self::quoted(&words[..words.len() - 1].join(" ")));
                }
            }
            _ => {}
        }
        smaller
    }

    fn bond(&self) -> Bond {
        match self {
            Self::All(_) => Bond::All,
            Self::Any(_) => Bond::Any,
            Self::Near { .. } => Bond::Near,
            Self::Not(_) => Bond::Not,
            _ => Bond::One,
        }
    }

    fn write(&self, least: Bond, style: Style, line: &mut String) {
        let bond = self.bond();
        if bond < least || (style.brackets && least > Bond::All && bond < Bond::Not) {
            line.push('(');
            self.write_bare(style, line);
            line.push(')');
        } else {
            self.write_bare(style, line);
        }
    }

    fn write_bare(&self, style: Style, line: &mut String) {
        let mut joined = |parts: &[Self], least: Bond, by: &str| {
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    line.push_str(by);
                }
                part.write(least, style, line);
            }
        };
        match self {
            Self::All(parts) => joined(parts, Bond::Any, if style.and { " AND " } else { " " }),
            Self::Any(parts) => joined(parts, Bond::Near, " OR "),
            Self::Not(part) => {
                line.push_str(if style.not { "NOT " } else { "-" });
                part.write(Bond::One, style, line);
            }
            Self::Near {
                left,
                right,
                within,
                ordered,
            } => {
                left.write(Bond::One, style, line);
                line.push_str(if *ordered { " BEFORE" } else { " NEAR" });
                if *within != 10 {
                    line.push_str(&format!("/{within}"));
                }
                line.push(' ');
                right.write(Bond::One, style, line);
            }
            Self::Leaf(leaf) => leaf.write(line),
            Self::Title(inner) => inner.write_field("title:", style, line),
            Self::Quote(inner) => inner.write_field("quote:", style, line),
            Self::Facet { key, value, .. } => {
                let mark = if value.contains(' ') { "\"" } else { "" };
                line.push_str(&format!("{}:{mark}{value}{mark}", key.name()));
            }
            Self::Published(bounds) => line.push_str(&format!("date:{}", bounds.written(|date| date.to_string()))),
            Self::Length(bounds) => line.push_str(&format!("words:{}", bounds.written(|words| words.to_string()))),
        }
    }

    fn write_field(&self, field: &str, style: Style, line: &mut String) {
        line.push_str(field);
        if matches!(self, Self::Leaf(Leaf::Typed { .. } | Leaf::Quoted(_))) {
            self.write_bare(style, line);
        } else {
            line.push('(');
            self.write_bare(style, line);
            line.push(')');
        }
    }
}

impl Leaf {
    /// Whether it is made of words without any sign but quotation marks.
    pub fn is_typed_or_quoted(&self) -> bool {
        matches!(self, Self::Typed { .. } | Self::Quoted(_))
    }

    fn write(&self, line: &mut String) {
        match self {
            Self::Typed { text, .. } | Self::Wildcard(text) => line.push_str(text),
            Self::Quoted(text) => line.push_str(&format!("\"{text}\"")),
            Self::Exact(text) if text.contains(' ') => line.push_str(&format!("=\"{text}\"")),
            Self::Exact(text) => line.push_str(&format!("={text}")),
            Self::Typo(text, 1) => line.push_str(&format!("{text}~")),
            Self::Typo(text, edits) => line.push_str(&format!("{text}~{edits}")),
            Self::Expression(regex) => line.push_str(&format!("/{}/", regex.source())),
        }
    }
}

impl<T: Copy> Bounds<T> {
    fn written(self, write: impl Fn(T) -> String) -> String {
        match self {
            Self::Only(it) => write(it),
            Self::Between(from, to) => format!("{}..{}", write(from), write(to)),
            Self::From(from) => format!("{}..", write(from)),
            Self::To(to) => format!("..{}", write(to)),
            Self::Above(it) => format!(">{}", write(it)),
            Self::AtLeast(it) => format!(">={}", write(it)),
            Self::Below(it) => format!("<{}", write(it)),
            Self::AtMost(it) => format!("<={}", write(it)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_with_the_brackets_that_it_needs() {
        let word = Ask::word;
        let any = || Ask::Any(vec![word("b"), word("c")]);
        let both = || Ask::All(vec![word("b"), word("c")]);
        for (ask, line) in [
            (Ask::All(vec![word("a"), any()]), "a b OR c "),
            (Ask::Any(vec![word("a"), both()]), "a OR (b c)"),
            (Ask::All(vec![word("a"), any().not()]), "a -(b OR c)"),
            (Ask::All(vec![word("a"), Ask::quoted("b c").not()]), "a -\"b c\""),
            (Ask::near(any(), word("a"), 5, false), "(b OR c) NEAR/5 a "),
            (Ask::near(word("a"), Ask::quoted("b c"), 10, true), "a BEFORE \"b c\""),
            (
                Ask::Any(vec![Ask::near(word("a"), word("b"), 3, true), word("c")]),
                "a BEFORE/3 b OR c ",
            ),
            (Ask::Title(Box::new(word("a"))), "title:a "),
            (Ask::Title(Box::new(any())), "title:(b OR c)"),
            (Ask::Quote(Box::new(Ask::quoted("a b"))).not(), "-quote:\"a b\""),
            (
                Ask::Facet {
                    key: FacetKey::Source,
                    value: "the post".to_owned(),
                    unfinished: false,
                },
                "source:\"the post\"",
            ),
            (Ask::Length(Bounds::Above(800)), "words:>800 "),
            (
                Ask::Leaf(Leaf::Exact("Acting President".to_owned())),
                "=\"Acting President\"",
            ),
            (Ask::Leaf(Leaf::Typo("a".to_owned(), 2)), "a~2 "),
        ] {
            assert_eq!(ask.line(Style::default()), line);
        }
        let style = Style {
            and: true,
            not: true,
            brackets: true,
            space: true,
        };
        assert_eq!(
            Ask::All(vec![word("a"), any(), any().not()]).line(style),
            "a AND (b OR c) AND NOT (b OR c) "
        );
    }

    #[test]
    fn only_the_last_word_of_the_line_is_unfinished() {
        let both = |last: Ask| Ask::All(vec![Ask::word("a"), last]);
        let any = Ask::Any(vec![Ask::word("b"), Ask::word("c")]);
        for (mut ask, unfinished, line) in [
            (both(Ask::word("b")), true, "a b"),
            (both(Ask::word("b").not()), false, "a -b "),
            (both(Ask::quoted("b")), false, "a \"b\""),
            (both(Ask::Title(Box::new(Ask::word("b")))), true, "a title:b"),
            (both(Ask::Title(Box::new(any))), false, "a title:(b OR c)"),
        ] {
            assert_eq!(ask.unfinish(), unfinished);
            assert_eq!(ask.line(Style::default()), line);
        }
    }
}
