//! The placement context: four sources that an attacker may have written, one of which determines
//! trust.

use crate::masked::masked;
use crate::parts::Parts;
use crate::url_reference::{any_covers, assert_plain};
use b24_emoji_picker::config::Config;
use b24_emoji_picker::gifs::GifService;
use b24_emoji_picker::portal::{
    DialogId, Fields, Placement, PlacementContext, PortalOptions, Sources, WindowName,
};
use b24_emoji_picker::rest::Endpoint;
use b24_emoji_picker::role::{Known, Role, role};
use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

/// The portals that may open the widget, unless the input contains others.
const CONFIG: &str =
    r#"{"portals":["*.bitrix24.com","portal.acme.org","http://portal.localhost:8740"]}"#;

/// Checks `window.name`, the portal's reply (JSON), the page's block (JSON), the query string and,
/// optionally, the `config` block.
pub fn context(input: &[u8]) {
    let mut parts = Parts::of(input);
    let window_name = WindowName::parse(&parts.text());
    let answer = match serde_json::from_str(&parts.text()) {
        Ok(Value::Object(answer)) => Some(answer),
        _ => None,
    };
    let block = Sources::read_block(&parts.text());
    let query = parts.text();
    let query = form_urlencoded::parse(query.as_bytes());
    let query =
        Sources::read_query(query.map(|(name, value)| (name.into_owned(), value.into_owned())));
    let config = Some(parts.text()).filter(|config| !config.is_empty());
    let config = config.unwrap_or_else(|| CONFIG.to_owned());

    let before = Sources { init_data: None, window_name, block, query };
    let after = |answer: &Map<String, Value>| Sources {
        init_data: read(answer),
        window_name: before.window_name.clone(),
        block: before.block.clone(),
        query: before.query.clone(),
    };
    let unanswered = PlacementContext::merge(&before);
    assert_powerless(&unanswered);
    assert_shape(&before, &unanswered);
    assert_role(&before, &config, None);
    let Some(answer) = answer else { return };
    let sources = after(&answer);
    let answered = PlacementContext::merge(&sources);
    assert_shape(&sources, &answered);
    assert_role(&sources, &config, Some(&answered));
    // Displayed and logged texts are the same for any other token of the same shape.
    let other = PlacementContext::merge(&after(&masked(&answer)));
    assert_eq!(visible_output(&answered), visible_output(&other), "a token is visible");
    assert_eq!(format!("{sources:?}"), format!("{:?}", after(&masked(&answer))));
    assert_strict(&answer, &answered);
    if names_another_portal(&sources, &answer) {
        assert!(answered.access_token.is_none() && answered.application_token.is_none());
    }
}

fn read(answer: &Map<String, Value>) -> Option<Fields> {
    Sources::read_init_data(Value::Object(answer.clone()))
}

fn visible_output(context: &PlacementContext) -> String {
    let problems: Vec<String> = context.problems.iter().map(ToString::to_string).collect();
    format!("{problems:?} {context:?}")
}

/// Checks that the page's block and the query grant no rights.
fn assert_powerless(context: &PlacementContext) {
    assert!(context.access_token.is_none() && context.application_token.is_none());
    assert!(!context.is_admin && !context.install && !context.refresh_id_seen);
    assert!(context.user_options.is_empty() && context.app_options.is_empty());
    assert_eq!(context.rest_path, "/rest");
}

/// Checks that lists, objects and flags are not read as texts, and only a yes as a yes.
fn assert_strict(answer: &Map<String, Value>, context: &PlacementContext) {
    let said = |name: &str| field(answer, name);
    let is_odd = |name| said(name).is_some_and(|value| !value.is_string() && !value.is_number());
    assert!(!is_odd("LANG") || context.lang.is_none());
    assert!(!is_odd("MEMBER_ID") || context.member_id.is_none());
    assert!(!is_odd("PLACEMENT") || context.placement.is_none());
    assert!(!is_odd("AUTH_ID") || context.access_token.is_none());
    assert!(!is_odd("APPLICATION_TOKEN") || context.application_token.is_none());
    assert!(!is_odd("PATH") || context.rest_path == "/rest");
    let is_yes = |name| match said(name) {
        Some(Value::Bool(is)) => *is,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => ["1", "Y", "TRUE"].contains(&&*text.to_ascii_uppercase()),
        _ => false,
    };
    assert!(!context.is_admin || is_yes("IS_ADMIN"));
    assert!(!context.install || is_yes("INSTALL"));
}

