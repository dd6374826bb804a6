use serde_json::{Value, json};

use crate::Service;
use crate::support::get;

#[tokio::test]
async fn numbers_are_numbers_and_an_id_is_no_f64() {
    let service = Service::start().await;
    for (kind, own) in [("gifs", "gif"), ("stickers", "sticker")] {
        for item in service.items(&format!("{kind}/trending?content_filter=high")).await {
            let id = item["id"].as_u64().unwrap();
            assert!(id > 1 << 53 && id.to_string().len() <= 17 && id as f64 as u64 != id, "{id}");
            assert_eq!(item["type"], own);
            assert!(item["tags"].is_array());
            let blur = item["blur_preview"].as_str().unwrap();
            assert!(blur.starts_with("data:image/") && (300..1_200).contains(&blur.len()));
            for (tier, formats) in item["file"].as_object().unwrap() {
                for (format, file) in formats.as_object().unwrap() {
                    assert_eq!(
                        *format == "png",
                        kind == "stickers" && !["gif", "webp"].contains(&&**format)
                    );
                    for field in ["width", "height", "size"] {
                        assert!(file[field].is_u64(), "{tier}.{format}.{field}");
                    }
                    let url = file["url"].as_str().unwrap();
                    assert!(url.ends_with(&format!(".{format}")) && !url.contains('?'), "{url}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_slug_differs_from_answer_to_answer_and_the_id_does_not() {
    let service = Service::start().await;
    let call = "gifs/search?q=cat&content_filter=high";
    let (one, two) = (service.items(call).await, service.items(call).await);
    for (one, two) in one.iter().zip(&two) {
        assert_eq!(one["id"], two["id"]);
        let [one, two] =
            [one, two].map(|item| item["slug"].as_str().unwrap().rsplit_once("--k").unwrap());
        assert_eq!((one.0, one.1.len()), (two.0, 8));
        assert_ne!(one.1, two.1);
    }
}

#[tokio::test]
async fn pages_follow_each_other_and_there_is_no_total() {
    let service = Service::start().await;
    let first = service.data("gifs/trending?page=1&per_page=10").await;
    assert_eq!((&first["current_page"], &first["per_page"]), (&json!(1), &json!(10)));
    assert_eq!(first["has_next"], true);
    // Their order depends on a feature of serde_json that another crate may enable.
    let mut names: Vec<&String> = first.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["current_page", "data", "has_next", "meta", "per_page"]);
    let mut ids = service.ids("gifs/trending?page=1&per_page=10").await;
    ids.extend(service.ids("gifs/trending?page=2&per_page=10").await);
    assert_eq!(ids, service.ids("gifs/trending?per_page=20").await);
    assert_eq!(service.ids("gifs/trending").await.len(), 24);
    let last = service.data("stickers/trending?page=13&per_page=50").await;
    assert_eq!((&last["data"], &last["has_next"]), (&json!([]), &json!(false)));
    assert_eq!(service.data("gifs/search?q=qqqzzz").await["has_next"], false);
}

#[tokio::test]
async fn a_parameter_out_of_its_range_is_refused_by_name() {
    let service = Service::start().await;
    for (call, name) in [
        ("gifs/search?q=cat&per_page=7", "per_page"),
        ("gifs/search?q=cat&per_page=51", "per_page"),
        ("gifs/trending?per_page=0", "per_page"),
        ("gifs/trending?page=0", "page"),
        ("gifs/trending?page=one", "page"),
        ("gifs/search", "q"),
        ("gifs/trending?locale=es-419", "locale"),
        ("gifs/search?q=cat&locale=en-gb", "locale"),
        ("gifs/search?q=cat&locale=en_gb", "locale"),
        ("gifs/categories?locale=ru", "locale"),
        ("autocomplete/ca?limit=51", "limit"),
    ] {
        let reply = service.ask(call).await;
        let json = reply.json();
        assert_eq!(
            (reply.status, &json["result"], &json["data"]),
            (422, &json!(false), &json!([]))
        );
        let errors = json["errors"].as_object().unwrap();
        assert!(errors[name].as_array().unwrap()[0].is_string(), "{call}: {errors:?}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{call}");
    }
    for call in [
        "gifs/trending?per_page=1",
        "gifs/search?q=cat&per_page=8&locale=ru",
        "gifs/trending?locale=pt_BR",
    ] {
        assert_eq!(service.ask(call).await.status, 200, "{call}");
    }
}

#[tokio::test]
async fn a_wrong_key_is_repeated_and_other_kinds_do_not_exist() {
    let service = Service::start().await;
    let reply = get(service.port(), "klipy", "/api/v1/a-key/gifs/trending").await;
    let message = json!(["The provided API key is invalid: a-key"]);
    assert_eq!(
        (reply.status, reply.json()),
        (404, json!({"result": false, "errors": {"message": message}}))
    );
    let missing = json!({"result": false, "errors": {"message": ["404 Not Found"]}});
    for call in ["clips/trending", "emojis/search?q=cat", "gifs/nowhere", "gifs"] {
        let reply = service.ask(call).await;
        assert_eq!((reply.status, reply.json()), (404, missing.clone()), "{call}");
    }
    service.switch(json!({"klipy_key": "wrong"}));
    assert_eq!(service.ask("gifs/trending").await.status, 404);
}

/// A filter that is missing or misspelt is off, with status 200.
#[tokio::test]
async fn the_content_filter_fails_open() {
    let service = Service::start().await;
    let marks = async |filter: &str| {
        let items = service.items(&format!("gifs/trending?per_page=50{filter}")).await;
        let titles = items.iter().map(|item| item["title"].as_str().unwrap().to_owned());
        let titles = titles.collect::<Vec<_>>().join("\n");
        [titles.contains("(rated pg-13)"), titles.contains("(rated r)")]
    };
    for filter in ["", "&content_filter=off", "&content_filter=High", "&content_filter=pg"] {
        assert_eq!(marks(filter).await, [true, true], "{filter}");
    }
    assert_eq!(marks("&content_filter=low").await, [true, false]);
    assert_eq!(marks("&content_filter=medium").await, [false, false]);
    assert_eq!(marks("&content_filter=high").await, [false, false]);
}

#[tokio::test]
async fn items_are_found_by_id_and_by_slug_without_paging() {
    let service = Service::start().await;
    let items = service.items("gifs/trending?per_page=3").await;
    let (one, two) = (items[0]["id"].clone(), items[2]["id"].clone());
    assert_eq!(
        service.ids(&format!("gifs/items?ids={two},9007199254740993,x,{one}")).await,
        [two, one.clone()]
    );
    let slug = items[1]["slug"].as_str().unwrap();
    let data = service.data(&format!("gifs/items?slugs={slug},gone")).await;
    assert_eq!(data["data"][0]["id"], items[1]["id"]);
    assert_eq!(data.as_object().unwrap().keys().collect::<Vec<_>>(), ["data"]);
}

#[tokio::test]
async fn categories_have_a_language_and_a_picture() {
    let service = Service::start().await;
    let mut firsts = Vec::new();
    for locale in ["en_US", "ru_RU", "de_DE", "es_ES"] {
        let data = service.data(&format!("gifs/categories?locale={locale}")).await;
        assert_eq!(data["locale"], locale);
        let categories = data["categories"].as_array().unwrap();
        assert!((20..=40).contains(&categories.len()), "{locale}: {}", categories.len());
        let query = categories[0]["query"].as_str().unwrap().to_owned();
        assert!(!firsts.contains(&query), "{locale}: {query}");
        firsts.push(query);
        let preview = service.file(categories[0]["preview_url"].as_str().unwrap()).await;
        assert_eq!(preview.status, 200);
    }
    assert_eq!(service.data("gifs/categories?locale=xx_XX").await["locale"], "en_US");
    service.switch(json!({"gif_categories": "english_only"}));
    let english = service.data("gifs/categories?locale=ru_RU").await;
    assert_eq!(
        (&english["locale"], &english["categories"][0]["query"]),
        (&json!("en_US"), &json!(firsts[0]))
    );
    service.switch(json!({"gif_categories": "empty"}));
    assert_eq!(service.data("gifs/categories?locale=ru_RU").await["categories"], json!([]));
}

#[tokio::test]
async fn words_complete_and_accompany_a_query() {
    let service = Service::start().await;
    let words = service.data("autocomplete/ca?limit=3").await;
    let words = words.as_array().unwrap().clone();
    assert!((1..=3).contains(&words.len()));
    assert!(words.iter().all(|word| word.as_str().unwrap().starts_with("ca")), "{words:?}");
    let others = service.data("search-suggestions/%D0%BA%D0%BE%D1%82").await;
    assert!(others.as_array().unwrap().iter().any(Value::is_string), "{others}");
}

#[tokio::test]
async fn advertisements_come_only_to_those_who_ask_for_them() {
    let service = Service::start().await;
    let with = service.items("gifs/trending?ad-max-width=300").await;
    assert_eq!((with.len(), &with[0]["type"]), (25, &json!("ad")));
    let without = service.items("gifs/trending").await;
    assert!(without.iter().all(|item| item["type"] == "gif"));
}

#[tokio::test]
async fn a_success_counts_the_calls_and_no_answer_says_when_the_hour_ends() {
    let service = Service::start().await;
    let reply = service.ask("gifs/trending").await;
    assert_eq!(reply.header("x-ratelimit-limit"), Some("100"));
    assert_eq!(reply.header("x-ratelimit-remaining"), Some("99"));
    service.switch(json!({"gif_answer": "429"}));
    let reply = service.ask("gifs/trending").await;
    assert_eq!(reply.status, 429);
    for name in ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after"] {
        assert_eq!(reply.header(name), None, "{name}");
    }
}

#[tokio::test]
async fn the_log_has_the_call_without_the_key() {
    let service = Service::start().await;
    get(service.port(), "klipy", "/api/v1/a-secret-key/gifs/search?q=cat").await;
    let log = service.simulator.log();
    assert!(!log.to_string().contains("a-secret-key"), "{log}");
    let expected = json!({
        "kind": "gif", "service": "klipy", "path": "/api/v1/…/gifs/search", "query": {"q": "cat"},
        "status": 404, "has_referrer": false, "has_cookie": false,
    });
    assert_eq!(log[0], expected);
}
