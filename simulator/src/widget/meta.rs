//! Handles a page that contains its security policy, as the one in the archive for a portal's
//! storage does. Browsers ignore the URL for reports in such a policy.

use super::csp;
use crate::world::World;

const START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Returns the page with the loopback origins in its policy, and the same policy as a report-only
/// header; `None` for a page without a policy, or if the policy is switched off.
pub(super) fn adapt(html: &str, world: &World) -> Option<(String, String)> {
    let (before, rest) = html.split_once(START)?;
    let (policy, after) = rest.split_once('"')?;
    let policy = csp::extend(policy, world)?;
    let page = [before, START, &policy, "\"", after].concat();
    Some((page, csp::reported(&policy, world)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::switches::choices::Csp;

    const PAGE: &str = "<meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"img-src 'self'\"><p>";

    #[test]
    fn the_page_and_a_header_that_reports_have_the_same_policy() {
        let (page, header) = adapt(PAGE, &World::new(8740)).unwrap();
        let policy = "img-src 'self' http://media.giphy.localhost:8740 http://static.klipy.localhost:8740 \
             http://portal.localhost:8740";
        assert_eq!(page, PAGE.replace("img-src 'self'", policy));
        assert_eq!(header, format!("{policy}; report-uri http://reports.localhost:8740/csp"));
    }

    #[test]
    fn other_pages_stay_as_they_are() {
        let world = World::new(8740);
        assert_eq!(adapt("<meta charset=\"utf-8\"><p>", &world), None);
        world.switches.write().csp = Csp::Off;
        assert_eq!(adapt(PAGE, &world), None);
    }
}
