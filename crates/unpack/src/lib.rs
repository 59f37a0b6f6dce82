//! Unpacks a page's program in the browser, and packs it for that.
//!
//! Every bit of the program is foretold from what stood in like places before, and only how far the forecast was off is
//! written down: *context mixing*, after Matt Mahoney's PAQ (mattmahoney.net/dc/dce.html). It knows WebAssembly: an operand
//! is foretold from the instruction it belongs to and from operands of its kind. The page's program becomes a fifth smaller
//! than as LZMA with instructions and operands in streams of their kinds, and two fifths smaller than as gzip, the best that
//! browsers unpack by themselves.
//!
//! - `walk`: what each byte of a program is;
//! - `past`: what a byte is foretold from; `stack`: values that instructions take; `histories`: what followed it before, in a byte each; `repeats`: where the past went on
//!   as it does now; `relations`: numbers that follow from those before;
//! - `model`: the forecast of a bit, added up in `odds`; `alphabet`: which bits a byte is told in; `coder`: bits told by how far off it was;
//! - `unpacker`, `packer`: the two directions; `module`: the first as a WebAssembly module, for the page's script.
//!
//! It is a module of its own because it runs before the program is there, and compiled because a script would take many
//! times as long. The work is cut into steps, since browsers put better code in place between calls, not within one, and the
//! page must stay usable meanwhile. All numbers are whole, so every machine foretells the same.
//!
//! What is done once is marked as cold: the compiler then makes it small, and the rest fast.
//!
//! It never fails: what is damaged unpacks to something else, and the checksum tells.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod alphabet;
mod coder;
mod histories;
#[cfg(target_arch = "wasm32")]
mod memory;
mod model;
#[cfg(target_arch = "wasm32")]
mod module;
mod odds;
#[cfg(not(target_arch = "wasm32"))]
mod packer;
mod past;
mod relations;
mod repeats;
mod stack;
mod unpacker;
#[cfg(not(target_arch = "wasm32"))]
pub mod walk;
#[cfg(target_arch = "wasm32")]
mod walk;

#[cfg(not(target_arch = "wasm32"))]
pub use packer::packed;
pub use unpacker::Unpacker;

/// FNV-1a in 32 bits, after Fowler, Noll and Vo: one line, and a millisecond in the browser.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum: u32, &byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A table of noughts on the heap, of a size that is known where it is used, so that a masked index needs no check.
#[cold] // for its size
#[inline(never)]
fn table<T: Clone + Default, const N: usize>() -> alloc::boxed::Box<[T; N]> {
    match alloc::vec![T::default(); N].into_boxed_slice().try_into() {
        Ok(table) => table,
        Err(_) => unreachable!("it was made of that size"),
    }
}

#[cfg(test)]
mod tests;
