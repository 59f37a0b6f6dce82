//! The dateline: from where, and for which agency, a report was written, as its first line says before a dash.
//!
//! "MOSCOW (AP) — The leader …", "NAYPYIDAW, March 4 (Reuters) - …", "Moscow, Russia – …".

use dossier_engine::times::written;

use crate::names;

/// What a dateline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place, as it is written.
    pub(crate) place: String,
    /// The agency, in brackets behind it.
    pub(crate) agency: Option<String>,
}

impl Dateline {
    /// The dateline that a paragraph begins with, if it does: a place with the agency behind it, or a known place in
    /// capitals.
    pub(crate) fn of(paragraph: &str) -> Option<Self> {
        /// How far the dash may stand, in bytes.
        const FARTHEST: usize = 90;
        const DASHES: [&str; 6] = ["—", " – ", " -- ", ") -- ", " - ", ").-"];
        let begin = &paragraph[..paragraph.floor_char_boundary(FARTHEST)];
        let dashes = DASHES.iter().filter_map(|dash| Some((begin.find(dash)?, *dash)));
        let (at, dash) = dashes.min()?;
        if paragraph[at + dash.len()..].trim().is_empty() {
            return None;
        }
        // The bracket that closes before a dash belongs to what stands before it.
        let before = paragraph[..at + usize::from(dash.starts_with(')'))].trim();
        let (before, agency) = match behind(before, '(', ')').or_else(|| behind(before, '/', '/')) {
            Some((before, agency)) => (before, Some(agency.to_owned())),
            None => (before, None),
        };
        if agency.as_ref().is_some_and(|agency| !is_agency(agency)) {
            return None;
        }
        let place = without_day(before);
        let is_name = place
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase));
        let is_place = is_name
            && place.split_whitespace().count() <= 6
            && !place.contains([':', '?', '!', '“', '"', ';'])
            && !place.contains(|c: char| c.is_ascii_digit());
        (is_place && (agency.is_some() || is_known_in_capitals(place))).then(|| Self {
            place: place.to_owned(),
            agency,
        })
    }
}

/// What stands before and between two marks at the end of a text.
fn behind(text: &str, opening: char, closing: char) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(closing)?.rsplit_once(opening)?;
    Some((before.trim(), inside.trim()))
}

/// A place without the day that stands behind it: "NAYPYIDAW, March 4", "MOSCOW. March 4", "LONDON, March 4, 2025".
fn without_day(text: &str) -> &str {
    let cuts = text.match_indices([',', '.']).map(|(at, _)| at);
    let cut = cuts.into_iter().find(|&at| is_day(&text[at + 1..]));
    text[..cut.unwrap_or(text.len())].trim_end_matches([',', ' '])
}

/// "MOSCOW", "BANGKOK, Thailand", but not "BREAKING NEWS".
fn is_known_in_capitals(place: &str) -> bool {
    let town = place.split(',').next().unwrap_or_default();
    let is_in_capitals = town.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let small = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter();
        first.chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    let written: Vec<String> = town.split_whitespace().map(small).collect();
    is_in_capitals && names::is_place(&written.join(" "))
}

fn is_agency(text: &str) -> bool {
    const SHORT: usize = 4; // some write themselves small: dpa, epd
    let is_small = text.len() <= SHORT && text.chars().all(char::is_alphabetic);
    (2..=40).contains(&text.len())
        && (is_small || text.starts_with(char::is_uppercase))
        && text.split_whitespace().count() <= 4
}

/// "March 4", "4 March 2025", "Feb. 1", "4 de marzo".
fn is_day(text: &str) -> bool {
    let mut has_month = false;
    let fits = text.split([' ', '.', ',']).filter(|part| !part.is_empty()).all(|part| {
        let is_month = written::is_month(part);
        has_month |= is_month;
        is_month || part == "de" || part.bytes().all(|byte| byte.is_ascii_digit())
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
                "NAYPYIDAW, March 4 (Reuters) - The leader met.",
                "NAYPYIDAW",
                Some("Reuters"),
            ),
            ("BANGKOK, Thailand — The leader met.", "BANGKOK, Thailand", None),
            ("NEW YORK – The leader met.", "NEW YORK", None),
            ("Moscow (AFP) – The leader met.", "Moscow", Some("AFP")),
            ("WASHINGTON (CNN) -- The leader met.", "WASHINGTON", Some("CNN")),
            ("BERLIN (dpa) - Der Kanzler kam.", "BERLIN", Some("dpa")),
            (
                "WASHINGTON, D.C. (AP) — The leader met.",
                "WASHINGTON, D.C.",
                Some("AP"),
            ),
            (
                "ST. PETERSBURG, Russia (AP) — He met.",
                "ST. PETERSBURG, Russia",
                Some("AP"),
            ),
            (
                "LONDON, March 4, 2025 /PRNewswire/ -- He met.",
                "LONDON",
                Some("PRNewswire"),
            ),
            ("MOSCOW. March 4 (Interfax) - He met.", "MOSCOW", Some("Interfax")),
            (
                "BUENOS AIRES, 4 de marzo (EFE).- El líder.",
                "BUENOS AIRES",
                Some("EFE"),
            ),
            ("Berlin, 4. März (dpa) – Der Kanzler kam.", "Berlin", Some("dpa")),
            ("BREAKING NEWS — The leader met.", "", None),
            ("EXCLUSIVE — The leader met.", "", None),
            ("THE MAYOR — a woman of forty — met.", "", None),
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
