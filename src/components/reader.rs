//! The reader: an article as it came, its furniture folded, its hits marked.

use dossier_engine::Article;
use dossier_engine::article::{Block, BlockKind, Part};
use dossier_engine::correction::{Correction, is_text};
use dossier_engine::hits::{Hit, pieces};
use leptos::prelude::*;

use super::erased::{OrNothing, Views, command, follow};
use super::keys::close;
use super::marked::Marked;
use super::outlet::OutletMark;
use super::result::{DateOf, plural, shown_title};
use super::steps::Steps;
use crate::explorer::{Explorer, Places};
use crate::shell;

/// The article that is open.
#[component]
pub fn Reader() -> impl IntoView {
    let explorer = Explorer::get();
    let mut before = None;
    follow(move || {
        let reading = explorer.reading.get();
        if reading.is_some() && before != reading && explorer.with_view_untracked(|view| view.at.is_none()) {
            shell::focus_when_drawn("#reader-title".to_owned());
        }
        before = reading;
    });
    follow(move || {
        if explorer.at(Places::Article).is_some() {
            request_animation_frame(|| {
                if let Some(mark) = shell::find(".reader mark[aria-current]") {
                    shell::show(&mark, false);
                }
            });
        }
    });
    let open = move || {
        let id = explorer.reading.get()?;
        let hits = explorer.hits.get().unwrap_or_default();
        Some(view! { <OpenArticle article=explorer.corpus.article(id) words=explorer.corpus.word_count(id) hits/> })
    };
    view! {
        <section class="reader" aria-labelledby="reader-title">
            <div class="reader-bar">
                <Steps places=Places::Article/>
                <button type="button" class="quiet close" on:click=move |_| _ = close(explorer)>"Close"<kbd aria-hidden="true">"Esc"</kbd></button>
            </div>
            {move || open().or_nothing()}
        </section>
    }
}

#[component]
fn OpenArticle(article: &'static Article, words: usize, hits: Vec<Hit>) -> impl IntoView {
    let explorer = Explorer::get();
    let current = Signal::derive(move || explorer.at(Places::Article));
    let marked = move |part: Part, text: &str| {
        let marks = hits.iter().enumerate().filter(|(_, hit)| hit.part == part);
        let pieces = pieces(text, marks.map(|(number, hit)| (number, hit.range())));
        view! { <Marked pieces current/> }.into_any()
    };
    let by = article.authors.as_ref().map(|authors| authors.value.join(", "));
    let agency = article.agency.as_ref().map(|agency| agency.value.clone());
    let (title, title_text) = shown_title(article);
    let heading = marked(title, &title_text);
    let correcting = RwSignal::new(false);
    let correction = Memo::new(move || {
        let of = |it: &&Correction| it.slug == article.slug;
        explorer.wish.with(|wish| wish.corrections.iter().find(of).cloned())
    });
    let blocks = move || {
        let correction = correction.get();
        let marked = |place: usize, block: &Block| marked(Part::Block(place as u32), &block.text);
        if correcting.get() {
            let block = |(place, block): (usize, &'static Block)| {
                let text = shown(block, marked(place, block));
                view! { <Judged article place is_text=is_text(correction.as_ref(), block) text/> }
            };
            return article.blocks.iter().enumerate().map(block).views();
        }
        let group = |group: Group| match group {
            Group::Shown(place, block) => shown(block, marked(place, block)),
            Group::Folded(blocks) => view! { <Folded blocks/> }.into_any(),
        };
        groups(article, title, correction.as_ref())
            .into_iter()
            .map(group)
            .views()
    };
    view! {
        <article class="open-article" lang=article.language.clone()>
            <header>
                <p class="byline">
                    <OutletMark source=article.source_label()/>
                    <span class="source">{article.source_label()}</span>
                    {agency.map(|agency| view! { <span>{format!("from {agency}")}</span> }).or_nothing()}
                    <DateOf article/>
                    <span>{format!("{words} words")}</span>
                </p>
                <h2 id="reader-title" tabindex="-1" dir="auto" class:untitled=article.title.is_none()>{heading}</h2>
                {by.map(|by| view! { <p class="authors">{format!("By {by}")}</p> }).or_nothing()}
            </header>
            {move || blocks()}
            <Warnings article/>
            <Correcting article correcting correction/>
        </article>
    }
}

