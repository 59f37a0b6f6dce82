//! The text of a page, cut where its reader sees a new paragraph.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

/// A piece of text that nothing but inline markup and line breaks divides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    /// White space is one space, and a line break a line feed.
    pub(crate) text: String,
    pub(crate) place: Place,
    /// The nodes it was put together from, each with the number of bytes it gave.
    nodes: Vec<(NodeId, usize)>,
    /// How many bytes of it are the words of links.
    linked: usize,
}

impl Run {
    /// Whether most of it lies in some nodes.
    pub(crate) fn lies_in(&self, nodes: &HashSet<NodeId>) -> bool {
        let (mut inside, mut all) = (0, 0);
        for (node, bytes) in &self.nodes {
            all += bytes;
            inside += if nodes.contains(node) { *bytes } else { 0 };
        }
        2 * inside > all
    }

    /// Whether it is nothing but links, as far as a reader would notice.
    pub(crate) fn is_all_link(&self) -> bool {
        self.linked * 10 > self.text.len() * 8
    }

    /// Whether a good part of it is links, as in a list of other stories.
    pub(crate) fn is_much_link(&self) -> bool {
        self.linked * 2 > self.text.len()
    }
}

/// Where a text stands: what the elements around it say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) is_heading: bool,
    pub(crate) is_first_heading: bool,
    pub(crate) is_caption: bool,
    /// Which part of a page that is, if one is marked.
    pub(crate) landmark: Option<&'static str>,
    /// Why a reader of the page does not see it.
    pub(crate) hidden: Option<&'static str>,
    is_preformatted: bool,
    is_link: bool,
    /// Whether it is within an element that has a head of its own.
    is_inner: bool,
}

/// The runs of a page, in order. Every text that a browser can show is in one of them.
pub(crate) fn runs(document: &Document) -> Vec<Run> {
    let mut walk = Walk::default();
    let mut open: Vec<(NodeRef, Place)> = vec![(document.root(), Place::default())];
    let mut next = document.root().first_child();
    // Without recursion: how deep a page goes is up to whoever wrote it.
    while let Some(&(parent, place)) = open.last() {
        match next {
            Some(node) => {
                let inside = walk.enter(&node, place);
                next = match inside {
                    Some(inside) => {
                        open.push((node, inside));
                        node.first_child()
                    }
                    None => node.next_sibling(),
                };
            }
            None => {
                walk.leave(&parent);
                open.pop();
                next = parent.next_sibling().filter(|_| !open.is_empty());
            }
        }
    }
    walk.cut();
    let window = window_title(document).filter(|title| !walk.runs.iter().any(|run| run.text == title.text));
    window.into_iter().chain(walk.runs).collect()
}

/// What a browser writes above the page.
fn window_title(document: &Document) -> Option<Run> {
    let text = document.select_single("head title").text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = Place {
        hidden: Some("title of the window"),
        ..Place::default()
    };
    (!text.is_empty()).then(|| Run {
        text,
        place,
        ..Run::default()
    })
}

#[derive(Default)]
struct Walk {
    runs: Vec<Run>,
    run: Run,
    /// Whether white space was met since the last character.
    space: Option<char>,
    /// Whether a link has just ended: one that follows at once is another word.
    after_link: bool,
}

impl Walk {
    /// Takes a node; gives the place of its children, if they are text to be read.
    fn enter(&mut self, node: &NodeRef, place: Place) -> Option<Place> {
        if node.is_text() {
            self.text(node, place);
            return None;
        }
        let element = node.element_ref()?;
        let name: &str = &element.name.local;
        match name {
            "script" | "style" | "head" | "template" | "iframe" | "object" | "embed" | "title" | "desc"
            | "metadata" | "datalist" => return None,
            "br" => {
                self.line();
                return None;
            }
            "a" | "span" | "time" if self.after_link => self.space = self.space.or(Some(' ')),
            "td" | "th" if !self.run.text.is_empty() => self.space = Some('\t'),
            name if is_block(name) => self.cut(),
            _ => {}
        }
        self.after_link = false;
        Some(place.inside(name, |key| {
            element
                .attrs
                .iter()
                .find(|attr| &*attr.name.local == key)
                .map(|attr| &*attr.value)
        }))
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(element) = node.element_ref() else { return };
        let name: &str = &element.name.local;
        if is_block(name) {
            self.cut();
        }
        self.after_link = name == "a";
    }

