//! A date is what it says: whatever is read is written back as it was, its days are days in order,
//! its words name them, and two dates that are put together keep their order.

#![no_main]

use concordance_fuzz::model::{DateSpan, Day};
use libfuzzer_sys::fuzz_target;

fn first_and_last(span: DateSpan) -> (Day, Day) {
    (span.first_day(), span.last_day())
}

fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\n').unwrap_or((text, ""));
    let spans = [one, other].map(|text| {
        let span = DateSpan::parse(text).ok()?;
        assert!(span.first_day() <= span.last_day(), "{text:?}");
        assert!((1..=9999).contains(&span.first_day().year()), "{text:?}");
        assert!((1..=9999).contains(&span.last_day().year()), "{text:?}");
        assert!(span.overlaps(span), "{text:?}");
        // The way back; a range of twice the same is written as one.
        let written = span.to_string();
        let again = DateSpan::parse(&written);
        assert_eq!(again.as_ref().map(ToString::to_string), Ok(written.clone()));
        assert_eq!(again.map(first_and_last), Ok(first_and_last(span)));
        let twice = format!("{written}/{written}");
        assert!(text == written || text == twice, "{text:?} is {written:?}");
        let year = span.last_day().year().to_string();
        assert!(span.words().ends_with(&year), "{text:?}: {}", span.words());
        assert!(span.short(true).ends_with(&year), "{text:?}: {}", span.short(true));
        assert!(!span.short(false).is_empty(), "{text:?}");
        Some(span)
    });
    let [Some(one), Some(other)] = spans else {
        return;
    };
    assert_eq!(one.overlaps(other), other.overlaps(one));
    let between = DateSpan::between(one.first_day(), other.last_day());
    assert_eq!(between, DateSpan::between(other.last_day(), one.first_day()));
    assert!(between.overlaps(DateSpan::day(one.first_day())));
    assert_eq!(DateSpan::parse(&between.to_string()).map(first_and_last), Ok(first_and_last(between)));
});
