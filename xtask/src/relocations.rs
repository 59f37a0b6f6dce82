//! Relocations: what the linker notes of a program if it is asked to (`--emit-relocs`), which is what mentions what.
//!
//! In a program as it is, an address is a number among others. The linker knows which numbers are addresses, and of what,
//! since it has put them there. Its notes are laid out as in files that are yet to be linked; see "WebAssembly Object File
//! Linking" of the WebAssembly tool conventions.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use dossier_unpack::walk::{self, INSTRUCTIONS, Walker};

use crate::module::{CODE, DATA, Module, Reader, bodies, segments};

/// What mentions what in a linked program.
pub struct Relocations {
    /// What each function mentions by its address, by the number of the function. Calls are not among it.
    pub functions: BTreeMap<u32, Vec<Mention>>,
    /// All data that has a name.
    pub data: Vec<Datum>,
    /// What is mentioned by data that has none.
    pub nameless: Vec<Mention>,
}

/// Something in the memory that is one to the compiler: a table, a text, the methods of a type.
pub struct Datum {
    pub addresses: Range<usize>,
    pub mentions: Vec<Mention>,
}

/// What is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// A function, by its number, to be called by its place in the table.
    Function(u32),
    /// Data, by its place in [`Relocations::data`].
    Datum(usize),
}

impl Relocations {
    /// Reads the notes of a linked program. What a function hands to one that `stops` the program is not mentioned.
    pub fn read(linked: &Module, stops: impl Fn(u32) -> bool) -> Result<Self> {
        let note = |name: &str| {
            let note = linked.notes.get(name).map(|note| Reader(note));
            note.with_context(|| format!("the linker left no notes ({name}); was it asked for them?"))
        };
        let (symbols, mut data) = symbols(note("linking")?, &segments(linked.section(DATA))?)?;
        let mention = |entry: &Entry| -> Result<Option<Mention>> {
            match (
                symbols.get(entry.symbol as usize).context("a note on no symbol")?,
                entry.kind,
            ) {
                (&Symbol::Function(function), Kind::Slot) => Ok(Some(Mention::Function(function))),
                (&Symbol::Datum(datum), Kind::Address) => Ok(Some(Mention::Datum(datum))),
                (Symbol::Undefined, Kind::Address | Kind::Slot) | (_, Kind::Else | Kind::Call) => Ok(None),
                _ => bail!("a note on an address names what has none"),
            }
        };

        let code = linked.section(CODE);
        let bodies = bodies(code)?;
        let entries = entries(note("reloc.CODE")?)?;
        let mut functions: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
        let mut left = &entries[..];
        for (function, body) in (linked.imports.len() as u32..).zip(bodies) {
            let (own, rest) = left.split_at(left.partition_point(|entry| entry.at < body.end));
            left = rest;
            let calls = own.iter().filter(|entry| entry.kind == Kind::Call);
            let stopping: Vec<usize> = calls
                .filter(|call| matches!(symbols.get(call.symbol as usize), Some(&Symbol::Function(callee)) if stops(callee)))
                .map(|call| call.at)
                .collect();
            let idle = arguments(&code[body.clone()], body.start, &stopping);
            for entry in own.iter().filter(|entry| !idle.contains(&entry.at)) {
                functions.entry(function).or_default().extend(mention(entry)?);
            }
        }
        if !left.is_empty() {
            bail!("a note on code lies behind all functions");
        }

        let bytes = segments(linked.section(DATA))?;
        let mut nameless = Vec::new();
        for entry in self::entries(note("reloc.DATA")?)? {
            let Some(mention) = mention(&entry)? else { continue };
            let segment = bytes.iter().find(|(_, bytes)| bytes.contains(&entry.at));
            let (address, bytes) = segment.context("a note on data lies in none")?;
            let place = address + (entry.at - bytes.start);
            let mut is_named = false;
            // Few hold the same address, and they stand side by side.
            let end = data.partition_point(|datum| datum.addresses.start <= place);
            for datum in data[..end].iter_mut().filter(|datum| datum.addresses.contains(&place)) {
                datum.mentions.push(mention);
                is_named = true;
            }
            if !is_named {
                nameless.push(mention);
            }
        }
        Ok(Self {
            functions,
            data,
            nameless,
        })
    }
}

/// What a note is on.
enum Symbol {
    Function(u32),
    Datum(usize),
    /// What the linker itself defines, as the end of the data.
    Undefined,
    Else,
}

