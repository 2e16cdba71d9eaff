//! The fragments of a quotation around its ellipses.

/// The forms of an ellipsis, those in brackets first so that the brackets go with it.
const ELLIPSES: &[&str] = &[
    "[…]", "[...]", "[. . .]", "(…)", "(...)", "<…>", "<...>", "…", "...", ". . .",
];

/// The parts of a quotation between ellipses, trimmed; empty ones are left out.
///
/// Without an ellipsis it is one part.
#[must_use]
pub fn fragments(quotation: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = quotation;
    while let Some((at, ellipsis)) = first_ellipsis(rest) {
        parts.extend(rest.get(..at));
        rest = rest.get(at + ellipsis.len()..).unwrap_or_default();
        // Four dots are an ellipsis after a full stop.
        if ellipsis.ends_with('.') {
            rest = rest.trim_start_matches('.');
        }
    }
    parts.push(rest);
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// True when a quotation has an ellipsis in it.
pub(super) fn has_ellipsis(quotation: &str) -> bool {
    first_ellipsis(quotation).is_some()
}

fn first_ellipsis(text: &str) -> Option<(usize, &'static str)> {
    ELLIPSES
        .iter()
        .filter_map(|ellipsis| Some((text.find(ellipsis)?, *ellipsis)))
        .min_by_key(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ellipses_part_a_quotation() {
        let cases: &[(&str, &[&str])] = &[
            ("we will not", &["we will not"]),
            ("we will … not", &["we will", "not"]),
            ("we will [...] not […] go.", &["we will", "not", "go."]),
            ("we will.... Never", &["we will", "Never"]),
            ("… and (…) so . . . on...", &["and", "so", "on"]),
            ("…", &[]),
        ];
        for (quotation, expected) in cases {
            assert_eq!(fragments(quotation), *expected, "{quotation}");
        }
    }
}
