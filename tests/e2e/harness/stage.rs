//! The stage of a test: a simulator, a browser, and ways to open the picker.

use super::browser::{Browser, Settings};
use super::engine::Engine;
use super::{Outcome, PickerPlace, console, dist, firefox, simulators, until};
use b24_simulator::Simulator;
use serde_json::Value;
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{By, WebDriver};

/// A simulator and a browser for one test.
pub struct Stage {
    pub(super) browser: Browser,
    /// The simulator, for its switches and its log.
    pub simulator: Simulator,
    /// The place of the picker that commands are directed to.
    place: PickerPlace,
    /// Directives of the security policy that the test has violated on purpose.
    pub(super) wanted_violations: RefCell<Vec<String>>,
}

/// Final checks of every test that has not failed yet.
impl Drop for Stage {
    /// # Panics
    /// If a token or the draft has leaked, the security policy was violated, or the app has made a
    /// request that the fault matrix does not list.
    fn drop(&mut self) {
        // A second panic would hide the first, and abort the other tests.
        if !std::thread::panicking() {
            self.check_for_leaks();
            self.check_for_violations();
            self.check_for_unknown_requests();
        }
    }
}

impl Stage {
    /// Opens the picker in a portal's chat without faults, ready to insert.
    pub async fn with_picker() -> Outcome<Self> {
        Self::with_picker_in(Settings::default()).await
    }

    /// The same in a browser with settings.
    pub async fn with_picker_in(settings: Settings) -> Outcome<Self> {
        let stage = Self::with_default_build(settings).await?;
        stage.open_portal().await?;
        stage.open_picker().await?;
        stage.ready_as("insert").await;
        Ok(stage)
    }

    /// Opens the picker's popup in a chat with these switches, and does not wait for a result.
    pub async fn with_switches(switches: Value) -> Outcome<Self> {
        Self::with_switches_in(Settings::default(), switches).await
    }

    /// The same in a browser with settings.
    pub async fn with_switches_in(settings: Settings, switches: Value) -> Outcome<Self> {
        Self::with_app_options_in(settings, switches, &[]).await
    }

    /// The same in a portal with app options that an administrator has set.
    pub async fn with_app_options_in(
        settings: Settings,
        switches: Value,
        app_options: &[(&str, &str)],
    ) -> Outcome<Self> {
        let stage = Self::with_default_build(settings).await?;
        stage.switch(switches);
        for (name, value) in app_options {
            stage.simulator.set_app_option(name, Value::from(*value));
        }
        stage.open_portal().await?;
        stage.open_picker().await?;
        Ok(stage)
    }

    /// Opens the app's own page in a portal, as the user of the switches.
    pub async fn with_app_page(switches: Value) -> Outcome<Self> {
        let mut stage = Self::with_portal(switches).await?;
        stage.select_place(PickerPlace::AppPage);
        stage.open_app_page().await?;
        Ok(stage)
    }

    /// Opens a portal's chat with these switches, without a picker.
    pub async fn with_portal(switches: Value) -> Outcome<Self> {
        Self::with_portal_in(Settings::default(), switches).await
    }

    /// The same in a browser with settings.
    pub async fn with_portal_in(settings: Settings, switches: Value) -> Outcome<Self> {
        let stage = Self::with_default_build(settings).await?;
        stage.switch(switches);
        stage.open_portal().await?;
        Ok(stage)
    }

    /// Directs later commands to the picker in another place.
    pub fn select_place(&mut self, place: PickerPlace) {
        self.place = place;
    }

    /// Opens the app's own page again. The old frame is removed first, so that it is not mistaken
    /// for the new one.
    pub async fn open_app_page(&self) -> Outcome {
        self.in_portal("document.querySelector('#page iframe')?.remove()", vec![]).await?;
        self.click_in_portal("#open-app").await
    }

    /// Opens the picker in a browser tab of its own.
    pub async fn standalone(settings: Settings) -> Outcome<Self> {
        Self::standalone_with(settings, Value::Object(serde_json::Map::new())).await
    }

    /// The same with these switches.
    pub async fn standalone_with(settings: Settings, switches: Value) -> Outcome<Self> {
        let mut stage = Self::with_default_build(settings).await?;
        stage.switch(switches);
        stage.select_place(PickerPlace::Tab);
        stage.driver().goto(stage.simulator.widget_url()).await?;
        Ok(stage)
    }

