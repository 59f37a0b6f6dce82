//! JSON: articles as objects, in a list, in an object that holds a list, or one a line.

use super::table::refusal;
use super::value::{Object, Value};
use super::{Reading, record};
use crate::charset;
use crate::columns::{Columns, Field};
use crate::draft::Draft;
use crate::error::IngestError;

/// Reads a file of one JSON value. The articles of a list are told apart as `#1`, `#2` …; an object that is an article
/// goes by the path of its file.
pub(crate) fn read(path: &str, bytes: &[u8], columns: &Columns) -> Reading {
    let decoded = match charset::decode(path, bytes, None) {
        Ok(decoded) => decoded,
        Err(refusal) => return Reading::of(Err(refusal)),
    };
    let value: Value = match serde_json::from_str(&decoded.text) {
        Ok(value) => value,
        // Lines of JSON are often called .json.
        Err(error) if error.line() > 1 && starts_lines(&decoded.text) => return read_lines(path, bytes, columns),
        Err(error) => return Reading::of(Err(not_json(path, &error, 0))),
    };
    let mut reading = Reading::default();
    match value {
        Value::Object(object) if is_article(&object, columns) => {
            match draft(path, String::new(), None, object, columns) {
                Ok(draft) => reading.drafts.push(draft),
                Err(refusal) => reading.refused.push(refusal),
            }
        }
        Value::List(values) => read_list(path, "", values, columns, &mut reading),
        Value::Object(object) => read_lists(path, object, columns, &mut reading),
        _ => reading.refused.push(no_article(path)),
    }
    warn(&mut reading, decoded.warning);
    reading
}

/// Reads a file of one JSON object a line, counted as `#1`, `#2` … by its lines. A line that is broken is refused by
/// itself.
pub(crate) fn read_lines(path: &str, bytes: &[u8], columns: &Columns) -> Reading {
    let decoded = match charset::decode(path, bytes, None) {
        Ok(decoded) => decoded,
        Err(refusal) => return Reading::of(Err(refusal)),
    };
    let mut reading = Reading::default();
    for (number, line) in (1_u32..).zip(decoded.text.split('\n')) {
        if line.trim().is_empty() {
            continue;
        }
        let read = match serde_json::from_str(line) {
            Ok(Value::Object(object)) => draft(path, format!("#{number}"), Some(number), object, columns),
            Ok(_) => Err(refusal(
                path,
                Some(number),
                "the line is not an object".to_owned(),
                "Write one article a line: {\"title\": \"…\", \"text\": \"…\"}.",
            )),
            Err(error) => Err(not_json(path, &error, number - 1)),
        };
        match read {
            Ok(draft) => reading.drafts.push(draft),
            Err(refusal) => reading.refused.push(refusal),
        }
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() {
        reading.refused.push(no_article(path));
    }
    warn(&mut reading, decoded.warning);
    reading
}

fn warn(reading: &mut Reading, warning: Option<String>) {
    for draft in &mut reading.drafts {
        draft.warnings.extend(warning.clone());
    }
}

fn starts_lines(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    matches!(serde_json::from_str(first), Ok(Value::Object(_)))
}

/// The lists of objects that an object holds, such as `{"articles": […]}`.
fn read_lists(path: &str, object: Object, columns: &Columns, reading: &mut Reading) {
    let is_list = |value: &Value| matches!(value, Value::List(values) if values.iter().any(|value| matches!(value, Value::Object(_))));
    let lists: Vec<(String, Value)> = object.into_iter().filter(|(_, value)| is_list(value)).collect();
    if lists.is_empty() {
        reading.refused.push(no_article(path));
    }
    let single = lists.len() == 1;
    for (key, value) in lists {
        if let Value::List(values) = value {
            let within = if single { String::new() } else { format!("{key}/") };
            read_list(path, &within, values, columns, reading);
        }
    }
}

fn read_list(path: &str, within: &str, values: Vec<Value>, columns: &Columns, reading: &mut Reading) {
    for (number, value) in (1..).zip(values) {
        let part = format!("#{within}{number}");
        let read = match value {
            Value::Object(object) => draft(path, part, None, object, columns),
            _ => Err(refusal(
                &format!("{path}{part}"),
                None,
                "it is not an object".to_owned(),
                "Write each article as {\"title\": \"…\", \"text\": \"…\"}.",
            )),
        };
        match read {
            Ok(draft) => reading.drafts.push(draft),
            Err(refusal) => reading.refused.push(refusal),
        }
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() {
        reading.refused.push(no_article(path));
    }
}

fn is_article(object: &Object, columns: &Columns) -> bool {
    let fields = columns.assign(object.iter().map(|(key, _)| key.as_str()));
    object.iter().zip(fields).any(|((_, value), field)| match value {
        Value::Text(_) => matches!(field, Some(Field::Text | Field::Title)),
        Value::List(values) => field == Some(Field::Text) && values.iter().all(|value| matches!(value, Value::Text(_))),
        _ => false,
    })
}

fn draft(path: &str, part: String, line: Option<u32>, object: Object, columns: &Columns) -> Result<Draft, IngestError> {
    let names: Vec<String> = object.iter().map(|(key, _)| key.clone()).collect();
    let fields = columns.assign(names.iter().map(String::as_str));
    let place = if line.is_some() {
        path.to_owned()
    } else {
        format!("{path}{part}")
    };
    if let Some(refusal) = super::table::no_text(&place, &names, &fields) {
        return Err(IngestError { line, ..refusal });
    }
    Ok(record::draft(part, &record::values(&names, &fields, object)))
}

fn not_json(path: &str, error: &serde_json::Error, lines_above: u32) -> IngestError {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    refusal(
        path,
        Some(lines_above + error.line().max(1) as u32),
        format!("it is not JSON ({reason} at column {})", error.column()),
        "Mend the line, or export the file again.",
    )
}

fn no_article(path: &str) -> IngestError {
    let mend = "Write a list of articles: [{\"title\": \"…\", \"text\": \"…\"}, …].";
    refusal(path, None, "there is no article in it".to_owned(), mend)
}
