use super::*;
use crate::portal::{Fields, WindowName};
use serde_json::json;

/// The example values of the handler's POST in the portal's documentation.
fn documented() -> Value {
    json!({
        "DOMAIN": "xxx.bitrix24.com", "PROTOCOL": "1", "LANG": "en",
        "APP_SID": "99c80eff6378726287350416ee5fef0",
        "AUTH_ID": "6061e72600631fcd00005a4b00000001f0f107fdbc1", "AUTH_EXPIRES": "3600",
        "REFRESH_ID": "50e00e4e00631fcd00005a4b00000001f0f10af28c12",
        "member_id": "da45a03b265ed12127f8a258d793cc5d", "status": "L",
        "PLACEMENT": "CRM_DEAL_DETAIL_TAB", "PLACEMENT_OPTIONS": "{\"ID\":\"3443\"}"
    })
}

fn from_bridge(reply: Value) -> PlacementContext {
    PlacementContext::merge(&Sources {
        init_data: Sources::read_init_data(reply),
        ..Sources::default()
    })
}

fn with(field: &str, value: Value) -> PlacementContext {
    let mut reply = documented();
    reply[field] = value;
    from_bridge(reply)
}

fn without(field: &str) -> PlacementContext {
    let mut reply = documented();
    reply.as_object_mut().unwrap().remove(field);
    from_bridge(reply)
}

#[test]
fn the_documented_example() {
    let context = from_bridge(documented());
    assert_eq!(context.problems, []);
    assert_eq!(context.domain, Host::parse("xxx.bitrix24.com"));
    assert_eq!(context.protocol, Some(Protocol::Https));
    assert_eq!(context.lang.as_deref(), Some("en"));
    assert_eq!(context.app_sid, AppSid::parse("99c80eff6378726287350416ee5fef0"));
    assert_eq!(
        context.access_token,
        Some(Secret::new("6061e72600631fcd00005a4b00000001f0f107fdbc1"))
    );
    assert_eq!(context.auth_expires_s, Some(3600));
    assert!(context.refresh_id_seen);
    assert_eq!(context.member_id.as_deref(), Some("da45a03b265ed12127f8a258d793cc5d"));
    assert_eq!(context.status, Some(Status::Local));
    assert_eq!(context.placement, Some(Placement::Other("CRM_DEAL_DETAIL_TAB".into())));
    assert_eq!(context.placement_options.get("ID"), Some(&json!("3443")));
    assert_eq!(context.rest_path, "/rest");
    assert!(!context.is_admin && !context.install && !context.first_run);
}

#[test]
fn what_newer_portals_add() {
    let mut reply = documented();
    reply["SERVER_ENDPOINT"] = json!("https://oauth.bitrix24.tech/rest/");
    reply["APPLICATION_TOKEN"] = json!("c7f5ae8f1e6a3f4b");
    reply["APPLICATION_SCOPE"] = json!("im, placement,IMBOT");
    let context = from_bridge(reply);
    assert!(context.server_endpoint_seen);
    assert_eq!(context.application_token, Some(Secret::new("c7f5ae8f1e6a3f4b")));
    assert_eq!(
        context.application_scope,
        Some(vec!["im".into(), "placement".into(), "imbot".into()])
    );
}

