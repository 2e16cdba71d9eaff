//! Writing the dossier: forms, what they make of the file, undoing, saving.

use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::edit::Value;
use crate::finding::RecordKind;
use crate::load::load;
use crate::model::{CellState, PartyIndex, PointIndex, Stance, StatementIndex};
use crate::quote::{Grade, SourceText};
use crate::state::{Dialog, EditCommand as E, Selection, SidePanel, WritingEffect, form_fields};

pub(super) const FILE: &str = r#"// Kept as it is
(
    format: 1, title: "Test",
    parties: [(id: "a", name: "Aland"), (id: "b", name: "Bland")],
    points: [
        (id: "p", title: "Pears", proposition: "Pears are traded."),  // first
        (id: "q", title: "Quinces", proposition: "Quinces are traded."),
    ],
    sources: [(id: "s", title: "Paper", published: "2025-03-02", text: "s.txt")],
    statements: [
        (point: "p", party: "a", stance: Supports, gist: "For it", quote: "we want pears",
         source: "s", speaker: "Ana Almond", role: "Minister", voice: Own, said: "2025-03-01"),
    ],
)
"#;

pub(super) const TEXT: &str = "On Monday Minister Ana Almond said: “we want pears”, and later: “no quinces for us”.\nThe end.";

pub(super) fn opened(text: &str) -> Arc<Opened> {
    let origin = Origin::File(PathBuf::from("/nowhere/test.ron"));
    let loaded = load(text.as_bytes());
    Arc::new(Opened::with_text(origin, loaded, text.into()).expect("a position file"))
}

pub(super) fn with_text() -> State {
    let mut state = State::new(opened(FILE), Settings::default());
    let evidence = Arc::make_mut(&mut state.evidence);
    evidence
        .texts
        .insert(SourceIndex::new(0), SourceText::new(TEXT));
    state
}

pub(super) fn edit(state: &mut State, command: E) -> Vec<Effect> {
    update(state, Command::Edit(command))
}

pub(super) fn text_of(state: &State) -> String {
    state.opened.text.as_deref().unwrap_or_default().to_owned()
}

/// Opens the text and selects these words in it.
pub(super) fn select(state: &mut State, words: &str) {
    update(state, Command::Read(SourceIndex::new(0), None));
    let at = TEXT.find(words).expect("the words stand there");
    edit(state, E::SelectWords(Some(at..at + words.len())));
}

#[test]
fn selected_words_become_a_statement_with_what_the_text_tells() {
    let mut state = with_text();
    select(&mut state, "“no quinces for us”");
    edit(&mut state, E::AddStatement);
    let form = state.editing.form.as_ref().expect("a form");
    assert_eq!(state.view.side, SidePanel::Form);
    let filled = [
        ("quote", "“no quinces for us”"),
        ("before", "Almond said: “we want pears”, and later: "),
        ("after", "."),
        ("source", "s"),
        ("speaker", "Ana Almond"),
        ("role", "Minister"),
        ("party", "a"),
        ("said", "2025-03-02"),
        ("dating", "no later than publication"),
    ];
    for (field, expected) in filled {
        // Context is cut at whole words, and never longer than the format allows.
        let text = form.text(field);
        assert!(
            expected.ends_with(text) && !text.is_empty(),
            "{field}: {text}"
        );
    }
    assert!(form.text("before").chars().count() <= 40);
    assert_eq!(form.missing(), ["Point", "Stance", "Gist"]);
    assert!(matches!(form.trial.grade, None | Some(Grade::Exact { .. })));

    edit(&mut state, E::Type("point", "qui".to_owned()));
    let form = state.editing.form.as_ref().expect("a form");
    let field = form_fields(RecordKind::Statement)
        .iter()
        .find(|field| field.name == "point")
        .expect("the field");
    let names = form.names(state.dossier(), field, "qui");
    assert_eq!(names.len(), 1);
    edit(&mut state, E::Put("point", Some(Value::text("q"))));
    edit(&mut state, E::Put("stance", Some(Value::word("Opposes"))));
    edit(&mut state, E::Type("gist", "Against it".to_owned()));
    let trial = &state.editing.form.as_ref().expect("a form").trial;
    assert_eq!(trial.findings, []);
    assert_eq!(
        trial.before.as_ref().map(|it| it.state),
        Some(CellState::Silent)
    );
    let after = trial.after.as_ref().expect("a cell");
    assert_eq!(
        (after.state, after.stance),
        (CellState::Position, Some(Stance::Opposes))
    );
    assert!(
        matches!(trial.grade, Some(Grade::Exact { .. })),
        "{:?}",
        trial.grade
    );

    let effects = edit(&mut state, E::Finish);
    assert!(
        effects
            .iter()
            .any(|it| matches!(it, Effect::Writing(WritingEffect::NoteEdit { .. })))
    );
    assert!(state.editing.form.is_none() && state.is_unsaved());
    let cell = state.matrix.cell(PointIndex::new(1), PartyIndex::new(0));
    assert_eq!(cell.stance, Some(Stance::Opposes));
    // Nothing of the file is other than it was but the record that came.
    let made = text_of(&state);
    let (before, rest) = made.split_at(made.find("\n        (point: \"q\"").expect("the record"));
    let end = rest.find("said: \"2025-03-02\"").expect("its end");
    let end = end + rest[end..].find("),").expect("its bracket") + 2;
    assert_eq!(format!("{before}{}", &rest[end..]), FILE);

    // Words of another paragraph may be somebody else's: nothing of who said the last ones is theirs.
    select(&mut state, "The end.");
    edit(&mut state, E::AddStatement);
    let form = state.editing.form.as_ref().expect("a form");
    for field in ["point", "party", "speaker", "role", "voice"] {
        assert_eq!(form.text(field), "", "{field}");
    }
    assert_eq!(form.text("said"), "2025-03-02");
}

