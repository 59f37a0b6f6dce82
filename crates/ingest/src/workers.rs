//! Workers: as many threads as the machine has processors, for work that falls apart into pieces.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// What a piece of deeply nested markup may need.
const STACK: usize = 16 << 20;

/// Does a piece of work for each number below `count`, in no particular order, and gives the results in order. Before
/// each result is taken in, `told` hears how many are there.
pub fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync, mut told: impl FnMut(usize)) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<Option<T>> = (0..count).map(|_| None).collect();
    thread::scope(|scope| {
        // One is enough where no more can be started; with none at all the work is done right here.
        let start = |_| {
            let (sender, next, work) = (sender.clone(), &next, &work);
            let run = move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    // Nobody listens any more if another worker panicked.
                    if place >= count || sender.send((place, work(place))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, run)
                .is_ok()
        };
        let started = if workers > 1 {
            (0..workers).filter(|&worker| start(worker)).count()
        } else {
            0
        };
        drop(sender);
        let mut done = 0;
        let mut take = |place: usize, result: T| {
            told(done);
            done += 1;
            results[place] = Some(result);
        };
        if started == 0 {
            (0..count).for_each(|place| take(place, work(place)));
        }
        receiver.iter().for_each(|(place, result)| take(place, result));
    });
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_and_all_are_told_of() {
        for count in [0, 1, 2, 1000] {
            let mut told = Vec::new();
            assert_eq!(
                each(count, |place| place * 2, |done| told.push(done)),
                (0..count).map(|it| it * 2).collect::<Vec<_>>()
            );
            assert_eq!(told, (0..count).collect::<Vec<_>>());
        }
    }
}
