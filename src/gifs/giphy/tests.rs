//! Requests as documented, and answers as the service gives them in good and bad times.

use super::*;
use crate::config::{Config, GifServiceConfig};
use crate::gifs::model::Format;
use crate::gifs::test_data::{giphy, item};
use crate::locale::Locale;
use proptest::prelude::*;
use serde_json::{Value, json};

const SEARCH_FULL: &str = include_str!("../../../tests/data/gif/search_full.json");
const SEARCH_BUNDLE: &str = include_str!("../../../tests/data/gif/search_bundle.json");
const STICKERS_FULL: &str = include_str!("../../../tests/data/gif/stickers_full.json");

fn options() -> Options {
    Options::default()
}

fn first() -> Request {
    giphy().trending(None, &options()).unwrap()
}

fn read_as(request: &Request, status: u16, body: &str) -> Result<Page, GifError> {
    giphy().read_page(request, status, body.as_bytes())
}

fn read(status: u16, body: &str) -> Result<Page, GifError> {
    read_as(&first(), status, body)
}

fn error(status: u16, body: &str) -> GifError {
    read(status, body).unwrap_err()
}

/// Reads a page of these items.
fn page(items: Value) -> Page {
    read(200, &json!({"data": items, "meta": {"status": 200, "response_id": "x"}}).to_string())
        .unwrap()
}

fn ids(page: &Page) -> Vec<&str> {
    page.gifs.iter().map(|gif| gif.id.as_str()).collect()
}

/// Returns an item with one change.
fn with(key: &str, value: Value) -> Value {
    let mut item = item("changed");
    item[key] = value;
    item
}

/// Reads the popular searches.
fn searches(status: u16, body: &[u8]) -> Result<Vec<String>, GifError> {
    let topics = giphy().read_topics(&options(), status, body)?;
    Ok(topics.into_iter().map(|topic| topic.query).collect())
}

/// Returns the address that is called when a GIF was used.
fn pingback(gif: &Gif, event: Pingback, now_unix_ms: u64) -> Option<String> {
    giphy().usage_report(gif, event, now_unix_ms).map(|report| {
        assert_eq!(report.body, None);
        report.url
    })
}

fn cursor(offset: u32) -> Cursor {
    Cursor(offset.to_string().into())
}

// Requests.

#[test]
fn a_request_says_all_that_is_needed() {
    let query = giphy().query("кот & пёс");
    let options = Options { locale: Locale::Ru, rating: Rating::Pg13, ..options() };
    let request = giphy().search(&query, Some(&cursor(50)), &options).unwrap();
    assert_eq!(
        request.url(),
        "https://api.giphy.com/v1/gifs/search?api_key=key\
         &q=%D0%BA%D0%BE%D1%82%20%26%20%D0%BF%D1%91%D1%81&lang=ru&limit=50&offset=50\
         &rating=pg-13&fields=id,type,is_sticker,title,alt_text,username,rating,bottle_data,\
         analytics,images.fixed_width,images.fixed_width_still,images.fixed_width_small,\
         images.fixed_height,images.original"
    );
    assert!(!first().url().contains("lang="), "only a search has a language");
    assert!(first().url().starts_with("https://api.giphy.com/v1/gifs/trending?api_key=key&limit"));
}

#[test]
fn a_rating_is_always_sent() {
    let (service, id) = (giphy(), GifId::parse("a").unwrap());
    for request in [
        service.trending(None, &options()),
        service.search(&service.query("a"), None, &options()),
        service.by_ids(&[id], None, &options()),
    ] {
        assert!(request.unwrap().url().contains("&rating=g&"));
    }
}

#[test]
fn stickers_have_paths_of_their_own() {
    let options = Options { kind: Kind::Sticker, ..options() };
    let trending = giphy().trending(None, &options).unwrap();
    assert!(trending.url().contains("/v1/stickers/trending?"));
    let search = giphy().search(&giphy().query("a"), None, &options).unwrap();
    assert!(search.url().contains("/v1/stickers/search?"));
}

