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
