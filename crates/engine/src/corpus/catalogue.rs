//! The catalogue: what is known about each article beside its words.
//!
//! What filters and sorting need of every article stands in columns, read when the corpus is opened. All else stands in
//! one record an article, read when the article is.

use std::sync::OnceLock;

use crate::article::{Article, Block, BlockKind, Found, Origin, Part};
use crate::date::PartialDate;
use crate::facets::FacetKey;
use crate::index::Zone;
use crate::numbers::{Reader, Writer};
use crate::order;
use crate::search::Shape;
use crate::text::fold;
use crate::times::Moment;

/// What is known about the articles of a corpus.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) slugs: Vec<String>,
    columns: Vec<Column>,
    dates: Vec<Option<PartialDate>>,
    shapes: Vec<Shape>,
    /// The passages that are headings, each with its article before it.
    headings: Vec<(u32, u32)>,
    /// For each article, its place among all by title, and by outlet.
    pub(crate) by_title: Vec<u32>,
    pub(crate) by_source: Vec<u32>,
    /// For each article, 1 more than the number of its group of articles that say nearly the same; 0 if it is alone.
    pub(crate) groups: Vec<u32>,
    /// The number of the cluster of each article, likewise; empty where there are none.
    pub(crate) clusters: Vec<u32>,
    /// Why blocks were folded; records name a reason by its place.
    reasons: Vec<String>,
    /// What else is told of each article.
    records: Runs,
    /// The times that each article names.
    times: Runs,
}

/// Runs of bytes, one an article.
#[derive(Debug, Default)]
struct Runs {
    bytes: Vec<u8>,
    /// Where each begins; then the end.
    starts: Vec<u32>,
}

impl Runs {
    fn of(&self, article: usize) -> Option<Reader<'_>> {
        let &[start, end] = self.starts.get(article..article + 2)? else {
            return None;
        };
        Some(Reader(self.bytes.get(start as usize..end as usize)?))
    }

    fn read(reader: &mut Reader<'_>, articles: usize) -> Option<Self> {
        let mut starts = vec![0u32];
        for size in reader.numbers()? {
            starts.push(starts.last()?.checked_add(size)?);
        }
        let bytes = reader.section()?.to_vec();
        let is_whole = starts.len() == articles + 1 && bytes.len() == *starts.last()? as usize;
        is_whole.then_some(Self { bytes, starts })
    }

    fn push(&mut self, run: &Writer) {
        self.bytes.extend_from_slice(&run.0);
        self.starts.push(run.0.len() as u32);
    }

    /// What was pushed; until then, starts are sizes.
    fn write(&self, writer: &mut Writer) {
        writer.numbers(self.starts.iter().copied());
        writer.section(&self.bytes);
    }
}

/// A property of the articles: its values, and which article has which.
#[derive(Debug, Default)]
pub(crate) struct Column {
    pub(crate) values: Vec<String>,
    /// Where the values of each article begin in `ids`; then the end.
    starts: Vec<u32>,
    /// Values by their place.
    ids: Vec<u32>,
    /// The places of the values in the order of these, once it was needed.
    sorted: OnceLock<Vec<u32>>,
}

impl Column {
    /// The places of the values in the order of these.
    pub(crate) fn sorted(&self) -> &[u32] {
        self.sorted.get_or_init(|| {
            let mut sorted: Vec<u32> = (0..self.values.len() as u32).collect();
            order::sort_by(&mut sorted, |&one, &other| {
                self.values[one as usize].cmp(&self.values[other as usize])
            });
            sorted
        })
    }

    /// The values of an article, by their place.
    #[inline]
    pub(crate) fn of(&self, article: usize) -> &[u32] {
        match self.starts.get(article..article + 2) {
            Some(&[start, end]) => self.ids.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(self.values.len() as u32);
        self.values.iter().for_each(|value| writer.text(value));
        writer.numbers(
            self.starts
                .windows(2)
                .map(|pair| pair[1] - pair[0])
                .collect::<Vec<_>>()
                .into_iter(),
        );
        writer.numbers(self.ids.iter().copied());
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let values = texts(reader)?;
        let mut starts = vec![0u32];
        for count in reader.numbers()? {
            starts.push(starts.last()?.checked_add(count)?);
        }
        let ids = reader.numbers()?;
        let is_whole = ids.len() == *starts.last()? as usize && ids.iter().all(|&id| (id as usize) < values.len());
        is_whole.then_some(Self {
            values,
            starts,
            ids,
            sorted: OnceLock::new(),
        })
    }
}

/// A mention as it is kept: by words, since those are what it was found by.
pub(crate) struct KeptMention {
    /// How many words lie between it and the mention before.
    pub(crate) after: u32,
    pub(crate) words: u32,
    pub(crate) name: u32,
}

/// A time as it is kept, likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeptTime {
    /// How many words lie between it and the time before.
    pub(crate) after: u32,
    pub(crate) words: u32,
    pub(crate) moment: Moment,
}

