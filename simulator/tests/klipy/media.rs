use serde_json::json;

use crate::Service;
use crate::support::send;

#[tokio::test]
async fn a_small_file_has_the_declared_length() {
    let service = Service::start().await;
    for kind in ["gifs", "stickers"] {
        for item in service.items(&format!("{kind}/trending?per_page=5")).await {
            for tier in ["sm", "xs"] {
                for file in item["file"][tier].as_object().into_iter().flat_map(|it| it.values()) {
                    let reply = service.file(file["url"].as_str().unwrap()).await;
                    let size = file["size"].to_string();
                    assert_eq!((reply.status, reply.header("content-length")), (200, Some(&*size)));
                    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
                }
            }
        }
    }
}

#[tokio::test]
async fn the_content_type_tells_what_is_served() {
    let service = Service::start().await;
    let item = service.items("gifs/trending?per_page=1").await.remove(0);
    for (format, kind, start) in [
        ("gif", "image/gif", "GIF89a"),
        ("webp", "image/webp", "RIFF"),
        ("jpg", "image/gif", "GIF89a"),
        ("mp4", "video/mp4", "\0\0\0"),
        ("webm", "video/mp4", "\0\0\0"),
    ] {
        let reply = service.file(item["file"]["sm"][format]["url"].as_str().unwrap()).await;
        assert_eq!(reply.header("content-type"), Some(kind), "{format}");
        assert!(reply.body.starts_with(start), "{format}");
    }
    let hd = service.file(item["file"]["hd"]["gif"]["url"].as_str().unwrap()).await;
    assert_eq!(hd.header("content-length"), Some("1200000"));
}

#[tokio::test]
async fn a_film_is_given_in_parts_and_another_path_not_at_all() {
    let service = Service::start().await;
    let item = service.items("gifs/trending?per_page=1").await.remove(0);
    let url = item["file"]["sm"]["mp4"]["url"].as_str().unwrap();
    let (_, path) = url.split_once("localhost").unwrap();
    let path = &path[path.find('/').unwrap()..];
    let host = "static.klipy";
    let part = send(service.port(), host, &format!("GET {path}"), &["Range: bytes=0-99"], "").await;
    assert_eq!((part.status, part.header("content-length")), (206, Some("100")));
    let whole = format!("bytes 0-99/{}", item["file"]["sm"]["mp4"]["size"]);
    assert_eq!(part.header("content-range"), Some(&*whole));
    let other = send(service.port(), host, &format!("GET {path}x"), &[], "").await;
    assert_eq!(other.status, 404);
    let log = service.simulator.log();
    assert_eq!(log[1], json!({"kind": "media", "path": path, "status": 206}));
}

#[tokio::test]
async fn the_faults_of_media_apply() {
    let service = Service::start().await;
    let item = service.items("gifs/trending?per_page=1").await.remove(0);
    let url = |format: &str| item["file"]["sm"][format]["url"].as_str().unwrap().to_owned();
    service.switch(json!({"gif_media": "stills_only"}));
    assert_eq!(service.file(&url("jpg")).await.status, 200);
    assert_eq!(service.file(&url("gif")).await.status, 404);
    service.switch(json!({"gif_media": "broken"}));
    assert_eq!(service.file(&url("gif")).await.body, "no picture");
}
