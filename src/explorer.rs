//! The explorer: the one state of the page, what follows from it, and the only ways to change it.
//!
//! What is on screen is a function of the corpus and the [`View`], which is also the address. Each act of the
//! reader's is one method here: it changes the view, and the address follows.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use dossier_engine::citation::{Citation, Style, citations};
use dossier_engine::compare::{Place, Renaming, Wish, compare_as};
use dossier_engine::correction::Correction;
use dossier_engine::date::PartialDate;
use dossier_engine::facets::FacetKey;
use dossier_engine::hits::Hit;
use dossier_engine::notes::{Note, Notes};
use dossier_engine::passage::Passage;
use dossier_engine::search::advice::{Dropped, dropping};
use dossier_engine::search::{Ranked, default_order};
use dossier_engine::statistics::FunctionWords;
use dossier_engine::text::fold;
use dossier_engine::view::{At, Listed, Show, Sort, Unusable};
use dossier_engine::wordlist::Wordlist;
use dossier_engine::{Article, ArticleId, Comparison, Corpus, Results, View, json, listing, markdown, search};
use leptos::prelude::*;

use crate::notebook::Notebook;
use crate::outlets::Outlets;
use crate::preferences::Preferences;
use crate::{address, messages, selection, shell};

/// So many results are on screen at most, before the reader scrolls.
const SCREENFUL: usize = 8;

/// The state, to be taken from the context by whoever shows or changes it.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// What is explored.
    pub corpus: &'static Corpus,
    /// The outlets, each with the mark that stands for it everywhere.
    pub outlets: &'static Outlets,
    view: RwSignal<View>,
    /// The part of the view that this corpus can show, and what it cannot.
    fitting: Memo<(View, Vec<Unusable>)>,
    /// What in the address could not even be read as a view.
    unreadable: RwSignal<Vec<Unusable>>,
    /// What is found, for the query and the filters.
    pub results: Memo<Results>,
    /// While a word is being finished: the first articles as they stood on screen before the last key. Ranking is restless
    /// from letter to letter, and what the reader looks at should not jump about; so what was there stays in its
    /// order, and what is new follows. Empty when the order on screen is that of the results, which it becomes as
    /// soon as the typing pauses.
    held: RwSignal<Vec<ArticleId>>,
    /// While the reader types, and shortly after.
    pub is_typing: RwSignal<bool>,
    /// How many of the results are drawn at most: a screenful while the reader types, and then more and more, so that no
    /// step takes long.
    pub most_drawn: RwSignal<usize>,
    /// The article that is open.
    pub reading: Memo<Option<ArticleId>>,
    /// Every hit in the article that is open.
    pub hits: Memo<Option<Vec<Hit>>>,
    /// The articles laid side by side; fewer than two are no comparison.
    pub comparison: Memo<Option<Arc<Comparison>>>,
    /// Every hit in them, column by column.
    pub compared_hits: Memo<Vec<Vec<Hit>>>,
    /// What the reader says of the comparison: what of articles is text, which labels mean whom, how alike is alike.
    pub wish: Memo<Wish>,
    /// The articles marked for the next comparison. The one thing that an address does not carry: it is a
    /// gesture under way, and becomes a view when the comparison is opened.
    chosen: RwSignal<Vec<ArticleId>>,
    /// A short message about what was just done, such as a link copied.
    pub message: RwSignal<String>,
    /// Whether the command menu is open.
    pub menu: RwSignal<bool>,
    /// How this reader likes the page.
    pub preferences: Preferences,
    /// The reader's notes.
    pub notebook: Notebook,
    /// Whether all of them are on screen.
    pub notes_open: RwSignal<bool>,
    /// Tells that blocks of the open article are drawn anew, which takes the marks of passages away.
    pub redrawn: RwSignal<()>,
    /// The passage of the open article that is selected.
    pub selected: RwSignal<Option<Passage>>,
    words: &'static Words,
}

/// What the reader is led through, place by place. The view counts the place in focus from 1: in an open article over its
/// hits, and otherwise over the statements of the comparison and then, going on, over the hits in its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// The hits of the open article.
    Article,
    /// The statements compared.
    Statements,
    /// The hits in the columns of the comparison.
    Columns,
}

