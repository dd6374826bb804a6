//! Pages, frames and popups of third parties, under a portal's name or next to a portal.

use crate::harness::{LONG_LIMITS, Outcome, PickerPlace, SHORT_LIMITS, Stage, until};
use serde_json::{Value, json};

/// A portal on the page's list: the simulator's own.
const FORGED_NAME: &str = "?domain=portal.localhost:PORT";

impl Stage {
    /// Checks that the app has called neither the portal's REST interface nor its chat.
    fn portal_was_not_called(&self) {
        assert_eq!(self.rest_calls(), []);
        assert_eq!(self.messages(), [""; 0]);
    }

    /// Adds a frame to the page around the picker, as a script of that page would, and waits for
    /// it.
    async fn add_frame(&mut self, name: &str, address: &str) -> Outcome {
        let script = "const frame = document.createElement('iframe'); \
            [frame.id, frame.name, frame.src] = ['widget', ...arguments]; \
            frame.style = 'position: fixed; inset: 0; width: 360px; height: 420px; z-index: 9'; \
            document.body.append(frame)";
        self.in_portal(script, vec![json!(name), json!(address)]).await?;
        self.select_place(PickerPlace::HostilePage);
        Ok(())
    }

    /// Switches to the newest window of the browser.
    async fn enter_popup(&mut self) -> Outcome {
        let first = self.driver().window().await?;
        until("the popup is there", true, async || {
            let windows = self.driver().windows().await?;
            let Some(popup) = windows.into_iter().find(|window| *window != first) else {
                return Ok(false);
            };
            self.driver().switch_to_window(popup).await.map(|()| true)
        })
        .await;
        self.select_place(PickerPlace::Tab);
        Ok(())
    }
}

#[tokio::test]
async fn a_page_that_forges_the_name_of_a_portal_is_refused_under_its_own() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), FORGED_NAME).await?;
    stage.refuses("hostile.localhost").await?;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    stage.portal_was_not_called();
    Ok(())
}

/// A page that does not pretend to be a portal is not refused, but the app sends nothing.
#[tokio::test]
async fn a_page_that_forges_no_name_gets_a_picker_that_only_copies() -> Outcome {
    let stage = Stage::in_hostile_page(json!({}), "?domain=").await?;
    stage.ready_as("copy").await;
    stage.pick("😀").await;
    stage.toast_says("😀 copied").await;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    stage.portal_was_not_called();
    Ok(())
}

