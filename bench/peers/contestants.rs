//! Who takes part.

/// A page that is measured.
#[derive(Debug)]
pub struct Contestant {
    /// Its name in the file, and in `page/adapters.js`.
    pub key: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Whether it is a picker of somebody else.
    pub is_peer: bool,
    /// Whether anything can be done in it.
    pub is_picker: bool,
}

/// All of them.
pub const ALL: [Contestant; 7] = [
    ours("ours", "this picker"),
    peer("emoji-picker-element", "emoji-picker-element"),
    peer("emoji-mart", "emoji-mart"),
    peer("frimousse", "frimousse"),
    peer("emoji-picker-react", "emoji-picker-react"),
    page("static", "static page"),
    page("static-file", "static page, style in a file"),
];

/// This picker with more and more emoji.
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

/// All of them, or the one that `B24_BENCH_ONLY` names.
///
/// # Panics
/// When there is none of that name.
pub fn asked_for() -> Vec<&'static Contestant> {
    let only = std::env::var("B24_BENCH_ONLY").ok();
    let is_asked_for = |it: &&Contestant| only.as_ref().is_none_or(|only| only == it.key);
    let asked_for: Vec<&Contestant> = ALL.iter().filter(is_asked_for).collect();
    assert!(!asked_for.is_empty(), "B24_BENCH_ONLY names none of the contestants");
    asked_for
}

/// Whose turn it is when: each round begins with another one, and every second round goes the other
/// way, so that nobody always follows the same.
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
    fn everybody_has_one_turn_a_round() {
        let orders: Vec<Vec<usize>> = (0..4).map(|round| order(3, round).collect()).collect();
        assert_eq!(orders, [[0, 1, 2], [0, 2, 1], [2, 0, 1], [2, 1, 0]]);
    }
}
