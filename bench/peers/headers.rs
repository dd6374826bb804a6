//! The response headers on which both servers agree.

/// `Cache-Control` of a page: the browser revalidates it each time.
pub const PAGE_CACHING: &str = "no-cache";

/// `Cache-Control` of all other files.
pub const FILE_CACHING: &str = "public, max-age=31536000, immutable";

/// File extensions and their media types.
pub const TYPES: [(&str, &str); 6] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    // Without a parameter: `WebAssembly.compileStreaming` accepts none.
    ("wasm", "application/wasm"),
];

/// The media type of all other files.
pub const DEFAULT_TYPE: &str = "text/plain; charset=utf-8";

/// Returns the media type of a file.
pub fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    TYPES.iter().find(|(it, _)| *it == extension).map_or(DEFAULT_TYPE, |(_, name)| name)
}
