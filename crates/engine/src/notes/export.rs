//! Notes for other programs, with what they are from.

use super::{Note, Notes, Whereabouts};
use crate::article::Article;
use crate::corpus::Corpus;
use crate::markdown;
use crate::view::{At, View};

impl Notes {
    /// The notes as Markdown: each as a quotation with what it is from, under its name, with its tags, and whether it was found.
    /// Links lead to the address `page`, which has no query of its own; without one, to the articles' own.
    pub fn markdown(&self, corpus: &Corpus, page: &str) -> String {
        let mut text = String::from("# Notes");
        if let Some(title) = &self.title {
            text.push_str(": ");
            text.push_str(&markdown::in_line(title));
        }
        text.push('\n');
        for note in &self.notes {
            if !note.name.is_empty() {
                text.push_str("\n## ");
                text.push_str(&markdown::in_line(&note.name));
                text.push('\n');
            }
            text.push('\n');
            let place = note.resolve(corpus);
            let missing = note.missing_article();
            let article = corpus.find(&note.slug).map_or(&missing, |id| corpus.article(id));
            let link = note.link(corpus, place, page);
            text.push_str(&markdown::quotation(article, &note.quote, link.as_deref()));
            if !note.tags.is_empty() {
                text.push_str("\nTags: ");
                text.push_str(&markdown::in_line(&note.tags.join(", ")));
                text.push('\n');
            }
            if note.corpus.as_ref().unwrap_or(&self.fingerprint) != corpus.fingerprint() {
                text.push_str("\n*Made on another collection, or on another version of this one.*\n");
            }
            if place.is_none() {
                text.push_str("\n*Not found in this collection.*\n");
            }
        }
        text
    }
}

impl Note {
    /// The address of its passage in a page, where it lies now, or else of its article; nothing if the corpus does not have that.
    fn link(&self, corpus: &Corpus, place: Option<Whereabouts>, page: &str) -> Option<String> {
        corpus.find(&self.slug).filter(|_| !page.is_empty())?;
        let view = View {
            read: Some(self.slug.clone()),
            at: place.map(|it| At::Passage(it.passage)),
            corpus: Some(corpus.fingerprint().to_owned()),
            ..View::default()
        };
        Some([page, &view.print()].join("?"))
    }

    /// What is known of an article that the corpus does not have.
    fn missing_article(&self) -> Article {
        Article {
            path: self.slug.clone(),
            ..Article::default()
        }
    }
}
