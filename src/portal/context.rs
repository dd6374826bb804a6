//! The placement context: the portal's fields as typed values, each from one source.

use super::{AppSid, Field, Host, Placement, Problem, Protocol, Secret, Sources};
use crate::json;
use serde_json::{Map, Value};

/// How the app is installed on the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `L`: a local app.
    Local,
    /// `F`: free.
    Free,
    /// `D`: demo.
    Demo,
    /// `T`: trial.
    Trial,
    /// `P`: paid.
    Paid,
    /// Any other letter.
    Other(char),
}

/// All fields of the handler's POST and of `getInitData`, merged by [`PlacementContext::merge`].
///
/// A field is `None` if it is missing or malformed. [`PlacementContext::problems`] lists malformed
/// fields and missing required ones.
#[derive(Clone, Debug)]
pub struct PlacementContext {
    /// Host of the portal (required).
    pub domain: Option<Host>,
    /// Protocol of the portal (required).
    pub protocol: Option<Protocol>,
    /// Interface language: two letters in lower case, for example `la` (required).
    pub lang: Option<String>,
    /// Identifier of this frame.
    pub app_sid: Option<AppSid>,
    /// Access token (`AUTH_ID`). The app sends it only to the portal that issued it.
    pub access_token: Option<Secret>,
    /// Lifetime of the access token in seconds, from when it was issued.
    pub auth_expires_s: Option<u32>,
    /// Whether the portal sent a refresh token. The app drops it and asks the portal for new
    /// tokens.
    pub refresh_id_seen: bool,
    /// Identifier of the portal, which stays the same if its domain changes (required).
    pub member_id: Option<String>,
    /// How the app is installed.
    pub status: Option<Status>,
    /// The placement that opened the app (required).
    pub placement: Option<Placement>,
    /// Options of the placement, for example `dialogId`.
    pub placement_options: Map<String, Value>,
    /// Whether the portal named an authorisation server. The app never uses its address.
    pub server_endpoint_seen: bool,
    /// Token that authenticates the portal's events.
    pub application_token: Option<Secret>,
    /// Granted scopes in lower case; `None` if no source lists them.
    pub application_scope: Option<Vec<String>>,
    /// Path of the REST interface, `/rest` unless the portal says otherwise.
    pub rest_path: String,
    /// Whether the user opens the app for the first time.
    pub first_run: bool,
    /// Whether the user administers the portal.
    pub is_admin: bool,
    /// Whether the app is being installed.
    pub install: bool,
    /// The options stored for the user.
    pub user_options: Map<String, Value>,
    /// The options stored for the whole portal.
    pub app_options: Map<String, Value>,
    /// What is wrong with the fields above. The text of a problem contains no values.
    pub problems: Vec<Problem>,
}

impl PlacementContext {
    /// Returns what identifies the portal in the browser's storage, which all portals of a cloud
    /// share. `host` is that of `window.name`: the origin of the answer has verified it, and a portal
    /// can claim any `member_id`.
    pub fn storage_owner(&self, host: &Host) -> Option<String> {
        let member_id = self.member_id.as_ref()?;
        Some([&*host.to_string(), " ", member_id].concat())
    }

    /// Merges the sources field by field.
    ///
    /// Before `getInitData` has answered or timed out, required fields may be listed as missing
    /// although they are still to arrive.
    pub fn merge(sources: &Sources) -> Self {
        let mut reader = Reader { sources, problems: Vec::new() };
        let mut context = Self {
            domain: reader.text(Field::Domain, "a host name", Host::parse),
            protocol: reader.text(Field::Protocol, "0 or 1", Protocol::from_digit),
            lang: reader.text(Field::Lang, "a language code of two letters", parse_lang),
            app_sid: reader.text(Field::AppSid, "8 to 64 letters and digits", AppSid::parse),
            access_token: reader.text(Field::AuthId, TOKEN, Secret::parse),
            auth_expires_s: reader.text(Field::AuthExpires, "a number of seconds", parse_seconds),
            refresh_id_seen: reader.text(Field::RefreshId, TOKEN, Secret::parse).is_some(),
            member_id: reader.text(Field::MemberId, "1 to 64 letters and digits", parse_member_id),
            status: reader.text(Field::Status, "one letter", parse_status),
            placement: reader.text(Field::Placement, "a placement code", Placement::parse),
            placement_options: reader.object(Field::PlacementOptions),
            server_endpoint_seen: reader
                .text(Field::ServerEndpoint, "an address", |text| Some(text.len()))
                .is_some(),
            application_token: reader.text(Field::ApplicationToken, TOKEN, Secret::parse),
            application_scope: reader.text(
                Field::ApplicationScope,
                "scopes separated by commas",
                |text| Some(parse_scopes(text)),
            ),
            rest_path: reader
                .text(Field::Path, "a path", parse_path)
                .unwrap_or_else(|| "/rest".into()),
            first_run: reader.flag(Field::FirstRun),
            is_admin: reader.flag(Field::IsAdmin),
            install: reader.flag(Field::Install),
            user_options: reader.object(Field::UserOptions),
            app_options: reader.object(Field::AppOptions),
            problems: Vec::new(),
        };
        context.problems = reader.problems;
        context.drop_tokens_of_another_portal(sources);
        context.report_missing_fields(sources);
        context
    }

