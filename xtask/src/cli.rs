//! Parses the command line: the verb and its options.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::dist::Additions;

/// Shown by `cargo xtask help`, and on stderr after a wrong command line.
pub const USAGE: &str = "\
Usage: cargo xtask <verb>

  serve [--port N]   install missing tools, start the portal simulator and `trunk serve`,
                     print one URL to open (ports N and N+1; default 8740)
  test [--all]       install missing tools, run all tests; --all adds the long ones
  tools              list the pinned tools and where they are
  tools --env        print the lines that make plain `trunk serve` and `trunk build` work:
                     eval \"$(cargo xtask tools --env)\"
  tools --clean      remove the tools from the cache folder
  dist [--portal HOST]... [--gif-api SERVICE=HOST]... [--gif-media SERVICE=HOST]...
       [--klipy-key KEY] [--giphy-key KEY]
                     make a release build in dist/, ready to upload, for the portals of the
                     Bitrix24 cloud and the named ones; --gif-api replaces the API of the GIF
                     service klipy or giphy (giphy if only HOST is given); the keys are for
                     all portals, and everyone who opens the page can read them
  release            make the files of a release in target/release-files/: archives of the build
                     with everything that a host needs, notes, bill of materials and sums; the
                     working copy must be clean
  data               regenerate the emoji data from its sources
  gifs               redraw the pictures of the simulator's GIF provider
  pictures [--only readme|admin|market|icon]
                     make the pictures of the documents and of the listing in the market from the
                     release build, in Chromium
  search-eval --cases FILE [--json] [--failures FILE]
                     run search cases, print how many pass per tier, kind and language;
                     --failures writes the failed ones to a file
  bench [search|gifs|peers|growth|load]
                     measure the release build: in Chromium the search, the GIF tab, the picker
                     beside others from npm and with more emoji; the load that nginx handles;
                     or all of it
  fuzz [--minutes N] [--keep] [TARGET]
                     fuzz the parsers of untrusted input, for N minutes of processor time in all
                     (default 10); --keep adds the inputs that reach new code to fuzz/corpus/
  witness            run the official Bitrix24 client in the simulator
";

/// The default port of the simulator; `trunk serve` uses the next one.
pub const DEFAULT_PORT: u16 = 8740;

/// The verb on the command line, with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Verb {
    /// `serve [--port N]`
    Serve {
        /// The port of the simulator; `trunk serve` listens on the next one.
        port: u16,
    },
    /// `test [--all]`
    Test {
        /// Also run the long suites and those that need more tools.
        all: bool,
    },
    /// `tools`
    ListTools,
    /// `tools --env`
    PrintEnvironment,
    /// `tools --clean`
    CleanTools,
    /// `dist`, with the options of a deployment.
    Dist(Additions),
    /// `release`
    Release,
    /// `data`
    Data,
    /// `gifs`
    Gifs,
    /// `pictures [--only readme|admin|market|icon]`
    Pictures(Pictures),
    /// `search-eval --cases FILE [--json] [--failures FILE]`
    SearchEval {
        /// The file with the cases.
        cases: PathBuf,
        /// Print one JSON object and nothing else.
        json: bool,
        /// The file for the failed cases; `None` prints them.
        failures: Option<PathBuf>,
    },
    /// `bench [search|gifs|peers|growth|load]`
    Bench(Benchmark),
    /// `fuzz [--minutes N] [--keep] [TARGET]`
    Fuzz(Fuzzing),
    /// `witness`
    Witness,
    /// `help`, `--help` or `-h`
    Help,
}

/// The pictures that `pictures` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// All of them.
    All,
    /// The film of the README, and its still.
    Readme,
    /// The administrator's way.
    Admin,
    /// The screenshots of the listing in the market.
    Market,
    /// The icon of the listing in the market.
    Icon,
}

impl Pictures {
    /// Returns the name on the command line; `None` for all.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Readme => Some("readme"),
            Self::Admin => Some("admin"),
            Self::Market => Some("market"),
            Self::Icon => Some("icon"),
        }
    }

    fn parse(name: &str) -> Result<Self, lexopt::Error> {
        let all = [Self::Readme, Self::Admin, Self::Market, Self::Icon];
        all.into_iter().find(|pictures| pictures.name() == Some(name)).ok_or_else(|| {
            format!("--only must be readme, admin, market or icon, not `{name}`").into()
        })
    }
}

/// The benchmark that `bench` runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Benchmark {
    /// Everything.
    All,
    /// The search.
    Search,
    /// The GIF tab.
    Gifs,
    /// The picker beside others.
    Peers,
    /// The picker with more and more emoji.
    Growth,
    /// The load that a server handles.
    Load,
}

