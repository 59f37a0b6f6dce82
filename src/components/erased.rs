//! Views and tasks in boxes: what shows them is compiled once, not for every place that uses it.
//!
//! Leptos compiles what builds, changes and removes a view anew for each type of view. Components therefore use, of
//! each kind, one type:
//!
//! - [`When`] and [`follow`] in place of Leptos's `Show` and `Effect`, and `Rows` of `rows.rs` in place of `For`;
//! - [`Views::views`] in place of `collect_view`, [`OrNothing::or_nothing`] for a view that may be missing;
//! - [`command`] for a button in the text that is made with its words and its act;
//! - text that changes is a closure of a [`String`] that stands in the view itself, `{move || says()}`, since the macro
//!   boxes only what it can see is a closure; an attribute that changes likewise gives a `String`, a `bool` or an
//!   `Option<&'static str>`;
//! - numbers go into views as strings.

use leptos::prelude::*;

/// The views of a list that stays as it is.
pub trait Views {
    /// All of them, in order, as one.
    fn views(self) -> AnyView;
}

impl<I: IntoIterator<Item: IntoView>> Views for I {
    fn views(self) -> AnyView {
        let views: Vec<AnyView> = self.into_iter().map(IntoAny::into_any).collect();
        views.into_any()
    }
}

/// A view that may be missing, and then stays so.
pub trait OrNothing {
    /// The view, or an empty one.
    fn or_nothing(self) -> AnyView;
}

impl<V: IntoView> OrNothing for Option<V> {
    fn or_nothing(self) -> AnyView {
        self.map_or_else(|| ().into_any(), IntoAny::into_any)
    }
}

/// Children that are there while a condition holds.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    is: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let is = Memo::new(move || is.get());
    view! { {move || if is.get() { children() } else { ().into_any() }} }
}

/// A button in the text.
pub fn command(says: String, act: impl Fn() + Send + 'static) -> AnyView {
    command_named(says, None, act)
}

/// The same, with a name that tells it from others that say the same.
pub fn command_named(says: String, name: Option<String>, act: impl Fn() + Send + 'static) -> AnyView {
    /// Compiled once: not for every act.
    fn button(says: String, name: Option<String>, act: Box<dyn Fn() + Send>) -> AnyView {
        view! { <button type="button" class="quiet" aria-label=name on:click=move |_| act()>{says}</button> }.into_any()
    }
    button(says, name, Box::new(act))
}

/// Does something now, and again whenever what it read has changed.
pub fn follow(task: impl FnMut() + 'static) {
    let mut task: Box<dyn FnMut()> = Box::new(task);
    Effect::new(move |_| task());
}
