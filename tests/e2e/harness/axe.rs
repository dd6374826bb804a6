//! axe-core, which looks for barriers in the page that is on screen.

use super::portal_page::strings;
use super::{Outcome, Stage};

/// Rules about whole pages, which a frame in a portal is not: the portal's page has the landmarks
/// and the headings.
const NOT_FOR_FRAMES: [&str; 3] = ["region", "landmark-one-main", "page-has-heading-one"];

impl Stage {
    /// What axe finds in the picker's page, of any impact: the rule and the elements.
    pub async fn barriers(&self) -> Outcome<Vec<String>> {
        let path = std::env::var("B24_AXE").expect("B24_AXE names axe-core: run cargo xtask test");
        let axe = std::fs::read_to_string(path).expect("axe-core can be read");
        let rules: String =
            NOT_FOR_FRAMES.iter().map(|rule| format!("'{rule}': {{ enabled: false }},")).collect();
        let driver = self.enter_picker().await?;
        // The script is no part of the page, so its policy does not apply to it.
        let run = format!(
            "{axe}; const done = arguments[arguments.length - 1]; \
            window.axe.run(document, {{ iframes: false, resultTypes: ['violations'], \
                rules: {{ {rules} }} }}) \
                .then((found) => done(found.violations.map((it) => \
                    `${{it.id}} (${{it.impact}}): ` + it.nodes.slice(0, 4).map((node) => \
                        node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '))), \
                    (error) => done([String(error)]));"
        );
        Ok(strings(driver.execute_async(run, vec![]).await?.json()))
    }

    /// Fails if axe finds something.
    pub async fn has_no_barriers(&self, state: &str) -> Outcome {
        let found = self.barriers().await?;
        assert!(found.is_empty(), "{state}:\n{}", found.join("\n"));
        Ok(())
    }
}
