//! The shell: the document around the app, and the loader that started it.
//!
//! The loader's object `dossierPage` is the only thing that script and program share; see `crates/page/src/loader.js`.

use crate::components::hit_map::thousandths;
use dossier_engine::date::PartialDate;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::Promise;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, EventTarget, HtmlAnchorElement, HtmlDialogElement, HtmlElement,
    HtmlInputElement, ShareData, Url,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = dossierPage, js_name = source)]
    fn page_source(notes: &str) -> String;
    /// Has the page open here without a network from now on.
    #[wasm_bindgen(js_namespace = dossierPage, js_name = keep, catch)]
    fn keep_offline() -> Result<Promise, JsValue>;
    /// The notes that the page was saved with.
    #[wasm_bindgen(thread_local_v2, js_namespace = dossierPage, js_name = notes)]
    static NOTES: JsValue;
    /// An element as SVG or PNG; see `crates/page/src/figure.js`.
    #[wasm_bindgen(js_namespace = dossierPage)]
    fn figure(selectors: &str, is_painted: bool) -> Promise;
    /// Breaks the promise `dossier.ready`.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn failed(sentence: &str);
    /// The stem of a word, not folded, by the module that the page carries for its language.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn stem(language: &str, word: &str) -> String;
    /// The compatibility decomposition (NFKD) of a text.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn decomposed(text: &str) -> String;
    /// Which of the languages the reader wants, by its place among their tags: the one that was chosen, or else the first of
    /// the browser's that is there. From now on numbers and dates are written in its way.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn speak(languages: &str, chosen: &str) -> usize;
    /// A number as the reader's language writes it.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn number(number: usize) -> String;
    /// A number with so many decimals as the reader's language writes it.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn decimal(number: f64, decimals: usize) -> String;
    /// A year, a month or a day as the reader's language writes it; months `long` or `short`.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn date(date: &str, months: &str) -> String;
    /// The category of plurals of a number in the reader's language, as CLDR names it.
    #[wasm_bindgen(js_namespace = dossierPage)]
    pub fn category(number: usize) -> String;
    type Packed;
    #[wasm_bindgen(thread_local_v2, js_namespace = dossierPage, js_name = corpus)]
    static CORPUS: Option<Packed>;
    #[wasm_bindgen(method, getter)]
    fn length(this: &Packed) -> u32;
    /// Writes the bytes where they are wanted, once.
    #[wasm_bindgen(method)]
    fn read(this: &Packed, bytes: &mut [u8]);
    #[wasm_bindgen(thread_local_v2, js_namespace = dossierPage, js_name = corpusError)]
    static CORPUS_ERROR: JsValue;
}

/// The element that the app fills.
pub fn root() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// The corpus block unpacked, if the page has one.
///
/// # Errors
///
/// The loader's sentence, if it could not unpack the block.
pub fn packed_corpus() -> Result<Option<Vec<u8>>, String> {
    if let Some(error) = CORPUS_ERROR.with(JsValue::as_string) {
        return Err(error);
    }
    Ok(CORPUS.with(|packed| {
        let packed = packed.as_ref()?;
        let mut bytes = vec![0; packed.length() as usize];
        packed.read(&mut bytes);
        Some(bytes)
    }))
}

/// Hides the articles that stand in the page for readers without scripts.
pub fn hide_static_text() {
    if let Some(articles) = document().get_element_by_id("articles") {
        // An element that refuses an attribute would leave the articles on screen twice, which harms nobody.
        drop(articles.set_attribute("hidden", ""));
    }
}

/// Puts a sentence at the top of the page, outside anything the app draws.
pub fn tell(sentence: &str) {
    let body = document().body();
    let notice = document().create_element("p");
    if let (Some(body), Ok(notice)) = (body, notice) {
        notice.set_text_content(Some(sentence));
        drop(notice.set_attribute("role", "alert"));
        drop(notice.set_attribute("class", "stopped"));
        drop(root().as_deref().unwrap_or(&body).prepend_with_node_1(&notice));
    }
}

/// Lets panics speak to the console, where their words have been left in. The reader is told by the loader.
pub fn let_panics_speak() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

/// The notes that the page was saved with, as a file of notes; empty if there are none.
pub fn carried_notes() -> String {
    NOTES.with(JsValue::as_string).unwrap_or_default()
}

