//! A value as JSON and YAML write it, of which nothing is lost.
//!
//! Keys keep their order and may stand twice, which the usual trees of these formats do not allow.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// An object with its keys in order, each as often as it stands there.
pub(crate) type Object = Vec<(String, Value)>;

/// One value. Numbers and truth values are kept as their text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

impl Value {
    /// The texts in it, in order. What lies deeper is written as `key: value` lines.
    pub(crate) fn texts(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(values) => values.into_iter().map(|value| value.texts().join("\n")).collect(),
            Self::Object(object) => vec![in_lines(object)],
        }
    }

    /// The names of what is in it, where that is given as objects: an author, a tag, an outlet.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        match self {
            Self::Object(object) => {
                let name = |wanted: &str| object.iter().find(|(key, _)| key == wanted).map(|(_, value)| value);
                match name("name").or_else(|| name("title"))? {
                    Self::Text(name) => Some(vec![name.clone()]),
                    _ => None,
                }
            }
            Self::List(values) if values.iter().any(|value| matches!(value, Self::Object(_))) => {
                let names: Option<Vec<_>> = values.iter().map(Self::names).collect();
                names.map(|names| names.into_iter().flatten().collect())
            }
            _ => None,
        }
    }
}

fn in_lines(object: Object) -> String {
    let lines = object
        .into_iter()
        .map(|(key, value)| format!("{key}: {}", value.texts().join(", ")));
    lines.collect::<Vec<_>>().join("\n")
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, a number, a list or an object")
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Value::Object(object))
    }
}
