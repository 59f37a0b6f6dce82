//! Columns: which column of a table, or key of a JSON object, holds what is known of an article.

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Title,
    Subtitle,
    Text,
    Source,
    Agency,
    Authors,
    Published,
    Modified,
    Dateline,
    Url,
    Language,
    Tags,
}

impl Field {
    pub(crate) const ALL: [Self; 13] = [
        Self::Id,
        Self::Title,
        Self::Subtitle,
        Self::Text,
        Self::Source,
        Self::Agency,
        Self::Authors,
        Self::Published,
        Self::Modified,
        Self::Dateline,
        Self::Url,
        Self::Language,
        Self::Tags,
    ];

    /// Its key in the manifest.
    pub(crate) fn key(self) -> &'static str {
        self.names()[0]
    }

    /// The names that columns of it go by, the surest first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &[
                "id",
                "articleid",
                "docid",
                "documentid",
                "uid",
                "guid",
                "slug",
                "uuid",
                "key",
            ],
            Self::Title => &[
                "title", "headline", "heading", "head", "name", "subject", "titel", "titre", "titulo",
            ],
            Self::Subtitle => &[
                "subtitle",
                "subheadline",
                "subheading",
                "standfirst",
                "deck",
                "dek",
                "kicker",
                "untertitel",
                "lead",
            ],
            Self::Text => &[
                "text",
                "body",
                "content",
                "article",
                "fulltext",
                "articletext",
                "articlebody",
                "bodytext",
                "maintext",
                "contents",
                "story",
                "plaintext",
                "cleantext",
                "texte",
                "texto",
                "inhalt",
                "contenu",
                "document",
                "message",
                "transcript",
            ],
            Self::Source => &[
                "source",
                "outlet",
                "publication",
                "publisher",
                "site",
                "newspaper",
                "sitename",
                "sourcename",
                "media",
                "medium",
                "journal",
                "domain",
                "website",
                "quelle",
                "fuente",
            ],
            Self::Agency => &["agency", "newsagency", "wire"],
            Self::Authors => &[
                "authors",
                "author",
                "byline",
                "writer",
                "writers",
                "by",
                "creator",
                "reporter",
                "journalist",
            ],
            Self::Published => &[
                "published",
                "date",
                "publishedat",
                "publisheddate",
                "datepublished",
                "publicationdate",
                "pubdate",
                "publishdate",
                "publishdatetime",
                "publishedon",
                "datetime",
                "timestamp",
                "createdat",
                "created",
                "time",
                "day",
                "datum",
                "fecha",
            ],
            Self::Modified => &[
                "modified",
                "updated",
                "updatedat",
                "lastmodified",
                "datemodified",
                "modifiedat",
                "lastupdated",
                "modificationdate",
            ],
            Self::Dateline => &["dateline"],
            Self::Url => &[
                "url",
                "link",
                "href",
                "permalink",
                "canonicalurl",
                "articleurl",
                "weburl",
                "uri",
                "sourceurl",
            ],
            Self::Language => &[
                "language",
                "lang",
                "languagecode",
                "locale",
                "sprache",
                "langue",
                "idioma",
            ],
            Self::Tags => &[
                "tags",
                "keywords",
                "tag",
                "topics",
                "topic",
                "subjects",
                "categories",
                "category",
                "section",
                "labels",
            ],
        }
    }
}

/// What the manifest says about columns, and the names that tell by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Field, and the name of its column as the publisher wrote it.
    pub(crate) said: Vec<(Field, String)>,
}

impl Columns {
    /// The field that each of these columns holds; none for those that hold what Dossier has no name for. Each field is
    /// held by one column at most: the one that the manifest names, or else the one with the surest name.
    pub(crate) fn assign<'n>(&self, names: impl Iterator<Item = &'n str> + Clone) -> Vec<Option<Field>> {
        let bare: Vec<String> = names.clone().map(bare).collect();
        let mut fields = vec![None; bare.len()];
        for (field, said) in &self.said {
            // As it is written, or else with the freedom that names have anyway.
            let at = names.clone().position(|name| name == said);
            if let Some(at) = at.or_else(|| bare.iter().position(|name| *name == self::bare(said))) {
                fields[at] = Some(*field);
            }
        }
        for field in Field::ALL {
            if fields.contains(&Some(field)) {
                continue;
            }
            let is_free = |at: &usize| fields[*at].is_none();
            let found = field
                .names()
                .iter()
                .find_map(|known| (0..bare.len()).filter(is_free).find(|&at| bare[at] == *known));
            if let Some(at) = found {
                fields[at] = Some(field);
            }
        }
        fields
    }
}

/// A name without what hands and programs write differently: case, spaces, hyphens, underscores, points.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
