//! Panics without words: what a panic would say is taken out of the program, some 9 KB of the packed page.
//!
//! A panic is a defect of ours. The reader is told that there was one, which the loader does for everything that stops
//! the program; where it was concerns only those who work on the program, for whom `cargo xtask serve` leaves the words
//! in. So the functions of the standard library by which a panic begins become the one instruction that stops the
//! program, and the places in the source that they were called with are blotted out. Where nothing is left to do but to
//! call one of them, the program stops at once. wasm-opt then takes out all that was there for their sake.
//!
//! What values look like to programmers (`{:?}`) is shown to no reader, so what writes it goes with them.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Result, bail};
use dossier_unpack::walk::{self, INSTRUCTIONS, Walker};

use crate::module::{CODE, DATA, Module, Reader, bodies, push_bytes, push_number, segments};

/// Takes out of a module what panics say.
pub fn silence(module: &mut Module) -> Result<()> {
    let stopping = stopping(module)?;
    let debugging = named(module, is_for_programmers);
    let imported = module.imports.len() as u32;
    module.rewrite(CODE, |section| without(section, imported, &stopping, &debugging))?;
    module.rewrite(DATA, |section| {
        let mut section = section.to_vec();
        blot_out_places(&mut section)?;
        Ok(section)
    })
}

/// The functions that only stop the program: those by which a panic begins, and those that do nothing but call one.
pub fn stopping(module: &Module) -> Result<BTreeSet<u32>> {
    let mut stopping = named(module, begins_a_panic);
    if stopping.is_empty() {
        bail!("no function begins a panic; are there no names in it any more, or other ones?");
    }
    let code = module.section(CODE);
    let bodies = bodies(code)?;
    loop {
        let known = stopping.len();
        for (function, body) in (module.imports.len() as u32..).zip(&bodies) {
            if !stopping.contains(&function) && Steps::through(&code[body.clone()]).only_stop(&stopping) {
                stopping.insert(function);
            }
        }
        if stopping.len() == known {
            return Ok(stopping);
        }
    }
}

/// The functions with such a name.
fn named(module: &Module, is_such: fn(&str) -> bool) -> BTreeSet<u32> {
    let named = module.names.iter().filter(|(_, name)| is_such(name));
    named.map(|(&function, _)| function).collect()
}

/// Whether a function does nothing but begin a panic, by the names that the standard library gives such.
fn begins_a_panic(name: &str) -> bool {
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

/// The section of functions, in which some only stop the program, and some only say that all went well. In all others
/// goes what leads to nothing but a stop.
fn without(section: &[u8], imported: u32, stopping: &BTreeSet<u32>, silent: &BTreeSet<u32>) -> Result<Vec<u8>> {
    /// The instruction `unreachable`.
    const UNREACHABLE: u8 = 0x00;
    /// No variables; the instruction; the end.
    const STOP: &[u8] = &[0x00, UNREACHABLE, walk::END];
    /// No variables; the number that stands for `Ok(())`; the end.
    const DONE: &[u8] = &[0x00, 0x41, 0x00, walk::END];
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut written = Vec::with_capacity(section.len());
    push_number(&mut written, count);
    for function in imported..imported + count {
        let body = reader.bytes()?;
        if stopping.contains(&function) {
            push_bytes(&mut written, STOP);
        } else if silent.contains(&function) {
            push_bytes(&mut written, DONE);
        } else {
            // What comes behind the instruction is never reached, which wasm-opt can tell.
            let (mut cut, mut at) = (Vec::with_capacity(body.len()), 0);
            for dead_end in dead_ends(body, stopping) {
                cut.extend_from_slice(&body[at..dead_end.start]);
                cut.push(UNREACHABLE);
                at = dead_end.start;
            }
            cut.extend_from_slice(&body[at..]);
            push_bytes(&mut written, &cut);
        }
    }
    Ok(written)
}

/// Where in a function nothing is done any more but to stop the program: runs of instructions without branches or other
/// calls, up to the call of a function that stops.
pub fn dead_ends(body: &[u8], stopping: &BTreeSet<u32>) -> Vec<Range<usize>> {
    Steps::through(body).dead_ends(stopping)
}

/// A walk through a function that keeps its instructions.
struct Steps<'a> {
    body: &'a [u8],
    at: usize,
    /// Where each begins, and which it is.
    instructions: Vec<(usize, u8)>,
    /// The functions that are called, in order.
    called: Vec<u32>,
}

