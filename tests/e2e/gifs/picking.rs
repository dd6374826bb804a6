//! A picked GIF is inserted into the draft as its link.

use crate::harness::{LONG_LIMITS, Outcome, SHORT_LIMITS, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

#[tokio::test]
async fn a_click_inserts_the_link_as_the_service_gave_it() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gif = stage.gifs_appear().await.swap_remove(1);
    stage.pick_gif(&gif).await;
    // The parameters stay: the service's terms forbid to remove them.
    stage.draft_is(&stage.gif_link(&gif)).await;
    stage.status_says("GIF inserted").await;
    stage.draft_has_focus(true).await;
    assert_eq!(stage.toast().await?, "");
    Ok(())
}

#[tokio::test]
async fn what_is_sent_is_shown_as_a_link_of_its_own() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.set_draft("Look:").await?;
    stage.pick_gif(&gif).await;
    let link = stage.gif_link(&gif);
    stage.draft_is(&format!("Look: {link} ")).await;
    stage.click_in_portal("#send").await?;
    stage.draft_is("").await;
    until("the message shows the picture", json!(link), async || {
        let script = "return document.querySelector('#messages li:last-child .inline-image')?.src";
        stage.in_portal(script, vec![]).await
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_sticker_is_inserted_the_same_way() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click("[data-kind=stickers]").await;
    stage.pick_gif("SimS00001").await;
    stage.draft_is(&stage.gif_link("SimS00001")).await;
    Ok(())
}

#[tokio::test]
async fn enter_takes_the_marked_gif() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.press([Key::Right]).await?;
    let marked = stage.active_gif().await?.expect("an active GIF");
    stage.press([Key::Enter]).await?;
    stage.draft_is(&stage.gif_link(&marked)).await;
    stage.draft_has_focus(true).await;
    Ok(())
}

#[tokio::test]
async fn shift_keeps_the_focus_in_the_picker() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.gif_is_active(&gifs[0]).await;
    stage.actions().key_down(Key::Shift).send_keys(Key::Enter).key_up(Key::Shift).perform().await?;
    stage.draft_is(&stage.gif_link(&gifs[0])).await;
    stage.search_has_focus().await;
    let second = format!("[data-gif-id='{}']", gifs[1]);
    let cell = stage.enter_picker().await?.find(By::Css(second)).await?;
    let keys = stage.actions().key_down(Key::Shift).click_element(&cell).key_up(Key::Shift);
    keys.perform().await?;
    stage.draft_is(&format!("{} {} ", stage.gif_link(&gifs[0]), stage.gif_link(&gifs[1]))).await;
    stage.search_has_focus().await;
    Ok(())
}

/// Two links without a space between them would be no link.
#[tokio::test]
async fn blanks_keep_links_and_emoji_apart() -> Outcome {
    let stage = Stage::with_gifs(json!({"time_factor": LONG_LIMITS})).await?;
    let gifs = stage.gifs_appear().await;
    for id in &gifs[..2] {
        stage.pick_gif(id).await;
        stage.status_says("GIF inserted").await;
    }
    let links = [stage.gif_link(&gifs[0]), stage.gif_link(&gifs[1])];
    stage.draft_is(&format!("{} {} ", links[0], links[1])).await;
    stage.set_draft("").await?;
    stage.pick_gif(&gifs[0]).await;
    stage.draft_is(&links[0]).await;
    stage.open_emoji().await?;
    stage.pick("😀").await;
    stage.draft_is(&format!("{} 😀", links[0])).await;
    stage.pick("😁").await;
    stage.draft_is(&format!("{} 😀😁", links[0])).await;
    Ok(())
}

#[tokio::test]
async fn a_quick_double_click_inserts_twice_and_both_are_links() -> Outcome {
    let stage = Stage::with_gifs(json!({"time_factor": LONG_LIMITS})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    let script = "const cell = document.querySelector('[data-gif-id]'); cell.click(); cell.click()";
    stage.in_picker(script, vec![]).await?;
    let link = stage.gif_link(&gif);
    stage.draft_is(&format!("{link} {link} ")).await;
    Ok(())
}

#[tokio::test]
async fn where_there_is_no_channel_the_link_is_copied() -> Outcome {
    let stage = Stage::with_switches(
        json!({"placement": "IM_SIDEBAR", "im_channel": false, "time_factor": SHORT_LIMITS}),
    )
    .await?;
    stage.ready_as("copy").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF copied").await;
    stage.status_says("GIF copied").await;
    stage.clipboard_holds(&stage.gif_link(&gif)).await
}

#[tokio::test]
async fn an_insertion_without_an_answer_offers_the_link_to_copy() -> Outcome {
    for (fault, words) in [
        (
            "silent_set",
            "The chat did not respond. The GIF may not have been added to your message.",
        ),
        ("success_false", "The chat did not accept the GIF."),
    ] {
        let stage = Stage::with_gifs(json!({"time_factor": SHORT_LIMITS})).await?;
        let gif = stage.gifs_appear().await.swap_remove(0);
        stage.switch(json!({"im_fault": fault}));
        stage.pick_gif(&gif).await;
        stage.toast_says(words).await;
        stage.click(".toast [data-action=copy]").await;
        stage.toast_says("GIF copied").await;
        stage.clipboard_holds(&stage.gif_link(&gif)).await?;
        assert_eq!(stage.usage_event_ids("SENT"), [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn by_itself_the_picker_collects_links() -> Outcome {
    let stage = Stage::standalone(crate::harness::Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.open_gifs().await?;
    let gifs = stage.gifs_appear().await;
    stage.pick_gif(&gifs[0]).await;
    stage.output_field_is(&stage.gif_link(&gifs[0])).await;
    Ok(())
}

/// Messages about an emoji contain it; messages about a GIF have texts of their own.
#[tokio::test]
async fn what_is_said_of_a_gif_is_written_for_a_gif() -> Outcome {
    let stage = Stage::with_gifs(json!({"lang": "tr", "time_factor": SHORT_LIMITS})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.status_says("GIF eklendi").await;
    stage.switch(json!({"im_fault": "error"}));
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sohbete eklenemedi.").await;
    stage.click(".toast [data-action=copy]").await;
    stage.toast_says("GIF kopyalandı").await;
    stage.switch(json!({"im_fault": "silent"}));
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF mesajınıza eklenmemiş olabilir.").await;
    Ok(())
}
