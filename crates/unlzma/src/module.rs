//! The decoder as a WebAssembly module: the page's script makes room for packed and unpacked bytes at the end of this
//! module's memory, says where they are, and calls for one step after the other.

#![allow(
    unsafe_code,
    reason = "memory is shared with the script, which nothing but pointers can express"
)]

use core::slice;

use crate::decoder::{Decoder, checksum};
use crate::streams;

static mut DECODER: Decoder = Decoder::new();

/// Unpacks up to the given place of the output.
#[unsafe(no_mangle)]
extern "C" fn step(input: *const u8, packed: usize, output: *mut u8, unpacked: usize, until: usize) {
    // SAFETY: the script gives two separate ranges of memory that nothing else here uses, and this module has one
    // thread. Were they wrong, the sandbox would hold them.
    unsafe {
        let decoder = &raw mut DECODER;
        (*decoder).step(
            slice::from_raw_parts(input, packed),
            slice::from_raw_parts_mut(output, unpacked),
            until,
        );
    }
}

/// The checksum of what was unpacked.
#[unsafe(no_mangle)]
extern "C" fn sum(output: *const u8, unpacked: usize) -> u32 {
    // SAFETY: as above.
    checksum(unsafe { slice::from_raw_parts(output, unpacked) })
}

/// Writes the program that was unpacked in its sorted form.
#[unsafe(no_mangle)]
extern "C" fn join(sorted: *const u8, length: usize, program: *mut u8, whole: usize) {
    // SAFETY: as above.
    unsafe {
        streams::join(
            slice::from_raw_parts(sorted, length),
            slice::from_raw_parts_mut(program, whole),
        );
    }
}

/// Never reached: nothing in the decoder panics.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
