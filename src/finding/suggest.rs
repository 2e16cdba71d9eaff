//! "Did you mean …?": the known name nearest to a misspelt one.

/// The candidate that is nearest to `name`, if one is near enough to be meant.
///
/// Nearness is the Jaro-Winkler similarity; 0.8 separates slips of the pen from other words
/// (`rusia` and `russia` 0.95, `russia` and `ukraine` 0.44).
#[must_use]
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let near = strsim::jaro_winkler(&lower, &candidate.to_lowercase());
        if near > 0.8 && best.is_none_or(|(score, _)| near > score) {
            best = Some((near, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_a_slip_and_not_another_word() {
        let parties = ["united-states", "russia", "ukraine", "european-union"];
        assert_eq!(closest("rusia", parties), Some("russia"));
        assert_eq!(closest("Russia", parties), Some("russia"));
        assert_eq!(closest("ukrain", parties), Some("ukraine"));
        assert_eq!(closest("china", parties), None);
        assert_eq!(closest("", parties), None);
    }
}
