//! Leptos as the page uses it: the same names, but one type for all elements and one for all attributes.
//!
//! Leptos has a type for each element, each attribute and each handler of events, and compiles for each of them anew
//! what builds, changes and removes it. For documents with types that is a help; for a page that is downloaded before it
//! is read, it is kilobytes. This crate stands in Leptos's place, under its name, since what its macros write begins with
//! `::leptos`. It hands on everything, and shadows
//!
//! - the elements (`tachys::html::element`): each is a custom element with its tag for a name;
//! - the attributes (`tachys::html::attribute` for components, [`prelude::GlobalAttributes`] for elements): each is a
//!   custom attribute;
//! - the handlers of events ([`prelude::OnAttribute`]): each is boxed;
//! - [`prelude::Memo`]: what it holds is boxed.
//!
//! A view is written as with Leptos itself. An element or attribute that the page has not used before is one more word in
//! a list below.

pub use original::*;

/// What modules that show something use, all at once.
pub mod prelude {
    pub use original::prelude::*;

    pub use crate::attributes::{AriaAttributes, GlobalAttributes};
    pub use crate::events::OnAttribute;
    pub use crate::memos::Memo;
}

pub mod tachys {
    //! The renderer, with the elements and attributes of this crate.
    pub use original::tachys::*;

    pub mod html {
        //! What stands in a document.
        pub use original::tachys::html::*;

        pub use crate::attributes::functions as attribute;
        pub use crate::elements as element;
    }
}

pub mod elements {
    //! Elements, all of one type.

    pub use original::tachys::html::element::*;

    macro_rules! elements {
        ($($tag:ident $name:literal,)*) => {
            $(
                #[doc = concat!("The element `", stringify!($tag), "`.")]
                pub fn $tag() -> HtmlElement<Custom<&'static str>, (), ()> {
                    custom($name)
                }
            )*
        };
    }

    // In capitals, as browsers name them: Leptos asks by the name whether an element can stay when its view is new.
    elements! {
        a "A", article "ARTICLE", aside "ASIDE", blockquote "BLOCKQUOTE", button "BUTTON", caption "CAPTION",
        code "CODE", details "DETAILS", div "DIV", fieldset "FIELDSET", footer "FOOTER", form "FORM", h1 "H1",
        h2 "H2", h3 "H3", h4 "H4", header "HEADER", i "I", input "INPUT", kbd "KBD", label "LABEL",
        legend "LEGEND", li "LI", main "MAIN", mark "MARK", nav "NAV", ol "OL", option "OPTION", p "P",
        section "SECTION", select "SELECT", span "SPAN", summary "SUMMARY", table "TABLE", tbody "TBODY",
        td "TD", th "TH", thead "THEAD", time "TIME", tr "TR", ul "UL",
    }
}

pub mod attributes {
    //! Attributes, of one type for each type of value.

    use original::tachys::html::attribute::AttributeValue;
    use original::tachys::html::attribute::custom::{CustomAttr, custom_attribute};
    use original::tachys::view::add_attr::AddAnyAttr;

    macro_rules! attributes {
        ($(#[$meta:meta] $name:ident { $($method:ident = $key:literal)* })*) => {
            $(
                #[$meta]
                pub trait $name: AddAnyAttr + Sized {
                    $(
                        #[doc = concat!("With the attribute `", $key, "`.")]
                        fn $method<V: AttributeValue>(self, value: V) -> Self::Output<CustomAttr<&'static str, V>> {
                            self.add_any_attr(custom_attribute($key, value))
                        }
                    )*
                }

                impl<E: AddAnyAttr> $name for E {}
            )*

            pub mod functions {
                //! Attributes on their own, as they are given to components.

                pub use original::tachys::html::attribute::*;

                use super::*;

                $($(
                    #[doc = concat!("The attribute `", $key, "`.")]
                    pub fn $method<V: AttributeValue>(value: V) -> CustomAttr<&'static str, V> {
                        custom_attribute($key, value)
                    }
                )*)*
            }
        };
    }

    attributes! {
        /// The attributes that say to assistive technology what an element is.
        AriaAttributes {
            aria_current = "aria-current"
            aria_describedby = "aria-describedby"
            aria_expanded = "aria-expanded"
            aria_hidden = "aria-hidden"
            aria_invalid = "aria-invalid"
            aria_label = "aria-label"
            aria_labelledby = "aria-labelledby"
            aria_live = "aria-live"
            aria_busy = "aria-busy"
            aria_pressed = "aria-pressed"
        }
        /// All other attributes.
        GlobalAttributes {
            autocapitalize = "autocapitalize"
            autocomplete = "autocomplete"
            datetime = "datetime"
            dir = "dir"
            disabled = "disabled"
            enterkeyhint = "enterkeyhint"
            r#for = "for"
            href = "href"
            id = "id"
            inputmode = "inputmode"
            lang = "lang"
            open = "open"
            placeholder = "placeholder"
            role = "role"
            scope = "scope"
            selected = "selected"
            spellcheck = "spellcheck"
            tabindex = "tabindex"
            title = "title"
            r#type = "type"
            value = "value"
        }
    }
}

pub mod events {
    //! Handlers of events, of one type.

    use original::tachys::html::event::{Custom, EventDescriptor, On, on};
    use original::tachys::view::add_attr::AddAnyAttr;
    use wasm_bindgen::JsCast;
    use web_sys::Event;

    /// What is called with an event.
    type Handler = Box<dyn FnMut(Event)>;

    /// Elements that do something when something happens to them.
    pub trait OnAttribute: AddAnyAttr + Sized {
        /// With a handler of such events.
        fn on<E>(self, event: E, mut act: impl FnMut(E::EventType) + 'static) -> Self::Output<On<Custom, Handler>>
        where
            E: EventDescriptor<EventType: JsCast>,
        {
            let act: Handler = Box::new(move |event| act(event.unchecked_into()));
            self.add_any_attr(on(Custom::new(event.name()), act))
        }
    }

    impl<E: AddAnyAttr> OnAttribute for E {}
}

pub mod memos {
    //! Values that follow from others, held in one type.

    use std::any::Any;
    use std::marker::PhantomData;
    use std::sync::Arc;

    use original::prelude::{Get, GetUntracked, Track};

    /// A value that is derived again when what it read has changed.
    pub struct Memo<T> {
        held: original::prelude::Memo<Held>,
        is: PhantomData<fn() -> T>,
    }

    /// A value of any type.
    type Held = Arc<dyn Any + Send + Sync>;

    impl<T> Clone for Memo<T> {
        fn clone(&self) -> Self {
            *self
        }
    }

    impl<T> Copy for Memo<T> {}

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
            read(value(&self.held.get()))
        }

        /// The same, without being told of changes.
        pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
            read(value(&self.held.get_untracked()))
        }

        /// The value.
        pub fn get(self) -> T
        where
            T: Clone,
        {
            self.with(T::clone)
        }

        /// The same, without being told of changes.
        pub fn get_untracked(self) -> T
        where
            T: Clone,
        {
            self.with_untracked(T::clone)
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

    fn value<T: 'static>(held: &Held) -> &T {
        held.downcast_ref().expect("a memo holds what it was made to hold")
    }
}