/// Saves the page as it was written, with these notes and without anything that is on screen now.
pub fn save_copy(file_name: &str, notes: &str) {
    save(file_name, &page_source(notes));
}

/// Has the page open in this browser without a network from now on; `done` is told whether it will.
pub fn keep_for_later(done: impl FnOnce(bool) + 'static) {
    // From disk there is no promise; there it opens without a network anyway.
    once_settled(keep_offline().ok(), move |kept| done(kept.is_some()));
}

/// What the file holds that was chosen in the field that an event comes from.
pub fn text_of_file(event: &web_sys::Event, take: impl FnOnce(String) + 'static) {
    let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let file = field.files().and_then(|files| files.get(0));
    field.set_value(""); // so that the same file can be chosen again
    if let Some(file) = file {
        // A file that cannot be read is one without notes, and is said to be.
        let take = |text: Option<JsValue>| take(text.and_then(|text| text.as_string()).unwrap_or_default());
        once_settled(Some(file.text().unchecked_into()), take);
    }
}

/// Hands over what a promise came to, once it has; nothing if it was broken or is missing.
fn once_settled(promise: Option<Promise>, take: impl FnOnce(Option<JsValue>) + 'static) {
    /// Compiled once: not for every promise.
    fn once_settled(promise: Option<Promise>, take: Box<dyn FnOnce(Option<JsValue>)>) {
        spawn_local(async move {
            take(match promise {
                Some(promise) => JsFuture::from(promise).await.ok(),
                None => None,
            });
        });
    }
    once_settled(promise, Box::new(take));
}

/// The day that it is here.
pub fn today() -> Option<PartialDate> {
    let now = js_sys::Date::new_0();
    let two = |number: u32| format!("{number:02}");
    let day = [
        now.get_full_year().to_string(),
        two(now.get_month() + 1),
        two(now.get_date()),
    ];
    day.join("-").parse().ok()
}

/// Saves a text as a file.
pub fn save(file_name: &str, text: &str) {
    // Each step can only fail in a browser that forbids downloads; then there is nothing to save with.
    drop(try_save(file_name, &text.into()));
}

/// Saves the first of these elements that is on the page as a drawing, `figure.svg` or `figure.png`. `failed` is told if none
/// was saved: whether there is one, which then is too large to be painted.
pub fn save_figure(selector: &str, as_png: bool, failed: impl FnOnce(bool) + 'static) {
    let drawing = figure(selector, as_png);
    once_settled(Some(drawing), move |drawing| match drawing {
        Some(drawing) if drawing.is_truthy() => {
            drop(try_save(if as_png { "figure.png" } else { "figure.svg" }, &drawing));
        }
        drawing => failed(drawing.is_none_or(|drawing| drawing.is_null())),
    });
}

fn try_save(file_name: &str, content: &JsValue) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    // Not as text: a browser would guess at its end of lines and its name.
    kind.set_type("application/octet-stream");
    let parts = js_sys::Array::of1(content);
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    after(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// An element as a page of its own, as it is now: its look goes with it, and no script, nor what does nothing without one.
pub fn still_page(selector: &str) -> String {
    let html = |element: Element| element.outer_html();
    let style: String = find_all("style").into_iter().map(html).collect();
    let still = |element: Element| {
        let copy: Element = element.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let tools = "button, select, input, label, .take-away, .steps, .in-focus, .cites";
        elements(copy.query_selector_all(tools))
            .iter()
            .for_each(Element::remove);
        for link in elements(copy.query_selector_all("a[href^='?']")) {
            drop(link.remove_attribute("href"));
        }
        Some(copy)
    };
    let element = find(selector).and_then(still).map_or(String::new(), html);
    let of_page = |name: &str| {
        document()
            .document_element()
            .and_then(|it| it.get_attribute(name))
            .unwrap_or_default()
    };
    let (lang, dir) = (of_page("lang"), of_page("dir"));
    let title = document().title().replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta \
         http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{title}</title>{style}\
         <body data-still=\"true\">{element}"
    )
}

