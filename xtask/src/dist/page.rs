//! Minifies the page and the files that it loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::files::Files;
use super::names::PAGE;
use super::wasm;
use crate::environment::Environment;
use crate::process;

/// Requests the app's wasm before `before-paint.js` can. For Chromium only, by a media query that
/// only Chromium understands: Safari would download the preloaded file a second time. With a low
/// priority, like the other preloads: nothing that loads may delay the first paint.
const EARLY_WASM: [&str; 2] = [
    "<link rel=\"preload\" as=\"fetch\" fetchpriority=\"low\" crossorigin href=\"./",
    "\" media=\"(prefers-reduced-transparency: no-preference), (prefers-reduced-transparency: reduce)\">\n",
];

/// The tag with which the page loads the app.
const APP: &str = "<link id=\"app\"";

/// Replaces Trunk's wasm and script by ours.
///
/// # Errors
/// When the page does not name them as `Trunk.toml` defines.
pub fn insert_wasm(files: &mut Files, ours: Files) -> Result<()> {
    let page = files.get(PAGE).context("the build has no page")?;
    let page = String::from_utf8(page.clone())?;
    let mut taken_in = page.clone();
    let (_, rest) = page.split_once(APP).context("the page does not load the app")?;
    let (tag, _) = rest.split_once('>').context("the page does not end")?;
    for (attribute, name) in [(" href=\"./", wasm::GLUE), (" data-wasm=\"./", wasm::MAIN)] {
        let (_, value) = tag.split_once(attribute).context("the page does not load the app")?;
        let (old, _) = value.split_once('"').context("the page does not end")?;
        files.remove(old);
        taken_in = taken_in.replace(old, name);
    }
    let [before, after] = EARLY_WASM;
    taken_in = taken_in.replacen(APP, &[before, wasm::MAIN, after, APP].concat(), 1);
    files.insert(PAGE.to_owned(), taken_in.into_bytes());
    files.extend(ours);
    Ok(())
}

/// Minifies scripts and style sheets, and removes comments from the page.
///
/// # Errors
/// When esbuild rejects a file.
pub fn minify(files: &mut Files, folder: &Path, environment: &Environment) -> Result<()> {
    for (name, content) in files.iter_mut() {
        let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
        if name == PAGE {
            *content = without_comments(std::str::from_utf8(content)?).into_bytes();
        } else if matches!(kind, "js" | "css") && name != wasm::GLUE {
            let (from, to) =
                (folder.join(format!("in.{kind}")), folder.join(format!("out.{kind}")));
            fs::write(&from, &content)?;
            let mut command = environment.command("esbuild")?;
            // The syntax of Chrome 109, Firefox 115 and Safari 16.
            command.args([
                "--minify",
                "--target=chrome109,firefox115,safari16",
                "--log-level=error",
            ]);
            // The names at the top level of a script are its own, so they can be shortened too.
            if kind == "js" {
                command.arg("--format=iife");
            }
            let mut outfile = std::ffi::OsString::from("--outfile=");
            outfile.push(&to);
            command.arg(&from).arg(outfile);
            process::output(&mut command).with_context(|| format!("cannot shorten {name}"))?;
            *content = fs::read(&to)?;
        }
    }
    Ok(())
}

/// The start tag of the block with the deployment's settings.
const CONFIG: &str = "<script type=\"application/json\" id=\"config\">";

/// Returns the content of the page's `config` block.
///
/// # Errors
/// When the page has no such block.
pub fn config(page: &str) -> Result<&str> {
    let found = page.split_once(CONFIG).and_then(|(_, rest)| rest.split_once("</script>"));
    found.map(|(config, _)| config).context("the page has no config block")
}

/// Replaces the content of the page's `config` block.
///
/// # Errors
/// When the page has no such block.
pub fn set_config(files: &mut Files, settings: &Map<String, Value>) -> Result<()> {
    let page = files.get(PAGE).context("the build has no page")?;
    let page = std::str::from_utf8(page)?;
    let old = [CONFIG, config(page)?].concat();
    // In one order, whatever other crates make of serde_json's maps: `configure.mjs` writes the same.
    let mut settings = Value::Object(settings.clone());
    settings.sort_all_objects();
    // No text in the JSON can end the element, or open a comment that hides the end tag.
    let json = serde_json::to_string(&settings)?.replace('<', "\\u003c");
    let page = page.replacen(&old, &[CONFIG, &json].concat(), 1);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// The tag before the policy in the page, which must precede everything that it applies to.
const CHARSET: &str = "<meta charset=\"utf-8\">";

/// Returns the page with a header as a `<meta>` element, for hosts that do not send it.
///
/// # Errors
/// When the page has no place for it, or its value cannot be written into an attribute.
pub fn with_policy(page: &str, name: &str, value: &str) -> Result<String> {
    if value.contains(['"', '&', '<']) {
        bail!("{name} does not fit into an attribute: {value}");
    }
    if page.matches(CHARSET).count() != 1 {
        bail!("the page has no place for {name}");
    }
    let meta = format!("{CHARSET}\n<meta http-equiv=\"{name}\" content=\"{value}\">");
    Ok(page.replacen(CHARSET, &meta, 1))
}

fn without_comments(page: &str) -> String {
    let lines =
        page.lines().map(str::trim).filter(|line| !line.starts_with("<!--") && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn set_config_replaces_the_pages_settings() {
        let page = format!("<p>a{CONFIG}{{\"old\":1}}</script><script>b</script>");
        let mut files = Files::from([(PAGE.to_owned(), page.into_bytes())]);
        let settings = json!({"key": "</script><!--"});
        set_config(&mut files, settings.as_object().unwrap()).unwrap();
        let page = String::from_utf8(files[PAGE].clone()).unwrap();
        assert!(page.starts_with("<p>a<script") && page.ends_with("</script><script>b</script>"));
        let config = config(&page).unwrap();
        assert!(!config.contains('<'), "{config}");
        assert_eq!(serde_json::from_str::<Value>(config).unwrap(), settings);
    }

    #[test]
    fn a_policy_in_the_page_precedes_everything_it_applies_to() {
        let page = "<head><meta charset=\"utf-8\"><script src=\"a.js\"></script>";
        let page = with_policy(page, "Policy", "default-src 'none'").unwrap();
        let (before, after) = page.split_once("<script").unwrap();
        let meta = "<meta http-equiv=\"Policy\" content=\"default-src 'none'\">";
        assert!(before.ends_with(meta) && !after.contains("<meta"), "{page}");
        assert!(with_policy("<head>", "Policy", "x").is_err());
        assert!(with_policy(&page, "Policy", "\"><script>").is_err());
    }

    #[test]
    fn a_page_without_settings_is_an_error() {
        assert!(config("<script id=\"config\">{}</script>").is_err());
    }
}
