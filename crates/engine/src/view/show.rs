//! The forms in which results are shown.

/// A form in which results are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The articles that answer.
    #[default]
    Articles,
    /// Every hit in its context.
    Lines,
    /// The dates on which they appeared, and that they name.
    Timeline,
    /// What words the articles that answer consist of.
    Words,
    /// Who is named in them, and by which outlets.
    Names,
    /// How alike they are, each with each.
    Matrix,
}

impl Show {
    /// All forms, as they are offered.
    pub const ALL: [Self; 6] = [
        Self::Articles,
        Self::Lines,
        Self::Timeline,
        Self::Words,
        Self::Names,
        Self::Matrix,
    ];

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Lines => "lines",
            Self::Timeline => "timeline",
            Self::Words => "words",
            Self::Names => "names",
            Self::Matrix => "matrix",
        }
    }

    /// The form with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.name() == name)
    }
}
