//! The files of the app, and the language packs.

use super::observation::{FOUND, Observation, QUERY, settled};
use super::requests::{
    CATALOGUE, ENGLISH_PACK, GLUE, OWN_PACK, PAGE, Request, SEARCH, TEXTS, WASM, WORDS,
};
use super::{Fault, chat, test_row};
use crate::harness::{Outcome, Stage, until};
use serde_json::json;

/// How often the picker is opened if the portal was too slow for short time limits.
const OPENINGS: usize = 4;

impl Stage {
    /// Opens the popup and returns what is visible. Short time limits do not suit the portal, which
    /// may be as slow as the machine that simulates it.
    pub(super) async fn opened(&self, lang: &str, never_comes: bool) -> Outcome<Observation> {
        for _ in 0..OPENINGS {
            let met = self.simulator.faults_met();
            self.click_chip().await?;
            self.popup_is_open(true).await;
            let observation = if never_comes {
                self.keeps_loading_after(met).await;
                Observation::Loading
            } else {
                self.observe(lang).await
            };
            let script = "return document.documentElement.dataset.role ?? 'insert'";
            let is_portals = matches!(
                observation,
                Observation::Browser
                    | Observation::Server
                    | Observation::Line
                    | Observation::Loading
            );
            if is_portals
                || matches!(observation, Observation::Screen { .. })
                || self.in_picker(script, vec![]).await? == "insert"
            {
                return Ok(observation);
            }
            self.close().await?;
        }
        panic!("the portal was too slow {OPENINGS} times");
    }

    /// Waits until the portal's loading indicator is visible although the fault has occurred.
    async fn keeps_loading_after(&self, met: usize) {
        until("the loading indicator of the portal", true, async || {
            let script = "return !!document.querySelector('#popup iframe.app-loading')";
            let is_loading = self.in_portal(script, vec![]).await? == true;
            Ok(is_loading && self.simulator.faults_met() > met)
        })
        .await;
    }

    pub(super) async fn close(&self) -> Outcome {
        self.click_in_portal("#chat-title").await?;
        self.popup_is_open(false).await;
        Ok(())
    }

    /// Tests one cell: opens and uses the picker, ends the fault, and uses what the picker offers
    /// then.
    async fn start_cell(&self, request: &Request, fault: Fault, lang: &str) -> Outcome<String> {
        self.set_draft("Hi").await?;
        self.begin(fault, request);
        if request.name == PAGE.name && matches!(fault, Fault::Truncated | Fault::Cut) {
            // The style sheet is not whole, so its hash is another one.
            self.policy_may_block("style-src-elem has stopped inline");
        }
        // No code of the app has loaded that could show a message: the browser downloads a page of
        // an unknown type.
        let never_comes = match fault {
            Fault::Hang | Fault::Mime => request.name == PAGE.name,
            _ => false,
        };
        let observation = self.opened(lang, never_comes).await?;
        let mut draft = "Hi".to_owned();
        let is_usable = !matches!(
            observation,
            Observation::Screen { .. }
                | Observation::Line
                | Observation::Browser
                | Observation::Server
                | Observation::Loading
        );
        if is_usable {
            self.set_query("").await?;
            self.pick("🙏").await;
            draft.push('🙏');
            self.draft_holds(&draft).await;
            self.set_query(QUERY).await?;
        }
        self.end();
        self.takes_what_is_offered(observation).await?;
        // The query is still in the field, or is typed again.
        assert_eq!(self.observe(lang).await, Observation::Works);
        self.role_is("insert").await;
        assert_eq!(self.cells().await?[0], FOUND);
        self.set_query("").await?;
        self.pick("😀").await;
        draft.push('😀');
        self.draft_holds(&draft).await;
        self.no_notice().await;
        self.close().await?;
        Ok(observation.to_string())
    }

