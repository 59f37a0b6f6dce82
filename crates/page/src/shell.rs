//! What Trunk leaves behind: an `index.html` that names the files it made.

use crate::PageError;

/// The files that Trunk's `index.html` names, relative to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The stylesheets in cascade order.
    pub styles: Vec<String>,
    /// wasm-bindgen's JavaScript.
    pub script: String,
    /// The WebAssembly module.
    pub program: String,
    /// The text of the script that reloads the page after a change; only while serving.
    pub live_reload: Option<String>,
}

impl Shell {
    /// Reads what Trunk wrote. The script and the program are named in the form that `Trunk.toml` asks for
    /// (`pattern_script`).
    pub fn read(index_html: &str) -> Result<Self, PageError> {
        let named = |tag: &str, attribute: &str| elements(index_html, tag).find_map(|tag| value(tag, attribute));
        Ok(Self {
            styles: elements(index_html, "<link")
                .filter(|link| value(link, "rel").as_deref() == Some("stylesheet"))
                .filter_map(|link| value(link, "href"))
                .collect(),
            script: named("<script", "data-script").ok_or(PageError::Shell { lacks: "script" })?,
            program: named("<script", "data-program").ok_or(PageError::Shell { lacks: "program" })?,
            live_reload: live_reload(index_html),
        })
    }
}

/// The opening tags that begin with `start`.
fn elements<'a>(html: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices(start)
        .filter_map(|(at, _)| html[at..].find('>').map(|end| &html[at..at + end]))
}

/// The value of an attribute, without the `/` or `./` that Trunk sets before a file's name.
fn value(tag: &str, attribute: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.trim_start_matches("./").trim_start_matches('/').to_owned())
}

/// Trunk's reloading script, with the addresses filled in that its server would fill in on the way out: the
/// policy of the page knows a script by its hash, so it must not change any more.
fn live_reload(html: &str) -> Option<String> {
    let (before, after) = html.split_once("{{__TRUNK_ADDRESS__}}")?;
    let start = before.rfind("<script>")? + "<script>".len();
    let end = before.len() + after.find("</script>")? + "{{__TRUNK_ADDRESS__}}".len();
    let script = html.get(start..end)?;
    Some(
        script
            .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
            .replace("{{__TRUNK_WS_BASE__}}", "/")
            .replace("{{__TRUNK_WS_PROTOCOL__}}", ""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!DOCTYPE html><html><head>
        <link rel="stylesheet" href="/tokens-1a.css"/>
        <link rel="stylesheet" href="/base-2b.css"/>
        </head><body><script data-script="dossier-app-3c.js" data-program="dossier-app-3c_bg.wasm"></script></body></html>"#;

    #[test]
    fn names_the_files_in_order() {
        assert_eq!(
            Shell::read(BUILT),
            Ok(Shell {
                styles: vec!["tokens-1a.css".into(), "base-2b.css".into()],
                script: "dossier-app-3c.js".into(),
                program: "dossier-app-3c_bg.wasm".into(),
                live_reload: None,
            })
        );
    }

    #[test]
    fn finishes_the_reloading_script() {
        let served = BUILT.replace(
            "</body>",
            "<script>const address = '{{__TRUNK_ADDRESS__}}'; const base = '{{__TRUNK_WS_BASE__}}';</script></body>",
        );
        let shell = Shell::read(&served).expect("a shell");
        assert_eq!(
            shell.live_reload.as_deref(),
            Some("const address = window.location.host; const base = '/';")
        );
    }

    #[test]
    fn says_what_is_not_named() {
        assert_eq!(Shell::read("<html></html>"), Err(PageError::Shell { lacks: "script" }));
    }
}