#[test]
fn words_of_one_paragraph_take_over_who_said_the_last_ones() {
    let mut state = with_text();
    // Nobody whom the dossier knows is named here.
    let words = "Envoy Otto Birk said: “we like quinces.” Then: “Pears are fine.”\n\
                 On Monday Ms Almond met Mr Birk, who said “never”.";
    let text = SourceText::new(words);
    let evidence = Arc::make_mut(&mut state.evidence);
    evidence.texts.insert(SourceIndex::new(0), text);
    update(&mut state, Command::Read(SourceIndex::new(0), None));
    let form = |quote: &str, state: &mut State| {
        let at = words.find(quote).expect("the words stand there");
        edit(state, E::SelectWords(Some(at..at + quote.len())));
        edit(state, E::AddStatement);
        state.editing.form.clone().expect("a form")
    };
    let first = form("“we like quinces.”", &mut state);
    assert_eq!((first.text("speaker"), first.text("party")), ("", ""));
    for (field, words) in [
        ("point", "q"),
        ("party", "b"),
        ("speaker", "Otto Birk"),
        ("gist", "For it"),
    ] {
        edit(&mut state, E::Put(field, Some(Value::text(words))));
    }
    edit(&mut state, E::Put("stance", Some(Value::word("Supports"))));
    edit(&mut state, E::Put("voice", Some(Value::word("Own"))));
    edit(&mut state, E::Finish);
    assert!(state.editing.form.is_none(), "it is in the file");
    let next = form("“Pears are fine.”", &mut state);
    assert_eq!(
        (next.text("speaker"), next.text("party")),
        ("Otto Birk", "b")
    );
    assert_eq!(
        next.text("point"),
        "",
        "what it is about is for the person to say"
    );
    // Two whom the dossier knows now are named beside these words: it could be either.
    let last = form("“never”", &mut state);
    assert_eq!((last.text("speaker"), last.text("party")), ("", ""));
}

#[test]
fn every_change_can_be_undone_to_the_same_bytes() {
    let mut state = with_text();
    let selection = Selection {
        point: PointIndex::new(0),
        party: PartyIndex::new(0),
    };
    let mut texts = vec![text_of(&state)];
    let changes: Vec<Vec<E>> = vec![
        vec![
            E::ChangeStatement(StatementIndex::new(0)),
            E::Type("gist", "All for it".to_owned()),
            E::Finish,
        ],
        vec![
            E::ChangeParty,
            E::Type("id", "aland".to_owned()),
            E::Type("short", "AL".to_owned()),
            E::Finish,
        ],
        vec![
            E::Add(RecordKind::Point),
            E::Type("title", "Figs".to_owned()),
            E::Type("proposition", "Figs are traded.".to_owned()),
            E::Finish,
        ],
        vec![E::MovePoint(true)],
        vec![
            E::AskHead,
            E::TypeHead("title", "Another".to_owned()),
            E::FinishHead,
        ],
        vec![E::RemovePoint, E::RemoveAsked],
    ];
    for change in changes {
        state.view.selection = Some(selection);
        let label = format!("{change:?}");
        for command in change {
            edit(&mut state, command);
        }
        assert_ne!(
            text_of(&state),
            texts[texts.len() - 1],
            "{label}: {:?}",
            state.view.notice
        );
        texts.push(text_of(&state));
    }
    assert!(
        texts[2].contains("(id: \"aland\", name: \"Aland\", short: \"AL\")"),
        "{}",
        texts[2]
    );
    assert!(texts[2].contains("party: \"aland\""));
    assert!(texts[3].contains("(id: \"figs\", title: \"Figs\","));
    // What is said beside a point is not lost when another one takes its place.
    assert!(
        texts[4].contains("\"Pears are traded.\"),  // first"),
        "{}",
        texts[4]
    );
    for text in texts.iter().rev().skip(1) {
        update(&mut state, Command::Undo);
        assert_eq!(text_of(&state), *text);
    }
    assert!(!state.is_unsaved(), "all is as it is on disk");
    for text in texts.iter().skip(1) {
        update(&mut state, Command::Redo);
        assert_eq!(text_of(&state), *text);
    }
}

