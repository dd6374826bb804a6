//! The contestants of the comparison.

/// A page that is measured.
#[derive(Debug)]
pub struct Contestant {
    /// Its name in the file, and in `page/adapters.js`.
    pub key: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Whether it is another project's picker.
    pub is_peer: bool,
    /// Whether it is interactive.
    pub is_picker: bool,
}

/// All contestants.
pub const ALL: [Contestant; 7] = [
    ours("ours", "this picker"),
    peer("emoji-picker-element", "emoji-picker-element"),
    peer("emoji-mart", "emoji-mart"),
    peer("frimousse", "frimousse"),
    peer("emoji-picker-react", "emoji-picker-react"),
    page("static", "static page"),
    page("static-file", "static page, style in a file"),
];

/// This picker with a growing number of emoji.
pub const GROWING: [Contestant; 3] = [
    ours("ours", "1,923 emoji"),
    ours("ours-2", "2 times as many"),
    ours("ours-4", "4 times as many"),
];

const fn ours(key: &'static str, name: &'static str) -> Contestant {
    Contestant { key, name, is_peer: false, is_picker: true }
}

const fn page(key: &'static str, name: &'static str) -> Contestant {
    Contestant { key, name, is_peer: false, is_picker: false }
}

const fn peer(key: &'static str, name: &'static str) -> Contestant {
    Contestant { key, name, is_peer: true, is_picker: true }
}

/// Returns all contestants, or the one that `B24_BENCH_ONLY` names.
///
/// # Panics
/// When no contestant has that name.
pub fn asked_for() -> Vec<&'static Contestant> {
    let only = std::env::var("B24_BENCH_ONLY").ok();
    let is_asked_for = |it: &&Contestant| only.as_ref().is_none_or(|only| only == it.key);
    let asked_for: Vec<&Contestant> = ALL.iter().filter(is_asked_for).collect();
    assert!(!asked_for.is_empty(), "B24_BENCH_ONLY names none of the contestants");
    asked_for
}

/// Returns the order of a round: each round starts with another contestant, and every second round
/// runs in reverse, so that no contestant always follows the same one.
pub fn order(count: usize, round: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |turn| {
        let turn = if round.is_multiple_of(2) { turn } else { count - 1 - turn };
        (turn + round) % count
    })
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_contestant_has_one_turn_per_round() {
        let orders: Vec<Vec<usize>> = (0..4).map(|round| order(3, round).collect()).collect();
        assert_eq!(orders, [[0, 1, 2], [0, 2, 1], [2, 0, 1], [2, 1, 0]]);
    }
}
