//! The GIF services: requests to them, and responses of them or of an attacker in their place.

use crate::parts::Parts;
use crate::url_reference::{any_covers, assert_line, assert_plain};
use b24_emoji_picker::config::Config;
use b24_emoji_picker::gifs::{
    BlurPreview, Format, Gif, GifError, GifId, GifService, Kind, Options, Page, PerService,
    Pingback, Provider, Rating, Request, service_provider,
};
use b24_emoji_picker::locale::Locale;
use b24_emoji_picker::portal::PortalOptions;
use serde_json::Value;
use std::collections::HashSet;
use url::Url;

const CONFIG: &str = r#"{
    "giphy":{"key":"key","api":"https://api.giphy.com","media":["*.giphy.com"]},
    "klipy":{"key":"key","api":"https://api.klipy.com","media":["*.klipy.com"]}
}"#;

/// The maximum length of an item's text, including the ellipsis.
const LONGEST_LINE: usize = 141;

/// Checks a portal's key, a query, the maximum rating (`g`, `pg`, …), a status, and a body.
pub fn gifs(input: &[u8]) {
    let mut parts = Parts::of(input);
    let (config, _) = Config::read(CONFIG);
    let key = parts.text();
    let typed = parts.text();
    let rating = Rating::from_option(&parts.text());
    let status = parts.text().trim().parse().unwrap_or(200);
    let body = parts.bytes();
    let gif_keys = PerService::new(|_| key.clone());
    let options = PortalOptions { gif_keys, ..PortalOptions::default() };
    for service in GifService::ALL {
        let provider = service_provider(service, &config, &options);
        check_service(&*provider, &key, &typed, rating, (status, body));
    }
}

fn check_service(
    provider: &dyn Provider,
    key: &str,
    typed: &str,
    rating: Rating,
    (status, body): (u16, &[u8]),
) {
    for kind in [Kind::Gif, Kind::Sticker] {
        let options = Options { kind, rating, locale: Locale::En };
        let request = build_request(provider, key, typed, &options);
        match provider.read_page(&request, status, body) {
            Ok(page) => assert_page(provider, &page, &options, body),
            Err(GifError::NoKey | GifError::NoService) => panic!("something was sent"),
            Err(GifError::Offline | GifError::Network | GifError::Slow) => {
                panic!("only the sender can detect it")
            }
            Err(_) => {}
        }
    }
    if let Ok(topics) = provider.read_topics(&Options::default(), status, body) {
        assert!(topics.len() <= 50);
        for line in topics.iter().flat_map(|topic| [&topic.label, &topic.query]) {
            assert!(!line.is_empty());
            assert_line(line, LONGEST_LINE);
        }
    }
}

/// Returns a search request, and checks that neither key nor query changes its URL or other
/// parameters.
fn build_request(provider: &dyn Provider, key: &str, typed: &str, options: &Options) -> Request {
    let query = provider.query(typed);
    assert!(query.text().chars().count() <= provider.longest_query());
    let request = provider.search(&query, None, options).unwrap();
    let address = assert_api(&request);
    let key = if key.trim().is_empty() { "key" } else { key.trim() };
    let searched: &[&str] = if query.text().is_empty() { &[] } else { &[query.text()] };
    match provider.service() {
        GifService::Giphy => {
            assert_eq!(query_values(&address, "api_key"), [key]);
            assert_eq!(query_values(&address, "q"), [query.text()]);
            assert_eq!(query_values(&address, "rating"), [options.rating.as_str()]);
        }
        GifService::Klipy => {
            let parts: Vec<&str> = address.path_segments().unwrap().collect();
            assert_eq!(parts.len(), 5, "the key has become more than one part of {address}");
            assert_eq!(query_values(&address, "q"), searched);
            let filter = &query_values(&address, "content_filter")[0];
            assert!(["high", "medium", "low", "off"].contains(&filter.as_str()));
            assert_eq!(filter == "off", options.rating == Rating::R);
        }
    }
    request
}

fn assert_api(request: &Request) -> Url {
    let address = Url::parse(request.url()).unwrap();
    assert_plain(&address);
    let is_api = |place| any_covers(CONFIG, place, &address);
    assert!(is_api("/giphy/api") || is_api("/klipy/api"), "{address}");
    assert!(address.fragment().is_none());
    address
}

fn query_values(address: &Url, name: &str) -> Vec<String> {
    let pairs = address.query_pairs().filter(|(own, _)| own == name);
    pairs.map(|(_, value)| value.into_owned()).collect()
}

