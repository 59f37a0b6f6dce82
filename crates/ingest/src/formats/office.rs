//! Documents of word processors: `.docx` (Office Open XML) and `.odt` (OpenDocument), both XML in a zip file.

use dossier_engine::article::{BlockKind, Origin};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Packed;
use super::table::refusal;
use crate::draft::{Draft, Facts, Passage, Text, stated};
use crate::error::IngestError;
use crate::{authors, bounds, charset, stamp};

/// Reads a `.docx` file.
///
/// # Errors
///
/// If it is no such document, or one that unpacks beyond all bounds.
pub(crate) fn read_word(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let mut packed = Packed::open(path, bytes)?;
    let mut body = Writer::new(Dialect::Word);
    body.read(path, &part(path, &mut packed, "word/document.xml")?)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if packed.has(notes) {
            body.read(path, &part(path, &mut packed, notes)?)?;
        }
    }
    finish(path, packed, body, "docProps/core.xml")
}

/// Reads an `.odt` file.
///
/// # Errors
///
/// As [`read_word`].
pub(crate) fn read_open_document(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    let mut packed = Packed::open(path, bytes)?;
    let mut body = Writer::new(Dialect::OpenDocument);
    body.read(path, &part(path, &mut packed, "content.xml")?)?;
    finish(path, packed, body, "meta.xml")
}

fn part(path: &str, packed: &mut Packed, name: &str) -> Result<String, IngestError> {
    if !packed.has(name) {
        let what = format!("it is no document of a word processor: it has no {name}");
        return Err(refusal(
            path,
            None,
            what,
            "Open it in the program it was written with, and save it again.",
        ));
    }
    let bytes = packed.unpack(name)?;
    let declared = charset::declared_in_markup(&bytes);
    Ok(charset::decode(path, &bytes, declared.as_deref())?.text.into_owned())
}

fn finish(path: &str, mut packed: Packed, body: Writer, properties: &str) -> Result<Draft, IngestError> {
    let mut facts = Facts::default();
    if packed.has(properties) {
        facts = self::facts(&part(path, &mut packed, properties)?);
    }
    let passages = body.passages;
    let first = passages.first().filter(|passage| passage.kind == BlockKind::Heading);
    if facts.title.is_none()
        && let Some(heading) = first
    {
        let mut title = stated(heading.text().replace('\n', " "), Origin::Text);
        title.line = Some(1);
        facts.title = Some(title);
    }
    Ok(Draft {
        facts,
        ..Draft::of(Text::Marked(passages))
    })
}

