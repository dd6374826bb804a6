//! Content that others inject into the page, and injected scripts that run on the widget's origin.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::switches::choices::Foreign;

/// The folder of injected scripts: some hosts serve theirs from the origin of the page.
const FOLDER: &str = "/cdn-cgi/";

/// Instantiates a module whose only function traps.
const TRAP: &str = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, \
    1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.a();";

/// Injects the content of the switch into the page; `elsewhere` is another origin.
pub(super) fn inject(page: String, foreign: Foreign, elsewhere: &str) -> String {
    let script = |source: String| format!("<script src=\"{source}\"></script>");
    let ours = |name: &str| script([FOLDER, name].concat());
    let head = |tag: String| page.replacen("<head>", &["<head>", &*tag].concat(), 1);
    let body = |tag: String| page.replacen("</body>", &[&*tag, "</body>"].concat(), 1);
    let link = |kind: &str| format!("<link {kind} href=\"{elsewhere}/foreign\">");
    match foreign {
        Foreign::None => page,
        Foreign::HeadScript => head(script(format!("{elsewhere}/foreign.js"))),
        Foreign::BodyScript => body(script(format!("{elsewhere}/foreign.js"))),
        Foreign::Inline => head("<script>window.foreign = true;</script>".to_owned()),
        Foreign::Style => head(link("rel=\"stylesheet\"")),
        Foreign::Image => body(format!("<img alt=\"\" src=\"{elsewhere}/foreign.gif\" hidden>")),
        Foreign::Preload => head(link("rel=\"preload\" as=\"fetch\" crossorigin media=\"all\"")),
        Foreign::MissingScript => head(ours("missing.js")),
        Foreign::MissingStyle => {
            head(format!("<link rel=\"stylesheet\" href=\"{FOLDER}missing.css\">"))
        }
        Foreign::Throws => head(ours("throws.js")),
        Foreign::Rejects => head(ours("rejects.js")),
        Foreign::Traps => body(ours("traps.js")),
    }
}

/// Returns the response for an injected script.
pub(super) fn file(path: &str) -> Option<Response> {
    let script = match path.strip_prefix(FOLDER)? {
        "throws.js" => "throw new Error(\"foreign\");",
        "rejects.js" => "Promise.reject(new Error(\"foreign\"));",
        "traps.js" => TRAP,
        _ => return Some((StatusCode::NOT_FOUND, "Not Found\n").into_response()),
    };
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")];
    Some((headers, script).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_content_is_at_the_start_or_at_the_end() {
        let page = "<head><meta></head><body><p></p></body>";
        let with = |foreign| inject(page.to_owned(), foreign, "http://x.example");
        assert_eq!(with(Foreign::None), page);
        assert!(
            with(Foreign::HeadScript)
                .starts_with("<head><script src=\"http://x.example/foreign.js\"></script><meta>")
        );
        assert!(with(Foreign::BodyScript).ends_with("</script></body>"));
        assert!(file("/cdn-cgi/throws.js").is_some_and(|it| it.status() == StatusCode::OK));
        assert!(file("/cdn-cgi/missing.js").is_some_and(|it| it.status() == StatusCode::NOT_FOUND));
        assert!(file("/boot.js").is_none());
    }
}
