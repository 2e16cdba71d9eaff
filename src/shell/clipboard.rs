//! The system's clipboard, for what egui cannot put there: tables.

/// The clipboard of the window's program. It is kept as long as the window, because on X11 what
/// was copied is handed out by the program that copied it.
#[derive(Default)]
pub(super) struct Clipboard {
    is_allowed: bool,
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// The system's clipboard, which is opened when something is copied. The default one belongs
    /// to a window without a system, as in tests, and takes nothing.
    pub(super) fn of_system() -> Self {
        Self {
            is_allowed: true,
            system: None,
        }
    }

    /// Puts a table there, with plain text for programs that take no tables; false where that
    /// failed.
    pub(super) fn put_table(&mut self, html: &str, text: &str) -> bool {
        if !self.is_allowed {
            return false;
        }
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        let put = |system: &mut arboard::Clipboard| system.set().html(html, Some(text)).is_ok();
        self.system.as_mut().is_some_and(put)
    }
}
