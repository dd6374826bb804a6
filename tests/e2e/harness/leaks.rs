//! What must never leave memory: the portal's tokens, and what the person has written.

use super::Stage;
use super::last_look::LastLook;

/// Tests that write into the draft, or into the composer, write this.
pub const DRAFT_MARKER: &str = "nobodys-business-0451";

impl Stage {
    /// Where these texts are found and should not be: in the widget's page and its storage, in
    /// the browser's log, in what any host was told by an address or a header.
    ///
    /// # Panics
    /// When it cannot be looked.
    pub fn leaks_of(&self, secrets: &[String]) -> Vec<String> {
        let pages = self.last_look().at_widgets_pages();
        let mut places = pages.unwrap_or_else(|error| panic!("no look for leaks: {error}"));
        places.push(("the browser's log".to_owned(), self.browser.log()));
        places.push(("the servers' log".to_owned(), self.simulator.addresses().join("\n")));
        let holds = |content: &str| secrets.iter().any(|secret| content.contains(secret));
        let found = places.into_iter().filter(|(_, content)| holds(content));
        found.map(|(place, _)| place).collect()
    }

    /// A look that needs no runtime.
    pub(super) fn last_look(&self) -> LastLook {
        LastLook::new(&self.browser.address(), self.driver().handle.session_id())
    }

    /// # Panics
    /// When a token, or the draft, is where nobody is to find it.
    pub(super) fn look_for_leaks(&self) {
        let leaks = self.leaks_of(&self.secrets());
        assert!(leaks.is_empty(), "a token, or the draft, is in {}", leaks.join(", "));
    }

    /// What nobody is to find anywhere.
    fn secrets(&self) -> Vec<String> {
        let mut secrets = self.simulator.secrets();
        secrets.push(DRAFT_MARKER.to_owned());
        secrets
    }
}