/// What lines and tables of words are made with, once, when the first of them is asked for.
#[derive(Default)]
struct Words {
    list: OnceLock<Wordlist>,
    function: OnceLock<FunctionWords>,
}

impl Explorer {
    /// The state that the address asks for, and from then on as the reader travels.
    pub fn start(corpus: &'static Corpus) -> Self {
        address::restore();
        let (view, unusable) = address::read();
        let view = RwSignal::new(view);
        let fitting = Memo::new(move || view.with(|view| view.fit(corpus)));
        // Only what a search depends on, so that opening an article or another form of the results does not search again.
        let asked = Memo::new(move || {
            let view = fitting.get().0;
            View {
                read: None,
                compare: Vec::new(),
                at: None,
                body: Vec::new(),
                called: Vec::new(),
                listed: Listed::default(),
                least: None,
                show: Show::default(),
                sort: view.sort.filter(|sort| sort.is_of_articles()),
                ..view
            }
        });
        // What was searched or compared anew counts as changed: it is only done for another question.
        let results = Memo::always_new(move || asked.with(|asked| search(corpus, asked)));
        let reading = Memo::new(move || fitting.with(|(view, _)| corpus.find(view.read.as_deref()?)));
        let hits = Memo::new(move || {
            let id = reading.get()?;
            Some(results.with(|found| found.hits(corpus, id)))
        });
        let compared_ids = Memo::new(move || -> Vec<ArticleId> {
            fitting.with(|(view, _)| view.compare.iter().filter_map(|slug| corpus.find(slug)).collect())
        });
        let wish = Memo::new(move || fitting.with(|(view, _)| view.wish()));
        let comparison = Memo::always_new(move || {
            let compared = |ids: &Vec<ArticleId>| wish.with(|wish| Arc::new(compare_as(corpus, ids, wish)));
            compared_ids.with(|ids| (ids.len() > 1).then(|| compared(ids)))
        });
        let compared_hits = Memo::new(move || {
            let hits = |ids: &Vec<ArticleId>| {
                results.with(|found| ids.iter().map(|&id| found.hits(corpus, id)).collect::<Vec<_>>())
            };
            compared_ids.with(hits)
        });
        let (notebook, says) = Notebook::open(corpus);
        let explorer = Self {
            corpus,
            outlets: Box::leak(Box::new(Outlets::of(corpus))),
            view,
            fitting,
            unreadable: RwSignal::new(unusable),
            results,
            held: RwSignal::new(Vec::new()),
            is_typing: RwSignal::new(false),
            most_drawn: RwSignal::new(SCREENFUL),
            reading,
            hits,
            comparison,
            compared_hits,
            wish,
            chosen: RwSignal::new(compared_ids.get_untracked()),
            message: RwSignal::new(says),
            menu: RwSignal::new(false),
            preferences: Preferences::start(),
            notebook,
            notes_open: RwSignal::new(false),
            redrawn: RwSignal::new(()),
            selected: RwSignal::new(None),
            words: Box::leak(Box::default()),
        };
        explorer.draw_more();
        address::on_travel(move || explorer.follow_address());
        selection::follow(move |selected| {
            if explorer.selected.get_untracked() != selected {
                explorer.selected.set(selected);
            }
        });
        explorer
    }

    /// The explorer of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of what the reader asked for.
    pub fn with_view<T>(self, part: impl FnOnce(&View) -> T) -> T {
        self.view.with(part)
    }

    /// A part of what of it this corpus can show.
    pub fn with_fitting<T>(self, part: impl FnOnce(&View) -> T) -> T {
        self.fitting.with(|(view, _)| part(view))
    }

    /// The same, without being told of changes.
    pub fn with_view_untracked<T>(self, part: impl FnOnce(&View) -> T) -> T {
        self.view.with_untracked(part)
    }

