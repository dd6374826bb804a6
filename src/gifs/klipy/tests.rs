//! Requests as documented, and answers as the service gives them in good and bad times.

use super::*;
use crate::config::Config;
use crate::gifs::model::Format;
use crate::gifs::service::PerService;
use crate::locale::Locale;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Returns the service with a key that needs quoting.
fn klipy() -> Klipy {
    let block =
        r#"{"klipy":{"key":"a/key","api":"https://api.klipy.com","media":["*.klipy.com"]}}"#;
    let (config, errors) = Config::read(block);
    assert_eq!(errors, []);
    let settings: &PerService<_> = &config.gif_services;
    Klipy::new(Access::new(settings.get(GifService::Klipy), ""))
}

fn options() -> Options {
    Options::default()
}

fn first() -> Request {
    klipy().trending(None, &options()).unwrap()
}

fn read(status: u16, body: &str) -> Result<Page, GifError> {
    klipy().read_page(&first(), status, body.as_bytes())
}

fn error(status: u16, body: &str) -> GifError {
    read(status, body).unwrap_err()
}

fn file(name: &str, width: u32, height: u32, size: u32) -> Value {
    let url = format!("https://static.klipy.com/ii/0a1b/2c/{name}");
    json!({"url": url, "width": width, "height": height, "size": size})
}

/// Returns an item with all tiers and formats.
fn item(id: u64) -> Value {
    json!({
        "id": id,
        "slug": "red-panda-waves--kAb3dE",
        "title": "Red panda waves",
        "type": "gif",
        "tags": ["wave"],
        "blur_preview": "data:image/jpeg;base64,/9j/4AAQ",
        "file": {
            "hd": {
                "gif": file("hd.gif", 480, 360, 6_000_000), "webp": file("hd.webp", 480, 360, 500_000),
                "jpg": file("hd.jpg", 480, 360, 30_000), "mp4": file("hd.mp4", 480, 360, 200_000),
                "webm": file("hd.webm", 480, 360, 100_000),
            },
            "md": {"gif": file("md.gif", 480, 360, 1_200_000)},
            "sm": {
                "gif": file("sm.gif", 220, 165, 200_000), "webp": file("sm.webp", 220, 165, 117_000),
                "jpg": file("sm.jpg", 220, 165, 8_000), "mp4": file("sm.mp4", 320, 240, 50_000),
            },
            "xs": {
                "gif": file("xs.gif", 120, 90, 50_000), "webp": file("xs.webp", 120, 90, 35_000),
                "jpg": file("xs.jpg", 120, 90, 3_000),
            },
        },
    })
}

/// Returns an item with one change.
fn with(key: &str, value: Value) -> Value {
    let mut item = item(7);
    item[key] = value;
    item
}

fn body(items: Value) -> String {
    let data = json!({"data": items, "current_page": 1, "per_page": 36, "has_next": true});
    json!({"result": true, "data": data}).to_string()
}

/// Reads a page of these items.
fn page(items: Value) -> Page {
    read(200, &body(items)).unwrap()
}

fn ids(page: &Page) -> Vec<&str> {
    page.gifs.iter().map(|gif| gif.id.as_str()).collect()
}

fn saved(kinds: &[(Kind, &str)]) -> Vec<GifId> {
    kinds.iter().map(|(kind, own)| GifId::new(GifService::Klipy, *kind, own).unwrap()).collect()
}

// Requests.

#[test]
fn a_request_says_all_that_is_needed() {
    let query = klipy().query("кот & пёс");
    let asked = Options { rating: Rating::Pg, locale: Locale::Ru, ..options() };
    let request = klipy().search(&query, Some(&Cursor("3".into())), &asked).unwrap();
    assert_eq!(
        request.url(),
        "https://api.klipy.com/api/v1/a%2Fkey/gifs/search?page=3&per_page=36\
         &q=%D0%BA%D0%BE%D1%82%20%26%20%D0%BF%D1%91%D1%81&locale=ru&content_filter=medium"
    );
    assert_eq!(
        first().url(),
        "https://api.klipy.com/api/v1/a%2Fkey/gifs/trending?page=1&per_page=36&locale=en&content_filter=high"
    );
}