const CALL: u8 = 0x10;

impl<'a> Steps<'a> {
    fn through(body: &'a [u8]) -> Self {
        let mut steps = Self {
            body,
            at: 0,
            instructions: Vec::new(),
            called: Vec::new(),
        };
        walk::function(&mut steps);
        steps
    }

    fn dead_ends(&self, stopping: &BTreeSet<u32>) -> Vec<Range<usize>> {
        const INDIRECT_CALL: u8 = 0x11;
        let mut called = self.called.iter();
        let mut start = None;
        let mut ends = Vec::new();
        for &(at, instruction) in &self.instructions {
            let stops = instruction == CALL && called.next().is_some_and(|callee| stopping.contains(callee));
            if stops {
                ends.push(start.unwrap_or(at)..at + 1);
            }
            // Up to here are blocks, branches and returns.
            start = match instruction {
                ..=CALL | INDIRECT_CALL => None,
                _ => start.or(Some(at)),
            };
        }
        ends
    }

    /// Whether the function does nothing but call one that stops.
    fn only_stop(&self, stopping: &BTreeSet<u32>) -> bool {
        let ends = self.dead_ends(stopping);
        let first = self.instructions.first().map(|first| first.0);
        ends.first().map(|end| end.start) == first && first.is_some()
    }
}

impl Walker for Steps<'_> {
    fn byte(&mut self, kind: usize) -> u8 {
        /// What instructions of two bytes begin with.
        const PREFIX: u8 = 0xfc;
        let Some(&byte) = self.body.get(self.at) else {
            return walk::END;
        };
        if kind == INSTRUCTIONS && self.instructions.last() != Some(&(self.at.wrapping_sub(1), PREFIX)) {
            self.instructions.push((self.at, byte));
        }
        self.at += 1;
        byte
    }

    fn is_at_end(&self) -> bool {
        self.at == self.body.len()
    }

    fn number(&mut self, kind: usize) -> u32 {
        let number = walk::leb128(self, kind);
        if self.instructions.last().is_some_and(|last| last.1 == CALL) {
            self.called.push(number);
        }
        number
    }
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
        let written = without(&section, 5, &[6].into(), &[].into()).expect("a section");
        assert_eq!(written, [&[2, 2][..], &one, &[3, 0x00, 0x00, 0x0b]].concat());
        let written = without(&section, 5, &[].into(), &[5].into()).expect("a section");
        assert_eq!(written, [&[2, 4, 0x00, 0x41, 0x00, 0x0b][..], &[5], &other].concat());
    }

    #[test]
    fn what_leads_to_a_stop_goes_and_what_may_not_stays() {
        let body = [
            &[1, 1, 0x7f][..],            // a variable
            &[0x41, 5, 0x21, 0],          // is set to 5
            &[0x04, 0x40],                // if …
            &[0x41, 7, 0x41, 8, 0x10, 1], // a call of 1, which stops
            &[0x0b, 0x20, 0],
            &[0x10, 2],               // a call of 2, which does not
            &[0x41, 16, 0xfc, 11, 0], // the memory is filled, by an instruction of two bytes
            &[0x10, 1, 0x0b],
        ]
        .concat();
        assert_eq!(dead_ends(&body, &[1].into()), [9..14, 20..26]);
        assert_eq!(dead_ends(&body, &[2].into()).first(), Some(&(16..19)));
        let mut section = vec![1];
        push_bytes(&mut section, &body);
        let written = without(&section, 5, &[1].into(), &[].into()).expect("a section");
        let cut = [&body[..9], &[0], &body[9..20], &[0], &body[20..]].concat();
        assert_eq!(written[2..], cut);
    }

    #[test]
    fn what_only_calls_what_stops_stops_too() {
        let call = |callee: u8| vec![0, 0x41, 3, 0x10, callee, 0x0b];
        let bodies = [
            vec![0, 0x00, 0x0b],
            call(2),
            call(0),
            vec![0, 0x04, 0x40, 0x10, 0, 0x0b, 0x0b],
        ];
        let mut code = vec![4];
        bodies.iter().for_each(|body| push_bytes(&mut code, body));
        let mut module = Module::read(b"\0asm\x01\0\0\0").expect("an empty module");
        module.sections.push((CODE, code));
        module.names.insert(0, "core::panicking::panic".into());
        assert_eq!(stopping(&module).expect("names"), [0, 1, 2].into());
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
