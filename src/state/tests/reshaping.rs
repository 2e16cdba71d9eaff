//! Points merged and split, records mended, parts put in order, and the first steps.

use super::editing::{edit, opened, text_of};
use super::*;
use crate::finding::RecordKind;
use crate::matrix::Matrix;
use crate::model::{PartyIndex, PointIndex, Stance};
use crate::state::{
    Dialog, EditCommand as E, FirstStep, Mending, PartLine, PartStep, PointMerge, PointSplit,
    Reshape as R,
};

const FILE: &str = r#"// Kept as it is
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

fn on(point: u32) -> State {
    let mut state = State::new(opened(FILE), Settings::default());
    state.view.selection = Some(Selection {
        point: PointIndex(point),
        party: PartyIndex::new(0),
    });
    state
}

fn reshape(state: &mut State, commands: impl IntoIterator<Item = R>) {
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

fn mending(state: &State) -> &Mending {
    match &state.view.dialog {
        Some(Dialog::Mend(mending)) => mending,
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

/// Ways in which a record is broken, and what mends each.
const BROKEN: [(&str, &str, &str); 4] = [
    ("gist: \"For it\"", "gist \"For it\"", "a colon is missing"),
    (
        "stance: Supports, gist: \"For it\"",
        "stance: Suports, gist: \"For it\"",
        "a word is wrong",
    ),
    (
        "quote: \"we want pears\"",
        "quote: \"we want pears",
        "a quotation mark is missing",
    ),
    ("gist: \"For it\", ", "", "a field is missing"),
];

#[test]
fn a_record_left_out_for_errors_is_mended_in_its_own_words() {
    for (good, bad, why) in BROKEN {
        let broken = FILE.replacen(good, bad, 1);
        let mut state = State::new(opened(&broken), Settings::default());
        assert_eq!(state.dossier().statements.len(), 2, "{why}");
        let before = state.findings().count();
        assert_eq!(before, 1, "{why}");
        reshape(&mut state, [R::Mend(0)]);
        let open = mending(&state);
        assert!(!open.is_mended(), "{why}");
        assert_eq!(open.place.map(|place| place.line), Some(19), "{why}");
        let text = if bad.is_empty() {
            open.before.replacen("quote:", &format!("{good}quote:"), 1)
        } else {
            open.before.replacen(bad, good, 1)
        };
        reshape(&mut state, [R::TypeRecord(text)]);
        let open = mending(&state);
        assert!(
            open.is_mended(),
            "{why}: {:?} {:?}",
            open.refusal,
            open.findings
        );
        reshape(&mut state, [R::Finish]);
        assert_eq!(text_of(&state), FILE, "{why}");
        assert_eq!(state.dossier().statements.len(), 3);
        assert_eq!(state.findings().count(), 0);
        update(&mut state, Command::Undo);
        assert_eq!(text_of(&state), broken, "one step");
    }
}

#[test]
fn what_would_take_other_records_with_it_is_not_put_in() {
    let broken = FILE.replacen("Supports, gist: \"For", "Suports, gist: \"For", 1);
    for large in [false, true] {
        // A large file is not read anew at every key.
        let pad = if large {
            " ".repeat(300_000)
        } else {
            String::new()
        };
        let mut state = State::new(opened(&format!("{broken}{pad}")), Settings::default());
        reshape(&mut state, [R::Mend(0)]);
        let text = mending(&state).before.clone();
        assert_eq!(mending(&state).findings.len(), 1, "large: {large}");
        let place = mending(&state).findings[0].place.expect("a place");
        assert_eq!(place.line, 1, "counted from the record");
        for bad in [
            text.trim_end_matches(')').to_owned(),
            format!("{text})"),
            text.replacen("\"p\"", "\"p", 1),
            "nothing".to_owned(),
            String::new(),
        ] {
            reshape(&mut state, [R::TypeRecord(bad.clone()), R::Finish]);
            assert!(mending(&state).refusal.is_some(), "{bad}");
        }
        // What is a record but has an error may wait for another one that it names.
        let other = text
            .replacen("Suports", "Supports", 1)
            .replacen("\"p\"", "\"pp\"", 1);
        reshape(&mut state, [R::TypeRecord(other)]);
        assert!(mending(&state).refusal.is_none() && !mending(&state).is_mended());
        let mended = text.replacen("Suports", "Supports", 1);
        reshape(&mut state, [R::TypeRecord(mended)]);
        assert!(mending(&state).is_mended());
        if !large {
            reshape(&mut state, [R::Finish]);
            assert_eq!(text_of(&state), FILE);
        }
    }
}

#[test]
fn every_part_is_moved_changed_and_taken_out_and_what_named_it_stays() {
    let mut state = on(0);
    let records: Vec<_> = state
        .part_lines()
        .into_iter()
        .filter_map(|line| match line {
            PartLine::Record(part, name, counts) => Some((part, name, counts)),
            PartLine::Heading(..) => None,
        })
        .collect();
    assert_eq!(records.len(), 11);
    assert_eq!(records[2].2, "1 point", "a theme");
    assert_eq!(records[8].2, "1 point, 1 statement", "a plan");
    for (part, name, _) in &records {
        let step = |step| R::Part(step);
        reshape(
            &mut state,
            [step(PartStep::Choose(*part)), step(PartStep::Change)],
        );
        let form = state.editing.form.as_ref().expect("a form");
        assert_eq!(form.kind(), part.kind, "{name}");
        edit(&mut state, E::CloseForm);
        // Down and up again is where it was.
        let of_kind = records.iter().filter(|it| it.0.kind == part.kind).count();
        let before = text_of(&state);
        if part.at + 1 < of_kind {
            reshape(&mut state, [step(PartStep::Shift(true))]);
            assert_ne!(text_of(&state), before, "{name}");
            let chosen = state.editing.parts.chosen.expect("a part");
            assert_eq!(chosen.at, part.at + 1, "the choice goes with it");
            reshape(&mut state, [step(PartStep::Shift(false))]);
        } else {
            reshape(&mut state, [step(PartStep::Shift(true))]);
        }
        let dossier = &opened(FILE).dossier;
        assert_eq!(state.dossier().sources, dossier.sources, "{name}");
        assert_eq!(state.dossier().points, dossier.points, "{name}");
        assert_eq!(state.dossier().themes, dossier.themes, "{name}");
        assert_eq!(state.dossier().plans, dossier.plans, "{name}");
    }
    for (part, name, _) in &records {
        let mut state = on(0);
        reshape(
            &mut state,
            [R::Part(PartStep::Choose(*part)), R::Part(PartStep::Remove)],
        );
        if let Some(removal) = state.editing.removal.clone() {
            let is_kept = matches!(part.kind, RecordKind::Theme | RecordKind::Plan);
            assert_eq!(
                removal.statements.is_empty(),
                is_kept,
                "{name}: {removal:?}"
            );
            edit(&mut state, E::RemoveAsked);
        }
        assert_eq!(state.opened.findings, [], "{name}");
        assert_ne!(text_of(&state), FILE, "{name}");
        update(&mut state, Command::Undo);
        assert_eq!(text_of(&state), FILE, "{name}");
    }
}

#[test]
fn keys_lead_from_part_to_part() {
    let mut state = on(0);
    update(&mut state, Command::ShowRoom(Room::Parts));
    let names = |state: &State| {
        let chosen = state.editing.parts.chosen;
        let is_it =
            |line: &PartLine| matches!(line, PartLine::Record(part, ..) if Some(*part) == chosen);
        match state.part_lines().into_iter().find(is_it) {
            Some(PartLine::Record(_, name, _)) => name,
            other => panic!("{other:?}"),
        }
    };
    for (by, expected) in [
        (1, "Aland"),
        (1, "Bland"),
        (1, "Fruit"),
        (-1, "Bland"),
        (99, "Journal"),
        (-99, "Aland"),
    ] {
        reshape(&mut state, [R::Part(PartStep::Move(by))]);
        assert_eq!(names(&state), expected);
    }
}

#[test]
fn the_first_steps_are_ticked_one_by_one_and_go_with_the_first_statement() {
    let mut state = on(0);
    assert_eq!(state.first_steps(), None);
    edit(&mut state, E::New);
    let steps = state.first_steps().expect("steps");
    assert_eq!(steps.next(), Some(FirstStep::Title));
    edit(&mut state, E::AskHead);
    edit(&mut state, E::TypeHead("title", "Orchard".to_owned()));
    edit(&mut state, E::FinishHead);
    let mut next = Vec::new();
    for (kind, name, field, text) in [
        (RecordKind::Party, "name", "short", "A"),
        (RecordKind::Party, "name", "short", "B"),
        (
            RecordKind::Point,
            "title",
            "proposition",
            "Pears are traded.",
        ),
        (RecordKind::Source, "title", "published", "2025-03-02"),
    ] {
        next.push(state.first_steps().and_then(|steps| steps.next()));
        edit(&mut state, E::Add(kind));
        edit(&mut state, E::Type(name, format!("New {text}")));
        edit(&mut state, E::Type(field, text.to_owned()));
        edit(&mut state, E::Finish);
    }
    let expected = [
        FirstStep::Parties,
        FirstStep::Parties,
        FirstStep::Points,
        FirstStep::Source,
    ];
    assert_eq!(next, expected.map(Some));
    let last = state.first_steps().and_then(|steps| steps.next());
    assert_eq!(last, Some(FirstStep::Statement(Some(SourceIndex::new(0)))));
    let mut skipped = state.clone();
    reshape(&mut skipped, [R::SkipFirstSteps]);
    assert_eq!(skipped.first_steps(), None);
    edit(&mut state, E::AddStatement);
    for (field, text) in [
        ("gist", "For it"),
        ("quote", "we want pears"),
        ("said", "2025-03-01"),
    ] {
        edit(&mut state, E::Type(field, text.to_owned()));
    }
    for (field, value) in [
        (
            "point",
            crate::edit::Value::text(state.dossier().points[0].id.clone()),
        ),
        (
            "party",
            crate::edit::Value::text(state.dossier().parties[0].id.clone()),
        ),
        (
            "source",
            crate::edit::Value::text(state.dossier().sources[0].id.clone()),
        ),
        ("stance", crate::edit::Value::word("Supports")),
        ("voice", crate::edit::Value::word("Own")),
    ] {
        edit(&mut state, E::Put(field, Some(value)));
    }
    edit(&mut state, E::Finish);
    assert_eq!(
        state.dossier().statements.len(),
        1,
        "{:?}",
        state.editing.form
    );
    assert_eq!(state.first_steps(), None);
}