    /// The first articles of the results, in the order in which they are shown.
    pub fn shown(self, most: usize) -> Vec<Ranked> {
        let mut shown = self.results.with(|found| found.articles.clone());
        self.held.with(|held| {
            let mut end = 0;
            for id in held {
                if let Some(place) = shown.iter().position(|ranked| ranked.id == *id) {
                    let ranked = shown[place];
                    shown.copy_within(end..place, end + 1);
                    shown[end] = ranked;
                    end += 1;
                }
            }
        });
        shown.truncate(most);
        shown
    }

    /// The results as they are listed: each with the other results that say nearly the same, where it is the first of them.
    pub fn listed(self) -> Vec<(ArticleId, Vec<ArticleId>)> {
        let mut listed: Vec<(ArticleId, Vec<ArticleId>)> = Vec::new();
        // Where the first of each group stands.
        let mut firsts: Vec<Option<usize>> = Vec::new();
        for Ranked { id, .. } in self.shown(usize::MAX) {
            if let Some(group) = self.corpus.group(id) {
                let group = group as usize;
                firsts.resize(firsts.len().max(group + 1), None);
                if let Some(first) = firsts[group] {
                    listed[first].1.push(id);
                    continue;
                }
                firsts[group] = Some(listed.len());
            }
            listed.push((id, Vec::new()));
        }
        listed
    }

    /// If nothing is found: what letting go of a part of what is asked would give.
    pub fn dropping(self) -> Vec<Dropped> {
        match self.results.with(|found| found.articles.is_empty()) {
            true => self.fitting.with(|(view, _)| dropping(self.corpus, view)),
            false => Vec::new(),
        }
    }

