//! Merging by cases.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::edit::{apply, splices};
use crate::finding::RecordKind;

const BASE: &str = r#"// Kept by two people.
(
    format: 1,
    title: "T",
    parties: [(id: "ru", name: "Russia"), (id: "us", name: "United States")],
    themes: [
        (id: "t", name: "Theme"),
    ],
    points: [
        // The first one.
        (id: "p", theme: "t", title: "P",
         proposition: "It is."),
        (id: "q", title: "Q", proposition: "It was."),
    ],
    sources: [
        (id: "s", title: "S", published: "2025-01"), // seen
    ],
    statements: [
        (point: "p", party: "ru", stance: Opposes, gist: "no",
         quote: "never", source: "s", voice: Own, said: "2025-01-02"),
        (point: "q", party: "us", stance: Supports, gist: "yes",
         quote: "always", source: "s", voice: Own, said: "2025-01-03"),
    ],
)
"#;

/// What stands in the base, and what stands there instead.
type Swaps<'t> = &'t [(&'t str, &'t str)];

fn with(changes: Swaps) -> String {
    changes.iter().fold(BASE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

fn merged(ours: Swaps, theirs: Swaps) -> Merged {
    merge(BASE, &with(ours), &with(theirs)).expect("they are position files")
}

fn told(merged: &Merged) -> Vec<String> {
    merged.conflicts.iter().map(ToString::to_string).collect()
}

#[test]
fn what_only_one_changed_is_taken_into_the_text_of_ours() {
    let ours = [(
        "name: \"Russia\"",
        "name: \"Russian Federation\" /* as in the treaty */",
    )];
    let cases: [(Swaps, Swaps); 8] = [
        (
            &[("stance: Opposes", "stance: RulesOut")],
            &[("stance: Opposes", "stance: RulesOut")],
        ),
        (
            &[("title: \"T\"", "title: \"U\"")],
            &[("title: \"T\"", "title: \"U\"")],
        ),
        (
            &[
                (
                    "    themes: [\n        (id: \"t\", name: \"Theme\"),\n    ],\n",
                    "",
                ),
                ("theme: \"t\", ", ""),
            ],
            &[
                ("        (id: \"t\", name: \"Theme\"),\n", ""),
                ("theme: \"t\", ", ""),
            ],
        ),
        (
            &[(
                "        (id: \"q\"",
                "        // Why not?\n        (id: \"r\", title: \"R\",   proposition: \"It will.\"),\n        (id: \"q\"",
            )],
            &[(
                "        (id: \"q\"",
                "        // Why not?\n        (id: \"r\", title: \"R\",   proposition: \"It will.\"),\n        (id: \"q\"",
            )],
        ),
        // Layout alone is not taken over.
        (&[("gist: \"yes\",\n         ", "gist: \"yes\", ")], &[]),
        // What moved there moves here.
        (
            &[
                (", (id: \"us\", name: \"United States\")", ""),
                (
                    "[(id: \"ru\"",
                    "[(id: \"us\", name: \"United States\"), (id: \"ru\"",
                ),
            ],
            &[
                (", (id: \"us\", name: \"United States\")", ""),
                (
                    "[(id: \"ru\"",
                    "[(id: \"us\", name: \"United States\"), (id: \"ru\"",
                ),
            ],
        ),
        // What was removed there goes here.
        (
            &[(
                "        (point: \"q\", party: \"us\", stance: Supports, gist: \"yes\",\n         quote: \"always\", source: \"s\", voice: Own, said: \"2025-01-03\"),\n",
                "",
            )],
            &[(
                "        (point: \"q\", party: \"us\", stance: Supports, gist: \"yes\",\n         quote: \"always\", source: \"s\", voice: Own, said: \"2025-01-03\"),\n",
                "",
            )],
        ),
        // What cannot be read as fields is compared as text.
        (
            &[("(id: \"q\", title: \"Q\"", "(id: \"q\", title \"Q\"")],
            &[("(id: \"q\", title: \"Q\"", "(id: \"q\", title \"Q\"")],
        ),
    ];
    for (theirs, expected) in cases {
        let found = merged(&ours, theirs);
        let mut text = with(expected);
        text = text.replace(ours[0].0, ours[0].1);
        assert_eq!(found.text, text, "{theirs:?}");
        assert_eq!(told(&found), [""; 0]);
        assert_eq!(found.met, []);
    }
}

#[test]
fn what_both_changed_differently_is_a_conflict_and_ours_stays() {
    type Case = (Swaps<'static>, Swaps<'static>, &'static [&'static str]);
    const NEVER: &str = "        (point: \"p\", party: \"ru\", stance: Opposes, gist: \"no\",\n         quote: \"never\", source: \"s\", voice: Own, said: \"2025-01-02\"),\n";
    let cases: [Case; 8] = [
        (
            &[("title: \"T\"", "title: \"U\"")],
            &[("title: \"T\"", "title: \"V\"")],
            &["the file itself, `title`: changed differently on both sides"],
        ),
        (
            &[("stance: Opposes", "stance: RulesOut")],
            &[("stance: Opposes", "stance: Unclear")],
            &["statement `ru` on `p`: never, `stance`: changed differently on both sides"],
        ),
        (
            &[(NEVER, "")],
            &[("stance: Opposes", "stance: Unclear")],
            &["statement `ru` on `p`: never: removed by ours, changed by theirs"],
        ),
        (
            &[("stance: Opposes", "stance: Unclear")],
            &[(NEVER, "")],
            &["statement `ru` on `p`: never: removed by theirs, changed by ours"],
        ),
        (
            &[(
                "    sources: [",
                "    sources: [\n        (id: \"n\", title: \"N\", published: \"2025\"),",
            )],
            &[(
                "    sources: [",
                "    sources: [\n        (id: \"n\", title: \"M\", published: \"2025\"),",
            )],
            &["source `n`: added on both sides, not alike"],
        ),
        // One removes what the other one refers to anew.
        (
            &[("quote: \"always\"", "jointly: [\"ru\"], quote: \"always\"")],
            &[("(id: \"ru\", name: \"Russia\"), ", ""), (NEVER, "")],
            &["party `ru`: removed by theirs, but ours refers to it, so it stays"],
        ),
        (
            &[("(id: \"ru\", name: \"Russia\"), ", ""), (NEVER, "")],
            &[("quote: \"always\"", "jointly: [\"ru\"], quote: \"always\"")],
            &["party `ru`: removed by ours, but theirs refers to it, so it stays"],
        ),
        (
            &[("(id: \"q\", title: \"Q\"", "(id: \"q\", title \"Q\"")],
            &[("(id: \"q\", title: \"Q\"", "(id: \"q\", title: \"R\"")],
            &["point `q`: changed differently on both sides"],
        ),
    ];
    for (ours, theirs, expected) in cases {
        let found = merged(ours, theirs);
        assert_eq!(told(&found), expected, "{ours:?} {theirs:?}");
        let is_back = matches!(found.conflicts[0].why, Why::Needed(Side::Ours));
        if !is_back && !matches!(found.conflicts[0].why, Why::Needed(_)) {
            assert_eq!(found.text, with(ours), "{theirs:?}");
        }
        let findings = crate::load::load(found.text.as_bytes()).findings;
        let errors = findings
            .iter()
            .filter(|it| it.severity == crate::finding::Severity::Error);
        assert_eq!(
            errors.count(),
            usize::from(found.text.contains("title \"Q\"")),
            "{}",
            found.text
        );
    }
}

#[test]
fn a_conflict_has_all_three_values_and_a_remark_in_the_file() {
    let found = merged(
        &[("stance: Opposes", "stance: RulesOut")],
        &[("stance: Opposes, ", "stance: Unclear, ")],
    );
    let [conflict] = found.conflicts.as_slice() else {
        panic!("one conflict: {:?}", found.conflicts);
    };
    let values = [&conflict.base, &conflict.ours, &conflict.theirs].map(Option::as_deref);
    assert_eq!(values, [Some("Opposes"), Some("RulesOut"), Some("Unclear")]);
    let remarked = with_remarks(&found.text, &found.conflicts);
    let expected = "    statements: [\n        \
        // conflict: statement `ru` on `p`: never, `stance`: changed differently on both sides\n        \
        //   base has Opposes\n        \
        //   theirs has Unclear\n        \
        (point: \"p\", party: \"ru\", stance: RulesOut";
    assert!(remarked.contains(expected), "{remarked}");
    let changes = resolve(conflict, Side::Theirs).expect("it can be taken");
    let made = apply(
        &found.text,
        &splices(&found.text, changes).expect("it fits"),
    )
    .expect("it fits");
    assert_eq!(made, with(&[("stance: Opposes", "stance: Unclear")]));
    assert_eq!(resolve(conflict, Side::Ours), Some(&[][..]));
}

#[test]
fn two_fields_of_one_record_are_both_taken_and_it_is_told() {
    let found = merged(
        &[("quote: \"never\"", "quote: \"never ever\"")],
        &[("stance: Opposes", "stance: RulesOut")],
    );
    assert_eq!(
        found.text,
        with(&[
            ("quote: \"never\"", "quote: \"never ever\""),
            ("stance: Opposes", "stance: RulesOut")
        ])
    );
    let name = "`ru` on `p`: never ever".to_owned();
    assert_eq!(found.met, [About::Record(RecordKind::Statement, name)]);
}

#[test]
fn additions_in_one_place_stand_one_behind_the_other() {
    let list =
        "    sources: [\n        (id: \"s\", title: \"S\", published: \"2025-01\"), // seen\n";
    let added =
        |id: &str| format!("{list}        (id: \"{id}\", title: \"{id}\", published: \"2025\"),\n");
    let (ours, theirs) = (added("o"), added("t"));
    let found = merged(&[(list, &ours)], &[(list, &theirs)]);
    let both = format!("{ours}        (id: \"t\", title: \"t\", published: \"2025\"),\n");
    assert_eq!(found.text, with(&[(list, &both)]));
}

#[test]
fn an_id_that_one_renamed_is_renamed_in_what_the_other_one_added() {
    let new = "        (point: \"q\", party: \"ru\", stance: Unclear, gist: \"hm\", quote: \"perhaps\", source: \"s\", voice: Own, said: \"2025-02\"),\n    ],\n)";
    let added = [("    ],\n)", new)];
    let renamed = [("\"ru\"", "\"russia\"")];
    for (ours, theirs) in [(&added, &renamed), (&renamed, &added)] {
        let found = merged(ours, theirs);
        assert_eq!(told(&found), [""; 0]);
        assert_eq!(found.text, with(&added).replace("\"ru\"", "\"russia\""));
    }
    let found = merged(&renamed, &[("\"ru\"", "\"rf\"")]);
    assert_eq!(
        told(&found),
        ["party `russia`, `id`: changed differently on both sides"]
    );
    let changes = resolve(&found.conflicts[0], Side::Theirs).expect("it can be taken");
    let made = apply(
        &found.text,
        &splices(&found.text, changes).expect("it fits"),
    )
    .expect("it fits");
    assert_eq!(made, with(&[("\"ru\"", "\"rf\"")]));
}

#[test]
fn both_orders_are_told_where_both_moved_records() {
    let file = |order: [&str; 3]| {
        let parties = order
            .map(|id| format!("(id: \"{id}\", name: \"{id}\")"))
            .join(", ");
        format!(
            "(format: 1, title: \"T\", parties: [{parties}], points: [], sources: [], statements: [])"
        )
    };
    let (base, ours, theirs) = (
        file(["a", "b", "c"]),
        file(["b", "a", "c"]),
        file(["a", "c", "b"]),
    );
    let found = merge(&base, &ours, &theirs).expect("they are position files");
    assert_eq!(
        told(&found),
        ["the order of `parties`: changed differently on both sides"]
    );
    assert_eq!(found.text, ours);
    let changes = resolve(&found.conflicts[0], Side::Theirs).expect("it can be taken");
    let made = apply(
        &found.text,
        &splices(&found.text, changes).expect("it fits"),
    )
    .expect("it fits");
    assert_eq!(made, theirs);
    let moved = merge(&base, &base, &theirs).expect("they are position files");
    assert_eq!(moved.text, theirs);
}

#[test]
fn comments_of_theirs_that_have_no_place_are_told() {
    let found = merged(
        &[("title: \"T\"", "title: \"U\"")],
        &[
            ("// Kept by two people.", "// Kept by three people."),
            ("// The first one.", "// The first one."),
        ],
    );
    assert_eq!(found.comments, ["// Kept by three people."]);
}

#[test]
fn line_ends_and_the_mark_of_ours_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let ours = windows(&with(&[("name: \"Russia\"", "name: \"R\"")]));
    let theirs = with(&[("stance: Opposes", "stance: RulesOut")]);
    let found = merge(BASE, &ours, &theirs).expect("they are position files");
    let both = with(&[
        ("name: \"Russia\"", "name: \"R\""),
        ("stance: Opposes", "stance: RulesOut"),
    ]);
    assert_eq!(found.text, windows(&both));
}

