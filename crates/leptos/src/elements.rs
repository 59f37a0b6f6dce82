//! Elements, all of one type: a tag, what is set on it, and the views in it.
//!
//! What is set is one list of plain values and boxed closures, worked off by one loop, where Leptos has a type with code of its
//! own for each attribute of each kind of value. An element that is drawn again stays if it is of the same tag with the same
//! names set and as many children, and so keeps the focus.

use original::prelude::{AnyView, IntoAny, IntoRender, Render, RenderHtml};
use original::reactive::effect::RenderEffect;
use original::tachys::html::attribute::Attribute;
use original::tachys::html::event::{Custom, EventDescriptor, On, on};
use original::tachys::renderer::types;
use original::tachys::renderer::{RemoveEventHandler, Rndr, types::Node};
use original::tachys::view::Mountable;
use original::tachys::view::add_attr::AddAnyAttr;
use original::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::settings::{How, Set, Setting, Value};

/// An element of the page. It is boxed, since it is handed on at each step of being made.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    settings: Vec<Setting>,
    handlers: Vec<On<Custom, Handler>>,
    children: Vec<AnyView>,
}

/// What is called with an event.
type Handler = Box<dyn FnMut(Event)>;

impl Element {
    #[inline(never)]
    fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts {
            tag,
            settings: Vec::new(),
            handlers: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// With one more child.
    pub fn child<C: IntoRender<Output: RenderHtml>>(self, child: C) -> Self {
        self.with_child(child.into_render().into_any())
    }

    #[inline(never)]
    fn with_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// With an attribute.
    pub fn attr(self, name: &'static str, value: impl Set) -> Self {
        self.with(How::Attribute, name, value.set())
    }

    /// With classes; or with one while a condition holds.
    pub fn class(self, class: impl Class) -> Self {
        class.add_to(self)
    }

    /// With a property of its style.
    pub fn style(self, (name, value): (&'static str, impl Set)) -> Self {
        self.with(How::Style, name, value.set())
    }

    /// With a property of the element as scripts know it.
    pub fn prop(self, name: &'static str, value: impl Set) -> Self {
        self.with(How::Property, name, value.set())
    }

    /// With a handler of such events.
    pub fn on<E>(mut self, event: E, mut act: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor<EventType: JsCast>,
    {
        let act: Handler = Box::new(move |event| act(event.unchecked_into()));
        self.0.handlers.push(on(Custom::new(event.name()), act));
        self
    }

    #[inline(never)]
    fn with(mut self, how: How, name: &'static str, value: Value) -> Self {
        self.0.settings.push(Setting { how, name, value });
        self
    }
}

/// What classes can be given as.
pub trait Class {
    /// Gives them to an element.
    fn add_to(self, element: Element) -> Element;
}

impl Class for &'static str {
    fn add_to(self, element: Element) -> Element {
        element.attr("class", self)
    }
}

impl<V: Set> Class for (&'static str, V) {
    fn add_to(self, element: Element) -> Element {
        element.with(How::Class, self.0, self.1.set())
    }
}

macro_rules! attributes {
    ($($method:ident = $name:literal)*) => {
        impl Element {
            $(
                #[doc = concat!("With the attribute `", $name, "`.")]
                pub fn $method(self, value: impl Set) -> Self {
                    self.attr($name, value)
                }
            )*
        }
    };
}

attributes! {
    aria_activedescendant = "aria-activedescendant"
    aria_autocomplete = "aria-autocomplete"
    aria_busy = "aria-busy"
    aria_controls = "aria-controls"
    aria_current = "aria-current"
    aria_describedby = "aria-describedby"
    aria_expanded = "aria-expanded"
    aria_hidden = "aria-hidden"
    aria_invalid = "aria-invalid"
    aria_label = "aria-label"
    aria_labelledby = "aria-labelledby"
    aria_live = "aria-live"
    aria_pressed = "aria-pressed"
    aria_selected = "aria-selected"
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
    rel = "rel"
    role = "role"
    scope = "scope"
    selected = "selected"
    spellcheck = "spellcheck"
    tabindex = "tabindex"
    target = "target"
    title = "title"
    r#type = "type"
    value = "value"
}

/// An element on the page.
pub struct Shown {
    element: types::Element,
    tag: &'static str,
    names: Vec<(How, &'static str)>,
    /// What keeps values up to date.
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: Vec<AnyViewState>,
}

impl Shown {
    fn names(settings: &[Setting]) -> Vec<(How, &'static str)> {
        settings.iter().map(|setting| (setting.how, setting.name)).collect()
    }

    /// Sets everything, and lets go of what kept it up to date before.
    fn set(&mut self, settings: Vec<Setting>, handlers: Vec<On<Custom, Handler>>) {
        self.effects.clear();
        for Setting { how, name, value } in settings {
            let element = self.element.clone();
            match value {
                Value::Fixed(value) => how.apply(&element, name, value),
                Value::Changing(mut value) => {
                    let effect = move |_: Option<()>| how.apply(&element, name, value());
                    self.effects.push(RenderEffect::new(effect));
                }
            }
        }
        self.listeners.clear(); // dropped, they no longer listen
        for handler in handlers {
            self.listeners.push(handler.attach(&self.element));
        }
    }
}

impl Render for Element {
    type State = Shown;

    fn build(self) -> Shown {
        let Parts {
            tag,
            settings,
            handlers,
            children,
        } = *self.0;
        let mut shown = Shown {
            element: Rndr::create_element(tag, None),
            tag,
            names: Shown::names(&settings),
            effects: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
        };
        shown.set(settings, handlers);
        for child in children {
            let mut child = child.build();
            child.mount(&shown.element, None);
            shown.children.push(child);
        }
        shown
    }

    fn rebuild(self, shown: &mut Shown) {
        let parts = &self.0;
        let is_same = parts.tag == shown.tag
            && parts.children.len() == shown.children.len()
            && Shown::names(&parts.settings) == shown.names;
        if !is_same {
            let mut new = self.build();
            shown.insert_before_this(&mut new);
            shown.unmount();
            *shown = new;
            return;
        }
        let parts = *self.0;
        shown.set(parts.settings, parts.handlers);
        for (child, shown) in parts.children.into_iter().zip(&mut shown.children) {
            child.rebuild(shown);
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

/// Attributes that are given to a component reach its element when it is on the page.
impl AddAnyAttr for Element {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

crate::never_written!(Element);

macro_rules! elements {
    ($($tag:ident $name:literal,)*) => {
        $(
            #[doc = concat!("The element `", stringify!($tag), "`.")]
            pub fn $tag() -> Element {
                Element::new($name)
            }
        )*
    };
}

elements! {
    a "A", article "ARTICLE", aside "ASIDE", b "B", blockquote "BLOCKQUOTE", button "BUTTON", caption "CAPTION",
    code "CODE", details "DETAILS", dialog "DIALOG", div "DIV", fieldset "FIELDSET", footer "FOOTER", form "FORM", h1 "H1",
    h2 "H2", h3 "H3", h4 "H4", header "HEADER", i "I", input "INPUT", kbd "KBD", label "LABEL",
    legend "LEGEND", li "LI", main "MAIN", mark "MARK", nav "NAV", ol "OL", option "OPTION", p "P", pre "PRE",
    section "SECTION", select "SELECT", span "SPAN", strong "STRONG", summary "SUMMARY", table "TABLE",
    tbody "TBODY", td "TD", th "TH", thead "THEAD", time "TIME", tr "TR", u "U", ul "UL",
}
