//! Variables of the stylesheet (custom properties), under names of a letter or two: what they mean, nobody asks the page.

use std::collections::HashMap;

/// A stylesheet with short names for all variables that the program does not set. The most frequent have the shortest.
pub fn shortened(css: &str, program: &[u8]) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (start, end) in variables(css) {
        *counts.entry(&css[start..end]).or_default() += 1;
    }
    let is_set = |name: &str| program.windows(name.len()).any(|bytes| bytes == name.as_bytes());
    let (kept, mut renamed): (Vec<&str>, Vec<&str>) = counts.keys().copied().partition(|name| is_set(name));
    renamed.sort_by_key(|name| (usize::MAX - counts[name], *name));
    let letters = || ('a'..='z').map(String::from);
    let pairs = letters().flat_map(|first| letters().map(move |second| first.clone() + &second));
    let free = letters()
        .chain(pairs)
        .map(|name| format!("--{name}"))
        .filter(|name| !kept.contains(&name.as_str()));
    let names: HashMap<&str, String> = renamed.into_iter().zip(free).collect();
    let mut shortened = String::with_capacity(css.len());
    let mut before = 0;
    for (start, end) in variables(css) {
        let name = &css[start..end];
        shortened.push_str(&css[before..start]);
        shortened.push_str(names.get(name).map_or(name, String::as_str));
        before = end;
    }
    shortened + &css[before..]
}

/// Where the names of variables stand, each with its hyphens.
fn variables(css: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_of_name = |c: char| c == '-' || c == '_' || c.is_ascii_alphanumeric();
    css.match_indices("--")
        .filter(move |(start, _)| !css[..*start].ends_with(is_of_name))
        .map(move |(start, _)| {
            let rest = &css[start..];
            (start, start + rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()))
        })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn what_the_program_sets_keeps_its_name() {
        let css = ":root{--ink:#000;--space-1:1px}p{color:var(--ink);border:var(--ink);margin:var(--share) var(--space-1)}.a--b{}";
        assert_eq!(
            shortened(css, b"..style --share.."),
            ":root{--a:#000;--b:1px}p{color:var(--a);border:var(--a);margin:var(--share) var(--b)}.a--b{}"
        );
    }
}
