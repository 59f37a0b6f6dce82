//! Nesting: how deep a page goes, seen before it is parsed.
//!
//! The rules of HTML make a parser look through all open elements at most tags, and open formatting again in every
//! paragraph, so a page of a megabyte can cost minutes and gigabytes. Browsers cut such pages short; here they are
//! refused.

use crate::bounds;
use crate::error::IngestError;

/// How many elements may have to be opened again because formatting was left open.
const MOST_REOPENED: usize = 2_000_000;

/// Refuses a page that a parser could choke on.
pub(crate) fn refuse_deep(path: &str, html: &str) -> Result<(), IngestError> {
    let Measure { deepest, reopened } = measure(html);
    if deepest <= bounds::DEPTH && reopened <= MOST_REOPENED {
        return Ok(());
    }
    Err(IngestError {
        file: path.to_owned(),
        line: None,
        what: format!("its elements are nested more than {} deep", bounds::DEPTH),
        mend: "No browser shows such a page whole. Save its text as .txt, or move it out of the folder.".to_owned(),
    })
}

struct Measure {
    deepest: usize,
    reopened: usize,
}

/// Counts tags as they stand, without building anything: an upper estimate of what a parser would have open.
fn measure(html: &str) -> Measure {
    let mut measure = Measure {
        deepest: 0,
        reopened: 0,
    };
    let (mut depth, mut formatting) = (0_usize, 0_usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let (is_end, name_at) = if rest.starts_with('/') { (true, 1) } else { (false, 0) };
        let name = name(&rest[name_at..]);
        if name.is_empty() {
            continue;
        }
        rest = &rest[name_at + name.len()..];
        let name = name.to_ascii_lowercase();
        if !is_end && is_raw(&name) {
            rest = past_end_tag(rest, &name);
            continue;
        }
        if is_void(&name) {
            continue;
        }
        let is_formatting = is_formatting(&name);
        if is_end {
            depth = depth.saturating_sub(1);
            formatting = formatting.saturating_sub(usize::from(is_formatting));
            continue;
        }
        if is_formatting {
            formatting += 1;
        } else {
            measure.reopened = measure.reopened.saturating_add(formatting);
        }
        if !closes_itself(&name) {
            depth += 1;
            measure.deepest = measure.deepest.max(depth);
        }
    }
    measure
}

fn name(text: &str) -> &str {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
    &text[..end.unwrap_or(text.len())]
}

/// Elements whose content is not markup.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes"
    )
}

fn past_end_tag<'h>(html: &'h str, name: &str) -> &'h str {
    let mut rest = html;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
        {
            return rest;
        }
    }
    ""
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that another of their kind closes, so that writers leave their end out.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "td"
            | "th"
            | "tr"
            | "option"
            | "optgroup"
            | "dd"
            | "dt"
            | "tbody"
            | "thead"
            | "tfoot"
            | "html"
            | "head"
            | "body"
            | "path"
    )
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_any_breadth_pass_and_deep_ones_do_not() {
        for (page, passes) in [
            ("<p>one<p>two".repeat(10_000), true),
            ("<ul><li>one<li>two</ul><img><br>".repeat(5_000), true),
            ("<script>\"<div>\"</script><!-- <div> -->".repeat(5_000), true),
            ("<div>".repeat(900) + &"</div>".repeat(900), true),
            ("<div>".repeat(5_000), false),
            ("<b>".repeat(5_000), false),
            ("<b id=x>".repeat(900) + &"<p>".repeat(5_000), false),
            ("<".repeat(5_000), true),
        ] {
            assert_eq!(refuse_deep("a.html", &page).is_ok(), passes, "{:.30}", page);
        }
    }
}
