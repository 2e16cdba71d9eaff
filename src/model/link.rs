//! Which addresses are followed, whether in the window or in a file: one rule for all.

/// The address in a text, where it is a plain one of the web; nothing else that a file holds is
/// ever made a link.
///
/// White space around it does not count, nor do capitals. It must begin with `http://` or
/// `https://`, name a machine and nobody who logs in there (`https://good.example@bad.example`
/// leads to the bad one), and hold nothing that a reader cannot see or that ends an address where
/// it is written.
#[must_use]
pub fn web_address(text: &str) -> Option<&str> {
    let address = text.trim();
    let (scheme, rest) = address.split_once("://")?;
    let is_of_web = ["http", "https"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it));
    let machine = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_whole = !address
        .chars()
        .any(|it| it.is_control() || it.is_whitespace() || "\"<>\\^`{|}".contains(it));
    // What hides was made visible when the file was read, and is no part of an address.
    let is_plain =
        is_whole && !address.contains("[U+") && crate::hidden::harmful_in(address).is_empty();
    (is_of_web && is_plain && is_machine(machine)).then_some(address)
}

/// True for the name or the number of a machine, with or without a port.
fn is_machine(text: &str) -> bool {
    let in_brackets = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (name, port) = if let Some((number, port)) = in_brackets {
        let is_number = |it: char| it.is_ascii_hexdigit() || matches!(it, ':' | '.');
        (number.chars().all(is_number).then_some(number), port)
    } else {
        let end = text.find(':').unwrap_or(text.len());
        let is_name =
            |it: char| it.is_alphanumeric() || is_mark(it) || matches!(it, '-' | '.' | '_');
        let name = Some(&text[..end]).filter(|name| name.chars().all(is_name));
        (name, &text[end..])
    };
    let has_port = port.is_empty()
        || port.strip_prefix(':').is_some_and(|digits| {
            digits.len() <= 5 && digits.bytes().all(|it| it.is_ascii_digit())
        });
    has_port && name.is_some_and(|name| name.chars().any(char::is_alphanumeric))
}

/// True for the marks without which names in the scripts of India cannot be written.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{dff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_the_web_are_followed() {
        let followed = [
            "https://example.org",
            "https://example.org/a?b=c&d[e]=f#g",
            "HTTP://EXAMPLE.ORG/",
            "hTTps://example.org",
            "http://example.org:8080/a",
            "https://192.0.2.1/",
            "https://[2001:db8::1]:443/a",
            "https://пример.укр/новини?x=(1)",
            "https://उदाहरण.भारत",
            "https://example.org/a@b",
            "https://web.archive.org/web/2025/https://example.org/a",
            "https://example.org/it's%20here,~a;b!*$+=",
        ];
        for address in followed {
            assert_eq!(web_address(address), Some(address));
            assert_eq!(web_address(&format!(" {address}\n")), Some(address));
        }
        let refused = [
            "",
            "example.org",
            "//example.org",
            "https:example.org",
            "https:/example.org",
            "https://",
            "https:///etc/passwd",
            "https://:80",
            "https://.",
            "https://?a",
            "javascript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<b>",
            "data:text/html;base64,PGI+",
            "file:///etc/passwd",
            "file://example.org/a",
            "FILE://C:/a",
            "vbscript:a",
            "mailto:a@example.org",
            "tel:1",
            "ftp://example.org",
            "smb://example.org/a",
            "about:blank",
            "view-source:https://example.org",
            "https://good.example@bad.example",
            "https://good.example:80@bad.example/",
            "https://good.example%2f@bad.example",
            "https://good.example\\@bad.example",
            "https://good.example%00.bad.example",
            "https://example.org:port",
            "https://example.org:123456",
            "https://[bad.example]/",
            "https://[::1",
            "https://example.org/a b",
            "https://example.org/\u{a0}a",
            "https://example.org/\"onclick=\"a",
            "https://example.org/<b>",
            "https://example.org/`a`",
            "https://example.org/\0",
            "https://example.org/\u{202e}gpj.exe",
            "https://exam\u{200b}ple.org",
            "https://exam\u{ad}ple.org",
            "https://example.org/[U+202E]gpj.exe",
        ];
        for address in refused {
            assert_eq!(web_address(address), None, "{address:?}");
        }
    }
}