/// What the properties of a document say, in the words of Dublin Core that both kinds use.
///
/// The day on which a file was made is not the day on which its text was published, and is left aside.
fn facts(xml: &str) -> Facts {
    let mut facts = Facts::default();
    let mut reader = Reader::from_str(xml);
    let (mut name, mut text) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => {
                name = start.local_name().as_ref().to_owned();
                text.clear();
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) => text.push_str(&referred(&reference)),
            Event::End(_) => {
                let value = text.trim().to_owned();
                text.clear();
                if value.is_empty() {
                    continue;
                }
                match name.as_str() {
                    "title" => facts.title = Some(stated(value, Origin::FrontMatter)),
                    "creator" | "initial-creator" if facts.authors.is_none() || name == "creator" => {
                        facts.authors = Some(authors::split(&value))
                            .filter(|names| !names.is_empty())
                            .map(|names| stated(names, Origin::FrontMatter));
                    }
                    "publisher" => facts.source = Some(stated(value, Origin::FrontMatter)),
                    "issued" => facts.published = stamp::parse(&value).map(|date| stated(date, Origin::FrontMatter)),
                    "language" => facts.language = Some(stated(value, Origin::FrontMatter)),
                    "keywords" | "keyword" => {
                        let tags = value
                            .split([',', ';'])
                            .map(|tag| tag.trim().to_owned())
                            .filter(|tag| !tag.is_empty());
                        let known = facts.tags.take().map(|tags| tags.value).unwrap_or_default();
                        facts.tags = Some(stated(known.into_iter().chain(tags).collect(), Origin::FrontMatter));
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    facts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Word,
    OpenDocument,
}

/// Makes passages of the XML of a document.
struct Writer {
    dialect: Dialect,
    passages: Vec<Passage>,
    text: String,
    kind: Option<BlockKind>,
    /// How many elements are open whose text is not shown: what was deleted, settings of fields.
    unseen: usize,
    depth: usize,
    /// Whether the paragraph is one of a list.
    is_item: bool,
    in_table_row: usize,
    /// Cells of the row that is open.
    cells: usize,
}

impl Writer {
    fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            passages: Vec::new(),
            text: String::new(),
            kind: None,
            unseen: 0,
            depth: 0,
            is_item: false,
            in_table_row: 0,
            cells: 0,
        }
    }

    fn read(&mut self, path: &str, xml: &str) -> Result<(), IngestError> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut in_text = 0_usize;
        loop {
            let event = reader.read_event().map_err(|error| {
                let what = format!("its text is broken ({error})");
                refusal(
                    path,
                    None,
                    what,
                    "Open it in the program it was written with, and save it again.",
                )
            })?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > bounds::DEPTH {
                        let what = format!("its elements are nested more than {} deep", bounds::DEPTH);
                        return Err(refusal(
                            path,
                            None,
                            what,
                            "Save its text as .txt, or move it out of the folder.",
                        ));
                    }
                    in_text += usize::from(self.holds_text(&start));
                    self.open(&start);
                }
                Event::Empty(start) => {
                    self.open(&start);
                    self.close(start.local_name().as_ref());
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = end.local_name().as_ref().to_owned();
                    if self.names_text(&name) {
                        in_text = in_text.saturating_sub(1);
                    }
                    self.close(&name);
                }
                Event::Text(words) if in_text > 0 => self.push(&words.xml10_content()),
                Event::CData(words) if in_text > 0 => self.push(&words.xml10_content()),
                Event::GeneralRef(reference) if in_text > 0 => {
                    let referred = referred(&reference);
                    self.push(&referred);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        self.cut();
        Ok(())
    }

    /// Text stands in runs in one dialect, and anywhere within a paragraph in the other.
    fn names_text(&self, name: &str) -> bool {
        match self.dialect {
            Dialect::Word => name == "t",
            Dialect::OpenDocument => matches!(name, "p" | "h"),
        }
    }

    fn holds_text(&self, start: &BytesStart) -> bool {
        self.names_text(start.local_name().as_ref())
    }

    fn push(&mut self, words: &str) {
        if self.unseen == 0 {
            match self.dialect {
                Dialect::Word => self.text.push_str(words),
                // White space is folded as in HTML.
                Dialect::OpenDocument => {
                    for c in words.chars() {
                        match c {
                            ' ' | '\t' | '\n' | '\r' if self.text.ends_with(' ') => {}
                            '\t' | '\n' | '\r' => self.text.push(' '),
                            c => self.text.push(c),
                        }
                    }
                }
            }
        }
    }

    fn open(&mut self, start: &BytesStart) {
        let name = start.local_name().as_ref().to_owned();
        match (self.dialect, name.as_str()) {
            (Dialect::Word, "delText" | "instrText" | "Fallback")
            | (Dialect::OpenDocument, "annotation" | "tracked-changes" | "sequence-decls") => self.unseen += 1,
            (_, "p" | "h") => {
                if self.in_table_row == 0 {
                    self.cut();
                } else if !self.text.is_empty() && !self.text.ends_with('\t') {
                    self.text.push(' ');
                }
                if name == "h" {
                    self.kind = Some(BlockKind::Heading);
                }
                if std::mem::take(&mut self.is_item) && self.dialect == Dialect::OpenDocument {
                    self.text.push_str("• ");
                }
            }
            (Dialect::Word, "pStyle" | "outlineLvl") if is_heading_mark(&name, attribute(start, "val")) => {
                self.kind = Some(BlockKind::Heading);
            }
            (Dialect::Word, "numPr") if self.in_table_row == 0 => self.text.push_str("• "),
            (Dialect::OpenDocument, "list-item") => self.is_item = true,
            (Dialect::Word, "br" | "cr") | (Dialect::OpenDocument, "line-break") => self.push_line(),
            (_, "tab") => self.text.push(' '),
            (Dialect::OpenDocument, "s") => {
                let count = attribute(start, "c")
                    .and_then(|count| count.parse::<usize>().ok())
                    .unwrap_or(1);
                self.text.push_str(&" ".repeat(count.min(100)));
            }
            (Dialect::Word, "noBreakHyphen") => self.text.push('\u{2011}'),
            (_, "tr" | "table-row") => {
                self.cut();
                self.in_table_row += 1;
                self.cells = 0;
            }
            (_, "tc" | "table-cell") => {
                if self.cells > 0 {
                    self.text.push('\t');
                }
                self.cells += 1;
            }
            _ => {}
        }
    }

    fn push_line(&mut self) {
        self.text.push(if self.in_table_row == 0 { '\n' } else { ' ' });
    }

    fn close(&mut self, name: &str) {
        match (self.dialect, name) {
            (Dialect::Word, "delText" | "instrText" | "Fallback")
            | (Dialect::OpenDocument, "annotation" | "tracked-changes" | "sequence-decls") => {
                self.unseen = self.unseen.saturating_sub(1);
            }
            (_, "p" | "h") if self.in_table_row == 0 => self.cut(),
            (_, "tr" | "table-row") => {
                self.cut();
                self.in_table_row = self.in_table_row.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn cut(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Body);
        let text = std::mem::take(&mut self.text);
        self.passages
            .extend(Passage::new(kind, text.trim_end_matches('\t')).filter(|passage| passage.text() != "•"));
    }
}

/// Whether a paragraph's style, or its level in the outline, makes it a heading.
fn is_heading_mark(name: &str, value: Option<String>) -> bool {
    let Some(value) = value else { return false };
    match name {
        "outlineLvl" => value.parse::<u8>().is_ok_and(|level| level < 9),
        _ => is_heading_style(&value),
    }
}

/// The styles that word processors give titles and headings, in the languages that they name them in.
fn is_heading_style(style: &str) -> bool {
    let style = style.to_lowercase().replace([' ', '-', '_'], "");
    let style = style.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(
        style,
        "heading"
            | "title"
            | "subtitle"
            | "überschrift"
            | "berschrift"
            | "titel"
            | "untertitel"
            | "titre"
            | "soustitre"
            | "ttulo"
            | "título"
            | "subttulo"
            | "titolo"
            | "sottotitolo"
            | "kop"
            | "rubrik"
            | "overskrift"
            | "nagwek"
            | "nagłówek"
            | "заголовок"
            | "标题"
            | "見出し"
    )
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}

fn referred(reference: &quick_xml::events::BytesRef) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => match reference.xml10_content().as_ref() {
            "amp" => "&".to_owned(),
            "lt" => "<".to_owned(),
            "gt" => ">".to_owned(),
            "quot" => "\"".to_owned(),
            "apos" => "'".to_owned(),
            unknown => format!("&{unknown};"),
        },
    }
}
