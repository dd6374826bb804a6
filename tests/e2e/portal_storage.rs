//! The archive in a portal's own storage: opened by GET, from a host that sends no headers of ours, so
//! that the page itself says its policy.

use crate::harness::{Outcome, Site, Stage};
use serde_json::json;
use std::fs;

/// The build with its page as `cargo xtask dist` puts it into the archive.
fn stored(site: &Site) -> std::io::Result<()> {
    site.publish(&Site::build());
    let folder = site.folder();
    let headers = fs::read_to_string(folder.join("_headers"))?;
    let policy = headers.split_once("Content-Security-Policy: ").map_or("", |(_, rest)| rest);
    let (policy, _) = policy.split_once("; frame-ancestors").expect("a policy");
    fs::remove_file(folder.join("_headers"))?;
    let charset = "<meta charset=\"utf-8\">";
    let meta =
        format!("{charset}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let page = fs::read_to_string(folder.join("index.html"))?.replace(charset, &meta);
    fs::write(folder.join("index.html"), page)
}

#[tokio::test]
async fn the_picker_works_under_the_policy_in_its_page() -> Outcome {
    let site = Site::new();
    stored(&site)?;
    let stage = Stage::with_site(site.folder(), json!({"method": "GET"})).await?;
    stage.ready_as("insert").await;
    stage.search("rocket").await?;
    stage.pick("🚀").await;
    stage.draft_is("🚀").await;
    // It is in force.
    let script = "const [done] = arguments; \
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective)); \
        fetch('https://evil.example/').catch(() => {})";
    let stopped = stage.enter_picker().await?.execute_async(script, vec![]).await?;
    assert_eq!(stopped.json(), "connect-src");
    Ok(())
}

/// No header keeps anybody from framing it there: the list in the page does.
#[tokio::test]
async fn a_page_that_is_no_portal_is_refused_without_frame_ancestors() -> Outcome {
    let site = Site::new();
    stored(&site)?;
    let switches = json!({"method": "GET", "window_name": "unlisted"});
    let stage = Stage::with_site(site.folder(), switches).await?;
    stage.role_is("not-your-portal").await;
    assert_eq!(stage.wire().await?, [""; 0]);
    assert_eq!(stage.cells().await?, [""; 0]);
    Ok(())
}
