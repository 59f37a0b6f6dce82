//! The content security policy of a page: nothing is fetched, and nothing runs but the page's own script.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy for a page with this script, and perhaps Trunk's reloading script while serving.
///
/// Styles may stand in attributes, because the program sets some; they can fetch nothing either.
pub(crate) fn policy(script: &str, live_reload: Option<&str>) -> String {
    let mut scripts = source(script);
    let mut connections = "'none'";
    if let Some(live_reload) = live_reload {
        scripts = format!("{scripts} {}", source(live_reload));
        connections = "'self'"; // the web socket of the server that the page came from
    }
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; \
         manifest-src data:; worker-src 'self'; connect-src {connections}; base-uri 'none'; form-action 'none'"
    )
}

fn source(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_given_scripts_run_and_nothing_is_fetched() {
        // The hash is the example of https://www.w3.org/TR/CSP3/#external-hash: `alert('Hello, world.');`
        let policy = policy("alert('Hello, world.');", None);
        assert!(
            policy.contains("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=' 'wasm-unsafe-eval';")
        );
        assert!(policy.starts_with("default-src 'none';"));
        assert!(policy.contains("connect-src 'none'"));
    }

    #[test]
    fn live_reload_may_reach_its_server_only() {
        let policy = policy("1", Some("2"));
        assert_eq!(policy.matches("'sha256-").count(), 2);
        assert!(policy.contains("connect-src 'self'"));
    }
}
