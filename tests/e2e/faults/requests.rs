//! Every request of the app.

use super::fault::Fault;

/// A kind of request.
#[derive(Debug)]
pub struct Request {
    /// The name in the table.
    pub name: &'static str,
    /// Host and path, `*` for any text, as the simulator's switch accepts them.
    pub targets: &'static [&'static str],
    /// Whether the response differs between versions of the app.
    has_versions: bool,
}

impl Request {
    const fn file(name: &'static str, targets: &'static [&'static str]) -> Self {
        Self { name, targets, has_versions: true }
    }

    const fn call(name: &'static str, targets: &'static [&'static str]) -> Self {
        Self { name, targets, has_versions: false }
    }

    /// Returns whether the fault applies to this request.
    pub fn has_cell(&self, fault: Fault) -> bool {
        self.has_versions || fault != Fault::Old
    }

    /// Returns the factor on time limits. A truncated page waits until it is certain that no more
    /// data arrives.
    pub fn time_factor(&self, fault: Fault) -> f64 {
        let waits = fault == Fault::Cut && self.name == PAGE.name;
        if waits { Fault::Hang.time_factor() } else { fault.time_factor() }
    }

    fn is_of(&self, address: &str) -> bool {
        self.targets.iter().any(|target| fits(target, address))
    }
}

macro_rules! requests {
    ($($constant:ident: $make:ident($name:literal, $targets:expr);)+) => {
        $(pub const $constant: Request = Request::$make($name, &$targets);)+
        /// All kinds of requests.
        const ALL: &[&Request] = &[$(&$constant),+];
    };
}

requests! {
    PAGE: file("page", ["widget/", "widget/index.html"]);
    GLUE: file("`picker.js`", ["widget/picker.*.js"]);
    WASM: file("`picker.wasm`", ["widget/picker.*.wasm"]);
    CATALOGUE: file("emoji catalogue", ["widget/data/catalogue.*.txt"]);
    OWN_PACK: file("own language", ["widget/data/ru.*.txt"]);
    ENGLISH_PACK: file("English", ["widget/data/en.*.txt"]);
    SEARCH: file("`search.wasm`", ["widget/search.*.wasm", "widget/chunk_*.wasm"]);
    TEXTS: file("kaomoji and symbols", ["widget/data/text.*/en.txt"]);
    WORDS: file("words of failures", ["widget/data/failures.*.json"]);
    GIFS: file("`gifs.wasm`", ["widget/gifs.*.wasm", "widget/chunk_*.wasm"]);
    FLYOUT: file("`flyout.wasm`", ["widget/flyout.*.wasm", "widget/chunk_*.wasm"]);
    OUTBOX: file("`outbox.wasm`", ["widget/outbox.*.wasm"]);
    STICKERS: file("`stickers.wasm`", ["widget/stickers.*.wasm", "widget/chunk_*.wasm"]);
    ADMIN: file("`admin.wasm`", ["widget/admin.*.wasm", "widget/chunk_*.wasm"]);
    ADMIN_STYLE: file("`admin.css`", ["widget/admin.*.css"]);
    ADMIN_ENGLISH: file("English of settings", ["widget/data/admin.*/en.txt"]);
    ADMIN_OWN: file("own language of settings", ["widget/data/admin.*/ru.txt"]);
    TITLES: file("names of the app", ["widget/data/placement-titles.*.json"]);
    DOCUMENTS: call("privacy page and terms by HEAD", ["widget/privacy.html", "widget/terms.html"]);
    TRENDING: call("GIPHY trending", ["giphy/v1/*/trending"]);
    SEARCHING: call("GIPHY search", ["giphy/v1/*/search"]);
    BY_ID: call("GIPHY by id", ["giphy/v1/gifs"]);
    TOPICS: call("GIPHY popular searches", ["giphy/v1/trending/searches"]);
    KLIPY_TRENDING: call("KLIPY trending", ["klipy/api/v1/*/trending"]);
    KLIPY_SEARCHING: call("KLIPY search", ["klipy/api/v1/*/search"]);
    KLIPY_BY_ID: call("KLIPY by id", ["klipy/api/v1/*/items"]);
    KLIPY_TOPICS: call("KLIPY topics", ["klipy/api/v1/*/categories"]);
    STILLS: call("pictures", ["media.giphy/*.gif", "media.giphy/*.webp", "static.klipy/*"]);
    FILMS: call("films", ["media.giphy/*.mp4"]);
    PINGBACK: call("pingbacks", ["analytics.giphy/v2/pingback_simple"]);
    SHARE: call("KLIPY share", ["klipy/api/v1/*/share/*"]);
    SEND_STICKER: call("`im.v2.Chat.Message.send`", ["portal/rest/im.v2.Chat.Message.send*"]);
    PACKS: call("packs by `im.v2.Sticker.Pack.load`", ["portal/rest/im.v2.Sticker.Pack.load*"]);
    MORE_PACKS: call("`im.v2.Sticker.Pack.tail`", ["portal/rest/im.v2.Sticker.Pack.tail*"]);
    ONE_PACK: call("`im.v2.Sticker.Pack.get`", ["portal/rest/im.v2.Sticker.Pack.get*"]);
    VERSION: call("`im.v2.Sticker.Pack.load`", ["portal/rest/im.v2.Sticker.Pack.load*"]);
    SEND: call("message by `im.message.add`", ["portal/rest/im.message.add*"]);
    SEND_GIF: call("GIF by `im.message.add`", ["portal/rest/im.message.add*"]);
    UNDO: call("`im.message.delete`", ["portal/rest/im.message.delete*"]);
    USER_OPTION: call("`user.option.get`", ["portal/rest/user.option.get*"]);
    APP_INFO: call("`app.info`", ["portal/rest/app.info*"]);
    SCOPE: call("`scope`", ["portal/rest/scope*"]);
    PLACES: call("`placement.get`", ["portal/rest/placement.get*"]);
    BIND: call("`placement.bind`", ["portal/rest/placement.bind*"]);
    UNBIND: call("`placement.unbind`", ["portal/rest/placement.unbind*"]);
}

/// Requests without a row: other languages behave like the two tested ones; browsers request the
/// tab's icon by themselves; requests of the simulator itself are not the app's.
const ALIKE: [&str; 10] = [
    "widget/data/*.txt",
    "widget/data/failures.*",
    "widget/icon.*",
    "widget/favicon.ico",
    // A test sets a cookie there.
    "giphy/",
    "giphy/favicon.ico",
    "klipy/",
    "klipy/favicon.ico",
    "hostile/*",
    // Added to the page by others.
    "widget/cdn-cgi/*",
];

/// Returns the requests among the simulator's addresses (`/path host:port …`) that the table lacks.
pub fn unknown(addresses: &[String]) -> Vec<String> {
    let mut unknown: Vec<String> = addresses.iter().filter_map(|line| address(line)).collect();
    unknown.retain(|address| {
        let alike = ALIKE.iter().any(|pattern| fits(pattern, address));
        !alike && !ALL.iter().any(|request| request.is_of(address))
    });
    unknown.sort();
    unknown.dedup();
    unknown
}

/// Returns host and path, for the hosts that the app requests.
fn address(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (path, host) = (words.next()?, words.next()?);
    let path = path.split('?').next()?;
    let host = host.split_once(".localhost")?.0;
    let is_asked = match host {
        "portal" => path.starts_with("/rest/"),
        "reports" => false,
        _ => true,
    };
    is_asked.then(|| [host, path].concat())
}

/// Matches a pattern with code of its own: the simulator's must not check itself.
fn fits(pattern: &str, address: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == address,
        Some((start, rest)) => address.strip_prefix(start).is_some_and(|address| {
            (0..=address.len())
                .filter_map(|at| address.get(at..))
                .any(|address| fits(rest, address))
        }),
    }
}

/// The table has one row per request, and no others.
#[test]
fn the_table_has_a_row_for_each_request() {
    let rows = super::table::rows("Requests");
    let names: Vec<&str> = ALL.iter().map(|request| request.name).collect();
    assert_eq!(rows, names);
}

#[test]
fn a_request_that_the_table_does_not_know_is_named() {
    let known = [
        "/ widget.localhost:1 x",
        "/rest/scope.json portal.localhost:1",
        "/sim/log portal.localhost:1",
    ];
    let mut lines = known.map(str::to_owned).to_vec();
    assert_eq!(unknown(&lines), [""; 0]);
    lines.push("/spy.js?x=1 widget.localhost:1".to_owned());
    lines.push("/rest/user.get.json portal.localhost:1".to_owned());
    assert_eq!(unknown(&lines), ["portal/rest/user.get.json", "widget/spy.js"]);
}
