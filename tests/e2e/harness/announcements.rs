//! All that a screen reader is told, also what is soon replaced.

use super::{Outcome, Stage};

impl Stage {
    /// Writes down from now on what a screen reader is told.
    pub async fn record_announcements(&self) -> Outcome {
        let script = "
            window.announced = [];
            const status = document.getElementById('status');
            new MutationObserver(() => announced.push(status.textContent))
                .observe(status, { childList: true, characterData: true, subtree: true });";
        self.in_picker(script, vec![]).await.map(drop)
    }

    /// What was written down, a line each.
    pub async fn announced(&self) -> Outcome<String> {
        let announced = self.in_picker("return announced.join('\\n')", vec![]).await?;
        Ok(announced.as_str().unwrap_or_default().to_owned())
    }
}
