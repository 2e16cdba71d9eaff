//! Whether there is a display at all to open a window on.

use super::output::Refusal;

/// What there is to do without a window.
const INSTEAD: &str =
    "`concordance export -o OUT.png` writes the comparison as a picture without one";

/// One sentence that names what works without a display.
fn no_display() -> Refusal {
    Refusal::new(
        &format!("there is no display to open the window on; {INSTEAD}"),
        &[],
    )
}

/// The same where there should be a display and the system gives no window.
pub(super) fn no_window(why: &str) -> Refusal {
    Refusal::new(
        &format!("the window cannot be opened ({why}); {INSTEAD}"),
        &[],
    )
}

/// Refuses where the system says that there is no display. Where it cannot be known beforehand,
/// trying tells.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn check_display() -> Result<(), Refusal> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    // WAYLAND_SOCKET is a connection that a parent process has opened already.
    if ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(is_set)
    {
        Ok(())
    } else {
        Err(no_display())
    }
}

/// Refuses where the system says that there is no display. Where it cannot be known beforehand,
/// trying tells.
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[expect(clippy::unnecessary_wraps, reason = "other systems can know")]
pub(super) fn check_display() -> Result<(), Refusal> {
    let _ = no_display;
    Ok(())
}
