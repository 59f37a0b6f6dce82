//! The reader: an article as it came, its furniture folded, its hits marked.

use dossier_engine::article::{Block, BlockKind, Part};
use dossier_engine::correction::{Correction, is_text};
use dossier_engine::hits::{Hit, pieces};
use dossier_engine::view::At;
use dossier_engine::{Article, ArticleId};
use leptos::prelude::*;

use super::about::About;
use super::cite::Cite;
use super::erased::{OrNothing, Views, When, command, follow};
use super::hit_map::HitMap;
use super::keys::close;
use super::marked::Marked;
use super::note_list::NoteList;
use super::outlet::OutletMark;
use super::result::{DateOf, shown_title};
use super::steps::Steps;
use crate::explorer::{Explorer, Places};
use crate::{messages, selection, shell};

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
    let passage = Memo::new(move || {
        explorer.with_view(|view| match &view.at {
            Some(At::Passage(passage)) => Some(*passage),
            _ => None,
        })
    });
    follow(move || {
        // What is drawn anew has to be marked anew.
        explorer.hits.track();
        explorer.wish.track();
        explorer.redrawn.track();
        let (reading, pointed_at) = (explorer.reading.get(), passage.get());
        let notes = explorer.notebook.with(|notes| notes.resolve(explorer.corpus));
        request_animation_frame(move || {
            let noted = notes.into_iter().flatten().filter(|it| Some(it.article) == reading);
            selection::highlight("noted", noted.map(|it| it.passage));
            selection::highlight("passage", pointed_at.into_iter());
        });
    });
    follow(move || {
        if let (Some(passage), Some(_)) = (passage.get(), explorer.reading.get()) {
            request_animation_frame(move || selection::show(passage));
        }
    });
    let open = move || {
        let id = explorer.reading.get()?;
        let hits = explorer.hits.get().unwrap_or_default();
        Some(view! { <OpenArticle id hits/> })
    };
    view! {
        <section class="reader" aria-labelledby="reader-title">
            <div class="reader-bar">
                <Turn/>
                <Steps places=Places::Article/>
                <div class="steps" role="group" aria-label=messages::text_size()>
                    <button type="button" class="quiet" on:click=move |_| explorer.preferences.resize(-1)>{messages::smaller()}</button>
                    <button type="button" class="quiet" on:click=move |_| explorer.preferences.resize(1)>{messages::larger()}</button>
                </div>
                <button type="button" class="quiet close" on:click=move |_| _ = close(explorer)>{messages::close()}<kbd aria-hidden="true">"Esc"</kbd></button>
            </div>
            {move || open().or_nothing()}
        </section>
    }
}

/// To the articles before and after this one among the results.
#[component]
fn Turn() -> impl IntoView {
    let explorer = Explorer::get();
    let place = move || {
        let open = explorer.reading.get();
        let shown = explorer.shown(usize::MAX);
        let here = shown.iter().position(|ranked| Some(ranked.id) == open)? + 1;
        Some(messages::place_of(here, shown.len()))
    };
    let turn = move |by: isize, name: &'static str, says: &'static str| {
        let none = move || explorer.neighbour(by).is_none();
        view! { <button type="button" aria-label=name title=name disabled=move || none() on:click=move |_| explorer.turn_page(by)>{says}</button> }
    };
    view! {
        <When is=Signal::derive(move || place().is_some())>
            <div class="steps" role="group" aria-label=messages::articles_found()>
                {turn(-1, messages::previous_article(), "←")}
                {turn(1, messages::next_article(), "→")}
                <span class="steps-place">{move || place().unwrap_or_default()}</span>
            </div>
        </When>
    }
}

