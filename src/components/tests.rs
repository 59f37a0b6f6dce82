//! The components in a real browser, on a corpus of two small articles.

use dossier_engine::Corpus;
use dossier_ingest::read_files;
use gloo::utils::document;
use js_sys::{Function, Object, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use super::app::App;
use crate::{messages, shell};

wasm_bindgen_test_configure!(run_in_browser);

const PORT: &str = "\
The port reopens

The harbour master of Lund said on Monday that the old port will open again in spring after eleven years.
Fishing crews from Aberlour brought three crane ships and 14 barges across the strait to clear the wreck.
<img src=x onerror=\"window.hurt = true\"> is how one visitor signed the guest book that day.

Sign up for our newsletter
";

const QUAY: &str = "\
Quay to open

Three crane ships and 14 barges cleared the wreck, crews from Aberlour said after crossing the strait.
Nobody spoke about the price of the works, which the council had kept to itself for a year.
";

const MANIFEST: &str = "\
title = \"Harbour\"
[[article]]
file = \"port.txt\"
id = \"port\"
title = \"The port reopens\"
source = \"The Gull\"
published = 2025-03-04
body = [[1, 5]]
[[article]]
file = \"quay.txt\"
id = \"quay\"
title = \"Quay to open\"
source = \"The Tern\"
published = \"2025-05\"
";

/// The page at an address, in place of what the test before left.
async fn open(address: &str) {
    let global = js_sys::global();
    let nothing = Function::new_no_args("");
    let first = Function::new_no_args("return 0");
    let written = Function::new_with_args("it", "return String(it)");
    let category = Function::new_with_args("it", "return it === 1 ? 'one' : 'other'");
    let page = Object::new();
    for (object, key, value) in [
        (page.as_ref(), "started", nothing.as_ref()),
        (page.as_ref(), "speak", first.as_ref()),
        (page.as_ref(), "number", written.as_ref()),
        (page.as_ref(), "decimal", written.as_ref()),
        (page.as_ref(), "date", written.as_ref()),
        (page.as_ref(), "category", category.as_ref()),
        (&global, "dossierPage", page.as_ref()),
        (&global, "dossier", Object::new().as_ref()),
    ] {
        Reflect::set(object, &key.into(), value).expect("a global can be set");
    }
    let history = gloo::utils::window().history().expect("a browser has a history");
    history
        .replace_state_with_url(&"".into(), "", Some(address))
        .expect("the address can be set");
    for old in shell::find_all("#app") {
        old.remove();
    }
    let root: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    root.set_id("app");
    document()
        .body()
        .expect("a body")
        .append_child(&root)
        .expect("a place for it");
    messages::start();
    let files = [("port.txt", PORT), ("quay.txt", QUAY), ("corpus.toml", MANIFEST)];
    let files = files
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .to_vec();
    let corpus: &'static Corpus = Box::leak(Box::new(Corpus::build(read_files(files).expect("articles").collection)));
    mount_to(root, move || view! { <App corpus/> }).forget();
    tick().await;
}

fn text(selector: &str) -> String {
    shell::find(selector)
        .and_then(|element| element.text_content())
        .unwrap_or_else(|| panic!("there is no {selector}"))
}

fn texts(selector: &str) -> Vec<String> {
    shell::find_all(selector)
        .iter()
        .filter_map(|element| element.text_content())
        .collect()
}

async fn click(selector: &str) {
    shell::find(selector)
        .unwrap_or_else(|| panic!("there is no {selector}"))
        .unchecked_into::<HtmlElement>()
        .click();
    tick().await;
}

async fn type_query(query: &str) {
    let input: HtmlInputElement = shell::find("#query").expect("a search box").unchecked_into();
    input.set_value(query);
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    input
        .dispatch_event(&Event::new_with_event_init_dict("input", &options).expect("an event"))
        .expect("it is heard");
    tick().await;
}

async fn press(key: &str) {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("an event");
    document()
        .body()
        .expect("a body")
        .dispatch_event(&event)
        .expect("it is heard");
    tick().await;
}

#[wasm_bindgen_test]
async fn typing_answers_and_marks_the_hits() {
    open("/").await;
    assert_eq!(text("[role=status]"), "2 of 2 articles");
    type_query("harbour port").await;
    assert_eq!(text("[role=status]"), "1 of 2 articles, 3 matches");
    assert_eq!(texts(".result h3"), ["The port reopens"]);
    assert_eq!(texts(".result mark"), ["port", "harbour", "port"]);
    type_query("zeppelin ").await;
    assert_eq!(text("[role=status]"), "0 of 2 articles");
    assert!(text(".advice").contains("No article holds “zeppelin”."));
}

#[wasm_bindgen_test]
async fn a_word_that_no_article_holds_is_underlined_and_corrected() {
    open("/?q=harbor%20port%20").await;
    assert_eq!(texts(".underlined mark"), ["harbor"]);
    assert_eq!(texts(".advice button"), ["harbour (1)"]);
    click(".advice button").await;
    assert_eq!(text("[role=status]"), "1 of 2 articles, 3 matches");
    assert_eq!(texts(".advice li"), [""; 0]);
    assert_eq!(
        gloo::utils::window().location().search().as_deref(),
        Ok("?q=harbour%20port%20")
    );
}

#[wasm_bindgen_test]
async fn an_article_says_why_it_answers() {
    open("/?q=harbour%20port%20").await;
    assert_eq!(texts(".why li"), [""; 0]);
    click(".why button").await;
    let reasons = texts(".why li");
    assert!(reasons[0].starts_with("harbourharbour 1, in the text"), "{reasons:?}");
    assert!(reasons[1].starts_with("portport 2, in the title"), "{reasons:?}");
}

#[wasm_bindgen_test]
async fn nothing_found_says_what_to_leave_out() {
    open("/?q=harbour%20zeppelin&from=2024").await;
    assert_eq!(texts(".nothing li"), ["Without “zeppelin”: 1 article"]);
    click(".nothing li button").await;
    assert_eq!(texts(".result h3"), ["The port reopens"]);
}

#[wasm_bindgen_test]
async fn a_facet_narrows_and_lets_go() {
    open("/?source=The%20Gull").await;
    assert_eq!(text("[role=status]"), "1 of 2 articles");
    click(".facet-value input:checked").await;
    assert_eq!(text("[role=status]"), "2 of 2 articles");
    assert_eq!(gloo::utils::window().location().search().as_deref(), Ok(""));
}

#[wasm_bindgen_test]
async fn the_reader_walks_from_hit_to_hit_and_folds_furniture() {
    open("/?q=crane&read=port").await;
    assert_eq!(text("#reader-title"), "The port reopens");
    assert!(text(".furniture summary").contains("1 line folded"));
    assert!(text(".furniture").contains("newsletter"));
    press("n").await;
    assert_eq!(texts(".reader mark[aria-current]"), ["crane"]);
    assert_eq!(
        gloo::utils::window().location().search().as_deref(),
        Ok("?q=crane&read=port&at=1")
    );
    press("n").await;
    assert_eq!(text("#reader-title"), "Quay to open");
    assert_eq!(texts(".reader mark[aria-current]"), ["crane"]);
    press("p").await;
    assert_eq!(text("#reader-title"), "The port reopens");
    press("Escape").await;
    assert!(shell::find(".reader").is_none());
}

#[wasm_bindgen_test]
async fn article_text_is_text() {
    open("/?read=port").await;
    assert!(text(".open-article").contains("<img src=x onerror="));
    assert!(shell::find(".open-article img").is_none());
    assert!(Reflect::get(&js_sys::global(), &"hurt".into()).is_ok_and(|hurt| hurt.is_undefined()));
}

#[wasm_bindgen_test]
async fn chosen_articles_are_laid_side_by_side() {
    open("/").await;
    for choice in shell::find_all("input[aria-label^=Compare]") {
        choice.unchecked_into::<HtmlElement>().click();
    }
    tick().await;
    assert_eq!(text(".tray .primary"), "Compare 2");
    click(".tray .primary").await;
    assert_eq!(texts(".column h3"), ["Quay to open", "The port reopens"]);
    press("n").await;
    let lit = texts(".column [aria-current]");
    assert_eq!(lit.len(), 2, "{lit:?}");
    assert!(lit.iter().all(|sentence| sentence.contains("14 barges")), "{lit:?}");
    let unmatched = texts(".column [data-kind=unmatched]");
    assert!(
        unmatched
            .iter()
            .any(|sentence| sentence.contains("Nobody spoke about the price"))
    );
    assert_eq!(texts(".statements tbody tr").len(), 1);
    press("Escape").await;
    assert!(shell::find(".comparison").is_none());
}

#[wasm_bindgen_test]
async fn hits_are_marked_side_by_side() {
    open("/?q=crane%20&compare=port,quay").await;
    assert_eq!(texts(".column mark"), ["crane", "crane"]);
    let sentences = texts(".sentence");
    type_query("\"crane ships\" OR port").await;
    assert_eq!(
        texts(".column mark"),
        ["port", "port", "crane ships", "crane ships"],
        "in the title too"
    );
    assert_eq!(texts(".sentence"), sentences);
    press("P").await;
    assert_eq!(texts(".column:last-child mark[aria-current]"), ["crane ships"]);
    assert_eq!(texts(".steps-place")[1], "4 of 4 matches");
    press("N").await;
    assert_eq!(texts(".column mark[aria-current]"), ["port"]);
    press("n").await;
    assert_eq!(texts(".column mark[aria-current]"), [""; 0]);
    assert_eq!(texts(".sentence[aria-current]").len(), 2);
}

#[wasm_bindgen_test]
async fn what_cannot_be_used_is_said() {
    open("/?sort=best&read=nowhere&source=The%20Gull&mine=1").await;
    let notices = text(".notices");
    assert!(
        notices.contains("“sort=best”") && notices.contains("“read=nowhere”"),
        "{notices}"
    );
    assert_eq!(text("[role=status]"), "1 of 2 articles");
}

#[wasm_bindgen_test]
async fn lines_set_each_hit_between_its_contexts() {
    open("/?q=crane&view=lines&sort=before").await;
    assert_eq!(texts(".views [aria-current]"), ["Lines"]);
    assert_eq!(texts(".line mark"), ["crane", "crane"]);
    let before = texts(".line .before");
    assert_eq!(before[0], "Three ", "nothing stands before the beginning of a passage");
    assert!(
        before[1].ends_with("Fishing crews from Aberlour brought three "),
        "{before:?}"
    );
    click(".line[data-read=quay]").await;
    assert_eq!(
        gloo::utils::window().location().search().as_deref(),
        Ok("?q=crane&sort=before&view=lines&read=quay&at=1")
    );
    open("/?view=lines").await;
    assert!(text(".no-lines").contains("need a query"));
}

#[wasm_bindgen_test]
async fn a_bar_narrows_to_its_dates_and_lets_go() {
    open("/").await;
    let names = || -> Vec<String> {
        let bars = shell::find_all(".bar");
        bars.iter().filter_map(|bar| bar.get_attribute("aria-label")).collect()
    };
    assert_eq!(
        names(),
        ["2025-03: 1 article", "2025-04: 0 articles", "2025-05: 1 article"],
        "with the dates as they are written here, where there is no loader"
    );
    click(".bar:last-child").await;
    assert_eq!(
        gloo::utils::window().location().search().as_deref(),
        Ok("?from=2025-05&to=2025-05")
    );
    assert_eq!(text("[role=status]"), "1 of 2 articles");
    assert_eq!(names().len(), 3);
    click(".bar[aria-pressed=true]").await;
    assert_eq!(text("[role=status]"), "2 of 2 articles");
}
