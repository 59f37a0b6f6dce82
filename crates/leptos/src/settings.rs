//! Settings: what is set on an element, and what it can be given as.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use original::tachys::renderer::types::Element;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Something set on an element.
pub struct Setting {
    /// As what.
    pub how: How,
    /// Under which name.
    pub name: &'static str,
    /// To what.
    pub value: Value,
}

/// As what something is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As an attribute.
    Attribute,
    /// As a class that the element has or has not.
    Class,
    /// As a property of its style.
    Style,
    /// As a property of the object.
    Property,
}

/// A text, or whether there is anything: an attribute without a text, a class, a box that is ticked.
pub type Plain = Result<Cow<'static, str>, bool>;

/// A value, which may change.
pub enum Value {
    /// It stays.
    Fixed(Plain),
    /// It is worked out again when what it reads changes.
    Changing(Box<dyn FnMut() -> Plain + Send>),
}

impl How {
    /// Sets a value.
    pub fn apply(self, element: &Element, name: &'static str, value: Plain) {
        // A name that no element can have would fail, and the names stand in the source.
        match (self, value) {
            (Self::Attribute, Err(false)) => drop(element.remove_attribute(name)),
            (Self::Attribute, Err(true)) => drop(element.set_attribute(name, "")),
            (Self::Attribute, Ok(text)) => drop(element.set_attribute(name, &text)),
            (Self::Class, value) => drop(element.class_list().toggle_with_force(name, value == Err(true))),
            (Self::Style, value) => {
                let style = element.unchecked_ref::<HtmlElement>().style();
                drop(style.set_property(name, &value.unwrap_or_default()));
            }
            (Self::Property, value) => {
                let value = match value {
                    Ok(text) => JsValue::from_str(&text),
                    Err(is) => JsValue::from_bool(is),
                };
                drop(js_sys::Reflect::set(element, &JsValue::from_str(name), &value));
            }
        }
    }
}

/// What a setting can be given as.
pub trait Set {
    /// The value.
    fn set(self) -> Value;
}

/// A closure, as the macro leaves it where the page is only checked and not built.
impl<V: Stays, F: FnMut() -> V + Send + 'static> Set for F {
    fn set(mut self) -> Value {
        Value::Changing(Box::new(move || self().plain()))
    }
}

/// What stays as it is.
pub trait Stays {
    /// It, as it is set.
    fn plain(self) -> Plain;
}

impl Stays for &'static str {
    fn plain(self) -> Plain {
        Ok(Cow::Borrowed(self))
    }
}

impl Stays for String {
    fn plain(self) -> Plain {
        Ok(Cow::Owned(self))
    }
}

impl Stays for bool {
    fn plain(self) -> Plain {
        Err(self)
    }
}

impl<T: Stays> Stays for Option<T> {
    fn plain(self) -> Plain {
        self.map_or(Err(false), Stays::plain)
    }
}

macro_rules! set {
    ($($value:ty)*) => {
        $(
            impl Set for $value {
                fn set(self) -> Value {
                    Value::Fixed(self.plain())
                }
            }

            // The form that the macro gives closures.
            impl Set for Arc<Mutex<dyn FnMut() -> $value + Send>> {
                fn set(self) -> Value {
                    // Nobody else holds it, and it is called by one thread.
                    Value::Changing(Box::new(move || self.lock().map_or(Err(false), |mut work_out| work_out().plain())))
                }
            }
        )*
    };
}

set! { &'static str String bool Option<&'static str> Option<String> }
