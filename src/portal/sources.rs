//! The four sources of the context: `getInitData`, `window.name`, the page's block, the query
//! string. A static page cannot read the POST that opened it.

use super::{Field, Fields, Host, Protocol};
use serde_json::{Map, Value};
use std::fmt;

/// Identifier of this frame. The portal ignores every message without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppSid(String);

impl AppSid {
    /// Parses an identifier of 8 to 64 ASCII letters and digits. A colon would break the wire
    /// format.
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self(text.to_owned()))
    }

    /// Returns the identifier as the portal wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The triple `HOST|PROTOCOL|SID` that a portal writes into `window.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowName {
    /// Host of the portal.
    pub host: Host,
    /// Protocol of the portal.
    pub protocol: Protocol,
    /// Identifier of this frame.
    pub sid: AppSid,
}

impl WindowName {
    /// Parses exactly one triple; `None` for every other text.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.split('|');
        let triple = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (host, protocol, sid) = triple;
        Some(Self {
            host: Host::parse(host)?,
            protocol: Protocol::from_digit(protocol)?,
            sid: AppSid::parse(sid)?,
        })
    }

    /// Returns the origin of the portal: messages are accepted from it and sent to it only.
    pub fn origin(&self) -> String {
        self.host.origin(self.protocol)
    }
}

impl fmt::Display for WindowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

/// The values of all sources that have answered so far.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The reply to `getInitData`; `None` until it has arrived.
    pub init_data: Option<Fields>,
    /// The triple in `window.name`, if there is one.
    pub window_name: Option<WindowName>,
    /// The page's `placement-context` block.
    pub block: Fields,
    /// The query string.
    pub query: Fields,
}

impl Sources {
    /// Reads a `getInitData` reply; `None` if it is not an object.
    pub fn read_init_data(reply: Value) -> Option<Fields> {
        match reply {
            Value::Object(object) => Some(Fields::from_object(object, |_| true)),
            _ => None,
        }
    }

    /// Reads the page's block. A server may fill it from a POST that any site can make a browser
    /// send, so tokens and rights in it are ignored. Anything but an object counts as empty.
    pub fn read_block(json: &str) -> Fields {
        match serde_json::from_str::<Map<String, Value>>(json) {
            Ok(object) => Fields::from_object(object, |field| {
                matches!(
                    field,
                    Field::Domain
                        | Field::Protocol
                        | Field::Lang
                        | Field::AppSid
                        | Field::MemberId
                        | Field::Status
                        | Field::Placement
                        | Field::PlacementOptions
                        | Field::ApplicationScope
                )
            }),
            Err(_) => Fields::default(),
        }
    }

    /// Reads the four fields that the query string always has: `DOMAIN`, `PROTOCOL`, `LANG` and
    /// `APP_SID`. The values are already percent-decoded.
    pub fn read_query<N: AsRef<str>>(pairs: impl IntoIterator<Item = (N, String)>) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            let field = Field::by_name(name.as_ref());
            if let Some(field @ (Field::Domain | Field::Protocol | Field::Lang | Field::AppSid)) =
                field
            {
                fields.push(field, Value::String(value));
            }
        }
        fields
    }

    /// Returns the value of a field from the most trusted source that has it.
    pub(crate) fn value_of(&self, field: Field) -> Option<Value> {
        // Host, protocol and frame come from `window.name` first: the bridge was opened with them.
        // If a reply could change them, it could redirect tokens to another host.
        let from_name = self.window_name.as_ref().and_then(|name| match field {
            Field::Domain => Some(Value::String(name.host.to_string())),
            Field::Protocol => Some(Value::from(u8::from(name.protocol == Protocol::Https))),
            Field::AppSid => Some(Value::String(name.sid.as_str().to_owned())),
            _ => None,
        });
        from_name
            .or_else(|| self.init_data.as_ref()?.get(field).cloned())
            .or_else(|| self.block.get(field).cloned())
            .or_else(|| self.query.get(field).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_triple() {
        let name =
            WindowName::parse("acme.bitrix24.com|1|99c80eff6378726287350416ee5fef0").unwrap();
        assert_eq!(name.origin(), "https://acme.bitrix24.com");
        assert_eq!(name.sid.as_str(), "99c80eff6378726287350416ee5fef0");
        assert_eq!(
            WindowName::parse("acme.bitrix24.com:443|1|99c80eff63787262").unwrap().host.port(),
            None
        );
    }

    #[test]
    fn what_is_not_a_triple() {
        for name in [
            "",
            "|",
            "||",
            "a.b|1",
            "a.b|1|",
            "a.b|2|99c80eff63787262",
            "a.b|true|99c80eff63787262",
            "a.b|1|99c80eff:3787262",
            "a.b|1|99c80eff63787262|x",
            "https://a.b|1|99c80eff63787262",
            "|1|99c80eff63787262",
        ] {
            assert_eq!(WindowName::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn the_block_never_speaks_for_a_token() {
        let block = Sources::read_block(
            r#"{"LANG":"de","AUTH_ID":"x","REFRESH_ID":"y","APPLICATION_TOKEN":"z","IS_ADMIN":true}"#,
        );
        assert_eq!(block.get(Field::Lang), Some(&Value::from("de")));
        for field in [Field::AuthId, Field::RefreshId, Field::ApplicationToken, Field::IsAdmin] {
            assert_eq!(block.get(field), None);
        }
    }

    #[test]
    fn a_block_of_garbage_says_nothing() {
        for text in ["", " ", "[]", "null", "\"x\"", "{", "{\"LANG\":", "<script>"] {
            assert!(Sources::read_block(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn the_query_speaks_for_four_fields_only() {
        let pairs = [
            ("DOMAIN", "a.b"),
            ("lang", "de"),
            ("AUTH_ID", "x"),
            ("PLACEMENT", "y"),
            ("giphy", "z"),
        ];
        let query = Sources::read_query(pairs.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(query.get(Field::Domain), Some(&Value::from("a.b")));
        assert_eq!(query.get(Field::Lang), Some(&Value::from("de")));
        assert_eq!(query.get(Field::AuthId), None);
        assert_eq!(query.get(Field::Placement), None);
    }
}
