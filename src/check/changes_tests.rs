//! What becomes of quotations when the text of their source is another one.

use super::fixtures::{dossier, source};
use super::*;
use crate::model::{SourceIndex, StatementIndex};
use crate::quote::{SourceText, TextPlace, sha256_of};

const OLD: &str = "Heading\nWe will not accept troops. We will go on.\nThey said: never again.\n\
    We said: never again.\nIt ends here, they hope.\nThe last line";

/// The old text with a line put in, a word changed, a line moved and one broken in two.
const NEW: &str = "Heading\nA new line.\nWe will not accept troops. We will go on and on.\n\
    They say: never again.\nWe said: never again.\nIt ends\u{a0}here, they hope.\n";

fn old_dossier() -> Dossier {
    let mut recorded = source("recorded");
    recorded.sha256 = Some(sha256_of(OLD.as_bytes()).to_uppercase());
    let mut dossier = dossier(
        vec![source("idle"), recorded],
        &[
            (1, "Heading"),
            (1, "We will not accept troops"),
            (1, "never again"),
            (1, "never again"),
            (1, "never again"),
            (1, "It ends here"),
            (1, "We will … We said"),
            (1, "The last line"),
            (0, "of a text that is not at hand"),
            (1, "Heading"),
        ],
    );
    dossier.statements[2].before = Some("They said: ".to_owned());
    dossier.statements[3].before = Some("We said: ".to_owned());
    dossier.statements[6].quote = "will not accept … We will go on".to_owned();
    dossier
}

fn checked(dossier: &Dossier, text: &str, anchors: &Anchors) -> (Texts, Checked) {
    let mut texts = Texts::new();
    texts.insert(SourceIndex(1), SourceText::new(text));
    let checked = check(dossier, &texts, anchors, &|_| None);
    (texts, checked)
}

fn seen() -> Anchors {
    let dossier = old_dossier();
    let (texts, checked) = checked(&dossier, OLD, &Anchors::new());
    assert_eq!(checked.changes, []);
    anchors(&dossier, &texts, &checked.grades)
}

/// The statement, its fate, the line before and the line now.
type Fate = (u32, Reanchored, Option<usize>, Option<usize>);

fn fates(checked: &Checked) -> Vec<Fate> {
    let [change] = checked.changes.as_slice() else {
        panic!("one text changed: {:?}", checked.changes);
    };
    assert_eq!(change.source, SourceIndex(1));
    assert_eq!(change.recorded, sha256_of(OLD.as_bytes()));
    let line = |place: TextPlace| place.line;
    let quotations = change.quotations.iter();
    quotations
        .map(|it| (it.statement.0, it.kind, it.from, it.to.map(line)))
        .collect()
}

#[test]
fn each_quotation_of_a_changed_text_is_told_with_both_lines() {
    use Reanchored::{Ambiguous, Broke, ContextDiffers, Folded, Joined, Moved, Stands};
    let dossier = old_dossier();
    let (_, checked) = checked(&dossier, NEW, &seen());
    let expected = [
        (0, Stands, Some(1), Some(1)),
        (1, Moved, Some(2), Some(3)),
        (2, ContextDiffers, Some(3), Some(5)),
        (3, Moved, Some(4), Some(5)),
        (4, Ambiguous, Some(3), Some(4)),
        (5, Folded, Some(5), Some(6)),
        (6, Joined, Some(2), Some(3)),
        (7, Broke, Some(6), None),
    ];
    assert_eq!(fates(&checked), expected);
    let message = &checked.findings[1].message;
    assert_eq!(
        message,
        "the text of `recorded` is not the one that was recorded: 5 quotations stand (1 in \
         another context, 1 more than once, 1 folded, 1 joined), 2 moved, 1 broke"
    );
}

#[test]
fn nothing_is_said_to_have_moved_where_it_was_not_seen_before() {
    let dossier = old_dossier();
    let mut of_another_text = seen();
    of_another_text.retain(|_| false);
    assert!(of_another_text.is_empty());
    let (texts, of_the_new) = checked(&dossier, NEW, &of_another_text);
    // What was seen of the new text itself says nothing of the old one either.
    let of_the_new = anchors(&dossier, &texts, &of_the_new.grades);
    for anchors in [of_another_text, of_the_new] {
        let (_, checked) = checked(&dossier, NEW, &anchors);
        let fates = fates(&checked);
        assert!(
            fates
                .iter()
                .all(|(_, kind, from, _)| { *kind != Reanchored::Moved && from.is_none() })
        );
        assert_eq!(fates[1].1, Reanchored::Stands);
        assert!(!checked.findings[1].message.contains("moved"));
    }
}

#[test]
fn other_line_ends_and_a_byte_order_mark_move_nothing() {
    let dossier = old_dossier();
    let windows = format!("\u{feff}{}", OLD.replace('\n', "\r\n"));
    let (_, checked) = checked(&dossier, &windows, &seen());
    let moved = checked.changes[0].count(Reanchored::Moved);
    assert_eq!(moved, 0, "{:?}", checked.changes);
}

#[test]
fn anchors_outlive_the_program_and_add_up() {
    let mut anchors = seen();
    let written = serde_json::to_string(&anchors).unwrap();
    let read: Anchors = serde_json::from_str(&written).unwrap();
    assert_eq!(read, anchors);
    let dossier = old_dossier();
    let statement = dossier.statement(StatementIndex(1));
    let hash = sha256_of(OLD.as_bytes());
    let anchor = anchors.of(&hash, statement).unwrap();
    assert_eq!((anchor.line, anchor.column), (2, 1));
    assert_eq!(OLD.find("We will not"), Some(anchor.start));
    anchors.extend(Anchors::new());
    assert_eq!(anchors, read);
}
