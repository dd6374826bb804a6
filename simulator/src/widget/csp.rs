//! The build's security policy, with the simulator's loopback origins added as in the page's
//! `config` block, and with a URL for reports.

use crate::reports;
use crate::switches::choices::Csp;
use crate::world::World;

/// The source expression that allows compiling WebAssembly.
const WASM: &str = "'wasm-unsafe-eval'";
/// The start of a source expression that allows inline code of the page.
const HASH: &str = "'sha256-";

/// Returns the policy to send instead of the build's; `None` if it is switched off.
pub(super) fn adapt(policy: &str, world: &World) -> Option<String> {
    Some(reported(&extend(policy, world)?, world))
}

/// Returns a policy with a URL for reports.
pub(super) fn reported(policy: &str, world: &World) -> String {
    format!("{policy}; report-uri {}", reports::address(world))
}

/// Returns the policy with the loopback origins; `None` if it is switched off.
pub(super) fn extend(policy: &str, world: &World) -> Option<String> {
    let csp = world.switches.read().csp;
    if csp == Csp::Off {
        return None;
    }
    let mut directives: Vec<String> = Vec::new();
    for directive in policy.split(';').map(str::trim).filter(|directive| !directive.is_empty()) {
        let mut words: Vec<&str> = directive.split_ascii_whitespace().collect();
        let name = words.first().copied().unwrap_or_default();
        let ours = origins(name, world);
        words.extend(ours.iter().map(String::as_str));
        words.retain(|word| !is_left_out(word, name, csp));
        directives.push(words.join(" "));
    }
    Some(directives.join("; "))
}

/// Returns whether a source expression of a directive is left out.
fn is_left_out(word: &str, directive: &str, csp: Csp) -> bool {
    let is_hash = word.starts_with(HASH);
    match csp {
        Csp::Strict | Csp::Off => false,
        Csp::NoWasm => word == WASM,
        Csp::NoScript => is_hash && directive == "script-src",
        Csp::NoStyle => is_hash && directive == "style-src",
        Csp::NoInline => is_hash,
    }
}

/// Returns the origins to add to an existing directive. A missing directive stays missing: only the
/// build decides what it allows.
fn origins(directive: &str, world: &World) -> Vec<String> {
    let [giphy, giphy_media, analytics] = world.giphy_origins();
    let [klipy, klipy_media] = world.klipy_origins();
    match directive {
        "connect-src" => {
            vec![world.portal_origin(), giphy, giphy_media, analytics, klipy, klipy_media]
        }
        "img-src" => vec![giphy_media, klipy_media, world.portal_origin()],
        "media-src" => vec![giphy_media, klipy_media],
        // The hostile page may frame the widget on purpose: the tests check that the widget itself
        // refuses to work there, not that the browser blocks it.
        "frame-ancestors" => vec![world.portal_origin(), world.hostile_origin()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-a'; \
                          style-src 'self' 'sha256-b'; \
                          img-src 'self'; frame-ancestors https://*.bitrix24.com";

    fn adapted(csp: Csp) -> Option<String> {
        let world = World::new(8740);
        world.switches.write().csp = csp;
        adapt(POLICY, &world)
    }

    #[test]
    fn the_builds_policy_gets_our_origins_where_it_has_a_list() {
        assert_eq!(
            adapted(Csp::Strict).unwrap(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-a'; \
             style-src 'self' 'sha256-b'; img-src 'self' http://media.giphy.localhost:8740 \
             http://static.klipy.localhost:8740 http://portal.localhost:8740; \
             frame-ancestors https://*.bitrix24.com http://portal.localhost:8740 \
             http://hostile.localhost:8740; report-uri http://reports.localhost:8740/csp"
        );
    }

    #[test]
    fn parts_can_be_forbidden_and_the_policy_be_left_out() {
        let has = |csp| {
            let policy = adapted(csp).unwrap();
            [WASM, "'sha256-a'", "'sha256-b'"].map(|word| policy.contains(word))
        };
        assert_eq!(has(Csp::Strict), [true, true, true]);
        assert_eq!(has(Csp::NoWasm), [false, true, true]);
        assert_eq!(has(Csp::NoScript), [true, false, true]);
        assert_eq!(has(Csp::NoStyle), [true, true, false]);
        assert_eq!(has(Csp::NoInline), [true, false, false]);
        assert_eq!(adapted(Csp::Off), None);
    }
}
