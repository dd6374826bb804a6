//! The archive in a portal's own storage: opened by GET, from a host that does not send the app's
//! headers, so that the page itself contains its policy.

use crate::harness::{Outcome, PickerPlace, Site, Stage};
use serde_json::json;

/// The simulator's switch for such a portal.
const BY_GET: &str = "GET";
/// The query of a hostile page with the portal's name in `window.name`, as in `hostile.rs`.
const FORGED_NAME: &str = "?domain=portal.localhost:PORT";

fn stored() -> Site {
    let site = Site::new();
    site.unpack_archive();
    site
}

#[tokio::test]
async fn the_picker_works_under_the_policy_in_its_page() -> Outcome {
    let site = stored();
    let stage = Stage::with_site(site.folder(), json!({"method": BY_GET})).await?;
    stage.ready_as("insert").await;
    stage.search("rocket").await?;
    stage.pick("🚀").await;
    stage.draft_is("🚀").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    // The page's own policy is in force: the header of the simulator only reports.
    let script = "const [done] = arguments; \
        document.addEventListener('securitypolicyviolation', (event) => { \
            if (event.disposition === 'enforce') done(event.effectiveDirective); }); \
        setTimeout(() => fetch('https://evil.example/').catch(() => {}))";
    let stopped = stage.enter_picker().await?.execute_async(script, vec![]).await?;
    assert_eq!(stopped.json(), "connect-src");
    stage.policy_has_blocked("connect-src has stopped https://evil.example").await;
    Ok(())
}

/// No header prevents framing there: the app itself refuses.
#[tokio::test]
async fn a_page_under_a_portals_name_is_refused_without_frame_ancestors() -> Outcome {
    let site = stored();
    let mut stage = Stage::with_site(site.folder(), json!({"method": BY_GET})).await?;
    stage.ready_as("insert").await;
    stage.select_place(PickerPlace::HostilePage);
    stage.open_hostile_page(FORGED_NAME).await?;
    stage.refuses("hostile.localhost").await?;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    Ok(())
}
