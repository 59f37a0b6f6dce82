//! What the reader should know about the line in the search box, under the box: what of it could not be understood,
//! and which words no article holds, with what may have been meant.

use std::ops::Range;

use dossier_engine::order;
use leptos::prelude::*;

use super::erased::{Views, When, command};
use crate::explorer::Explorer;
use crate::messages;

/// There when there is something to say.
#[component]
pub fn QueryAdvice() -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <section class="advice" aria-label=messages::about_the_search() aria-live="polite">
            <When is=Signal::derive(move || !places(explorer).is_empty())>
                <ul>{move || said(explorer)}</ul>
            </When>
        </section>
    }
}

/// The places of the line that something is said about, in bytes, in order.
pub fn places(explorer: Explorer) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = explorer.results.with(|found| {
        let remarks = found.query.remarks.iter().map(|remark| remark.span.clone());
        remarks
            .chain(found.absent.iter().map(|absent| absent.span.clone()))
            .collect()
    });
    order::sort_by_key(&mut places, |place| place.start);
    places
}

fn said(explorer: Explorer) -> AnyView {
    let line = explorer.with_view(|view| view.query.clone());
    let mut said: Vec<AnyView> = Vec::new();
    explorer.results.with(|found| {
        for remark in &found.query.remarks {
            let piece = line.get(remark.span.clone()).unwrap_or_default().trim().to_owned();
            said.push(view! { <li lang="en" dir="ltr"><code>{piece}</code>" "{remark.text.clone()}</li> }.into_any());
        }
        for absent in &found.absent {
            let correction = |correction: &dossier_engine::search::advice::Correction| {
                let (span, word) = (absent.span.clone(), correction.word.clone());
                let mut says = isolated(&word);
                says.push_str(" (");
                says.push_str(&messages::number(correction.articles as usize));
                says.push(')');
                command(says, move || explorer.ask(corrected(explorer, span.clone(), &word)))
            };
            let meant = (!absent.corrections.is_empty()).then(messages::did_you_mean);
            let typed = line.get(absent.span.clone()).unwrap_or_default();
            let what = match typed.starts_with(char::is_alphanumeric) {
                true => messages::quoted(&isolated(typed)),
                false => isolated(typed),
            };
            said.push(
                view! {
                    <li>{messages::no_article_holds(&what)}" "{meant.unwrap_or_default()}" "{absent.corrections.iter().map(correction).views()}</li>
                }
                .into_any(),
            );
        }
    });
    said.into_any()
}

/// A text that is quoted in a sentence, kept apart from it where it may run the other way: else a number behind it would
/// run along.
pub fn isolated(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_owned(),
        false => ["\u{2068}", text, "\u{2069}"].concat(),
    }
}

/// The line with another word in a place. A last word is finished by a space, so that it finds what was promised.
fn corrected(explorer: Explorer, place: Range<usize>, word: &str) -> String {
    let line = explorer.with_view_untracked(|view| view.query.clone());
    let (Some(before), Some(after)) = (line.get(..place.start), line.get(place.end..)) else {
        return line;
    };
    [before, word, if after.is_empty() { " " } else { after }].concat()
}
