//! Where the calls go: to the portal that opened us, and nowhere else.

use crate::portal::WindowName;

/// The address of a portal's REST interface. It is made of the portal that the bridge speaks to,
/// so that a token can only go to the one who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    base: String,
}

impl Endpoint {
    /// The interface of the portal of `window.name`; `path` is the context's checked
    /// [`rest_path`](crate::portal::PlacementContext::rest_path).
    pub fn new(portal: &WindowName, path: &str) -> Self {
        Self { base: [&*portal.origin(), path].concat() }
    }

    /// The address of a method, `https://acme.bitrix24.com/rest/im.message.add.json`.
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
