//! The administrator's way: from the application's page in a fresh portal to a chat with the picker.

use anyhow::Result;
use serde_json::{Value, json};

use crate::image;
use crate::options::Options;
use crate::stage::{Frame, Size, Stage};

/// The maximum size of a picture in bytes.
const MOST_BYTES: usize = 150_000;

const SIZE: Size = Size { width: 900, height: 720, scale: 1.0 };

/// The key that the simulator's GIF services accept.
const KEY: &str = "simulator";

/// Takes the pictures on the way.
///
/// # Errors
/// When a condition is not met in time, or a file cannot be written or is too large.
pub async fn make(options: &Options) -> Result<()> {
    let mut stage = Stage::start(options).await?;
    let switches = json!({
        "is_admin": true, "fresh_portal": true, "gif_key": "none", "stickers": "empty",
    });
    let dress = json!({ "texts": {
        "[data-dialog='chat31'] .chat-name": "Lena Vogel",
        "[data-dialog='chat57'] .chat-name": "Marketing",
    } });
    stage.open_portal(SIZE, switches, &dress).await?;
    open_page(&mut stage).await?;
    take(&mut stage, options, "1-status-check").await?;

    press(&mut stage, "add").await?;
    scroll_to(&mut stage, "#admin-places").await?;
    take(&mut stage, options, "2-added").await?;

    test_key(&mut stage).await?;
    take(&mut stage, options, "3-settings").await?;

    press(&mut stage, "save").await?;
    scroll_to(&mut stage, "#admin-finish").await?;
    take(&mut stage, options, "4-finish").await?;

    stage.click(Frame::Picker, "[data-action='finish']").await?;
    // The portal reloads its page.
    stage.wait(Frame::Portal, "location.search === '?install_finished=Y'").await?;
    stage.wait(Frame::Portal, "document.querySelector('#apps-chip') !== null").await?;
    stage.dress(&dress).await?;
    stage.open_picker().await?;
    stage.tabs_are_there().await?;
    take(&mut stage, options, "5-chat").await
}

/// Opens the application's page as an administrator, and waits until it is idle.
///
/// # Errors
/// When it does not load.
pub async fn open_page(stage: &mut Stage) -> Result<()> {
    // Some pictures hide the link.
    stage.eval(Frame::Portal, "document.getElementById('open-app').click()").await?;
    stage.picker_is_ready("admin").await?;
    is_idle(stage).await
}

/// Enters a key of the GIF service and presses “Test”, and scrolls to the settings.
///
/// # Errors
/// When the key is not accepted.
pub async fn test_key(stage: &mut Stage) -> Result<()> {
    let enter = format!(
        "(() => {{ const field = document.getElementById('setting-klipy_api_key'); \
         field.value = {}; field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
        json!(KEY)
    );
    stage.eval(Frame::Picker, &enter).await?;
    press(stage, "try").await?;
    let result = "document.querySelectorAll('#admin-settings .admin-line').length > 0";
    stage.wait(Frame::Picker, result).await?;
    scroll_to(stage, "#admin-settings").await
}

async fn press(stage: &mut Stage, action: &str) -> Result<()> {
    scroll_to(stage, &format!("[data-action='{action}']")).await?;
    stage.click(Frame::Picker, &format!("[data-action='{action}']:not([aria-disabled])")).await?;
    is_idle(stage).await
}

/// Waits until no action runs and the portal has made the frame as high as the page: until then,
/// elements move.
async fn is_idle(stage: &mut Stage) -> Result<()> {
    let idle = "(() => { const page = document.getElementById('admin'); \
         return page?.getAttribute('aria-busy') === 'false' && page.scrollHeight <= page.clientHeight; })()";
    stage.wait(Frame::Picker, idle).await?;
    stage.settle().await
}

/// Scrolls an element to the top of the page.
async fn scroll_to(stage: &mut Stage, selector: &str) -> Result<()> {
    let scroll = format!(
        "(() => {{ const element = document.querySelector({}); \
         element.style.scrollMarginTop = '16px'; element.scrollIntoView({{ behavior: 'instant' }}); }})()",
        json!(selector)
    );
    stage.eval(Frame::Picker, &scroll).await?;
    // Away from what it would mark.
    stage.move_mouse(2.0, 2.0).await;
    let blur: Value = stage.eval(Frame::Picker, "document.activeElement?.blur()").await?;
    debug_assert!(blur.is_null());
    stage.settle().await
}

async fn take(stage: &mut Stage, options: &Options, name: &str) -> Result<()> {
    let picture = image::with_palette(&stage.screenshot().await?)?;
    options.write(&format!("docs/admin-{name}.png"), &picture, MOST_BYTES)
}
