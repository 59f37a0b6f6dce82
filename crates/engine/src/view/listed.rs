//! Which statements of a comparison are listed.

use super::View;

/// Which statements of a comparison are listed, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// All, as the first article has them.
    #[default]
    InOrder,
    /// All, first those that most articles have.
    ByMost,
    /// Those whose members are alike word for word.
    Verbatim,
    /// Those whose members are alike in other words.
    Reworded,
    /// Those in which members disagree.
    Conflicts,
    /// What holds a hit of the query.
    Matching,
    /// What only one article states.
    Single,
    /// What two or more others state and the article of that column, counted from 0, does not.
    LeftOut(u8),
}

impl Listed {
    /// All but what an article left out, as they are offered.
    pub const ALL: [Self; 7] = [
        Self::InOrder,
        Self::ByMost,
        Self::Verbatim,
        Self::Reworded,
        Self::Conflicts,
        Self::Matching,
        Self::Single,
    ];

    /// The word used in addresses.
    pub fn name(self) -> String {
        match self {
            Self::InOrder => "order",
            Self::ByMost => "most",
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
            Self::Conflicts => "conflicts",
            Self::Matching => "matching",
            Self::Single => "single",
            Self::LeftOut(column) => return format!("without-{}", column + 1),
        }
        .to_owned()
    }

    /// What has that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let columns = 0..View::MOST_COMPARED as u8;
        let mut all = Self::ALL.into_iter().chain(columns.map(Self::LeftOut));
        all.find(|listed| listed.name() == name)
    }
}