    /// Drops the tokens of a reply that names another portal than `window.name`. It is a mistake or
    /// an attack, and in both cases its tokens must not be used.
    fn drop_tokens_of_another_portal(&mut self, sources: &Sources) {
        let (Some(name), Some(init)) = (&sources.window_name, &sources.init_data) else { return };
        let text_of = |field| init.get(field).and_then(Value::as_str).map(str::to_owned);
        let other_host = text_of(Field::Domain)
            .is_some_and(|host| Host::parse(&host).as_ref() != Some(&name.host));
        if other_host {
            self.access_token = None;
            self.application_token = None;
            self.problems.push(Problem::AnotherPortal);
        }
    }

    fn report_missing_fields(&mut self, sources: &Sources) {
        let required =
            [Field::Domain, Field::Protocol, Field::Lang, Field::MemberId, Field::Placement];
        let missing = required.into_iter().filter(|field| sources.value_of(*field).is_none());
        self.problems.extend(missing.map(Problem::Missing));
    }
}

const TOKEN: &str = "a token";

struct Reader<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Parses a field that is text; portals also send numbers instead. PHP sends a missing value as
    /// empty text.
    fn text<T>(
        &mut self,
        field: Field,
        expected: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.sources.value_of(field)?;
        let parsed = match &value {
            Value::String(text) if text.is_empty() => {
                return self.reject_empty(field, expected, &value);
            }
            Value::String(text) => parse(text.trim()),
            Value::Number(number) => {
                // `1.0` is 1.
                let whole = json::whole(&value).map(|whole| whole.to_string());
                parse(&whole.unwrap_or_else(|| number.to_string()))
            }
            // A server that fills the page's block may pass on the scopes as a list.
            _ if field == Field::ApplicationScope => json::list(&value).and_then(|scopes| {
                let scopes: Vec<&str> = scopes.into_iter().filter_map(Value::as_str).collect();
                parse(&scopes.join(","))
            }),
            _ => None,
        };
        if parsed.is_none() {
            self.problems.push(Problem::malformed(field, expected, &value));
        }
        parsed
    }

    /// Treats empty text as missing, and reports it as a problem if the field is required.
    fn reject_empty<T>(
        &mut self,
        field: Field,
        expected: &'static str,
        value: &Value,
    ) -> Option<T> {
        if matches!(
            field,
            Field::Domain | Field::Protocol | Field::Lang | Field::MemberId | Field::Placement
        ) {
            self.problems.push(Problem::malformed(field, expected, value));
        }
        None
    }

    /// Reads an object, or what portals send instead of one: `[]`, `""`, or its JSON as text.
    fn object(&mut self, field: Field) -> Map<String, Value> {
        let Some(value) = self.sources.value_of(field) else { return Map::new() };
        let read = match &value {
            Value::Object(map) => Some(map.clone()),
            Value::Array(items) if items.is_empty() => Some(Map::new()),
            Value::String(text) => parse_object_text(text),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.problems.push(Problem::malformed(field, "an object", &value));
            Map::new()
        })
    }

    /// Reads a boolean in any of the portals' spellings: `true`, `1`, `"Y"`, …; `false` if missing.
    fn flag(&mut self, field: Field) -> bool {
        let Some(value) = self.sources.value_of(field) else { return false };
        let read = match &value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => Some(number.as_f64() != Some(0.0)),
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "" | "0" | "n" | "false" => Some(false),
                "1" | "y" | "true" => Some(true),
                _ => None,
            },
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.problems.push(Problem::malformed(field, "true or false", &value));
            false
        })
    }
}

fn parse_object_text(text: &str) -> Option<Map<String, Value>> {
    if text.trim().is_empty() {
        return Some(Map::new());
    }
    match serde_json::from_str(text).ok()? {
        Value::Object(map) => Some(map),
        Value::Array(items) if items.is_empty() => Some(Map::new()),
        Value::Null => Some(Map::new()),
        _ => None,
    }
}

fn parse_lang(text: &str) -> Option<String> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    fits.then(|| text.to_ascii_lowercase())
}

fn parse_member_id(text: &str) -> Option<String> {
    let fits =
        (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| text.to_owned())
}

fn parse_status(text: &str) -> Option<Status> {
    let mut letters = text.chars();
    let (letter, rest) = (letters.next()?, letters.next());
    let status = match letter {
        'L' => Status::Local,
        'F' => Status::Free,
        'D' => Status::Demo,
        'T' => Status::Trial,
        'P' => Status::Paid,
        other => Status::Other(other),
    };
    (rest.is_none() && letter.is_alphabetic()).then_some(status)
}

fn parse_seconds(text: &str) -> Option<u32> {
    json::whole(&text.into()).and_then(|seconds| u32::try_from(seconds).ok())
}

fn parse_scopes(text: &str) -> Vec<String> {
    text.split(',')
        .map(|scope| scope.trim().to_ascii_lowercase())
        .filter(|scope| !scope.is_empty())
        .collect()
}

/// Parses an absolute path; `None` for text that could make it another address.
fn parse_path(text: &str) -> Option<String> {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.');
    let fits = text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains("..")
        && text.bytes().all(allowed);
    fits.then(|| text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
#[path = "context_tests.rs"]
mod tests;
