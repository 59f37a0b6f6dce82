//! Preferences: how this reader likes the page to look and to behave, whatever is on it. They are kept in this browser,
//! where it lets a page keep anything, and stand in no address.

use leptos::prelude::*;

use crate::components::erased::follow;
use crate::shell;

/// The name under which the browser keeps them.
const KEPT: &str = "dossier";

/// What readers like, to be read and changed.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// Whether single keys do anything. Those who speak to their machine, or whose hand is not steady, switch them off.
    pub keys: RwSignal<bool>,
    /// Whether lines stand close.
    pub compact: RwSignal<bool>,
    /// How many steps larger the text of articles is, or smaller.
    size: RwSignal<i32>,
    /// What light it is read by, as a place in [`SCHEMES`].
    scheme: RwSignal<i32>,
}

/// As the system has it, light, dark.
const SCHEMES: [&str; 3] = ["light dark", "light", "dark"];
const SIZES: std::ops::RangeInclusive<i32> = -2..=6;

impl Preferences {
    /// As they were kept, and from now on kept.
    pub fn start() -> Self {
        let kept = shell::kept(KEPT).unwrap_or_default();
        let mut numbers = kept.split(' ').map(|number| number.parse().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        let preferences = Self {
            keys: RwSignal::new(next() == 0),
            compact: RwSignal::new(next() == 1),
            size: RwSignal::new(next()),
            scheme: RwSignal::new(next()),
        };
        follow(move || preferences.apply());
        preferences
    }

    /// Makes the page look so, and has the browser keep it.
    fn apply(self) {
        let (keys, compact) = (self.keys.get(), self.compact.get());
        let (size, scheme) = (self.size.get(), self.scheme.get());
        shell::set_of_page("data-compact", compact.then(String::new));
        let scheme_name = SCHEMES.get(scheme as usize).unwrap_or(&SCHEMES[0]);
        let style = format!("--reading: calc(1 + {size} / 10); --scheme: {scheme_name}");
        shell::set_of_page("style", (size != 0 || scheme != 0).then_some(style));
        let kept = format!("{} {} {size} {scheme}", i32::from(!keys), i32::from(compact));
        // Where nothing can be kept, they hold until the page is closed.
        if shell::kept(KEPT).unwrap_or("0 0 0 0".to_owned()) != kept {
            _ = shell::keep(KEPT, &kept);
        }
    }

    /// Makes the text of articles larger by a step, or smaller.
    pub fn resize(self, by: i32) {
        self.size
            .update(|size| *size = (*size + by).clamp(*SIZES.start(), *SIZES.end()));
    }

    /// The next light to read by.
    pub fn next_scheme(self) {
        self.scheme
            .update(|scheme| *scheme = (*scheme + 1).rem_euclid(SCHEMES.len() as i32));
    }

    /// The other way round.
    pub fn toggle(which: RwSignal<bool>) {
        which.update(|it| *it = !*it);
    }
}
