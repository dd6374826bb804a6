//! Tests `deploy/configure.mjs`: its results and its words are those of `dist`.

use std::process::Output;

use super::super::names::PAGE;
use super::super::policy::Additions;
use super::*;
use crate::workspace;

const CONFIG: &str = r#"{"giphy":{"key":"","api":"https://api.giphy.com","media":["*.giphy.com"]},
    "klipy":{"key":"","api":"https://api.klipy.com","media":["*.klipy.com"]},
    "portals":["*.bitrix24.com","*.bitrix24.de"]}"#;

/// A folder as unpacked from the archive, removed on drop. Its name contains a space, as an
/// operator's may.
#[derive(Debug)]
pub struct Unpacked(PathBuf);

impl Unpacked {
    /// Makes a small build with these options; `name` must be unique among the tests.
    pub fn new(name: &str, added: &Additions) -> Self {
        let name = format!("b24-configure {name} {}", std::process::id());
        let unpacked = Self(std::env::temp_dir().join(name));
        let policy = Policy::new(CONFIG, added).unwrap();
        let folders = Folders {
            dist: unpacked.path("dist"),
            deploy: unpacked.path("deploy"),
            scratch: unpacked.path("scratch"),
        };
        write(build(), policy, &folders).unwrap();
        fs::remove_dir_all(&folders.scratch).unwrap();
        unpacked
    }

    /// Returns the path of a file or folder in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs the script with these options.
    fn configure(&self, options: &[String]) -> Output {
        let mut command = process::command("node");
        command.arg(workspace::root().join(CONFIGURE)).args(options).arg("--dir").arg(&self.0);
        command.output().unwrap()
    }

