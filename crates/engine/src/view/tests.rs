//! That what is written as an address is read as the same view, whatever else stands there.

use super::*;
use crate::article::Found;
use crate::corpus::Collection;
use crate::passage::Passage;
use proptest::prelude::*;

/// Reads an address that has nothing unusable in it.
fn view(address: &str) -> View {
    let (view, unusable) = View::parse(address);
    assert_eq!(unusable, [], "{address}");
    view
}

#[test]
fn keys_stand_in_their_order_and_defaults_are_left_out() {
    for (address, canonical) in [
        ("", ""),
        ("?", ""),
        ("#q=deal", "q=deal"),
        ("compare=b,a&q=opening+consulates", "q=opening%20consulates&compare=b,a"),
        (
            "place=Moscow&source=AP&source=Alexa%20News",
            "source=AP&source=Alexa%20News&place=Moscow",
        ),
        ("source=AP&source=AP", "source=AP"),
        ("to=2025-03&from=2025", "from=2025&to=2025-03"),
        ("view=articles&at=3&read=ap&sort=oldest", "sort=oldest&read=ap&at=3"),
        (
            "utm_source=x%20y&q=%22a%20b%22&flag",
            "q=%22a%20b%22&utm_source=x%20y&flag",
        ),
        ("read=a&view=lines&sort=before", "sort=before&view=lines&read=a"),
        (
            "called=junta:junta&least=40&list=without-2&at=a:7&compare=a,b",
            "compare=a,b&at=a:7&list=without-2&least=40&called=junta:junta",
        ),
        ("q=100%", "q=100%25"),
        ("compare=a,,a,b", "compare=a,b"),
        ("at=3.10-25&read=1.2-3", "read=1.2-3&at=3.10-25"),
        ("at=1.2-3:7", "at=1.2-3:7"),
        (
            "corpus=00000000&body=b:7&body=a:1-2,5-5",
            "body=b:7-7&body=a:1-2,5-5&corpus=00000000",
        ),
    ] {
        assert_eq!(view(address).print(), canonical, "{address}");
    }
}

#[test]
fn what_cannot_be_used_is_named_and_changes_nothing_else() {
    for (address, key, reason) in [
        ("sort=best", "sort", "none of: relevance"),
        ("from=2025-13", "from", "not a date"),
        ("to=yesterday", "to", "not a date"),
        ("at=0", "at", "from 1"),
        ("at=a:b", "at", "such as id:7"),
        ("at=3.10-10", "at", "such as 3.10-25"),
        ("at=3.10", "at", "such as 3.10-25"),
        ("list=best", "list", "none of: order"),
        ("least=4", "least", "from 5 to 100"),
        ("called=x", "called", "such as the premier:Ann Lee"),
        ("at=-1", "at", "from 1"),
        ("view=upside-down", "view", "none of: articles"),
        ("q=%FF", "q", "UTF-8"),
        ("read=", "read", "No value"),
        ("source=", "source", "No value"),
        ("compare=,", "compare", "No article"),
        ("body=a:2-1", "body", "such as id:3-3"),
        ("body=a:1&body=a:2", "body", "more than once"),
        ("compare=a,b,c,d,e,f,g", "compare", "At most 6"),
        ("from=2024&from=2025", "from", "more than once"),
        ("q=b&q=c", "q", "more than once"),
    ] {
        let (view, unusable) = View::parse(&format!("person=Xi&{address}"));
        assert_eq!(unusable.len(), 1, "{address}");
        assert_eq!(unusable[0].key, key);
        assert!(unusable[0].reason.contains(reason), "{address}: {}", unusable[0].reason);
        assert!(view.has_facet(FacetKey::Person, "Xi"));
    }
}

