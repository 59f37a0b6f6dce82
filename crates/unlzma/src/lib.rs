//! Unpacks LZMA: what a page's program travels as, since it is a fifth smaller than gzip, the best that browsers unpack
//! by themselves.
//!
//! It is a module of its own because it runs before the program is there, and compiled because it runs once: a script
//! would be done before the browser had found out how to run it fast. For the same reason the work is cut into steps,
//! since browsers put better code in place between calls, not within one.
//!
//! It never fails: what is damaged unpacks to something else, and the checksum tells. Decoding follows the LZMA
//! specification (7-zip.org/sdk.html); bits are read by an arithmetic coder that learns the odds of each. What was packed
//! is the program with its instructions sorted by kind, see `streams`.

#![cfg_attr(target_arch = "wasm32", no_std)]

mod decoder;
#[cfg(target_arch = "wasm32")]
mod module;
#[cfg(not(target_arch = "wasm32"))]
pub mod streams;
#[cfg(target_arch = "wasm32")]
mod streams;

pub use decoder::{Decoder, checksum};
pub use streams::join;
#[cfg(not(target_arch = "wasm32"))]
pub use streams::sorted;
