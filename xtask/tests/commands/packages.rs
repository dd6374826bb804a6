//! Packages of the system are installed by root, and by nobody else: `sudo` is never used, even where it
//! asks for no password.

use crate::stand_ins::Machine;

/// A Debian machine where nothing is installed, and where this user could become root at any time.
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

/// What a command says that fails.
fn complaint(machine: &Machine, arguments: &[&str]) -> String {
    let output = machine.xtask(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    said
}

#[test]
fn who_is_not_root_is_told_what_to_run() {
    let machine = debian("packages", "1000");
    let said = complaint(&machine, &["gifs"]);
    let command = "`sudo apt-get install --no-install-recommends ffmpeg`";
    assert!(said.contains(command), "{said}");
    assert!(!machine.path("sudo-was-used").exists());
    assert!(!machine.path("apt-was-asked").exists());
}

/// Not one after the other.
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
    let command = "`sudo apt-get install --no-install-recommends chromium chromium-driver \
                   fontconfig fonts-noto-color-emoji fonts-noto-core fonts-noto-cjk`";
    assert!(said.contains(command), "{said}");
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
