//! What holds values and tells of their changes. The values are boxed, so that all this is there once, and not for every
//! type of value.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use original::prelude::{Get, GetUntracked, GetValue, StoredValue, Track, Update, With, WithUntracked, untrack};

/// A value that is set from outside.
pub struct RwSignal<T> {
    held: original::prelude::RwSignal<Boxed>,
    is: PhantomData<fn() -> T>,
}

/// A value that is derived again when what it read has changed.
pub struct Memo<T> {
    held: original::prelude::Memo<Held>,
    is: PhantomData<fn() -> T>,
}

/// A value that is worked out whenever it is read.
pub struct Signal<T> {
    work_out: StoredValue<Arc<dyn Fn() -> Held + Send + Sync>>,
    is: PhantomData<fn() -> T>,
}

/// A value of any type.
type Boxed = Box<dyn Any + Send + Sync>;
/// A value of any type that several may look at.
type Held = Arc<dyn Any + Send + Sync>;

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// With the value that it has at first.
    pub fn new(value: T) -> Self {
        Self {
            held: original::prelude::RwSignal::new(Box::new(value)),
            is: PhantomData,
        }
    }

    /// Sets the value.
    pub fn set(self, value: T) {
        self.held.update(|held| *held = Box::new(value));
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.held.update(|held| change(held.downcast_mut().expect(SAME)));
    }

    /// A part of the value, or what it says.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.held.with(|held| read(held.downcast_ref().expect(SAME)))
    }

    /// The same, without being told of changes.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.held.with_untracked(|held| read(held.downcast_ref().expect(SAME)))
    }

    /// Is told of changes, and reads nothing.
    pub fn track(self) {
        self.held.track();
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A value that counts as changed when it is another than before.
    pub fn new(derive: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::held(Box::new(move |before| {
            let value = derive();
            match before.and_then(|before| before.downcast_ref()) {
                Some(before) if value == *before => None,
                _ => Some(Arc::new(value)),
            }
        }))
    }

    /// A value that counts as changed whenever it is derived.
    pub fn always_new(derive: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::held(Box::new(move |_| Some(Arc::new(derive()))))
    }

    fn held(derive: Derive) -> Self {
        Self {
            held: memo(derive),
            is: PhantomData,
        }
    }

    /// A part of the value, or what it says.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.held.get().downcast_ref().expect(SAME))
    }

    /// The same, without being told of changes.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.held.get_untracked().downcast_ref().expect(SAME))
    }

    /// Is told of changes, and reads nothing.
    pub fn track(self) {
        self.held.track();
    }
}

/// Gives the value if it is another than before.
type Derive = Box<dyn Fn(Option<&Held>) -> Option<Held> + Send + Sync>;

fn memo(derive: Derive) -> original::prelude::Memo<Held> {
    original::prelude::Memo::new_owning(move |before: Option<Held>| match (derive(before.as_ref()), before) {
        (None, Some(before)) => (before, false),
        (new, _) => (new.unwrap_or_else(|| Arc::new(())), true), // without a value before it, there is a new one
    })
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// A value that follows from what it reads.
    pub fn derive(work_out: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            work_out: StoredValue::new(Arc::new(move || Arc::new(work_out()))),
            is: PhantomData,
        }
    }

    /// A part of the value, or what it says.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.work_out.get_value()().downcast_ref().expect(SAME))
    }

    /// The same, without being told of changes.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        let held = untrack(|| self.work_out.get_value()());
        read(held.downcast_ref().expect(SAME))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::derive(T::default)
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::derive(move || signal.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}

/// Why what is held is of the type that it is read as.
const SAME: &str = "it holds what it was made to hold";

macro_rules! handles {
    ($($handle:ident)*) => {
        $(
            impl<T> Clone for $handle<T> {
                fn clone(&self) -> Self {
                    *self
                }
            }

            impl<T> Copy for $handle<T> {}

            impl<T: Clone + Send + Sync + 'static> $handle<T> {
                /// The value.
                pub fn get(self) -> T {
                    self.with(T::clone)
                }

                /// The same, without being told of changes.
                pub fn get_untracked(self) -> T {
                    self.with_untracked(T::clone)
                }
            }
        )*
    };
}

handles! { RwSignal Memo Signal }