#[test]
fn debug_output_holds_no_token() {
    let mut reply = documented();
    reply["APPLICATION_TOKEN"] = json!("c7f5ae8f1e6a3f4b");
    let shown = format!("{:?}", from_bridge(reply.clone()));
    for secret in ["6061e72600", "50e00e4e", "c7f5ae8f"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let sources = Sources { init_data: Sources::read_init_data(reply), ..Sources::default() };
    assert!(!format!("{sources:?}").contains("6061e72600"));
}

#[test]
fn options_come_in_many_shapes() {
    for empty in [
        json!({}),
        json!([]),
        json!(""),
        json!(" "),
        json!("[]"),
        json!("{}"),
        json!("null"),
        Value::Null,
    ] {
        let context = with("PLACEMENT_OPTIONS", empty.clone());
        assert!(context.placement_options.is_empty(), "{empty}");
        assert_eq!(context.problems, [], "{empty}");
    }
    for filled in [json!({"dialogId": "chat2"}), json!("{\"dialogId\":\"chat2\"}")] {
        assert_eq!(
            with("PLACEMENT_OPTIONS", filled).placement_options.get("dialogId"),
            Some(&json!("chat2"))
        );
    }
}

#[test]
fn garbage_options_cost_only_themselves() {
    for garbage in
        [json!("{\"dialogId\":"), json!("x"), json!([1, 2]), json!(7), json!(true), json!("[1]")]
    {
        let context = with("PLACEMENT_OPTIONS", garbage.clone());
        assert!(context.placement_options.is_empty());
        assert!(
            matches!(
                context.problems.as_slice(),
                [Problem::Malformed { field: Field::PlacementOptions, .. }]
            ),
            "{garbage}"
        );
        assert!(context.placement.is_some());
    }
}

#[test]
fn numbers_and_flags_are_read_leniently() {
    assert_eq!(with("PROTOCOL", json!(0)).protocol, Some(Protocol::Http));
    for seconds in [json!(3600), json!(3600.0), json!("3600.0")] {
        assert_eq!(with("AUTH_EXPIRES", seconds).auth_expires_s, Some(3600));
    }
    let both = Some(vec!["im".to_owned(), "placement".to_owned()]);
    for scopes in [json!(["im", "placement"]), json!({"0": "im", "2": "placement"})] {
        assert_eq!(with("APPLICATION_SCOPE", scopes).application_scope, both);
    }
    for yes in [json!(true), json!(1), json!("1"), json!("Y"), json!("true")] {
        assert!(with("IS_ADMIN", yes).is_admin);
    }
    for no in [json!(false), json!(0), json!(0.0), json!("0"), json!("N"), json!(""), Value::Null] {
        assert!(!with("INSTALL", no).install);
    }
}

#[test]
fn what_decides_trust_is_read_strictly() {
    for host in ["https://xxx.bitrix24.com", "xxx.bitrix24.com/", "a@b.com", "", "a b"] {
        let context = with("DOMAIN", json!(host));
        assert_eq!(context.domain, None, "{host}");
        assert!(
            matches!(
                context.problems.as_slice(),
                [Problem::Malformed { field: Field::Domain, .. }]
            ),
            "{host}"
        );
    }
    for protocol in [json!("2"), json!("https"), json!(true), json!("")] {
        assert_eq!(with("PROTOCOL", protocol).protocol, None);
    }
    for sid in ["a:b", "short", "99c80eff 378726287350416ee5fef0"] {
        assert_eq!(with("APP_SID", json!(sid)).app_sid, None, "{sid}");
    }
}

#[test]
fn a_missing_required_field_is_named() {
    for (field, name) in [
        ("DOMAIN", "DOMAIN"),
        ("PROTOCOL", "PROTOCOL"),
        ("LANG", "LANG"),
        ("member_id", "member_id"),
        ("PLACEMENT", "PLACEMENT"),
    ] {
        let problems = without(field).problems;
        assert_eq!(
            problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [format!("{name} is missing")]
        );
    }
    for field in ["APP_SID", "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "status", "PLACEMENT_OPTIONS"]
    {
        assert_eq!(without(field).problems, [], "{field}");
    }
}

#[test]
fn a_problem_names_shape_and_never_content() {
    let context = with("AUTH_ID", json!("secret token with blanks"));
    let text = context.problems[0].to_string();
    assert_eq!(text, "AUTH_ID should be a token, but is a text of 24 characters");
    assert_eq!(context.access_token, None);
}

#[test]
fn each_value_has_one_owner() {
    let sources = Sources {
        init_data: Sources::read_init_data(
            json!({"LANG": "de", "MEMBER_ID": "m1", "DOMAIN": "acme.bitrix24.de"}),
        ),
        window_name: WindowName::parse("acme.bitrix24.de|1|0123456789abcdef"),
        block: Sources::read_block(
            r#"{"LANG":"fr","member_id":"m2","status":"P","PLACEMENT":"IM_TEXTAREA","DOMAIN":"evil.example"}"#,
        ),
        query: Sources::read_query([("LANG", "it".to_owned()), ("PROTOCOL", "0".to_owned())]),
    };
    let context = PlacementContext::merge(&sources);
    assert_eq!(context.lang.as_deref(), Some("de"));
    assert_eq!(context.member_id.as_deref(), Some("m1"));
    assert_eq!(context.status, Some(Status::Paid));
    assert_eq!(context.placement, Some(Placement::ImTextarea));
    assert_eq!(context.domain, Host::parse("acme.bitrix24.de"));
    assert_eq!(context.protocol, Some(Protocol::Https));
    assert_eq!(context.problems, []);
}

#[test]
fn before_the_bridge_answers_block_and_query_speak() {
    let sources = Sources {
        block: Sources::read_block(r#"{"PLACEMENT":"IM_SIDEBAR"}"#),
        query: Sources::read_query([("LANG", "ua".to_owned())]),
        ..Sources::default()
    };
    let context = PlacementContext::merge(&sources);
    assert_eq!(context.lang.as_deref(), Some("ua"));
    assert_eq!(context.placement, Some(Placement::ImSidebar));
}

#[test]
fn a_reply_for_another_portal_loses_its_tokens() {
    let mut reply = documented();
    reply["DOMAIN"] = json!("evil.example");
    let sources = Sources {
        init_data: Sources::read_init_data(reply),
        window_name: WindowName::parse("xxx.bitrix24.com|1|99c80eff6378726287350416ee5fef0"),
        ..Sources::default()
    };
    let context = PlacementContext::merge(&sources);
    assert_eq!(context.problems, [Problem::AnotherPortal]);
    assert_eq!(context.access_token, None);
    assert_eq!(context.domain, Host::parse("xxx.bitrix24.com"));
}

#[test]
fn the_rest_path_cannot_name_another_address() {
    assert_eq!(with("PATH", json!("/rest/")).rest_path, "/rest");
    assert_eq!(with("PATH", json!("/sub/rest")).rest_path, "/sub/rest");
    for path in
        ["//evil.example/rest", "https://evil.example", "/a/../b", "rest", "/rest?x", "/re@st"]
    {
        let context = with("PATH", json!(path));
        assert_eq!(context.rest_path, "/rest", "{path}");
        assert!(!context.problems.is_empty(), "{path}");
    }
}

#[test]
fn a_reply_that_is_no_object_is_no_reply() {
    for reply in [json!([]), json!("x"), json!(1), Value::Null] {
        assert_eq!(Sources::read_init_data(reply), None::<Fields>);
    }
}
