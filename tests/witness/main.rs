//! Runs Bitrix24's own client in the simulator: the widget may expect the same behaviour of a
//! portal.
//!
//! `cargo xtask witness` downloads the client and runs this. By hand: `B24_SDK` names the folder
//! of the unpacked npm package `@bitrix24/b24jssdk`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests' helpers fail like the tests do"
)]

#[allow(dead_code, reason = "shared with the end-to-end tests, which use the rest")]
#[path = "../e2e/harness/browser.rs"]
mod browser;
#[path = "../e2e/harness/browser_context.rs"]
mod browser_context;
#[path = "../e2e/harness/browser_process.rs"]
mod browser_process;
#[path = "../e2e/harness/browser_tools.rs"]
mod browser_tools;
#[path = "../e2e/harness/chromium.rs"]
mod chromium;
#[path = "../e2e/harness/driver.rs"]
mod driver;
#[allow(dead_code, reason = "shared with the end-to-end tests, which use the rest")]
#[path = "../e2e/harness/engine.rs"]
mod engine;
#[allow(dead_code, reason = "shared with the end-to-end tests, which use the rest")]
#[path = "../e2e/harness/firefox.rs"]
mod firefox;
#[path = "../e2e/harness/flags.rs"]
mod flags;
#[path = "../e2e/harness/font_file.rs"]
mod font_file;
#[path = "../e2e/harness/fonts.rs"]
mod fonts;
#[path = "../e2e/harness/idle_browsers.rs"]
mod idle_browsers;
#[path = "../e2e/harness/page_inspector.rs"]
#[allow(dead_code, reason = "the checks at the end of an end-to-end test use it")]
mod page_inspector;
#[path = "../e2e/harness/process_group.rs"]
mod process_group;
#[path = "../e2e/harness/profile.rs"]
mod profile;
mod stage;
#[path = "../e2e/harness/wait.rs"]
mod wait;
#[path = "../e2e/harness/webkit.rs"]
mod webkit;

use serde_json::json;
use stage::Stage;

/// The outcome of a test. An error comes from WebDriver or from the client.
pub type Outcome<T = ()> = thirtyfour::error::WebDriverResult<T>;

const DRAFT: &str = "Hello: \"you\", {😀}\nand you";

#[tokio::test]
async fn it_completes_its_handshake_and_gets_its_placement() -> Outcome {
    let stage = Stage::open().await?;
    let handshake = "const { domain, member_id, expires_in } = b24.auth.getAuthData(); \
        return { init: b24.isInit, lang: b24.getLang(), domain, member_id, expires_in, \
            isAdmin: b24.auth.isAdmin, isFirstRun: b24.isFirstRun, isInstallMode: b24.isInstallMode }";
    let mut expected = json!({
        "init": true,
        "lang": "en",
        "domain": stage.portal_origin(),
        "member_id": "da45a03b265ed12127f8a258d793cc5d",
        "expires_in": 3600,
        "isAdmin": false,
        "isFirstRun": true,
        "isInstallMode": false,
    });
    assert_eq!(stage.see("initializeB24Frame", handshake).await?, expected);

    let placement = stage.see("placement", "return b24.placement.placement").await?;
    assert_eq!(placement, "IM_TEXTAREA");
    let dialog = "return document.querySelector('.chat-item[aria-current=true]')?.dataset.dialog";
    let dialog = stage.in_portal(dialog, vec![]).await?;
    let options = stage.see("placement options", "return b24.placement.options").await?;
    assert_eq!(options, json!({ "dialogId": dialog, "URI": "/online/" }));

    stage.reopen().await?;
    expected["isFirstRun"] = json!(false);
    assert_eq!(stage.see("initializeB24Frame, opened again", handshake).await?, expected);
    Ok(())
}

#[tokio::test]
async fn it_reads_and_writes_the_draft() -> Outcome {
    let stage = Stage::open().await?;
    stage.type_draft(DRAFT).await?;
    let read = "const requestId = crypto.randomUUID(); \
        const reply = await b24.placement.call('im:getImTextareaContent', { requestId }); \
        return { mine: reply.requestId === requestId, text: reply.text }";
    let write = |params: &str| {
        format!(
            "const requestId = crypto.randomUUID(); const params = {params}; \
             const reply = await b24.placement.call('im:setImTextareaContent', {{ ...params, requestId }}); \
             return {{ mine: reply.requestId === requestId, success: reply.success }}"
        )
    };
    let done = json!({ "mine": true, "success": true });

    let seen = stage.see("im:getImTextareaContent", read).await?;
    assert_eq!(seen, json!({ "mine": true, "text": DRAFT }));

    let insert = write("{ text: '🍕', withNewLine: false, replace: false }");
    assert_eq!(stage.see("im:setImTextareaContent, insert 🍕", &insert).await?, done);
    assert_eq!(stage.draft().await?, format!("{DRAFT} 🍕 "), "the portal pads");

    let append = write("{ text: '🎉', withNewLine: true, replace: false }");
    assert_eq!(stage.see("im:setImTextareaContent, 🎉 on a new line", &append).await?, done);
    assert_eq!(stage.draft().await?, format!("{DRAFT} 🍕 \n🎉"));

    let replace = write("{ text: 'a: 🍕🎉', withNewLine: false, replace: true }");
    assert_eq!(stage.see("im:setImTextareaContent, replace", &replace).await?, done);
    assert_eq!(stage.draft().await?, "a: 🍕🎉", "the draft is replaced");

    let seen = stage.see("im:getImTextareaContent, at the end", read).await?;
    assert_eq!(seen, json!({ "mine": true, "text": "a: 🍕🎉" }));
    Ok(())
}

#[tokio::test]
async fn it_gets_new_tokens_and_keeps_options() -> Outcome {
    let stage = Stage::open().await?;
    // The tokens themselves must not appear in a log.
    let refresh = "const old = b24.auth.getAuthData(); const fresh = await b24.auth.refreshAuth(); \
        return { changed: old.access_token !== fresh.access_token, expires_in: fresh.expires_in }";
    let seen = stage.see("refreshAuth", refresh).await?;
    assert_eq!(seen, json!({ "changed": true, "expires_in": 3600 }));

    let value = "a: \"b\" 😀";
    let set = format!("await b24.options.userSet('witness', {}); return 'sent'", json!(value));
    stage.see("setUserOption", &set).await?;
    stage.reopen().await?;
    let get = "return b24.options.userGet('witness')";
    assert_eq!(stage.see("user option, opened again", get).await?, value);
    Ok(())
}

#[tokio::test]
async fn it_gets_the_replies_of_a_chat_placement() -> Outcome {
    let stage = Stage::open().await?;
    let interface = stage.see("getInterface", "return b24.placement.getInterface()").await?;
    assert_eq!(interface, json!({ "command": [], "event": [] }));

    let resize = "return b24.parent.resizeWindow(320, 200)";
    let measured = stage.see("resizeWindow", resize).await?;
    assert_eq!(measured, json!({ "width": 320, "height": 200 }));

    // After its own time limit the client returns this for every command that it marks as safe.
    let unanswered = json!({ "isSafely": true });
    let title = stage.see("setTitle", "return b24.parent.setTitle('x')").await?;
    assert_eq!(title, unanswered, "denied outside the app's own page");
    let unknown = "return b24.placement.call('im:sendMessage', { requestId: 'r', text: 'x' })";
    assert_eq!(stage.see("im:sendMessage", unknown).await?, unanswered, "no such method");
    Ok(())
}
