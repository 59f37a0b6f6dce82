//! The selection: the passage of the open article that the reader has selected, and passages made visible in its text.
//!
//! Each block of an open article carries its number. Characters are counted over all that stands in it, whatever marks
//! part it.

use dossier_engine::passage::Passage;
use gloo::utils::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

use crate::shell;

#[wasm_bindgen]
extern "C" {
    /// Ranges that are drawn in a way of their own (CSS Custom Highlight API), where a browser has it.
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set_highlight(name: &str, highlight: &Highlight);
}

/// Tells of every other selection, for as long as the page lives.
pub fn follow(mut tell: impl FnMut(Option<Passage>) + 'static) {
    shell::listen(&document(), "selectionchange", move || tell(selected()));
}

/// The passage that is selected in the open article. What is selected beyond its first block does not count, nor does white
/// space at its ends.
pub fn selected() -> Option<Passage> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = range.start_container().ok()?;
    let block = match start.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => start.parent_element()?,
    };
    let block = block.closest(".open-article [data-block]").ok()??;
    let (before, chosen) = (document().create_range().ok()?, range.clone_range());
    before.select_node_contents(&block).ok()?;
    if !block.contains(Some(&range.end_container().ok()?)) {
        chosen.set_end(&block, block.child_nodes().length()).ok()?;
    }
    before.set_end(&start, range.start_offset().ok()?).ok()?;
    let (before, chosen) = (text_of(&before), text_of(&chosen));
    let leading = chosen.chars().take_while(|c| c.is_whitespace()).count();
    let start = (before.chars().count() + leading) as u32;
    let passage = Passage {
        block: block.get_attribute("data-block")?.parse().ok()?,
        start,
        end: start + chosen.trim().chars().count() as u32,
    };
    (passage.start < passage.end).then_some(passage)
}

fn text_of(range: &Range) -> String {
    js_sys::Object::to_string(range).into()
}

/// Draws passages of the open article in the way that the style sheet has for a name, and no others.
pub fn highlight(name: &str, passages: impl Iterator<Item = Passage>) {
    if js_sys::Reflect::has(&window(), &"Highlight".into()) == Ok(true) {
        let highlight = Highlight::new();
        passages.filter_map(range_of).for_each(|range| highlight.add(&range));
        set_highlight(name, &highlight);
    }
}

/// Brings a passage of the open article to the middle of the window.
pub fn show(passage: Passage) {
    let start = range_of(passage).and_then(|range| range.start_container().ok()?.parent_element());
    if let Some(element) = start {
        shell::show(&element, false);
    }
}

fn range_of(passage: Passage) -> Option<Range> {
    let block = shell::find(&format!(".open-article [data-block=\"{}\"]", passage.block))?;
    let range = document().create_range().ok()?;
    let (node, offset) = place(&block, &mut (passage.start as usize))?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = place(&block, &mut (passage.end as usize))?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text in which so many characters have been read, and how far into it in units of UTF-16, as scripts count.
fn place(node: &Node, left: &mut usize) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.text_content()?;
        let length = text.chars().count();
        if *left <= length {
            let units: usize = text.chars().take(*left).map(char::len_utf16).sum();
            return Some((node.clone(), units as u32));
        }
        *left -= length;
    }
    let children = node.child_nodes();
    (0..children.length()).find_map(|nth| place(&children.item(nth)?, left))
}
