//! Times in many languages, each with what is known of it.

use super::*;
use crate::article::Found;
use crate::text;

/// The times of a text in a language, published then: each as it is written, with what is known of it.
fn times(language: &str, published: &str, text: &str) -> Vec<String> {
    let mut article = Article::of_text("a", text);
    article.language = language.to_owned();
    article.published = published.parse().ok().and_then(Found::given);
    let show = |time: &Time| {
        let Moment {
            month, day, weekday, ..
        } = time.moment;
        let known = match time.moment.date() {
            Some(date) => date.to_string(),
            None => format!(
                "?-{}-{} {}",
                month.unwrap_or(0),
                day.unwrap_or(0),
                weekday.map_or(0, |it| it + 1)
            ),
        };
        let since = if time.moment.is_beginning { " since" } else { "" };
        format!(
            "{known}{since}: {}",
            &article.part(time.part)[time.start as usize..time.end as usize]
        )
    };
    find(&article).iter().map(show).collect()
}

#[test]
fn english_times_are_counted_from_the_day_of_publication() {
    for (text, expected) in [
        ("They met on Tuesday.", "2025-03-04: Tuesday"),
        ("They met on Wednesday.", "2025-03-05: Wednesday"),
        ("They will meet on Friday.", "2025-03-07: Friday"),
        ("“He will go,” he said on Monday.", "2025-03-03: Monday"),
        ("They met last Friday.", "2025-02-28: Friday"),
        (
            "The minister said on Tuesday that the government will raise taxes.",
            "2025-03-04: Tuesday",
        ),
        ("He announced on Monday plans to visit.", "2025-03-03: Monday"),
        ("He told reporters late on Monday he will go.", "2025-03-03: Monday"),
        ("It opens this Friday.", "2025-03-07: Friday"),
        ("It is scheduled for Friday.", "2025-03-07: Friday"),
        ("They met in March. 15 people were there.", "2025-03: March"),
        ("He died on May 9. 2025 was a bad year.", "?-5-9 0: May 9"),
        ("They meet next Monday.", "2025-03-10: Monday"),
        (
            "They met on Tuesday, March 4, 2025.",
            "2025-03-04: Tuesday, March 4, 2025",
        ),
        ("They met on Thursday, February 6.", "2025-02-06: Thursday, February 6"),
        ("They met on the 3rd of March.", "2025-03-03: 3rd of March"),
        ("They met on Feb. 1, 2021.", "2021-02-01: Feb. 1, 2021"),
        ("They met on Feb. 1.", "2025-02-01: Feb. 1"),
        ("It was seized in February 2021 by force.", "2021-02: February 2021"),
        ("They met in January.", "2025-01: January"),
        ("They met in November.", "2024-11: November"),
        ("They met in June.", "?-6-0 0: June"),
        ("They will meet in June.", "2025-06: June"),
        ("They met last June.", "2024-06: June"),
        ("They met in June last year.", "2024-06: June last year"),
        ("He is invited to the May 9 parade.", "2025-05-09: May 9"),
        ("They met yesterday.", "2025-03-04: yesterday"),
        ("They met two days ago.", "2025-03-03: two days ago"),
        ("They met last month.", "2025-02: last month"),
        ("They met earlier this year.", "2025: this year"),
        ("They met three years ago.", "2022: three years ago"),
        ("They met in 2017.", "2017: 2017"),
        ("They condemned the 2021 coup.", "2021: 2021"),
        ("It has lasted since March 2011.", "2011-03 since: March 2011"),
        ("It has lasted since the coup of 2021.", "2021 since: 2021"),
        ("They met on 2025-03-01.", "2025-03-01: 2025-03-01"),
        ("May 3 was the day.", "?-5-3 0: May 3"),
    ] {
        assert_eq!(times("en", "2025-03-05", text), [expected], "{text}");
    }
}

