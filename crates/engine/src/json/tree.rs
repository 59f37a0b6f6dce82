//! An answer as a tree of plain values.
//!
//! One type for every answer, so that what turns it into text or into the objects of a script is written, and
//! compiled, once.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// A value of JSON. It borrows its text where it can.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// Nothing known.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Count(usize),
    /// Any other number.
    Number(f64),
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

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Count(value) => serializer.serialize_u64(*value as u64),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_in_its_order() {
        let tree = Json::Object(vec![
            ("z", Json::Null),
            (
                "a",
                Json::List(vec![Json::Count(3), Json::Number(3.0), Json::Bool(true)]),
            ),
            ("text", "“quoted”\n\"twice\"".into()),
            ("none", Json::or_null(None::<&str>)),
        ]);
        let written = serde_json::to_string(&tree).expect("a tree is JSON");
        assert_eq!(
            written,
            r#"{"z":null,"a":[3,3.0,true],"text":"“quoted”\n\"twice\"","none":null}"#
        );
    }
}