/// Blocks as they are shown: one by one, or folded together.
enum Group {
    Shown(usize, &'static Block),
    Folded(Vec<&'static Block>),
}

/// All blocks in order, but for the one that is shown as the title.
fn groups(article: &'static Article, title: Part, correction: Option<&Correction>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, block) in article.blocks.iter().enumerate() {
        match groups.last_mut() {
            _ if title == Part::Block(place as u32) => {}
            _ if is_text(correction, block) => groups.push(Group::Shown(place, block)),
            Some(Group::Folded(blocks)) => blocks.push(block),
            _ => groups.push(Group::Folded(vec![block])),
        }
    }
    groups
}

fn shown(block: &Block, text: AnyView) -> AnyView {
    match block.kind {
        BlockKind::Heading => view! { <h3 dir="auto">{text}</h3> }.into_any(),
        BlockKind::Caption => view! { <p class="caption" dir="auto">{text}</p> }.into_any(),
        BlockKind::Body | BlockKind::Furniture { .. } => view! { <p dir="auto">{text}</p> }.into_any(),
    }
}

/// A block while the reader says which are text.
#[component]
fn Judged(article: &'static Article, place: usize, is_text: bool, text: AnyView) -> impl IntoView {
    let explorer = Explorer::get();
    let id = format!("block-{place}");
    let act = {
        let id = id.clone();
        move |_| {
            explorer.correct(article, place);
            shell::focus_when_drawn(format!("#{id}"));
        }
    };
    let verb = if is_text { "Fold" } else { "Keep" };
    let opening: String = article.part(Part::Block(place as u32)).chars().take(40).collect();
    view! {
        <div class="judged" data-text=is_text.to_string()>
            {text}
            <button type="button" id=id aria-label=format!("{verb}: {opening}") on:click=act>{verb}</button>
        </div>
    }
}

/// The way to correct what was judged of an article, and what becomes of it.
#[component]
fn Correcting(
    article: &'static Article,
    correcting: RwSignal<bool>,
    correction: Memo<Option<Correction>>,
) -> impl IntoView {
    let explorer = Explorer::get();
    let begin = move || {
        let says = match correcting.get() {
            true => "Done",
            false => "Correct what is folded",
        };
        command(says.to_owned(), move || correcting.update(|it| *it = !*it))
    };
    let outcome = move || {
        let correction = correction.get()?;
        let lines = correction.in_manifest(article);
        Some(view! {
            <p>"You have corrected which lines are the article. Search follows once corpus.toml says so:"</p>
            <pre tabindex="0">{lines}</pre>
            {command("Copy these lines".to_owned(), move || explorer.copy_correction(article, &correction))}
            " "
            {command("Undo".to_owned(), move || {
                explorer.judge_again(article);
                shell::focus_when_drawn(".correcting button".to_owned());
            })}
        })
    };
    view! { <div class="correcting">{move || begin()}{move || outcome().or_nothing()}</div> }
}

/// Page furniture, one click away.
#[component]
fn Folded(blocks: Vec<&'static Block>) -> impl IntoView {
    let lines: usize = blocks
        .iter()
        .map(|block| block.text.lines().filter(|line| !line.trim().is_empty()).count())
        .sum();
    let mut reasons: Vec<&str> = Vec::new();
    for block in &blocks {
        let reason = match &block.kind {
            BlockKind::Furniture { reason } => reason,
            _ => "by your correction",
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let why = if reasons.len() > 3 {
        format!("{}, …", reasons[..3].join(", "))
    } else {
        reasons.join(", ")
    };
    view! {
        <details class="furniture">
            <summary>{format!("{} folded", plural(lines, "line", "lines"))}<span class="reason">{why}</span></summary>
            {blocks.into_iter().map(|block| view! { <p dir="auto">{block.text.as_str()}</p> }).views()}
        </details>
    }
}

#[component]
fn Warnings(article: &'static Article) -> impl IntoView {
    (!article.warnings.is_empty())
        .then(|| {
            view! {
                <ul class="warnings" aria-label="Remarks on this article">
                    {article.warnings.iter().map(|warning| view! { <li>{warning.as_str()}</li> }).views()}
                </ul>
            }
        })
        .or_nothing()
}
