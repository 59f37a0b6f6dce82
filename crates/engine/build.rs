//! Writes the tables that `boundaries.rs`, `case.rs` and `folds.rs` in `src/text` read: for words to match, a tenth of
//! Unicode's own tables will do.

use std::path::Path;
use std::{env, fs, process};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

#[path = "src/text/marks.rs"]
mod marks;

use marks::{is_apostrophe, is_dropped};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/marks.rs");
    let folder = env::var("OUT_DIR").unwrap_or_default();
    for (name, table) in [
        ("cases.bin", cases()),
        ("classes.bin", classes()),
        ("folds.bin", folds()),
    ] {
        if let Err(error) = fs::write(Path::new(&folder).join(name), table) {
            println!("cargo::error=cannot write the table {name} to {folder}: {error}");
            process::exit(1);
        }
    }
}

/// Numbers in LEB128. Of each run of capitals at a distance of one or two from each other that are as far from their small
/// letters: how far the first is from the first of the run before; how many there are, doubled, plus 1 if the distance is
/// two; how far the small letters are, zigzag.
fn cases() -> Vec<u8> {
    let pairs: Vec<(u32, u32)> = characters()
        .filter(|&c| small(c) != c)
        .map(|c| (u32::from(c), u32::from(small(c))))
        .collect();
    let mut table = Vec::new();
    let (mut rest, mut before) = (&pairs[..], 0);
    while let Some(&(capital, small)) = rest.first() {
        let length = |step: u32| {
            let expected = (0..).map(|nth| (capital + nth * step, small + nth * step));
            rest.iter()
                .zip(expected)
                .take_while(|(pair, expected)| *pair == expected)
                .count()
        };
        let (ones, twos) = (length(1), length(2));
        push(&mut table, capital - before);
        push(&mut table, (ones.max(twos) as u32) << 1 | u32::from(twos > ones));
        push(&mut table, zigzag(small as i32 - capital as i32));
        before = capital;
        rest = &rest[ones.max(twos)..];
    }
    table
}

/// Numbers in LEB128: of the places where characters begin to join others in another way, how far each is from the one
/// before, and the number of the way.
fn classes() -> Vec<u8> {
    // One for each way, in the order in which `boundaries.rs` names them.
    let samples = "!\naא1ア_\u{300}\u{200d}'\":,.🇦 ☀Ⓜ";
    let samples: Vec<Vec<usize>> = samples.chars().map(joins).collect();
    // Where all characters are alike and many, one stands for all.
    let alike = [
        '\u{3400}'..='\u{4dbf}',
        '\u{4e00}'..='\u{9fff}',
        '\u{ac00}'..='\u{d7a3}',
        '\u{e000}'..='\u{f8ff}',
        '\u{17000}'..='\u{18cff}',
        '\u{20000}'..='\u{dffff}',
        '\u{e0200}'..=char::MAX,
    ];
    let (mut table, mut before, mut last) = (Vec::new(), 0, 0);
    for c in '\0'..=char::MAX {
        if alike.iter().any(|range| range.contains(&c) && *range.start() != c) {
            continue;
        }
        // A carriage return joins a line feed, which is of no consequence for words.
        let joins = joins(if c == '\r' { '\n' } else { c });
        let class = samples.iter().position(|sample| *sample == joins).unwrap_or(0) as u32;
        if class != last {
            push(&mut table, u32::from(c) - before);
            push(&mut table, class);
            (before, last) = (u32::from(c), class);
        }
    }
    table
}

/// Where texts with that character in them are parted: all that can be known of it.
fn joins(c: char) -> Vec<usize> {
    let text = format!(
        "a{c}a\n1{c}1\nא{c}א\nא{c}\nא\"{c}\na:{c}\n1,{c}\nア{c}ア\n {c}\n{c}\u{300}\n🇦{c}\n_{c}\n!\u{200d}{c}\na{c}☀\n"
    );
    let ends = text.split_word_bounds().scan(0, |count, piece| {
        *count += piece.chars().count();
        Some(*count)
    });
    ends.collect()
}

/// Numbers in LEB128. First of the characters that change, unless they change as their small letters do: how many there
/// are; of each, how far it is from the one before; of each, how many characters it becomes; of each of those, its number
/// in three bytes, since those repeat themselves. Then of the places where the combining class changes: how far each is
/// from the one before, and the class.
fn folds() -> Vec<u8> {
    let folds: Vec<(u32, Vec<char>)> = characters()
        .map(|c| (c, fold(c)))
        .filter(|(c, folded)| match small(*c) {
            small if small == *c => folded[..] != [small],
            small => *folded != fold(small),
        })
        .map(|(c, folded)| (u32::from(c), folded))
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
    for &c in folds.iter().flat_map(|(_, folded)| folded) {
        table.extend_from_slice(&u32::from(c).to_be_bytes()[1..]);
    }
    let (mut before, mut last) = (0, 0);
    for c in characters().filter(|c| !is_dropped(*c)) {
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

/// Its small letter, if that is one letter; else itself.
fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    small.next().filter(|_| small.next().is_none()).unwrap_or(c)
}

fn fold(c: char) -> Vec<char> {
    let letters = c.nfkd().filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase);
    // "İ" is lower-cased to i and a dot above.
    letters
        .filter(|c| !is_dropped(*c))
        .map(|c| match c {
            c if is_apostrophe(c) => '\'',
            'ς' => 'σ', // the same letter at the end of a word
            c => c,
        })
        .collect()
}

fn zigzag(difference: i32) -> u32 {
    ((difference << 1) ^ (difference >> 31)) as u32
}

fn push(table: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        table.push(number as u8 | 0x80);
        number >>= 7;
    }
    table.push(number as u8);
}
