//! Authors: who wrote an article, where metadata has all names in one text.

/// The names in a text such as `By Ann Lee, Bo Ek and Cy Dahl` or `Lee, Ann; Ek, Bo`.
pub(crate) fn split(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = strip_by(text);
    let separators: &[char] = if text.contains(';') || text.contains('|') || text.contains('\n') {
        &[';', '|', '\n'] // then a comma may stand within a name
    } else {
        &[',', '，', '、', '،']
    };
    let mut names: Vec<String> = Vec::new();
    for part in text.split(separators) {
        for name in part.replace(" and ", "\u{0}").replace(" & ", "\u{0}").split('\u{0}') {
            let name = strip_by(name.trim()).trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ','));
            let name = name.strip_prefix("and ").unwrap_or(name);
            let is_new = !names.iter().any(|known| known == name);
            if is_new && is_name(name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// Whether a text can be the name of whoever wrote something: neither an address nor a number.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 100; // in characters
    let is_address = text.contains("://") || text.starts_with("www.") || (text.contains('@') && !text.contains(' '));
    text.chars().any(char::is_alphabetic) && !is_address && text.chars().count() <= LONGEST
}

fn strip_by(text: &str) -> &str {
    match text.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") || by.eq_ignore_ascii_case("by:") => text[3..].trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        for (text, names) in [
            ("By Ann Lee, Bo Ek and Cy Dahl", &["Ann Lee", "Bo Ek", "Cy Dahl"][..]),
            ("Ann Lee & Bo Ek", &["Ann Lee", "Bo Ek"]),
            ("Lee, Ann; Ek, Bo", &["Lee, Ann", "Ek, Bo"]),
            ("Ann Lee, and Bo Ek", &["Ann Lee", "Bo Ek"]),
            ("BY ANN LEE", &["ANN LEE"]),
            ("https://example.org/ann, ann@example.org, 7", &[]),
            ("Bybrook", &["Bybrook"]),
            ("", &[]),
        ] {
            assert_eq!(split(text), names, "{text}");
        }
    }
}