#[test]
fn what_is_no_position_file_is_refused() {
    let newer = with(&[("format: 1", "format: 7")]);
    let cases = [
        ("", BASE, BASE, File::Base),
        (BASE, "Dear diary", BASE, File::Ours),
        (BASE, BASE, newer.as_str(), File::Theirs),
    ];
    for (base, ours, theirs, which) in cases {
        match merge(base, ours, theirs) {
            Err(Unmergeable::NotAFile(file, findings)) => {
                assert_eq!(file, which);
                assert!(!findings.is_empty());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_merge_that_is_not_wanted_any_more_stops_at_every_step() {
    let ours = with(&[("name: \"Russia\"", "name: \"R\"")]);
    let theirs = with(&[("stance: Opposes", "stance: RulesOut")]);
    let asked = AtomicUsize::new(0);
    let watched = |last: usize| {
        asked.store(0, Ordering::Relaxed);
        merge_watched(BASE, &ours, &theirs, &|| {
            asked.fetch_add(1, Ordering::Relaxed) < last
        })
    };
    let whole = watched(usize::MAX).expect("they are position files");
    assert_eq!(Ok(whole), merge(BASE, &ours, &theirs));
    let steps = asked.load(Ordering::Relaxed);
    assert!(steps > 12, "{steps}");
    for last in 0..steps {
        assert_eq!(watched(last), Err(Unmergeable::Stopped), "after {last}");
        assert_eq!(
            asked.load(Ordering::Relaxed),
            last + 1,
            "it is asked no more"
        );
    }
}
