//! Addresses of other hosts are never used, not even for a moment.

use crate::harness::{Outcome, Stage, strings};
use serde_json::json;

impl Stage {
    /// Starts recording every address that is added to the page.
    async fn record_addresses(&self) -> Outcome {
        let script = "
            const names = ['src', 'srcset', 'href', 'poster', 'style'];
            window.addresses = new Set();
            const note = (element) => names.forEach((name) => {
                const value = element.getAttribute?.(name);
                if (value && (name !== 'style' || value.includes('url'))) addresses.add(value);
            });
            const noteAll = (element) => {
                note(element);
                element.querySelectorAll?.('*').forEach(note);
            };
            new MutationObserver((changes) => changes.forEach((change) => {
                if (change.type === 'attributes') note(change.target);
                change.addedNodes.forEach(noteAll);
            })).observe(document, { subtree: true, childList: true, attributes: true });
            noteAll(document.documentElement);";
        self.in_picker(script, vec![]).await.map(drop)
    }

    /// Returns the recorded addresses, and those that the browser has loaded.
    async fn recorded_addresses(&self) -> Outcome<Vec<String>> {
        let script = "
            const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
            return [...addresses, ...loaded].map((url) => new URL(url, location.href).href);";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    fn is_known(&self, url: &str) -> bool {
        let port = self.simulator.port();
        ["media.giphy", "giphy", "analytics.giphy", "widget", "portal"]
            .iter()
            .any(|host| url.starts_with(&format!("http://{host}.localhost:{port}/")))
    }
}

#[tokio::test]
async fn no_foreign_address_reaches_the_page() -> Outcome {
    // Without the security policy: the app itself has to reject them.
    let stage = Stage::with_switches(json!({"gif_items": "odd_urls", "csp": "off"})).await?;
    stage.ready_as("insert").await;
    stage.record_addresses().await?;
    stage.open_gifs().await?;
    stage.status_says("25 GIFs loaded").await;
    stage.films_play().await;
    for page in 1..6 {
        stage.scroll_gifs(&format!("grid.clientHeight * {page}")).await?;
        stage.gifs_appear().await;
    }
    let addresses = stage.recorded_addresses().await?;
    let media = format!("http://media.giphy.localhost:{}/media/", stage.simulator.port());
    assert!(addresses.iter().filter(|url| url.starts_with(&media)).count() > 10, "{addresses:?}");
    let foreign: Vec<&String> = addresses.iter().filter(|url| !stage.is_known(url)).collect();
    assert_eq!(foreign, [""; 0]);
    assert!(!addresses.iter().any(|url| url.ends_with("/a.gif")), "{addresses:?}");
    assert_ne!(stage.in_picker("return document.title", vec![]).await?, "broken");
    Ok(())
}

/// Proves that the previous test can detect a foreign address.
#[tokio::test]
async fn a_foreign_address_is_seen() -> Outcome {
    let stage = Stage::with_gifs(json!({"csp": "off"})).await?;
    stage.gifs_appear().await;
    stage.record_addresses().await?;
    let script = "const image = document.querySelector('img'); const own = image.src; \
        image.src = 'https://evil.example/a.gif'; image.src = own; \
        document.getElementById('gif-panel').append(document.createElement('video')); \
        document.querySelector('#gif-panel > video').poster = 'data:image/gif;base64,AAAA'; \
        document.querySelector('#gif-panel > video').remove();";
    stage.in_picker(script, vec![]).await?;
    let addresses = stage.recorded_addresses().await?;
    assert!(addresses.iter().any(|url| !stage.is_known(url)), "{addresses:?}");
    Ok(())
}

#[tokio::test]
async fn no_foreign_address_reaches_the_draft() -> Outcome {
    let stage = Stage::with_gifs(json!({"gif_items": "odd_urls"})).await?;
    let gifs = stage.gifs_appear().await;
    for id in gifs.iter().take(4) {
        stage.set_draft("").await?;
        stage.pick_gif(id).await;
        stage.draft_is(&stage.gif_link(id)).await;
    }
    Ok(())
}

/// Requests for images contain number and file only, and no referrer.
#[tokio::test]
async fn pictures_are_asked_for_without_telling_where_they_are_shown() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    let script = "return [document.querySelector('meta[name=referrer]').content, \
        [...document.querySelectorAll('img.gif-picture')].every((it) => it.referrerPolicy === 'no-referrer')]";
    assert_eq!(stage.in_picker(script, vec![]).await?, json!(["no-referrer", true]));
    Ok(())
}
