//! Data that must never leave memory: the portal's tokens, and what the user has written.

use super::Stage;

/// Text that tests write into the draft or the composer.
pub const DRAFT_MARKER: &str = "nobodys-business-0451";

impl Stage {
    /// Returns where these texts have leaked: into the app's page, its storage, the browser's log,
    /// or addresses and headers that a host received.
    ///
    /// # Panics
    /// If the browser cannot be inspected.
    pub fn leaks_of(&self, secrets: &[String]) -> Vec<String> {
        let pages = self.browser.page_inspector().contents_of_app_pages();
        let mut places =
            pages.unwrap_or_else(|error| panic!("the leaks cannot be checked: {error}"));
        places.push(("the browser's log".to_owned(), self.browser.log()));
        places.push(("the servers' log".to_owned(), self.simulator.addresses().join("\n")));
        let holds = |content: &str| secrets.iter().any(|secret| content.contains(secret));
        let found = places.into_iter().filter(|(_, content)| holds(content));
        found.map(|(place, _)| place).collect()
    }

    /// Panics if a token or the draft has leaked.
    pub(super) fn check_for_leaks(&self) {
        let leaks = self.leaks_of(&self.secrets());
        assert!(leaks.is_empty(), "a token, or the draft, is in {}", leaks.join(", "));
    }

    /// Returns the texts that must not leak.
    fn secrets(&self) -> Vec<String> {
        let mut secrets = self.simulator.secrets();
        secrets.push(DRAFT_MARKER.to_owned());
        secrets
    }
}
