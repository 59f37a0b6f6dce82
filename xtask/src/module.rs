//! A module of WebAssembly, as far as what comes after the compiler looks into one.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};

/// A module of WebAssembly.
pub struct Module {
    /// Its sections but for those that only tools read, each with its number.
    pub sections: Vec<(u8, Vec<u8>)>,
    pub imports: Vec<Import>,
    pub exports: Vec<Export>,
    /// The names of functions, if the compiler left them; they are not written again.
    pub names: BTreeMap<u32, String>,
    /// The other sections that only tools read, by their names; they are not written again.
    pub notes: BTreeMap<String, Vec<u8>>,
}

/// A function that the program calls.
pub struct Import {
    pub module: String,
    pub name: String,
    /// The number of its type.
    pub kind: u32,
}

/// Something in the program that the script may use.
pub struct Export {
    pub name: String,
    pub kind: u8,
    pub number: u32,
}

const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const FUNCTIONS: u8 = 3;
pub const EXPORTS: u8 = 7;
pub const START: u8 = 8;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;
/// What is imported or exported may be a function, or else.
pub const FUNCTION: u8 = 0;
/// The first eight bytes of every module.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";

impl Module {
    /// The content of a section; of one that is not there, nothing.
    pub fn section(&self, number: u8) -> &[u8] {
        let section = self.sections.iter().find(|section| section.0 == number);
        section.map_or(&[], |(_, content)| content)
    }

    /// Has a section written anew, if it is there.
    pub fn rewrite(&mut self, number: u8, write: impl FnOnce(&[u8]) -> Result<Vec<u8>>) -> Result<()> {
        if let Some((_, content)) = self.sections.iter_mut().find(|section| section.0 == number) {
            *content = write(content)?;
        }
        Ok(())
    }

    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut module = Self {
            sections: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            names: BTreeMap::new(),
            notes: BTreeMap::new(),
        };
        let mut reader = Reader(bytes.strip_prefix(HEAD).context("it does not begin as one")?);
        while !reader.0.is_empty() {
            let number = reader.byte()?;
            let content = reader.bytes()?;
            let mut inside = Reader(content);
            match number {
                CUSTOM => {
                    match inside.name()? {
                        name if name == "name" => module.names = names(inside)?,
                        name => drop(module.notes.insert(name, inside.0.to_vec())),
                    }
                    continue;
                }
                IMPORTS => {
                    for _ in 0..inside.number()? {
                        let (of, name) = (inside.name()?, inside.name()?);
                        if inside.byte()? != FUNCTION {
                            bail!("it imports {name}, which is no function");
                        }
                        let kind = inside.number()?;
                        module.imports.push(Import { module: of, name, kind });
                    }
                }
                EXPORTS => {
                    for _ in 0..inside.number()? {
                        let (name, kind, number) = (inside.name()?, inside.byte()?, inside.number()?);
                        module.exports.push(Export { name, kind, number });
                    }
                }
                _ => {}
            }
            module.sections.push((number, content.to_vec()));
        }
        Ok(module)
    }

    pub fn write(&self) -> Vec<u8> {
        let mut bytes = HEAD.to_vec();
        for (number, content) in &self.sections {
            let mut written = Vec::new();
            match *number {
                IMPORTS => {
                    push_number(&mut written, self.imports.len() as u32);
                    for import in &self.imports {
                        push_bytes(&mut written, import.module.as_bytes());
                        push_bytes(&mut written, import.name.as_bytes());
                        written.push(FUNCTION);
                        push_number(&mut written, import.kind);
                    }
                }
                EXPORTS => {
                    push_number(&mut written, self.exports.len() as u32);
                    for export in &self.exports {
                        push_bytes(&mut written, export.name.as_bytes());
                        written.push(export.kind);
                        push_number(&mut written, export.number);
                    }
                }
                _ => written.extend_from_slice(content),
            }
            bytes.push(*number);
            push_bytes(&mut bytes, &written);
        }
        bytes
    }
}

/// What the section of names says of functions. It is in parts, of which one does.
fn names(mut section: Reader<'_>) -> Result<BTreeMap<u32, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let part = section.byte()?;
        let mut inside = Reader(section.bytes()?);
        if part == FUNCTIONS {
            for _ in 0..inside.number()? {
                names.insert(inside.number()?, inside.name()?);
            }
        }
    }
    Ok(names)
}

/// What begins a segment of data, or a list of functions in the table, that is there from the start.
const ACTIVE: u32 = 0;
/// The instructions around its place.
const CONSTANT: u8 = 0x41;
const END: u8 = 0x0b;

