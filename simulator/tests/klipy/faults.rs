use serde_json::{Value, json};

use crate::Service;

const CALL: &str = "gifs/trending?per_page=20&content_filter=high";

#[tokio::test]
async fn error_answers_have_their_status_and_shape() {
    let service = Service::start().await;
    let cors = "access-control-allow-origin";
    for (answer, status, message, has_cors) in [
        ("404_key", 404, "The provided API key is invalid: simulator", true),
        ("404_key_no_cors", 404, "The provided API key is invalid: simulator", false),
        ("404", 404, "404 Not Found", true),
        ("403", 403, "You do not have permission to perform this action", true),
        ("403_no_cors", 403, "You do not have permission to perform this action", false),
        ("429", 429, "Too Many Attempts.", true),
        ("429_no_cors", 429, "Too Many Attempts.", false),
        ("500", 500, "Server Error", true),
        ("result_false", 200, "Something went wrong", true),
    ] {
        service.switch(json!({ "gif_answer": answer }));
        let reply = service.ask(CALL).await;
        let expected = json!({"result": false, "errors": {"message": [message]}});
        assert_eq!((reply.status, reply.json()), (status, expected), "{answer}");
        assert_eq!(reply.header(cors).is_some(), has_cors, "{answer}");
    }
    service.switch(json!({"gif_answer": "422"}));
    let reply = service.ask(CALL).await;
    assert_eq!((reply.status, &reply.json()["data"]), (422, &json!([])));
    service.switch(json!({"gif_answer": "html"}));
    assert!(service.ask(CALL).await.body.starts_with("<!doctype html>"));
}

#[tokio::test]
async fn broken_answers_are_broken_as_the_switch_says() {
    let service = Service::start().await;
    let whole = service.ask(CALL).await;
    service.switch(json!({"gif_answer": "truncated"}));
    assert_eq!(service.ask(CALL).await.body.len(), whole.body.len() / 2);
    service.switch(json!({"gif_answer": "cut"}));
    let cut = service.ask(CALL).await;
    assert_eq!(cut.header("content-length"), Some(&*whole.body.len().to_string()));
    service.switch(json!({"gif_answer": "no_pagination"}));
    let data = service.data(CALL).await;
    assert_eq!(data.as_object().unwrap().keys().collect::<Vec<_>>(), ["data"]);
    service.switch(json!({"gif_answer": "string_offset"}));
    let data = service.data(CALL).await;
    assert_eq!((&data["current_page"], &data["has_next"]), (&json!("1"), &json!("true")));
    service.switch(json!({"gif_answer": "numbered"}));
    assert!(service.data(CALL).await["data"]["19"].is_object());
    service.switch(json!({"gif_answer": "null"}));
    assert!(service.data(CALL).await["data"].is_null());
}

#[tokio::test]
async fn a_fault_can_be_one_of_a_few() {
    let service = Service::start().await;
    service.switch(json!({"gif_answer": "503", "gif_fault_count": 1}));
    assert_eq!(service.ask(CALL).await.status, 503);
    assert_eq!(service.ask(CALL).await.status, 200);
}

/// Returns every second item with this fault, and checks that the others are whole.
async fn odd_items(service: &Service, fault: &str) -> Vec<Value> {
    let without_slug = |items: Vec<Value>| {
        items.into_iter().map(|mut item| {
            item.as_object_mut().map(|fields| fields.remove("slug"));
            item
        })
    };
    service.switch(json!({"gif_items": "right"}));
    let right = without_slug(service.items(CALL).await);
    service.switch(json!({ "gif_items": fault }));
    let odd = without_slug(service.items(CALL).await);
    let pairs = odd.zip(right).enumerate().inspect(|(index, (odd, right))| {
        assert_eq!(odd == right, index % 2 == 0, "{fault}, item {index}");
    });
    pairs.filter(|(index, _)| index % 2 == 1).map(|(_, (odd, _))| odd).collect()
}

#[tokio::test]
async fn every_second_item_is_odd_and_the_others_are_whole() {
    let service = Service::start().await;
    for fault in [
        "odd_renditions",
        "decimal_sizes",
        "missing_fields",
        "nulls",
        "odd_titles",
        "odd_urls",
        "too_high",
        "alien",
    ] {
        odd_items(&service, fault).await;
    }
    let ads = odd_items(&service, "ads").await;
    assert!(ads.iter().all(|ad| ad["type"] == "ad" && ad["content"].is_string()));
    let others = odd_items(&service, "other_types").await;
    let types: Vec<&Value> = others.iter().take(3).map(|item| &item["type"]).collect();
    assert_eq!(types, ["clip", "static-meme", "hologram"]);
    for item in odd_items(&service, "missing_tiers").await {
        assert!(item["file"].as_object().unwrap().len() <= 1);
    }
    let item = odd_items(&service, "tier_order").await.remove(0);
    let size = |tier: &str| item["file"][tier]["gif"]["size"].as_u64().unwrap();
    assert!(size("hd") < size("sm"));
    let blurs = odd_items(&service, "odd_blur").await;
    assert!(blurs[0]["blur_preview"].as_str().unwrap().starts_with("data:image/svg+xml"));
    service.switch(json!({"gif_items": "huge_blur"}));
    let previews = service.items(CALL).await;
    let lengths = previews.iter().map(|item| item["blur_preview"].as_str().unwrap().len());
    assert_eq!(lengths.filter(|length| *length > 2_000_000).count(), 1);
}

#[tokio::test]
async fn pages_can_repeat_duplicate_or_lack_items() {
    let service = Service::start().await;
    let first = service.ids(CALL).await;
    let second = format!("{CALL}&page=2");
    assert_ne!(service.ids(&second).await, first);
    service.switch(json!({"gif_items": "repeated"}));
    assert_eq!(service.ids(&second).await, first);
    service.switch(json!({"gif_items": "duplicates"}));
    let twice = service.ids(CALL).await;
    assert_eq!((twice.len(), twice[0]), (20, twice[1]));
    service.switch(json!({"gif_items": "few"}));
    let few = service.data(CALL).await;
    assert_eq!((few["data"].as_array().unwrap().len(), &few["has_next"]), (6, &json!(true)));
}
