//! Elements, all of one type.

pub use original::tachys::html::element::*;

macro_rules! elements {
    ($($tag:ident $name:literal,)*) => {
        $(
            #[doc = concat!("The element `", stringify!($tag), "`.")]
            pub fn $tag() -> HtmlElement<Custom<&'static str>, (), ()> {
                custom($name)
            }
        )*
    };
}

// In capitals, as browsers name them: Leptos asks by the name whether an element can stay when its view is new.
elements! {
    a "A", article "ARTICLE", aside "ASIDE", blockquote "BLOCKQUOTE", button "BUTTON", caption "CAPTION",
    code "CODE", details "DETAILS", div "DIV", fieldset "FIELDSET", footer "FOOTER", form "FORM", h1 "H1",
    h2 "H2", h3 "H3", h4 "H4", header "HEADER", i "I", input "INPUT", kbd "KBD", label "LABEL",
    legend "LEGEND", li "LI", main "MAIN", mark "MARK", nav "NAV", ol "OL", option "OPTION", p "P",
    section "SECTION", select "SELECT", span "SPAN", strong "STRONG", summary "SUMMARY", table "TABLE",
    tbody "TBODY", td "TD", th "TH", thead "THEAD", time "TIME", tr "TR", u "U", ul "UL",
}
