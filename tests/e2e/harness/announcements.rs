//! Records everything that the app announces to screen readers, including texts that are soon
//! replaced.

use super::{Outcome, Stage};

impl Stage {
    /// Starts recording the texts of the live region.
    pub async fn record_announcements(&self) -> Outcome {
        let script = "
            window.announced = [];
            const status = document.getElementById('status');
            new MutationObserver(() => announced.push(status.textContent))
                .observe(status, { childList: true, characterData: true, subtree: true });";
        self.in_picker(script, vec![]).await.map(drop)
    }

    /// Returns the recorded texts, one per line.
    pub async fn announced(&self) -> Outcome<String> {
        let announced = self.in_picker("return announced.join('\\n')", vec![]).await?;
        Ok(announced.as_str().unwrap_or_default().to_owned())
    }
}