/// An article as its record tells it, before its texts are filled in.
pub(crate) struct Record {
    pub(crate) article: Article,
    pub(crate) mentions: Vec<KeptMention>,
    /// Whether the title is a passage of its own, of which the text is the first.
    pub(crate) has_title_passage: bool,
    /// The block of which the text is the title, letter by letter.
    pub(crate) title_is_block: Option<usize>,
}

/// Where the title of an article is to be had.
pub(crate) enum Title<'a> {
    None,
    /// Here.
    Text(&'a str),
    /// It is the text of a passage.
    Passage(usize),
}

impl Catalogue {
    pub(crate) fn column(&self, key: FacetKey) -> &Column {
        &self.columns[key as usize]
    }

    pub(crate) fn date(&self, article: usize) -> Option<PartialDate> {
        self.dates.get(article).copied().flatten()
    }

    pub(crate) fn shape(&self, article: usize) -> Shape {
        self.shapes.get(article).copied().unwrap_or(Shape {
            searched: 0,
            title: None,
        })
    }

    /// How prominent a passage of an article is.
    pub(crate) fn zone(&self, article: usize, passage: usize) -> Zone {
        if self.shape(article).title == Some(passage) {
            return Zone::Title;
        }
        match self.headings.binary_search(&(article as u32, passage as u32)) {
            Ok(_) => Zone::Heading,
            Err(_) => Zone::Body,
        }
    }

