//! Fields of a form that name another record: nobody stands in the record whose name does not stand
//! in the field.

use super::editing::{edit, with_text};
use super::*;
use crate::edit::Value;
use crate::finding::RecordKind;
use crate::state::{EditCommand as E, FormField, form_fields};

fn party_field() -> &'static FormField {
    let mut fields = form_fields(RecordKind::Statement).iter();
    fields.find(|it| it.name == "party").expect("the field")
}

/// A new statement of which all but the party is filled in.
fn without_party() -> State {
    let mut state = with_text();
    edit(&mut state, E::Add(RecordKind::Statement));
    for (field, value) in [
        ("point", Value::text("p")),
        ("stance", Value::word("Opposes")),
        ("voice", Value::word("Own")),
        ("gist", Value::text("Against it")),
        ("quote", Value::text("no quinces for us")),
        ("source", Value::text("s")),
        ("said", Value::text("2025-03-01")),
    ] {
        edit(&mut state, E::Put(field, Some(value)));
    }
    state
}

#[test]
fn a_name_that_is_typed_over_names_nobody_until_one_is_chosen() {
    // What is typed over the name of a party that was chosen.
    for typed in ["Blan", "Aland ", "nobody", "", " "] {
        let mut state = without_party();
        edit(&mut state, E::Put("party", Some(Value::text("a"))));
        let form = state.editing.form.as_ref().expect("a form");
        assert_eq!(form.missing(), Vec::<&str>::new());
        assert_eq!(form.words_of(state.dossier(), party_field()), "Aland");

        edit(&mut state, E::Type("party", typed.to_owned()));
        let form = state.editing.form.as_ref().expect("a form");
        assert_eq!(form.words_of(state.dossier(), party_field()), typed);
        assert_eq!(form.missing(), ["Party"], "{typed:?}");
        let before = state.dossier().statements.len();
        edit(&mut state, E::Finish);
        assert_eq!(state.dossier().statements.len(), before, "{typed:?}");

        edit(&mut state, E::Put("party", Some(Value::text("b"))));
        let form = state.editing.form.as_ref().expect("a form");
        assert_eq!(form.words_of(state.dossier(), party_field()), "Bland");
        assert_eq!(form.missing(), Vec::<&str>::new(), "{typed:?}");
    }
}

#[test]
fn a_name_that_is_typed_and_not_chosen_is_not_lost_in_silence() {
    let mut state = without_party();
    edit(&mut state, E::Put("party", Some(Value::text("a"))));
    // The version of the plan may be left out; one that was typed may not.
    edit(&mut state, E::Type("plan", "first draft".to_owned()));
    let form = state.editing.form.as_ref().expect("a form");
    assert_eq!(form.missing().len(), 1);
    edit(&mut state, E::Type("plan", String::new()));
    let form = state.editing.form.as_ref().expect("a form");
    assert_eq!(form.missing(), Vec::<&str>::new());
}

#[test]
fn a_new_point_is_one_only_with_the_sentence_that_a_stance_is_for_or_against() {
    let mut state = without_party();
    edit(&mut state, E::Put("party", Some(Value::text("a"))));
    edit(&mut state, E::Type("point", "Apples".to_owned()));
    edit(&mut state, E::MakeNamed("point"));
    for (proposition, is_one) in [("", false), ("  ", false), ("Apples are traded.", true)] {
        edit(
            &mut state,
            E::TypeNew(0, "proposition", proposition.to_owned()),
        );
        let form = state.editing.form.as_ref().expect("a form");
        let missing = ["Proposition of the new point"];
        let missing = if is_one { &[][..] } else { &missing[..] };
        assert_eq!(form.missing(), missing, "{proposition:?}");
        let points = state.dossier().points.len();
        edit(&mut state, E::Finish);
        let made = state.dossier().points.len() - points;
        assert_eq!(made, usize::from(is_one), "{proposition:?}");
    }
    // A point that was typed and then given up for another asks for nothing.
    let mut state = without_party();
    edit(&mut state, E::Put("party", Some(Value::text("a"))));
    edit(&mut state, E::Type("point", "Apples".to_owned()));
    edit(&mut state, E::MakeNamed("point"));
    edit(&mut state, E::Put("point", Some(Value::text("q"))));
    let form = state.editing.form.as_ref().expect("a form");
    assert_eq!(form.missing(), Vec::<&str>::new());
    let points = state.dossier().points.len();
    edit(&mut state, E::Finish);
    assert!(state.editing.form.is_none(), "{:?}", state.view.notice);
    assert_eq!(state.dossier().points.len(), points, "it is not put in");
}

#[test]
fn a_report_names_no_speaker_and_another_voice_brings_the_speaker_back() {
    let mut state = with_text();
    let who = |state: &State| {
        let now = &state.editing.form.as_ref().expect("a form").now;
        ["speaker", "role"].map(|field| now.text(field).unwrap_or_default().to_owned())
    };
    let ana = ["Ana Almond", "Minister"].map(str::to_owned);
    let nobody = [String::new(), String::new()];
    super::editing::select(&mut state, "no quinces for us");
    edit(&mut state, E::AddStatement);
    assert_eq!(who(&state), ana, "guessed from the text");
    let voice = |word: &str| E::Put("voice", Some(Value::word(word)));
    for other in ["Own", "Analyst"] {
        edit(&mut state, voice("Reported"));
        edit(&mut state, voice("Reported"));
        assert_eq!(who(&state), nobody);
        edit(&mut state, voice(other));
        assert_eq!(who(&state), ana);
    }
    // Somebody else who was filled in since stays, and a role alone is no name.
    edit(&mut state, voice("Reported"));
    edit(&mut state, E::Type("speaker", "Bob Beech".to_owned()));
    edit(&mut state, voice("Own"));
    assert_eq!(who(&state), ["Bob Beech", ""].map(str::to_owned));
    edit(&mut state, E::Type("speaker", String::new()));
    edit(&mut state, E::Type("role", "an official".to_owned()));
    edit(&mut state, voice("Reported"));
    assert_eq!(who(&state), ["", "an official"].map(str::to_owned));
}
