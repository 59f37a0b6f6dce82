//! The articles as plain HTML: what is shown before the program starts, in print of a page without scripts, and in
//! an archive that keeps only what was on screen.

use dossier_engine::article::{Article, BlockKind};
use dossier_engine::{ArticleId, Corpus};

use crate::markup::{attribute, text};

/// Above this many bytes of text only titles are listed: a page must appear at once.
const READABLE: usize = 1_000_000;

/// No more titles than these are listed: a browser lays them all out before the program can take their place.
const LISTED: usize = 500;

/// So many titles are a list by themselves: lists that are out of sight are not laid out.
const TOGETHER: usize = 25;

/// The inside of `<main id="articles">`. Its first heading is the title of the page, and the loader relies on that.
pub(crate) fn html(corpus: &Corpus) -> String {
    let articles = || corpus.ids().map(|id| corpus.article(id));
    let mut html = format!(
        "<h1>{}</h1>\n<p>{}</p>\n",
        text(title(corpus)),
        text(&description(corpus))
    );
    let length: usize = articles()
        .flat_map(Article::reading)
        .map(|(_, block)| block.text.len())
        .sum();
    if length <= READABLE {
        articles().for_each(|article| full(article, &mut html));
    } else {
        titles(corpus, &mut html);
    }
    html
}

/// The title of the page.
pub(crate) fn title(corpus: &Corpus) -> &str {
    corpus.title().unwrap_or("Dossier")
}

/// The description of the page.
pub(crate) fn description(corpus: &Corpus) -> String {
    let counted = || match corpus.len() {
        1 => "One article to search and read.".to_owned(),
        count => format!("{count} articles to search, filter and compare."),
    };
    corpus.description().map_or_else(counted, str::to_owned)
}

fn full(article: &Article, html: &mut String) {
    html.push_str(&format!(
        "<article{}>\n<h2>{}</h2>\n<p>{}</p>\n",
        language(article),
        text(&article.label()),
        origin(article)
    ));
    let title = article.title_block();
    for (_, block) in article.reading().filter(|(place, _)| Some(*place) != title) {
        let words = text(block.text.trim());
        match block.kind {
            BlockKind::Furniture { .. } => {}
            BlockKind::Heading => html.push_str(&format!("<h3>{words}</h3>\n")),
            BlockKind::Caption => html.push_str(&format!("<p class=\"caption\">{words}</p>\n")),
            BlockKind::Body => html.push_str(&format!("<p>{words}</p>\n")),
        }
    }
    html.push_str("</article>\n");
}

fn titles(corpus: &Corpus, html: &mut String) {
    html.push_str(
        "<p>The full text of these articles is in this page, and is shown once its script runs. Here are their \
         titles.</p>\n",
    );
    let listed: Vec<ArticleId> = corpus.ids().take(LISTED).collect();
    for some in listed.chunks(TOGETHER) {
        html.push_str("<ul>\n");
        for &id in some {
            let article = corpus.article(id);
            html.push_str(&format!(
                "<li{}>{} ({})</li>\n",
                language(article),
                text(&article.label()),
                origin(article)
            ));
        }
        html.push_str("</ul>\n");
    }
    match corpus.len().saturating_sub(LISTED) {
        0 => {}
        1 => html.push_str("<p>One more article is not listed here.</p>\n"),
        more => html.push_str(&format!("<p>{more} more articles are not listed here.</p>\n")),
    }
}

/// The outlet, and the date if it is known.
fn origin(article: &Article) -> String {
    let outlet = text(article.source_label());
    match &article.published {
        Some(date) => format!(
            "{outlet}, <time datetime=\"{}\">{}</time>",
            date.value,
            date.value.in_words()
        ),
        None => outlet,
    }
}

fn language(article: &Article) -> String {
    let tag = if article.language == "und" {
        ""
    } else {
        &article.language
    };
    format!(" lang=\"{}\"", attribute(tag))
}