    /// The title of an article, of which the record alone tells whether there is one; nothing if it is damaged.
    pub(crate) fn title(&self, place: usize) -> Option<Title<'_>> {
        let mut reader = self.records.of(place)?;
        reader.number()?; // how much of the path is the slug
        reader.text()?;
        reader.number()?; // language
        let shown = reader.number()?;
        if shown == 0 {
            return Some(Title::None);
        }
        found(&mut reader, ())?;
        match shown {
            2 => Some(Title::Text(reader.text()?)),
            _ => Some(Title::Passage(self.shape(place).title?)),
        }
    }

    /// The times that an article names, in reading order.
    pub(crate) fn times(&self, article: usize) -> Vec<KeptTime> {
        let mut times = Vec::new();
        let mut reader = self.times.of(article).unwrap_or(Reader(&[]));
        while let (Some(after), Some(words), Some(moment)) = (reader.number(), reader.number(), reader.number()) {
            times.push(KeptTime {
                after,
                words,
                moment: Moment::from_number(moment),
            });
        }
        times
    }

    /// What the record of an article tells; nothing if it is damaged.
    pub(crate) fn record(&self, place: usize) -> Option<Record> {
        let mut reader = self.records.of(place)?;
        let value = |key: FacetKey, id: u32| self.column(key).values.get(id as usize).cloned();
        let slug = self.slugs.get(place)?;
        let mut path = slug.get(..reader.number()? as usize)?.to_owned();
        path.push_str(reader.text()?);
        let language = value(FacetKey::Language, reader.number()?)?;
        let (mut has_title_passage, mut title_is_block) = (false, None);
        let title = match reader.number()? {
            0 => None,
            shown => {
                let mut found = found(&mut reader, String::new())?;
                match shown {
                    1 => has_title_passage = true,
                    2 => found.value = reader.text()?.to_owned(),
                    block => title_is_block = Some(block as usize - 3),
                }
                Some(found)
            }
        };
        let text = |reader: &mut Reader<'_>| Some(reader.text()?.to_owned());
        let subtitle = optional(&mut reader, text)?;
        let source = optional(&mut reader, |reader| value(FacetKey::Source, reader.number()?))?;
        let agency = optional(&mut reader, text)?;
        let list = |reader: &mut Reader<'_>, key| -> Option<Vec<String>> {
            reader.numbers()?.into_iter().map(|id| value(key, id)).collect()
        };
        let authors = optional(&mut reader, |reader| list(reader, FacetKey::Author))?;
        let published = optional(&mut reader, |_| self.date(place))?;
        let modified = optional(&mut reader, |reader| PartialDate::from_number(reader.number()?))?;
        let dateline = optional(&mut reader, text)?;
        let url = optional(&mut reader, text)?;
        let tags = optional(&mut reader, |reader| list(reader, FacetKey::Tag))?;
        let mut blocks = Vec::new();
        let mut line = 0u32;
        for _ in 0..reader.number()? {
            let kind = match reader.number()? {
                0 => BlockKind::Body,
                1 => BlockKind::Heading,
                2 => BlockKind::Caption,
                reason => BlockKind::Furniture {
                    reason: self.reasons.get(reason as usize - 3)?.clone(),
                },
            };
            let first = line.wrapping_add(reader.difference()? as u32);
            line = first.wrapping_add(reader.number()?);
            blocks.push(Block {
                kind,
                lines: (first, line),
                text: String::new(),
            });
        }
        let warnings = texts(&mut reader)?;
        let mut mentions = Vec::new();
        for _ in 0..reader.number()? {
            mentions.push(KeptMention {
                after: reader.number()?,
                words: reader.number()?,
                name: reader.number()?,
            });
        }
        Some(Record {
            article: Article {
                slug: slug.clone(),
                path,
                language,
                title,
                subtitle,
                source,
                agency,
                authors,
                published,
                modified,
                dateline,
                url,
                tags,
                blocks,
                warnings,
            },
            mentions,
            has_title_passage,
            title_is_block,
        })
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let slugs = texts(&mut reader)?;
        let mut columns = Vec::new();
        for _ in FacetKey::ALL {
            columns.push(Column::read(&mut reader)?);
        }
        let mut dates = Vec::new();
        for packed in reader.numbers()? {
            dates.push(PartialDate::from_number(packed));
        }
        let mut shapes = Vec::new();
        for shape in reader.numbers()?.chunks_exact(2) {
            shapes.push(Shape {
                searched: shape[0] as usize,
                title: shape[1].checked_sub(1).map(|title| title as usize),
            });
        }
        let mut headings = Vec::new();
        for pair in reader.numbers()?.chunks_exact(2) {
            headings.push((pair[0], pair[1]));
        }
        let (by_title, by_source) = (reader.numbers()?, reader.numbers()?);
        let (groups, clusters) = (reader.numbers()?, reader.numbers()?);
        let reasons = texts(&mut reader)?;
        let articles = slugs.len();
        let records = Runs::read(&mut reader, articles)?;
        let times = Runs::read(&mut reader, articles)?;
        let fits = columns.iter().all(|column| column.starts.len() == articles + 1)
            && dates.len() == articles
            && shapes.len() == articles
            && by_title.len() == articles
            && by_source.len() == articles
            && groups.len() == articles
            && (clusters.is_empty() || clusters.len() == articles)
            && reader.0.is_empty();
        fits.then_some(Self {
            slugs,
            columns,
            dates,
            shapes,
            headings,
            by_title,
            by_source,
            groups,
            clusters,
            reasons,
            records,
            times,
        })
    }
}

fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..reader.number()? {
        texts.push(reader.text()?.to_owned());
    }
    Some(texts)
}

const ORIGINS: [Origin; 8] = [
    Origin::Manifest,
    Origin::FrontMatter,
    Origin::JsonLd,
    Origin::OpenGraph,
    Origin::Html,
    Origin::Column,
    Origin::Text,
    Origin::Filename,
];

/// A value that was read before, with its provenance, which is read now.
fn found<T>(reader: &mut Reader<'_>, value: T) -> Option<Found<T>> {
    let from = *ORIGINS.get(reader.number()? as usize)?;
    let line = reader.number()?.checked_sub(1);
    Some(Found { value, from, line })
}

/// A value that may not be there. The outer nothing is damage.
fn optional<'a, T>(
    reader: &mut Reader<'a>,
    value: impl FnOnce(&mut Reader<'a>) -> Option<T>,
) -> Option<Option<Found<T>>> {
    if reader.number()? == 0 {
        return Some(None);
    }
    let found = found(reader, ())?;
    Some(Some(Found {
        value: value(reader)?,
        from: found.from,
        line: found.line,
    }))
}

/// Gathers what is known about articles, and writes the catalogue.
#[derive(Default)]
pub(super) struct Builder {
    slugs: Vec<String>,
    columns: [Column; FacetKey::ALL.len()],
    dates: Vec<u32>,
    shapes: Vec<u32>,
    headings: Vec<u32>,
    /// What titles and outlets are sorted by.
    labels: Vec<String>,
    sources: Vec<String>,
    reasons: Vec<String>,
    records: Runs,
    times: Runs,
    /// For each key, where each value stands, sorted by value.
    known: [Vec<(String, u32)>; FacetKey::ALL.len()],
}