    async fn takes_what_is_offered(&self, observation: Observation) -> Outcome {
        match observation {
            Observation::Works => {}
            Observation::FirstRows
            | Observation::NoNames
            | Observation::EnglishOnly
            | Observation::OwnOnly => {
                assert_eq!(self.query().await?, QUERY);
                self.click(".notice [data-action=retry]").await;
                self.query_is(QUERY).await;
            }
            Observation::Screen { .. } => {
                let focused = "return document.activeElement?.id";
                assert_eq!(self.in_picker(focused, vec![]).await?, "reload");
                self.click("#reload").await;
            }
            Observation::Line => self.click(".unstyled a, #cut-off a").await,
            Observation::Browser | Observation::Server | Observation::Loading => {
                self.close().await?;
                self.open_picker().await?;
            }
        }
        Ok(())
    }
}

async fn row(request: &Request, lang: &str) -> Outcome {
    let stage = chat(json!({"lang": lang})).await?;
    test_row(&stage, request, async |fault| stage.start_cell(request, fault, lang).await).await
}

macro_rules! rows {
    ($($name:ident: $request:ident in $lang:literal;)+) => {
        $(#[tokio::test]
        async fn $name() -> Outcome {
            row(&$request, $lang).await
        })+
    };
}

rows! {
    page: PAGE in "en";
    glue: GLUE in "en";
    wasm: WASM in "en";
    catalogue: CATALOGUE in "en";
    search: SEARCH in "en";
    own_language: OWN_PACK in "ru";
    english: ENGLISH_PACK in "ru";
}

impl Stage {
    /// Goes to the kaomoji, and returns what has become of them once it is final.
    async fn observe_texts(&self) -> &'static str {
        settled("the kaomoji", async || {
            let script = "return [!!document.querySelector('#grid .wide'), \
                document.querySelectorAll('.group[aria-disabled=true]').length]";
            let seen = self.in_picker(script, vec![]).await?;
            Ok(match (seen[0] == true, &seen[1]) {
                (true, _) => Some("works"),
                (false, disabled) if *disabled == 2 => Some("emoji only"),
                _ => None,
            })
        })
        .await
    }
}

#[tokio::test]
async fn kaomoji_and_symbols() -> Outcome {
    let stage = chat(json!({})).await?;
    test_row(&stage, &TEXTS, async |fault| {
        stage.set_draft("Hi").await?;
        stage.begin(fault, &TEXTS);
        assert_eq!(stage.opened("en", false).await?, Observation::Works);
        assert_eq!(stage.query().await?, QUERY);
        stage.set_query("").await?;
        stage.click("[data-group=kaomoji]").await;
        let observation = stage.observe_texts().await;
        if observation == "works" {
            stage.pick("(◕‿◕)").await;
            stage.draft_holds("Hi(◕‿◕)").await;
        } else {
            stage.set_query("pizza").await?;
            stage.first_cell_is("🍕").await;
            stage.pick("🍕").await;
            stage.draft_holds("Hi🍕").await;
        }
        stage.no_notice().await;
        stage.end();
        stage.reopen_picker().await?;
        stage.click("[data-group=kaomoji]").await;
        assert_eq!(stage.observe_texts().await, "works");
        stage.close().await?;
        Ok(observation.to_owned())
    })
    .await
}

/// Another file has failed, and the texts of its message fail to load as well.
#[tokio::test]
async fn words_of_failures() -> Outcome {
    let stage = chat(json!({"lang": "ru"})).await?;
    test_row(&stage, &WORDS, async |fault| {
        stage.switch(json!({"wasm": "404"}));
        stage.begin(fault, &WORDS);
        let met = stage.simulator.faults_met();
        stage.click_chip().await?;
        // In English first, and in the user's language once its texts have loaded.
        let mut observation = stage.observe("ru").await;
        until("the request for the words", true, async || Ok(stage.simulator.faults_met() > met))
            .await;
        if matches!(fault, Fault::Mime | Fault::Slow) {
            until("Russian", true, async || {
                observation = stage.observe("ru").await;
                Ok(observation == Observation::Screen { own: true })
            })
            .await;
        }
        assert!(matches!(observation, Observation::Screen { .. }), "{observation}");
        stage.switch(json!({"wasm": "normal"}));
        stage.end();
        stage.takes_what_is_offered(observation).await?;
        assert_eq!(stage.observe("ru").await, Observation::Works);
        stage.close().await?;
        Ok(observation.to_string())
    })
    .await
}