#[test]
fn what_a_corpus_does_not_have_is_named_and_changes_nothing_else() {
    let mut article = Article::of_text("a", "text");
    article.source = Found::given("AP".to_owned());
    let articles = vec![article, Article::of_text("b", "text")];
    let corpus = Corpus::build(Collection {
        articles,
        ..Collection::default()
    });
    for (address, fitting, refused) in [
        (
            "q=x&source=AP&read=a&compare=b,a",
            "q=x&source=AP&read=a&compare=b,a",
            "",
        ),
        (
            "q=x&source=AP&source=TMT&place=Oz",
            "q=x&source=AP",
            "source=TMT place=Oz",
        ),
        ("read=z&compare=a,z,b", "compare=a,b", "read=z compare=z"),
        ("compare=a,z", "", "compare=z compare=a"),
        ("body=z:1-2&body=b:1-1", "", "body=z:1-2"),
        ("read=a&at=0.1-4", "read=a&at=0.1-4", ""),
        ("read=a&at=0.1-5", "read=a", "at=0.1-5"),
        ("read=a&at=1.0-1", "read=a", "at=1.0-1"),
        ("at=0.1-2", "", "at=0.1-2"),
        ("read=z&at=0.1-2", "", "read=z at=0.1-2"),
        ("read=a&at=99", "read=a&at=99", ""),
        ("body=b:7-9", "", "body=b:7-9"),
        ("corpus=00000000", "corpus=00000000", "corpus=00000000"),
    ] {
        let (view, unusable) = view(address).fit(&corpus);
        assert_eq!(view.print(), fitting, "{address}");
        let unusable: Vec<String> = unusable.iter().map(|it| format!("{}={}", it.key, it.value)).collect();
        assert_eq!(unusable.join(" "), refused, "{address}");
    }
}

#[test]
fn a_correction_that_changes_nothing_is_none() {
    let article = Article::of_text("a", "one\ntwo");
    let mut view = view("q=x");
    view.correct(&article, 0);
    assert_eq!(view.print(), "q=x&body=a:2-2");
    view.correct(&article, 0);
    assert_eq!(view.print(), "q=x");
    view.correct(&article, 0);
    view.correct(&article, 1);
    assert_eq!(view.print(), "q=x&body=a:2-2", "the last block stays");
}

#[test]
fn facets_toggle() {
    let mut view = view("person=Xi&source=AP");
    view.toggle_facet(FacetKey::Source, "TMT");
    view.toggle_facet(FacetKey::Person, "Xi");
    assert_eq!(view.print(), "source=AP&source=TMT");
}

fn any_date() -> impl Strategy<Value = Option<PartialDate>> {
    let date = (1u16..=9999, prop::option::of(1u8..=12), prop::option::of(1u8..=28));
    prop::option::of(date).prop_map(|date| date.and_then(|(y, m, d)| PartialDate::new(y, m, d)))
}

fn any_view() -> impl Strategy<Value = View> {
    let text = "[^\u{0}]{1,12}";
    let facets = prop::collection::vec((0usize..FacetKey::ALL.len(), text), 0..5);
    let sort = (prop::option::of(0usize..Sort::ALL.len()), 0usize..Show::ALL.len());
    let compare = prop::collection::hash_set("[a-z0-9-]{1,6}", 0..=View::MOST_COMPARED);
    let rest = (
        prop::option::of(text),
        compare,
        prop::option::of(prop_oneof![
            (1u32..).prop_map(At::Number),
            ("[a-z]{1,4}", 0u32..9).prop_map(|(slug, sentence)| At::Sentence(slug, sentence)),
            ("[a-z]{1,2}[0-9.-]{1,4}", 0u32..9).prop_map(|(slug, sentence)| At::Sentence(slug, sentence)),
            (any::<u32>(), 0u32..99, 1u32..99).prop_map(|(block, start, length)| {
                let end = start + length;
                At::Passage(Passage { block, start, end })
            })
        ]),
        prop::option::of("[0-9a-f]{8}"),
    );
    (".{0,20}", facets, any_date(), any_date(), sort, rest).prop_map(
        |(query, facets, from, to, (sort, show), (read, compare, at, corpus))| {
            let mut view = View {
                query,
                from,
                to,
                sort: sort.map(|sort| Sort::ALL[sort]),
                show: Show::ALL[show],
                ..View::default()
            };
            for (key, value) in facets {
                if !view.has_facet(FacetKey::ALL[key], &value) {
                    view.toggle_facet(FacetKey::ALL[key], &value);
                }
            }
            View {
                read,
                compare: compare.into_iter().collect(),
                at,
                corpus,
                ..view
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(view in any_view()) {
        let (again, unusable) = View::parse(&view.print());
        prop_assert_eq!(unusable, []);
        prop_assert_eq!(again, view);
    }

    #[test]
    fn any_address_is_read(address in "[?#a-z&=%+,0-9é-]{0,60}") {
        let printed = View::parse(&address).0.print();
        prop_assert_eq!(View::parse(&format!("?{printed}")).0.print(), printed);
    }
}