#[test]
fn every_list_has_a_filter_that_the_service_knows() {
    for (rating, filter) in
        [(Rating::G, "high"), (Rating::Pg, "medium"), (Rating::Pg13, "low"), (Rating::R, "off")]
    {
        for kind in [Kind::Gif, Kind::Sticker] {
            let asked = Options { rating, kind, ..options() };
            let service = klipy();
            for request in [
                service.trending(None, &asked),
                service.search(&service.query("a"), None, &asked),
                service.by_ids(&saved(&[(kind, "1")]), None, &asked),
            ] {
                let url = request.unwrap().url;
                let value = url.split("content_filter=").nth(1).unwrap();
                assert_eq!(value, filter, "{url}");
            }
        }
    }
}

#[test]
fn a_page_has_a_size_that_the_service_accepts() {
    assert!((8..=50).contains(&PAGE));
}

#[test]
fn gifs_and_stickers_are_fetched_from_their_own_addresses() {
    let ids = saved(&[(Kind::Sticker, "1"), (Kind::Gif, "2"), (Kind::Gif, "3")]);
    let first = klipy().by_ids(&ids, None, &options()).unwrap();
    assert!(first.url().contains("/gifs/items?ids=2,3&content_filter=high"), "{}", first.url());
    let second = klipy().by_ids(&ids, first.next.as_ref(), &options()).unwrap();
    assert!(second.url().contains("/stickers/items?ids=1&"), "{}", second.url());
    assert_eq!((second.kind, second.next), (Kind::Sticker, None));
    let stickers = klipy().by_ids(&ids[..1], None, &options()).unwrap();
    assert!(stickers.url().contains("/stickers/items?ids=1&") && stickers.next.is_none());
}

#[test]
fn without_a_key_or_an_api_nothing_is_requested() {
    let service = |block: &str, key: &str| {
        let (config, _) = Config::read(block);
        Klipy::new(Access::new(config.gif_services.get(GifService::Klipy), key))
    };
    let block = r#"{"klipy":{"key":" ","api":"https://api.klipy.com"}}"#;
    assert_eq!(service(block, "").trending(None, &options()), Err(GifError::NoKey));
    assert!(service(block, " own ").trending(None, &options()).unwrap().url.contains("/v1/own/"));
    assert_eq!(service("{}", "own").trending(None, &options()), Err(GifError::NoService));
}

// Answers.

#[test]
fn an_item_with_everything() {
    let page = page(json!([item(1_149_612_604_962_814)]));
    let gif = &page.gifs[0];
    assert_eq!((gif.id.as_str(), gif.id.own()), ("k:1149612604962814", "1149612604962814"));
    assert_eq!(
        (&*gif.title, &*gif.alt, &*gif.username),
        ("Red panda waves", "Red panda waves", "")
    );
    assert_eq!((gif.width, gif.height), (480, 360));
    assert_eq!(gif.blur.as_ref().unwrap().base64(), "/9j/4AAQ");
    let link = gif.send_url.as_ref().unwrap().as_str();
    assert_eq!(link, "https://static.klipy.com/ii/0a1b/2c/sm.gif");
    assert_eq!(gif.renditions.len(), 12, "WebM is not used");
    assert!(gif.renditions.iter().all(|one| one.bytes.is_some()));
    assert_eq!(page.next, Some(Cursor("2".into())));
}