/// The options of `fuzz`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fuzzing {
    /// Minutes of processor time for all targets together, from 1 to 10080.
    pub minutes: u32,
    /// Whether inputs that reach new code are added to the kept ones.
    pub keep: bool,
    /// The only target; `None` for all.
    pub target: Option<String>,
}

/// The default of `--minutes`.
const FUZZ_MINUTES: u32 = 10;

/// Parses the arguments after the program's name.
///
/// # Errors
/// A message for the developer when the verb or one of its options is unknown, missing or
/// malformed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Verb, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let verb = match parser.next()? {
        Some(Value(verb)) => verb.string()?,
        Some(Long("help") | Short('h')) => return Ok(Verb::Help),
        Some(other) => return Err(other.unexpected()),
        None => return Err("a verb is missing".into()),
    };
    let mut verb = match verb.as_str() {
        "serve" => Verb::Serve { port: DEFAULT_PORT },
        "test" => Verb::Test { all: false },
        "tools" => Verb::ListTools,
        "dist" => Verb::Dist(Additions::default()),
        "release" => Verb::Release,
        "data" => Verb::Data,
        "gifs" => Verb::Gifs,
        "pictures" => Verb::Pictures(Pictures::All),
        "search-eval" => Verb::SearchEval { cases: PathBuf::new(), json: false, failures: None },
        "bench" => Verb::Bench(Benchmark::All),
        "fuzz" => Verb::Fuzz(Fuzzing { minutes: FUZZ_MINUTES, keep: false, target: None }),
        "witness" => Verb::Witness,
        "help" => Verb::Help,
        unknown => return Err(format!("unknown verb `{unknown}`").into()),
    };
    while let Some(argument) = parser.next()? {
        match (argument, &mut verb) {
            (Long("help") | Short('h'), _) => return Ok(Verb::Help),
            (Long("port"), Verb::Serve { port }) => *port = parse_port(&mut parser)?,
            (Long("portal"), Verb::Dist(added)) => added.portals.push(parser.value()?.string()?),
            (Long("gif-api"), Verb::Dist(added)) => {
                added.gif_api.push(parser.value()?.string()?);
            }
            (Long("gif-media"), Verb::Dist(added)) => {
                added.gif_media.push(parser.value()?.string()?);
            }
            (Long("klipy-key"), Verb::Dist(added)) => {
                added.klipy_key = Some(parser.value()?.string()?);
            }
            (Long("giphy-key"), Verb::Dist(added)) => {
                added.giphy_key = Some(parser.value()?.string()?);
            }
            (Long("only"), Verb::Pictures(pictures @ Pictures::All)) => {
                *pictures = Pictures::parse(&parser.value()?.string()?)?;
            }
            (Long("all"), Verb::Test { all }) => *all = true,
            (Long("cases"), Verb::SearchEval { cases, .. }) => *cases = parser.value()?.into(),
            (Long("json"), Verb::SearchEval { json, .. }) => *json = true,
            (Long("failures"), Verb::SearchEval { failures, .. }) => {
                *failures = Some(parser.value()?.into());
            }
            (Value(name), Verb::Bench(benchmark @ Benchmark::All)) => {
                *benchmark = parse_benchmark(&name.string()?)?;
            }
            (Long("minutes"), Verb::Fuzz(fuzzing)) => {
                fuzzing.minutes = parse_minutes(&mut parser)?;
            }
            (Long("keep"), Verb::Fuzz(fuzzing)) => fuzzing.keep = true,
            (Value(name), Verb::Fuzz(fuzzing @ Fuzzing { target: None, .. })) => {
                fuzzing.target = Some(name.string()?);
            }
            (Long("env"), Verb::ListTools) => verb = Verb::PrintEnvironment,
            (Long("clean"), Verb::ListTools) => verb = Verb::CleanTools,
            (argument, _) => return Err(argument.unexpected()),
        }
    }
    match &verb {
        Verb::SearchEval { cases, .. } if cases.as_os_str().is_empty() => {
            Err("search-eval needs --cases FILE".into())
        }
        _ => Ok(verb),
    }
}

fn parse_benchmark(name: &str) -> Result<Benchmark, lexopt::Error> {
    match name {
        "search" => Ok(Benchmark::Search),
        "gifs" => Ok(Benchmark::Gifs),
        "peers" => Ok(Benchmark::Peers),
        "growth" => Ok(Benchmark::Growth),
        "load" => Ok(Benchmark::Load),
        unknown => {
            Err(format!("`bench` measures search, gifs, peers, growth or load, not `{unknown}`")
                .into())
        }
    }
}

fn parse_minutes(parser: &mut lexopt::Parser) -> Result<u32, lexopt::Error> {
    let minutes = parser.value()?.parse()?;
    // One week, the longest useful run.
    if (1..=10_080).contains(&minutes) {
        Ok(minutes)
    } else {
        Err("--minutes must be from 1 to 10080".into())
    }
}

