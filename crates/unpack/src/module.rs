//! The unpacker as a WebAssembly module: the page's script asks for room for the packed bytes, fills it, calls for one step
//! after the other, and reads the program where it then is.

#![allow(
    unsafe_code,
    reason = "memory is shared with the script, which nothing but pointers can express"
)]

use alloc::vec::Vec;
use core::ptr;

use crate::Unpacker;

static mut PACKED: Vec<u8> = Vec::new();
static mut UNPACKER: Option<Unpacker> = None;

/// Room for so many packed bytes.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    let mut packed = alloc::vec![0; length];
    let room = packed.as_mut_ptr();
    // SAFETY: the module has one thread, and nothing else holds what it keeps between calls. Nothing is dropped, since
    // it is empty at first and the script asks once.
    unsafe { (&raw mut PACKED).write(packed) };
    room
}

/// Unpacks up to the given place of the program. Whether there is more.
#[unsafe(no_mangle)]
extern "C" fn step(until: usize) -> bool {
    // SAFETY: as above.
    let (packed, unpacker) = unsafe { (&mut *&raw mut PACKED, &mut *&raw mut UNPACKER) };
    unpacker
        .get_or_insert_with(|| Unpacker::new(core::mem::take(packed)))
        .step(until)
}

/// Where the program is, once it is unpacked; nowhere if it is damaged.
#[unsafe(no_mangle)]
extern "C" fn program() -> *const u8 {
    // SAFETY: as above.
    let unpacker = unsafe { &*&raw const UNPACKER };
    let program = unpacker.as_ref().and_then(Unpacker::program);
    program.map_or(ptr::null(), <[u8]>::as_ptr)
}

/// Never reached: nothing in the unpacker panics.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
