use serde_json::json;

use super::*;

const BLOCK: &str = r#"{"giphy":{"key":"k","api":"https://api.giphy.com","media":["*.giphy.com"]},
    "klipy":{"key":"","api":"https://api.klipy.com","media":["*.klipy.com"]},
    "portals":["*.bitrix24.com","*.bitrix24.de"]}"#;

fn policy(added: &Additions) -> Policy {
    Policy::new(BLOCK, added).unwrap()
}

fn refused(config: &str, added: &Additions) -> String {
    format!("{:#}", Policy::new(config, added).unwrap_err())
}

fn portals(entries: &[&str]) -> Additions {
    Additions {
        portals: entries.iter().map(|entry| (*entry).to_owned()).collect(),
        ..Additions::default()
    }
}

#[test]
fn the_policy_of_the_pages_own_list() {
    let mut policy = policy(&Additions::default());
    policy.allow(Hashes { script: "'sha256-s'".to_owned(), style: "'sha256-t'".to_owned() });
    assert_eq!(
        policy.header(),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-s'; \
         style-src 'self' 'sha256-t'; connect-src 'self' *.bitrix24.com *.bitrix24.de \
         https://api.klipy.com https://api.giphy.com https://*.klipy.com https://*.giphy.com; \
         img-src 'self' https://*.klipy.com https://*.giphy.com *.bitrix24.com *.bitrix24.de; \
         media-src 'self' https://*.klipy.com https://*.giphy.com; base-uri 'none'; form-action 'none'; \
         frame-ancestors https://*.bitrix24.com https://*.bitrix24.de"
    );
}

#[test]
fn every_portal() {
    let policy = policy(&portals(&["https:"]));
    assert_eq!(policy.config()["portals"], json!(["*.bitrix24.com", "*.bitrix24.de", "https:"]));
    let header = policy.header();
    for directive in [
        "connect-src 'self' *.bitrix24.com *.bitrix24.de https: https://api.klipy.com",
        "*.bitrix24.com *.bitrix24.de https:; media-src 'self' https://*.klipy.com",
        "frame-ancestors https://*.bitrix24.com https://*.bitrix24.de https:",
    ] {
        assert!(header.contains(directive), "{header}");
    }
    let media = Additions { gif_media: vec!["https:".to_owned()], ..Additions::default() };
    assert!(refused(BLOCK, &media).contains("cannot be delivered"));
    let api = Additions { gif_api: vec!["https:".to_owned()], ..Additions::default() };
    assert!(refused(BLOCK, &api).contains("cannot be delivered"));
}

#[test]
fn what_is_added_is_in_the_block_and_in_the_policy() {
    let policy = policy(&Additions {
        portals: vec!["https://portal.example.com:8443".to_owned()],
        gif_api: vec!["gifs.example.com".to_owned(), "klipy=klipy.example.com".to_owned()],
        gif_media: vec!["klipy=k.example.com".to_owned(), "giphy=media.example.com".to_owned()],
        klipy_key: Some("new-key".to_owned()),
        giphy_key: None,
    });
    let config = json!({
        "giphy": {
            "key": "k", "api": "gifs.example.com", "media": ["*.giphy.com", "media.example.com"],
        },
        "klipy": {
            "key": "new-key", "api": "klipy.example.com", "media": ["*.klipy.com", "k.example.com"],
        },
        "portals": ["*.bitrix24.com", "*.bitrix24.de", "https://portal.example.com:8443"],
    });
    assert_eq!(Value::Object(policy.config().clone()), config);
    let header = policy.header();
    let directive = |name: &str| {
        let mut all = header.split("; ");
        all.find(|directive| directive.split(' ').next() == Some(name)).unwrap().to_owned()
    };
    let portal = " https://portal.example.com:8443";
    assert!(directive("frame-ancestors").ends_with(portal), "{header}");
    let connect = directive("connect-src");
    assert!(
        connect.contains(" portal.example.com:8443")
            && connect.contains(" https://gifs.example.com"),
        "{header}"
    );
    assert!(connect.ends_with(" https://media.example.com"), "{header}");
    assert!(connect.contains(" https://klipy.example.com"), "{header}");
    assert!(!header.contains("api.giphy.com") && !header.contains("api.klipy.com"), "{header}");
    assert!(directive("media-src").ends_with(" https://media.example.com"), "{header}");
    assert!(!directive("media-src").contains("portal"), "{header}");
    assert!(directive("img-src").contains(" https://media.example.com"), "{header}");
    assert!(directive("img-src").ends_with(" portal.example.com:8443"), "{header}");
}

#[test]
fn an_entry_that_is_already_present_is_not_repeated() {
    let policy = policy(&portals(&["https://*.bitrix24.com:443", "*.bitrix24.de"]));
    assert_eq!(policy.header(), self::policy(&Additions::default()).header());
    assert_eq!(policy.config(), self::policy(&Additions::default()).config());
}

