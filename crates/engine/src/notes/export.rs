//! Notes for other programs, with what they are from.

use super::{Note, Notes};
use crate::article::Article;
use crate::citation::{self, Citation, Style};
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::view::{At, View};
use crate::{markdown, table};

/// The columns of the table, as their head names them.
const HEAD: [&str; 9] = [
    "name", "tags", "quote", "id", "at", "found", "made", "corpus", "citation",
];

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
            let link = note.link(corpus, page);
            text.push_str(&markdown::quotation(
                &note.article(corpus),
                &note.quote,
                link.as_deref(),
            ));
            if !note.tags.is_empty() {
                text.push_str("\nTags: ");
                text.push_str(&markdown::in_line(&note.tags.join(", ")));
                text.push('\n');
            }
            if note.corpus.as_ref().unwrap_or(&self.fingerprint) != corpus.fingerprint() {
                text.push_str("\n*Made on another collection, or on another version of this one.*\n");
            }
            if note.resolve(corpus).is_none() {
                text.push_str("\n*Not found in this collection.*\n");
            }
        }
        text
    }

    /// The notes as CSV, in the form of [`crate::listing::csv`]. `found` says where the passage lies now: `here`, `moved` or `lost`.
    /// The citation is in plain text.
    pub fn csv(&self, corpus: &Corpus, page: &str, accessed: Option<PartialDate>) -> String {
        let mut table = String::new();
        table::push_row(&mut table, &HEAD.map(str::to_owned));
        for note in &self.notes {
            let article = note.article(corpus);
            let (found, place) = match note.resolve(corpus) {
                Some(lies) if lies.is_moved => ("moved", lies.passage),
                Some(lies) => ("here", lies.passage),
                None => ("lost", note.place),
            };
            let link = note.link(corpus, page);
            let citation = Citation {
                article: &article,
                passage: Some(&note.quote),
                link: link.as_deref(),
                accessed,
            };
            let citation = citation::citations(&[citation], Style::Plain);
            table::push_row(
                &mut table,
                &[
                    note.name.clone(),
                    note.tags.join(", "),
                    note.quote.clone(),
                    note.slug.clone(),
                    place.print(),
                    found.to_owned(),
                    note.made_on(),
                    note.corpus.as_ref().unwrap_or(&self.fingerprint).clone(),
                    citation.trim_end().to_owned(),
                ],
            );
        }
        table
    }
}

impl Note {
    /// The address of its passage in a page, where it lies now, or else of its article.
    fn link(&self, corpus: &Corpus, page: &str) -> Option<String> {
        if page.is_empty() {
            return None;
        }
        let id = corpus.find(&self.slug)?;
        let view = View {
            read: Some(corpus.slug(id).to_owned()),
            at: self.resolve(corpus).map(|lies| At::Passage(lies.passage)),
            corpus: Some(corpus.fingerprint().to_owned()),
            ..View::default()
        };
        Some(format!("{page}?{}", view.print()))
    }

    /// The article, or what is known of one that the corpus does not have.
    fn article(&self, corpus: &Corpus) -> Article {
        match corpus.find(&self.slug) {
            Some(id) => corpus.article(id).clone(),
            None => Article {
                slug: self.slug.clone(),
                path: self.slug.clone(),
                ..Article::default()
            },
        }
    }
}
