//! Panics without words: what a panic would say is taken out of the program, some 9 KB of the packed page.
//!
//! A panic is a defect of ours. The reader is told that there was one, which the loader does for everything that stops
//! the program; where it was concerns only those who work on the program, for whom `cargo xtask serve` leaves the words
//! in. So the functions of the standard library by which a panic begins become the one instruction that stops the
//! program, and the places in the source that they were called with are blotted out. wasm-opt then takes out all that
//! was there for their sake.
//!
//! What values look like to programmers (`{:?}`) is shown to no reader, so what writes it goes with them.

use std::ops::Range;

use anyhow::{Result, bail};

use crate::module::{CODE, DATA, Module, Reader, push_bytes, push_number, segments};

/// Takes out of a module what panics say.
pub fn silence(module: &mut Module) -> Result<()> {
    let called = |is_such: fn(&str) -> bool| -> Vec<u32> {
        let named = module.names.iter().filter(|(_, name)| is_such(name));
        named.map(|(&function, _)| function).collect()
    };
    let (beginnings, debugging) = (called(begins_a_panic), called(is_for_programmers));
    if beginnings.is_empty() {
        bail!("no function begins a panic; are there no names in it any more, or other ones?");
    }
    let imported = module.imports.len() as u32;
    for (number, content) in &mut module.sections {
        match *number {
            CODE => *content = without(content, imported, &beginnings, &debugging)?,
            DATA => blot_out_places(content)?,
            _ => {}
        }
    }
    Ok(())
}

/// Whether a function does nothing but begin a panic, by the names that the standard library gives such.
pub fn begins_a_panic(name: &str) -> bool {
    let Some(rest) = ["core", "alloc", "std"].iter().find_map(|part| name.strip_prefix(part)) else {
        return false;
    };
    // After the crate may stand its number in brackets; at the end, a hash or the types of a generic function.
    let path = match rest.strip_prefix('[') {
        Some(numbered) => numbered.split_once(']').map_or("", |(_, path)| path),
        None => rest,
    };
    let path = path.split("::<").next().unwrap_or_default();
    let mut parts = path.rsplit("::");
    let is_hash = |part: &str| part.len() == 17 && part.starts_with('h');
    let last = parts.find(|part| !is_hash(part)).unwrap_or_default();
    path.starts_with("::")
        && (last == "panic"
            || last.starts_with("panic_") && !path.contains("panic_count")
            || ["_fail", "_fail_rt", "_failed", "_failed_inner"]
                .iter()
                .any(|end| last.ends_with(end))
            || path.contains("::raw_vec::handle_error")
            || last == "handle_alloc_error")
}

/// Whether a function only writes what a value looks like to programmers.
pub fn is_for_programmers(name: &str) -> bool {
    let is_of_core = name.contains(" as core::fmt::Debug>::fmt") || name.contains("]::fmt::Debug>::fmt");
    is_of_core && name.starts_with('<')
}

/// The section of functions, in which some only stop the program, and some only say that all went well.
fn without(section: &[u8], imported: u32, stopping: &[u32], silent: &[u32]) -> Result<Vec<u8>> {
    /// No variables; the instruction `unreachable`; the end.
    const STOP: &[u8] = &[0x00, 0x00, 0x0b];
    /// No variables; the number that stands for `Ok(())`; the end.
    const DONE: &[u8] = &[0x00, 0x41, 0x00, 0x0b];
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut written = Vec::with_capacity(section.len());
    push_number(&mut written, count);
    for function in imported..imported + count {
        let body = reader.bytes()?;
        let is_in = |functions: &[u32]| functions.binary_search(&function).is_ok();
        let body = match body {
            _ if is_in(stopping) => STOP,
            _ if is_in(silent) => DONE,
            body => body,
        };
        push_bytes(&mut written, body);
    }
    Ok(written)
}

/// A place in the source as `core::panic::Location` keeps it: where the name of the file stands, how long that is, the
/// line, the column; 32 bits each.
const PLACE: usize = 16;

