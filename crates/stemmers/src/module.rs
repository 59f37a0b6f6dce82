//! What a module exports: room for a word, and under the tag of its language the function that stems it there.

#![allow(
    unsafe_code,
    reason = "memory is shared with the script, which nothing but pointers can express"
)]

use core::{mem, slice, str};

use frostem::{Algorithm, Stemmer};

use crate::memory;

/// Forgets the word before, and makes room for one of so many bytes.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    memory::clear();
    Vec::with_capacity(length).leak().as_mut_ptr()
}

/// Stems the word that stands in that room, in UTF-8, and says how long the stem is that now stands there.
///
/// Inlined, so that each language's function names its own rules and the linker finds no way from it to any other's.
#[inline(always)]
fn stem(algorithm: Algorithm, word: *mut u8, length: usize) -> usize {
    // SAFETY: the script gives a range that `room` has made and a text as browsers encode it. Were it wrong, the sandbox
    // would hold it.
    let form = unsafe { str::from_utf8_unchecked(slice::from_raw_parts(word, length)) };
    let stem = Stemmer::new(algorithm).stem(form);
    let length = stem.len();
    // SAFETY: a stem that is longer than its word runs on into memory that nobody reads any more; it was made behind the
    // word, so there is as much.
    unsafe { word.copy_from(stem.as_ptr(), length) };
    mem::forget(stem); // giving its memory back would write there
    length
}

macro_rules! languages {
    ($($tag:ident $algorithm:ident,)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $tag(word: *mut u8, length: usize) -> usize {
            stem(Algorithm::$algorithm, word, length)
        }
    )*};
}

// Those of the engine's `text::Stemmer` but English.
languages! {
    ar Arabic,
    ca Catalan,
    cs Czech,
    da Danish,
    de German,
    el Greek,
    eo Esperanto,
    es Spanish,
    et Estonian,
    eu Basque,
    fa Persian,
    fi Finnish,
    fr French,
    ga Irish,
    hi Hindi,
    hu Hungarian,
    hy Armenian,
    id Indonesian,
    it Italian,
    lt Lithuanian,
    nb Norwegian,
    ne Nepali,
    nl Dutch,
    nn Norwegian,
    no Norwegian,
    pl Polish,
    pt Portuguese,
    ro Romanian,
    ru Russian,
    sr Serbian,
    st Sesotho,
    sv Swedish,
    ta Tamil,
    tr Turkish,
    uk Ukrainian,
    yi Yiddish,
}