#[test]
fn ids_above_the_exact_numbers_of_javascript_are_kept() {
    for id in ["9007199254740993", "18446744073709551615"] {
        let text = body(json!([item(0)])).replace("\"id\":0", &format!("\"id\":{id}"));
        assert_eq!(ids(&read(200, &text).unwrap()), [format!("k:{id}")]);
    }
    assert_eq!(ids(&page(json!([with("id", json!("123"))]))), ["k:123"]);
    for id in
        [json!(1.5), json!(-1), json!(1e30), json!("a-slug"), json!(""), json!(null), json!({})]
    {
        assert!(page(json!([with("id", id.clone())])).gifs.is_empty(), "{id}");
    }
}

#[test]
fn what_is_neither_gif_nor_sticker_is_left_out() {
    let ad = json!({"type": "ad", "width": 300, "height": 250, "content": "<!doctype html>"});
    let mut items = vec![ad, json!(5), json!(null), json!([]), json!({}), item(1)];
    for kind in ["clip", "static-meme", "ad", "emoji", ""] {
        items.push(with("type", json!(kind)));
    }
    assert_eq!(ids(&page(json!(items))), ["k:1"]);
    assert_eq!(ids(&page(json!([with("type", json!("sticker"))]))), ["ks:7"]);
    assert_eq!(ids(&page(json!([with("type", json!(null))]))), ["k:7"]);
}

#[test]
fn a_slug_that_is_no_part_of_an_address_is_not_shared() {
    let share = |slug: &str| page(json!([with("slug", json!(slug))])).gifs[0].share.clone();
    assert_eq!(&*share("panda--kX1").unwrap().slug, "panda--kX1");
    for slug in ["", "a/b", "a?b", "../x", "a b", &"x".repeat(201)] {
        assert_eq!(share(slug), None, "{slug}");
    }
}

#[test]
fn only_addresses_of_the_media_hosts_are_used() {
    for url in [
        "http://static.klipy.com/a.gif",
        "https://static.klipy.co/a.gif",
        "https://evil.example/a.gif",
        "javascript:alert(1)",
        "data:image/gif;base64,AAAA",
        "https://static.klipy.com/a.gif[/img]",
        "",
    ] {
        let mut changed = item(7);
        changed["file"]["sm"]["gif"]["url"] = json!(url);
        let page = page(json!([
            changed,
            with("file", json!({"sm": {"gif": {"url": url, "width": 9, "height": 9}}}))
        ]));
        assert_eq!(ids(&page), ["k:7"], "{url}");
        let link = page.gifs[0].send_url.as_ref().unwrap().as_str();
        assert!(link.ends_with("md.gif") || link.ends_with("hd.gif"), "{link}");
    }
}

#[test]
fn the_link_is_small_and_sharp_enough() {
    let link = |files: Value| {
        let page = page(json!([with("file", files)]));
        page.gifs.first().and_then(|gif| gif.send_url.as_ref().map(|url| url.as_str().to_owned()))
    };
    let end = |files| link(files).unwrap().rsplit('/').next().unwrap().to_owned();
    // Tiers are not ordered by size.
    let swapped = json!({"md": {"gif": file("md.gif", 220, 165, 90_000)}, "sm": {"gif": file("sm.gif", 480, 360, 900_000)}});
    assert_eq!(end(swapped), "md.gif");
    let only_tiny = json!({"xs": {"gif": file("xs.gif", 120, 90, 50_000)}});
    assert_eq!(end(only_tiny), "xs.gif");
    let huge = json!({"hd": {"gif": file("hd.gif", 480, 360, 10_000_000), "webp": file("hd.webp", 480, 360, 400_000)}});
    assert_eq!(end(huge), "hd.webp");
    let film = json!({"hd": {"mp4": file("hd.mp4", 480, 360, 10_000)}});
    assert_eq!(link(film), None);
}

