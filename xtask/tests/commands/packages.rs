//! Only root installs packages of the system: `sudo` is never used, even where it needs no
//! password.

use std::path::Path;

use crate::fake_machine::Machine;

/// Returns a Debian machine without any tool, whose user could become root at any time.
fn debian(name: &str, user: &str) -> Machine {
    let machine = Machine::new(name);
    machine.program("id", &format!("echo {user}"));
    machine.program("dpkg-query", "exit 1");
    machine.program("sudo", "touch \"$MACHINE/sudo-was-used\"");
    machine.program(
        "apt-get",
        "echo \"$*\" >>\"$MACHINE/apt-was-asked\"; cp \"$MACHINE/bin/id\" \"$MACHINE/bin/ffmpeg\"",
    );
    machine.program("cargo", "");
    machine
}

/// Returns the error output of a command that fails.
fn complaint(machine: &Machine, arguments: &[&str]) -> String {
    let output = machine.xtask(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    said
}

#[test]
fn other_users_get_the_command_to_run() {
    let machine = debian("packages", "1000");
    let said = complaint(&machine, &["gifs"]);
    let command = "`sudo apt-get install --no-install-recommends ffmpeg`";
    assert!(said.contains(command), "{said}");
    assert!(!machine.path("sudo-was-used").exists());
    assert!(!machine.path("apt-was-asked").exists());
}

/// In one command, not one after the other.
#[test]
fn all_packages_that_are_missing_are_named_in_one_command() {
    let machine = Machine::with_tools("all-packages");
    for program in ["chromium", "chromedriver", "fc-list"] {
        std::fs::remove_file(machine.path("bin").join(program)).unwrap();
    }
    machine.program("id", "echo 1000");
    machine.program("dpkg-query", "exit 1");
    machine.program("sudo", "touch \"$MACHINE/sudo-was-used\"");
    machine.program("apt-get", "exit 1");
    let said = complaint(&machine, &["test"]);
    // The package's own path is looked at too, and may exist on the machine that runs the test.
    let has_driver = Path::new("/usr/lib/chromium/chromedriver").exists();
    let driver = if has_driver { "" } else { " chromium-driver" };
    let command = format!(
        "`sudo apt-get install --no-install-recommends chromium{driver} fontconfig \
         fonts-noto-color-emoji fonts-noto-core fonts-noto-cjk`"
    );
    assert!(said.contains(&command), "{said}");
    assert!(!machine.path("sudo-was-used").exists());
}

#[test]
fn root_gets_them_installed() {
    let machine = debian("packages-root", "0");
    let output = machine.xtask(&["gifs"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let asked = std::fs::read_to_string(machine.path("apt-was-asked")).unwrap();
    assert!(asked.contains("install --yes --no-install-recommends ffmpeg"), "{asked}");
    assert!(!machine.path("sudo-was-used").exists());
}
