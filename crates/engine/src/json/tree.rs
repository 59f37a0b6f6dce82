//! An answer as a tree of plain values.
//!
//! One type for every answer, so that what turns it into text is written, and compiled, once.

use std::borrow::Cow;
use std::fmt;

/// A value of JSON. It borrows its text where it can.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// Nothing known.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Count(usize),
    /// Any other number, in ten-thousandths: enough to compare, and the same on every machine.
    Decimal(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Values in order.
    List(Vec<Json<'a>>),
    /// Values under keys, in the order in which they are written.
    Object(Vec<(&'a str, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// A list of texts.
    pub fn texts(texts: &'a [String]) -> Self {
        Self::List(texts.iter().map(|text| Self::from(text.as_str())).collect())
    }

    /// What there is, or null.
    pub fn or_null(value: Option<impl Into<Self>>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// Writes the value as JSON, without any white space.
impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Self::Count(value) => write!(f, "{value}"),
            Self::Decimal(value) => decimal(f, *value),
            Self::Text(value) => text(f, value),
            Self::List(values) => {
                for (at, value) in values.iter().enumerate() {
                    f.write_str(if at == 0 { "[" } else { "," })?;
                    value.fmt(f)?;
                }
                f.write_str(if values.is_empty() { "[]" } else { "]" })
            }
            Self::Object(entries) => {
                for (at, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if at == 0 { "{" } else { "," })?;
                    text(f, key)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str(if entries.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

/// With one decimal at least, and no zeros behind the others.
fn decimal(f: &mut fmt::Formatter<'_>, value: i64) -> fmt::Result {
    let (sign, value) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    let (mut decimals, mut width) = (value % 10_000, 4);
    while width > 1 && decimals.is_multiple_of(10) {
        (decimals, width) = (decimals / 10, width - 1);
    }
    write!(f, "{sign}{}.{decimals:0width$}", value / 10_000)
}

fn text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|byte| byte < b' ' || byte == b'"' || byte == b'\\')
    {
        f.write_str(&rest[..at])?;
        match rest.as_bytes()[at] {
            b'\n' => f.write_str("\\n")?,
            byte @ (b'"' | b'\\') => write!(f, "\\{}", char::from(byte))?,
            byte => write!(f, "\\u{byte:04x}")?,
        }
        rest = &rest[at + 1..];
    }
    f.write_str(rest)?;
    f.write_str("\"")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tree_is_written_in_its_order() {
        let tree = Json::Object(vec![
            ("z", Json::Null),
            (
                "a",
                Json::List(vec![
                    Json::Count(3),
                    Json::Decimal(30_000),
                    Json::Decimal(-501),
                    Json::Bool(true),
                ]),
            ),
            ("text", "“quoted”\n\"twice\"".into()),
            ("none", Json::or_null(None::<&str>)),
            (
                "empty",
                Json::List(vec![Json::List(Vec::new()), Json::Object(Vec::new())]),
            ),
        ]);
        assert_eq!(
            tree.to_string(),
            r#"{"z":null,"a":[3,3.0,-0.0501,true],"text":"“quoted”\n\"twice\"","none":null,"empty":[[],{}]}"#
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_json(text in "(.|[\\x00-\\x20\"\\\\])*", number in -1_000_000_000i64..1_000_000_000) {
            let tree = Json::List(vec![text.as_str().into(), Json::Decimal(number)]);
            let read: (String, f64) = serde_json::from_str(&tree.to_string()).expect("it is JSON");
            prop_assert_eq!(read, (text, number as f64 / 10_000.0));
        }
    }
}