#[test]
fn odd_files_cost_themselves() {
    for (field, value) in [
        ("width", json!(0)),
        ("height", json!("x")),
        ("width", json!(null)),
        ("url", json!(5)),
        ("url", json!("https://static.klipy.com/a.txt")),
    ] {
        let mut changed = item(7);
        changed["file"]["sm"]["gif"][field] = value.clone();
        let page = page(json!([changed]));
        assert_eq!(page.gifs[0].renditions.len(), 11, "{field} {value}");
    }
    let mut unsized_file = item(7);
    unsized_file["file"]["xs"]["webp"]["size"] = json!(-1);
    assert_eq!(page(json!([unsized_file])).gifs[0].renditions.len(), 12);
    for file in [json!(null), json!([]), json!({}), json!({"sm": 5}), json!({"sm": {"webm": {}}})] {
        assert!(page(json!([with("file", file.clone())])).gifs.is_empty(), "{file}");
    }
    assert_eq!(page(json!([with("blur_preview", json!("data:x"))])).gifs[0].blur, None);
}

#[test]
fn a_sticker_keeps_its_transparency() {
    let mut sticker = with("type", json!("sticker"));
    sticker["file"]["sm"]["png"] = file("sm.png", 220, 165, 20_000);
    let formats: Vec<Format> =
        page(json!([sticker])).gifs[0].renditions.iter().map(|one| one.format).collect();
    assert!(!formats.contains(&Format::Mp4), "{formats:?}");
    assert_eq!(formats.iter().filter(|format| **format == Format::Still).count(), 1, "no JPEG");
}

#[test]
fn no_id_comes_twice() {
    assert_eq!(ids(&page(json!([item(1), item(2), item(1)]))), ["k:1", "k:2"]);
}

#[test]
fn a_list_ends_where_the_service_says_so_or_has_nothing() {
    let next = |data: Value| {
        let body = json!({"result": true, "data": data}).to_string();
        read(200, &body).unwrap().next
    };
    assert_eq!(
        next(json!({"data": [item(1)], "has_next": true, "current_page": 9})),
        Some(Cursor("2".into()))
    );
    assert_eq!(next(json!({"data": [item(1)], "has_next": false})), None);
    assert_eq!(next(json!({"data": [item(1)]})), None);
    assert_eq!(next(json!({"data": [], "has_next": true})), None);
    let last = klipy().trending(Some(&Cursor("200".into())), &options()).unwrap();
    let page = klipy().read_page(&last, 200, body(json!([item(1)])).as_bytes()).unwrap();
    assert_eq!(page.next, None);
}

#[test]
fn a_list_of_ids_goes_on_with_the_stickers() {
    let ids = saved(&[(Kind::Sticker, "1"), (Kind::Gif, "2")]);
    let request = klipy().by_ids(&ids, None, &options()).unwrap();
    let gone = r#"{"result":false,"errors":{"message":["404 Not Found"]}}"#;
    for (status, body) in [(200, body(json!([]))), (404, gone.to_owned())] {
        let page = klipy().read_page(&request, status, body.as_bytes()).unwrap();
        assert_eq!((page.gifs.len(), page.next), (0, Some(Cursor("stickers".into()))));
    }
    assert_eq!(read(404, gone), Err(GifError::Service(404)), "a list that is missing is a failure");
}

