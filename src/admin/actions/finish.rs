//! Finishes the installation.

use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Severity, StatusLine};
use leptos::prelude::untrack;

/// Asks the portal to finish the installation, which makes it reload its own page. The user sees
/// the returned line only if that does not happen.
pub(super) async fn finish(admin: AdminContext) -> StatusLine {
    let state = admin.state;
    if !untrack(|| state.can_finish()) {
        return StatusLine::new(Severity::Bad, state.text(AdminText::FinishFirst));
    }
    state.announce_progress(AdminText::Finishing);
    // A failure shows in that the page is not reloaded.
    admin.services().bridge.finish_installation().await.ok();
    StatusLine::new(Severity::Bad, state.text(AdminText::FinishSilent))
}