    /// Opens the picker in a page that is not a portal; `query` is the query string of that page.
    pub async fn in_hostile_page(switches: Value, query: &str) -> Outcome<Self> {
        let mut stage = Self::with_default_build(Settings::default()).await?;
        stage.switch(switches);
        stage.select_place(PickerPlace::HostilePage);
        stage.open_hostile_page(query).await?;
        Ok(stage)
    }

    /// Opens the page that is not a portal; `PORT` in the query is replaced by the simulator's
    /// port.
    pub async fn open_hostile_page(&self, query: &str) -> Outcome {
        let query = query.replace("PORT", &self.simulator.port().to_string());
        self.driver().goto(format!("{}{query}", self.simulator.hostile_url())).await
    }

    /// Opens the picker's popup in a chat with these switches, with the files of a folder that the
    /// test has created.
    pub async fn with_site(site: PathBuf, switches: Value) -> Outcome<Self> {
        let stage = Self::with_build(site, Settings::default()).await?;
        stage.switch(switches);
        stage.open_portal().await?;
        stage.open_picker().await?;
        Ok(stage)
    }

    async fn with_default_build(settings: Settings) -> Outcome<Self> {
        Self::with_build(dist::folder(), settings).await
    }

    async fn with_build(build: PathBuf, settings: Settings) -> Outcome<Self> {
        let simulator = simulators::start(build).await;
        let browser = Browser::start(settings).await?;
        let wanted_violations = RefCell::default();
        Ok(Self { browser, simulator, place: PickerPlace::Popup, wanted_violations })
    }

    fn check_for_unknown_requests(&self) {
        let unknown = crate::faults::unknown(&self.simulator.addresses());
        assert!(unknown.is_empty(), "the fault matrix has no row for {unknown:?}");
    }

    /// Opens or reloads the portal.
    pub async fn open_portal(&self) -> Outcome {
        self.driver().goto(self.simulator.portal_url()).await?;
        // WebKit reports the page as loaded before its scripts have run.
        until("the portal is loaded", true, async || {
            let state = self.in_portal("return document.readyState", vec![]).await?;
            Ok(state == "complete")
        })
        .await;
        Ok(())
    }

    /// Sets switches of the simulator.
    pub fn switch(&self, switches: Value) {
        self.simulator.set(switches).expect("switches that the simulator has");
    }

    /// Returns the WebDriver session, for commands that the stage has no method for.
    pub fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }

    /// Switches to the page around the picker.
    pub async fn enter_portal(&self) -> Outcome<&WebDriver> {
        self.driver().enter_default_frame().await?;
        Ok(self.driver())
    }

    /// Switches to the picker's page.
    pub async fn enter_picker(&self) -> Outcome<&WebDriver> {
        let driver = self.enter_portal().await?;
        if let Some(selector) = self.place.frame() {
            driver.find(By::Css(selector)).await?.enter_frame().await?;
        }
        Ok(driver)
    }

    /// Runs a function body in the page around the picker.
    pub async fn in_portal(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.enter_portal().await?.execute(script, arguments).await?.json().clone())
    }

    /// Runs a function body in the picker's page.
    pub async fn in_picker(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.enter_picker().await?.execute(script, arguments).await?.json().clone())
    }

    /// Returns a chain of keys and clicks for the focused element, without pauses.
    pub fn actions(&self) -> ActionChain {
        self.driver().action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// Waits until the picker has this role, and all emoji with their names.
    pub async fn ready_as(&self, role: &str) {
        self.role_is(role).await;
        until("the picker is complete", true, async || {
            let script = "return document.documentElement.dataset.app === 'ready' \
                && document.querySelector('.cell')?.hasAttribute('aria-label')";
            Ok(self.in_picker(script, vec![]).await?.as_bool().unwrap_or(false))
        })
        .await;
    }

    /// Waits until the picker has this role.
    pub async fn role_is(&self, role: &str) {
        until("the role", Some(role.to_owned()), async || {
            let script = "return document.documentElement.dataset.role";
            Ok(self.in_picker(script, vec![]).await?.as_str().map(str::to_owned))
        })
        .await;
    }

    /// Returns uncaught errors, violations of the security policy and failed downloads since the
    /// last call. Chromium includes the picker's frame in [`Settings::one_process`] only; Firefox
    /// includes all frames but no downloads.
    ///
    /// # Panics
    /// In WebKit, whose console cannot be read.
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        match self.browser.engine() {
            Engine::Chromium => console::errors(self.driver()).await,
            Engine::Firefox => firefox::errors(self.driver()).await,
            Engine::WebKit => panic!("WebKit's console cannot be read"),
        }
    }
}
