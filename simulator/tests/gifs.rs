//! GIPHY over HTTP: the shapes, limits and errors of the real service.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's helpers fail by panicking, like the test"
)]

mod support;

use b24_simulator::Simulator;
use serde_json::{Value, json};
use support::{Build, Reply, get, send};

/// A simulator, and requests to its API with a valid key.
struct Service {
    simulator: Simulator,
    _build: Build,
}

impl Service {
    async fn start() -> Self {
        let build = Build::new();
        Self { simulator: build.serve().await, _build: build }
    }

    fn port(&self) -> u16 {
        self.simulator.port()
    }

    fn switch(&self, switches: Value) {
        self.simulator.set(switches).unwrap();
    }

    /// Requests the API; `path` is the rest after `/v1/`, with a query.
    async fn ask(&self, path: &str) -> Reply {
        get(self.port(), "giphy", &format!("/v1/{path}&api_key=simulator")).await
    }

    /// Returns the items of a response.
    async fn items(&self, path: &str) -> Vec<Value> {
        let reply = self.ask(path).await;
        assert_eq!(reply.status, 200, "{path}");
        reply.json()["data"].as_array().unwrap().clone()
    }

    async fn ids(&self, path: &str) -> Vec<String> {
        let items = self.items(path).await;
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn numbers_are_texts_and_flags_are_numbers() {
    let service = Service::start().await;
    for (kind, flag) in [("gifs", 0), ("stickers", 1)] {
        for item in service.items(&format!("{kind}/trending?limit=12")).await {
            assert_eq!(item["is_sticker"], flag);
            for (name, image) in item["images"].as_object().unwrap() {
                for field in ["width", "height", "size", "mp4_size", "webp_size", "frames"] {
                    let value = image.get(field);
                    assert!(value.is_none_or(Value::is_string), "{name}.{field}: {value:?}");
                }
            }
            let width: u32 =
                item["images"]["fixed_width"]["width"].as_str().unwrap().parse().unwrap();
            assert_eq!(width, 200);
            assert_eq!(item["images"]["looping"].get("width"), None);
        }
    }
}

#[tokio::test]
async fn some_items_have_no_user_and_some_no_alternative_text() {
    let service = Service::start().await;
    let items = service.items("gifs/trending?limit=50").await;
    let without_user = items.iter().filter(|item| item.get("user").is_none()).count();
    let without_alt = items.iter().filter(|item| item["alt_text"] == "").count();
    assert!((1..25).contains(&without_user), "{without_user}");
    assert!((1..25).contains(&without_alt), "{without_alt}");
}

#[tokio::test]
async fn media_addresses_have_parameters_and_lead_to_a_file() {
    let service = Service::start().await;
    for item in service.items("gifs/trending?limit=3").await {
        let url = item["images"]["fixed_height"]["url"].as_str().unwrap().to_owned();
        let host = format!("http://media.giphy.localhost:{}", service.port());
        let path = url.strip_prefix(&host).unwrap();
        assert!(path.contains(".gif?cid=") && path.contains("&rid="), "{path}");
        let reply = get(service.port(), "media.giphy", path).await;
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/gif")));
        assert!(reply.body.starts_with("GIF89a"));
    }
}

#[tokio::test]
async fn without_a_key_and_with_a_wrong_one_it_refuses() {
    let service = Service::start().await;
    for (path, status, message) in [
        ("/v1/gifs/trending", 401, "No API key found in request"),
        ("/v1/gifs/trending?api_key=", 401, "No API key found in request"),
        ("/v1/gifs/search?q=a&api_key=x", 403, "Invalid authentication credentials"),
        ("/v1/nowhere?api_key=x", 403, "Invalid authentication credentials"),
    ] {
        let reply = get(service.port(), "giphy", path).await;
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(reply.json(), json!({ "message": message }), "{path}");
    }
    service.switch(json!({"gif_key": "wrong"}));
    assert_eq!(service.ask("gifs/trending?limit=1").await.status, 403);
}

#[tokio::test]
async fn a_query_has_fifty_characters_at_most() {
    let service = Service::start().await;
    let query = |length: usize| "%D0%B6".repeat(length);
    assert_eq!(service.ask(&format!("gifs/search?q={}", query(50))).await.status, 200);
    let refused = service.ask(&format!("gifs/search?q={}", query(51))).await;
    assert_eq!(refused.status, 414);
    assert_eq!(refused.json()["meta"]["status"], 414);
    assert_eq!(refused.json()["data"], json!([]));
}

#[tokio::test]
async fn a_search_matches_word_prefixes_in_every_language() {
    let service = Service::start().await;
    // English, a part of a word, two words, German, Japanese, Russian.
    for query in ["CAT", "kitt", "blinking%20cat", "katze", "%E7%8C%AB", "%D0%BA%D0%BE%D1%82"] {
        let items = service.items(&format!("gifs/search?q={query}&limit=3")).await;
        assert_eq!(items.len(), 3, "{query}");
        for item in items {
            let title = item["title"].as_str().unwrap();
            assert!(title.starts_with("Blinking Cat"), "{query}: {title}");
        }
    }
    assert_eq!(service.items("gifs/search?q=qqqzzz").await, [""; 0]);
    assert!(service.ids("stickers/search?q=cat").await.iter().all(|id| id.starts_with("SimS")));
}

#[tokio::test]
async fn pages_follow_each_other_with_one_item_in_common() {
    let service = Service::start().await;
    let first = service.ids("gifs/trending?limit=10&offset=0").await;
    let second = service.ids("gifs/trending?limit=10&offset=10").await;
    assert_eq!((first.len(), second.len()), (10, 11));
    assert_eq!(first[9], second[0]);
    let reply = service.ask("gifs/trending?limit=10&offset=10").await.json();
    assert_eq!(reply["pagination"], json!({"total_count": 500, "count": 10, "offset": 10}));
    assert_eq!(reply["meta"]["status"], 200);
    assert_ne!(reply["meta"]["response_id"], "");
}

/// A beta key gets at most fifty, whatever it requests.
#[tokio::test]
async fn a_page_has_fifty_items_at_most_and_twenty_five_unless_asked() {
    let service = Service::start().await;
    assert_eq!(service.ids("gifs/trending?limit=200").await.len(), 50);
    assert_eq!(service.ids("gifs/trending?rating=g").await.len(), 25);
}

#[tokio::test]
async fn beyond_the_last_offset_there_is_nothing_and_no_error() {
    let service = Service::start().await;
    for path in ["gifs/trending?offset=501", "gifs/search?q=loop&offset=5001"] {
        let reply = service.ask(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.json()["data"], json!([]), "{path}");
        assert_ne!(reply.json()["meta"]["response_id"], "", "{path}");
    }
    assert_eq!(service.ids("gifs/trending?limit=50&offset=450").await.len(), 51);
}

#[tokio::test]
async fn ids_give_what_is_there_and_leave_the_rest_out() {
    let service = Service::start().await;
    let ids = service.ids("gifs?ids=SimG00007,gone,SimS00001,SimG99999,Sim,,SimG00002").await;
    assert_eq!(ids, ["SimG00007", "SimS00001", "SimG00002"]);
    let reply = service.ask("gifs?ids=SimG00007").await.json();
    assert_eq!(reply.get("pagination"), None);
    let many: Vec<String> = (0..120).map(|number| format!("SimG{number:05}")).collect();
    assert_eq!(service.ids(&format!("gifs?ids={}", many.join(","))).await.len(), 100);
}

#[tokio::test]
async fn fields_cut_an_item_down_to_what_is_named() {
    let service = Service::start().await;
    let fields = "fields=id,images.fixed_width,nothing,images.nothing";
    let items = service.items(&format!("gifs/trending?limit=2&{fields}")).await;
    for item in items {
        let names: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert_eq!(names, ["id", "images"]);
        let images: Vec<&String> = item["images"].as_object().unwrap().keys().collect();
        assert_eq!(images, ["fixed_width"]);
    }
}

#[tokio::test]
async fn popular_searches_are_a_list_of_texts() {
    let service = Service::start().await;
    let reply = service.ask("trending/searches?x").await.json();
    let words = reply["data"].as_array().unwrap();
    assert!(!words.is_empty() && words.iter().all(Value::is_string), "{words:?}");
}

/// Requests a range, as browsers do for films.
#[tokio::test]
async fn a_film_is_given_in_parts() {
    let service = Service::start().await;
    let path = "GET /media/SimG00000/200w.mp4?cid=1";
    let whole = send(service.port(), "media.giphy", path, &[], "").await;
    assert_eq!((whole.status, whole.header("content-type")), (200, Some("video/mp4")));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    let length: usize = whole.header("content-length").unwrap().parse().unwrap();
    let part = send(service.port(), "media.giphy", path, &["Range: bytes=0-99"], "").await;
    assert_eq!((part.status, part.header("content-length")), (206, Some("100")));
    assert_eq!(part.header("content-range"), Some(&*format!("bytes 0-99/{length}")));
}

#[tokio::test]
async fn every_page_may_read_the_api_and_none_the_pingbacks() {
    let service = Service::start().await;
    let port = service.port();
    for path in ["/v1/gifs/trending?api_key=simulator&limit=1", "/v1/gifs/trending"] {
        let reply = get(port, "giphy", path).await;
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(reply.header("access-control-allow-credentials"), None);
    }
    service.switch(json!({"gif_answer": "502_html"}));
    let refused = service.ask("gifs/trending?limit=1").await;
    assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
    let path = "/v2/pingback_simple?gif_id=a&action_type=SEEN&ts=1";
    let pingback = get(port, "analytics.giphy", path).await;
    assert_eq!((pingback.status, pingback.header("access-control-allow-origin")), (200, None));
}

#[tokio::test]
async fn the_log_says_what_was_asked_but_never_the_key() {
    let service = Service::start().await;
    let port = service.port();
    let secret = "/v1/gifs/search?q=cat&api_key=a-secret-key";
    let headers = ["Referer: http://widget.localhost/", "Cookie: who=me"];
    send(port, "giphy", &format!("GET {secret}"), &headers, "").await;
    service.ask("gifs/search?q=dog").await;
    get(port, "analytics.giphy", "/v2/pingback_simple?gif_id=a&action_type=SENT&ts=1").await;
    let log = service.simulator.log();
    assert!(!log.to_string().contains("a-secret-key"), "{log}");
    assert_eq!((&log[0]["kind"], &log[0]["query"]["q"]), (&json!("gif"), &json!("cat")));
    assert_eq!(log[0]["service"], "giphy");
    assert_eq!((&log[0]["status"], &log[0]["has_referrer"]), (&json!(403), &json!(true)));
    assert_eq!(log[0]["has_cookie"], true);
    assert_eq!((&log[1]["has_referrer"], &log[1]["has_cookie"]), (&json!(false), &json!(false)));
    let pingback = json!({
        "kind": "pingback", "event": "SENT", "id": "a", "names": ["action_type", "gif_id", "ts"],
    });
    assert_eq!(log[2], pingback);
}

#[tokio::test]
async fn a_fault_can_be_one_of_a_few() {
    let service = Service::start().await;
    service.switch(json!({"gif_answer": "503", "gif_fault_count": 2}));
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(service.ask("gifs/trending?limit=1").await.status);
    }
    assert_eq!(statuses, [503, 503, 200, 200]);
}

#[tokio::test]
async fn both_forms_of_too_many_requests() {
    let service = Service::start().await;
    service.switch(json!({"gif_answer": "429"}));
    let reply = service.ask("gifs/trending?limit=1").await;
    assert_eq!((reply.status, reply.json()), (429, json!({"message": "API rate limit exceeded"})));
    service.switch(json!({"gif_answer": "429_meta"}));
    let reply = service.ask("gifs/trending?limit=1").await;
    assert_eq!((reply.status, &reply.json()["meta"]["response_id"]), (429, &json!("")));
}

/// A browser repeats a request if a connection ends before any byte has arrived.
#[tokio::test]
async fn an_answer_that_is_cut_has_its_head_and_a_part_of_its_body() {
    let service = Service::start().await;
    let whole = service.ask("gifs/trending?limit=50").await;
    service.switch(json!({"gif_answer": "cut"}));
    for _ in 0..10 {
        let cut = service.ask("gifs/trending?limit=50").await;
        assert_eq!(cut.status, 200);
        assert_eq!(cut.header("content-length"), Some(&*whole.body.len().to_string()));
        assert_eq!(cut.body.len(), whole.body.len() / 2);
    }
}

/// Some are no objects, and so have no fields.
#[tokio::test]
async fn every_second_item_is_odd_and_the_others_are_whole() {
    let service = Service::start().await;
    let right = service.items("gifs/trending?limit=20").await;
    for oddity in [
        "odd_renditions",
        "nulls",
        "odd_titles",
        "odd_urls",
        "ads",
        "too_high",
        "alien",
        "other_types",
        "missing_tiers",
        "tier_order",
    ] {
        service.switch(json!({ "gif_items": oddity }));
        let odd = service.items("gifs/trending?limit=20").await;
        for (index, (odd, right)) in odd.iter().zip(&right).enumerate() {
            assert_eq!(odd == right, index % 2 == 0, "{oddity}, item {index}");
        }
    }
}