#[test]
fn sizes_with_a_point_are_read() {
    for (size, pixels) in
        [(json!(200.0), 200), (json!("150.0"), 150), (json!(" 150.4 "), 150), (json!("2e2"), 200)]
    {
        let mut item = item("a");
        for name in ["fixed_width", "original"] {
            item["images"][name]["width"] = size.clone();
        }
        assert_eq!(page(json!([item])).gifs[0].width, pixels, "{size}");
    }
}

#[test]
fn a_list_that_php_wrote_as_an_object_is_a_list() {
    let names: Vec<String> = (0..12).map(|number| format!("g{number}")).collect();
    let items = names.iter().enumerate().map(|(at, name)| (at.to_string(), item(name)));
    let object = Value::Object(items.collect());
    assert_eq!(ids(&page(object)), names, "in the order of the numbers");
    let gaps = json!({"3": item("b"), "1": item("a"), "20": "broken"});
    assert_eq!(ids(&page(gaps)), ["a", "b"]);
    assert_eq!(ids(&page(item("one"))), ["one"], "one item by itself");
    let body = json!({"data": {"0": "cat", "1": "dog"}}).to_string();
    assert_eq!(searches(200, body.as_bytes()).unwrap(), ["cat", "dog"]);
}

#[test]
fn numbers_of_a_page_with_a_point_are_read() {
    let items: Vec<Value> = (0..3).map(|number| item(&format!("g{number}"))).collect();
    let page = |pagination: Value| {
        let answer = json!({"data": items, "pagination": pagination, "meta": {"status": 200.0}});
        read(200, &answer.to_string()).unwrap()
    };
    let more = page(json!({"count": 50.0, "total_count": "500.0", "offset": "0.0"}));
    assert_eq!(more.next, Some(cursor(50)));
    assert_eq!(page(json!({"count": "3.0", "total_count": 3.0})).next, None);
    let too_many = json!({"data": [], "meta": {"status": "429.0"}}).to_string();
    assert_eq!(error(200, &too_many), GifError::TooMany);
}

#[test]
fn an_id_that_is_a_number_is_read_and_never_rounded() {
    assert_eq!(ids(&page(json!([with("id", json!(5.0))]))), ["5"]);
    assert_eq!(page(json!([with("id", json!(5.5))])).gifs.len(), 0);
}

#[test]
fn at_most_a_hundred_ids() {
    let some: Vec<GifId> = (0..120).map(|n| GifId::parse(&format!("id{n}")).unwrap()).collect();
    let request = giphy().by_ids(&some, None, &options()).unwrap();
    assert!(request.url().contains("/v1/gifs?api_key=key&ids=id0,id1,"));
    assert!(request.url().contains(",id99&") && !request.url().contains("id100"));
}

#[test]
fn a_long_query_is_cut_where_it_can_be_seen() {
    let query = giphy().query(&"ж".repeat(60));
    assert!(query.is_cut());
    assert_eq!(query.text().chars().count(), 50);
}