fn assert_page(provider: &dyn Provider, page: &Page, options: &Options, body: &[u8]) {
    let text = String::from_utf8_lossy(body);
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    let ids: HashSet<&str> = page.gifs.iter().map(|gif| gif.id.as_str()).collect();
    assert_eq!(ids.len(), page.gifs.len(), "a GIF is listed twice");
    for gif in &page.gifs {
        assert_gif(provider, gif);
        let is_checked = provider.service() == GifService::Giphy;
        assert!(
            !is_checked || may_be_shown(gif, &json, options.rating),
            "{gif:?} is above the maximum rating"
        );
    }
    let by_ids: Vec<GifId> = page.gifs.iter().map(|gif| gif.id.clone()).collect();
    let address = assert_api(&provider.by_ids(&by_ids, None, options).unwrap());
    let asked = if by_ids.is_empty() { 0 } else { 1 };
    assert_eq!(query_values(&address, "ids").len(), asked);
    if let Some(next) = &page.next {
        let request = provider.search(&provider.query("x"), Some(next), options).unwrap();
        let address = assert_api(&request);
        let name = if provider.service() == GifService::Giphy { "offset" } else { "page" };
        let position: u32 = query_values(&address, name)[0].parse().unwrap();
        assert!((1..=4_999).contains(&position), "the next page begins at {position}");
    }
}

/// Checks that no URL or text of an item is requested, sent or shown unless it is allowed.
fn assert_gif(provider: &dyn Provider, gif: &Gif) {
    assert_eq!(GifId::parse(gif.id.as_str()).as_ref(), Some(&gif.id));
    if let Some(blur) = &gif.blur {
        let url = ["data:image/png;base64,", blur.base64()].concat();
        assert!(BlurPreview::parse(&url).is_some(), "{url:.80}");
    }
    for line in [&gif.alt, &gif.title, &gif.username] {
        assert_line(line, LONGEST_LINE);
    }
    assert!(!gif.renditions.is_empty());
    let sizes = gif.renditions.iter().map(|one| (one.width, one.height));
    for (width, height) in sizes.chain([(gif.width, gif.height)]) {
        assert!((1..=20_000).contains(&width) && (1..=20_000).contains(&height));
    }
    for rendition in &gif.renditions {
        assert_media(rendition.url.as_str());
        let is_film = rendition.format == Format::Mp4;
        assert!(!is_film || gif.kind == Kind::Gif, "a sticker's film");
    }
    if let Some(link) = gif.send_url.as_ref().and_then(|link| assert_media(link.as_str())) {
        let path = link.path().to_ascii_lowercase();
        assert!(path.ends_with(".gif") || path.ends_with(".webp"), "{link}");
        assert!(link.fragment().is_none());
    }
    for pingback in [Pingback::Seen, Pingback::Clicked, Pingback::Sent] {
        let Some(report) = provider.usage_report(gif, pingback, 1_700_000_000_000) else {
            continue;
        };
        if report.body.is_some() {
            let address = Url::parse(&report.url).unwrap();
            assert!(any_covers(CONFIG, "/klipy/api", &address), "{address}");
            assert_eq!(address.path_segments().unwrap().count(), 6, "{address}");
        } else if let Some(address) = assert_media(&report.url) {
            assert_eq!(
                query_values(&address, "ts").last().map(String::as_str),
                Some("1700000000000")
            );
        }
    }
}

/// Checks that a URL is on the media hosts and cannot end the tag around it in a message. Returns
/// `None` if a browser cannot parse it, and so requests nothing.
fn assert_media(address: &str) -> Option<Url> {
    assert!(!address.contains(['[', ']', ' ', '"', '<', '>', '\\']), "{address:?}");
    let url = Url::parse(address).ok()?;
    assert_plain(&url);
    let is_media = |place| any_covers(CONFIG, place, &url);
    assert!(is_media("/giphy/media") || is_media("/klipy/media"), "{address:?} leads to {url}");
    Some(url)
}

/// Returns whether an item with this id exists that is no advertisement and not rated above the
/// maximum.
fn may_be_shown(gif: &Gif, json: &Value, ceiling: Rating) -> bool {
    let order = ["y", "g", "pg", "pg-13", "r"];
    let place = |rating: &str| order.iter().position(|known| *known == rating);
    let most = place(ceiling.as_str()).unwrap();
    let items: Vec<&Value> = match &json["data"] {
        Value::Array(items) => items.iter().collect(),
        // A single item, or a list that PHP has written as an object.
        one => {
            one.as_object().into_iter().flat_map(|fields| fields.values()).chain([one]).collect()
        }
    };
    items.into_iter().any(|item| {
        let id = match &item["id"] {
            Value::String(id) => id.clone(),
            // `5.0` equals 5.
            other => other.to_string().trim_end_matches(".0").to_owned(),
        };
        let rating = item["rating"].as_str().unwrap_or_default().trim().to_ascii_lowercase();
        let is_advertisement = match &item["bottle_data"] {
            Value::Object(fields) => !fields.is_empty(),
            _ => false,
        };
        let fits = item["rating"].as_str().unwrap_or_default().is_empty()
            || place(&rating).is_some_and(|place| place <= most);
        id == gif.id.as_str() && fits && !is_advertisement
    })
}
