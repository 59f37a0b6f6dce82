//! That what is packed unpacks to what it was, whatever it was, and that damage stops nothing.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

fn unpacked(packed: Vec<u8>, step: usize) -> Option<Vec<u8>> {
    let mut unpacker = Unpacker::new(packed);
    let mut until = 0;
    while unpacker.step(until) {
        until += step;
    }
    unpacker.program().map(<[u8]>::to_vec)
}

/// A module with functions of that content, some types before them and data behind.
fn module(functions: &[Vec<u8>]) -> Vec<u8> {
    let number = |bytes: &mut Vec<u8>, mut number: usize| {
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
    };
    let mut code = Vec::new();
    number(&mut code, functions.len());
    for function in functions {
        number(&mut code, function.len());
        code.extend_from_slice(function);
    }
    let mut module = b"\0asm\x01\0\0\0\x01\x03\x0a\x60\x00\x0a".to_vec();
    number(&mut module, code.len());
    module.extend(code);
    module.extend_from_slice(b"\x0b\x04data");
    module
}

/// Every kind of instruction, by how what follows it is read.
const INSTRUCTIONS: [&[u8]; 22] = [
    b"\x01",                                 // nop
    b"\x02\x40\x0b",                         // block, end
    b"\x03\x7f\x04\x80\x01\x05\x0b\x0b",     // loop, if, else, end, end
    b"\x0c\x02",                             // br
    b"\x0d\xff\x01",                         // br_if
    b"\x0e\x03\x00\x0b\x02\x01",             // br_table
    b"\x0f",                                 // return
    b"\x10\x8b\x0b",                         // call
    b"\x11\x0b\x00",                         // call_indirect
    b"\x1c\x01\x7f",                         // select
    b"\x20\x0b",                             // local.get
    b"\x21\x8b\x01\x22\x0b",                 // local.set, local.tee
    b"\x23\x00\x24\x0b",                     // global.get, global.set
    b"\x28\x02\x8b\x0b\x37\x03\x0b",         // i32.load, i64.store
    b"\x3f\x00\x40\x00",                     // memory.size, memory.grow
    b"\x41\x8b\x8b\x7f\x42\x0b",             // i32.const, i64.const
    b"\x43\x0b\x0b\x0b\x0b",                 // f32.const
    b"\x44\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b", // f64.const
    b"\x6a\xc0",                             // i32.add, i32.extend8_s
    b"\xd0\x70\xd2\x0b",                     // ref.null, ref.func
    b"\xfc\x03\xfc\x0b\x00",                 // i64.trunc_sat_f32_u, memory.fill
    b"\xfc\x0a\x00\x00\xfc\x10\x00",         // memory.copy, table.size
];

/// A module in which each of them stands, and one function longer than a byte can say.
fn every_instruction() -> Vec<u8> {
    let all = [&[0][..], &INSTRUCTIONS.concat(), &[walk::END]].concat();
    let long = [&[0][..], &INSTRUCTIONS.concat().repeat(30), &[walk::END]].concat();
    module(&[all, long, vec![0, walk::END]])
}

fn is_sorted(program: &[u8]) -> bool {
    walk::functions(program).is_some()
}

#[test]
fn a_program_is_packed_by_what_its_bytes_are() {
    let program = every_instruction();
    let (functions, count) = walk::functions(&program).expect("functions");
    assert_eq!(count, 3);
    assert_eq!(&program[functions.end..], b"\x0b\x04data");
    let packed = packed(&program);
    assert!(
        packed.len() * 4 < program.len(),
        "{} of {}",
        packed.len(),
        program.len()
    );
    assert_eq!(unpacked(packed, 7), Some(program));
}

#[test]
fn instructions_that_are_not_known_are_packed_as_bytes() {
    let vector = vec![0, 0xfd, 0x0c, 0x0b, 0x0b, walk::END];
    let program = module(&[vector]);
    assert!(!is_sorted(&program));
    assert_eq!(unpacked(packed(&program), 1), Some(program));
}

#[test]
fn a_program_that_is_cut_off_comes_back() {
    let whole = every_instruction();
    for end in (0..300).step_by(7) {
        let cut = &whole[..end];
        assert!(unpacked(packed(cut), 50).as_deref() == Some(cut), "{end} bytes");
    }
}

#[test]
fn nothing_and_the_same_over_and_over_can_be_packed() {
    for program in [
        vec![],
        vec![7],
        vec![7; 100_000],
        (0..=255).cycle().take(3000).collect(),
    ] {
        let packed = packed(&program);
        assert!(packed.len() < 900, "{} bytes", packed.len());
        assert!(unpacked(packed, 1000) == Some(program));
    }
}

#[test]
fn the_checksum_is_the_known_one() {
    // From the authors' test vectors, http://www.isthe.com/chongo/tech/comp/fnv/
    assert_eq!(
        [checksum(b""), checksum(b"a"), checksum(b"foobar")],
        [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn programs_come_back(
        functions in prop::collection::vec((0u8..3, prop::collection::vec(0..INSTRUCTIONS.len(), 0..60)), 0..9),
        step in 1usize..700,
    ) {
        let functions: Vec<Vec<u8>> = functions
            .into_iter()
            .map(|(locals, instructions)| {
                let mut function = vec![locals];
                (0..locals).for_each(|_| function.extend([0x83, 0x01, 0x7f]));
                function.extend(instructions.iter().flat_map(|&place| INSTRUCTIONS[place]));
                function.push(walk::END);
                function
            })
            .collect();
        let program = module(&functions);
        prop_assert!(is_sorted(&program));
        prop_assert_eq!(unpacked(packed(&program), step), Some(program));
    }

    #[test]
    fn what_is_no_program_comes_back(bytes: Vec<u8>) {
        prop_assert_eq!(unpacked(packed(&bytes), 100), Some(bytes));
    }

    #[test]
    fn a_changed_program_comes_back(at in 0usize..200, byte in 0u8..0x80) {
        let mut program = every_instruction();
        program[at] = byte;
        prop_assert_eq!(unpacked(packed(&program), 100), Some(program));
    }

    #[test]
    fn damage_is_told(at in 4usize..300, byte: u8, cut in 0usize..300) {
        static PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| packed(&every_instruction()));
        let mut damaged = PACKED.clone();
        let at = at % damaged.len();
        damaged[at] = byte;
        // The last bytes may be any numbers of a range; then nothing was lost.
        prop_assert!(unpacked(damaged.clone(), 100).is_none_or(|program| program == every_instruction()));
        damaged.truncate(cut);
        unpacked(damaged, 100);
    }

    #[test]
    fn noise_never_stops_it(packed in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut packed = packed;
        packed.iter_mut().skip(2).take(2).for_each(|byte| *byte = 0); // a length that fits into memory
        unpacked(packed, 5000);
    }
}
