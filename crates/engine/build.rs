//! Writes the table of folds that `src/fold.rs` reads: for words to match, a tenth of Unicode's own tables will do.

use std::path::Path;
use std::{env, fs, process};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&folder).join("folds.bin"), table()) {
        println!("cargo::error=cannot write the table of folds to {folder}: {error}");
        process::exit(1);
    }
}

/// Numbers in LEB128. First of the characters that change: how many there are; of each, how far it is from the one
/// before; of each, how many characters it becomes; of each of those, how far it is from the one before, zigzag.
/// Then of the places where the combining class changes: how far each is from the one before, and the class.
fn table() -> Vec<u8> {
    let folds: Vec<(u32, Vec<char>)> = characters()
        .map(|c| (u32::from(c), fold(c)))
        .filter(|(c, folded)| folded.iter().map(|&c| u32::from(c)).ne([*c]))
        .collect();
    let mut table = Vec::new();
    push(&mut table, folds.len() as u32);
    let mut before = 0;
    for (c, _) in &folds {
        push(&mut table, c - before);
        before = *c;
    }
    for (_, folded) in &folds {
        push(&mut table, folded.len() as u32);
    }
    let mut before = 0;
    for &c in folds.iter().flat_map(|(_, folded)| folded) {
        let difference = u32::from(c) as i32 - before;
        push(&mut table, ((difference << 1) ^ (difference >> 31)) as u32);
        before = u32::from(c) as i32;
    }
    let (mut before, mut last) = (0, 0);
    for c in characters().filter(|c| !is_diacritic(*c)) {
        let class = canonical_combining_class(c);
        if class != last {
            push(&mut table, u32::from(c) - before);
            push(&mut table, class.into());
            (before, last) = (u32::from(c), class);
        }
    }
    table
}

/// All that a table is needed for: syllables of Hangul are taken apart by arithmetic.
fn characters() -> impl Iterator<Item = char> {
    ('\u{80}'..=char::MAX).filter(|c| !('\u{ac00}'..='\u{d7a3}').contains(c))
}

fn fold(c: char) -> Vec<char> {
    let letters = c.nfkd().filter(|c| !is_diacritic(*c)).flat_map(char::to_lowercase);
    // "İ" is lower-cased to i and a dot above.
    letters
        .filter(|c| !is_diacritic(*c))
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

fn is_diacritic(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn push(table: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        table.push(number as u8 | 0x80);
        number >>= 7;
    }
    table.push(number as u8);
}