#[test]
fn errors_are_told_apart() {
    let says =
        |message: &str| json!({"result": false, "errors": {"message": [message]}}).to_string();
    let wrong_key = says("The provided API key is invalid: a/key");
    for status in [200, 401, 404] {
        assert_eq!(error(status, &wrong_key), GifError::BadKey);
    }
    assert_eq!(error(404, &says("404 Not Found")), GifError::Service(404));
    assert_eq!(error(403, "You do not have permission"), GifError::NotAllowed);
    assert_eq!(
        error(422, r#"{"result":false,"data":[],"errors":{"locale":["x"]}}"#),
        GifError::Service(422)
    );
    assert_eq!(error(429, ""), GifError::TooMany);
    assert_eq!(error(414, ""), GifError::TooLong);
    assert_eq!(error(502, "<html>"), GifError::Service(502));
    assert_eq!(error(200, r#"{"result":false,"data":{}}"#), GifError::Service(200));
    assert_eq!(error(200, "<html>"), GifError::NotJson);
    assert_eq!(error(200, "[]"), GifError::NotJson);
    assert_eq!(error(200, r#"{"result":true}"#), GifError::NotJson);
    let whole = body(json!([item(1)]));
    assert_eq!(error(200, &whole[..whole.len() / 2]), GifError::Cut);
}

#[test]
fn the_key_is_in_no_error() {
    let body =
        r#"{"result":false,"errors":{"message":["The provided API key is invalid: a/key"]}}"#;
    assert!(!format!("{:?}", error(404, body)).contains("key\""));
}

// Topics.

fn topics(locale: Locale, answered: &str) -> Vec<Topic> {
    let body = json!({"result": true, "data": {"locale": answered, "categories": [
        {"category": " hi \n there", "query": "hello", "preview_url": "https://evil.example/a.gif"},
        {"category": "", "query": "x"}, {"category": "x"}, 5, null,
    ]}})
    .to_string();
    let asked = Options { locale, ..options() };
    klipy().read_topics(&asked, 200, body.as_bytes()).unwrap()
}

#[test]
fn topics_are_used_in_the_users_language_only() {
    let expected = [Topic { label: "hi there".to_owned(), query: "hello".to_owned() }];
    assert_eq!(topics(Locale::En, "en_US"), expected);
    assert_eq!(topics(Locale::PtBr, "pt_PT"), expected);
    assert_eq!(topics(Locale::De, "en_US"), []);
    assert_eq!(topics(Locale::ZhHant, "zh_CN"), []);
    let asked = Options { locale: Locale::ZhHant, kind: Kind::Sticker, ..options() };
    let url = klipy().topics_request(&asked).unwrap().url;
    assert!(url.ends_with("/stickers/categories?locale=zh_TW"), "{url}");
}

// Reports.

#[test]
fn only_a_sent_gif_is_shared_with_the_query_that_found_it() {
    let query = klipy().query("red panda");
    let request = klipy().search(&query, None, &options()).unwrap();
    let page = klipy().read_page(&request, 200, body(json!([item(7)])).as_bytes()).unwrap();
    let report = |pingback| klipy().usage_report(&page.gifs[0], pingback, 1);
    assert_eq!((report(Pingback::Seen), report(Pingback::Clicked)), (None, None));
    let sent = report(Pingback::Sent).unwrap();
    assert_eq!(sent.url, "https://api.klipy.com/api/v1/a%2Fkey/gifs/share/red-panda-waves--kAb3dE");
    assert_eq!(sent.body.as_deref(), Some(r#"{"q":"red panda"}"#));
}

proptest! {
    #[test]
    fn no_body_is_too_odd(body in "\\PC{0,200}", status in 100_u16..600) {
        read(status, &body).ok();
        klipy().read_topics(&options(), status, body.as_bytes()).ok();
    }

    #[test]
    fn no_half_of_an_answer_is_too_odd(at in 0_usize..3_000) {
        let whole = body(json!([item(1), item(2)]));
        if let Some(half) = whole.get(..at.min(whole.len() - 1)) {
            prop_assert_eq!(error(200, half), GifError::Cut);
        }
    }
}

#[test]
fn a_screen_of_cells_stays_below_600_kilobytes() {
    use crate::gifs::{Screen, choose};
    let gif = page(json!([item(1)])).gifs[0].clone();
    let screen = Screen {
        cell_width_px: 110,
        density: 1.0,
        saves_data: false,
        is_still: false,
        plays_films: true,
    };
    let media = choose(&gif, &screen);
    let (still, moving) = (media.still.unwrap(), media.moving.unwrap());
    assert_eq!((still.format, still.width), (Format::Still, 120));
    assert_eq!((moving.format, moving.width), (Format::Webp, 120));
    // Twelve cells are visible in a popup.
    assert!(12 * (still.bytes.unwrap() + moving.bytes.unwrap()) < 600_000);
}
