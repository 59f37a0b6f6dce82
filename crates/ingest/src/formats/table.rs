//! A table: comma- or tab-separated values, one article a row, the first row naming the columns.

use csv::{ByteRecord, ReaderBuilder};

use super::{Reading, record};
use crate::charset;
use crate::columns::{Columns, Field};
use crate::error::IngestError;

/// Reads one table. Its articles are told apart as `#1`, `#2` …, counted from the first row below the names.
pub(crate) fn read(path: &str, bytes: &[u8], delimiter: u8, columns: &Columns) -> Reading {
    let decoded = match charset::decode(path, bytes, None) {
        Ok(decoded) => decoded,
        Err(refusal) => return Reading::of(Err(refusal)),
    };
    let delimiter = if delimiter == b',' {
        delimiter_of(&decoded.text)
    } else {
        delimiter
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(decoded.text.as_bytes());
    let mut reading = Reading::default();
    let mut row = ByteRecord::new();
    let mut heads: Vec<String> = Vec::new();
    let mut fields: Vec<Option<Field>> = Vec::new();
    let mut number = 0;
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                reading.refused.push(refusal(
                    path,
                    None,
                    format!("it is not a table ({error})"),
                    "Export it again as CSV.",
                ));
                break;
            }
        }
        let cells: Vec<String> = row
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect();
        let line = row.position().map(|position| position.line() as u32);
        if heads.is_empty() {
            heads = cells.iter().map(|name| name.trim().to_owned()).collect();
            fields = columns.assign(heads.iter().map(String::as_str));
            if let Some(refusal) = no_text(path, &heads, &fields) {
                return Reading::of(Err(refusal));
            }
            continue;
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        number += 1;
        let mut draft = record::draft(format!("#{number}"), &values(&heads, &fields, cells));
        if row.len() != heads.len() {
            let line = line.map(|line| format!(" in line {line}")).unwrap_or_default();
            draft.warnings.push(format!(
                "The row{line} has {} cells, and the first row names {}. Look for a stray quotation mark or separator.",
                row.len(),
                heads.len()
            ));
        }
        draft.warnings.extend(decoded.warning.clone());
        reading.drafts.push(draft);
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() {
        let mend = "Put the names of the columns into the first row, and one article into each row below.";
        reading
            .refused
            .push(refusal(path, None, "there is no row in it".to_owned(), mend));
    }
    reading
}

fn values<'h>(heads: &'h [String], fields: &[Option<Field>], cells: Vec<String>) -> Vec<record::Value<'h>> {
    let values = cells.into_iter().enumerate().map(|(at, cell)| record::Value {
        name: heads.get(at).map_or("without a name", String::as_str),
        field: fields.get(at).copied().flatten(),
        texts: vec![cell],
        is_repeated: false,
    });
    values.collect()
}

/// What separates the names in the first row: some spreadsheets write semicolons or tabs into files called `.csv`.
fn delimiter_of(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // At a tie the comma, which stands last.
    [b'|', b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

/// A table or list in which nothing is known to hold the text of an article.
pub(super) fn no_text(path: &str, names: &[String], fields: &[Option<Field>]) -> Option<IngestError> {
    const MOST: usize = 12;
    if fields.contains(&Some(Field::Text)) || fields.contains(&Some(Field::Title)) {
        return None;
    }
    let more = if names.len() > MOST { ", …" } else { "" };
    let shown: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| name.chars().take(40).collect())
        .collect();
    Some(refusal(
        path,
        Some(1),
        format!(
            "no column is known to hold the text of an article; there are {}{more}",
            shown.join(", ")
        ),
        "Name it in corpus.toml, such as: [columns] text = \"NAME\".",
    ))
}

pub(super) fn refusal(path: &str, line: Option<u32>, what: String, mend: &str) -> IngestError {
    IngestError {
        file: path.to_owned(),
        line,
        what,
        mend: mend.to_owned(),
    }
}