/// Where in memory each segment of the data begins, and which bytes of the section it is.
pub fn segments(section: &[u8]) -> Result<Vec<(usize, Range<usize>)>> {
    let mut reader = Reader(section);
    let mut segments = Vec::new();
    for _ in 0..reader.number()? {
        let address = reader.place()? as usize;
        let length = reader.bytes()?.len();
        let end = section.len() - reader.0.len();
        segments.push((address, end - length..end));
    }
    Ok(segments)
}

/// The section of functions in the table, with what a closure says for the function in each slot.
pub fn with_slots(section: &[u8], mut function: impl FnMut(u32, u32) -> u32) -> Result<Vec<u8>> {
    let mut written = Vec::with_capacity(section.len());
    let mut reader = Reader(section);
    let lists = reader.number()?;
    push_number(&mut written, lists);
    for _ in 0..lists {
        let place = reader.place()?;
        push_number(&mut written, ACTIVE);
        written.push(CONSTANT);
        push_number(&mut written, place);
        written.push(END);
        let functions = reader.number()?;
        push_number(&mut written, functions);
        for slot in place..place + functions {
            push_number(&mut written, function(slot, reader.number()?));
        }
    }
    Ok(written)
}

/// The function in each slot of the table.
pub fn slots(section: &[u8]) -> Result<BTreeMap<u32, u32>> {
    let mut slots = BTreeMap::new();
    if !section.is_empty() {
        with_slots(section, |slot, function| {
            slots.insert(slot, function);
            function
        })?;
    }
    Ok(slots)
}

/// Which bytes of the section of functions each is.
pub fn bodies(section: &[u8]) -> Result<Vec<Range<usize>>> {
    let mut reader = Reader(section);
    let mut bodies = Vec::new();
    for _ in 0..reader.number()? {
        let length = reader.bytes()?.len();
        let end = section.len() - reader.0.len();
        bodies.push(end - length..end);
    }
    Ok(bodies)
}

/// What is left to read of a module.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().context("it is cut off")?;
        self.0 = rest;
        Ok(byte)
    }

    /// A number in LEB128.
    pub fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("it holds a number that is too long")
    }

    /// The beginning of a segment of data or a list of functions: where in the memory or the table it is.
    fn place(&mut self) -> Result<u32> {
        if self.number()? != ACTIVE || self.byte()? != CONSTANT {
            bail!("its data or its table is not laid out as the compiler does");
        }
        let place = self.number()?;
        if self.byte()? != END {
            bail!("the place of its data or its table is no constant");
        }
        Ok(place)
    }

    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.number()? as usize;
        let (bytes, rest) = self.0.split_at_checked(length).context("it is cut off")?;
        self.0 = rest;
        Ok(bytes)
    }

    pub fn name(&mut self) -> Result<String> {
        Ok(String::from_utf8(self.bytes()?.to_vec())?)
    }
}

pub fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub fn push_bytes(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len() as u32);
    bytes.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module() -> Module {
        Module {
            sections: vec![(1, b"types".to_vec()), (IMPORTS, Vec::new()), (EXPORTS, Vec::new())],
            imports: vec![Import {
                module: "./app_bg.js".into(),
                name: "__wbg_log_12ab".into(),
                kind: 300,
            }],
            exports: vec![Export {
                name: "__wbindgen_start".into(),
                kind: FUNCTION,
                number: 7,
            }],
            names: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let whole = module().write();
        let again = Module::read(&whole).expect("a module");
        assert_eq!(
            (again.imports[0].module.as_str(), again.imports[0].kind),
            ("./app_bg.js", 300)
        );
        assert_eq!(
            (again.exports[0].name.as_str(), again.exports[0].number),
            ("__wbindgen_start", 7)
        );
        assert_eq!(again.write(), whole);
    }

    #[test]
    fn names_are_read_and_not_written() {
        let whole = module().write();
        // Section 0, 14 bytes, "name": part 1, 7 bytes: one name, function 3, "main".
        let named = [&whole[..], b"\0\x0e\x04name\x01\x07\x01\x03\x04main"].concat();
        let again = Module::read(&named).expect("a module");
        assert_eq!(again.names, BTreeMap::from([(3, "main".to_owned())]));
        assert_eq!(again.write(), whole);
    }

    #[test]
    fn damage_is_an_error() {
        let whole = module().write();
        for length in 0..whole.len() {
            let read = Module::read(&whole[..length]).map(|module| module.sections.len());
            assert!(read.is_err() || read.is_ok_and(|sections| sections < 3), "{length}");
        }
    }
}