/// Returns a field of the reply, by its name in any case.
fn field<'a>(answer: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let mut fields = answer.iter().filter(|(_, value)| !value.is_null());
    fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Checks that `window.name` determines the portal, and that every text has the form that its use
/// requires.
fn assert_shape(sources: &Sources, context: &PlacementContext) {
    if let Some(name) = &sources.window_name {
        assert_eq!(context.domain.as_ref(), Some(&name.host));
        assert_eq!(context.protocol, Some(name.protocol));
        assert_eq!(context.app_sid.as_ref(), Some(&name.sid));
        assert_endpoint(name, context);
    }
    if let Some(lang) = &context.lang {
        assert!(lang.len() == 2 && lang.bytes().all(|byte| byte.is_ascii_lowercase()), "{lang}");
    }
    if let Some(member) = &context.member_id {
        assert!(member.len() <= 64 && member.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
    if let Some(Placement::Other(code)) = &context.placement {
        let is_code = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        assert!((1..=100).contains(&code.len()) && code.bytes().all(is_code), "{code}");
    }
    if let Some(dialog) = DialogId::of_placement(&context.placement_options) {
        let id = dialog.as_str();
        let number = id.trim_start_matches("chat").trim_start_matches("sg");
        assert!(number.parse::<u64>().is_ok_and(|number| number > 0), "{id}");
        assert_eq!(DialogId::parse(id), Some(dialog.clone()));
    }
    let options = PortalOptions::read(&context.app_options);
    for service in GifService::ALL {
        let key = options.gif_keys.get(service);
        assert_eq!(key.trim(), key);
    }
}

/// Checks that a token can only be sent to the origin of `window.name`, and is in no part of a URL.
fn assert_endpoint(name: &WindowName, context: &PlacementContext) {
    let address = Endpoint::new(name, &context.rest_path).method("im.message.add");
    let (Ok(address), Ok(origin)) = (Url::parse(&address), Url::parse(&name.origin())) else {
        return;
    };
    assert_eq!(address.origin(), origin.origin(), "{address}");
    assert!(address.username().is_empty() && address.password().is_none());
    assert!(address.query().is_none() && address.fragment().is_none(), "{address}");
    assert!(address.path().ends_with("/im.message.add.json"), "{address}");
}

/// Checks that the widget trusts only a portal of the block, and that only its reply makes the page
/// more than a picker.
fn assert_role(sources: &Sources, config: &str, answered: Option<&PlacementContext>) {
    let (block, _) = Config::read(config);
    let name = sources.window_name.as_ref();
    let allowed = name.is_some_and(|name| block.allows_portal(&name.host, name.protocol));
    if let Some(name) = name.filter(|_| allowed)
        && let Ok(origin) = Url::parse(&name.origin())
    {
        assert_plain(&origin);
        assert!(any_covers(config, "/portals", &origin), "{origin} is not on the list");
    }
    for framed in [true, false] {
        let portal = name.map(|name| &name.host);
        let known = Known {
            framed,
            stranger: None,
            portal,
            portal_allowed: framed && allowed,
            has_query: true,
            answered,
        };
        match role(&known) {
            Role::NotYourPortal(host) => assert!(framed && !allowed && portal == Some(&host)),
            Role::Admin { installing } => {
                let context = answered.expect("the portal has answered");
                assert!(framed && allowed);
                assert!(if installing { context.install } else { context.is_admin });
            }
            Role::Standalone => panic!("there is a query"),
            Role::Picker(_) => assert!(portal.is_none() || !framed || allowed),
        }
    }
}

/// Returns whether the reply's `DOMAIN` is a text that differs from the host of `window.name`.
fn names_another_portal(sources: &Sources, answer: &Map<String, Value>) -> bool {
    let (Some(name), Some(Value::String(host))) = (&sources.window_name, field(answer, "DOMAIN"))
    else {
        return false;
    };
    let (Ok(claimed), Ok(own)) =
        (Url::parse(&format!("https://{host}")), Url::parse(&format!("https://{}", name.host)))
    else {
        return false;
    };
    // Either default port is equivalent to none, whatever the protocol is.
    let port = |url: &Url| url.port().filter(|port| *port != 80);
    claimed.host_str() != own.host_str() || port(&claimed) != port(&own)
}