#[test]
fn what_is_no_time_or_rough_is_none() {
    for text in [
        "They may march on.",
        "The Mars rover and the set of 9 Set pieces.",
        "Nearly 80 years ago they met.",
        "More than 70 years ago they met.",
        "It cost 2025 dollars, for 1990 people.",
        "He wore number 2020.",
        "In today's world they meet.",
        "Jan met Mar, and Dec was there.",
        "The room 2023-4 and the number 12.2021.7 are taken.",
        "In 2,021 houses they met.",
        "March on, they said.",
        "Sunset on the sun.",
        "Twenty-five years ago they met.",
        "One hundred and two years ago they met.",
        "It was 10,000 years ago.",
        "It was 1.5 years ago.",
        "The Sunday Times and Black Friday and Monday Night Football.",
        "The toll rose to 7. March was wet.",
    ] {
        assert_eq!(times("en", "2025-03-05", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn nothing_is_filled_in_where_the_day_of_publication_is_not_known() {
    for (text, expected) in [
        ("They met on Tuesday.", vec!["?-0-0 2: Tuesday"]),
        ("They met in March.", vec!["?-3-0 0: March"]),
        ("They met yesterday, last month, this year and two years ago.", vec![]),
        ("They met in March 2025.", vec!["2025-03: March 2025"]),
    ] {
        assert_eq!(times("en", "", text), expected, "{text}");
    }
    assert_eq!(
        times("en", "2025", "They met on Tuesday in March."),
        ["?-0-0 2: Tuesday", "?-3-0 0: March"]
    );
}

#[test]
fn other_languages_have_their_own_ways() {
    for (language, text, expected) in [
        ("de", "Sie trafen sich am Dienstag.", "2025-03-04: Dienstag"),
        ("de", "Sie trafen sich am 9. Februar.", "2025-02-09: 9. Februar"),
        ("de", "Sie trafen sich im Januar.", "2025-01: Januar"),
        ("de", "Er sagte am Montag, er will gehen.", "2025-03-03: Montag"),
        ("fr", "Il a dit mardi qu’il va partir.", "2025-03-04: mardi"),
        ("fr", "Ils se verront vendredi prochain.", "2025-03-07: vendredi"),
        ("fr", "Ils se sont vus mercredi dernier.", "2025-02-26: mercredi"),
        ("es", "Dijo el lunes que va a ir.", "2025-03-03: lunes"),
        ("ru", "Он заявил во вторник, что он будет там.", "2025-03-04: вторник"),
        ("de", "Sie trafen sich gestern.", "2025-03-04: gestern"),
        ("fr", "Ils se sont rencontrés mardi.", "2025-03-04: mardi"),
        ("fr", "Ils se sont vus le 9 février 2024.", "2024-02-09: 9 février 2024"),
        ("fr", "Ils se sont vus en février.", "2025-02: février"),
        ("es", "Se reunieron el 9 de febrero.", "2025-02-09: 9 de febrero"),
        ("es", "Se reunieron en febrero de 2021.", "2021-02: febrero de 2021"),
        ("it", "Si sono incontrati ieri.", "2025-03-04: ieri"),
        ("ru", "Они встретились во вторник.", "2025-03-04: вторник"),
        ("ru", "Они встретились 9 февраля.", "2025-02-09: 9 февраля"),
        ("ru", "Это было в феврале 2021 года.", "2021-02: феврале 2021"),
        ("ru", "Они встретились вчера.", "2025-03-04: вчера"),
        ("uk", "Вони зустрілися 9 лютого.", "2025-02-09: 9 лютого"),
        ("pl", "Spotkali się w lutym.", "2025-02: lutym"),
        ("zh", "他们在2月9日会面。", "2025-02-09: 2月9日"),
        ("ja", "2021年2月に会談した。", "2021-02: 2021年2月"),
        ("my", "၂၀၂၅ ခုနှစ် မတ်လ ၄ ရက်", "2025-03-04: ၂၀၂၅ ခုနှစ် မတ်လ ၄"),
        ("ar", "التقيا في 9 فبراير 2024", "2024-02-09: 9 فبراير 2024"),
    ] {
        assert_eq!(times(language, "2025-03-05", text), [expected], "{text}");
    }
}

#[test]
fn tables_are_folded() {
    for ways in &super::super::ways::ALL {
        let weekdays = ways.weekdays.iter().flat_map(|names| names.split(' '));
        let days = ways.days.iter().map(|(name, _)| *name);
        let others = [ways.last, ways.next, ways.ahead, ways.said]
            .into_iter()
            .flatten()
            .copied();
        for word in weekdays.chain(days).chain(others) {
            assert_eq!(text::fold(word), word, "{}", ways.language);
        }
    }
}

#[test]
fn the_times_of_a_corpus_are_those_that_were_found() {
    let text = "On Tuesday they met.\nIn 2021 and in March 2019, and since May 9, 2025, they did not.";
    let mut article = Article::of_text("a", text);
    article.published = Found::given("2025-09-25".parse().expect("a date"));
    let expected = find(&article);
    assert_eq!(expected.len(), 4);
    let corpus = crate::Corpus::build(crate::Collection {
        articles: vec![Article::of_text("other", "In 1999, on a Monday."), article],
        ..Default::default()
    });
    let id = corpus.find("a").expect("it is in");
    assert_eq!(corpus.times(id), expected);
    let events = super::super::events::events(&corpus, corpus.ids());
    let dates: Vec<String> = events.dated.iter().map(|event| event.date.to_string()).collect();
    assert_eq!(
        dates,
        ["1999", "2019-03", "2021", "2025-05-09", "2025-09-23", "2025-09-25"]
    );
    assert_eq!(events.dated[4].named, [(id, 0)]);
    assert_eq!(events.dated[5].published, [id]);
    assert_eq!(events.unplaced, 1);
}
