//! Lists whose rows come and go. A row keeps its elements, and so the focus, for as long as the list has a row with its
//! key.
//!
//! It stands in place of Leptos's `For`, which is several times its size.

use dossier_engine::order;
use leptos::prelude::*;
use leptos::tachys::html::attribute;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::any_view::AnyViewState;

use super::erased::When;
use crate::messages;

/// A list whose rows come and go.
#[component]
pub fn Rows(
    /// All rows, in order.
    of: Box<dyn Fn() -> Vec<Row> + Send>,
) -> impl IntoView {
    let owner = Owner::current().unwrap_or_default();
    let list = move || List {
        rows: of(),
        owner: owner.clone(),
    };
    view! { {move || list().into_any()} }
}

/// The button that draws more rows of a list, while there are more.
#[component]
pub fn More(
    /// How many rows there are.
    total: Signal<usize>,
    /// How many are drawn.
    drawn: RwSignal<usize>,
    /// How many more are drawn at a time.
    page: usize,
) -> impl IntoView {
    let rest = move || total.get().saturating_sub(drawn.get());
    view! {
        <When is=Signal::derive(move || rest() > 0)>
            <button type="button" class="more" on:click=move |_| drawn.update(|drawn| *drawn += page)>
                {move || messages::show_number_more(rest().min(page))}
            </button>
        </When>
    }
}

/// A row of a list.
pub struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    /// A row with its key and what draws it.
    pub fn new<V: IntoView + 'static>(key: impl ToString, draw: impl FnOnce() -> V + Send + 'static) -> Self {
        Self {
            key: key.to_string(),
            draw: Box::new(|| draw().into_any()),
        }
    }
}

/// The rows as they should be.
struct List {
    rows: Vec<Row>,
    /// Of the list as a whole: what a row has lives as long as the row, not until the list is asked for again.
    owner: Owner,
}

impl List {
    fn drawn(&self, row: Row) -> Drawn {
        let owner = self.owner.with(Owner::new);
        let view = owner.with(row.draw);
        Drawn {
            key: row.key,
            view: OwnedView::new_with_owner(view, owner).into_any().build(),
        }
    }
}

/// A row on the page.
struct Drawn {
    key: String,
    view: AnyViewState,
}

/// The rows on the page.
struct Shown {
    rows: Vec<Drawn>,
    end: Placeholder,
}

impl Render for List {
    type State = Shown;

    fn build(mut self) -> Shown {
        let rows = std::mem::take(&mut self.rows);
        Shown {
            rows: rows.into_iter().map(|row| self.drawn(row)).collect(),
            end: ().build(),
        }
    }

    fn rebuild(mut self, shown: &mut Shown) {
        let mut before: Vec<Option<Drawn>> = Vec::new();
        let mut places: Vec<(String, usize)> = Vec::new();
        for (place, row) in std::mem::take(&mut shown.rows).into_iter().enumerate() {
            places.push((row.key.clone(), place));
            before.push(Some(row));
        }
        order::sort(&mut places);
        // Where each row stood before, if it did.
        let mut stood: Vec<Option<usize>> = Vec::new();
        for row in std::mem::take(&mut self.rows) {
            let known = places.partition_point(|(key, _)| *key < row.key);
            let known = places.get(known).filter(|(key, _)| *key == row.key);
            let place = known.map(|(_, place)| *place);
            let kept = place.and_then(|place| before[place].take());
            stood.push(place.filter(|_| kept.is_some()));
            shown.rows.push(kept.unwrap_or_else(|| self.drawn(row)));
        }
        for gone in before.iter_mut().flatten() {
            gone.view.unmount();
        }
        // From the last to the first, each before the next; those that already stand in this order do not move, since
        // what moves loses the focus.
        let mut after = usize::MAX;
        let mut next: &dyn Mountable = &shown.end;
        for (row, stood) in shown.rows.iter_mut().zip(stood).rev() {
            match stood {
                Some(place) if place < after => after = place,
                _ => _ = next.insert_before_this(&mut row.view),
            }
            next = &row.view;
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|row| row.view.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.rows.iter_mut().for_each(|row| row.view.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.first() {
            Some(row) => row.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.rows.iter().flat_map(|row| row.view.elements()).collect()
    }
}

impl AddAnyAttr for List {
    type Output<A: attribute::Attribute> = Self;

    fn add_any_attr<A: attribute::Attribute>(self, _: A) -> Self {
        self
    }
}

leptos::never_written!(List);
