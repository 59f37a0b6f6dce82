//! The memory of the module: taken from the end and never given back, since the module goes once the program is unpacked.

#![allow(unsafe_code, reason = "memory is what nothing but pointers can express")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::ptr;

const PAGE: usize = 1 << 16;

/// Where what was never taken begins; at first nowhere.
static mut END: usize = 0;

unsafe extern "C" {
    /// Where the linker puts the end of what the module itself keeps in memory.
    static __heap_base: u8;
}

struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

// SAFETY: no two pieces overlap, since each begins behind the one before.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the module has one thread.
        unsafe {
            let start = END
                .max(&raw const __heap_base as usize)
                .next_multiple_of(layout.align());
            let Some(end) = start.checked_add(layout.size()) else {
                return ptr::null_mut();
            };
            let missing = end.div_ceil(PAGE).saturating_sub(wasm32::memory_size(0));
            if missing > 0 && wasm32::memory_grow(0, missing) == usize::MAX {
                return ptr::null_mut();
            }
            END = end;
            start as *mut u8
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as asked; what was never taken is zero.
        unsafe { self.alloc(layout) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