    fn text(&mut self, node: &NodeRef, place: Place) {
        let text = node.text();
        let before = self.run.text.len();
        for c in text.chars() {
            if place.is_preformatted && c == '\n' {
                self.line();
            } else if is_space(c) {
                self.space = self.space.or(Some(' '));
            } else {
                self.push(c, place);
            }
        }
        let bytes = self.run.text.len().saturating_sub(before);
        if bytes > 0 {
            self.run.nodes.push((node.id, bytes));
            self.run.linked += if place.is_link { bytes } else { 0 };
            self.after_link = false;
        }
    }

    fn push(&mut self, c: char, place: Place) {
        if self.run.text.is_empty() {
            self.run.place = place;
        } else if let Some(space) = self.space {
            self.run.text.push(space);
        }
        self.space = None;
        self.run.text.push(c);
    }

    /// A line break; the second in a row begins a new paragraph.
    fn line(&mut self) {
        if self.space == Some('\n') {
            self.cut();
        } else if !self.run.text.is_empty() {
            self.space = Some('\n');
        }
    }

    fn cut(&mut self) {
        self.space = None;
        if !self.run.text.is_empty() {
            self.runs.push(std::mem::take(&mut self.run));
        }
    }
}

impl Place {
    /// The place inside an element that stands here.
    fn inside<'v>(self, name: &str, attribute: impl Fn(&str) -> Option<&'v str>) -> Self {
        let by_name = match name {
            "nav" | "menu" => Some("menu"),
            // The head of an article holds its title and byline.
            "header" if !self.is_inner => Some("head of the page"),
            "footer" => Some("foot of the page"),
            "aside" => Some("beside the article"),
            "form" | "button" | "select" | "label" | "fieldset" | "textarea" => Some("form"),
            "dialog" => Some("dialog"),
            _ => None,
        };
        let by_role = || match attribute("role")? {
            "navigation" | "menu" | "menubar" => Some("menu"),
            "banner" => Some("head of the page"),
            "contentinfo" => Some("foot of the page"),
            "complementary" => Some("beside the article"),
            "search" | "form" => Some("form"),
            "dialog" | "alertdialog" => Some("dialog"),
            _ => None,
        };
        let is_called_caption = || {
            attribute("class").is_some_and(|class| {
                class
                    .split_whitespace()
                    .any(|word| word.to_ascii_lowercase().contains("caption"))
            }) && !matches!(name, "figure" | "article" | "main" | "body")
        };
        let is_unseen = || {
            attribute("hidden").is_some_and(|how| !how.eq_ignore_ascii_case("until-found"))
                || attribute("style").is_some_and(|style| {
                    let style: String = style
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .collect::<String>()
                        .to_lowercase();
                    style.contains("display:none") || style.contains("visibility:hidden")
                })
        };
        let hidden = match name {
            "noscript" => Some("shown only without scripts"),
            _ if is_unseen() => Some("hidden on the page"),
            _ => None,
        };
        Self {
            is_heading: self.is_heading || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
            is_first_heading: self.is_first_heading || name == "h1",
            is_caption: self.is_caption || matches!(name, "figcaption" | "caption") || is_called_caption(),
            is_inner: self.is_inner || matches!(name, "article" | "main" | "section"),
            is_link: self.is_link || name == "a",
            landmark: by_name.or_else(by_role).or(self.landmark),
            hidden: self.hidden.or(hidden),
            is_preformatted: self.is_preformatted
                || matches!(name, "pre" | "textarea" | "listing" | "xmp" | "plaintext"),
        }
    }
}

/// White space that HTML folds. A no-break space is a character.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Elements before and after which a line begins.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "audio"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "label"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "noscript"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "svg"
            | "table"
            | "tbody"
            | "textarea"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "xmp"
    )
}
