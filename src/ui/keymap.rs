//! Maps keys to commands: one table for all tabs, and one rule for languages that are written from
//! right to left.

use super::text_key::{HeldKeys, enters_text};

/// A key that was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The event's `key`, such as `ArrowDown` or `a`.
    pub name: String,
    /// Whether Shift is held.
    pub shift: bool,
    /// The other modifiers that are held.
    pub held: HeldKeys,
}

#[cfg(target_arch = "wasm32")]
impl Key {
    /// Reads an event.
    pub fn of(event: &web_sys::KeyboardEvent) -> Self {
        let held = crate::browser::held_keys(event);
        Self { name: event.key(), shift: event.shift_key(), held }
    }
}

/// Where the keyboard's focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusZone {
    /// In the search field.
    Search,
    /// In the list of emoji or GIFs, or on no control at all.
    List,
    /// On a button or a link, which Enter and Space press.
    Button,
    /// In another field, whose keys edit it.
    Field,
}

#[cfg(target_arch = "wasm32")]
impl FocusZone {
    /// Returns the zone of an event's target.
    pub fn of(event: &web_sys::Event) -> Self {
        use wasm_bindgen::JsCast as _;
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let Some(target) = target else { return Self::List };
        let is_in = |selector| target.closest(selector).is_ok_and(|found| found.is_some());
        if target.id() == "search" {
            Self::Search
        } else if is_in("input, textarea, select") {
            Self::Field
        } else if is_in("button, a") {
            Self::Button
        } else {
            Self::List
        }
    }
}

/// What a key asks the tab on screen to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take one step back: out of the list, then out of the query, then out of the frame.
    Escape,
    /// Open the flyout of the marked cell.
    OpenFlyout,
    /// Pick the marked cell.
    Pick {
        /// The focus stays in the picker for the next pick.
        stay: bool,
    },
    /// Take the last pick back, if the search field is empty.
    TakeBack,
    /// Move the mark.
    Move(Motion),
    /// Add the marked cell to the favorites, or remove it.
    ToggleFavorite,
    /// Go from a button into the list.
    EnterList,
    /// Give the search field the focus, so that the browser enters the key's text there.
    TypeToSearch,
}

/// How a key moves the mark. `Left` and `Right` are directions on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named like its key")]
pub enum Motion {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    CtrlHome,
    CtrlEnd,
}

impl Motion {
    /// Whether the search field does not need the key for its text cursor.
    const fn is_vertical(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::PageUp | Self::PageDown)
    }

    /// For a motion to the left or right, returns whether it leads onwards in a row; `None` for any
    /// other. A row begins at the side where the language begins its lines.
    pub const fn is_onwards(self, is_rtl: bool) -> Option<bool> {
        match self {
            Self::Right => Some(!is_rtl),
            Self::Left => Some(is_rtl),
            _ => None,
        }
    }
}

/// Returns the command for a key. `has_text_cursor`: arrow keys still edit the text of the search
/// field, because the user has not moved into the list.
pub fn command(key: &Key, zone: FocusZone, has_text_cursor: bool) -> Option<Command> {
    use Command::{
        EnterList, Escape, Move, OpenFlyout, Pick, TakeBack, ToggleFavorite, TypeToSearch,
    };
    use FocusZone::{Button, Field, List, Search};
    let has_control = key.held.ctrl || key.held.meta;
    let motion = motion(key, zone == Search && has_text_cursor);
    Some(match (key.name.as_str(), zone) {
        ("Escape", _) => Escape,
        (_, Field) => return None,
        ("ArrowDown", Button) => EnterList,
        ("ContextMenu", Search | List) => OpenFlyout,
        ("F10", Search | List) if key.shift => OpenFlyout,
        ("Enter", Search | List) | (" ", List) => Pick { stay: key.shift },
        ("Backspace", Search) => TakeBack,
        ("d" | "D", Search | List) if has_control => ToggleFavorite,
        (_, Search | List) if motion.is_some() => return motion.map(Move),
        (name, List | Button) if enters_text(name, key.held) => TypeToSearch,
        _ => return None,
    })
}

fn motion(key: &Key, in_text: bool) -> Option<Motion> {
    if key.held.alt || key.held.meta {
        return None;
    }
    let motion = match (key.name.as_str(), key.held.ctrl) {
        ("ArrowLeft", _) => Motion::Left,
        ("ArrowRight", _) => Motion::Right,
        ("ArrowUp", _) => Motion::Up,
        ("ArrowDown", _) => Motion::Down,
        ("PageUp", _) => Motion::PageUp,
        ("PageDown", _) => Motion::PageDown,
        ("Home", false) => Motion::Home,
        ("End", false) => Motion::End,
        ("Home", true) => Motion::CtrlHome,
        ("End", true) => Motion::CtrlEnd,
        _ => return None,
    };
    (motion.is_vertical() || !in_text).then_some(motion)
}

