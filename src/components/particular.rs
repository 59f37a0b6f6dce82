//! The words that are particular to each report of a comparison, beside the others.

use std::sync::Arc;

use dossier_engine::compare::{Comparison, vocabulary};
use leptos::prelude::*;

use super::erased::Views;
use super::outlet::OutletMark;
use super::word_table::{Table, WordTable};
use super::words::{keyword, keywords};
use crate::explorer::Explorer;
use crate::messages;

/// A table for each report.
#[component]
pub fn ParticularWords(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let articles = &comparison.articles;
    let words = vocabulary(
        explorer.corpus,
        explorer.wordlist(),
        explorer.function_words(),
        articles,
    );
    let table = |(place, words): (usize, Vec<dossier_engine::statistics::Keyword>)| {
        let source = explorer.corpus.article(articles[place]).source_label();
        let table = Table {
            rows: Arc::new(words.into_iter().map(keyword).collect()),
            total: None,
        };
        let most = RwSignal::new(0);
        let says = messages::number(table.rows.len());
        let table = Signal::derive(move || table.clone());
        view! {
            <details class="alone">
                <summary><OutletMark source/>{source}<span class="count">{says}</span></summary>
                <WordTable caption=messages::more_frequent_than_others() head=keywords() table most/>
            </details>
        }
    };
    view! {
        <section class="words particular">
            <h3>{messages::words_of_one_report()}</h3>
            <p class="hint">{messages::words_of_one_hint()}</p>
            {words.into_iter().enumerate().map(table).views()}
        </section>
    }
}
