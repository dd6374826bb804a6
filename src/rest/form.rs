//! Parameters in PHP's form encoding: `OPTIONS[iconName]=fa-smile-o`.

use crate::percent;

/// The parameters of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(String);

impl Form {
    /// Creates a form without parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        self.with_nested(&[name], value)
    }

    /// Adds a nested parameter: `["LANG_ALL", "de", "TITLE"]` is `LANG_ALL[de][TITLE]`.
    #[must_use]
    pub fn with_nested(mut self, path: &[&str], value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        for (depth, name) in path.iter().enumerate() {
            if depth > 0 {
                self.0.push_str("%5B");
            }
            percent::push(&mut self.0, name);
            if depth > 0 {
                self.0.push_str("%5D");
            }
        }
        self.0.push('=');
        percent::push(&mut self.0, value);
        self
    }

    /// Returns the encoded form, empty without parameters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_as_php_reads_it() {
        let form = Form::new()
            .with("PLACEMENT", "IM_TEXTAREA")
            .with_nested(&["OPTIONS", "iconName"], "fa-smile-o")
            .with_nested(&["LANG_ALL", "ru", "TITLE"], "Эмодзи & GIF");
        assert_eq!(
            form.as_str(),
            "PLACEMENT=IM_TEXTAREA&OPTIONS%5BiconName%5D=fa-smile-o&\
             LANG_ALL%5Bru%5D%5BTITLE%5D=%D0%AD%D0%BC%D0%BE%D0%B4%D0%B7%D0%B8%20%26%20GIF"
        );
        assert_eq!(Form::new().as_str(), "");
    }
}
