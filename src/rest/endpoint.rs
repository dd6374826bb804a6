//! The address of the portal's REST interface.

use crate::portal::WindowName;

/// The address of a portal's REST interface. It is built from the `window.name` that the bridge uses,
/// so that a token can only be sent to the portal that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    base: String,
}

impl Endpoint {
    /// Builds the address for the portal of `window.name`; `path` is the context's checked
    /// [`rest_path`](crate::portal::PlacementContext::rest_path).
    pub fn new(portal: &WindowName, path: &str) -> Self {
        Self { base: [&*portal.origin(), path].concat() }
    }

    /// Returns the address of a method, such as `https://acme.bitrix24.com/rest/im.message.add.json`.
    pub fn method(&self, method: &str) -> String {
        [&*self.base, "/", method, ".json"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_methods_address() {
        let portal = WindowName::parse("acme.bitrix24.com|1|99c80eff6378726287350416ee5fef01");
        let endpoint = Endpoint::new(&portal.unwrap(), "/rest");
        assert_eq!(endpoint.method("profile"), "https://acme.bitrix24.com/rest/profile.json");
        let portal = WindowName::parse("box.example:8080|0|99c80eff6378726287350416ee5fef01");
        let endpoint = Endpoint::new(&portal.unwrap(), "/b24/rest");
        assert_eq!(endpoint.method("scope"), "http://box.example:8080/b24/rest/scope.json");
    }
}
