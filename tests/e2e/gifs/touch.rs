//! Touching GIFs.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

impl Stage {
    /// Opens the GIF tab on a touch screen, in a browser tab of its own: picks collect in a field.
    async fn gifs_on_a_touch_screen() -> Outcome<Self> {
        let stage = Self::standalone(Settings::default()).await?;
        stage.touch_screen().await?;
        stage.ready_as("standalone").await;
        stage.open_gifs().await?;
        stage.gifs_appear().await;
        Ok(stage)
    }

    /// Starts a touch at the centre of an element.
    async fn finger_on(&self, selector: &str) -> Outcome {
        let script = "const { left, top, width, height } = \
            document.querySelector(arguments[0]).getBoundingClientRect(); \
            return [left + width / 2, top + height / 2]";
        let place = self.in_picker(script, vec![json!(selector)]).await?;
        let at = |index: usize| place[index].as_f64().expect("a number");
        self.finger_down(at(0), at(1)).await
    }

    async fn tap(&self, selector: &str) -> Outcome {
        self.finger_on(selector).await?;
        self.finger_up().await
    }

    async fn visible_stars(&self) -> Outcome<Value> {
        let script = "return [...document.querySelectorAll('.gif-star')].filter((star) => \
            star.checkVisibility({ visibilityProperty: true, opacityProperty: true })) \
            .map((star) => star.closest('.gif').dataset.gifId)";
        self.in_picker(script, vec![]).await
    }

    /// Waits until exactly these GIFs have a visible star.
    async fn stars_are_seen_on(&self, ids: &[&str]) {
        until("the stars", json!(ids), async || self.visible_stars().await).await;
    }
}

fn star(id: &str) -> String {
    format!("[data-gif-id='{id}'] .gif-star")
}

#[tokio::test]
async fn what_cannot_be_seen_takes_no_tap() -> Outcome {
    let stage = Stage::gifs_on_a_touch_screen().await?;
    stage.stars_are_seen_on(&[]).await;
    stage.tap(&star("SimG00001")).await?;
    stage.output_field_is(&stage.gif_link("SimG00001")).await;
    assert_eq!(stage.count(".gif-star.on").await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_long_press_shows_the_star_and_picks_nothing() -> Outcome {
    let stage = Stage::gifs_on_a_touch_screen().await?;
    stage.finger_on("[data-gif-id='SimG00001']").await?;
    stage.stars_are_seen_on(&["SimG00001"]).await;
    stage.finger_up().await?;
    stage.tap(&star("SimG00001")).await?;
    stage.toast_says("Added to favorites").await;
    assert_eq!(stage.output_field_text().await?, "");
    // The next tap picks again.
    stage.tap("[data-gif-id='SimG00001']").await?;
    stage.output_field_is(&stage.gif_link("SimG00001")).await;
    Ok(())
}

#[tokio::test]
async fn the_picker_explains_the_star() -> Outcome {
    let stage = Stage::gifs_on_a_touch_screen().await?;
    stage.click_chip_of_gifs("favourites").await?;
    stage.gif_message_says("Press and hold a GIF, then tap its star").await;
    Ok(())
}