/// Overwrites all places in the source with zeros, and the names of their files.
fn blot_out_places(section: &mut [u8]) -> Result<()> {
    let segments = segments(section)?;
    let find = |address: usize, length: usize| -> Option<Range<usize>> {
        let (start, bytes) = segments
            .iter()
            .find(|(start, bytes)| (*start..*start + bytes.len()).contains(&address))?;
        let at = bytes.start + (address - start);
        (at + length <= bytes.end).then(|| at..at + length)
    };
    let mut blots: Vec<Range<usize>> = Vec::new();
    for (start, bytes) in &segments {
        let first = bytes.start + start.wrapping_neg() % 4;
        for at in (first..(bytes.end + 1).saturating_sub(PLACE)).step_by(4) {
            let number = |nth: usize| {
                let bytes = section[at + nth * 4..].first_chunk().copied();
                bytes.map_or(0, u32::from_le_bytes) as usize
            };
            let (line, column) = (number(2), number(3));
            let name = find(number(0), number(1)).filter(|name| section[name.clone()].ends_with(b".rs"));
            if let Some(name) = name
                && (1..1 << 20).contains(&line)
                && (1..1 << 10).contains(&column)
                && name.len() < 1 << 8
            {
                blots.extend([at..at + PLACE, name]);
            }
        }
    }
    for blot in blots {
        section[blot].fill(0);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_panic_is_known_by_name() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic",
            "core[c5930c85a12de822]::panicking::panic_bounds_check",
            "core[c5930c85a12de822]::panicking::assert_failed::<usize, usize>",
            "core[c5930c85a12de822]::panicking::assert_failed_inner",
            "core[c5930c85a12de822]::panicking::panic_const::panic_const_rem_by_zero",
            "core::panicking::panic_display::h4165c3e9dea961da",
            "core[c5930c85a12de822]::option::unwrap_failed",
            "core[c5930c85a12de822]::option::expect_failed",
            "core[c5930c85a12de822]::slice::index::slice_index_fail",
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "core[c5930c85a12de822]::cell::panic_already_borrowed",
            "std[a543996e6e7dbf1e]::panicking::panic_with_hook",
            "alloc[3ca501edff3f0c7c]::raw_vec::handle_error",
        ] {
            assert!(begins_a_panic(name), "{name}");
        }
    }

    #[test]
    fn what_only_has_to_do_with_panics_is_left() {
        for name in [
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "std[a543996e6e7dbf1e]::panicking::panicking",
            "core[c5930c85a12de822]::ptr::drop_in_place::<std[a543996e6e7dbf1e]::panicking::panic_fmt>",
            "<core[c5930c85a12de822]::panic::panic_info as core[c5930c85a12de822]::fmt::Display>::fmt",
            "dossier_app::shell::let_panics_speak",
            "corelike::panic",
        ] {
            assert!(!begins_a_panic(name), "{name}");
        }
    }

    #[test]
    fn what_values_look_like_to_programmers_is_known_by_name() {
        for name in [
            "<str as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<wasm_bindgen::JsValue as core::fmt::Debug>::fmt::hfa47c97d7e00d7fd",
            "<core[c5930c85a12de822]::fmt::Error as core[c5930c85a12de822]::fmt::Debug>::fmt.39",
        ] {
            assert!(is_for_programmers(name), "{name}");
        }
        for name in [
            "<str as core[c5930c85a12de822]::fmt::Display>::fmt",
            "core[c5930c85a12de822]::ptr::drop_in_place::<<str as core::fmt::Debug>::fmt>",
        ] {
            assert!(!is_for_programmers(name), "{name}");
        }
    }

    #[test]
    fn only_the_named_functions_stop() {
        let (one, other) = ([0x00, 0x0b], [0x00, 0x41, 0x01, 0x1a, 0x0b]);
        let mut section = vec![2];
        push_bytes(&mut section, &one);
        push_bytes(&mut section, &other);
        let written = without(&section, 5, &[6], &[]).expect("a section");
        assert_eq!(written, [&[2, 2][..], &one, &[3, 0x00, 0x00, 0x0b]].concat());
        let written = without(&section, 5, &[], &[5]).expect("a section");
        assert_eq!(written, [&[2, 4, 0x00, 0x41, 0x00, 0x0b][..], &[5], &other].concat());
    }

    #[test]
    fn places_in_the_source_are_blotted_out_and_nothing_else() {
        let place = |name: u32, length: u32, line: u32| {
            let numbers = [name, length, line, 9];
            numbers
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect::<Vec<u8>>()
        };
        let memory = [
            &b"src/a.rssrc/a.js"[..],
            &place(1024, 8, 7),
            &place(1032, 8, 7),
            &place(1024, 8, 0),
        ]
        .concat();
        let section = |memory: &[u8]| {
            let mut section = vec![1, 0, 0x41];
            push_number(&mut section, 1024);
            section.push(0x0b);
            push_bytes(&mut section, memory);
            section
        };
        let mut blotted = section(&memory);
        blot_out_places(&mut blotted).expect("a section");
        let mut expected = memory.clone();
        expected[..8].fill(0);
        expected[16..32].fill(0);
        assert_eq!(blotted, section(&expected));
    }

    #[test]
    fn a_program_without_names_is_an_error() {
        let mut module = Module::read(b"\0asm\x01\0\0\0").expect("an empty module");
        assert!(silence(&mut module).is_err());
    }
}