/// The headings of an article that has several, each a way to it.
#[component]
fn Contents(article: &'static Article, title: Part) -> impl IntoView {
    const FEW: usize = 3;
    let is_heading = |(place, block): &(usize, &Block)| block.is_heading() && title != Part::Block(*place as u32);
    let headings: Vec<(usize, &'static Block)> = article.blocks.iter().enumerate().filter(is_heading).collect();
    let item = |(place, block): (usize, &'static Block)| {
        let go = move || {
            if let Some(heading) = shell::find(&format!("#heading-{place}")) {
                shell::show(&heading, true);
            }
        };
        view! { <li dir="auto">{command(block.text.clone(), go)}</li> }
    };
    (headings.len() >= FEW)
        .then(|| {
            view! {
                <details class="contents">
                    <summary>{messages::contents()}</summary>
                    <ol>{headings.into_iter().map(item).views()}</ol>
                </details>
            }
        })
        .or_nothing()
}

#[component]
fn OpenArticle(id: ArticleId, hits: Vec<Hit>) -> impl IntoView {
    let explorer = Explorer::get();
    let (article, words) = (explorer.corpus.article(id), explorer.corpus.word_count(id));
    let current = Signal::derive(move || explorer.at(Places::Article));
    let marked = {
        let hits = hits.clone();
        move |part: Part, text: &str| {
            let marks = hits.iter().enumerate().filter(|(_, hit)| hit.part == part);
            let pieces = pieces(text, marks.map(|(number, hit)| (number, hit.range())));
            view! { <Marked pieces current/> }.into_any()
        }
    };
    let by = article.authors.as_ref().map(|authors| authors.value.join(", "));
    let agency = article.agency.as_ref().map(|agency| agency.value.clone());
    let (title, title_text) = shown_title(article);
    let map = (!hits.is_empty()).then(|| view! { <HitMap article hits=hits.clone()/> });
    let heading = marked(title, &title_text);
    let correcting = RwSignal::new(false);
    follow(move || {
        correcting.track();
        explorer.redrawn.set(());
    });
    let correction = Memo::new(move || {
        let of = |it: &&Correction| it.slug == article.slug;
        explorer.wish.with(|wish| wish.corrections.iter().find(of).cloned())
    });
    let blocks = move || {
        let correction = correction.get();
        let marked = |place: usize, block: &Block| marked(Part::Block(place as u32), &block.text);
        if correcting.get() {
            let block = |(place, block): (usize, &'static Block)| {
                let text = shown(place, block, marked(place, block));
                view! { <Judged article place is_text=is_text(correction.as_ref(), block) text/> }
            };
            return article.blocks.iter().enumerate().map(block).views();
        }
        let group = |group: Group| match group {
            Group::Shown(place, block) => shown(place, block, marked(place, block)),
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
                    {agency.map(|agency| view! { <span>{messages::from_agency(&agency)}</span> }).or_nothing()}
                    <DateOf article/>
                    <span>{messages::words_counted(words)}</span>
                    {original(article).or_nothing()}
                </p>
                <h2 id="reader-title" tabindex="-1" dir="auto" class:untitled=article.title.is_none()>{heading}</h2>
                {by.map(|by| view! { <p class="authors">{messages::by_authors(&by)}</p> }).or_nothing()}
                <div class="reader-tools">
                    <Contents article title/>
                    <Cite id/>
                    <About article/>
                </div>
            </header>
            {map.or_nothing()}
            {move || blocks()}
            <section class="notes-here" aria-label=messages::notes_on_article()><NoteList article=Some(id)/></section>
            <Warnings article/>
            <Correcting article correcting correction/>
        </article>
    }
}

/// The way to where an article was published. It is the reader who goes there: the page itself asks for nothing.
fn original(article: &Article) -> Option<impl IntoView + use<>> {
    let url = &article.url.as_ref()?.value;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web.then(|| view! { <a href=url.clone() rel="noreferrer" target="_blank">{messages::original()}</a> })
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

fn shown(place: usize, block: &Block, text: AnyView) -> AnyView {
    match block.kind {
        BlockKind::Heading => {
            let id = format!("heading-{place}");
            view! { <h3 dir="auto" id=id tabindex="-1" data-block=place.to_string()>{text}</h3> }.into_any()
        }
        BlockKind::Caption => {
            view! { <p class="caption" dir="auto" data-block=place.to_string()>{text}</p> }.into_any()
        }
        BlockKind::Body | BlockKind::Furniture { .. } => {
            view! { <p dir="auto" data-block=place.to_string()>{text}</p> }.into_any()
        }
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
    let opening: String = article.part(Part::Block(place as u32)).chars().take(40).collect();
    let (verb, name) = match is_text {
        true => (messages::fold(), messages::fold_this(&opening)),
        false => (messages::keep(), messages::keep_this(&opening)),
    };
    view! {
        <div class="judged" data-text=is_text.to_string()>
            {text}
            <button type="button" id=id aria-label=name on:click=act>{verb}</button>
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
            true => messages::done(),
            false => messages::correct(),
        };
        command(says.to_owned(), move || correcting.update(|it| *it = !*it))
    };
    let outcome = move || {
        let correction = correction.get()?;
        let lines = correction.in_manifest(article);
        Some(view! {
            <p>{messages::corrected()}</p>
            <pre tabindex="0">{lines}</pre>
            {command(messages::copy_these_lines().to_owned(), move || explorer.copy_correction(article, &correction))}
            " "
            {command(messages::undo().to_owned(), move || {
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
            _ => messages::by_your_correction(),
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
            <summary>{messages::lines_folded(lines)}" "<span class="reason" lang="en" dir="auto">{why}</span></summary>
            {blocks.into_iter().map(|block| view! { <p dir="auto">{block.text.as_str()}</p> }).views()}
        </details>
    }
}

#[component]
fn Warnings(article: &'static Article) -> impl IntoView {
    (!article.warnings.is_empty())
        .then(|| {
            view! {
                <ul class="warnings" aria-label=messages::remarks()>
                    {article.warnings.iter().map(|warning| view! { <li>{warning.as_str()}</li> }).views()}
                </ul>
            }
        })
        .or_nothing()
}
