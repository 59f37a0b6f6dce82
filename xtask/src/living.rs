//! The living: what of a program can still be reached from the script. The rest goes, some 4 KB of the packed page.
//!
//! Compiler and linker keep what anything mentions, though it be never reached itself; and once [`panics`] has taken out what
//! panics say, nothing reaches the texts that they would have said, nor what would have written them. wasm-opt cannot
//! tell: to it, an address is a number, and whatever stands in the table may be called. The linker knows what mentions what
//! ([`Relocations`]). So everything is followed from what the script calls: functions through calls, and data, and
//! functions that are called by their place in the table, through whatever mentions them. Data that is not come to
//! is overwritten with noughts. In the table, a function that stops the program takes the place of every one that is not come
//! to, and wasm-opt takes those out.
//!
//! In between, wasm-bindgen has rewritten the program. It keeps names, table and memory, which is checked here; if it does
//! not, or is found to have done anything else that was not foreseen, that is an error, and never a broken page.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use dossier_unpack::walk::{self, INSTRUCTIONS, Walker};

use crate::module::{CODE, DATA, ELEMENTS, FUNCTION, Module, Reader, START, bodies, segments, slots, with_slots};
use crate::panics;
use crate::relocations::{Mention, Relocations};

/// Takes out of a module that is about to be [silenced](panics::silence) what cannot be reached, by what the linker noted when it wrote `linked`, of which
/// wasm-bindgen made the module.
pub fn keep(module: &mut Module, linked: &Module) -> Result<()> {
    let named = Named::of(linked)?;
    let relocations = Relocations::read(linked, |function| {
        linked
            .names
            .get(&function)
            .is_some_and(|name| panics::begins_a_panic(name))
    })?;
    same_data(module, linked)?;
    let slots = slots(module.section(ELEMENTS))?;
    let places = places(module, &slots, linked)?;
    let imported = module.imports.len() as u32;
    let bodies = bodies(module.section(CODE))?;

    let mut is_alive = Alive {
        functions: vec![false; imported as usize + bodies.len()],
        data: vec![false; relocations.data.len()],
        left: Vec::new(),
    };
    let exports = module.exports.iter().filter(|export| export.kind == FUNCTION);
    exports.for_each(|export| is_alive.function(export.number));
    if let start @ [_, ..] = module.section(START) {
        is_alive.function(Reader(start).number()?);
    }
    // What wasm-bindgen itself has put into the table.
    let own = slots
        .iter()
        .filter(|(slot, _)| !places.values().any(|place| place == *slot));
    own.for_each(|(_, &function)| is_alive.function(function));
    let mention = |is_alive: &mut Alive, mention: &Mention| -> Result<()> {
        match mention {
            Mention::Datum(datum) => is_alive.datum(*datum),
            Mention::Function(function) => {
                let slot = places
                    .get(function)
                    .context("the place of a function that is in no table is taken")?;
                is_alive.function(slots[slot]);
            }
        }
        Ok(())
    };
    for nameless in &relocations.nameless {
        mention(&mut is_alive, nameless)?;
    }
    while let Some(next) = is_alive.left.pop() {
        match next {
            Mention::Datum(datum) => {
                for next in &relocations.data[datum].mentions {
                    mention(&mut is_alive, next)?;
                }
            }
            Mention::Function(function) => {
                let Some(body) = function.checked_sub(imported).and_then(|own| bodies.get(own as usize)) else {
                    continue;
                };
                let name = module.names.get(&function).map(String::as_str);
                if name.is_some_and(|name| panics::begins_a_panic(name) || panics::is_for_programmers(name)) {
                    continue; // it will be silenced
                }
                calls(&module.section(CODE)[body.clone()]).for_each(|callee| is_alive.function(callee));
                for linked in named.functions(name)? {
                    for next in relocations.functions.get(linked).into_iter().flatten() {
                        mention(&mut is_alive, next)?;
                    }
                }
            }
        }
    }

    let mut names = module.names.iter();
    let stop = names.find(|(_, name)| panics::begins_a_panic(name));
    let stop = *stop.context("no function stops the program")?.0;
    module.rewrite(ELEMENTS, |section| {
        with_slots(section, |_, function| {
            if is_alive.functions[function as usize] {
                function
            } else {
                stop
            }
        })
    })?;
    module.rewrite(DATA, |section| {
        let mut written = section.to_vec();
        // What lies within two is kept if one of them is alive.
        let data = || relocations.data.iter().zip(&is_alive.data);
        for (start, bytes) in segments(section)? {
            let within = |address: usize| bytes.start + address.saturating_sub(start).min(bytes.len());
            let of = |alive: bool| data().filter(move |(_, is_alive)| **is_alive == alive);
            let ranges =
                |alive: bool| of(alive).map(|(datum, _)| within(datum.addresses.start)..within(datum.addresses.end));
            ranges(false).for_each(|dead| written[dead].fill(0));
            ranges(true).for_each(|living| written[living.clone()].copy_from_slice(&section[living]));
        }
        Ok(written)
    })
}

