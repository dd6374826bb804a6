//! The descendants of this process: the processes that it has started, those that they have
//! started, and so on.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::process::POLL_INTERVAL;

/// The time that descendants have to end after SIGTERM, before they are killed.
const GRACE_PERIOD: Duration = Duration::from_secs(5);
/// The time that the system has to end killed processes.
const KILL_LIMIT: Duration = Duration::from_secs(5);

/// A row of the system's process table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    id: i32,
    parent: i32,
    /// Whether it has ended and its exit status has not been read.
    is_zombie: bool,
}

/// Makes this process the parent of descendants whose own parent ends, so that it can find them.
/// Linux only: on other systems the first process of the system adopts them.
pub fn adopt_orphans() {
    // Kernels without this call are older than those that run our tools.
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_child_subreaper(true).ok();
}

/// Returns whether this process was started with a signal ignored. Only Linux reports it.
pub fn is_ignored(signal: i32) -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| is_ignored_in(&status, signal))
}

/// Ends all descendants: terminates them, and kills those that still run after a grace period, or
/// at once when `is_urgent` returns true.
pub fn end_all(is_urgent: impl Fn() -> bool) {
    let mut asked = BTreeSet::new();
    let started = Instant::now();
    let mut patience = GRACE_PERIOD;
    loop {
        let living = living();
        if living.is_empty() {
            break;
        }
        if is_urgent() {
            patience = started.elapsed().min(patience);
        }
        let waited = started.elapsed();
        if waited > patience + KILL_LIMIT {
            writeln!(io::stderr(), "these processes do not end: {living:?}").ok();
            break;
        }
        for id in living {
            if waited >= patience {
                send(id, Signal::SIGKILL);
            } else if asked.insert(id) {
                send(id, Signal::SIGTERM);
                // A stopped process would not handle the signal.
                send(id, Signal::SIGCONT);
            }
        }
        thread::sleep(POLL_INTERVAL);
    }
    reap();
}

fn send(id: i32, signal: Signal) {
    // It fails only if the process has just ended or belongs to another user.
    kill(Pid::from_raw(id), signal).ok();
}

/// Reads the exit status of all ended children, so that no zombie is left.
fn reap() {
    while let Ok(status) = waitpid(None, Some(WaitPidFlag::WNOHANG)) {
        if status == WaitStatus::StillAlive {
            break;
        }
    }
}

/// Returns the ids of the running descendants.
fn living() -> Vec<i32> {
    i32::try_from(process::id()).map(|id| descendants(id, &table())).unwrap_or_default()
}

fn descendants(ancestor: i32, table: &[Process]) -> Vec<i32> {
    let mut family = BTreeSet::from([ancestor]);
    let mut living = Vec::new();
    loop {
        let known = family.len();
        for process in table {
            if family.contains(&process.parent) && family.insert(process.id) && !process.is_zombie {
                living.push(process.id);
            }
        }
        if family.len() == known {
            return living;
        }
    }
}

/// Returns all visible processes of the system.
#[cfg(target_os = "linux")]
fn table() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let stats = entries.flatten().map(|entry| entry.path().join("stat"));
    // A process that ends meanwhile cannot be read.
    stats.filter_map(|path| parse_stat(&fs::read_to_string(path).ok()?)).collect()
}

/// Returns all visible processes of the system.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::disallowed_methods, reason = "no other program can start now")]
fn table() -> Vec<Process> {
    let mut command = process::Command::new("ps");
    command.args(["-A", "-o", "pid=", "-o", "ppid=", "-o", "stat="]);
    let Ok(ps) = command.stdout(process::Stdio::piped()).spawn() else { return Vec::new() };
    let own = i32::try_from(ps.id()).unwrap_or_default();
    let Ok(output) = ps.wait_with_output() else { return Vec::new() };
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().filter_map(parse_ps).filter(|process| process.id != own).collect()
}

/// Parses `4711 (name) S 4710 …`. The name may contain spaces and brackets.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn parse_stat(line: &str) -> Option<Process> {
    let (id, rest) = line.split_once(" (")?;
    let (_, rest) = rest.rsplit_once(") ")?;
    let mut fields = rest.split(' ');
    let is_zombie = matches!(fields.next()?, "Z" | "X");
    Some(Process { id: id.parse().ok()?, parent: fields.next()?.parse().ok()?, is_zombie })
}

/// Parses ` 4711  4710 S+`.
#[cfg_attr(target_os = "linux", allow(dead_code))]
fn parse_ps(line: &str) -> Option<Process> {
    let mut fields = line.split_whitespace();
    let (id, parent) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Process { id, parent, is_zombie: fields.next()?.starts_with('Z') })
}

/// Parses the line `SigIgn: 0000000000000001` of `/proc/self/status`, which has a bit for each
/// signal.
fn is_ignored_in(status: &str, signal: i32) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(id: i32, parent: i32, is_zombie: bool) -> Process {
        Process { id, parent, is_zombie }
    }

    #[test]
    fn tables_are_read() {
        assert_eq!(parse_stat("12 (a) b (c)) S 7 12 12 0 -1"), Some(process(12, 7, false)));
        assert_eq!(parse_stat("12 (sh) Z 7 12 12 0 -1"), Some(process(12, 7, true)));
        assert_eq!(parse_stat("12"), None);
        assert_eq!(parse_ps("   12     7 Ss+"), Some(process(12, 7, false)));
        assert_eq!(parse_ps("   12     7 Z"), Some(process(12, 7, true)));
        assert_eq!(parse_ps("PID PPID STAT"), None);
    }

    #[test]
    fn descendants_are_found_in_any_order_and_through_those_that_have_ended() {
        let table = [
            process(5, 4, false),
            process(4, 3, true),
            process(3, 1, false),
            process(9, 1, false),
            process(1, 0, false),
            process(6, 9, false),
        ];
        assert_eq!(descendants(3, &table), [5]);
        let mut all = descendants(1, &table);
        all.sort_unstable();
        assert_eq!(all, [3, 5, 6, 9]);
        assert_eq!(descendants(6, &table), [0; 0]);
    }

    #[test]
    fn an_ignored_signal_is_a_bit() {
        let status = "Name:\txtask\nSigBlk:\t0000000000000000\nSigIgn:\t0000000000001001\n";
        assert!(is_ignored_in(status, 1) && is_ignored_in(status, 13));
        assert!(!is_ignored_in(status, 2) && !is_ignored_in("", 1));
    }
}
