//! Neighbours: the functions of a program in an order in which those that are alike stand side by side.
//!
//! In what order they stand means nothing to the program. To what packs it, it was worth 6 KB of 214: a function is told
//! in few bytes behind one that does nearly the same, and the compiler leaves such far from each other.
//!
//! Each function is followed by the one that is most like it of those that are left: by the runs of three instructions
//! that both have, and a little by whether they take and give the same.
//!
//! On the way goes what each access to memory promises of its address: it is a hint that no processor of today needs, and the
//! same for all is told in no time. The 6 KB count that in.

use anyhow::{Result, bail};
use dossier_unpack::walk::{self, ALIGNMENTS, INSTRUCTIONS, Walker};

use crate::module::{CODE, ELEMENTS, FUNCTION, FUNCTIONS, Module, Reader, START, push_bytes, push_number, with_slots};

/// Puts the functions of a module in order.
pub fn arrange(module: &mut Module) -> Result<()> {
    let imported = module.imports.len() as u32;
    let (mut types, mut bodies) = (Vec::new(), Vec::new());
    for (number, content) in &module.sections {
        let mut reader = Reader(content);
        match *number {
            FUNCTIONS => {
                for _ in 0..reader.number()? {
                    types.push(reader.number()?);
                }
            }
            CODE => {
                for _ in 0..reader.number()? {
                    bodies.push(reader.bytes()?.to_vec());
                }
            }
            _ => {}
        }
    }
    if types.len() != bodies.len() {
        bail!("it has {} functions and the types of {}", bodies.len(), types.len());
    }
    let order = order(&bodies, &types);
    let mut places = vec![0; order.len()];
    for (place, &function) in order.iter().enumerate() {
        places[function] = place as u32;
    }
    let moved = |function: u32| match function.checked_sub(imported) {
        Some(own) => places.get(own as usize).map_or(function, |place| imported + place),
        None => function,
    };
    for (number, content) in &mut module.sections {
        let mut written = Vec::with_capacity(content.len());
        let mut reader = Reader(content);
        match *number {
            FUNCTIONS => {
                push_number(&mut written, order.len() as u32);
                order
                    .iter()
                    .for_each(|&function| push_number(&mut written, types[function]));
            }
            START => push_number(&mut written, moved(reader.number()?)),
            ELEMENTS => written = with_slots(content, |_, function| moved(function))?,
            CODE => {
                push_number(&mut written, order.len() as u32);
                for &function in &order {
                    push_bytes(&mut written, &rewritten(&bodies[function], &moved));
                }
            }
            _ => continue,
        }
        *content = written;
    }
    for export in module.exports.iter_mut().filter(|export| export.kind == FUNCTION) {
        export.number = moved(export.number);
    }
    module.names.clear();
    Ok(())
}

/// The functions in order, by their places.
fn order(bodies: &[Vec<u8>], types: &[u32]) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = bodies.iter().map(|body| runs(body)).collect();
    let alike = |one: usize, other: usize| {
        let of_three = common(&runs[one], &runs[other]) as f64 / (runs[one].len().max(runs[other].len()) + 3) as f64;
        of_three + if types[one] == types[other] { 0.05 } else { 0.0 }
    };
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    let mut next = 0;
    while !left.is_empty() {
        let last = left.remove(next);
        order.push(last);
        let mut best = f64::MIN;
        for (place, &function) in left.iter().enumerate() {
            let like = alike(last, function);
            // Of equals the first, so that what stood together stays together.
            if like > best {
                (best, next) = (like, place);
            }
        }
        next = next.min(left.len().saturating_sub(1));
    }
    order
}

/// How many items two sorted lists have in common.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut beside, mut count) = (0, 0, 0);
    while at < one.len() && beside < other.len() {
        let (mine, theirs) = (one[at], other[beside]);
        count += usize::from(mine == theirs);
        at += usize::from(mine <= theirs);
        beside += usize::from(theirs <= mine);
    }
    count
}

/// The runs of three instructions of a function, sorted.
fn runs(body: &[u8]) -> Vec<u32> {
    let mut walk = Walk::of(body, &|function| function);
    walk::function(&mut walk);
    let run = |run: &[u8]| run.iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
    let mut runs: Vec<u32> = walk.instructions.windows(3).map(run).collect();
    runs.sort_unstable();
    runs
}

/// A function with those that it calls by their new numbers, and without hints.
fn rewritten(body: &[u8], moved: &dyn Fn(u32) -> u32) -> Vec<u8> {
    let mut walk = Walk::of(body, moved);
    walk::function(&mut walk);
    walk.written
}

