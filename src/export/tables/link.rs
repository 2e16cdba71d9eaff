//! Which addresses are followed.

/// The address, where it is one of the web's two schemes; nothing else that a dossier has is ever
/// made a link.
pub(in crate::export) fn web_address(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    let is_plain = !address.chars().any(|it| it.is_control() || it == ' ');
    (is_web && is_plain).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        let cases = [
            ("https://example.org/a?b=c#d", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("file:///etc/hosts", false),
            ("mailto:a@example.org", false),
            ("https://example.org/a b", false),
            ("https://example.org/\u{0}", false),
            (" https://example.org", false),
            ("", false),
        ];
        for (address, is_followed) in cases {
            assert_eq!(web_address(address).is_some(), is_followed, "{address}");
        }
    }
}
