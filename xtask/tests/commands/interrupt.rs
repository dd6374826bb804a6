//! Tests that Ctrl-C, and other signals that end a command, leave no process behind. The commands
//! are real; the programs that they run are scripts that start children in all possible ways and
//! keep running.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command, ExitStatus, Stdio};

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use crate::fake_machine::{CARGO, Machine, processes, wait, wait_or};

/// Keeps running, with a child, a child in a separate session, and one whose parent has ended.
const STAY: &str =
    "sleep 600 & setsid sleep 601 & (setsid sleep 602 &); touch \"$MACHINE/stays\"; wait";

/// Returns a script for `trunk` that runs `serve` when it is called with that argument.
fn trunk(serve: &str) -> String {
    format!("[ \"$1\" = serve ] || {{ echo trunk 0.21.14; exit; }}\n{serve}")
}

/// A running command.
struct Running<'a> {
    machine: &'a Machine,
    command: Child,
}

impl<'a> Running<'a> {
    /// Starts it in a separate process group, as a shell does, and waits until its script runs.
    fn start(machine: &'a Machine, command: &mut Command) -> Self {
        let log = fs::File::create(machine.path("log")).unwrap();
        command.stdout(log.try_clone().unwrap()).stderr(log);
        Self::start_unchanged(machine, command)
    }

    fn start_unchanged(machine: &'a Machine, command: &mut Command) -> Self {
        let command = command.process_group(0).stdin(Stdio::null()).spawn().unwrap();
        let mut running = Self { machine, command };
        let has_begun = wait_or(|| {
            if let Some(status) = running.command.try_wait().unwrap() {
                panic!("it has ended early ({status}): {}", running.log());
            }
            let sleeping =
                running.processes().into_iter().filter(|(_, line)| line.contains("sleep"));
            (machine.path("stays").exists() && sleeping.count() >= 3).then_some(())
        });
        assert!(has_begun.is_some(), "no script runs: {}", running.log());
        running
    }

    fn log(&self) -> String {
        fs::read_to_string(self.machine.path("log")).unwrap_or_default()
    }

    fn processes(&self) -> Vec<(i32, String)> {
        processes(self.machine)
    }

    fn id(&self) -> Pid {
        Pid::from_raw(self.command.id().try_into().unwrap())
    }

    /// Waits for its end and checks that no process is left.
    fn wait_for_end(mut self) -> ExitStatus {
        let status = wait("its end", || self.command.try_wait().unwrap());
        assert_eq!(self.processes(), [], "{}", self.log());
        status
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.command.kill().ok();
        self.command.wait().ok();
        for (id, _) in self.processes() {
            kill(Pid::from_raw(id), Signal::SIGKILL).ok();
        }
    }
}

/// Sends the signal to the command only, as a supervisor does, and checks that everything ends.
fn assert_ended_by(signal: Signal, machine: &Machine, mut command: Command) {
    let running = Running::start(machine, &mut command);
    kill(running.id(), signal).unwrap();
    assert_eq!(running.wait_for_end().signal(), Some(signal as i32));
}

/// Returns `test` while it runs `trunk serve`, which has a separate process group.
fn test_of_plain_trunk(name: &str) -> (Machine, Command) {
    let machine = Machine::with_tools(name);
    machine.program("trunk", &trunk(STAY));
    let command = machine.xtask(&["test"]);
    (machine, command)
}

#[test]
fn test_ends_trunk_when_it_is_interrupted() {
    let (machine, command) = test_of_plain_trunk("trunk-int");
    assert_ended_by(Signal::SIGINT, &machine, command);
}

#[test]
fn test_ends_trunk_when_it_is_terminated() {
    let (machine, command) = test_of_plain_trunk("trunk-term");
    assert_ended_by(Signal::SIGTERM, &machine, command);
}

#[test]
fn test_ends_trunk_when_its_terminal_is_closed() {
    let (machine, command) = test_of_plain_trunk("trunk-hup");
    assert_ended_by(Signal::SIGHUP, &machine, command);
}

/// Writing to a closed terminal fails as well.
#[test]
fn test_ends_trunk_when_its_output_is_closed() {
    let (machine, mut command) = test_of_plain_trunk("trunk-unread");
    let (output, log) = std::io::pipe().unwrap();
    command.stdout(log.try_clone().unwrap()).stderr(log);
    let running = Running::start_unchanged(&machine, &mut command);
    drop(command);
    drop(output);
    kill(running.id(), Signal::SIGHUP).unwrap();
    assert_eq!(running.wait_for_end().signal(), Some(Signal::SIGHUP as i32));
}