#[test]
fn a_meta_has_everything_except_frame_ancestors() {
    let policy = policy(&Additions::default());
    let (meta, ancestors) = policy
        .header()
        .split_once("; frame-ancestors")
        .map(|(meta, rest)| (meta.to_owned(), rest.to_owned()))
        .unwrap();
    assert_eq!(policy.meta(), meta);
    assert!(!ancestors.contains(';'));
}

#[test]
fn development_origins_are_not_delivered() {
    let media =
        |entry: &str| Additions { gif_media: vec![entry.to_owned()], ..Additions::default() };
    let api = |entry: &str| Additions { gif_api: vec![entry.to_owned()], ..Additions::default() };
    for entry in [
        "http://portal.localhost:8740",
        "localhost",
        "https://127.0.0.1:8740",
        "http://portal.example.com",
        "*.localhost.localhost",
    ] {
        for added in [portals(&[entry]), api(entry), media(entry)] {
            let error = refused(BLOCK, &added);
            assert!(error.contains(entry) && error.contains("cannot be delivered"), "{error}");
        }
        for own in ["*.bitrix24.de", "https://api.giphy.com", "*.giphy.com"] {
            let block = BLOCK.replace(own, entry);
            assert!(refused(&block, &Additions::default()).contains(entry), "{block}");
        }
    }
}

#[test]
fn an_entry_that_is_no_host_or_that_a_policy_cannot_name_is_refused() {
    for entry in ["", "*", "*.com", "https://a.example/", "a.example; script-src *", "a_b.example"]
    {
        assert!(refused(BLOCK, &portals(&[entry])).contains(&format!("{entry:?}")), "{entry}");
    }
    assert!(refused(BLOCK, &portals(&["10.0.0.5"])).contains("no IP address"));
    let added = Additions { gif_api: vec!["*.giphy.com".to_owned()], ..Additions::default() };
    assert!(refused(BLOCK, &added).contains("without a wildcard"));
    let api = |entries: &[&str]| Additions {
        gif_api: entries.iter().map(|entry| (*entry).to_owned()).collect(),
        ..Additions::default()
    };
    assert!(refused(BLOCK, &api(&["tenor=a.example"])).contains("no GIF service"));
    assert!(refused(BLOCK, &api(&["a.example", "giphy=b.example"])).contains("one API"));
}

#[test]
fn a_key_is_plain_text_and_is_not_repeated_in_a_message() {
    let key = |key: &str| Additions { giphy_key: Some(key.to_owned()), ..Additions::default() };
    for wrong in ["two words", "a\"b", "</script>", "schl\u{fc}ssel"] {
        let error = refused(BLOCK, &key(wrong));
        assert!(error.contains("the key of giphy") && !error.contains(wrong), "{error}");
    }
    assert_eq!(policy(&key("")).config()["giphy"]["key"], "", "removes the key of the page");
}

#[test]
fn a_list_that_hosts_would_cut_off_is_refused() {
    let name = |number: usize| format!("https://portal-{number:02}.example.com");
    let many: Vec<String> = (0..50).map(name).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let error = refused(BLOCK, &portals(&many));
    assert!(error.contains("too long"), "{error}");
    let fits = (0..50).rev().find_map(|count| Policy::new(BLOCK, &portals(&many[..count])).ok());
    let line = fits.unwrap().line().len();
    assert!((1_890..=2_000).contains(&line), "{line}");
}

#[test]
fn a_block_without_portals_is_refused() {
    for block in ["[]", "x", "{}", r#"{"portals":[]}"#, r#"{"portals":"*.bitrix24.com"}"#] {
        assert_ne!(refused(block, &Additions::default()), "", "{block}");
    }
}

#[test]
fn a_factor_on_time_limits_is_never_delivered() {
    let block = BLOCK.replacen('{', "{\"time_factor\":0.1,", 1);
    assert!(refused(&block, &Additions::default()).contains("time_factor"));
}

#[test]
fn nothing_inline_and_nothing_evaluated() {
    let policy = policy(&Additions::default());
    for (_, value) in policy.headers() {
        for word in ["unsafe-inline", "'unsafe-eval'", "nonce-", "strict-dynamic", "data:", " *;"] {
            assert!(!value.contains(word), "{value}");
        }
        assert!(value.is_ascii(), "{value}");
    }
}

/// The page of this repository, delivered without additions.
#[test]
fn the_pages_list_leaves_room_for_added_portals() {
    let page = include_str!("../../../../index.html");
    let config = super::super::page::config(page).unwrap();
    let five: Vec<String> = (1..=5).map(|number| format!("portal{number}.example.com")).collect();
    let five: Vec<&str> = five.iter().map(String::as_str).collect();
    let policy = Policy::new(config, &portals(&five)).unwrap();
    assert!(policy.header().contains("https://*.bitrix24.vn https://portal1.example.com"));
}
