//! Makes the static page interactive: tabs, search field, group buttons, messages, preview.

pub mod empty_state;
pub mod groups;
pub mod message_views;
pub mod preview;
pub mod search_field;
pub mod tabs;
