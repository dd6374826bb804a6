//! Ctrl-C, and what else ends a command from outside, leaves no process behind. The commands are the
//! real ones; what they run are scripts that start children in every way there is, and stay.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command, ExitStatus, Stdio};

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use crate::stand_ins::{CARGO, Machine, processes, wait, wait_or};

/// Stays, with a child, a child in a session of its own, and one whose parent has ended.
const STAY: &str =
    "sleep 600 & setsid sleep 601 & (setsid sleep 602 &); touch \"$MACHINE/stays\"; wait";

/// A script for `trunk` that does this when it is to serve.
fn trunk(serve: &str) -> String {
    format!("[ \"$1\" = serve ] || {{ echo trunk 0.21.14; exit; }}\n{serve}")
}

/// A command that is running.
struct Running<'a> {
    machine: &'a Machine,
    command: Child,
}

impl<'a> Running<'a> {
    /// Starts it in a group of its own, as a shell does, and waits until its script stays.
    fn start(machine: &'a Machine, command: &mut Command) -> Self {
        let log = fs::File::create(machine.path("log")).unwrap();
        command.stdout(log.try_clone().unwrap()).stderr(log);
        Self::start_as_it_is(machine, command)
    }

    fn start_as_it_is(machine: &'a Machine, command: &mut Command) -> Self {
        let command = command.process_group(0).stdin(Stdio::null()).spawn().unwrap();
        let mut running = Self { machine, command };
        let has_begun = wait_or(|| {
            if let Some(status) = running.command.try_wait().unwrap() {
                panic!("it has ended ({status}): {}", running.log());
            }
            let sleeping =
                running.processes().into_iter().filter(|(_, line)| line.contains("sleep"));
            (machine.path("stays").exists() && sleeping.count() >= 3).then_some(())
        });
        assert!(has_begun.is_some(), "nothing stays: {}", running.log());
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

    /// Waits for its end; looks whether anything is left.
    fn ends(mut self) -> ExitStatus {
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

/// To the command alone, as a supervisor does.
fn is_ended_by(signal: Signal, machine: &Machine, mut command: Command) {
    let running = Running::start(machine, &mut command);
    kill(running.id(), signal).unwrap();
    assert_eq!(running.ends().signal(), Some(signal as i32));
}

/// `test` while `trunk serve` runs, which has a group of its own.
fn test_of_plain_trunk(name: &str) -> (Machine, Command) {
    let machine = Machine::with_tools(name);
    machine.program("trunk", &trunk(STAY));
    let command = machine.xtask(&["test"]);
    (machine, command)
}

#[test]
fn test_ends_trunk_when_it_is_interrupted() {
    let (machine, command) = test_of_plain_trunk("trunk-int");
    is_ended_by(Signal::SIGINT, &machine, command);
}

#[test]
fn test_ends_trunk_when_it_is_terminated() {
    let (machine, command) = test_of_plain_trunk("trunk-term");
    is_ended_by(Signal::SIGTERM, &machine, command);
}

#[test]
fn test_ends_trunk_when_its_terminal_is_closed() {
    let (machine, command) = test_of_plain_trunk("trunk-hup");
    is_ended_by(Signal::SIGHUP, &machine, command);
}

/// Nor can anything be written to a terminal that has been closed.
#[test]
fn test_ends_trunk_when_nobody_reads_what_it_says() {
    let (machine, mut command) = test_of_plain_trunk("trunk-unread");
    let (output, log) = std::io::pipe().unwrap();
    command.stdout(log.try_clone().unwrap()).stderr(log);
    let running = Running::start_as_it_is(&machine, &mut command);
    drop(command);
    drop(output);
    kill(running.id(), Signal::SIGHUP).unwrap();
    assert_eq!(running.ends().signal(), Some(Signal::SIGHUP as i32));
}

/// A command that cannot say any more what it does ends, as behind `| head`.
#[test]
fn test_ends_its_children_when_it_cannot_say_what_they_do() {
    let machine = Machine::with_tools("unread");
    let talks =
        format!("test) {}; while :; do echo x; sleep 1; done; echo", STAY.replace("; wait", ""));
    machine.program("cargo", &CARGO.replace("test) echo", &talks));
    let mut command = machine.xtask(&["test"]);
    let (output, log) = std::io::pipe().unwrap();
    command.stdout(log.try_clone().unwrap()).stderr(log);
    let running = Running::start_as_it_is(&machine, &mut command);
    drop(command);
    drop(output);
    assert!(!running.ends().success());
}

/// As a terminal does: to the whole group, which dies before anybody can look for its children.
#[test]
fn test_ends_what_its_group_leaves_behind() {
    let machine = Machine::with_tools("tests-group");
    machine.program("cargo", &CARGO.replace("test) echo", &format!("test) {STAY}; echo")));
    let mut command = machine.xtask(&["test"]);
    let running = Running::start(&machine, &mut command);
    killpg(running.id(), Signal::SIGINT).unwrap();
    assert_eq!(running.ends().signal(), Some(Signal::SIGINT as i32));
}

#[test]
fn test_ends_the_browsers_of_its_tests() {
    let machine = Machine::with_tools("tests-term");
    machine.program("cargo", &CARGO.replace("test) echo", &format!("test) {STAY}; echo")));
    let command = machine.xtask(&["test"]);
    is_ended_by(Signal::SIGTERM, &machine, command);
}

/// `bench load` while nginx runs.
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
    is_ended_by(Signal::SIGINT, &machine, command);
}

#[test]
fn load_ends_nginx_when_it_is_terminated() {
    let (machine, command) = load("load-term");
    is_ended_by(Signal::SIGTERM, &machine, command);
}

#[test]
fn fuzz_ends_its_targets() {
    let machine = Machine::with_tools("fuzz");
    machine.write("repository/fuzz/fuzz_targets/codec.rs", "");
    machine.program("cargo", &CARGO.replace("test)", &format!("fuzz) {STAY} ;;\n    test)")));
    let command = machine.xtask(&["fuzz"]);
    is_ended_by(Signal::SIGTERM, &machine, command);
}

/// The first of two free ports.
fn two_free_ports() -> u16 {
    let listen = |port: u16| TcpListener::bind(("127.0.0.1", port));
    wait("two free ports", || {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        port.checked_add(1).is_some_and(|next| listen(next).is_ok()).then_some(port)
    })
}

/// Ctrl-C is how `serve` ends: with success.
#[test]
fn serve_ends_its_servers() {
    let (machine, _) = test_of_plain_trunk("serve");
    let port = two_free_ports().to_string();
    let mut command = machine.xtask(&["serve", "--port", &port]);
    machine.program("cargo", &CARGO.replace("test)", "run) exec sleep 600 ;;\n    test)"));
    let running = Running::start(&machine, &mut command);
    kill(running.id(), Signal::SIGINT).unwrap();
    assert!(running.ends().success());
}

/// A child that does not listen is killed.
#[test]
fn what_does_not_end_by_itself_is_killed() {
    let machine = Machine::with_tools("deaf");
    let deaf = format!("trap '' TERM INT\n{STAY}; while :; do sleep 1; done");
    machine.program("trunk", &trunk(&deaf));
    let command = machine.xtask(&["test"]);
    is_ended_by(Signal::SIGINT, &machine, command);
}

/// `nohup` is for runs that outlive their terminal.
#[test]
fn a_run_under_nohup_does_not_listen_to_the_end_of_its_terminal() {
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
    assert_eq!(running.ends().signal(), Some(Signal::SIGTERM as i32));
}
