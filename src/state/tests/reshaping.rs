//! Points merged and split, and what was typed for that.

use super::editing::{edit, opened, text_of};
use super::*;
use crate::matrix::Matrix;
use crate::model::{PartyIndex, PointIndex, Stance};
use crate::state::{Dialog, EditCommand as E, PointMerge, PointSplit, Reshape as R};

pub(super) const FILE: &str = r#"// Kept as it is
(
    format: 1, title: "Test",
    parties: [(id: "a", name: "Aland"), (id: "b", name: "Bland")],
    themes: [(id: "fruit", name: "Fruit"), (id: "rest", name: "Rest")],
    points: [
        (id: "p", theme: "fruit", title: "Pears", proposition: "Pears are traded.",
         articles: [(plan: "one", number: "4")]),  // first
        (id: "q", title: "No pears", proposition: "No pear is traded.",
         articles: [(plan: "two", number: "7")], note: "Worded by Bland"),
        (id: "r", title: "Plums", proposition: "Plums are traded."),
    ],
    sources: [
        (id: "s", title: "Paper", published: "2025-03-02"),
        (id: "t", title: "Journal", published: "2025-04-02", copy_of: "s"),
    ],
    plans: [(id: "one", name: "First draft"), (id: "two", name: "Second draft", source: "s")],
    statements: [
        (point: "p", party: "a", stance: Supports, gist: "For it", quote: "we want pears",
         source: "s", voice: Own, said: "2025-03-01"),
        // on pears, the other way round
        (point: "q", party: "a", stance: Supports, gist: "Not any more", quote: "pears are over",
         source: "s", voice: Own, said: "2025-03-02", plan: "two"),
        (point: "q", party: "b", stance: RulesOut, gist: "Pears it is", quote: "never without pears",
         source: "t", voice: Own, said: "2025-03-02"),
    ],
)
"#;

pub(super) fn on(point: u32) -> State {
    let mut state = State::new(opened(FILE), Settings::default());
    state.view.selection = Some(Selection {
        point: PointIndex(point),
        party: PartyIndex::new(0),
    });
    state
}

pub(super) fn reshape(state: &mut State, commands: impl IntoIterator<Item = R>) {
    for command in commands {
        edit(state, E::Reshape(command));
    }
}

fn merging(state: &State) -> &PointMerge {
    match &state.view.dialog {
        Some(Dialog::MergePoints(merge)) => merge,
        other => panic!("{other:?}"),
    }
}

fn splitting(state: &State) -> &PointSplit {
    match &state.view.dialog {
        Some(Dialog::SplitPoint(split)) => split,
        other => panic!("{other:?}"),
    }
}

/// What was told of the cells of a row comes true.
fn comes_true(matrix: &Matrix, point: u32, told: &[(PartyIndex, Option<Stance>)]) {
    for (party, stance) in told {
        assert_eq!(matrix.cell(PointIndex(point), *party).stance, *stance);
    }
}

#[test]
fn a_point_is_merged_only_when_each_statement_was_read_against_the_other_proposition() {
    let mut state = on(1);
    reshape(&mut state, [R::AskMerge]);
    let found = merging(&state).names(state.dossier());
    let found: Vec<&str> = found.iter().map(|(_, named)| named.name.as_str()).collect();
    assert_eq!(found, ["Pears", "Plums"], "not the point itself");
    reshape(
        &mut state,
        [R::TypeTarget("pea".to_owned()), R::Target(PointIndex(0))],
    );
    let merge = merging(&state);
    assert_eq!((merge.moved.len(), merge.unread()), (2, 2));
    assert!(!merge.is_same(state.dossier()) && !merge.is_ready());
    assert_eq!(merge.lost(state.dossier()), ["Note: Worded by Bland"]);
    let both: Vec<bool> = merge.cells.iter().map(|cell| cell.has_both).collect();
    assert_eq!(both, [true, false]);
    // Nothing happens before that.
    reshape(&mut state, [R::Finish]);
    assert_eq!(text_of(&state), FILE);
    // The other sentence says the contrary, and of one statement that has to be said otherwise.
    reshape(&mut state, [R::MirrorAll]);
    assert!(!merging(&state).is_ready());
    reshape(
        &mut state,
        [R::Mark(0, true), R::Reread(1, Stance::Supports)],
    );
    let merge = merging(&state);
    assert!(merge.is_ready());
    let told: Vec<_> = merge
        .cells
        .iter()
        .map(|cell| (cell.party, cell.merged.stance))
        .collect();
    assert_eq!(
        told,
        [
            (PartyIndex::new(0), Some(Stance::Opposes)),
            (PartyIndex::new(1), Some(Stance::Supports))
        ]
    );
    reshape(&mut state, [R::Finish]);
    assert_eq!(state.opened.findings, []);
    comes_true(&state.matrix, 0, &told);
    let made = text_of(&state);
    assert!(!made.contains("No pears") && made.contains("// on pears, the other way round"));
    assert!(
        made.contains(r#"articles: [(plan: "one", number: "4"), (plan: "two", number: "7")]"#),
        "{made}"
    );
    assert_eq!(state.view.selection.map(|it| it.point), Some(PointIndex(0)));
    let undoes = state.history.undoes().map(str::to_owned);
    assert_eq!(undoes.as_deref(), Some("merge “No pears” into “Pears”"));
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), FILE, "one step");
}

