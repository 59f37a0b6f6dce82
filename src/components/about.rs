//! What is known of an article, and where each value is from.

use dossier_engine::Article;
use dossier_engine::article::Found;
use leptos::prelude::*;

use super::erased::Views;

/// Folded until it is asked for.
#[component]
pub fn About(article: &'static Article) -> impl IntoView {
    let mut rows = Vec::new();
    let mut known = |name: &'static str, found: Option<(String, &'static str, Option<u32>)>| {
        let (value, from) = match found {
            Some((value, from, line)) => (
                value,
                match line {
                    Some(line) => format!("{from}, line {line}"),
                    None => from.to_owned(),
                },
            ),
            None => ("not found".to_owned(), String::new()),
        };
        rows.push(view! { <tr><th scope="row">{name}</th><td dir="auto">{value}</td><td>{from}</td></tr> });
    };
    fn text(found: &Option<Found<String>>) -> Option<(String, &'static str, Option<u32>)> {
        let found = found.as_ref()?;
        Some((found.value.clone(), found.from.name(), found.line))
    }
    let list = |found: &Option<Found<Vec<String>>>| {
        let found = found.as_ref()?;
        Some((found.value.join(", "), found.from.name(), found.line))
    };
    known("Title", text(&article.title));
    known("Source", text(&article.source));
    known("Authors", list(&article.authors));
    let date = article.published.as_ref();
    known(
        "Published",
        date.map(|it| (it.value.in_words(), it.from.name(), it.line)),
    );
    known("Address", text(&article.url));
    known("Tags", list(&article.tags));
    known("File", Some((article.path.clone(), "", None)));
    let language = Some(article.language.clone()).filter(|it| it != "und");
    known("Language", language.map(|it| (it, "", None)));
    view! {
        <details class="about">
            <summary>"About this article"</summary>
            <div class="scrolls">
                <table>
                    <thead><tr><th scope="col">"What"</th><th scope="col">"Value"</th><th scope="col">"Found in"</th></tr></thead>
                    <tbody>{rows.views()}</tbody>
                </table>
            </div>
        </details>
    }
}
