//! Makes the static page interactive: tabs, search field, group buttons, messages, preview,
//! output field.

pub mod empty_state;
pub mod groups;
pub mod message_views;
pub mod output_field;
pub mod preview;
pub mod search_field;
pub mod tabs;
