//! Keeps what stands in a field from becoming a formula.

/// The text as a spreadsheet takes it for words. What begins with a sign that begins a formula
/// there has an apostrophe put before it, as the OWASP advice on CSV injection has it; a document
/// shows that apostrophe, which is better than a formula in a spreadsheet. The full-width forms
/// count too, because spreadsheets take them for the plain ones.
pub(super) fn guarded(text: &str) -> String {
    let is_sign =
        |letter: char| matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if text.trim_start().starts_with(is_sign) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
