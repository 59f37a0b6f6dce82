//! The preview: what other sites show of a link to a page (the Open Graph protocol, ogp.me).

use dossier_engine::Corpus;

use crate::first_paint;
use crate::markup::attribute;

/// The elements, in the order in which the loader writes them again.
pub(crate) fn html(corpus: &Corpus) -> String {
    let mut html = String::new();
    for (property, content) in [
        ("og:title", first_paint::title(corpus)),
        ("og:description", &first_paint::description(corpus)),
    ] {
        html.push_str(&format!(
            "<meta property=\"{property}\" content=\"{}\">",
            attribute(content)
        ));
    }
    html
}