/// What has been found to be alive, and of it what is still to be followed.
struct Alive {
    /// By their numbers in the module.
    functions: Vec<bool>,
    /// By their places in the relocations.
    data: Vec<bool>,
    left: Vec<Mention>,
}

impl Alive {
    fn function(&mut self, number: u32) {
        if !std::mem::replace(&mut self.functions[number as usize], true) {
            self.left.push(Mention::Function(number));
        }
    }

    fn datum(&mut self, place: usize) {
        if !std::mem::replace(&mut self.data[place], true) {
            self.left.push(Mention::Datum(place));
        }
    }
}

/// The functions of the linked program by their names. Those of one name are taken for one.
struct Named<'a>(BTreeMap<&'a str, Vec<u32>>);

impl<'a> Named<'a> {
    fn of(linked: &'a Module) -> Result<Self> {
        if linked.names.len() != linked.imports.len() + bodies(linked.section(CODE))?.len() {
            bail!("the linker has not named all functions");
        }
        let mut named: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (&function, name) in &linked.names {
            named.entry(name).or_default().push(function);
        }
        Ok(Self(named))
    }

    /// Those of which wasm-bindgen made the one of that name. What it writes itself has no name, or that of a shim if it
    /// stands before a function whose values are handed over in another way, or this one; it calls others, and mentions
    /// nothing.
    fn functions(&self, name: Option<&str>) -> Result<&[u32]> {
        const ITS_OWN: &str = "__wbindgen_object_clone_ref";
        let Some(name) = name.filter(|&name| name != ITS_OWN && !name.ends_with(" shim")) else {
            return Ok(&[]);
        };
        let functions = self.0.get(name);
        Ok(functions.with_context(|| format!("the linker knows no function {name}"))?)
    }
}

/// The slot in which each function of the linked program stands, by its number there.
fn places(module: &Module, slots: &BTreeMap<u32, u32>, linked: &Module) -> Result<BTreeMap<u32, u32>> {
    let mut places = BTreeMap::new();
    for (slot, function) in self::slots(linked.section(ELEMENTS))? {
        let now = slots
            .get(&slot)
            .with_context(|| format!("slot {slot} of the table is gone"))?;
        let (was, is) = (linked.names.get(&function), module.names.get(now));
        // What only described a function of the script to wasm-bindgen is that function now.
        let is_imported = (*now as usize) < module.imports.len();
        if !is_imported && (is.is_none() || is != was) {
            bail!("slot {slot} of the table held {was:?}, and now {is:?}");
        }
        places.insert(function, slot);
    }
    Ok(places)
}

