//! One round: every contestant once, each in a new browser.

use crate::cdp::Cdp;
use crate::chromium::Chromium;
use crate::contestants::Contestant;
use crate::held::Held;
use crate::opening::{self, Opening};
use crate::page::Page;
use crate::scrolling::Scrolling;
use crate::searching;
use crate::server::Server;
use serde_json::json;
use std::collections::HashMap;
use std::fmt;

/// The results of a round.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// The browser and its version.
    pub browser: String,
    /// The load average of the system at the start; empty if the system does not report it.
    pub load: String,
    /// By the key of the contestant.
    pub results: HashMap<&'static str, Measured>,
}

/// The measurements of one contestant.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// The opening with an empty profile.
    pub cold: Opening,
    /// The opening in the same profile again.
    pub warm: Opening,
    /// What the page holds after it has opened.
    pub held: Held,
    /// Milliseconds of a search; `None` if the contestant has no search.
    pub search: Option<f64>,
    /// `None` if the contestant does not scroll.
    pub scrolling: Option<Scrolling>,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cold, warm, .. } = self;
        let click = cold.click.unwrap_or_default();
        write!(
            f,
            "{:.0} ms cold, {:.0} ms warm, works at {click:.0} ms",
            cold.visible, warm.visible
        )
    }
}

impl Round {
    /// Starts a round without results.
    pub fn start() -> Self {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
        Self { load: load.to_owned(), ..Self::default() }
    }

    /// Measures a contestant in a new browser.
    pub async fn measure(&mut self, contestant: &Contestant, server: &Server) -> &Measured {
        let (chromium, pipes) = Chromium::start(&server.flags());
        let mut page = Page { cdp: Cdp::connect(pipes).await };
        let version = page.cdp.call("Browser.getVersion", json!({})).await;
        version["product"].as_str().unwrap_or("an unknown browser").clone_into(&mut self.browser);
        let cold = Opening::measure(&mut page, contestant, server).await;
        opening::assert_protocol(&mut page, server).await;
        let warm = Opening::measure(&mut page, contestant, server).await;
        opening::at_rest(&mut page, contestant, server).await;
        let held = Held::now(&mut page).await;
        let mut measured = Measured { cold, warm, held, ..Measured::default() };
        if contestant.is_picker {
            measured.scrolling = Some(Scrolling::measure(&mut page).await);
            opening::at_rest(&mut page, contestant, server).await;
            measured.search = Some(searching::measure(&mut page).await);
        }
        drop(chromium);
        self.results.entry(contestant.key).insert_entry(measured).into_mut()
    }
}
