//! The article of a page: which of its text belongs to it.
//!
//! The judgement is that of Readability, as `dom_smoothie` has it. It moves the nodes that it keeps into a container of
//! its own, and a node keeps its number wherever it is moved; so what it kept is known without comparing any text.

use std::collections::HashSet;
use std::panic::{self, AssertUnwindSafe};

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability, TextMode};

/// The element that the library puts what it keeps into.
const CONTAINER: &str = "readability-page-1";

/// The text nodes that are the article; none if the page does not look like one.
pub(crate) fn text_nodes(document: Document) -> HashSet<NodeId> {
    // A page might use the library's name itself.
    for element in document.select(&format!("#{CONTAINER}")).nodes() {
        element.remove_attr("id");
    }
    let config = Config {
        disable_json_ld: true, // read elsewhere
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    // The library is made for pages as they are and says of some trees that they cannot be. A page that proves it wrong
    // is judged without it; nothing of the library outlives the call.
    let kept = panic::catch_unwind(AssertUnwindSafe(|| kept(document, config)));
    kept.ok().flatten().unwrap_or_default()
}

fn kept(document: Document, config: Config) -> Option<HashSet<NodeId>> {
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    readability.parse().ok()?;
    let container = readability.doc.select_single(&format!("#{CONTAINER}"));
    let nodes = container.nodes().first()?.descendants_it();
    Some(nodes.filter(|node| node.is_text()).map(|node| node.id).collect())
}
