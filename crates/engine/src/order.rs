//! Order: sorting, written once.
//!
//! The compiler writes the standard library's sort out anew for each type and each comparison, and every page would
//! carry all of them. Here it sorts places, and the items follow. The sort itself is the plainest that is fast and
//! stable: it is a tenth of the standard library's.

use std::cmp::Ordering;

/// Sorts; what is equal stays in its order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; what has equal keys stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison; what is equal stays in its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, other| compare(one, other) != Ordering::Greater) {
        return; // as places in a text mostly are
    }
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|one, other| compare(&items[one], &items[other]));
    // Round each circle of items that take each other's places.
    for start in 0..items.len() {
        let mut at = start;
        while places[at] != start {
            let from = std::mem::replace(&mut places[at], at);
            items.swap(at, from);
            at = from;
        }
        places[at] = at;
    }
}

/// Sorts many numbers, byte by byte from the least. It compares nothing, so its time grows with their number alone.
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |number: u64| (number >> shift) as u8 as usize;
        let mut ends = [0; 256];
        for &number in &*numbers {
            ends[byte(number)] += 1;
        }
        if ends.contains(&numbers.len()) {
            continue; // the byte is the same in all of them
        }
        for value in 1..ends.len() {
            ends[value] += ends[value - 1];
        }
        let mut sorted = vec![0; numbers.len()];
        for &number in numbers.iter().rev() {
            let end = &mut ends[byte(number)];
            *end -= 1;
            sorted[*end] = number;
        }
        *numbers = sorted;
    }
}

/// The items in order, each once.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    sort(&mut items);
    items.dedup();
    items
}

/// Merges sorted runs of one, then of two, of four and so on.
fn sort_places(places: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    let mut length = 1;
    while length < places.len() {
        let mut merged = Vec::with_capacity(places.len());
        for pair in places.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([one, ..], [other, ..]) = (left, right) {
                let taken = match compare(*one, *other) {
                    Ordering::Greater => &mut right,
                    _ => &mut left,
                };
                merged.push(taken[0]);
                *taken = &taken[1..];
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *places = merged;
        length *= 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0..9u8, any::<u8>()), 0..40)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            theirs.dedup();
            prop_assert_eq!(distinct(ours), theirs);
        }

        #[test]
        fn sorts_numbers_as_the_standard_library_does(
            // Of few bytes and of many.
            mut ours in prop::collection::vec(prop_oneof![0..3u64, 0..70_000u64, any::<u64>()], 0..40),
        ) {
            let mut theirs = ours.clone();
            sort_numbers(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
