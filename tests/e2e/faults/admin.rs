//! The administrators' page: its files, and its requests to the portal.

use super::observation::settled;
use super::requests::{
    ADMIN, ADMIN_ENGLISH, ADMIN_OWN, ADMIN_STYLE, APP_INFO, BIND, DOCUMENTS, PLACES, Request,
    SCOPE, TITLES, UNBIND,
};
use super::{Fault, UNKEPT, chat, test_row};
use crate::admin::page::{at_rest, part_text, place_is, press};
use crate::harness::{Outcome, PickerPlace, Stage, until};
use serde_json::{Value, json};

const WORKS: &str = "works";

async fn portal_of_admin(lang: &str) -> Outcome<Stage> {
    let mut stage = chat(json!({"is_admin": true, "lang": lang})).await?;
    stage.select_place(PickerPlace::AppPage);
    Ok(stage)
}

impl Stage {
    /// Returns whether the page has loaded completely, once that is certain.
    async fn page_has_come(&self) -> bool {
        settled("the administrators' page", async || {
            let script = "const page = document.getElementById('admin'); \
                if (page?.querySelector('[data-action=retry]')) return 'retry'; \
                return page?.getAttribute('aria-busy')";
            let state = self.in_picker(script, vec![]).await?;
            Ok(match state.as_str() {
                Some("retry") => Some(false),
                Some("false") => Some(true),
                _ => None,
            })
        })
        .await
    }

    /// Tests one cell: the page opens, reports incomplete files, and loads them on request.
    async fn page_cell(&self, request: &Request, fault: Fault) -> Outcome<bool> {
        self.begin(fault, request);
        self.open_app_page().await?;
        let has_come = self.page_has_come().await;
        self.end();
        if !has_come {
            let words = "return document.getElementById('admin').textContent \
                .includes('This page could not be loaded completely.')";
            assert_eq!(self.in_picker(words, vec![]).await?, true);
            // A file of the first attempt may fail after the second has begun to wait for it.
            until("the page has come", true, async || {
                let script = "const page = document.getElementById('admin'); \
                    const retry = page.querySelector('[data-action=retry]'); \
                    retry?.click(); \
                    return retry === null && page.getAttribute('aria-busy') === 'false'";
                Ok(self.in_picker(script, vec![]).await? == true)
            })
            .await;
        }
        at_rest(self).await;
        place_is(self, "IM_TEXTAREA", "added").await;
        Ok(has_come)
    }

    /// Returns whether a condition holds after the fault has occurred.
    async fn page_has(&self, script: &str, met: usize) -> Outcome<bool> {
        until("the fault has occurred", true, async || Ok(self.simulator.faults_met() > met)).await;
        Ok(self.in_picker(script, vec![]).await? == true)
    }
}