/// An error if the two differ in what they hold in memory.
fn same_data(module: &Module, linked: &Module) -> Result<()> {
    let data = |of: &Module| -> Result<Vec<(usize, Vec<u8>)>> {
        let section = of.section(DATA);
        let segments = segments(section)?.into_iter();
        Ok(segments
            .map(|(start, bytes)| (start, section[bytes].to_vec()))
            .collect())
    };
    if data(module)? != data(linked)? {
        bail!("wasm-bindgen has changed the data");
    }
    Ok(())
}

/// The functions that a function calls, or takes references of.
fn calls(body: &[u8]) -> impl Iterator<Item = u32> {
    let mut calls = Calls {
        body,
        instruction: 0,
        functions: Vec::new(),
    };
    walk::function(&mut calls);
    calls.functions.into_iter()
}

/// A walk through a function that keeps which functions it names.
struct Calls<'a> {
    body: &'a [u8],
    instruction: u8,
    functions: Vec<u32>,
}

impl Walker for Calls<'_> {
    fn byte(&mut self, kind: usize) -> u8 {
        let Some((&byte, rest)) = self.body.split_first() else {
            return walk::END;
        };
        self.body = rest;
        if kind == INSTRUCTIONS {
            self.instruction = byte;
        }
        byte
    }

    fn is_at_end(&self) -> bool {
        self.body.is_empty()
    }

    fn number(&mut self, kind: usize) -> u32 {
        const CALL: u8 = 0x10;
        const REFERENCE: u8 = 0xd2;
        let number = walk::leb128(self, kind);
        if matches!(self.instruction, CALL | REFERENCE) {
            self.functions.push(number);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::{Export, push_bytes, push_number};

    /// Where the data begins: four numbers of four bytes.
    const START_OF_DATA: u32 = 16;
    const METHODS: u32 = 0; // of a type in use: the address of `method` in the table
    const UNUSED_METHODS: u32 = 1;
    const WORDS: u32 = 2; // of a panic
    const TEXT: u32 = 3; // without a name

    const NAMES: [&str; 4] = ["main", "core::panicking::panic", "method", "unused"];
    const MAIN: u32 = 0;
    const PANIC: u32 = 1;
    const METHOD: u32 = 2;
    const UNUSED: u32 = 3;

    /// A number as the linker writes it, so that any other fits in its place.
    fn padded(number: u32) -> [u8; 5] {
        let seven = |nth: u32| (number >> (7 * nth) & 0x7f) as u8;
        [
            seven(0) | 0x80,
            seven(1) | 0x80,
            seven(2) | 0x80,
            seven(3) | 0x80,
            seven(4),
        ]
    }

    /// A section of notes: of each its kind, its place and its symbol; of addresses also that they are meant exactly.
    fn notes(notes: &[(u8, u32, u32)]) -> Vec<u8> {
        let mut section = vec![0, notes.len() as u8];
        for &(kind, at, symbol) in notes {
            section.push(kind);
            push_number(&mut section, at);
            push_number(&mut section, symbol);
            section.extend((3..=5).contains(&kind).then_some(0));
        }
        section
    }

    /// `main` takes the address of METHODS, hands that of WORDS to the panic, and calls it. METHODS mention `method`,
    /// UNUSED_METHODS mention `unused`.
    fn linked() -> Module {
        let address = |datum: u32| [&[0x41][..], &padded(START_OF_DATA + 4 * datum)].concat();
        let main = [
            &[0][..],
            &address(METHODS),
            &[0x1a], // drop
            &address(WORDS),
            &[0x20, 0], // a variable
            &[0x10],
            &padded(PANIC),
            &[0x0b],
        ]
        .concat();
        let mut code = vec![4];
        push_bytes(&mut code, &main);
        for constant in [1, 2, 3] {
            push_bytes(&mut code, &[0, 0x41, constant, 0x1a, 0x0b]);
        }
        let mut data = vec![1, 0, 0x41, START_OF_DATA as u8, 0x0b];
        push_bytes(&mut data, &[1, 0, 0, 0, 2, 0, 0, 0, 9, 9, 9, 9, 7, 7, 7, 7]);

        // Functions 0 to 3, then the data that has names.
        let mut symbols = vec![7];
        for function in 0..4 {
            symbols.extend([0, 0x40, function, 1, b'f']);
        }
        for datum in [METHODS, UNUSED_METHODS, WORDS] {
            symbols.extend([1, 0, 1, b'd', 0, 4 * datum as u8, 4]);
        }
        let mut linking = vec![2, 8];
        push_bytes(&mut linking, &symbols);
        // The section of functions begins with their number and the length of the first.
        let (methods, words, panic) = (2 + 2, 2 + 9, 2 + 17);
        Module {
            sections: vec![
                (ELEMENTS, vec![1, 0, 0x41, 1, 0x0b, 2, METHOD as u8, UNUSED as u8]),
                (CODE, code),
                (DATA, data),
            ],
            imports: Vec::new(),
            exports: vec![Export {
                name: "main".into(),
                kind: FUNCTION,
                number: MAIN,
            }],
            names: (0..).zip(NAMES.map(str::to_owned)).collect(),
            notes: BTreeMap::from([
                ("linking".into(), linking),
                (
                    "reloc.CODE".into(),
                    notes(&[(4, methods, 4), (4, words, 6), (0, panic, PANIC)]),
                ),
                // In the section of data, five bytes and its length stand before it.
                ("reloc.DATA".into(), notes(&[(2, 6, METHOD), (2, 6 + 4, UNUSED)])),
            ]),
        }
    }

    #[test]
    fn what_nothing_living_mentions_goes_and_the_rest_stays() {
        let mut module = linked();
        keep(&mut module, &linked()).expect("it is laid out as the linker does");
        let slots = slots(module.section(ELEMENTS)).expect("a table");
        assert_eq!(slots, BTreeMap::from([(1, METHOD), (2, PANIC)]));
        let data = module.section(DATA);
        let datum = |datum: u32| &data[6 + 4 * datum as usize..][..4];
        assert_eq!(datum(METHODS), [1, 0, 0, 0]);
        assert_eq!(datum(UNUSED_METHODS), [0; 4]);
        assert_eq!(
            datum(WORDS),
            [0; 4],
            "they are handed to what stops the program, and to nothing else"
        );
        assert_eq!(datum(TEXT), [7; 4], "of what has no name nobody knows who mentions it");
    }

    #[test]
    fn what_is_handed_to_other_functions_stays() {
        let names = |module: &mut Module| module.names.insert(PANIC, "panel".into());
        let (mut module, mut linked) = (linked(), linked());
        names(&mut module);
        names(&mut linked);
        // One that stops has to be there, to stand in the table.
        module.names.insert(UNUSED, "core::panicking::panic".into());
        linked.names.insert(UNUSED, "core::panicking::panic".into());
        keep(&mut module, &linked).expect("it is laid out as the linker does");
        assert_eq!(module.section(DATA)[6 + 8..][..4], [9; 4]);
    }

    #[test]
    fn what_was_not_foreseen_is_an_error() {
        let refused = |change: fn(&mut Module)| {
            let mut module = linked();
            change(&mut module);
            keep(&mut module, &linked())
                .expect_err("it is not as the linker wrote it")
                .to_string()
        };
        let of_another = refused(|module| drop(module.names.insert(METHOD, "another".into())));
        assert!(of_another.contains("slot 1"), "{of_another}");
        let moved = refused(|module| {
            module
                .rewrite(DATA, |data| Ok([&data[..5], &[12], &data[6..18]].concat()))
                .expect("data");
        });
        assert!(moved.contains("data"), "{moved}");
        let unknown = refused(|module| drop(module.names.insert(MAIN, "made up".into())));
        assert!(unknown.contains("made up"), "{unknown}");

        let mut silent = linked();
        silent.notes.clear();
        let unasked = keep(&mut linked(), &silent)
            .expect_err("there are no notes")
            .to_string();
        assert!(unasked.contains("notes"), "{unasked}");
    }
}
