//! Portals in other languages than English, and users who write in several languages.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

impl Stage {
    /// Opens a picker in a portal of this language and waits for all names.
    pub async fn in_language(lang: &str) -> Outcome<Self> {
        let stage = Self::with_switches(json!({"lang": lang})).await?;
        stage.ready_as("insert").await;
        Ok(stage)
    }

    async fn language_is(&self, tag: &str) {
        let script = "return document.documentElement.lang";
        until("the page's language", json!(tag), async || self.in_picker(script, vec![]).await)
            .await;
    }

    /// Checks that the emoji is among the first results, and that these are matches, not guesses.
    async fn finds(&self, query: &str, emoji: &str) -> Outcome {
        self.set_query(query).await?;
        until(&format!("{query:?} finds {emoji}"), true, async || {
            let first = self.cells().await?.into_iter().take(8).any(|cell| cell == emoji);
            Ok(first && self.guesses_heading().await?.is_none())
        })
        .await;
        Ok(())
    }

    /// Returns the name of an emoji in the page.
    async fn name_of(&self, emoji: &str) -> Outcome<Value> {
        let script = "return document.querySelector(`.cell[data-emoji='${arguments[0]}']`).getAttribute('aria-label')";
        self.in_picker(script, vec![json!(emoji)]).await
    }
}

#[tokio::test]
async fn a_russian_portal() -> Outcome {
    let stage = Stage::in_language("ru").await?;
    stage.language_is("ru").await;
    let name = stage.name_of("👍").await?;
    assert!(name.as_str().is_some_and(|name| name.contains("большой палец")), "{name}");
    for (query, emoji) in
        [("сердце", "❤️"), ("СЕРДЦ", "❤️"), ("пицца", "🍕"), ("ёлка", "🎄"), ("елка", "🎄")]
    {
        stage.finds(query, emoji).await?;
    }
    stage.finds("пицца", "🍕").await?;
    stage.press([Key::Enter]).await?;
    stage.draft_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn english_from_habit_in_a_russian_portal() -> Outcome {
    let stage = Stage::in_language("ru").await?;
    for (query, emoji) in [("heart", "❤️"), ("pizza", "🍕"), (":tada:", "🎉")] {
        stage.finds(query, emoji).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_interface_is_in_the_portals_language() -> Outcome {
    let stage = Stage::in_language("de").await?;
    stage.language_is("de").await;
    let script = "return [document.getElementById('search').placeholder, document.title, \
        document.querySelector('[data-group=food]').title]";
    let words = stage.in_picker(script, vec![]).await?;
    assert_ne!(words, json!(["Search emoji", "Emoji", "Food & drink"]));
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.status_says("gefunden").await;
    Ok(())
}

#[tokio::test]
async fn german_without_umlauts() -> Outcome {
    let stage = Stage::in_language("de").await?;
    for (query, emoji) in [("löwe", "🦁"), ("lowe", "🦁"), ("loewe", "🦁"), ("herz", "❤️")]
    {
        stage.finds(query, emoji).await?;
    }
    Ok(())
}

#[tokio::test]
async fn japanese() -> Outcome {
    let stage = Stage::in_language("ja").await?;
    stage.language_is("ja").await;
    for (query, emoji) in [("ハート", "❤️"), ("ピザ", "🍕"), ("pizza", "🍕")] {
        stage.finds(query, emoji).await?;
    }
    Ok(())
}

#[tokio::test]
async fn arabic_is_laid_out_from_right_to_left() -> Outcome {
    let stage = Stage::in_language("ar").await?;
    stage.language_is("ar").await;
    let script = "const x = (cell) => cell.getBoundingClientRect().x; \
        const [first, second] = document.querySelectorAll('.cell'); \
        return [document.documentElement.dir, x(first) > x(second), document.body.scrollWidth <= innerWidth]";
    assert_eq!(stage.in_picker(script, vec![]).await?, json!(["rtl", true, true]));
    let row = stage.cells().await?;
    stage.enter_picker().await?.find(By::Id("search")).await?.click().await?;
    stage.press([Key::Down, Key::Left, Key::Left, Key::Right]).await?;
    until("the active cell", Some(row[1].clone()), async || stage.active_cell().await).await;
    stage.finds("قلب", "❤️").await?;
    stage.press([Key::Enter]).await?;
    stage.draft_is("❤️").await;
    Ok(())
}

#[tokio::test]
async fn the_keys_of_the_wrong_layout() -> Outcome {
    let stage = Stage::in_language("ru").await?;
    stage.set_query("cthlwt").await?;
    until("a heading", true, async || {
        Ok(stage.guesses_heading().await?.is_some_and(|heading| heading.contains("сердце")))
    })
    .await;
    assert!(stage.cells().await?.iter().any(|cell| cell == "❤️"));
    Ok(())
}

/// The address has one language; the portal's answer, which has priority, another.
#[tokio::test]
async fn the_portals_answer_decides_on_the_language() -> Outcome {
    let switches = json!({"lang": "ru", "query_lang": "de", "init_delay_ms": 300});
    let stage = Stage::with_switches(switches).await?;
    stage.ready_as("insert").await;
    stage.language_is("ru").await;
    stage.finds("сердце", "❤️").await?;
    Ok(())
}

#[tokio::test]
async fn the_language_of_a_silent_portal_is_known_from_the_address() -> Outcome {
    for block in ["absent", "filled"] {
        let switches = json!({"lang": "ru", "portal": "silent", "context_block": block});
        let stage = Stage::with_switches(switches).await?;
        stage.language_is("ru").await;
    }
    Ok(())
}

#[tokio::test]
async fn codes_of_portals_that_are_no_languages() -> Outcome {
    let stage = Stage::in_language("ua").await?;
    for (lang, tag) in
        [("ua", "uk"), ("la", "es-419"), ("br", "pt-BR"), ("tc", "zh-Hant"), ("xx", "en")]
    {
        stage.switch(json!({"lang": lang}));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.language_is(tag).await;
    }
    Ok(())
}

#[tokio::test]
async fn alone_the_picker_speaks_the_language_of_its_address() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.language_is("en").await;
    for (query, tag) in [("?LANG=de", "de"), ("?LANG=pt-BR", "pt-BR"), ("?LANG=xx", "en")] {
        stage.driver().goto(format!("{}{query}", stage.simulator.widget_url())).await?;
        stage.ready_as("standalone").await;
        stage.language_is(tag).await;
    }
    Ok(())
}