/// A walk through a function.
struct Walk<'a> {
    body: &'a [u8],
    moved: &'a dyn Fn(u32) -> u32,
    instructions: Vec<u8>,
    written: Vec<u8>,
}

impl<'a> Walk<'a> {
    fn of(body: &'a [u8], moved: &'a dyn Fn(u32) -> u32) -> Self {
        Self {
            body,
            moved,
            instructions: Vec::new(),
            written: Vec::with_capacity(body.len()),
        }
    }
}

impl Walker for Walk<'_> {
    fn byte(&mut self, kind: usize) -> u8 {
        let Some((&byte, rest)) = self.body.split_first() else {
            return walk::END;
        };
        self.body = rest;
        self.written.push(byte);
        if kind == INSTRUCTIONS {
            self.instructions.push(byte);
        }
        byte
    }

    fn is_at_end(&self) -> bool {
        self.body.is_empty()
    }

    fn number(&mut self, kind: usize) -> u32 {
        const CALL: u8 = 0x10;
        const REFERENCE: u8 = 0xd2;
        let start = self.written.len();
        let number = walk::leb128(self, kind);
        let names_function = matches!(self.instructions.last(), Some(&(CALL | REFERENCE)));
        let written = match kind {
            ALIGNMENTS => 0,
            _ if names_function => (self.moved)(number),
            _ => return number,
        };
        self.written.truncate(start);
        push_number(&mut self.written, written);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of four functions, of which the first and the third are alike, with an export, a start and a table.
    fn module() -> Module {
        let call = |callee: u8| [&[0, 0x20, 0, 0x41, 1, 0x6a, 0x10][..], &[callee, 0x0b]].concat();
        let other = |value: u8| vec![0, 0x23, 0, 0x24, 0, 0xd2, value, 0x1a, 0x0b];
        let bodies = [call(3), other(1), call(1), other(4)];
        let mut code = vec![4];
        bodies.iter().for_each(|body| push_bytes(&mut code, body));
        let mut bytes = b"\0asm\x01\0\0\0\x02\x07\x01\x01m\x01f\x00\x00".to_vec();
        for (number, content) in [
            (FUNCTIONS, &[4, 0, 1, 0, 1][..]),
            (7, &[1, 1, b'e', 0, 3]),
            (START, &[2]),
            (ELEMENTS, &[1, 0, 0x41, 1, 0x0b, 3, 0, 2, 4]),
            (CODE, &code),
        ] {
            bytes.push(number);
            push_bytes(&mut bytes, content);
        }
        Module::read(&bytes).expect("a module")
    }

    #[test]
    fn functions_that_are_alike_stand_side_by_side_and_are_called_by_their_new_numbers() {
        let mut module = module();
        arrange(&mut module).expect("it is laid out as the compiler does");
        let section = |number: u8| &module.sections.iter().find(|it| it.0 == number).expect("it is there").1[..];
        // The imported function stays 0; of 1, 2, 3 and 4 the order is 1, 3, 2, 4.
        assert_eq!(section(FUNCTIONS), [4, 0, 0, 1, 1]);
        assert_eq!(section(START), [3]);
        assert_eq!(section(ELEMENTS), [1, 0, 0x41, 1, 0x0b, 3, 0, 3, 4]);
        assert_eq!(module.exports[0].number, 2);
        let mut reader = Reader(section(CODE));
        assert_eq!(reader.number().expect("a number"), 4);
        let called = (0..4).map(|_| reader.bytes().expect("a function").to_vec());
        let called: Vec<u8> = called
            .map(|body| body[body.len() - if body[1] == 0x20 { 2 } else { 3 }])
            .collect();
        assert_eq!(called, [2, 1, 1, 4]);
    }

    #[test]
    fn hints_at_addresses_go_and_addresses_stay() {
        // i32.load and i64.store, aligned to four and eight bytes, at 300 and 8 behind their addresses.
        let body = [
            0, 0x20, 0, 0x28, 2, 0xac, 0x02, 0x1a, 0x20, 0, 0x42, 5, 0x37, 3, 8, 0x0b,
        ];
        let expected = [
            0, 0x20, 0, 0x28, 0, 0xac, 0x02, 0x1a, 0x20, 0, 0x42, 5, 0x37, 0, 8, 0x0b,
        ];
        assert_eq!(rewritten(&body, &|function| function), expected);
    }

    #[test]
    fn what_two_lists_have_in_common_is_counted() {
        assert_eq!(common(&[1, 2, 2, 5], &[0, 2, 2, 2, 5, 7]), 3);
        assert_eq!(common(&[], &[1]), 0);
    }
}
