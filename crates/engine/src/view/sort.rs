//! The orders in which results stand.

/// An order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Best answer first: the default with a query.
    Relevance,
    /// Latest first: the default without a query. Undated articles stand last in either order of dates.
    Newest,
    /// Earliest first.
    Oldest,
    /// By outlet.
    Source,
    /// By title.
    Title,
    /// Most words first.
    Longest,
    /// Lines only: by the words before the hit, read backwards.
    Before,
    /// Lines only: by the words after the hit.
    After,
}

impl Sort {
    /// All orders, as they are offered.
    pub const ALL: [Self; 8] = [
        Self::Relevance,
        Self::Newest,
        Self::Oldest,
        Self::Source,
        Self::Title,
        Self::Longest,
        Self::Before,
        Self::After,
    ];

    /// Whether articles can be put in that order; otherwise only lines can.
    pub fn is_of_articles(self) -> bool {
        !matches!(self, Self::Before | Self::After)
    }

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Source => "source",
            Self::Title => "title",
            Self::Longest => "longest",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The order with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}
