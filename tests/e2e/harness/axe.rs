//! Runs axe-core, which finds accessibility barriers in the rendered page.

use super::portal_page::strings;
use super::{Outcome, Stage};
use serde_json::json;

/// Rules that axe runs only on request: the rule of WCAG 2.2 about target sizes, and experimental
/// ones.
const ASKED_FOR: [&str; 7] = [
    "target-size",
    "css-orientation-lock",
    "page-has-heading-one",
    "focus-order-semantics",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
];

/// Runs axe in both themes, and restores the theme afterwards.
const RUN: &str = "
    const [on, done] = arguments;
    const { dataset } = document.documentElement, before = dataset.theme;
    const rules = Object.fromEntries(on.map((id) => [id, { enabled: true }]));
    const tell = (theme, { id, impact, nodes }) => `${theme}: ${id} (${impact}): `
        + nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + ' ' + node.failureSummary)
            .join(' | ');
    // Elements behind an open flyout need no target size: a click there only closes the flyout.
    const flyout = document.getElementById('flyout');
    const isReached = (id, { element }) =>
        id !== 'target-size' || !flyout || flyout.contains(element);
    const reached = (violation) =>
        ({ ...violation, nodes: violation.nodes.filter((node) => isReached(violation.id, node)) });
    const look = async () => {
        const found = [];
        for (const theme of ['light', 'dark']) {
            dataset.theme = theme;
            const { violations } = await axe.run(document,
                { elementRef: true, iframes: false, resultTypes: ['violations'], rules });
            found.push(...violations.map(reached).filter(({ nodes }) => nodes.length > 0)
                .map((violation) => tell(theme, violation)));
        }
        return found;
    };
    look().catch((error) => [String(error)]).then((found) => {
        if (before) dataset.theme = before; else delete dataset.theme;
        done(found);
    });";

impl Stage {
    /// Returns the barriers in the picker's page, of any impact, in both themes: rules and
    /// elements.
    pub async fn barriers(&self) -> Outcome<Vec<String>> {
        let path = std::env::var("B24_AXE").expect("B24_AXE names axe-core: run cargo xtask test");
        let axe = std::fs::read_to_string(path).expect("axe-core can be read");
        let driver = self.enter_picker().await?;
        // The policy of the page does not apply: the driver injects the script, not the page.
        let rules = vec![json!(ASKED_FOR)];
        let found = driver.execute_async(format!("{axe}; {RUN}"), rules).await?;
        Ok(strings(found.json()))
    }

    /// Fails if axe finds a barrier.
    pub async fn has_no_barriers(&self, state: &str) -> Outcome {
        let found = self.barriers().await?;
        assert!(found.is_empty(), "{state}:\n{}", found.join("\n"));
        Ok(())
    }
}