/// What an arrow key does at the end of a row of buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It continues at the other end.
    GoRound,
    /// It does nothing.
    Stop,
}

/// Returns the position that a key leads to in a row of buttons, from a position in it.
pub fn target_in_row(
    key: &Key,
    at: usize,
    count: usize,
    ends: Ends,
    is_rtl: bool,
) -> Option<usize> {
    let held = key.held;
    if held.ctrl || held.alt || held.meta {
        return None;
    }
    let last = count.checked_sub(1)?;
    let motion = motion(key, false)?;
    match (motion, motion.is_onwards(is_rtl)) {
        (Motion::Home, _) => Some(0),
        (Motion::End, _) => Some(last),
        (_, Some(true)) if at < last => Some(at + 1),
        (_, Some(false)) if at > 0 => Some(at - 1),
        (_, Some(is_onwards)) => Some(match ends {
            Ends::Stop => at,
            Ends::GoRound if is_onwards => 0,
            Ends::GoRound => last,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Command::*;
    use FocusZone::*;

    fn key(keys: &str) -> Key {
        let mut key = Key::default();
        for part in keys.split('+') {
            match part {
                "Shift" => key.shift = true,
                "Ctrl" => key.held.ctrl = true,
                "Alt" => key.held.alt = true,
                "Meta" => key.held.meta = true,
                name => key.name = name.to_owned(),
            }
        }
        key
    }

    #[test]
    fn keys_and_their_commands() {
        let to = |motion| Some(Move(motion));
        for (keys, [search, list, button, field]) in [
            ("Escape", [Some(Escape); 4]),
            ("Enter", [Some(Pick { stay: false }), Some(Pick { stay: false }), None, None]),
            ("Shift+Enter", [Some(Pick { stay: true }), Some(Pick { stay: true }), None, None]),
            (" ", [None, Some(Pick { stay: false }), None, None]),
            ("ContextMenu", [Some(OpenFlyout), Some(OpenFlyout), None, None]),
            ("Shift+F10", [Some(OpenFlyout), Some(OpenFlyout), None, None]),
            ("F10", [None; 4]),
            ("Backspace", [Some(TakeBack), None, None, None]),
            ("Ctrl+d", [Some(ToggleFavorite), Some(ToggleFavorite), None, None]),
            ("Meta+D", [Some(ToggleFavorite), Some(ToggleFavorite), None, None]),
            ("d", [None, Some(TypeToSearch), Some(TypeToSearch), None]),
            ("Ctrl+c", [None; 4]),
            ("Tab", [None; 4]),
            ("ArrowDown", [to(Motion::Down), to(Motion::Down), Some(EnterList), None]),
            ("PageUp", [to(Motion::PageUp), to(Motion::PageUp), None, None]),
            ("Alt+ArrowDown", [None, None, Some(EnterList), None]),
            ("Meta+ArrowUp", [None; 4]),
            ("ArrowLeft", [None, to(Motion::Left), None, None]),
            ("Home", [None, to(Motion::Home), None, None]),
            ("Ctrl+End", [None, to(Motion::CtrlEnd), None, None]),
        ] {
            let commands = [Search, List, Button, Field].map(|it| command(&key(keys), it, true));
            assert_eq!(commands, [search, list, button, field], "{keys}");
        }
    }

    #[test]
    fn all_arrows_move_once_the_user_is_in_the_list() {
        for keys in ["ArrowLeft", "ArrowRight", "Home", "End"] {
            let command = command(&key(keys), Search, false);
            assert!(matches!(command, Some(Move(_))), "{keys}");
        }
    }

    #[test]
    fn a_row_begins_where_its_language_begins() {
        for (keys, at, ends, is_rtl, to) in [
            ("ArrowRight", 0, Ends::Stop, false, Some(1)),
            ("ArrowRight", 1, Ends::Stop, true, Some(0)),
            ("ArrowLeft", 1, Ends::Stop, false, Some(0)),
            ("ArrowLeft", 1, Ends::Stop, true, Some(2)),
            ("ArrowRight", 2, Ends::Stop, false, Some(2)),
            ("ArrowRight", 2, Ends::GoRound, false, Some(0)),
            ("ArrowLeft", 0, Ends::GoRound, false, Some(2)),
            ("ArrowLeft", 2, Ends::GoRound, true, Some(0)),
            ("Home", 2, Ends::Stop, false, Some(0)),
            ("End", 0, Ends::Stop, true, Some(2)),
            ("ArrowDown", 0, Ends::Stop, false, None),
            ("Ctrl+ArrowRight", 0, Ends::Stop, false, None),
            ("Alt+Home", 1, Ends::Stop, false, None),
        ] {
            assert_eq!(target_in_row(&key(keys), at, 3, ends, is_rtl), to, "{keys} from {at}");
        }
        assert_eq!(target_in_row(&key("Home"), 0, 0, Ends::Stop, false), None);
    }
}
