//! A table as CSV (RFC 4180, but for line feeds alone at the ends of lines), in UTF-8.
//!
//! What a spreadsheet would take for a formula is led by an apostrophe, as spreadsheets write text: the text of an article
//! must not become a command on the reader's machine.

/// Writes a row behind those that are there.
pub(crate) fn push_row(table: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        let quote = if cell.contains([',', '"', '\n', '\r']) {
            "\""
        } else {
            ""
        };
        table.push_str(quote);
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            table.push('\'');
        }
        table.push_str(&cell.replace('"', "\"\""));
        table.push_str(quote);
    }
    table.push('\n');
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows of a table, read by another program, each with as many cells as the first.
    pub(crate) fn read(table: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).from_reader(table.as_bytes());
        let rows = reader.records().map(|row| row.expect("it is a row"));
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn cells_stand_for_themselves() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"a\"", "\"say \"\"a\"\"\""),
            ("=1+1", "'=1+1"),
            ("-a,b", "\"'-a,b\""),
            ("\r=1", "\"'\r=1\""),
            ("a|b\n*c*", "\"a|b\n*c*\""),
        ] {
            let mut table = String::new();
            push_row(&mut table, &[text, ""]);
            assert_eq!(table, format!("{expected},\n"));
        }
    }

    proptest! {
        #[test]
        fn any_row_is_read_back(cells in prop::collection::vec("(.|[,\"\n\r])*", 2..4)) {
            prop_assume!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            let cells = [vec!["id".to_owned()], cells].concat(); // else a first cell might begin with a byte order mark
            let mut table = String::new();
            push_row(&mut table, &cells.iter().map(|it| &it[..]).collect::<Vec<_>>());
            prop_assert_eq!(read(&table), [cells]);
        }
    }
}