#[test]
fn a_record_goes_with_what_depends_on_it_and_only_when_that_was_seen() {
    let mut state = with_text();
    state.view.selection = Some(Selection {
        point: PointIndex::new(0),
        party: PartyIndex::new(0),
    });
    edit(&mut state, E::RemovePoint);
    let removal = state.editing.removal.clone().expect("a question");
    assert_eq!(removal.statements, ["Aland on Pears: For it"]);
    assert_eq!(text_of(&state), FILE);
    assert_eq!(state.view.side, SidePanel::Form);
    edit(&mut state, E::KeepAsked);
    assert_eq!(text_of(&state), FILE);
    assert_eq!(state.view.side, SidePanel::Inspector);
    edit(&mut state, E::RemovePoint);
    edit(&mut state, E::RemoveAsked);
    assert_eq!(state.view.side, SidePanel::Inspector);
    assert_eq!(state.dossier().points.len(), 1);
    assert_eq!(state.dossier().statements, []);
    assert_eq!(state.opened.findings, []);
}

#[test]
fn a_closed_form_can_be_brought_back() {
    let mut state = with_text();
    edit(&mut state, E::Add(RecordKind::Party));
    edit(&mut state, E::Type("name", "Cland".to_owned()));
    edit(&mut state, E::CloseForm);
    assert!(state.editing.form.is_none());
    edit(&mut state, E::BringBack);
    assert_eq!(
        state.editing.form.as_ref().map(|it| it.text("name")),
        Some("Cland")
    );
    // Another form does not lose it either.
    edit(&mut state, E::Add(RecordKind::Theme));
    edit(&mut state, E::BringBack);
    assert_eq!(
        state.editing.form.as_ref().map(|it| it.text("name")),
        Some("Cland")
    );
}

#[test]
fn what_the_file_would_not_take_is_said_and_not_added() {
    let mut state = with_text();
    edit(&mut state, E::Add(RecordKind::Party));
    edit(&mut state, E::Type("name", "Aland".to_owned()));
    edit(&mut state, E::Type("id", "a".to_owned()));
    let trial = &state.editing.form.as_ref().expect("a form").trial;
    assert!(trial.is_refused(), "{:?}", trial.findings);
    edit(&mut state, E::Finish);
    assert_eq!(text_of(&state), FILE);
    assert!(state.editing.form.is_some());
}

#[test]
fn a_change_on_disk_does_not_replace_what_is_not_saved() {
    let mut state = with_text();
    edit(&mut state, E::AskHead);
    edit(&mut state, E::TypeHead("title", "Mine".to_owned()));
    edit(&mut state, E::FinishHead);
    let theirs = opened(&FILE.replace("Test", "Theirs"));
    report(&mut state, Report::Opened(theirs));
    assert_eq!(state.dossier().title, "Mine");
    assert!(state.editing.theirs.is_some());
}

#[test]
fn a_new_dossier_is_written_from_nothing() {
    let mut state = with_text();
    edit(&mut state, E::New);
    assert_eq!(state.opened.origin, Origin::New);
    assert_eq!(state.opened.findings, []);
    for (kind, fields) in [
        (RecordKind::Party, vec![("name", "Northland")]),
        (
            RecordKind::Point,
            vec![("title", "Nets"), ("proposition", "Nets are wide.")],
        ),
    ] {
        edit(&mut state, E::Add(kind));
        for (field, text) in fields {
            edit(&mut state, E::Type(field, text.to_owned()));
        }
        edit(&mut state, E::Finish);
    }
    assert_eq!(state.dossier().parties[0].id, "northland");
    assert_eq!(state.dossier().points[0].id, "nets");
    assert!(state.is_unsaved());
    edit(&mut state, E::Save);
    assert!(matches!(state.view.dialog, Some(Dialog::Save { .. })));
}
