//! The places in which a picker can be open, and how the user opens it there.

use super::{Outcome, Stage, until};
use serde_json::Value;
use thirtyfour::By;

/// A place of the picker's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerPlace {
    /// A browser tab of its own.
    Tab,
    /// The popup above the message field.
    Popup,
    /// The emoji window of an old portal, in its tab of the app.
    OldWindow,
    /// The panel on the right of a chat.
    Sidebar,
    /// The page that replaces the chat, opened from the messenger's menu.
    Navigation,
    /// The app's own page, opened from the portal's list of apps.
    AppPage,
    /// The panel over the chat, opened from a message's menu.
    Slider,
    /// The page of the mobile app.
    Mobile,
    /// A page that is not a portal.
    HostilePage,
}

impl PickerPlace {
    /// Returns the selector of the frame; `None` if there is no frame.
    pub const fn frame(self) -> Option<&'static str> {
        match self {
            Self::Tab => None,
            Self::Popup | Self::OldWindow => Some("#popup iframe"),
            Self::Sidebar => Some("#sidebar iframe"),
            Self::Navigation | Self::AppPage => Some("#page iframe"),
            Self::Slider => Some(".slider iframe"),
            Self::Mobile => Some("#mobile-page iframe"),
            Self::HostilePage => Some("#widget"),
        }
    }

    /// Returns the elements to click in the portal, in order.
    const fn clicks(self) -> &'static [&'static str] {
        match self {
            Self::Tab | Self::HostilePage => &[],
            Self::Popup => &["#apps-chip"],
            Self::OldWindow => &["#smile-button", "#tab-app"],
            Self::Sidebar => &["#open-sidebar"],
            Self::Navigation => &["#open-navigation"],
            Self::AppPage => &["#open-app"],
            Self::Slider => &[".message-menu-button", "#message-menu [role=menuitem]"],
            Self::Mobile => &["#open-mobile"],
        }
    }
}

impl Stage {
    /// Opens a portal's chat with these switches, and the picker in one of its places.
    pub async fn opened_in(place: PickerPlace, switches: Value) -> Outcome<Self> {
        let mut stage = Self::with_portal(switches).await?;
        stage.open_in(place).await;
        Ok(stage)
    }

    /// Opens the picker in a place and directs later commands to it.
    pub async fn open_in(&mut self, place: PickerPlace) {
        self.select_place(place);
        for selector in place.clicks() {
            until(&format!("{selector} can be clicked"), (), async || {
                self.click_in_portal(selector).await
            })
            .await;
        }
        self.page_is_there().await;
    }

    /// Waits until the picker's page has loaded; the app may not run yet.
    pub async fn page_is_there(&self) {
        until("the page of the picker has loaded", true, async || {
            let found = self.enter_picker().await?.find_all(By::Id("picker")).await?;
            Ok(!found.is_empty())
        })
        .await;
    }
}
