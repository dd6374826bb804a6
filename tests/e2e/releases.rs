//! A new release while pages of the previous one are open or cached.

use crate::harness::{Outcome, Site, Stage};
use serde_json::json;

impl Stage {
    /// Returns how often a file of the build was requested whose name begins and ends like this.
    fn asked_for(&self, start: &str, end: &str) -> usize {
        let start = format!("/{start}");
        let requests = self.logged("request");
        let paths = requests.iter().filter_map(|request| request["path"].as_str());
        paths.filter(|path| path.starts_with(&start) && path.ends_with(end)).count()
    }

    /// Checks that the picker and its lazily loaded parts work; the draft is then this text.
    async fn works_until(&self, draft: &str) -> Outcome {
        self.ready_as("insert").await;
        self.search("rocket").await?;
        self.pick("🚀").await;
        self.draft_holds(draft).await;
        self.open_gifs().await?;
        self.gifs_appear().await;
        Ok(())
    }
}

#[tokio::test]
async fn an_open_page_finds_its_files_after_a_deployment() -> Outcome {
    let site = Site::new();
    site.publish(&Site::build());
    let stage = Stage::with_site(site.folder(), json!({})).await?;
    stage.ready_as("insert").await;
    assert_eq!(stage.asked_for("gifs.", ".wasm"), 0);
    site.publish(&site.other_release());
    stage.works_until("🚀").await?;
    assert_eq!(stage.asked_for("gifs.", ".wasm"), 1);
    // The next opening loads the new release.
    stage.reopen_picker().await?;
    stage.works_until("🚀🚀").await?;
    assert_eq!(stage.asked_for("gifs.", ".wasm"), 2);
    Ok(())
}

#[tokio::test]
async fn a_page_in_a_cache_finds_its_files_after_a_deployment() -> Outcome {
    let site = Site::new();
    site.publish(&Site::build());
    site.publish(&site.other_release());
    // A page from a cache that does not revalidate.
    std::fs::copy(Site::build().join("index.html"), site.folder().join("index.html"))?;
    Stage::with_site(site.folder(), json!({})).await?.works_until("🚀").await
}

#[tokio::test]
async fn an_open_page_finds_its_files_after_the_way_back() -> Outcome {
    let site = Site::new();
    let newer = site.other_release();
    site.publish(&Site::build());
    site.publish(&newer);
    let stage = Stage::with_site(site.folder(), json!({})).await?;
    stage.ready_as("insert").await;
    site.publish(&Site::build());
    stage.works_until("🚀").await?;
    stage.reopen_picker().await?;
    stage.works_until("🚀🚀").await
}
