//! Finding an emoji by words.

use crate::harness::{Outcome, Stage, until};

#[tokio::test]
async fn a_name_a_part_of_a_name_and_a_keyword_find() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (query, emoji) in [
        ("pizza", "🍕"),
        ("PIZZA ", "🍕"),
        ("piz", "🍕"),
        ("joy", "😂"),
        ("red heart", "❤️"),
        ("heart red", "❤️"),
        ("flag: Wales", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
    ] {
        stage.clear_search().await?;
        stage.search(query).await?;
        until(&format!("{query:?} finds {emoji}"), true, async || {
            Ok(stage.cells().await?.iter().take(8).any(|cell| cell == emoji))
        })
        .await;
    }
    Ok(())
}

#[tokio::test]
async fn a_click_on_a_result_inserts_it() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.pick("🍕").await;
    stage.draft_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn the_number_of_results_is_announced() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    let found = stage.cells().await?.len();
    stage.status_says(&format!("{found} emoji found")).await;
    stage.clear_search().await?;
    stage.search("flag: wales").await?;
    stage.status_says("1 emoji found").await;
    Ok(())
}

#[tokio::test]
async fn a_search_in_vain_says_so_with_the_query() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("<b>qqzz</b>").await?;
    stage.status_says("No emoji found for “<b>qqzz</b>”").await;
    let script = "return document.querySelector('#panel').textContent";
    let panel = stage.in_picker(script, vec![]).await?;
    assert!(panel.as_str().is_some_and(|text| text.contains("“<b>qqzz</b>”")), "{panel}");
    assert_eq!(stage.cells().await?, [""; 0]);
    stage.clear_search().await?;
    stage.cell_is_on_screen("😀").await;
    Ok(())
}

impl Stage {
    /// Selects the query and deletes it.
    async fn clear_search(&self) -> Outcome {
        let field = self.enter_picker().await?.find(thirtyfour::By::Id("search")).await?;
        field.send_keys(thirtyfour::Key::Control + "a").await?;
        field.send_keys("" + thirtyfour::Key::Delete).await?;
        self.query_is("").await;
        Ok(())
    }
}