/// Another app of the portal has its own SID, and may embed the picker in its frame.
#[tokio::test]
async fn another_app_of_the_portal_that_frames_us_is_refused() -> Outcome {
    let mut stage = Stage::with_portal(json!({})).await?;
    let query = FORGED_NAME.replace("PORT", &stage.simulator.port().to_string());
    let app = format!("{}{query}", stage.simulator.hostile_url());
    stage.add_frame("another app", &app).await?;
    // Commands are directed to the other app's page; the picker is a frame in it.
    let script = "return [...document.querySelectorAll('#widget')].length";
    until("the other app frames the widget", json!(1), async || {
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.enter_picker().await?.enter_frame(0).await?;
    until("the role", json!("not-your-portal"), async || {
        let script = "return document.documentElement.dataset.role";
        Ok(stage.driver().execute(script, vec![]).await?.json().clone())
    })
    .await;
    let heard = stage.in_picker("return document.getElementById('log').textContent", vec![]);
    assert_eq!(heard.await?, "");
    assert_eq!(stage.wire().await?, [""; 0]);
    stage.portal_was_not_called();
    Ok(())
}

/// The browser reports the framing page, but not which of the listed portals the app should
/// believe: a listed portal may pretend to be another one.
#[tokio::test]
async fn a_portal_under_the_name_of_another_portal_hears_nothing() -> Outcome {
    let mut stage = Stage::with_portal(json!({"time_factor": SHORT_LIMITS})).await?;
    let widget = stage.simulator.widget_url();
    let address = format!("{widget}?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en&APP_SID=0123");
    let name = "acme.bitrix24.com|1|0123456789abcdef0123456789abcdef";
    stage.add_frame(name, &address).await?;
    stage.ready_as("copy").await;
    stage.pick("😀").await;
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    assert_eq!(stage.wire().await?, [""; 0]);
    stage.portal_was_not_called();
    Ok(())
}

#[tokio::test]
async fn a_page_that_opens_us_as_a_popup_under_a_portals_name_hears_nothing() -> Outcome {
    let query = format!("{FORGED_NAME}&popup");
    let mut stage = Stage::in_hostile_page(json!({}), &query).await?;
    let opener = stage.driver().window().await?;
    stage.click_in_portal("h1").await?;
    stage.enter_popup().await?;
    stage.ready_as("copy").await;
    stage.pick("😀").await;
    stage.toast_says("😀 copied").await;
    stage.portal_was_not_called();
    stage.driver().switch_to_window(opener).await?;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    Ok(())
}

/// The message has the right ids, which only the portal knows, but its source is another window.
#[tokio::test]
async fn replies_from_a_popup_are_as_good_as_none() -> Outcome {
    let stage =
        Stage::with_switches(json!({"reply_origin": "popup", "time_factor": SHORT_LIMITS})).await?;
    stage.ready_as("copy").await;
    stage.only_notice_says("Bitrix24 is not responding").await;
    // The popup has posted its messages: otherwise the test would prove nothing.
    assert_eq!(stage.driver().windows().await?.len(), 2);
    stage.portal_was_not_called();
    Ok(())
}

/// A forged reply with the right id precedes each true one and follows it.
#[tokio::test]
async fn forged_and_replayed_replies_change_nothing() -> Outcome {
    let switches = json!({"reply_origin": "raced", "time_factor": LONG_LIMITS, "token_calls": 1});
    let (stage, gif) = Stage::with_sent_gifs(switches).await?;
    stage.count_foreign_messages().await?;
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    // The second call needs a new token; that reply is forged as well.
    let second = stage.gifs().await?.swap_remove(1);
    stage.pick_gif(&second).await;
    let messages = [stage.gif_message_of(&gif), stage.gif_message_of(&second)];
    stage.messages_are(&[&messages[0], &messages[1]]).await;
    stage.open_emoji().await?;
    stage.set_draft("Hi").await?;
    stage.pick("😀").await;
    stage.draft_is("Hi😀").await;
    stage.status_says("😀 inserted").await;
    assert!(stage.strangers().await? >= 4, "too few forged replies to show anything");
    let sent = |(method, _): &(String, Value)| method == "im.message.add";
    for (_, parameters) in stage.rest_calls().into_iter().filter(sent) {
        assert_eq!(parameters["DIALOG_ID"], "chat12");
    }
    Ok(())
}

/// The page around the picker is left, which removes the frame; the next page receives nothing.
#[tokio::test]
async fn a_portal_that_turns_into_a_hostile_page_takes_nothing_along() -> Outcome {
    let (mut stage, gif) = Stage::with_sent_gifs(json!({"rest_delay_ms": 700})).await?;
    stage.click(&format!("[data-gif-id='{gif}']")).await;
    until("the portal was asked to send", 1, async || Ok(stage.sendings())).await;
    stage.select_place(PickerPlace::HostilePage);
    stage.open_hostile_page(FORGED_NAME).await?;
    stage.refuses("hostile.localhost").await?;
    assert_eq!(stage.messages_to_hostile_page().await?, "");
    stage.messages_are(&[&stage.gif_message_of(&gif)]).await;
    assert_eq!(stage.sendings(), 1);
    Ok(())
}

impl Stage {
    /// Counts messages to the picker from other origins than the portal's.
    async fn count_foreign_messages(&self) -> Outcome {
        let script = "window.strangers = 0; addEventListener('message', ({ origin }) => { \
            if (!origin.includes('//portal.')) strangers += 1; })";
        self.in_picker(script, vec![]).await.map(drop)
    }

    async fn strangers(&self) -> Outcome<u64> {
        Ok(self.in_picker("return window.strangers", vec![]).await?.as_u64().unwrap_or_default())
    }
}
