//! A module of WebAssembly, as far as what comes after the compiler looks into one.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// A module of WebAssembly.
pub struct Module {
    /// Its sections but for those that only tools read, each with its number.
    pub sections: Vec<(u8, Vec<u8>)>,
    pub imports: Vec<Import>,
    pub exports: Vec<Export>,
    /// The names of functions, if the compiler left them; they are not written again.
    pub names: BTreeMap<u32, String>,
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
pub const EXPORTS: u8 = 7;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;
/// What is imported or exported may be a function, or else.
pub const FUNCTION: u8 = 0;
/// The first eight bytes of every module.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";

impl Module {
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut module = Self {
            sections: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            names: BTreeMap::new(),
        };
        let mut reader = Reader(bytes.strip_prefix(HEAD).context("it does not begin as one")?);
        while !reader.0.is_empty() {
            let number = reader.byte()?;
            let content = reader.bytes()?;
            let mut inside = Reader(content);
            match number {
                CUSTOM => {
                    if inside.name()? == "name" {
                        module.names = names(inside)?;
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