/// What the browser keeps for this page under a name; nothing where it keeps nothing.
pub fn kept(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Has the browser keep a text under a name. Says whether it does: it may be full, or keep nothing for this page.
pub fn keep(name: &str, text: &str) -> bool {
    let kept = window().local_storage().ok().flatten();
    kept.is_some_and(|kept| kept.set_item(name, text).is_ok())
}

/// Sets an attribute of the page as a whole, or takes it away.
pub fn set_of_page(name: &str, value: Option<String>) {
    if let Some(page) = document().document_element() {
        drop(match value {
            Some(value) => page.set_attribute(name, &value),
            None => page.remove_attribute(name),
        });
    }
}

/// Opens the page again.
pub fn reload() {
    drop(window().location().reload());
}

/// Opens a dialog over everything else, which then has the focus.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = find(selector) {
        drop(dialog.unchecked_into::<HtmlDialogElement>().show_modal()); // it is on the page, and not open
    }
}

/// Closes it; the focus goes back to where it was.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = find(selector) {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

/// Unfolds something, and gives what unfolds it the focus.
pub fn unfold(selector: &str) {
    unfold_at(selector, "summary");
}

/// Unfolds something, and gives the focus to the first such element in it.
pub fn unfold_at(selector: &str, element: &str) {
    if let Some(folded) = find(selector) {
        drop(folded.set_attribute("open", "")); // an element that refuses an attribute stays closed
        focus_when_drawn(format!("{selector} > {element}"));
    }
}

/// Presses a button. Says whether it is there.
pub fn press(selector: &str) -> bool {
    let button = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    button.inspect(HtmlElement::click).is_some()
}

/// Hands a link to whatever the system shares things with. Says whether there is such a thing; whether the reader then
/// shared it or thought better of it is nobody's business.
pub fn share(url: &str) -> bool {
    let navigator = window().navigator();
    // What is on a disk is of no use to others.
    let can_share = url.starts_with("http") && js_sys::Reflect::has(&navigator, &"share".into()) == Ok(true);
    if can_share {
        let data = ShareData::new();
        data.set_url(url);
        data.set_title(&document().title());
        once_settled(Some(navigator.share_with_data(&data).unchecked_into()), drop);
    }
    can_share
}

/// Has the browser print the page.
pub fn print() {
    drop(window().print());
}

/// Draws paths, each of a kind, into an element, in place of what was drawn there.
pub fn draw(selector: &str, view_box: &str, paths: &[(&str, String)]) {
    // It fails in no browser that shows the page at all; then the figure, which says nothing new, is missing.
    drop(try_draw(selector, view_box, paths));
}

fn try_draw(selector: &str, view_box: &str, paths: &[(&str, String)]) -> Result<(), JsValue> {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    let Some(element) = find(selector) else {
        return Ok(());
    };
    let svg = document().create_element_ns(SVG, "svg")?;
    svg.set_attribute("viewBox", view_box)?;
    svg.set_attribute("preserveAspectRatio", "none")?;
    for (kind, path) in paths {
        let drawn = document().create_element_ns(SVG, "path")?;
        drawn.set_attribute("data-kind", kind)?;
        drawn.set_attribute("d", path)?;
        svg.append_child(&drawn)?;
    }
    element.set_text_content(None);
    element.append_child(&svg)?;
    Ok(())
}

/// The row and the column of the cell of a table that was clicked, counted from 0.
pub fn cell_of(event: &web_sys::MouseEvent) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("td").ok()??;
    let place = |element: &Element| {
        let before = std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling);
        before.count()
    };
    Some((place(&cell.parent_element()?), place(&cell)))
}

/// Copies text to the clipboard; `done` is told whether it went well.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let promise = clipboard
        .ok()
        .and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok())
        .map(|it| it.write_text(text).unchecked_into());
    once_settled(promise, move |copied| done(copied.is_some()));
}

/// What stands in the field that an event comes from.
pub fn value_of(event: &web_sys::Event) -> String {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    let value = js_sys::Reflect::get(&target, &"value".into());
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the window is wide enough for two columns; the same width stands in `style/layout.css`.
pub fn is_wide() -> bool {
    matches!(window().match_media("(width >= 56rem)"), Ok(Some(query)) if query.matches())
}

/// Brings an element to the middle of whatever scrolls around it, and gives it the focus if asked to.
pub fn show(element: &Element, focus: bool) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if focus {
        focus_in_place(element);
    }
}

/// Gives the focus to an element, which stays where it is.
pub fn focus_in_place(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(element.focus_with_options(&options));
    }
}