impl Builder {
    /// Adds an article with the names that it mentions, each with its facet, and with the times that it names.
    pub(super) fn add(
        &mut self,
        article: &Article,
        named: &[(FacetKey, &str)],
        mentions: &[KeptMention],
        times: &[KeptTime],
    ) {
        self.slugs.push(article.slug.clone());
        self.dates
            .push(article.published.as_ref().map_or(0, |found| found.value.number()));
        let title_block = article.title_block();
        let (parts, searched) = packing_order(article, article.title.is_some() && title_block.is_none());
        let shape = Shape::of(&parts, searched, title_block);
        self.shapes
            .extend([shape.searched as u32, shape.title.map_or(0, |title| title as u32 + 1)]);
        let is_heading = |part: &Part| match part {
            Part::Block(block) => article.blocks[*block as usize].is_heading(),
            Part::Title => false,
        };
        let searched = parts[..searched].iter().enumerate();
        for (passage, _) in searched.filter(|(_, part)| is_heading(part)) {
            self.headings.extend([self.slugs.len() as u32 - 1, passage as u32]);
        }
        self.labels.push(fold(&article.label()));
        self.sources.push(fold(article.source_label()));
        let mut record = Writer::default();
        // Slugs are mostly made from paths.
        let shared = crate::vocabulary::shared(&article.slug, &article.path);
        record.number(shared as u32);
        record.text(&article.path[shared..]);
        let language = self.value(FacetKey::Language, &article.language);
        record.number(language);
        if let Some(title) = &article.title {
            let block = title_block;
            let is_block = block.filter(|&place| article.blocks[place].text == title.value);
            record.number(match (block, is_block) {
                (None, _) => 1,
                (Some(_), None) => 2,
                (_, Some(place)) => place as u32 + 3,
            });
            provenance(&mut record, title.from, title.line);
            if block.is_some() && is_block.is_none() {
                record.text(&title.value);
            }
        } else {
            record.number(0);
        }
        put(&mut record, &article.subtitle, |record, subtitle| record.text(subtitle));
        let source = article
            .source
            .as_ref()
            .map(|found| self.value(FacetKey::Source, &found.value));
        put(&mut record, &article.source, |record, _| {
            record.number(source.unwrap_or(0))
        });
        put(&mut record, &article.agency, |record, agency| record.text(agency));
        let authors = self.values(FacetKey::Author, &article.authors);
        put(&mut record, &article.authors, |record, _| {
            record.numbers(authors.iter().copied())
        });
        put(&mut record, &article.published, |_, _| {});
        put(&mut record, &article.modified, |record, date| {
            record.number(date.number())
        });
        put(&mut record, &article.dateline, |record, dateline| record.text(dateline));
        put(&mut record, &article.url, |record, url| record.text(url));
        let tags = self.values(FacetKey::Tag, &article.tags);
        put(&mut record, &article.tags, |record, _| {
            record.numbers(tags.iter().copied())
        });
        record.number(article.blocks.len() as u32);
        let mut line = 0u32;
        for block in &article.blocks {
            record.number(match &block.kind {
                BlockKind::Body => 0,
                BlockKind::Heading => 1,
                BlockKind::Caption => 2,
                BlockKind::Furniture { reason } => 3 + self.reason(reason),
            });
            record.difference(block.lines.0.wrapping_sub(line) as i32);
            record.number(block.lines.1.wrapping_sub(block.lines.0));
            line = block.lines.1;
        }
        record.number(article.warnings.len() as u32);
        article.warnings.iter().for_each(|warning| record.text(warning));
        record.number(mentions.len() as u32);
        for mention in mentions {
            record.number(mention.after);
            record.number(mention.words);
            record.number(mention.name);
        }
        self.records.push(&record);
        let mut named_times = Writer::default();
        for time in times {
            named_times.number(time.after);
            named_times.number(time.words);
            named_times.number(time.moment.number());
        }
        self.times.push(&named_times);

        let mut ids: [Vec<u32>; FacetKey::ALL.len()] = Default::default();
        ids[FacetKey::Language as usize].push(language);
        ids[FacetKey::Source as usize].extend(source);
        ids[FacetKey::Author as usize] = authors;
        ids[FacetKey::Tag as usize] = tags;
        for &(key, name) in named {
            ids[key as usize].push(self.value(key, name));
        }
        for (column, ids) in self.columns.iter_mut().zip(ids) {
            if column.starts.is_empty() {
                column.starts.push(0);
            }
            column.ids.extend(crate::order::distinct(ids));
            column.starts.push(column.ids.len() as u32);
        }
    }