    /// Runs the script, which must succeed, and returns its report.
    fn configured(&self, options: &[String]) -> String {
        let output = self.configure(options);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the script, which must fail with this code and change nothing; returns its message.
    fn refused(&self, options: &[String], code: i32) -> String {
        let before = self.files();
        let output = self.configure(options);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{message}");
        assert!(self.files() == before, "{options:?} changed something");
        message
    }

    fn files(&self) -> Files {
        files::read(&self.0).unwrap()
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        // The system removes remaining files.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Returns a build with the smallest page that can be delivered, and the recipes without esbuild.
fn build() -> Build {
    let page = format!(
        "\u{feff}<!doctype html>\n<meta charset=\"utf-8\">\n\
         <script type=\"application/json\" id=\"config\">{CONFIG}</script>\n\
         <style id=\"style\">a::after{{content:\"\u{1f600}\"}}</style><script>start()</script>"
    );
    let files = [
        (PAGE, page.as_str()),
        ("privacy.html", "<link rel=\"stylesheet\" href=\"./legal.0123456789abcdef.css\">"),
        ("legal.0123456789abcdef.css", "p{}"),
        ("picker.0123456789abcdef.js", "export {}"),
        // Its name comes before those in `data/`, its folder does not.
        ("data.0123456789abcdef.js", "export {}"),
        ("data/en.0123456789abcdef.txt", "grinning face"),
        ("data/text.0123456789abcdef/en.txt", "Close"),
    ];
    let recipes = deploy::fill_templates(&workspace::root(), |source, headers| {
        Ok(format!("const HEADERS = {headers};\n{}", fs::read_to_string(source)?))
    });
    Build {
        files: files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into(),
        recipes: recipes.unwrap(),
        sbom: "{}\n".to_owned(),
        commit: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn portals(portals: &[&str]) -> Additions {
    Additions { portals: texts(portals), ..Additions::default() }
}

fn everything() -> Additions {
    Additions {
        portals: texts(&["https://Portal.example.com:8443", "*.example.org", "*.bitrix24.de"]),
        gif_api: texts(&["gifs.example.com", "Klipy=klipy.example.com"]),
        gif_media: texts(&["klipy=k.example.com", "giphy=media.example.com", "k.example.com"]),
        klipy_key: Some("A-b_c.1".to_owned()),
        giphy_key: Some(String::new()),
    }
}

/// Returns the options of the script that correspond to those of `dist`.
fn options(added: &Additions) -> Vec<String> {
    let lists = [
        ("--portal", &added.portals),
        ("--gif-api", &added.gif_api),
        ("--gif-media", &added.gif_media),
    ];
    let keys = [("--klipy-key", &added.klipy_key), ("--giphy-key", &added.giphy_key)];
    let lists = lists.iter().flat_map(|(name, list)| list.iter().map(move |it| (*name, it)));
    let keys = keys.iter().filter_map(|(name, key)| Some((*name, key.as_ref()?)));
    lists.chain(keys).flat_map(|(name, value)| [name.to_owned(), value.clone()]).collect()
}

/// Fails with the names of the files that differ.
fn assert_same(found: &Unpacked, expected: &Unpacked) {
    let (found, expected) = (found.files(), expected.files());
    assert!(found.keys().eq(expected.keys()), "{:?} {:?}", found.keys(), expected.keys());
    for (name, content) in &expected {
        let texts = || (String::from_utf8_lossy(&found[name]), String::from_utf8_lossy(content));
        assert!(found[name] == *content, "{name}: {:?}", texts());
    }
}

#[test]
fn it_gives_the_bytes_of_dist_with_the_same_options() {
    let plain = Additions::default();
    let without_klipy = Additions { gif_api: texts(&["klipy="]), ..Additions::default() };
    let every_portal = portals(&["a.example", "https:", "https:"]);
    let sets = [plain.clone(), portals(&["a.example"]), every_portal, without_klipy, everything()];
    for (number, added) in sets.iter().enumerate() {
        let found = Unpacked::new(&format!("found {number}"), &plain);
        found.configured(&options(added));
        assert_same(&found, &Unpacked::new(&format!("expected {number}"), added));
    }
}

#[test]
fn a_further_run_adds_and_a_repeated_one_changes_nothing() {
    let found = Unpacked::new("again", &Additions::default());
    found.configured(&options(&portals(&["a.example"])));
    let report = found.configured(&options(&portals(&["b.example"])));
    assert!(report.contains("a.example, b.example\n"), "{report}");
    let report = found.configured(&options(&portals(&["https://a.example:443"])));
    assert!(report.ends_with("nothing to change\n"), "{report}");
    assert_same(&found, &Unpacked::new("at once", &portals(&["a.example", "b.example"])));
}

#[test]
fn it_refuses_what_dist_refuses_in_the_same_words() {
    let plain = Unpacked::new("refused", &Additions::default());
    let many: Vec<String> = (0..60).map(|it| format!("https://portal-{it}.example.com")).collect();
    let mut wrong = vec![
        Additions { portals: many, ..Additions::default() },
        Additions { klipy_key: Some("two words".to_owned()), ..Additions::default() },
        Additions { giphy_key: Some("</script>".to_owned()), ..Additions::default() },
    ];
    for entry in [
        "",
        "*",
        "*.com",
        "a.*.b",
        "ftp://a.b",
        "http:",
        "https://",
        "https://a.example/",
        "a.example; script-src *",
        "a_b.example",
        "10.0.0.5",
        "127.1",
        "0x7f.0.0.1",
        "1.2.3.04",
        "a.0x",
        "a.b:0",
        "a.b:65536",
        "a.b:+80",
        "-a.example",
        "a..example",
        "\u{212a}.example",
        "sch\u{f6}n.example",
        "a.example\u{200b}",
        "a \"b\" \\c\n",
        "http://portal.example.com",
        "http://portal.localhost:8740",
        "https://127.0.0.1:8740",
        "localhost",
        "*.localhost",
    ] {
        wrong.push(portals(&[entry]));
    }
    for entries in [
        &["a_b.example"][..],
        &["*.giphy.com"],
        &["tenor=a.example"],
        &["a.example", "giphy=b.example"],
        &["https:"],
        &["klipy=https:"],
        &["klipy=http://a.example"],
    ] {
        wrong.push(Additions { gif_api: texts(entries), ..Additions::default() });
        wrong.push(Additions { gif_media: texts(entries), ..Additions::default() });
    }
    for added in wrong {
        // Some are wrong as an API only.
        let Err(error) = Policy::new(CONFIG, &added) else { continue };
        assert_eq!(plain.refused(&options(&added), 1), format!("error: {error:#}\n"));
    }
}

#[test]
fn a_wrong_command_line_is_explained() {
    let plain = Unpacked::new("usage", &Additions::default());
    for (line, hint) in [
        (&["--portals", "a.example"][..], "unknown option --portals; do you mean --portal?"),
        (&["--gif_media=a.example"], "unknown option --gif_media; do you mean --gif-media?"),
        (&["--verbose"], "unknown option --verbose\n"),
        (&["-portal", "a.example"], "unknown option -portal; do you mean --portal?"),
        (&["a.example"], "a portal is added with --portal a.example"),
        (&["--portal"], "--portal needs a value"),
        (&["--portal", "--gif-api", "a.example"], "--portal needs a value"),
    ] {
        let message = plain.refused(&texts(line), 2);
        assert!(message.contains(hint) && message.contains("\nUsage: "), "{message}");
    }
    let help = plain.configured(&texts(&["--help"]));
    for option in options(&everything()).iter().filter(|it| it.starts_with("--")) {
        assert!(help.contains(&format!("  {option} ")), "{option} in {help}");
    }
}

#[test]
fn files_of_two_builds_are_refused() {
    let mixed = Unpacked::new("mixed", &Additions::default());
    let settings = mixed.path("deploy/nginx/site.conf");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("'sha256-", "'sha256-other")).unwrap();
    let message = mixed.refused(&options(&portals(&["a.example"])), 1);
    assert!(message.contains("deploy/nginx/site.conf does not have the policy"), "{message}");
    fs::remove_file(&settings).unwrap();
    let message = mixed.refused(&options(&portals(&["a.example"])), 1);
    assert!(message.contains("deploy/nginx/site.conf is missing in "), "{message}");
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_folder_as_it_was() {
    let blocked = Unpacked::new("blocked", &Additions::default());
    fs::create_dir(blocked.path("dist/_headers.new")).unwrap();
    let message = blocked.refused(&options(&portals(&["a.example"])), 1);
    assert!(message.contains("nothing has been changed"), "{message}");
}

/// A killed run has written some files, `_headers` last.
#[test]
fn a_run_after_a_killed_one_completes_it() {
    let killed = Unpacked::new("killed", &Additions::default());
    let added = portals(&["a.example"]);
    let expected = Unpacked::new("completed", &added);
    for name in ["deploy/nginx/site.conf", "dist/manifest.json", "dist/index.html"] {
        fs::copy(expected.path(name), killed.path(name)).unwrap();
    }
    killed.configured(&options(&added));
    assert_same(&killed, &expected);
}

#[test]
fn an_older_node_is_told_the_version_that_it_needs() {
    let plain = Unpacked::new("node", &Additions::default());
    let before = plain.files();
    let preload = plain.0.with_extension("cjs");
    fs::write(&preload, "Object.defineProperty(process.versions, 'node', { value: '16.20.2' });")
        .unwrap();
    let mut command = process::command("node");
    command.arg("--require").arg(&preload).arg(workspace::root().join(CONFIGURE));
    let output = command.args(["--dir"]).arg(&plain.0).output().unwrap();
    fs::remove_file(&preload).unwrap();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(message, "error: configure.mjs needs Node.js 18 or newer; this is 16.20.2\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(plain.files() == before);
}

/// Node.js 12, of Ubuntu 22.04, reads the whole file before it runs the check of the version.
#[test]
fn an_older_node_can_read_the_script() {
    let script = fs::read_to_string(workspace::root().join(CONFIGURE)).unwrap();
    for line in script.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for new in ["?.", "??", "||=", "&&=", "from \"node:", "#!"] {
            assert!(!line.contains(new), "{new} in {line}");
        }
    }
}

#[test]
fn a_build_with_other_parts_is_noticed() {
    let plain = Unpacked::new("parts", &Additions::default());
    let folders = Folders {
        dist: plain.path("dist"),
        deploy: plain.path("deploy"),
        scratch: plain.path("scratch"),
    };
    check_configure(&workspace::root(), &folders).unwrap();
    fs::write(folders.dist.join("new.0123456789abcdef.js.gz"), compress_nothing()).unwrap();
    let error = check_configure(&workspace::root(), &folders).unwrap_err().to_string();
    assert!(error.contains("deploy/zip/picker.zip"), "{error}");
}

/// Returns an empty file in gzip.
fn compress_nothing() -> Vec<u8> {
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3];
    [&head[..], &[3, 0], &[0; 8]].concat()
}
