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
