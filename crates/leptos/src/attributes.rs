//! Attributes that are given to components, of one type for each type of value. Those of elements are methods of
//! [`crate::elements::Element`].

use original::tachys::html::attribute::custom::{CustomAttr, custom_attribute};

macro_rules! attributes {
    ($($attribute:ident = $name:literal)*) => {
        pub mod functions {
            //! Attributes on their own.

            pub use original::tachys::html::attribute::*;

            use super::*;

            $(
                #[doc = concat!("The attribute `", $name, "`.")]
                pub fn $attribute<V: AttributeValue>(value: V) -> CustomAttr<&'static str, V> {
                    custom_attribute($name, value)
                }
            )*
        }
    };
}

attributes! {
    aria_current = "aria-current"
    aria_label = "aria-label"
    title = "title"
}
