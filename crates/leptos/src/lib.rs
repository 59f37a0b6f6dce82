//! Leptos as the page uses it: the same names, but one type for all elements, one for all attributes, and so on.
//!
//! Leptos has a type for each element, each attribute and each handler of events, and compiles for each of them anew
//! what builds, changes and removes it. For documents with types that is a help; for a page that is downloaded before it
//! is read, it is kilobytes. This crate stands in Leptos's place, under its name, since what its macros write begins with
//! `::leptos`. It hands on everything, and shadows
//!
//! - the elements (`tachys::html::element`): each is an [`elements::Element`], with its attributes and handlers of events;
//! - several children of one element ([`several`]): each is boxed;
//! - the attributes of components (`tachys::html::attribute`): each is a custom attribute;
//! - what holds values and tells of changes ([`signals`]): the values are boxed;
//! - what is done with the next frame ([`frames`]): it is boxed.
//!
//! A view is written as with Leptos itself. An element or attribute that the page has not used before is one more word in
//! the list of its module.

pub mod attributes;
pub mod elements;
pub mod frames;
pub mod settings;
pub mod several;
pub mod signals;

pub use original::*;

/// What Leptos asks of every view besides how it is drawn. The page is never written by a server, so none of it is called.
#[macro_export]
macro_rules! never_written {
    ($view:ty) => {
        impl $crate::prelude::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut $crate::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<$crate::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &$crate::tachys::hydration::Cursor,
                _: &$crate::tachys::view::PositionState,
            ) -> Self::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

/// What modules that show something use, all at once.
pub mod prelude {
    pub use original::prelude::*;

    pub use crate::frames::request_animation_frame;
    pub use crate::several::IntoMaybeErased;
    pub use crate::signals::{Memo, RwSignal, Signal};
}

pub mod tachys {
    //! The renderer, with the elements and attributes of this crate.
    pub use original::tachys::*;

    pub mod view {
        //! What can be shown.
        pub use original::tachys::view::*;

        pub mod iterators {
            //! Several views as one.
            pub use crate::several::StaticVec;
        }
    }

    pub mod html {
        //! What stands in a document.
        pub use original::tachys::html::*;

        pub use crate::attributes::functions as attribute;
        pub use crate::elements as element;
    }
}
