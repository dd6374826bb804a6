//! A fake machine for the built `xtask`: a repository, a cache and a `PATH` of its own, with shell
//! scripts instead of the programs that xtask runs. Nothing of the real machine changes.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The time limit of every wait, generous for a busy machine.
pub const LIMIT: Duration = Duration::from_secs(30);
/// The interval between two checks.
const POLL: Duration = Duration::from_millis(20);

/// Real programs that the scripts use.
const REAL: [&str; 10] =
    ["cat", "chmod", "cp", "mkdir", "nohup", "rm", "setsid", "sh", "sleep", "touch"];

/// Builds every requested program; fails when it is called for the environment of plain `trunk`.
pub const CARGO: &str = r#"
case "$1" in
    install)
        while [ "$1" != --root ]; do shift; done
        mkdir -p "$2/bin"
        for program in trunk wasm-bindgen wasm-bindgen-test-runner wasm-split-cli; do
            cp "$MACHINE/bin/$program" "$2/bin/$program"
        done ;;
    test) echo 'test result: ok. 1 passed; 0 failed' ;;
    fmt | clippy) exit 1 ;;
esac"#;

/// The fake machine. Its files are removed on drop.
pub struct Machine {
    folder: PathBuf,
}

impl Machine {
    /// Creates a machine on which nothing is installed.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("bin")).unwrap();
        let machine = Self { folder };
        let path = std::env::var_os("PATH").unwrap();
        for name in REAL {
            let mut places = std::env::split_paths(&path).map(|place| place.join(name));
            let program = places.find(|program| program.is_file()).unwrap();
            symlink(program, machine.folder.join("bin").join(name)).unwrap();
        }
        machine.write("repository/Cargo.toml", "rust-version = \"1.88\"\n");
        machine.write(
            "repository/Cargo.lock",
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n",
        );
        machine.write("repository/xtask/tools/Cargo.lock", "");
        machine
    }

    /// Creates a machine that has all tools of the commands.
    pub fn with_tools(name: &str) -> Self {
        let machine = Self::new(name);
        machine.program("cargo", CARGO);
        machine.program("rustc", "echo \"$MACHINE/sysroot\"");
        machine.write("sysroot/lib/rustlib/wasm32-unknown-unknown/lib/libstd-0.rlib", "");
        machine.program("wasm-opt", "echo wasm-opt version 999");
        machine.program("esbuild", "echo 999.0.0");
        machine.program("trunk", "echo trunk 0.21.14");
        machine.program("wasm-bindgen", "echo wasm-bindgen 0.2.130");
        machine.program("wasm-bindgen-test-runner", "echo wasm-bindgen-test-runner 0.2.130");
        machine.program("wasm-split-cli", "");
        machine.program("cargo-fuzz", "echo cargo-fuzz 0.13.2");
        for program in ["chromium", "chromedriver", "nginx", "wrk"] {
            machine.program(program, "");
        }
        machine.program("fc-list", "echo a font");
        machine.write("repository/webdriver.json", "{\"goog:chromeOptions\": {}}");
        machine
    }

    /// Returns the path of a file or folder of the machine.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Adds a shell script to `PATH`. `$MACHINE` is the machine's folder.
    pub fn program(&self, name: &str, script: &str) {
        let name = format!("bin/{name}");
        self.write(&name, &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(self.path(&name), fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Returns the command `cargo xtask …` on this machine.
    pub fn xtask(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        self.environment(command.args(arguments));
        command
    }

    /// Makes any command run on this machine.
    pub fn environment(&self, command: &mut Command) {
        command
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("HOME", self.path("home"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("CARGO_MANIFEST_DIR", self.path("repository/xtask"))
            .env("MACHINE", &self.folder);
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Waits until `look` returns a value; panics after the limit.
pub fn wait<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    wait_or(look).unwrap_or_else(|| panic!("{what}: not within {LIMIT:?}"))
}

/// Waits until `look` returns a value; returns `None` after the limit.
pub fn wait_or<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + LIMIT;
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() > deadline {
            return None;
        }
        thread::sleep(POLL);
    }
}

/// Returns the processes that a machine's command has started, with their command lines.
pub fn processes(machine: &Machine) -> Vec<(i32, String)> {
    let mark = format!("MACHINE={}", machine.folder.display());
    let entries = fs::read_dir("/proc").unwrap().flatten().filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        // Empty for processes that have ended.
        let environment = fs::read(entry.path().join("environ")).ok()?;
        let is_ours = environment.split(|byte| *byte == 0).any(|word| word == mark.as_bytes());
        let line = fs::read_to_string(entry.path().join("cmdline")).ok()?.replace('\0', " ");
        is_ours.then_some((id, line))
    });
    entries.collect()
}
