//! Searching emoji by words.

use crate::harness::{Outcome, Stage, strings, until};
use serde_json::json;
use thirtyfour::Key;

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

#[tokio::test]
async fn what_is_only_similar_stands_under_a_heading_and_enter_takes_the_first() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizzza").await?;
    stage.first_cell_is("🍕").await;
    assert_eq!(stage.guesses_heading().await?.as_deref(), Some("Did you mean"));
    stage.status_says("No emoji found for “pizzza”").await;
    stage.press([Key::Enter]).await?;
    stage.draft_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn group_buttons_narrow_a_search() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("red").await?;
    until("a group without matches or with", true, async || {
        Ok(stage.states("aria-pressed").await?.len() == 11)
    })
    .await;
    stage.click("[data-group=food]").await;
    until("the narrowed group", vec!["food".to_owned()], async || {
        let script = "return [...document.querySelectorAll('[aria-pressed=true]')].map((it) => it.dataset.group)";
        Ok(strings(&stage.in_picker(script, vec![]).await?))
    })
    .await;
    let narrowed = stage.cells().await?;
    assert!(
        narrowed.contains(&"🍎".to_owned()) && !narrowed.contains(&"❤️".to_owned()),
        "{narrowed:?}"
    );
    stage.click("[data-group=food]").await;
    until("all results", true, async || Ok(stage.cells().await?.contains(&"❤️".to_owned()))).await;
    stage.clear_search().await?;
    until("buttons that scroll", 0, async || Ok(stage.states("aria-pressed").await?.len())).await;
    Ok(())
}

#[tokio::test]
async fn the_button_that_clears_a_search_is_reached_by_tab() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("qqqqzzzz").await?;
    stage.status_says("No emoji found").await;
    let focused = "return document.activeElement.dataset.action === 'clear-search'";
    for _ in 0..12 {
        if stage.in_picker(focused, vec![]).await? == true {
            break;
        }
        stage.press([Key::Tab]).await?;
    }
    stage.press([Key::Enter]).await?;
    stage.query_is("").await;
    stage.search_has_focus().await;
    stage.cell_is_on_screen("😀").await;
    Ok(())
}

#[tokio::test]
async fn shortcodes_emoticons_and_pasted_emoji() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (query, emoji) in
        [(":tada:", "🎉"), (":+1:", "👍"), ("👍🏽", "👍"), ("🍕", "🍕"), ("👩🏽‍🚀", "👩‍🚀")]
    {
        stage.set_query(query).await?;
        stage.first_cell_is(emoji).await;
    }
    Ok(())
}

#[tokio::test]
async fn ten_thousand_characters_do_no_harm() -> Outcome {
    let stage = Stage::with_picker().await?;
    for query in
        ["qzxj".repeat(2_500), "😀".repeat(5_000), "a ".repeat(5_000), "\u{202e}\u{0}x".repeat(99)]
    {
        stage.set_query(&query).await?;
        let answered = "return !document.querySelector('.empty:not(:has(button))')";
        until("an answer", json!(true), async || stage.in_picker(answered, vec![]).await).await;
        let fits = "return document.body.scrollWidth <= innerWidth";
        assert_eq!(stage.in_picker(fits, vec![]).await?, true);
    }
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    Ok(())
}

impl Stage {
    /// Returns the values of an attribute of the group buttons.
    async fn states(&self, attribute: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-group]')] \
            .map((group) => group.getAttribute(arguments[0])).filter((value) => value !== null)";
        Ok(strings(&self.in_picker(script, vec![json!(attribute)]).await?))
    }

    /// Selects the query and deletes it.
    async fn clear_search(&self) -> Outcome {
        let field = self.enter_picker().await?.find(thirtyfour::By::Id("search")).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys("" + Key::Delete).await?;
        self.query_is("").await;
        Ok(())
    }
}
