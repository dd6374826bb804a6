//! In the place of the GIF tab in a build with the feature `without-gifs`, which exists to measure
//! what the tab weighs (`cargo xtask bench`) and is never shipped.
#![allow(missing_docs, clippy::unused_self, clippy::needless_pass_by_value)]

#[cfg(target_arch = "wasm32")]
pub use tab::Gifs;

#[cfg(target_arch = "wasm32")]
mod tab {
    use crate::config::Giphy;
    use crate::limits::Limits;
    use crate::person::PersonStore;
    use crate::picker::{Messages, PickerState, Picks};
    use crate::portal::PortalOptions;
    use std::rc::Rc;
    use web_sys::KeyboardEvent;

    #[derive(Clone)]
    pub struct Gifs;

    impl Gifs {
        pub fn new(
            _: PickerState,
            _: Messages,
            _: Picks,
            _: Rc<PersonStore>,
            _: Limits,
            _: &Giphy,
        ) -> Self {
            Self
        }

        pub fn mount(&self) {}
        pub fn configure(&self, _: &PortalOptions, _: bool) {}
        pub fn show(&self) {}
        pub fn hide(&self) {}
        pub fn type_text(&self, _: &str) {}
        pub fn on_key(&self, _: &KeyboardEvent) {}
    }
}
