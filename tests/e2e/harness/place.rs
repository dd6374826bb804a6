//! Where a picker can be, and how it is opened there.

use super::{Outcome, Stage, until};
use serde_json::Value;
use thirtyfour::By;

/// A place for a picker's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The browser's tab, of which it is the own page.
    Tab,
    /// The popup above the message field.
    Popup,
    /// The emoji window of an old portal, in the tab of the app.
    OldWindow,
    /// The panel on the right of a chat.
    Sidebar,
    /// The page in the place of the chat, opened from the messenger's menu.
    Navigation,
    /// The same, opened from the portal's list of apps: the app's own page.
    AppPage,
    /// The panel over the chat, opened from a message's menu.
    Slider,
    /// The page of the mobile app.
    Mobile,
    /// A page that is no portal.
    HostilePage,
}

impl Place {
    /// Its frame, as a selector; none where there is no frame.
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

    /// What a person clicks in the portal to get there, one thing after the other.
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
    /// A portal's chat with switches set, and the picker opened in one of its places.
    pub async fn opened_in(place: Place, switches: Value) -> Outcome<Self> {
        let mut stage = Self::with_portal(switches).await?;
        stage.open_in(place).await;
        Ok(stage)
    }

    /// Opens the picker in a place. From now on it is the one that is looked at.
    pub async fn open_in(&mut self, place: Place) {
        self.turn_to(place);
        for selector in place.clicks() {
            until(&format!("{selector} can be clicked"), (), async || {
                self.click_in_portal(selector).await
            })
            .await;
        }
        self.page_is_there().await;
    }

    /// Waits until the picker's page is there, be the app alive or not.
    pub async fn page_is_there(&self) {
        until("the picker's page is there", true, async || {
            let found = self.enter_picker().await?.find_all(By::Id("picker")).await?;
            Ok(!found.is_empty())
        })
        .await;
    }
}
