//! A paragraph: the lines of a file that are judged together.
//!
//! Plain text marks paragraphs in three ways: by a blank line, by one long line each, or by lines broken to a
//! width. Lines of the last kind belong together; all others stand for themselves.

/// Adjacent lines that are one piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph<'a> {
    /// The number of the first line, counted from 1.
    pub(crate) first: u32,
    /// The lines; none is blank.
    pub(crate) lines: &'a [&'a str],
}

impl Paragraph<'_> {
    /// The number of the last line.
    pub(crate) fn last(&self) -> u32 {
        self.first + self.lines.len() as u32 - 1
    }

    /// The text as one line.
    pub(crate) fn flowing(&self) -> String {
        self.lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
    }
}

/// Whether a line has nothing to read.
pub(crate) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The paragraphs of a text, in order; every line that is not blank is in exactly one.
pub(crate) fn paragraphs<'a>(lines: &'a [&'a str]) -> Vec<Paragraph<'a>> {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|line| !is_blank(line)).count();
        let group = &lines[at..at + run];
        let first = at as u32 + 1;
        if is_wrapped(group) {
            paragraphs.push(Paragraph { first, lines: group });
        } else {
            paragraphs.extend((0..run).map(|k| Paragraph {
                first: first + k as u32,
                lines: &group[k..=k],
            }));
        }
        at += run.max(1);
    }
    paragraphs
}

/// Whether lines were broken to a width: many a line goes on in small letters where the one above stopped in
/// mid-sentence, and none is longer than a printed line.
fn is_wrapped(group: &[&str]) -> bool {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 120;
    let width = group.iter().map(|line| line.trim().chars().count()).max().unwrap_or(0);
    let goes_on = |pair: &&[&str]| !ends_sentence(pair[0]) && pair[1].trim_start().starts_with(char::is_lowercase);
    let pairs = group.len().saturating_sub(1);
    (NARROWEST..=WIDEST).contains(&width) && pairs > 0 && group.windows(2).filter(goes_on).count() * 5 >= pairs * 2
}

/// Whether a text ends as a sentence does, closing marks aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let closes = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let text = text.trim_end_matches(closes);
    text.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '۔', '؟', '।', '။', '៕', '።', '։', ':', ';',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(u32, u32)> {
        let lines = crate::lines::split(text);
        paragraphs(&lines)
            .iter()
            .map(|paragraph| (paragraph.first, paragraph.last()))
            .collect()
    }

    #[test]
    fn lines_broken_to_a_width_are_one_paragraph() {
        let wrapped = "The boats came in before the storm, and the men\nstood on the quay until the last of them was made\nfast for the night.";
        assert_eq!(cut(wrapped), [(1, 3)]);
    }

    #[test]
    fn all_other_lines_stand_for_themselves() {
        let long = "A long line. ".repeat(12);
        assert_eq!(
            cut(&format!("Title\n\n{long}\n{long}\n\u{a0}\nHome\nNews")),
            [(1, 1), (3, 3), (4, 4), (6, 6), (7, 7)]
        );
        assert_eq!(cut(" \n\n"), []);
        let headlines = "Council votes to close the old harbour bridge\nMayor says the new school will open in autumn";
        assert_eq!(cut(headlines), [(1, 1), (2, 2)]);
    }
}