    /// Writes the catalogue, given the groups of articles that say nearly the same, and the clusters.
    pub(super) fn write(mut self, alike: &[Vec<u32>], clusters: &[Vec<u32>]) -> Vec<u8> {
        let articles = self.slugs.len();
        // For each article the number of its group, from 1.
        let numbered = |groups: &[Vec<u32>]| {
            let mut numbers = vec![0; articles];
            for (number, group) in (1..).zip(groups) {
                for &article in group {
                    if let Some(place) = numbers.get_mut(article as usize) {
                        *place = number;
                    }
                }
            }
            numbers
        };
        let mut writer = Writer::default();
        write_texts(&mut writer, &self.slugs);
        for column in &mut self.columns {
            if column.starts.is_empty() {
                column.starts.push(0);
            }
            column.write(&mut writer);
        }
        writer.numbers(self.dates.iter().copied());
        writer.numbers(self.shapes.iter().copied());
        writer.numbers(self.headings.iter().copied());
        writer.numbers(ranks(&self.labels).into_iter());
        writer.numbers(ranks(&self.sources).into_iter());
        writer.numbers(numbered(alike).into_iter());
        let clusters = if clusters.is_empty() {
            Vec::new()
        } else {
            numbered(clusters)
        };
        writer.numbers(clusters.into_iter());
        write_texts(&mut writer, &self.reasons);
        self.records.write(&mut writer);
        self.times.write(&mut writer);
        writer.0
    }

    fn value(&mut self, key: FacetKey, value: &str) -> u32 {
        let (known, values) = (&mut self.known[key as usize], &mut self.columns[key as usize].values);
        match known.binary_search_by(|(it, _)| it.as_str().cmp(value)) {
            Ok(at) => known[at].1,
            Err(at) => {
                let id = values.len() as u32;
                values.push(value.to_owned());
                known.insert(at, (value.to_owned(), id));
                id
            }
        }
    }

    fn values(&mut self, key: FacetKey, found: &Option<Found<Vec<String>>>) -> Vec<u32> {
        let values = found.iter().flat_map(|found| &found.value);
        values.map(|value| self.value(key, value)).collect()
    }

    fn reason(&mut self, reason: &str) -> u32 {
        let place = self.reasons.iter().position(|it| it == reason).unwrap_or_else(|| {
            self.reasons.push(reason.to_owned());
            self.reasons.len() - 1
        });
        place as u32
    }
}

/// For each text its place among all when sorted; equal ones have the same.
fn ranks(texts: &[String]) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..texts.len() as u32).collect();
    sorted.sort_by(|&one, &other| texts[one as usize].cmp(&texts[other as usize]));
    let mut ranks = vec![0; texts.len()];
    let mut rank = 0;
    for pair in sorted.windows(2) {
        rank += u32::from(texts[pair[0] as usize] != texts[pair[1] as usize]);
        ranks[pair[1] as usize] = rank;
    }
    ranks
}

fn write_texts(writer: &mut Writer, texts: &[String]) {
    writer.number(texts.len() as u32);
    texts.iter().for_each(|text| writer.text(text));
}

fn provenance(record: &mut Writer, from: Origin, line: Option<u32>) {
    record.number(from as u32);
    record.number(line.map_or(0, |line| line + 1));
}

fn put<T>(record: &mut Writer, found: &Option<Found<T>>, value: impl FnOnce(&mut Writer, &T)) {
    match found {
        None => record.number(0),
        Some(found) => {
            record.number(1);
            provenance(record, found.from, found.line);
            value(record, &found.value);
        }
    }
}

/// The parts of an article in the order in which their texts are packed: what is searched comes first, so that a
/// reader of words can stop there.
pub(crate) fn packing_order(article: &Article, has_title_passage: bool) -> (Vec<Part>, usize) {
    let mut parts: Vec<Part> = Vec::new();
    if has_title_passage {
        parts.push(Part::Title);
    }
    parts.extend(article.reading().map(|(place, _)| Part::Block(place as u32)));
    let searched = parts.len();
    let furniture = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.is_furniture());
    parts.extend(furniture.map(|(place, _)| Part::Block(place as u32)));
    (parts, searched)
}