#[test]
fn points_of_one_proposition_are_merged_as_they_are() {
    let file = FILE.replace("No pear is traded.", "Pears are traded.");
    let mut state = State::new(opened(&file), Settings::default());
    state.view.selection = on(1).view.selection;
    reshape(&mut state, [R::AskMerge, R::Target(PointIndex(0))]);
    assert!(merging(&state).is_ready());
    // Typing another name asks anew.
    reshape(&mut state, [R::TypeTarget("plums".to_owned())]);
    assert!(!merging(&state).is_ready());
    // Neither itself nor what is not there can be chosen.
    reshape(
        &mut state,
        [R::Target(PointIndex(1)), R::Target(PointIndex(9))],
    );
    assert_eq!(merging(&state).into, None);
}

#[test]
fn a_point_is_split_into_two_rows_as_was_told() {
    let mut state = on(1);
    reshape(
        &mut state,
        [
            R::AskSplit,
            R::TypeTitle(" Pears in spring ".to_owned()),
            R::Finish,
        ],
    );
    assert_eq!(
        splitting(&state).missing(),
        ["Proposition", "at least one statement that goes"]
    );
    reshape(
        &mut state,
        [
            R::TypeProposition("Pears are traded in spring.".to_owned()),
            R::Reread(1, Stance::Insists),
        ],
    );
    let split = splitting(&state);
    let stays: Vec<_> = split
        .cells
        .iter()
        .map(|it| (it.party, it.stays.stance))
        .collect();
    let goes: Vec<_> = split
        .cells
        .iter()
        .map(|it| (it.party, it.goes.stance))
        .collect();
    assert_eq!(goes[1].1, Some(Stance::Insists));
    reshape(&mut state, [R::Finish]);
    assert_eq!(state.opened.findings, []);
    let ids: Vec<&str> = state
        .dossier()
        .points
        .iter()
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(ids, ["p", "q", "pears-in-spring", "r"], "right behind it");
    comes_true(&state.matrix, 1, &stays);
    comes_true(&state.matrix, 2, &goes);
    assert_eq!(state.dossier().points[2].articles.len(), 1);
    update(&mut state, Command::Undo);
    assert_eq!(text_of(&state), FILE, "one step");
}

#[test]
fn what_was_typed_into_a_dialog_is_brought_back() {
    let mut state = on(1);
    reshape(
        &mut state,
        [R::AskSplit, R::TypeTitle("Pears in spring".to_owned())],
    );
    update(&mut state, Command::Dismiss);
    assert_eq!(state.view.dialog, None);
    edit(&mut state, E::BringBack);
    assert_eq!(splitting(&state).title, "Pears in spring");
    // What stands open follows the file when that becomes another one.
    let moved = FILE.replace(
        "(id: \"p\"",
        "(id: \"o\", title: \"O\", proposition: \"O.\"),\n        (id: \"p\"",
    );
    report(&mut state, Report::Opened(opened(&moved)));
    assert_eq!(splitting(&state).of, PointIndex(2));
    assert_eq!(splitting(&state).title, "Pears in spring");
    let gone = FILE.replace("\"q\"", "\"r2\"");
    report(&mut state, Report::Opened(opened(&gone)));
    assert_eq!(state.view.dialog, None, "its point is gone");
    // Nothing is kept of a dialog that was only looked at.
    reshape(&mut state, [R::AskSplit]);
    update(&mut state, Command::Dismiss);
    edit(&mut state, E::BringBack);
    assert_eq!(state.view.dialog, None);
}
