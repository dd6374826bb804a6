//! The harness: browser, simulator, and page objects for the tests.

mod announcements;
mod axe;
mod browser;
mod browser_context;
mod browser_process;
mod browser_tools;
mod chromium;
mod console;
mod delivery;
mod devtools;
mod dist;
mod driver;
mod engine;
mod firefox;
mod flags;
mod flyout;
mod font_file;
mod fonts;
mod gif_page;
mod gif_service;
mod idle_browsers;
mod leaks;
mod metrics;
mod page_inspector;
mod person;
mod picker_page;
mod place;
mod portal_page;
mod process_group;
mod profile;
mod sending;
mod simulators;
mod site;
mod stage;
mod sticker_page;
mod violations;
mod wait;
mod webkit;

pub use browser::Settings;
pub use delivery::{LONG_LIMITS, SHORT_LIMITS};
pub use dist::folder as build_folder;
pub use gif_service::GifRequest;
pub use leaks::DRAFT_MARKER;
pub use place::PickerPlace;
pub use portal_page::strings;
pub use site::Site;
pub use stage::Stage;
pub use sticker_page::{LOAD_PACKS, SEND_STICKER};
pub use wait::{until, until_fits};

/// The result of a test. The error is WebDriver's; misbehaviour of the app panics.
pub type Outcome<T = ()> = thirtyfour::error::WebDriverResult<T>;
