//! The dateline: from where, and for which agency, a report was written, as its first line says before a dash.
//!
//! "MOSCOW (AP) — The leader …", "NAYPYIDAW, March 4 (Reuters) - …", "Moscow, Russia – …".

use dossier_engine::times::written;

/// What a dateline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place, as it is written.
    pub(crate) place: String,
    /// The agency, in brackets behind it.
    pub(crate) agency: Option<String>,
}

impl Dateline {
    /// The dateline that a paragraph begins with, if it does: a place in capitals, or a place with the agency in brackets.
    pub(crate) fn of(paragraph: &str) -> Option<Self> {
        /// How far the dash may stand, in bytes.
        const FARTHEST: usize = 90;
        let dash = paragraph.match_indices(['—', '–', '-']).find(|(at, dash)| {
            // A hyphen is a dash only with space on both sides.
            let after = &paragraph[at + dash.len()..];
            let is_apart = paragraph[..*at].ends_with([' ', ')']) && after.starts_with(' ');
            is_apart || *dash == "—" && *at > 0
        });
        let (at, dash) = dash.filter(|(at, _)| *at <= FARTHEST)?;
        if paragraph[at + dash.len()..].trim().is_empty() {
            return None;
        }
        let before = paragraph[..at].trim();
        let (before, agency) = match before.strip_suffix(')').and_then(|before| before.rsplit_once('(')) {
            Some((before, agency)) => (before.trim(), Some(agency.trim().to_owned())),
            None => (before, None),
        };
        if agency.as_ref().is_some_and(|agency| !is_agency(agency)) {
            return None;
        }
        // The day may stand behind the place.
        let place = match before.rsplit_once(',') {
            Some((place, day)) if is_day(day) => place.trim(),
            _ => before,
        };
        let in_capitals = place.split(',').next().is_some_and(is_in_capitals);
        let is_place = place.starts_with(char::is_uppercase)
            && place.split_whitespace().count() <= 6
            && !place.contains(['.', ':', '?', '!', '“', '"', ';'])
            && !place.contains(|c: char| c.is_ascii_digit());
        let is_name = place
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase));
        (is_place && (in_capitals || is_name && agency.is_some())).then(|| Self {
            place: place.to_owned(),
            agency,
        })
    }
}

/// "MOSCOW", but not "A" nor "EU".
fn is_in_capitals(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4 && letters.clone().all(char::is_uppercase)
}

fn is_agency(text: &str) -> bool {
    (2..=40).contains(&text.len()) && text.starts_with(char::is_uppercase) && text.split_whitespace().count() <= 4
}

/// "March 4", "4 March 2025", "Feb. 1".
fn is_day(text: &str) -> bool {
    let mut has_month = false;
    let fits = text.split([' ', '.', ',']).filter(|part| !part.is_empty()).all(|part| {
        let is_month = written::is_month(part);
        has_month |= is_month;
        is_month || part.bytes().all(|byte| byte.is_ascii_digit())
    });
    fits && has_month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_stands_before_a_dash() {
        for (text, place, agency) in [
            ("MOSCOW (AP) — The leader met the president.", "MOSCOW", Some("AP")),
            (
                "NAYPYIDAW, March 4 (Reuters) - The leader met the president.",
                "NAYPYIDAW",
                Some("Reuters"),
            ),
            ("BANGKOK, Thailand — The leader met.", "BANGKOK, Thailand", None),
            ("ST. PETERSBURG — The leader met.", "", None),
            ("NEW YORK – The leader met.", "NEW YORK", None),
            ("Moscow (AFP) – The leader met.", "Moscow", Some("AFP")),
            ("Berlin, 4. März (dpa) – Der Kanzler kam.", "", None),
            ("The leader — who came on Monday — left.", "", None),
            ("EU — the union — met.", "", None),
            ("He spoke to CNN (CNN) - and left.", "", None),
            ("MOSCOW —", "", None),
            ("", "", None),
        ] {
            let expected = (!place.is_empty()).then(|| Dateline {
                place: place.to_owned(),
                agency: agency.map(str::to_owned),
            });
            assert_eq!(Dateline::of(text), expected, "{text}");
        }
    }
}
