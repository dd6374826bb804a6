//! The pages that each release has beside the app.

/// The address of the privacy page, relative to the app.
pub const PRIVACY: &str = "privacy.html";
/// The address of the terms of use, relative to the app.
pub const TERMS: &str = "terms.html";