/// The symbols in their order, and the data among them sorted by where it begins.
fn symbols(mut linking: Reader<'_>, segments: &[(usize, Range<usize>)]) -> Result<(Vec<Symbol>, Vec<Datum>)> {
    const VERSION: u32 = 2;
    const SYMBOLS: u8 = 8;
    // Kinds of symbols.
    const FUNCTION: u8 = 0;
    const DATUM: u8 = 1;
    const SECTION: u8 = 3;
    // What is true of one.
    const UNDEFINED: u32 = 0x10;
    const NAMED: u32 = 0x40;
    const ABSOLUTE: u32 = 0x200;
    if linking.number()? != VERSION {
        bail!("the linker's notes are of another version");
    }
    let mut found = Vec::new(); // of data, its addresses
    while !linking.0.is_empty() {
        let part = linking.byte()?;
        let mut inside = Reader(linking.bytes()?);
        if part != SYMBOLS {
            continue;
        }
        for _ in 0..inside.number()? {
            let (kind, flags) = (inside.byte()?, inside.number()?);
            let is_defined = flags & UNDEFINED == 0;
            if kind == DATUM {
                inside.bytes()?; // its name
                if !is_defined {
                    found.push((Symbol::Undefined, 0..0));
                    continue;
                }
                let (segment, at, length) = (inside.number()?, inside.number()?, inside.number()?);
                if flags & ABSOLUTE != 0 {
                    found.push((Symbol::Undefined, 0..0));
                    continue;
                }
                let (start, _) = segments.get(segment as usize).context("data of no segment")?;
                let start = start + at as usize;
                // What holds nothing may be named for what follows it.
                found.push((Symbol::Datum(0), start..start + length.max(1) as usize));
                continue;
            }
            let number = inside.number()?;
            if kind != SECTION && (is_defined || flags & NAMED != 0) {
                inside.bytes()?;
            }
            let symbol = if kind == FUNCTION {
                Symbol::Function(number)
            } else {
                Symbol::Else
            };
            found.push((symbol, 0..0));
        }
    }
    let mut ranges: Vec<Range<usize>> = found.iter().map(|(_, range)| range.clone()).collect();
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup();
    let symbols = found.into_iter().map(|(symbol, range)| match symbol {
        Symbol::Datum(_) => {
            let place = ranges.binary_search_by_key(&(range.start, range.end), |range| (range.start, range.end));
            place.map_or(Symbol::Undefined, Symbol::Datum)
        }
        symbol => symbol,
    });
    let symbols = symbols.collect();
    let data = ranges.into_iter().map(|addresses| Datum {
        addresses,
        mentions: Vec::new(),
    });
    Ok((symbols, data.collect()))
}

/// A note on one number in the program.
struct Entry {
    /// Where it stands in its section.
    at: usize,
    kind: Kind,
    symbol: u32,
}

/// What the number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A function that is called.
    Call,
    /// The place of a function in the table.
    Slot,
    /// The address of data.
    Address,
    /// The number of a type, a global or a table.
    Else,
}

/// The notes on a section, in the order of what they are on.
fn entries(mut note: Reader<'_>) -> Result<Vec<Entry>> {
    note.number()?; // which section
    let mut entries = Vec::new();
    for _ in 0..note.number()? {
        let kind = match note.byte()? {
            0 => Kind::Call,
            1 | 2 => Kind::Slot,
            3..=5 => Kind::Address,
            6 | 7 | 20 => Kind::Else,
            other => bail!("a note is of the kind {other}, which is new here"),
        };
        let (at, symbol) = (note.number()? as usize, note.number()?);
        if kind == Kind::Address {
            note.number()?; // how far behind the symbol
        }
        entries.push(Entry { at, kind, symbol });
    }
    entries.sort_by_key(|entry| entry.at);
    Ok(entries)
}

/// Where in its section a function writes the constants that it hands to functions that it calls at these places: those
/// that it puts on the stack right before. If a call never returns, nothing else comes of what is on the stack.
fn arguments(body: &[u8], start: usize, calls: &[usize]) -> Vec<usize> {
    if calls.is_empty() {
        return Vec::new();
    }
    let mut steps = Steps {
        body,
        at: 0,
        instructions: Vec::new(),
    };
    walk::function(&mut steps);
    // The notes are on what follows the instruction.
    let place = |&(at, _): &(usize, u8)| start + at + 1;
    let mut arguments = Vec::new();
    for call in calls {
        let before = steps
            .instructions
            .iter()
            .take_while(|instruction| place(instruction) < *call)
            .count();
        let pushed = steps.instructions[..before].iter().rev();
        // A constant, or what a variable holds.
        let pushed = pushed.take_while(|(_, instruction)| matches!(instruction, 0x20 | 0x23 | 0x41..=0x44));
        arguments.extend(pushed.map(place));
    }
    arguments
}

/// A walk through a function that keeps where each instruction stands.
struct Steps<'a> {
    body: &'a [u8],
    at: usize,
    instructions: Vec<(usize, u8)>,
}

impl Walker for Steps<'_> {
    fn byte(&mut self, kind: usize) -> u8 {
        let Some(&byte) = self.body.get(self.at) else {
            return walk::END;
        };
        if kind == INSTRUCTIONS {
            self.instructions.push((self.at, byte));
        }
        self.at += 1;
        byte
    }

    fn is_at_end(&self) -> bool {
        self.at == self.body.len()
    }
}