#[test]
fn without_key_or_service_nothing_is_asked() {
    let settings = |block: &str| Config::read(block).0.gif_services.get(GifService::Giphy).clone();
    let keyless = settings(r#"{"giphy":{"api":"https://api.giphy.com","media":["*.giphy.com"]}}"#);
    let asked = |settings: &GifServiceConfig, key: &str| {
        Giphy::new(Access::new(settings, key)).trending(None, &options()).map(|request| request.url)
    };
    assert_eq!(asked(&keyless, "  "), Err(GifError::NoKey));
    assert!(asked(&keyless, " own&x ").unwrap().contains("?api_key=own%26x&"));
    let both = settings(r#"{"giphy":{"key":"ours","api":"https://api.giphy.com"}}"#);
    assert!(asked(&both, "").unwrap().contains("?api_key=ours&"));
    assert!(asked(&both, "theirs").unwrap().contains("?api_key=theirs&"));
    for block in [
        r#"{"giphy":{"key":"k","api":"http://api.giphy.com"}}"#,
        r#"{"giphy":{"key":"k","api":"*.giphy.com"}}"#,
        r#"{"giphy":{"key":"k"}}"#,
        "",
    ] {
        assert_eq!(asked(&settings(block), ""), Err(GifError::NoService), "{block}");
    }
}

// Real answers.

#[test]
fn a_full_answer() {
    let page = read(200, SEARCH_FULL).unwrap();
    let [gif] = page.gifs.as_slice() else { panic!("{page:?}") };
    assert_eq!(gif.id.as_str(), "OurSampleGif00001");
    assert_eq!(
        (gif.kind, &*gif.title, &*gif.alt),
        (Kind::Gif, "Bouncing Ball GIF", "Bouncing Ball GIF")
    );
    assert_eq!((gif.width, gif.height), (200, 127));
    let kept: Vec<(Format, u32)> =
        gif.renditions.iter().map(|one| (one.format, one.width)).collect();
    assert_eq!(
        kept,
        [
            (Format::Still, 200),
            (Format::Mp4, 100),
            (Format::Mp4, 200),
            (Format::Webp, 100),
            (Format::Webp, 200),
            (Format::Gif, 200),
        ]
    );
    let sent = gif.send_url.as_ref().unwrap().as_str();
    assert_eq!(sent, "https://media3.giphy.com/media/OurSampleGif00001/200.gif");
}

#[test]
fn a_bundle_has_no_stills_and_is_shown_all_the_same() {
    let page = read(200, SEARCH_BUNDLE).unwrap();
    assert_eq!(page.gifs.len(), 2);
    for gif in &page.gifs {
        assert!(gif.renditions.iter().all(|one| one.format != Format::Still));
        let sent = gif.send_url.as_ref().unwrap().as_str();
        assert!(sent.contains("/200.gif?cid="), "as received, with its query: {sent}");
    }
    assert_eq!(page.next, Some(cursor(25)), "offset + count, whatever total_count says");
}

#[test]
fn a_sticker_keeps_its_transparency() {
    let request = giphy().trending(None, &Options { kind: Kind::Sticker, ..options() }).unwrap();
    let page = read_as(&request, 200, STICKERS_FULL).unwrap();
    let [sticker] = page.gifs.as_slice() else { panic!("{page:?}") };
    assert_eq!(sticker.kind, Kind::Sticker);
    assert!(sticker.renditions.iter().all(|one| one.format != Format::Mp4));
    assert!(sticker.renditions.iter().any(|one| one.format == Format::Webp));
}

#[test]
fn a_sticker_is_one_wherever_it_is_listed() {
    for flag in [json!(1), json!(true), json!("1")] {
        assert_eq!(page(json!([with("is_sticker", flag)])).gifs[0].kind, Kind::Sticker);
    }
    let mut bare = item("bare");
    bare.as_object_mut().unwrap().retain(|key, _| key != "type" && key != "is_sticker");
    let stickers = giphy().trending(None, &Options { kind: Kind::Sticker, ..options() }).unwrap();
    let body = json!({"data": [bare]}).to_string();
    assert_eq!(read_as(&stickers, 200, &body).unwrap().gifs[0].kind, Kind::Sticker);
    assert_eq!(read(200, &body).unwrap().gifs[0].kind, Kind::Gif);
}

#[test]
fn words_are_plain_text() {
    let body = json!({"data": ["cat", " good\nluck ", 5, null, "", {"name": "x"}, "\u{202e}x"]});
    let words = searches(200, body.to_string().as_bytes()).unwrap();
    assert_eq!(words, ["cat", "good luck", "x"]);
    let many = json!({"data": vec!["w"; 500]}).to_string();
    assert_eq!(searches(200, many.as_bytes()).unwrap().len(), 20);
    assert_eq!(searches(200, b"{\"data\":{}}").unwrap(), [] as [String; 0]);
    assert_eq!(searches(429, b""), Err(GifError::TooMany));
}

#[test]
fn a_pingback_has_the_time_and_nothing_else() {
    let page = read(200, SEARCH_BUNDLE).unwrap();
    let url = pingback(&page.gifs[0], Pingback::Seen, 1_790_000_000_123).unwrap();
    let received = page.gifs[0].pingbacks.seen.as_ref().unwrap().as_str();
    assert!(received.starts_with("https://giphy-analytics.giphy.com/v2/pingback_simple?"));
    assert_eq!(url, format!("{received}&ts=1790000000123"));
    let events = [(Pingback::Clicked, "CLICK"), (Pingback::Sent, "SENT")];
    for (event, action) in events {
        let url = pingback(&page.gifs[0], event, 1).unwrap();
        assert!(url.ends_with(&format!("&action_type={action}&ts=1")));
    }
    let silent = page_of_one(item("a"));
    assert_eq!(pingback(&silent, Pingback::Seen, 1), None);
    let elsewhere = json!({"onload": {"url": "https://tracker.example/?a"}, "onclick": 5});
    assert_eq!(page_of_one(with("analytics", elsewhere)).pingbacks, Default::default());
}

fn page_of_one(item: Value) -> Gif {
    let page = page(json!([item]));
    (*page.gifs[0]).clone()
}

// Failures of the service.

#[test]
fn a_status_says_what_to_do() {
    let kong = r#"{"message":"API rate limit exceeded"}"#;
    let meta =
        r#"{"data":[],"meta":{"status":429,"msg":"API rate limit exceeded","response_id":""}}"#;
    for (status, body, expected) in [
        (401, r#"{"message":"No API key found in request"}"#, GifError::BadKey),
        (403, r#"{"message":"Invalid authentication credentials"}"#, GifError::BadKey),
        (403, "", GifError::BadKey),
        (404, "{}", GifError::Service(404)),
        (414, "<html>", GifError::TooLong),
        (429, kong, GifError::TooMany),
        (429, meta, GifError::TooMany),
        (429, "", GifError::TooMany),
        (200, meta, GifError::TooMany),
        (400, "{", GifError::Service(400)),
        (500, "", GifError::Service(500)),
        (502, "<html>", GifError::Service(502)),
        (503, r#"{"data":[{"id":"a"}]}"#, GifError::Service(503)),
        (302, "", GifError::Service(302)),
    ] {
        assert_eq!(error(status, body), expected, "{status} {body}");
    }
}

#[test]
fn a_region_that_is_not_served_says_so_in_two_places() {
    let text = "This content is not available in your location";
    for body in
        [json!({"message": text}), json!({"data": [], "meta": {"msg": text, "response_id": "x"}})]
    {
        for status in [200, 403, 451, 500] {
            assert_eq!(error(status, &body.to_string()), GifError::Region, "{status} {body}");
        }
    }
}

#[test]
fn a_made_up_answer_is_an_error() {
    let body = r#"{"data":[],"meta":{"msg":"OK","response_id":"","status":200}}"#;
    assert_eq!(error(200, body), GifError::Synthetic);
}

#[test]
fn success_without_an_answer() {
    for (body, expected) in [
        ("", GifError::Cut),
        ("  ", GifError::Cut),
        ("{\"data\":[{\"id\":\"a\",", GifError::Cut),
        ("<!doctype html><p>Sign in", GifError::NotJson),
        ("[]", GifError::NotJson),
        ("null", GifError::NotJson),
        ("{}", GifError::NotJson),
        ("{\"data\":[]}x", GifError::NotJson),
        (r#"{"message":"hello"}"#, GifError::NotJson),
    ] {
        assert_eq!(error(200, body), expected, "{body}");
    }
    assert_eq!(error(204, ""), GifError::Cut);
    assert_eq!(error(200, &"[".repeat(100_000)), GifError::NotJson, "too deep");
    let huge = format!("{{\"data\":[],\"x\":\"{}\"}}", "x".repeat(10_000_000));
    assert_eq!(error(200, &huge), GifError::NotJson);
}

#[test]
fn a_mark_or_a_broken_character_costs_nothing_else() {
    let body = json!({"data": [item("a")]}).to_string();
    assert_eq!(ids(&read(200, &format!("\u{feff}{body}")).unwrap()), ["a"]);
    let title = body.find("a GIF").unwrap();
    let mut bytes = body.into_bytes();
    bytes[title] = 0xff;
    let page = giphy().read_page(&first(), 200, &bytes).unwrap();
    assert_eq!(&*page.gifs[0].title, "\u{fffd} GIF");
}

// Lists.

#[test]
fn data_of_any_shape() {
    assert_eq!(ids(&page(item("one"))), ["one"]);
    for none in [json!([]), json!(null), json!({}), json!("x"), json!(["a", 5, null, [], {}])] {
        assert!(page(none.clone()).gifs.is_empty(), "{none}");
    }
}

#[test]
fn a_bad_item_costs_itself() {
    let page = page(json!([null, item("a"), {"id": "x"}, with("id", json!("a b")), item("b")]));
    assert_eq!(ids(&page), ["a", "b"]);
}

#[test]
fn an_id_stands_once() {
    assert_eq!(ids(&page(json!([item("a"), item("b"), item("a")]))), ["a", "b"]);
    assert_eq!(ids(&page(json!([with("id", json!(42))]))), ["42"], "some are numbers");
}

#[test]
fn the_next_page_begins_behind_this_one() {
    let next = |offset: u32, items: usize, pagination: Value| {
        let request = giphy().search(&giphy().query("a"), Some(&cursor(offset)), &options());
        let items: Vec<Value> = (0..items).map(|n| item(&format!("i{n}"))).collect();
        let body = json!({"data": items, "pagination": pagination}).to_string();
        let next = read_as(&request.unwrap(), 200, &body).unwrap().next;
        next.map(|cursor| cursor.0.parse::<u32>().unwrap())
    };
    let said = |count: u32, total: u32| json!({"count": count, "total_count": total, "offset": 0});
    assert_eq!(next(0, 50, said(50, 500)), Some(50));
    assert_eq!(next(50, 50, said(50, 500)), Some(100));
    assert_eq!(next(0, 40, said(47, 500)), Some(47), "some are left out, count is what counts");
    assert_eq!(next(0, 50, said(50, 50)), Some(50), "total_count is a guess");
    assert_eq!(next(0, 5, said(5, 5)), None, "a short page that is all there is");
    for wrong in [json!(null), json!({}), json!([]), json!("x"), said(0, 0), said(9_999, 1)] {
        assert_eq!(next(10, 30, wrong.clone()), Some(40), "{wrong}");
    }
    assert_eq!(next(10, 30, json!({"count": "30", "offset": "10"})), Some(40));
    assert_eq!(next(0, 0, said(50, 500)), None, "nothing came");
    assert_eq!(next(4_949, 50, said(50, 9_999)), Some(4_999));
    assert_eq!(next(4_950, 50, said(50, 9_999)), None, "further is not answered");
}

#[test]
fn trending_ends_earlier_than_search_and_ids_at_once() {
    let items: Vec<Value> = (0..50).map(|n| item(&format!("i{n}"))).collect();
    let body = json!({"data": items}).to_string();
    let next = |request: Request| read_as(&request, 200, &body).unwrap().next;
    let trending = |offset| giphy().trending(Some(&cursor(offset)), &options()).unwrap();
    assert_eq!(next(trending(400)), Some(cursor(450)));
    assert_eq!(next(trending(450)), None);
    let by_ids = giphy().by_ids(&[GifId::parse("a").unwrap()], None, &options()).unwrap();
    assert_eq!(next(by_ids), None);
}

// Items.

#[test]
fn advertisements_are_left_out() {
    let ad = with("bottle_data", json!({"tags": ["<img src=x%%CACHEBUSTER%%>"]}));
    assert_eq!(ids(&page(json!([ad]))), [] as [&str; 0]);
    for none in [json!({}), json!(null), json!([]), json!("")] {
        assert_eq!(page(json!([with("bottle_data", none)])).gifs.len(), 1);
    }
}

#[test]
fn nothing_above_the_ceiling_is_shown() {
    let shown = |ceiling, rating: Value| {
        let request = giphy().trending(None, &Options { rating: ceiling, ..options() }).unwrap();
        let body = json!({"data": [with("rating", rating)]}).to_string();
        !read_as(&request, 200, &body).unwrap().gifs.is_empty()
    };
    for (ceiling, allowed) in [
        (Rating::G, &["g", "y", "G"][..]),
        (Rating::Pg, &["y", "g", "pg"]),
        (Rating::Pg13, &["y", "g", "pg", "pg-13"]),
        (Rating::R, &["y", "g", "pg", "pg-13", "r"]),
    ] {
        for rating in ["y", "g", "G", "pg", "pg-13", "r", "nsfw", "unrated"] {
            let expected = allowed.iter().any(|one| one.eq_ignore_ascii_case(rating));
            assert_eq!(shown(ceiling, json!(rating)), expected, "{rating} under {ceiling:?}");
        }
        assert!(shown(ceiling, json!("")) && shown(ceiling, json!(null)));
    }
}

#[test]
fn texts_are_plain_and_bounded() {
    let gif = page_of_one(with("title", json!("  <img onerror=x>\n[url]\u{202e}y ")));
    assert_eq!(&*gif.title, "<img onerror=x> [url]y");
    assert_eq!(gif.alt, gif.title);
    let gif = page_of_one(with("alt_text", json!("A cat types")));
    assert_eq!((&*gif.alt, &*gif.title), ("A cat types", "changed GIF"));
    assert!(page_of_one(with("title", json!("x".repeat(10_000)))).title.len() < 200);
    for missing in [json!(null), json!(5), json!("")] {
        assert_eq!(&*page_of_one(with("title", missing)).alt, "");
    }
    assert_eq!(&*page_of_one(with("username", json!("studio"))).username, "studio");
}

/// Returns the item with these renditions only.
fn with_images(images: Value) -> Option<Gif> {
    let page = page(json!([with("images", images)]));
    page.gifs.first().map(|gif| (**gif).clone())
}

fn media(name: &str) -> String {
    format!("https://media1.giphy.com/media/x/{name}?cid=1&rid={name}")
}

#[test]
fn any_rendition_may_be_missing() {
    let only = |name: &str, key: &str, file: &str| {
        with_images(json!({name: {"width": "200", "height": 100, key: media(file)}}))
    };
    for (name, key, file, format) in [
        ("original_mp4", "mp4", "giphy.mp4", Format::Mp4),
        ("preview", "mp4", "giphy-preview.mp4", Format::Mp4),
        ("fixed_width", "webp", "200w.webp", Format::Webp),
        ("preview_webp", "url", "giphy-preview.webp", Format::Webp),
        ("downsized", "url", "giphy.gif", Format::Gif),
        ("fixed_width_small", "url", "100w.gif", Format::Gif),
        ("original_still", "url", "giphy_s.gif", Format::Still),
    ] {
        let gif = only(name, key, file).unwrap();
        assert_eq!(gif.renditions.len(), 1, "{name}");
        assert_eq!((gif.renditions[0].format, gif.width, gif.height), (format, 200, 100));
        let url = media(file);
        assert_eq!(gif.renditions[0].url.as_str(), url);
    }
    let looping = json!({"looping": {"mp4": media("giphy-loop.mp4"), "mp4_size": "5"}});
    assert_eq!(with_images(looping), None, "without a size");
    for none in [
        json!(null),
        json!([]),
        json!("x"),
        json!({}),
        json!({"fixed_width": {}}),
        json!({"fixed_width": null, "original": [], "preview": "x"}),
        json!({"fixed_width": {"height": "0", "size": "0", "url": "", "width": "0"}}),
        json!({"fixed_width": {"height": "0", "width": "200", "url": media("200w.gif")}}),
    ] {
        assert_eq!(with_images(none.clone()), None, "{none}");
    }
}

#[test]
fn a_broken_rendition_is_replaced_by_the_next() {
    let gif = with_images(json!({
        "fixed_width": {"width": "200", "height": "0", "url": media("200w.gif")},
        "original": {"width": "480", "height": "240", "url": media("giphy.gif")},
    }))
    .unwrap();
    assert_eq!((gif.width, gif.height), (480, 240));
    assert_eq!(gif.renditions[0].url.as_str(), media("giphy.gif"));
}

#[test]
fn extreme_sizes_are_kept_and_absurd_ones_are_not() {
    let sized = |width: Value, height: Value| {
        let image = json!({"width": width, "height": height, "url": media("a.gif")});
        with_images(json!({"fixed_width": image})).map(|gif| (gif.width, gif.height))
    };
    assert_eq!(sized(json!(1), json!("5000")), Some((1, 5_000)));
    assert_eq!(sized(json!("5000"), json!(1)), Some((5_000, 1)));
    for wrong in [json!("4000000000"), json!(-5), json!("x"), json!(null), json!(0), json!("NaN")] {
        assert_eq!(sized(wrong.clone(), json!(100)), None, "{wrong}");
    }
}

#[test]
fn a_foreign_address_reaches_nothing() {
    for url in [
        "http://media1.giphy.com/a.gif",
        "javascript:alert(1)//a.gif",
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "https://evil.example/a.gif",
        "a/480w_s.gif",
        "https://media1.giphy.com/a.gif[/url][url]https://evil.example",
        "https://media1.giphy.com/a].gif",
        "https://media1.giphy.com@evil.example/a.gif",
    ] {
        let size = json!({"width": "200", "height": "200", "url": url, "webp": url, "mp4": url});
        let images = json!({"fixed_width": size, "fixed_width_still": size, "original": size});
        assert_eq!(with_images(images.clone()), None, "{url}");
        let mut mixed = images;
        mixed["fixed_height"] =
            json!({"width": "200", "height": "100", "url": media("200.gif"), "mp4": url});
        let gif = with_images(mixed).unwrap();
        assert_eq!(gif.renditions.len(), 1, "{url}");
        assert_eq!(gif.send_url.unwrap().as_str(), media("200.gif"));
    }
}

#[test]
fn only_what_a_portal_shows_is_sent() {
    let sent =
        |images: Value| with_images(images).unwrap().send_url.map(|url| url.as_str().to_owned());
    let image = |key: &str, url: String| json!({"width": "200", "height": "100", key: url});
    assert_eq!(sent(json!({"original": image("mp4", media("giphy.mp4"))})), None);
    assert_eq!(sent(json!({"fixed_width": image("webp", media("a.webp"))})), Some(media("a.webp")));
    let both = json!({
        "fixed_height": image("webp", media("200.webp")),
        "original": image("url", media("giphy.gif")),
    });
    assert_eq!(sent(both), Some(media("giphy.gif")), "a GIF goes before a WebP");
    for hidden in ["https://i.giphy.com/docs/pub/a.gif", "https://i.giphy.com/a.gif?logout=yes"] {
        assert_eq!(sent(json!({"original": image("url", hidden.to_owned())})), None, "{hidden}");
    }
}

// Arbitrary input.

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("https://media0.giphy.com/a/200w.gif")),
        (0_u32..400).prop_map(|n| json!(n.to_string())),
    ];
    leaf.prop_recursive(5, 120, 8, |inner| {
        let key = prop::sample::select(vec![
            "data",
            "meta",
            "pagination",
            "id",
            "images",
            "fixed_width",
            "original",
            "url",
            "mp4",
            "webp",
            "width",
            "height",
            "analytics",
            "onload",
            "rating",
            "title",
            "count",
            "status",
            "response_id",
            "is_sticker",
            "x",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..8).prop_map(|entries| {
                Value::Object(entries.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
            }),
        ]
    })
}

/// Checks what every GIF must be.
fn is_sound(page: &Page) -> bool {
    page.gifs.iter().all(|gif| {
        let on_host = |url: &str| {
            url.starts_with("https://")
                && url[8..].split('/').next().unwrap().ends_with(".giphy.com")
        };
        gif.width > 0
            && gif.height > 0
            && !gif.renditions.is_empty()
            && gif.renditions.iter().all(|one| on_host(one.url.as_str()))
            && gif.send_url.as_ref().is_none_or(|url| on_host(url.as_str()))
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read(status in any::<u16>(), body in prop::collection::vec(any::<u8>(), 0..200)) {
        giphy().read_page(&first(), status, &body).ok();
        searches(status, &body).ok();
    }

    #[test]
    fn any_json_is_read(json in any_json()) {
        let body = json.to_string();
        if let Ok(page) = read(200, &body) {
            prop_assert!(is_sound(&page));
        }
        let data = json!({"data": json}).to_string();
        if let Ok(page) = read(200, &data) {
            prop_assert!(is_sound(&page));
        }
        let in_an_item = json!({"data": [with("images", json.clone()), with("analytics", json)]});
        prop_assert!(is_sound(&read(200, &in_an_item.to_string()).unwrap()));
    }

    #[test]
    fn a_real_answer_with_a_hole_is_read(at in 0_usize..12_000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut body = SEARCH_BUNDLE.as_bytes().to_vec();
        let at = at % body.len();
        body[at] = byte;
        if cut {
            body.truncate(at);
        }
        if let Ok(page) = giphy().read_page(&first(), 200, &body) {
            prop_assert!(is_sound(&page));
        }
    }
}
