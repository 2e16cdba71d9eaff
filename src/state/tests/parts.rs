//! Records mended in their own words, parts put in order, and the first steps.

use super::editing::{edit, opened, text_of};
use super::reshaping::{FILE, on, reshape};
use super::*;
use crate::finding::RecordKind;
use crate::state::{
    Dialog, EditCommand as E, FirstStep, Mending, PartLine, PartLines, PartStep, Reshape as R,
};

fn mending(state: &State) -> &Mending {
    match &state.view.dialog {
        Some(Dialog::Mend(mending)) => mending,
        other => panic!("{other:?}"),
    }
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

/// Every line of the room.
fn lines(state: &State) -> Vec<PartLine> {
    let lines = PartLines::of(state.dossier());
    let all = (0..lines.count()).map(|at| lines.line(state.dossier(), at).expect("a line"));
    let all: Vec<PartLine> = all.collect();
    for (at, line) in all.iter().enumerate() {
        if let PartLine::Record(part, ..) = line {
            assert_eq!(lines.line_of(*part), Some(at));
        }
    }
    assert_eq!(lines.line(state.dossier(), all.len()), None);
    all
}

#[test]
fn every_part_is_moved_changed_and_taken_out_and_what_named_it_stays() {
    let mut state = on(0);
    let records: Vec<_> = lines(&state)
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
        match lines(state).into_iter().find(is_it) {
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
    // There is no search in this room: it leads to where there is one.
    update(&mut state, Command::FocusSearch);
    assert_eq!(state.view.room, Room::Matrix);
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

#[test]
fn what_is_typed_into_a_dialog_outlives_the_program() {
    let broken = FILE.replacen("gist: \"For it\"", "gist \"For\nit\"", 1);
    let mut mended = State::new(opened(&broken), Settings::default());
    reshape(&mut mended, [R::Mend(0)]);
    assert_eq!(mended.unfinished(), None, "nothing was typed");
    let text = mending(&mended).before.replace("gist ", "gist: ");
    reshape(&mut mended, [R::TypeRecord(text)]);
    let mut split = on(1);
    reshape(
        &mut split,
        [
            R::AskSplit,
            R::TypeTitle("“Two”\nlines".to_owned()),
            R::Reread(1, crate::model::Stance::Opposes),
        ],
    );
    for state in [mended, split] {
        let typed = state.unfinished().expect("something was typed");
        let mut again = State::new(Arc::clone(&state.opened), Settings::default());
        let text: Arc<str> = text_of(&state).into();
        let recovery = crate::state::Recovery {
            base: Arc::clone(&text),
            text,
            steps: Vec::new(),
            draft: Some(typed),
            when: String::new(),
            journal: PathBuf::new(),
            lines: Vec::new(),
        };
        again.view.dialog = Some(Dialog::Recover(Box::new(recovery)));
        edit(&mut again, E::Recover);
        assert_eq!(again.view.dialog, state.view.dialog);
    }
}
