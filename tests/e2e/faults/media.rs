//! Images and videos of the GIF tab, and usage events for the service.

use super::observation::settled;
use super::requests::{FILMS, PINGBACK, Request, SHARE, STILLS};
use super::{Fault, chat, test_row};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

/// A click inserts the link of a GIF into the draft.
const INSERT: (&str, &str) = ("gif_click", "insert");

impl Stage {
    /// Opens the tab, with or without images, and returns its first GIF.
    async fn tab_of(&self, fault: Fault, request: &Request) -> Outcome<String> {
        self.picker_in_a_hurry().await?;
        let met = self.simulator.faults_met();
        self.begin_in_a_hurry(fault, request);
        self.open_gifs().await?;
        let gif = self.gifs_appear().await.swap_remove(0);
        until("the fault has occurred", true, async || Ok(self.simulator.faults_met() > met)).await;
        Ok(gif)
    }

    /// Checks that a pick is inserted into the draft, independent of its image.
    async fn picks_gif(&self, gif: &str) -> Outcome {
        self.pick_gif(gif).await;
        self.draft_holds(&format!("Hi{}", self.gif_link(gif))).await;
        self.close_picker().await
    }

    /// Returns whether stills are drawn, once all of them have loaded or failed; `None` before.
    async fn pictures_are_drawn(&self) -> Outcome<Option<bool>> {
        let script = "const stills = [...document.querySelectorAll('img.gif-picture:not(.moving)')]; \
            if (!stills.length || !stills.every((it) => it.complete)) return null; \
            return stills.every((it) => it.naturalWidth > 0)";
        Ok(self.in_picker(script, vec![]).await?.as_bool())
    }

    /// Returns whether a video plays, once one does or all have failed.
    async fn films_are_played(&self) -> Outcome<Option<bool>> {
        let script = "const films = [...document.querySelectorAll('video')]; \
            if (films.some((it) => it.played.length > 0)) return true; \
            return films.every((it) => it.error || it.networkState === 3) ? false : null";
        Ok(self.in_picker(script, vec![]).await?.as_bool())
    }
}

#[tokio::test]
async fn pictures() -> Outcome {
    let stage = chat(json!({})).await?;
    stage.simulator.set_app_option(INSERT.0, INSERT.1.into());
    test_row(&stage, &STILLS, async |fault| {
        let gif = stage.tab_of(fault, &STILLS).await?;
        let are_drawn = match fault {
            Fault::Hang => false,
            _ => settled("the pictures", async || stage.pictures_are_drawn().await).await,
        };
        stage.picks_gif(&gif).await?;
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        assert!(settled("the pictures", async || stage.pictures_are_drawn().await).await);
        stage.close_picker().await?;
        Ok(if are_drawn { "works" } else { "coloured cells" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn films() -> Outcome {
    let stage = chat(json!({})).await?;
    stage.simulator.set_app_option(INSERT.0, INSERT.1.into());
    test_row(&stage, &FILMS, async |fault| {
        let gif = stage.tab_of(fault, &FILMS).await?;
        assert!(settled("the pictures", async || stage.pictures_are_drawn().await).await);
        let plays = match fault {
            Fault::Hang => false,
            _ => settled("the films", async || stage.films_are_played().await).await,
        };
        stage.picks_gif(&gif).await?;
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        stage.films_play().await;
        stage.close_picker().await?;
        Ok(if plays { "works" } else { "pictures stand still" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn pingbacks() -> Outcome {
    let stage = chat(json!({})).await?;
    stage.simulator.set_app_option(INSERT.0, INSERT.1.into());
    test_row(&stage, &PINGBACK, async |fault| {
        let gif = stage.tab_of(fault, &PINGBACK).await?;
        stage.pick_gif(&gif).await;
        stage.draft_holds(&format!("Hi{}", stage.gif_link(&gif))).await;
        assert_eq!(stage.notices().await?, [""; 0]);
        stage.search_gifs("cat").await?;
        stage.gifs_are("Cat").await;
        stage.close_picker().await?;
        Ok("unnoticed".to_owned())
    })
    .await
}

#[tokio::test]
async fn shares() -> Outcome {
    let stage = chat(json!({"klipy_key": "right"})).await?;
    stage.simulator.set_app_option(INSERT.0, INSERT.1.into());
    test_row(&stage, &SHARE, async |fault| {
        stage.picker_in_a_hurry().await?;
        stage.open_gifs().await?;
        let gif = stage.gifs_appear().await.swap_remove(0);
        let met = stage.simulator.faults_met();
        stage.begin_in_a_hurry(fault, &SHARE);
        stage.pick_gif(&gif).await;
        until("the fault has occurred", true, async || Ok(stage.simulator.faults_met() > met))
            .await;
        until("a link in the draft", true, async || Ok(stage.draft().await?.contains(".gif")))
            .await;
        assert_eq!(stage.notices().await?, [""; 0]);
        stage.search_gifs("cat").await?;
        stage.gifs_are("Cat").await;
        stage.close_picker().await?;
        Ok("unnoticed".to_owned())
    })
    .await
}
