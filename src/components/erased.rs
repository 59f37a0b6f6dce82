//! Leptos's `Show`, `For` and `Effect` for views and tasks in boxes: each is compiled once, not for every place that uses it.

use leptos::prelude::*;

/// Children that are there while a condition holds.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    is: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    move || if is.get() { children() } else { ().into_any() }
}

/// A row of a list.
pub struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    /// A row that keeps its elements for as long as the list has a row with that key.
    pub fn new<V: IntoView + 'static>(key: impl ToString, draw: impl FnOnce() -> V + Send + 'static) -> Self {
        Self {
            key: key.to_string(),
            draw: Box::new(|| draw().into_any()),
        }
    }
}

/// A list whose rows come and go.
#[component]
pub fn Rows(
    /// All rows, in order.
    of: Box<dyn Fn() -> Vec<Row> + Send>,
) -> impl IntoView {
    view! { <For each=of key=|row| row.key.clone() children=|row: Row| (row.draw)()/> }
}

/// Does something now, and again whenever what it read has changed.
pub fn follow(task: impl FnMut() + 'static) {
    let mut task: Box<dyn FnMut()> = Box::new(task);
    Effect::new(move |_| task());
}
