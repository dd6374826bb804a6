//! The policy blocks the code in the page: it lacks the hash, or a proxy has changed the page.

use crate::harness::{Outcome, Site, Stage, until};
use serde_json::json;

impl Stage {
    /// Checks that the page shows the text for blocked scripts, and no emoji, which could not be picked.
    async fn says_that_it_is_blocked(&self) {
        until("the words of the page", json!(true), async || {
            let script = "
                const line = document.getElementById('unstyled');
                return line.checkVisibility() && line.innerText.includes('a security policy')
                && !document.getElementById('picker').checkVisibility()";
            self.in_picker(script, vec![]).await
        })
        .await;
    }

    /// Follows the link in that text, once the fault has ended.
    async fn loads_when_tried_again(&self) -> Outcome {
        self.switch(json!({"csp": "strict"}));
        self.click("#unstyled a").await;
        self.inserts("😀").await
    }
}

#[tokio::test]
async fn a_policy_without_the_hash_of_the_script() -> Outcome {
    let stage = Stage::with_portal(json!({"csp": "no_script"})).await?;
    stage.click_chip().await?;
    stage.says_that_it_is_blocked().await;
    stage.policy_has_blocked("script-src").await;
    stage.has_no_barriers("a page whose script is blocked").await?;
    stage.loads_when_tried_again().await
}

#[tokio::test]
async fn a_policy_without_the_hash_of_the_style_sheet() -> Outcome {
    let stage = Stage::with_switches(json!({"csp": "no_style"})).await?;
    stage.fails_with("The emoji picker is blocked", "A security policy of this site").await?;
    stage.policy_has_blocked("style-src").await;
    stage.reloads(json!({"csp": "strict"})).await
}

#[tokio::test]
async fn a_policy_without_both_hashes() -> Outcome {
    let stage = Stage::with_portal(json!({"csp": "no_inline"})).await?;
    stage.click_chip().await?;
    until("the words of the page", json!(true), async || {
        let script =
            "return document.getElementById('unstyled').innerText.includes('a security policy')";
        stage.in_picker(script, vec![]).await
    })
    .await;
    stage.policy_has_blocked("script-src").await;
    stage.policy_has_blocked("style-src").await;
    stage.loads_when_tried_again().await
}

/// A proxy that rewrites pages adds a byte to the script.
#[tokio::test]
async fn a_page_that_was_changed_on_its_way() -> Outcome {
    let site = Site::new();
    site.publish(&Site::build());
    site.change_page(|page| page.replacen("<script>", "<script> ", 1));
    let stage = Stage::with_site(site.folder(), json!({})).await?;
    stage.says_that_it_is_blocked().await;
    stage.policy_has_blocked("script-src").await;
    site.publish(&Site::build());
    stage.loads_when_tried_again().await
}
