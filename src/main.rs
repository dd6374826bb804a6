//! The app's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    b24_emoji_picker::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The picker runs in a browser: `cargo xtask serve` shows it.");
}