/// Whether an element lies in the window below the masthead, from its beginning on and with some lines.
pub fn is_in_sight(element: &Element) -> bool {
    const MASTHEAD: f64 = 92.0;
    const LINES: f64 = 128.0;
    let (place, root) = (element.get_bounding_client_rect(), document().document_element());
    root.is_some_and(|root| {
        let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()));
        place.left() >= 0.0
            && place.left() < width
            && place.top() >= MASTHEAD
            && place.top() + place.height().min(LINES) <= height
    })
}

/// Does something at each event of a kind, for as long as the page lives.
pub fn listen(target: &EventTarget, kind: &'static str, mut act: impl FnMut() + 'static) {
    /// Compiled once: not for every act.
    fn listen(target: &EventTarget, kind: &'static str, act: Box<dyn FnMut(&Event)>) {
        EventListener::new(target, kind, act).forget();
    }
    listen(target, kind, Box::new(move |_| act()));
}

/// Has the strip beside an open article follow as the reader scrolls, for as long as the page lives.
pub fn follow_scrolling() {
    listen(&window(), "scroll", show_part_in_sight);
}

/// Shows on the strip beside an open article which part of it is on screen.
pub fn show_part_in_sight() {
    if let (Some(article), Some(thumb)) = (find(".open-article"), find(".hit-map b")) {
        let (place, height) = (article.get_bounding_client_rect(), document().document_element());
        let (top, length) = (place.top(), place.height().max(1.0));
        let height = height.map_or(0.0, |it| f64::from(it.client_height()));
        let share = |at: f64| (((at - top) / length).clamp(0.0, 1.0) * 1000.0) as usize;
        let (from, to) = (share(0.0), share(height));
        let style = format!("top:{};height:{}", thousandths(from), thousandths(to - from));
        drop(thumb.set_attribute("style", &style));
    }
}

/// Scrolls whatever is around an element, no further than until it is in sight.
pub fn bring_in(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls a box so that an element in it stands a third of the way down.
pub fn show_within(scroller: &Element, element: &Element) {
    let (frame, inner) = (scroller.get_bounding_client_rect(), element.get_bounding_client_rect());
    let third = frame.top() + (frame.height() - inner.height()).max(0.0) / 3.0;
    scroller.set_scroll_top(scroller.scroll_top() + (inner.top() - third) as i32);
}

/// Does something after so many milliseconds, unless what is given back is dropped before.
pub fn after(milliseconds: u32, task: impl FnOnce() + 'static) -> Timeout {
    /// Compiled once: not for every task.
    fn after(milliseconds: u32, task: Box<dyn FnOnce()>) -> Timeout {
        Timeout::new(milliseconds, task)
    }
    after(milliseconds, Box::new(task))
}

/// Gives the focus to an element once what was just changed has been drawn.
pub fn focus_when_drawn(selector: String) {
    request_animation_frame(move || focus(&selector));
}

/// Call before a change: if the element that has the focus goes with it, the focus moves to the heading of its section,
/// if that takes it, and otherwise to what comes nearest.
pub fn keep_focus() {
    const NEAREST: [&str; 5] = [
        "dialog[open] button",
        ".tray .primary:enabled",
        "#reader-title",
        "#comparison-title",
        "#found-heading",
    ];
    if has_focus() {
        let section = document()
            .active_element()
            .and_then(|it| it.closest("section").ok().flatten());
        request_animation_frame(move || {
            if has_focus() {
                return;
            }
            let heading = section.and_then(|it| it.query_selector(":scope > h3[tabindex]").ok().flatten());
            if let Some(heading) = heading.filter(|it| it.is_connected()) {
                focus_in_place(&heading);
            } else if let Some(nearest) = NEAREST.into_iter().find_map(find) {
                focus_in_place(&nearest);
            }
        });
    }
}

/// Whether any element has the focus; the body as a whole is none.
fn has_focus() -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.tag_name() != "BODY")
}

fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus()); // an element that takes no focus leaves it where it is
    }
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Every element that a selector finds.
pub fn find_all(selector: &str) -> Vec<Element> {
    elements(document().query_selector_all(selector))
}

fn elements(list: Result<web_sys::NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = list else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|place| list.item(place)?.dyn_into().ok())
        .collect()
}
