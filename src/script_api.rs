//! `window.dossier`: the same questions and answers for scripts as on the command line.
//!
//! The loader has made the object, with the promise `ready`, before the program starts; here it gets its methods.

use dossier_engine::compare::vocabulary;
use dossier_engine::json::Json;
use dossier_engine::query::Query;
use dossier_engine::search::search_for;
use dossier_engine::{ArticleId, Corpus, View, compare, json};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::address;
use crate::explorer::Explorer;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = dossier)]
    static DOSSIER: Object;
    #[wasm_bindgen(js_namespace = dossierPage, js_name = started)]
    fn started();
}

/// Options of `dossier.search`.
#[derive(Default)]
struct SearchOptions {
    limit: Option<usize>,
    any: bool,
    /// Values by the keys of the address, such as `{source: ["AP"], from: "2025-03"}`.
    filters: Vec<(String, Vec<String>)>,
}

impl SearchOptions {
    fn read(options: &JsValue) -> Result<Self, String> {
        let mut read = Self::default();
        for (key, value) in entries(options).ok_or("the options must be an object.")? {
            match key.as_str() {
                _ if is_missing(&value) => {}
                "limit" => read.limit = Some(count(&value).ok_or("limit must be a whole number from 0 up.")?),
                "any" => read.any = value.as_bool().ok_or("any must be true or false.")?,
                "filters" => {
                    for (key, value) in entries(&value).ok_or("filters must be an object.")? {
                        let values = value.as_string().map(|one| vec![one]).or_else(|| strings(&value));
                        let values = values
                            .ok_or_else(|| format!("the filter {key} must be a string or an array of strings."))?;
                        read.filters.push((key, values));
                    }
                }
                _ => return Err(format!("there is no option “{key}”.")),
            }
        }
        Ok(read)
    }
}

/// The keys of an object with their values; of nothing, none.
fn entries(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    if is_missing(value) {
        return Some(Vec::new());
    }
    let object = value.dyn_ref::<Object>()?;
    Object::keys(object)
        .iter()
        .map(|key| Some((key.as_string()?, Reflect::get(object, &key).ok()?)))
        .collect()
}

fn strings(value: &JsValue) -> Option<Vec<String>> {
    value.dyn_ref::<Array>()?.iter().map(|item| item.as_string()).collect()
}

fn count(value: &JsValue) -> Option<usize> {
    value
        .as_f64()
        .filter(|number| *number >= 0.0 && number.fract() == 0.0)
        .map(|number| number as usize)
}

fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// Gives the object its methods and settles its promise.
pub fn offer(explorer: Explorer) {
    let corpus = explorer.corpus;
    set("version", env!("CARGO_PKG_VERSION").into());
    method("articles", move |_, _| {
        Ok(to_js(&Json::List(
            corpus.ids().map(|id| json::article(corpus, id)).collect(),
        )))
    });
    method("search", move |query, options| search(corpus, query, options));
    method("compare", move |ids, _| compare_ids(explorer, ids));
    method("address", move |_, _| {
        Ok(explorer.with_view_untracked(|view| format!("?{}", view.print())).into())
    });
    method("open", move |address, _| open(explorer, address));
    started();
}

/// What a method answers, or what was wrong with the question.
type Answer = Result<JsValue, String>;
/// What answers a method's two arguments.
type Method = Box<dyn Fn(&JsValue, &JsValue) -> Answer>;

/// Gives the object a method. All take two arguments, which a script may leave out, so that all are of one type.
fn method(name: &str, answer: impl Fn(&JsValue, &JsValue) -> Answer + 'static) {
    add_method(name, Box::new(answer));
}

fn add_method(name: &str, answer: Method) {
    let called = move |one: JsValue, other: JsValue| {
        answer(&one, &other).map_err(|mistake| JsValue::from(js_sys::TypeError::new(&mistake)))
    };
    set(
        name,
        Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(called).into_js_value(),
    );
}

fn set(name: &str, value: JsValue) {
    DOSSIER.with(|dossier| drop(Reflect::set(dossier, &name.into(), &value)));
}

fn search(corpus: &Corpus, query: &JsValue, options: &JsValue) -> Answer {
    let query = query
        .as_string()
        .ok_or("dossier.search(query, options): the query must be a string.")?;
    let options = SearchOptions::read(options).map_err(|error| format!("dossier.search: {error}"))?;
    let view = View {
        query: query.clone(),
        ..filters(corpus, &options.filters)?
    };
    let results = search_for(corpus, Query::parse(&query), &view, options.any);
    Ok(to_js(&json::search(corpus, &query, &results, options.limit)))
}

/// Filters as a view; written as an address and read back, so that both mean the same.
fn filters(corpus: &Corpus, filters: &[(String, Vec<String>)]) -> Result<View, String> {
    let mut address = String::new();
    for (key, values) in filters {
        for value in values {
            let value = String::from(js_sys::encode_uri_component(value));
            for part in ["&", key, "=", &value] {
                address.push_str(part);
            }
        }
    }
    let (view, unreadable) = View::parse(&address);
    let (fitting, refused) = view.fit(corpus);
    if let Some(it) = unreadable.iter().chain(&refused).next() {
        return Err(format!(
            "dossier.search: the filter {}={} cannot be used. {}",
            it.key, it.value, it.reason
        ));
    }
    if let Some(pair) = view.foreign.first() {
        return Err(format!("dossier.search: “{pair}” is no filter."));
    }
    Ok(fitting)
}

fn compare_ids(explorer: Explorer, ids: &JsValue) -> Answer {
    let corpus = explorer.corpus;
    let slugs = strings(ids).ok_or("dossier.compare(ids): give an array of article ids.")?;
    let mut ids: Vec<ArticleId> = Vec::new();
    let mut repeated = false;
    for slug in &slugs {
        let id = corpus
            .find(slug)
            .ok_or_else(|| format!("dossier.compare: there is no article “{slug}”."))?;
        repeated |= ids.contains(&id);
        ids.push(id);
    }
    if ids.len() < 2 || repeated {
        return Err("dossier.compare(ids): give two or more articles, each once.".to_owned());
    }
    let words = vocabulary(corpus, explorer.wordlist(), explorer.function_words(), &ids);
    Ok(to_js(&json::comparison(corpus, &compare(corpus, &ids), &words)))
}

fn open(explorer: Explorer, address: &JsValue) -> Answer {
    let address = address
        .as_string()
        .ok_or("dossier.open(address): the address must be a string.")?;
    let query = address.find(['?', '#']).map_or(address.as_str(), |at| &address[at..]);
    explorer.open_address(query);
    address::settle();
    Ok(JsValue::UNDEFINED)
}

/// An answer as objects of the script's own. It crosses over as one text: building it object by object would take
/// several times as long.
fn to_js(value: &Json) -> JsValue {
    js_sys::JSON::parse(&value.to_string()).unwrap_or(JsValue::UNDEFINED)
}