    /// The words of the corpus.
    pub fn wordlist(self) -> &'static Wordlist {
        self.words.list.get_or_init(|| Wordlist::of(self.corpus))
    }

    /// Which of them are function words.
    pub fn function_words(self) -> &'static FunctionWords {
        let find = || FunctionWords::of(self.corpus, self.wordlist());
        self.words.function.get_or_init(find)
    }

    /// The places of a kind, as the view counts them, but from 0.
    pub fn range(self, places: Places) -> Range<usize> {
        let statements = self
            .comparison
            .with(|it| it.as_ref().map_or(0, |it| it.statements.len()));
        match places {
            Places::Article => 0..self.hits.with(|hits| hits.as_ref().map_or(0, Vec::len)),
            Places::Statements => 0..statements,
            Places::Columns => {
                statements..statements + self.compared_hits.with(|hits| hits.iter().map(Vec::len).sum::<usize>())
            }
        }
    }

    /// Which of the places of a kind is in focus, counted from 0.
    pub fn at(self, places: Places) -> Option<usize> {
        let at = self.number_at()? as usize - 1;
        let is_article = self.reading.with(Option::is_some);
        let range = self.range(places);
        ((places == Places::Article) == is_article && range.contains(&at)).then(|| at - range.start)
    }

    fn number_at(self) -> Option<u32> {
        self.with_view(|view| match view.at {
            Some(At::Number(number)) => Some(number),
            _ => None,
        })
    }

    /// The article whose sentence is in focus, by its slug, and the sentence.
    pub fn sentence_at(self) -> Option<(String, usize)> {
        self.with_view(|view| match &view.at {
            Some(At::Sentence(slug, sentence)) => Some((slug.clone(), *sentence as usize)),
            _ => None,
        })
    }

    /// Whether a sentence of the comparison is in focus, by itself.
    pub fn is_sentence_at(self, place: Place) -> bool {
        self.sentence_at().is_some_and(|(slug, sentence)| {
            let column = |id: &ArticleId| self.corpus.slug(*id) == slug;
            let column = self
                .comparison
                .with(|it| it.as_ref().and_then(|it| it.articles.iter().position(column)));
            column == Some(place.column) && sentence == place.sentence
        })
    }

    /// The place in focus, if there is no such place.
    fn out_of_reach(self) -> Option<Unusable> {
        let unusable = |value: String, reason: String| Unusable {
            key: "at".to_owned(),
            value,
            reason,
        };
        if let Some((slug, sentence)) = self.sentence_at() {
            let is_there = self.comparison.with(|it| {
                it.as_ref().is_some_and(|it| {
                    let mut columns = it.articles.iter().zip(&it.sentences);
                    columns.any(|(id, sentences)| self.corpus.slug(*id) == slug && sentence < sentences.len())
                })
            });
            let reason = messages::no_such_sentence().to_owned();
            return (!is_there).then(|| unusable(format!("{slug}:{sentence}"), reason));
        }
        let at = self.number_at()?;
        let places = match self.reading.with(Option::is_some) {
            true => self.range(Places::Article).end,
            false => self.range(Places::Columns).end,
        };
        let reason = match places {
            0 => messages::no_place_here().to_owned(),
            places => messages::only_so_many_places(places),
        };
        (at as usize > places).then(|| unusable(at.to_string(), reason))
    }

    /// What in the address cannot be used, as it was written or as this corpus has it.
    pub fn unusable(self) -> Vec<Unusable> {
        let mut unusable = self.unreadable.get();
        self.fitting.with(|(_, refused)| unusable.extend_from_slice(refused));
        unusable.extend(self.out_of_reach());
        unusable
    }

    /// The view that would follow from a change, for the target of a link.
    pub fn view_with(self, change: impl FnOnce(&mut View)) -> View {
        let mut view = self.view.get();
        change(&mut view);
        view
    }

    /// The reader types in the search box.
    pub fn type_query(self, query: String) {
        let is_ranked = self.results.with_untracked(|found| found.order == Sort::Relevance);
        let held = match is_ranked && self.with_view_untracked(|view| is_same_word(&view.query, &query)) {
            true => untrack(|| self.shown(SCREENFUL))
                .iter()
                .map(|ranked| ranked.id)
                .collect(),
            false => Vec::new(),
        };
        self.held.set(held);
        self.is_typing.set(true);
        self.most_drawn.set(SCREENFUL);
        self.view.update(|view| {
            view.query = query;
            view.at = None;
        });
        let rest = move || {
            self.is_typing.set(false);
            self.held.set(Vec::new());
            self.draw_more();
        };
        address::replace_after_pause(self.view.get_untracked(), Box::new(rest));
    }

    /// Draws twice as many of the results, and so on, and then all that are to be drawn, each time as a task of its own, until
    /// the reader types again.
    fn draw_more(self) {
        let next = |most| if most < 4 * SCREENFUL { most * 2 } else { usize::MAX };
        let more = move || {
            if !self.is_typing.get_untracked() {
                self.most_drawn.update(|most| *most = next(*most));
                self.draw_more();
            }
        };
        if self.most_drawn.get_untracked() < self.corpus.len() {
            shell::after(0, more).forget();
        }
    }

    /// Puts a line into the search box, and the reader behind it.
    pub fn ask(self, query: String) {
        self.act(|view| (view.query, view.at) = (query, None));
        shell::focus_when_drawn("#query".to_owned());
    }

    /// The reader has finished typing.
    pub fn settle_query(self) {
        address::settle();
    }

    /// Empties the search box and lets go of all filters.
    pub fn clear(self) {
        self.act(|view| {
            *view = View {
                foreign: std::mem::take(&mut view.foreign),
                ..View::default()
            };
        });
    }

    /// Lets go of all filters.
    pub fn clear_filters(self) {
        self.act(|view| {
            view.facets.clear();
            (view.from, view.to) = (None, None);
        });
    }

    /// Lets go of all chosen values of a facet.
    pub fn clear_facet(self, key: FacetKey) {
        self.act(|view| view.facets.retain(|(chosen, _)| *chosen != key));
    }

    /// Lets go of the dates.
    pub fn clear_dates(self) {
        self.act(|view| (view.from, view.to) = (None, None));
    }

    /// Chooses a facet value, or lets it go.
    pub fn toggle_facet(self, key: FacetKey, value: &str) {
        self.act(|view| view.toggle_facet(key, value));
    }

    /// Chooses this value of a facet and no other.
    pub fn choose_only(self, key: FacetKey, value: &str) {
        self.act(|view| {
            view.facets.retain(|(chosen, _)| *chosen != key);
            view.toggle_facet(key, value);
        });
    }

    /// Leaves out the articles that have a value: the search box says so, and can take it back.
    pub fn leave_out(self, key: FacetKey, value: &str) {
        let words = value.replace('"', " ");
        self.act(|view| {
            view.facets
                .retain(|(chosen, it)| (*chosen, it.as_str()) != (key, value));
            view.query = format!("{} -{}:=\"{words}\"", view.query.trim(), key.name())
                .trim()
                .to_owned();
            view.at = None;
        });
    }

    /// Sets the earliest publication date.
    pub fn publish_from(self, date: Option<PartialDate>) {
        self.act(|view| view.from = date);
    }

    /// Sets the latest publication date.
    pub fn publish_to(self, date: Option<PartialDate>) {
        self.act(|view| view.to = date);
    }

    /// Sets the range of publication dates.
    pub fn publish_between(self, from: Option<PartialDate>, to: Option<PartialDate>) {
        self.act(|view| (view.from, view.to) = (from, to));
    }

    /// Sets the order of the results.
    pub fn sort(self, sort: Sort) {
        let default = self.results.with_untracked(|found| default_order(&found.query));
        self.act(|view| view.sort = Some(sort).filter(|&sort| sort != default));
    }

    /// Shows a view, as following a link to it does.
    pub fn go(self, view: View) {
        self.act(|it| *it = view);
    }

    /// Shows what an address asks for, as following a link does.
    pub fn open_address(self, address: &str) {
        let (view, unreadable) = View::parse(address);
        self.go(view);
        self.unreadable.set(unreadable);
    }

    /// Opens an article.
    pub fn open(self, id: ArticleId) {
        self.act(|view| (view.read, view.at) = (Some(self.corpus.slug(id).to_owned()), None));
    }

    /// Whether anything is asked for: words, values or dates.
    pub fn is_asked(self) -> bool {
        self.with_view(|view| !view.query.trim().is_empty() || view.is_filtered())
    }

    /// Closes what is open: the article, or else the comparison. Says whether anything was.
    pub fn close(self) -> bool {
        let (reading, comparing) = self
            .view
            .with_untracked(|view| (view.read.is_some(), !view.compare.is_empty()));
        if reading {
            self.act(|view| (view.read, view.at) = (None, None));
        } else if comparing {
            self.act(|view| (view.compare, view.at, view.listed) = (Vec::new(), None, Listed::default()));
        }
        reading || comparing
    }

    /// The view with a place in focus, counted from 0. What is in focus in a comparison is not so in an open article.
    pub fn view_at(self, places: Places, place: usize) -> View {
        let start = untrack(|| self.range(places).start);
        self.view_with(|view| {
            view.read = view.read.take().filter(|_| places == Places::Article);
            view.at = u32::try_from(start + place + 1).ok().map(At::Number);
        })
    }

    /// The view with a sentence of the comparison in focus.
    pub fn view_at_sentence(self, slug: &str, sentence: usize) -> View {
        self.view_with(|view| {
            view.read = None;
            view.at = Some(At::Sentence(slug.to_owned(), sentence as u32));
        })
    }

    /// Moves the focus to a place, counted from 0. It is a glance, not a step to go back to.
    pub fn focus_on(self, places: Places, place: usize) {
        shell::keep_focus();
        self.view.set(untrack(|| self.view_at(places, place)));
        address::replace(&self.view.get_untracked());
    }

    /// Opens the next article of the results that has hits, or the previous one, at its first or last; round the ends.
    /// As with going to a hit it is a glance: the way back leads to where the reading began. Says whether there is
    /// another article.
    pub fn turn(self, by: isize) -> bool {
        let shown = untrack(|| self.shown(usize::MAX));
        let open = self.reading.get_untracked();
        let here = shown.iter().position(|ranked| Some(ranked.id) == open);
        let next = |steps: usize| match (here, by > 0) {
            (Some(here), true) => (here + steps) % shown.len(),
            (Some(here), false) => (here + shown.len() - steps) % shown.len(),
            (None, true) => steps - 1,
            (None, false) => shown.len() - steps,
        };
        let others = 1..shown.len() + usize::from(here.is_none());
        let Some(next) = others.map(|steps| shown[next(steps)]).find(|ranked| ranked.matches > 0) else {
            return false;
        };
        let hits = || {
            self.results
                .with_untracked(|found| found.hits(self.corpus, next.id).len())
        };
        let at = if by > 0 { 1 } else { hits() };
        shell::keep_focus();
        self.view.update(|view| {
            view.read = Some(self.corpus.slug(next.id).to_owned());
            view.at = u32::try_from(at).ok().map(At::Number);
        });
        address::replace(&self.view.get_untracked());
        true
    }

    /// Opens the next article of the results, or the previous one, if there is one; a glance, as [`Self::turn`].
    pub fn turn_page(self, by: isize) {
        if let Some(id) = untrack(|| self.neighbour(by)) {
            shell::keep_focus();
            self.view
                .update(|view| (view.read, view.at) = (Some(self.corpus.slug(id).to_owned()), None));
            address::replace(&self.view.get_untracked());
        }
    }

    /// The article that stands next to the open one among the results, or before it.
    pub fn neighbour(self, by: isize) -> Option<ArticleId> {
        let (shown, open) = (self.shown(usize::MAX), self.reading.get()?);
        let here = shown.iter().position(|ranked| ranked.id == open)?;
        Some(shown.get(here.checked_add_signed(by)?)?.id)
    }

    /// Whether an article is marked for comparison.
    pub fn is_chosen(self, id: ArticleId) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// The articles marked for comparison.
    pub fn chosen(self) -> Vec<ArticleId> {
        self.chosen.get()
    }

    /// Marks an article for comparison, or unmarks it.
    pub fn toggle_chosen(self, id: ArticleId) {
        shell::keep_focus();
        self.chosen
            .update(|chosen| match chosen.iter().position(|&it| it == id) {
                Some(place) => drop(chosen.remove(place)),
                None if chosen.len() < View::MOST_COMPARED => chosen.push(id),
                None => self.message.set(messages::at_most_compared(View::MOST_COMPARED)),
            });
    }

    /// Unmarks all articles.
    pub fn choose_none(self) {
        shell::keep_focus();
        self.chosen.set(Vec::new());
    }

    /// Lays the marked articles side by side.
    pub fn compare_chosen(self) {
        let slugs = self
            .chosen
            .with_untracked(|ids| ids.iter().map(|&id| self.corpus.article(id).slug.clone()).collect());
        self.act(|view| (view.read, view.compare, view.at) = (None, slugs, None));
    }

    /// Lists other statements of the comparison, or in another order.
    pub fn list(self, listed: Listed) {
        self.act(|view| view.listed = listed);
    }

    /// Has sentences be as alike as that, in hundredths, to state the same thing; or as usual. It is a slider's: no step to go back
    /// to.
    pub fn want_alike(self, least: Option<u8>) {
        shell::keep_focus();
        self.view.update(|view| (view.least, view.at) = (least, None));
        address::replace_after_pause(self.view.get_untracked(), Box::new(|| ()));
    }

    /// Says that a label means a name.
    pub fn call(self, label: &str, name: &str) {
        self.act(|view| {
            view.called.retain(|it| it.label != label);
            view.called.push(Renaming {
                label: label.to_owned(),
                name: name.to_owned(),
            });
        });
    }

    /// Takes back what was said of a label.
    pub fn call_as_found(self, renaming: &Renaming) {
        self.act(|view| view.called.retain(|it| it != renaming));
    }

    /// Takes a block of an article for text, or no longer does.
    pub fn correct(self, article: &Article, block: usize) {
        self.act(|view| view.correct(article, block));
    }

    /// Copies what the manifest has to say for a correction to hold for everybody.
    pub fn copy_correction(self, article: &Article, correction: &Correction) {
        self.copy(correction.in_manifest(article), messages::copied_for_corpus());
    }

    /// Lets go of the correction of an article.
    pub fn judge_again(self, article: &Article) {
        self.act(|view| view.body.retain(|it| it.slug != article.slug));
    }

    /// Copies a link to what is on screen, which says for which corpus it was made.
    pub fn copy_link(self) {
        let mut view = self.view.get_untracked();
        view.corpus = Some(self.corpus.fingerprint().to_owned());
        self.copy(address::link(&view), messages::link_copied());
    }

    /// The passage that is meant: what is selected, or else what the address points at.
    fn passage(self) -> Option<Passage> {
        let pointed_at = || {
            self.with_view_untracked(|view| match &view.at {
                Some(At::Passage(passage)) => Some(*passage),
                _ => None,
            })
        };
        // Asked of the browser, which tells of what is selected only a moment after it is.
        selection::selected().or_else(pointed_at)
    }

    /// A link to an article, at a passage of it if there is one.
    fn link_to(self, id: ArticleId, passage: Option<Passage>) -> String {
        address::link(&View {
            read: Some(self.corpus.slug(id).to_owned()),
            at: passage.map(At::Passage),
            corpus: Some(self.corpus.fingerprint().to_owned()),
            ..View::default()
        })
    }

    /// Copies the citation of an article; of the one that is open, with the passage that is meant.
    pub fn copy_citation(self, id: ArticleId, style: Style) {
        let is_open = self.reading.get_untracked() == Some(id);
        let passage = self.passage().filter(|_| is_open);
        let (article, link) = (self.corpus.article(id), self.link_to(id, passage));
        let cited = Citation {
            article,
            passage: passage.and_then(|it| it.text(article)),
            link: Some(&link),
            accessed: shell::today(),
        };
        self.copy(citations(&[cited], style), messages::citation_copied());
    }

    /// Copies the passage that is meant as Markdown, with what it is from and a link to it; or else the whole article.
    pub fn copy_quotation(self) {
        if let Some(id) = self.reading.get_untracked() {
            let (article, passage) = (self.corpus.article(id), self.passage());
            let link = self.link_to(id, passage);
            let text = match passage.and_then(|it| it.text(article)) {
                Some(text) => markdown::quotation(article, text, Some(&link)),
                None => markdown::whole(article, Some(&link)),
            };
            self.copy(text, messages::markdown_copied());
        }
    }

    /// Copies a link to the passage that is meant.
    pub fn copy_passage_link(self) {
        if let Some(id) = self.reading.get_untracked() {
            self.copy(self.link_to(id, self.passage()), messages::link_copied());
        }
    }

    /// Makes a note of the passage that is meant.
    pub fn note(self) {
        let article = self.reading.get_untracked().map(|id| self.corpus.article(id));
        let note = article.and_then(|article| Note::of(article, self.passage()?));
        let Some(note) = note else {
            return self.say(messages::select_first());
        };
        let new = Note {
            made: shell::today(),
            ..note
        };
        self.change_notes(&mut |notes| _ = notes.add(new.clone()));
        let is_new = |note: &Note| note.slug == new.slug && note.quote == new.quote;
        if let Some((place, _)) = untrack(|| self.notebook.listed(is_new)).last() {
            shell::focus_when_drawn(format!(".reader [data-note=\"{place}\"] input"));
        }
    }

    /// Says what a note is called, by its place in the list.
    pub fn rename_note(self, place: usize, name: &str) {
        let mut is_taken = false;
        self.change_notes(&mut |notes| is_taken = !notes.rename(place, name));
        if is_taken {
            self.say(messages::note_name_taken());
        }
    }

    /// Gives a note its tags.
    pub fn tag_note(self, place: usize, tags: &str) {
        self.change_notes(&mut |notes| _ = notes.tag(place, tags));
    }

    /// Takes a note out.
    pub fn remove_note(self, place: usize) {
        shell::keep_focus();
        self.change_notes(&mut |notes| _ = notes.remove(place));
    }

    fn change_notes(self, change: &mut dyn FnMut(&mut Notes)) {
        let says = self.notebook.change(change);
        self.say(says);
    }

    /// Saves the notes as a file that can be added to those of another browser.
    pub fn save_notes(self) {
        shell::save("notes.txt", &self.notebook.to_carry());
    }

    /// Saves the notes as quotations.
    pub fn save_notes_as_markdown(self) {
        let page = address::page();
        let text = self.notebook.with(|notes| notes.markdown(self.corpus, &page));
        shell::save("notes.md", &text);
    }

    /// Saves what was found, as a table.
    pub fn save_results_as_table(self) {
        let table = self
            .results
            .with_untracked(|found| listing::csv(self.corpus, found, None));
        // Spreadsheets take a table for UTF-8 only if it begins with this mark.
        shell::save("articles.csv", &format!("\u{feff}{table}"));
    }

    /// Saves what was found, in the shape of the command line's JSON.
    pub fn save_results_as_json(self) {
        let query = self.with_view_untracked(|view| view.query.clone());
        let found = |found: &Results| json::search(self.corpus, &query, found, None).to_string();
        shell::save("articles.json", &self.results.with_untracked(found));
    }

    /// Saves the citations of all that was found.
    pub fn save_results_as_citations(self) {
        let accessed = shell::today();
        let cited = |ranked: &Ranked| Citation {
            article: self.corpus.article(ranked.id),
            passage: None,
            link: None,
            accessed,
        };
        let cited: Vec<Citation> = self
            .results
            .with_untracked(|found| found.articles.iter().map(cited).collect());
        shell::save("articles.ris", &citations(&cited, Style::Ris));
    }

    /// Hands a link to what is on screen to whatever the system shares things with, or copies it where that is not to be had.
    pub fn share(self) {
        let mut view = self.view.get_untracked();
        view.corpus = Some(self.corpus.fingerprint().to_owned());
        if !shell::share(&address::link(&view)) {
            self.copy_link();
        }
    }

    /// Saves the page as it was written, without notes.
    pub fn save_copy(self) {
        self.save_copy_with(String::new());
    }

    /// Saves the page as it was written, with these notes, and with the name of the collection for its own.
    pub fn save_copy_with(self, notes: String) {
        let title = fold(self.corpus.title().unwrap_or("dossier"));
        let parts = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        shell::save_copy(&format!("{}.html", parts.join("-")), &notes);
    }

    /// Has the page open in this browser without a network.
    pub fn keep_for_later(self) {
        shell::keep_for_later(move |is_kept| {
            self.say(match is_kept {
                true => messages::kept(),
                false => messages::keep_needs_host(),
            });
        });
    }

    /// Switches what single keys do off, or on again, and says so.
    pub fn switch_keys(self) {
        Preferences::toggle(self.preferences.keys);
        self.say(match self.preferences.keys.get_untracked() {
            true => messages::single_keys_on(),
            false => messages::single_keys_off(),
        });
    }

    /// Says something about what was just done.
    pub fn say(self, says: &str) {
        // Said again, it is another text, since screen readers read out what has changed.
        self.message.update(|said| match said == says {
            true if !says.is_empty() => said.push('\u{a0}'),
            _ => says.clone_into(said),
        });
    }

    /// Copies a text, and says so.
    pub fn copy(self, text: String, done: &'static str) {
        shell::copy(&text.clone(), move |copied| {
            self.say(&match copied {
                true => done.to_owned(),
                false => messages::copy_by_hand(&text),
            });
        });
    }

    fn act(self, change: impl FnOnce(&mut View)) {
        shell::keep_focus();
        self.message.set(String::new());
        self.unreadable.set(Vec::new());
        self.view.update(change);
        address::push(&self.view.get_untracked());
    }

    fn follow_address(self) {
        let (view, unusable) = address::read();
        self.unreadable.set(unusable);
        self.view.set(view);
    }
}

/// Whether typing went from one line to the other within the last word: letters were added to it or taken off.
fn is_same_word(before: &str, after: &str) -> bool {
    let (short, long) = if before.len() < after.len() {
        (before, after)
    } else {
        (after, before)
    };
    let is_of_word = |c: char| !c.is_whitespace() && !c.is_ascii_punctuation();
    long.strip_prefix(short)
        .is_some_and(|rest| rest.chars().all(is_of_word))
        && short.ends_with(is_of_word)
}
