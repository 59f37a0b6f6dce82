//! The memory of a module: taken from the end, given back to lists of pieces of one size, and cleared for every word.
//!
//! Stemming makes a few short texts a word, so this is enough, and smaller than what the standard library brings.

#![allow(unsafe_code, reason = "memory is what nothing but pointers can express")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::ptr;

/// Forgets all that was allocated.
pub(crate) fn clear() {
    // SAFETY: the module has one thread, and nothing that was allocated lives on from word to word.
    unsafe { MEMORY = Memory::new() };
}

/// Pieces are of powers of two; so is the least, which can hold a pointer.
const LEAST: usize = 8;
const PAGE: usize = 1 << 16;

struct Memory {
    /// Where what was never allocated begins; at first nowhere.
    end: usize,
    /// For each size, by its exponent, the first piece that was given back; each holds where the next one is.
    free: [usize; 32],
}

static mut MEMORY: Memory = Memory::new();

impl Memory {
    const fn new() -> Self {
        Self { end: 0, free: [0; 32] }
    }

    fn list(&mut self, size: usize) -> &mut usize {
        &mut self.free[size.trailing_zeros() as usize & 31]
    }

    fn take(&mut self, size: usize) -> *mut u8 {
        let list = self.list(size);
        if *list != 0 {
            let piece = *list as *mut usize;
            // SAFETY: whoever gave the piece back has no use for it, and it begins with where the next one is.
            *list = unsafe { *piece };
            return piece.cast();
        }
        if self.end == 0 {
            self.end = (&raw const __heap_base as usize).next_multiple_of(LEAST);
        }
        let start = self.end;
        let Some(end) = start.checked_add(size) else {
            return ptr::null_mut();
        };
        let missing = end.div_ceil(PAGE).saturating_sub(wasm32::memory_size(0));
        if missing > 0 && wasm32::memory_grow(0, missing) == usize::MAX {
            return ptr::null_mut();
        }
        self.end = end;
        start as *mut u8
    }
}

unsafe extern "C" {
    /// Where the linker puts the end of what the module itself keeps in memory.
    static __heap_base: u8;
}

struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// Texts need no alignment beyond what the least piece has.
fn size(layout: Layout) -> usize {
    layout.size().max(LEAST).next_power_of_two()
}

// SAFETY: pieces do not overlap, and are at least as large as they are asked for.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the module has one thread.
        unsafe {
            let memory = &raw mut MEMORY;
            (*memory).take(size(layout))
        }
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        // SAFETY: as above; the piece is at least as large as a pointer.
        unsafe {
            let memory = &raw mut MEMORY;
            let list = (*memory).list(size(layout));
            *piece.cast() = *list;
            *list = piece as usize;
        }
    }
}
