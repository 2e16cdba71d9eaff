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
