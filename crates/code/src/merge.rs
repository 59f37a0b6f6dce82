//! Merging: how what several terms have each in order comes to be in order as a whole.
//!
//! The standard library's sort knows nothing of the order that is there already, and takes up six kilobytes of every
//! program, unpacked.

use std::mem;

/// Below so many items, putting each in its place costs less than room to merge in.
const FEW: usize = 32;

/// Sorts by a key what mostly stands in stretches that are sorted; what has equal keys stays in its order.
pub(crate) fn merge<T: Copy>(items: &mut Vec<T>, key: impl Fn(&T) -> u32) {
    if items.len() <= FEW {
        for next in 1..items.len() {
            let mut at = next;
            while at > 0 && key(&items[at - 1]) > key(&items[at]) {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let mut ends: Vec<usize> = (1..items.len())
        .filter(|&at| key(&items[at - 1]) > key(&items[at]))
        .collect();
    ends.push(items.len());
    let mut merged = Vec::with_capacity(items.len());
    while ends.len() > 1 {
        let mut start = 0;
        for pair in ends.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            let (mut one, mut other) = (&items[start..middle], &items[middle..end]);
            while let (Some((first, others)), Some((second, more))) = (one.split_first(), other.split_first()) {
                if key(second) < key(first) {
                    merged.push(*second);
                    other = more;
                } else {
                    merged.push(*first);
                    one = others;
                }
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
            start = end;
        }
        mem::swap(items, &mut merged);
        merged.clear();
        let mut place = 0;
        ends.retain(|_| {
            place += 1;
            place % 2 == 0
        });
        if ends.last() != Some(&items.len()) {
            ends.push(items.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_come_to_be_one_in_order() {
        // Stretches of every number and length around the one at which merging begins.
        for stretches in 1..12 {
            for length in [1, 2, 3, 7, 31, 40] {
                let items = (0..stretches).flat_map(|stretch| (0..length).map(move |nth| nth * 7 + stretch * 3 % 5));
                let mut items: Vec<(u32, usize)> = items.zip(0..).collect();
                let mut expected = items.clone();
                expected.sort_by_key(|item| item.0);
                merge(&mut items, |item| item.0);
                assert_eq!(items, expected, "{stretches} stretches of {length}");
            }
        }
        merge(&mut Vec::<u32>::new(), |item| *item);
    }
}
