use crate::switches::choices::Csp;
use crate::world::World;

/// The policy of the widget's page; `None` where it is switched off.
pub(super) fn policy(world: &World) -> Option<String> {
    let script = match world.switches.read().csp {
        Csp::Strict => "'self' 'wasm-unsafe-eval'",
        Csp::NoWasm => "'self'",
        Csp::Off => return None,
    };
    let [api, media, analytics] = world.gif_origins();
    let (portal, hostile) = (world.portal_origin(), world.hostile_origin());
    // The hostile page may frame the widget on purpose: it is there to test that the widget
    // refuses to work for it, not that the browser keeps it out.
    Some(format!(
        "default-src 'none'; script-src {script}; style-src 'self'; \
         connect-src 'self' {portal} {api} {analytics} https://api.giphy.com https://giphy-analytics.giphy.com; \
         img-src 'self' {media} https://*.giphy.com; media-src {media} https://*.giphy.com; \
         base-uri 'none'; form-action 'none'; frame-ancestors {portal} {hostile}"
    ))
}