/// Parses a port; the next one must exist too.
fn parse_port(parser: &mut lexopt::Parser) -> Result<u16, lexopt::Error> {
    let port = parser.value()?.parse()?;
    if (1..u16::MAX).contains(&port) {
        Ok(port)
    } else {
        Err(format!("--port must be from 1 to {}", u16::MAX - 1).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Verb, String> {
        super::parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn verbs_and_their_options() {
        assert_eq!(parse("serve"), Ok(Verb::Serve { port: DEFAULT_PORT }));
        assert_eq!(parse("serve --port 9000"), Ok(Verb::Serve { port: 9000 }));
        assert_eq!(parse("serve --port=9000"), Ok(Verb::Serve { port: 9000 }));
        assert_eq!(parse("test"), Ok(Verb::Test { all: false }));
        assert_eq!(parse("test --all"), Ok(Verb::Test { all: true }));
        assert_eq!(parse("tools"), Ok(Verb::ListTools));
        assert_eq!(parse("tools --env"), Ok(Verb::PrintEnvironment));
        assert_eq!(parse("tools --clean"), Ok(Verb::CleanTools));
        assert_eq!(parse("release"), Ok(Verb::Release));
        assert_eq!(parse("data"), Ok(Verb::Data));
        assert_eq!(parse("gifs"), Ok(Verb::Gifs));
        assert_eq!(parse("pictures"), Ok(Verb::Pictures(Pictures::All)));
        for only in [Pictures::Readme, Pictures::Admin, Pictures::Market, Pictures::Icon] {
            let line = format!("pictures --only {}", only.name().unwrap());
            assert_eq!(parse(&line), Ok(Verb::Pictures(only)));
        }
        assert_eq!(parse("bench"), Ok(Verb::Bench(Benchmark::All)));
        assert_eq!(parse("bench search"), Ok(Verb::Bench(Benchmark::Search)));
        assert_eq!(parse("dist"), Ok(Verb::Dist(Additions::default())));
        let line = "dist --portal a.example --gif-api=b.example --portal c.example --gif-media d \
                    --klipy-key k";
        let added = Additions {
            portals: vec!["a.example".to_owned(), "c.example".to_owned()],
            gif_api: vec!["b.example".to_owned()],
            gif_media: vec!["d".to_owned()],
            klipy_key: Some("k".to_owned()),
            giphy_key: None,
        };
        assert_eq!(parse(line), Ok(Verb::Dist(added)));
        assert_eq!(parse("bench gifs"), Ok(Verb::Bench(Benchmark::Gifs)));
        assert_eq!(parse("bench peers"), Ok(Verb::Bench(Benchmark::Peers)));
        assert_eq!(parse("bench growth"), Ok(Verb::Bench(Benchmark::Growth)));
        assert_eq!(parse("bench load"), Ok(Verb::Bench(Benchmark::Load)));
        assert_eq!(parse("witness"), Ok(Verb::Witness));
        let fuzzing = Fuzzing { minutes: FUZZ_MINUTES, keep: false, target: None };
        assert_eq!(parse("fuzz"), Ok(Verb::Fuzz(fuzzing)));
        let fuzzing = Fuzzing { minutes: 60, keep: true, target: Some("codec".to_owned()) };
        assert_eq!(parse("fuzz --minutes 60 --keep codec"), Ok(Verb::Fuzz(fuzzing)));
        assert_eq!(
            parse("search-eval --json --cases a.json"),
            Ok(Verb::SearchEval { cases: "a.json".into(), json: true, failures: None })
        );
        let failures = Some("b.txt".into());
        assert_eq!(
            parse("search-eval --cases a.json --failures b.txt"),
            Ok(Verb::SearchEval { cases: "a.json".into(), json: false, failures })
        );
        assert_eq!(parse("--help"), Ok(Verb::Help));
    }

    #[test]
    fn wrong_lines_are_refused() {
        for line in [
            "",
            "serve --all",
            "serve --port",
            "serve --port x",
            "serve --port 0",
            "serve --port 65535",
            "tools --env --clean",
            "release --portal a.example",
            "data extra",
            "search-eval",
            "search-eval --cases",
            "search-eval --cases a.json --failures",
            "data --json",
            "bench emoji",
            "dist --portal",
            "dist --giphy-key",
            "serve --klipy-key k",
            "serve --portal a",
            "bench gifs search",
            "pictures readme",
            "pictures --only",
            "pictures --only film",
            "pictures --only icon --only admin",
            "fuzz --minutes 0",
            "fuzz codec gifs",
        ] {
            assert!(parse(line).is_err(), "accepted: {line}");
        }
    }
}
