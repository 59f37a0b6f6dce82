//! Slugs: the stable names of articles in links and on the command line.

use std::collections::HashSet;

use dossier_engine::text::fold;

/// The longest slug that is made from a title, in bytes; a link should fit in a message.
const LONGEST: usize = 60;

/// Whether a publisher's own id can be a slug: of characters that stand in a link as they are.
///
/// Ids of other systems hold capitals, points and underscores; slugs made here do not.
pub(crate) fn stands_in_link(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A slug from any text, cut after a whole word; empty if the text has no letter or digit that a slug can hold.
pub(crate) fn slugify(text: &str) -> String {
    let mut slug = String::new();
    let folded = fold(text).replace('\'', "");
    for word in folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word[..word.len().min(LONGEST)]);
    }
    slug
}

/// Hands out slugs so that no two are equal.
#[derive(Default)]
pub(crate) struct Slugs {
    taken: HashSet<String>,
    /// The last number tried for a slug, so that many equal ones do not count from 2 each time.
    numbers: std::collections::HashMap<String, u32>,
}

impl Slugs {
    /// Keeps a slug that the manifest gives; false if it is taken.
    pub(crate) fn reserve(&mut self, slug: &str) -> bool {
        self.taken.insert(slug.to_owned())
    }

    /// The slug itself, or with `-2`, `-3` … behind it if it is taken.
    pub(crate) fn unique(&mut self, slug: &str) -> String {
        let mut candidate = slug.to_owned();
        while !self.taken.insert(candidate.clone()) {
            let number = self.numbers.entry(slug.to_owned()).or_insert(1);
            *number += 1;
            candidate = format!("{slug}-{number}");
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_of_words() {
        for (text, slug) in [
            ("Junta Boss’s Visit: “Déjà vu”", "junta-bosss-visit-deja-vu"),
            ("  --  ", ""),
            ("မြန်မာ", ""),
            ("002_2629411acf1c8867", "002-2629411acf1c8867"),
            (
                "a title that goes on and on until no link in any message could hold it",
                "a-title-that-goes-on-and-on-until-no-link-in-any-message",
            ),
        ] {
            assert_eq!(slugify(text), slug);
            assert!(slug.is_empty() || stands_in_link(slug), "{slug}");
        }
    }

    #[test]
    fn an_id_stands_in_a_link_as_it_is() {
        for (id, stands) in [
            ("ap", true),
            ("1_10ecb", true),
            ("AP-2025.3", true),
            ("", false),
            ("a b", false),
            ("a,b", false),
            ("é", false),
        ] {
            assert_eq!(stands_in_link(id), stands, "{id}");
        }
    }

    #[test]
    fn equal_slugs_are_numbered() {
        let mut slugs = Slugs::default();
        assert!(slugs.reserve("a-2"));
        assert!(!slugs.reserve("a-2"));
        let got: Vec<String> = (0..3).map(|_| slugs.unique("a")).collect();
        assert_eq!(got, ["a", "a-3", "a-4"]);
    }
}
