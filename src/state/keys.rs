//! Keyboard shortcuts without a toolkit; the interface maps them to its own keys.

use std::fmt;

/// A key that a shortcut uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, upper case.
    Letter(char),
    /// `/`
    Slash,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// Arrow keys and other named keys.
    Up,
    /// Down arrow.
    Down,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1.
    F1,
    /// F3.
    F3,
    /// F5.
    F5,
    /// Space.
    Space,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// A digit, 0 to 9.
    Digit(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Keys {
    /// The key alone.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: false,
            alt: false,
            key,
        }
    }

    /// The key with Ctrl.
    #[must_use]
    pub const fn ctrl(key: Key) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(key)
        }
    }

    /// The key with Ctrl and Shift.
    #[must_use]
    pub const fn ctrl_shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::ctrl(key)
        }
    }

    /// The key with Shift.
    #[must_use]
    pub const fn shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }

    /// The keys of a stance, by its place among all of them, wherever one is chosen.
    #[must_use]
    pub fn of_stance(at: usize) -> Self {
        Self::ctrl(Key::Digit(digit(at)))
    }

    /// The keys of a voice, by its place among all of them, wherever one is chosen. Alt with a digit
    /// leads to another room.
    #[must_use]
    pub fn of_voice(at: usize) -> Self {
        Self::ctrl_shift(Key::Digit(digit(at)))
    }

    /// The key with Alt.
    #[must_use]
    pub const fn alt(key: Key) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }
}

/// The digit of a place, from 1; places beyond 9 have none and get 0.
fn digit(at: usize) -> u8 {
    u8::try_from(at + 1)
        .ok()
        .filter(|digit| *digit < 10)
        .unwrap_or(0)
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        if self.shift {
            f.write_str("Shift+")?;
        }
        match self.key {
            Key::Letter(letter) => write!(f, "{letter}"),
            Key::Digit(digit) => write!(f, "{digit}"),
            Key::Slash => f.write_str("/"),
            Key::OpenBracket => f.write_str("["),
            Key::CloseBracket => f.write_str("]"),
            Key::Up => f.write_str("Up"),
            Key::Down => f.write_str("Down"),
            Key::Left => f.write_str("Left"),
            Key::Right => f.write_str("Right"),
            Key::Enter => f.write_str("Enter"),
            Key::Escape => f.write_str("Esc"),
            Key::Home => f.write_str("Home"),
            Key::End => f.write_str("End"),
            Key::PageUp => f.write_str("Page Up"),
            Key::PageDown => f.write_str("Page Down"),
            Key::Space => f.write_str("Space"),
            Key::Delete => f.write_str("Delete"),
            Key::Backspace => f.write_str("Backspace"),
            Key::Plus => f.write_str("+"),
            Key::Minus => f.write_str("-"),
            Key::F1 => f.write_str("F1"),
            Key::F3 => f.write_str("F3"),
            Key::F5 => f.write_str("F5"),
        }
    }
}