async fn files(request: &Request) -> Outcome {
    let stage = portal_of_admin("en").await?;
    test_row(&stage, request, async |fault| {
        let has_come = stage.page_cell(request, fault).await?;
        Ok(if has_come { WORKS } else { "says so; Try again" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn code() -> Outcome {
    files(&ADMIN).await
}

#[tokio::test]
async fn english() -> Outcome {
    files(&ADMIN_ENGLISH).await
}

#[tokio::test]
async fn titles() -> Outcome {
    files(&TITLES).await
}

/// Without its style sheet the page is plain, and works.
#[tokio::test]
async fn style() -> Outcome {
    const IS_STYLED: &str =
        "return getComputedStyle(document.querySelector('.admin-content')).paddingTop === '16px'";
    let stage = portal_of_admin("en").await?;
    test_row(&stage, &ADMIN_STYLE, async |fault| {
        let met = stage.simulator.faults_met();
        stage.begin(fault, &ADMIN_STYLE);
        stage.open_app_page().await?;
        assert!(stage.page_has_come().await);
        place_is(&stage, "IM_TEXTAREA", "added").await;
        let may_come = matches!(fault, Fault::Slow | Fault::Truncated | Fault::Old);
        if may_come {
            until("the style", true, async || stage.page_has(IS_STYLED, met).await).await;
        }
        let is_styled = stage.page_has(IS_STYLED, met).await?;
        assert_eq!(is_styled, may_come);
        stage.end();
        stage.open_app_page().await?;
        at_rest(&stage).await;
        until("the style", true, async || stage.page_has(IS_STYLED, met).await).await;
        Ok(if is_styled { WORKS } else { "works, unstyled" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn own_language() -> Outcome {
    const IN_ENGLISH: &str =
        "return !/[а-я]/i.test(document.querySelector('#admin h2').textContent)";
    let stage = portal_of_admin("ru").await?;
    test_row(&stage, &ADMIN_OWN, async |fault| {
        assert!(stage.page_cell(&ADMIN_OWN, fault).await?);
        let is_english = stage.in_picker(IN_ENGLISH, vec![]).await? == true;
        stage.open_app_page().await?;
        at_rest(&stage).await;
        assert_eq!(stage.in_picker(IN_ENGLISH, vec![]).await?, false);
        Ok(if is_english { "in English" } else { WORKS }.to_owned())
    })
    .await
}

impl Stage {
    /// Returns the results of the check-up, and the states of the placements.
    async fn findings(&self) -> Outcome<(Value, String)> {
        let script = "return [...document.querySelectorAll('[data-check], [id$=-state]')] \
            .map((it) => it.dataset.mark ?? it.dataset.state)";
        Ok((self.in_picker(script, vec![]).await?, part_text(self, "places").await?))
    }
}

async fn questions(request: &Request) -> Outcome {
    questions_in(&portal_of_admin("en").await?, request).await
}

async fn questions_in(stage: &Stage, request: &Request) -> Outcome {
    stage.open_app_page().await?;
    at_rest(stage).await;
    let usual = stage.findings().await?;
    test_row(stage, request, async |fault| {
        stage.begin(fault, request);
        stage.open_app_page().await?;
        assert!(stage.page_has_come().await);
        let found = stage.findings().await?;
        stage.end();
        press(stage, "check").await;
        until("the usual findings", usual.clone(), async || stage.findings().await).await;
        Ok(if found == usual { WORKS } else { "says so; Check again" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn app_info() -> Outcome {
    questions(&APP_INFO).await
}

#[tokio::test]
async fn scope() -> Outcome {
    questions(&SCOPE).await
}

#[tokio::test]
async fn documents() -> Outcome {
    let stage = portal_of_admin("en").await?;
    stage.switch(json!({"app_status": "F"}));
    questions_in(&stage, &DOCUMENTS).await
}

#[tokio::test]
async fn places() -> Outcome {
    questions(&PLACES).await
}

impl Stage {
    /// Returns how often the picker is bound to a placement.
    fn bindings_of(&self, place: &str) -> usize {
        let bindings = self.simulator.bindings();
        let all = bindings.as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|binding| binding["placement"] == place).count()
    }

    /// Restores the portal's first state, and opens the page in it.
    async fn page_anew(&self, fault: Fault) -> Outcome {
        self.simulator.reset();
        let factor = fault.time_factor();
        self.switch(json!({"is_admin": true, "files_kept": UNKEPT, "time_factor": factor}));
        self.open_portal().await?;
        self.open_app_page().await?;
        at_rest(self).await;
        Ok(())
    }

    /// Makes a change; returns whether all of it was done.
    async fn change(&self, action: &str) -> Outcome<bool> {
        press(self, action).await;
        let said = settled("the change", async || {
            let script = "return document.getElementById('admin').getAttribute('aria-busy')";
            let is_busy = self.in_picker(script, vec![]).await? != "false";
            let said = part_text(self, "places").await?;
            Ok((!is_busy && !said.is_empty()).then_some(said))
        })
        .await;
        Ok(!said.contains("Some changes did not go through."))
    }
}

#[tokio::test]
async fn bind() -> Outcome {
    const SIDEBAR: &str = "IM_SIDEBAR";
    let stage = portal_of_admin("en").await?;
    test_row(&stage, &BIND, async |fault| {
        stage.page_anew(fault).await?;
        stage.click("#place-IM_SIDEBAR").await;
        stage.begin(fault, &BIND);
        let is_done = stage.change("add").await?;
        assert_eq!(stage.bindings_of(SIDEBAR), usize::from(fault.is_carried_out()));
        stage.end();
        assert!(stage.change("add").await?);
        assert_eq!(stage.bindings_of(SIDEBAR), 1);
        place_is(&stage, SIDEBAR, "added").await;
        Ok(if is_done { WORKS } else { "says so; Add again" }.to_owned())
    })
    .await
}

#[tokio::test]
async fn unbind() -> Outcome {
    const TEXTAREA: &str = "IM_TEXTAREA";
    let stage = portal_of_admin("en").await?;
    test_row(&stage, &UNBIND, async |fault| {
        stage.page_anew(fault).await?;
        stage.begin(fault, &UNBIND);
        let is_done = stage.change("remove").await?;
        assert_eq!(stage.bindings_of(TEXTAREA), usize::from(!fault.is_carried_out()));
        stage.end();
        if !fault.is_carried_out() {
            assert!(stage.change("remove").await?);
        }
        assert_eq!(stage.bindings_of(TEXTAREA), 0);
        place_is(&stage, TEXTAREA, "missing").await;
        Ok(if is_done { WORKS } else { "says so; Remove again" }.to_owned())
    })
    .await
}