/// A command whose progress output is closed ends, as behind `| head`.
#[test]
fn test_ends_its_children_when_it_cannot_print_progress() {
    let machine = Machine::with_tools("unread");
    let talks =
        format!("test) {}; while :; do echo x; sleep 1; done; echo", STAY.replace("; wait", ""));
    machine.program("cargo", &CARGO.replace("test) echo", &talks));
    let mut command = machine.xtask(&["test"]);
    let (output, log) = std::io::pipe().unwrap();
    command.stdout(log.try_clone().unwrap()).stderr(log);
    let running = Running::start_unchanged(&machine, &mut command);
    drop(command);
    drop(output);
    assert!(!running.wait_for_end().success());
}

/// Sends the signal to the whole group, as a terminal does: the group dies before the command can
/// look for its children.
#[test]
fn test_ends_what_its_group_leaves_behind() {
    let machine = Machine::with_tools("tests-group");
    machine.program("cargo", &CARGO.replace("test) echo", &format!("test) {STAY}; echo")));
    let mut command = machine.xtask(&["test"]);
    let running = Running::start(&machine, &mut command);
    killpg(running.id(), Signal::SIGINT).unwrap();
    assert_eq!(running.wait_for_end().signal(), Some(Signal::SIGINT as i32));
}

#[test]
fn test_ends_the_browsers_of_its_tests() {
    let machine = Machine::with_tools("tests-term");
    machine.program("cargo", &CARGO.replace("test) echo", &format!("test) {STAY}; echo")));
    let command = machine.xtask(&["test"]);
    assert_ended_by(Signal::SIGTERM, &machine, command);
}

/// Returns `bench load` while nginx runs.
fn load(name: &str) -> (Machine, Command) {
    let machine = Machine::with_tools(name);
    machine.program("nginx", STAY);
    machine.write("repository/dist/index.html.br", "x");
    machine.write("repository/target/deploy/nginx/http.conf", "");
    machine.write("repository/target/deploy/nginx/site.conf", "");
    let mut command = machine.xtask(&["bench", "load"]);
    command
        .env("B24_DIST", machine.path("repository/dist"))
        .env("NGINX", machine.path("bin/nginx"));
    (machine, command)
}

#[test]
fn load_ends_nginx_when_it_is_interrupted() {
    let (machine, command) = load("load-int");
    assert_ended_by(Signal::SIGINT, &machine, command);
}

#[test]
fn load_ends_nginx_when_it_is_terminated() {
    let (machine, command) = load("load-term");
    assert_ended_by(Signal::SIGTERM, &machine, command);
}

#[test]
fn fuzz_ends_its_targets() {
    let machine = Machine::with_tools("fuzz");
    machine.write("repository/fuzz/fuzz_targets/codec.rs", "");
    machine.program("cargo", &CARGO.replace("test)", &format!("fuzz) {STAY} ;;\n    test)")));
    let command = machine.xtask(&["fuzz"]);
    assert_ended_by(Signal::SIGTERM, &machine, command);
}

/// Returns the first of two adjacent free ports.
fn two_free_ports() -> u16 {
    let listen = |port: u16| TcpListener::bind(("127.0.0.1", port));
    wait("two free ports", || {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        port.checked_add(1).is_some_and(|next| listen(next).is_ok()).then_some(port)
    })
}

/// Ctrl-C is the normal end of `serve`: it ends with success.
#[test]
fn serve_ends_its_servers() {
    let (machine, _) = test_of_plain_trunk("serve");
    let port = two_free_ports().to_string();
    let mut command = machine.xtask(&["serve", "--port", &port]);
    machine.program("cargo", &CARGO.replace("test)", "run) exec sleep 600 ;;\n    test)"));
    let running = Running::start(&machine, &mut command);
    kill(running.id(), Signal::SIGINT).unwrap();
    assert!(running.wait_for_end().success());
}

/// A child that ignores signals is killed.
#[test]
fn a_child_that_ignores_signals_is_killed() {
    let machine = Machine::with_tools("deaf");
    let deaf = format!("trap '' TERM INT\n{STAY}; while :; do sleep 1; done");
    machine.program("trunk", &trunk(&deaf));
    let command = machine.xtask(&["test"]);
    assert_ended_by(Signal::SIGINT, &machine, command);
}

/// `nohup` is for commands that outlive their terminal.
#[test]
fn a_command_under_nohup_survives_its_terminal() {
    let (machine, _) = test_of_plain_trunk("nohup");
    let mut command = Command::new("nohup");
    command.args([env!("CARGO_BIN_EXE_xtask"), "test"]);
    machine.environment(&mut command);
    let running = Running::start(&machine, &mut command);
    let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    let caught = u64::from_str_radix(caught.trim(), 16).unwrap();
    assert_eq!(caught >> (Signal::SIGHUP as i32 - 1) & 1, 0);
    assert_eq!(caught >> (Signal::SIGTERM as i32 - 1) & 1, 1);
    kill(running.id(), Signal::SIGTERM).unwrap();
    assert_eq!(running.wait_for_end().signal(), Some(Signal::SIGTERM as i32));
}
