//! Reading sources: what is opened, where the keys lead, what comes of a text that is added.

use super::*;
use crate::check::{Anchors, check};
use crate::quote::{SourceText, Texts};

/// A text in which most of what is quoted from the gazette stands, and one quotation does not.
const GAZETTE: &str = "Three coasts, one bank\n\n\
    “Our harbours are open to all,” she said. “Without a closed bank there is no accord,” said Ada \
    Brann. Sudmark’s envoy called a closed bank “out of the question”. Islemere is still weighing a \
    closed bank. Sudmark does not want other boats in its harbours, but the outer skerries would \
    welcome every boat. “A quota, yes, if we count the fish together,” said Ada Brann.\n";

/// What the check of the accord reports with this text of the gazette.
fn checked(state: &State, text: &str) -> Report {
    let mut texts = Texts::new();
    texts.insert(SourceIndex(0), SourceText::new(text));
    Report::Checked {
        sha256: state.dossier().sha256.clone(),
        evidence: Arc::new(Evidence {
            checked: check(state.dossier(), &texts, &Anchors::new(), &|_| None),
            texts,
            ..Evidence::default()
        }),
    }
}

/// The accord with the text of the gazette at hand.
fn with_gazette() -> State {
    let mut state = fisheries();
    let found = checked(&state, GAZETTE);
    report(&mut state, found);
    state
}

fn read(state: &State) -> (Room, Option<&str>) {
    let reader = state.view.reader.as_ref();
    let gist = reader
        .and_then(|reader| reader.statement)
        .map(|index| state.dossier().statement(index).gist.as_str());
    (state.view.room, gist)
}

#[test]
fn the_keys_lead_through_the_quotations_in_the_order_of_the_text() {
    let mut state = with_gazette();
    apply(&mut state, [Command::Read(SourceIndex(0), None)]);
    assert_eq!(read(&state), (Room::Reader, None));
    let gists = [
        "Opens its harbours",
        "Will sign nothing without it",
        "Calls it out of the question",
        "Still weighs the matter",
        "Keeps its harbours to itself",
        "The outer skerries would welcome it",
        "Agrees if the count is shared",
        // Not in the text, so after all that is.
        "Refuses unless small boats are exempt",
    ];
    for gist in gists {
        apply(&mut state, [Command::NextQuotation]);
        assert_eq!(read(&state), (Room::Reader, Some(gist)));
        let selected = state.view.selection.expect("a cell");
        let told = state.dossier().statement(statement(&state, gist));
        assert_eq!((selected.point, selected.party), (told.point, told.party));
    }
    assert_eq!(
        state.view.announcement,
        "Quotation 8 of 8, not found in the text"
    );
    apply(&mut state, [Command::NextQuotation]);
    assert_eq!(notice(&state), "This is the last quotation of this source");
    apply(&mut state, [Command::PreviousQuotation]);
    assert_eq!(read(&state).1, Some(gists[6]));
}

#[test]
fn escape_leads_back_to_where_a_text_was_opened_from() {
    let first = |state: &State| statement(state, "Opens its harbours");
    let mut state = with_gazette();
    let open = Command::Read(SourceIndex(0), Some(first(&state)));
    apply(&mut state, [open.clone(), Command::Dismiss]);
    assert_eq!(state.view.room, Room::Matrix);
    assert_eq!(state.view.focus, Focus::Matrix);
    assert_eq!(selected(&state), "norland on harbours");
    apply(
        &mut state,
        [
            Command::ShowSources,
            open.clone(),
            Command::Read(SourceIndex(1), None),
        ],
    );
    assert_eq!(state.view.focus, Focus::Reader);
    apply(&mut state, [Command::FocusSearch, Command::Dismiss]);
    assert_eq!(
        (state.view.room, state.view.focus),
        (Room::Reader, Focus::Reader)
    );
    apply(&mut state, [Command::Dismiss]);
    assert_eq!(state.view.room, Room::Sources);
    apply(&mut state, [Command::Dismiss]);
    assert_eq!(state.view.room, Room::Matrix);
}

#[test]
fn showing_a_cell_in_the_matrix_takes_off_what_hides_it() {
    let mut state = with_gazette();
    let hidden = statement(&state, "Opens its harbours");
    apply(
        &mut state,
        [
            Command::SetSearch("cod".to_owned()),
            Command::Read(SourceIndex(0), Some(hidden)),
        ],
    );
    assert_eq!(rows(&state), ["cod"], "reading changes no filter");
    apply(&mut state, [Command::ShowInMatrix(hidden)]);
    assert_eq!(state.view.room, Room::Matrix);
    assert_eq!(selected(&state), "norland on harbours");
    assert_eq!(notice(&state), "Filters were taken off to show this cell");
    // Without a filter nothing is said.
    state.view.notice = None;
    apply(&mut state, [Command::ShowInMatrix(hidden)]);
    assert_eq!(notice(&state), "");
}

#[test]
fn a_search_in_the_text_goes_round() {
    let mut state = with_gazette();
    apply(
        &mut state,
        [
            Command::Read(SourceIndex(0), None),
            Command::SetTextSearch("CLOSED bank".to_owned()),
        ],
    );
    let hit = |state: &State| state.view.reader.as_ref().map(|reader| reader.hit);
    assert_eq!(state.reading.hits.len(), 3);
    assert_eq!(state.view.announcement, "Place 1 of 3");
    apply(&mut state, [Command::PreviousHit]);
    assert_eq!(hit(&state), Some(2));
    apply(&mut state, [Command::NextHit, Command::NextHit]);
    assert_eq!(hit(&state), Some(1));
    apply(&mut state, [Command::SetTextSearch("herring".to_owned())]);
    assert_eq!(state.view.announcement, "Not found in this text");
    apply(&mut state, [Command::NextHit]);
    assert_eq!(hit(&state), Some(0));
}

#[test]
fn a_text_that_is_dropped_on_a_source_without_one_belongs_to_it() {
    let mut state = fisheries();
    let path = PathBuf::from("downloads/article.html");
    let drop_it = || Command::Dropped(vec![path.clone()]);
    let loose = Effect::AddTexts(vec![path.clone()]);
    assert_eq!(apply(&mut state, [drop_it()]), std::slice::from_ref(&loose));
    let read = Command::Read(SourceIndex(0), None);
    let source = SourceIndex(0);
    let path = path.clone();
    assert_eq!(
        apply(&mut state, [read, drop_it()]),
        [Effect::AddText { source, path }]
    );
    // Where there is a text already, the file has to tell by itself what it is.
    let found = checked(&state, GAZETTE);
    report(&mut state, found);
    assert_eq!(apply(&mut state, [drop_it()]), [loose]);
}

#[test]
fn a_text_that_comes_is_shown_at_the_quotation_that_is_read() {
    let mut state = fisheries();
    let wanted = statement(&state, "Still weighs the matter");
    apply(&mut state, [Command::Read(SourceIndex(0), Some(wanted))]);
    assert_eq!(state.text_read(), None);
    assert!(state.reading.passages.iter().all(|it| it.at.is_empty()));
    let before = state.view.reader.as_ref().map(|reader| reader.reveal);
    let message = "gazette.txt is the text of `gazette` now".to_owned();
    let effects = report(&mut state, Report::TextsChanged { message });
    assert_eq!(effects, [Effect::Check]);
    let found = checked(&state, GAZETTE);
    report(&mut state, found);
    assert_eq!(state.text_read().map(SourceText::text), Some(GAZETTE));
    assert_eq!(state.passage_read(), Some(3));
    assert!(state.view.reader.as_ref().map(|reader| reader.reveal) > before);
}

#[test]
fn a_reload_goes_on_reading_the_source_by_its_id() {
    let mut state = with_gazette();
    apply(&mut state, [Command::Read(SourceIndex(1), None)]);
    let other = "(id: \"first\", title: \"A new one\", published: \"2031\"),\n        ";
    let text = FISHERIES.replace("(id: \"gazette\"", &format!("{other}(id: \"gazette\""));
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    let reader = state.view.reader.as_ref().expect("still reading");
    assert_eq!(state.dossier().source(reader.source).id, "ledger");
    assert_eq!(state.view.room, Room::Reader);
    let text = text.replace("\"ledger\"", "\"book\"");
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    assert_eq!(state.view.room, Room::Matrix, "the source is gone");
}

#[test]
fn grades_fill_a_file_in_as_they_come_and_stay_until_the_next_are_all_there() {
    let mut state = fisheries();
    let Report::Checked { sha256, evidence } = checked(&state, GAZETTE) else {
        panic!("a check");
    };
    let all = evidence.checked.grades.clone();
    let slice = |from: usize, to: usize| Report::Graded {
        sha256: sha256.clone(),
        from,
        grades: all[from..to].to_vec(),
    };
    let first = statement(&state, "Will sign nothing without it");
    report(&mut state, slice(0, 3));
    assert_eq!(state.grade(first), Some(&all[first.at()].grade));
    assert_eq!(state.evidence.checked.grades.len(), 3);
    report(&mut state, slice(5, 6));
    assert_eq!(
        state.evidence.checked.grades.len(),
        3,
        "a gap is not filled"
    );
    report(&mut state, slice(3, 6));
    assert_eq!(state.evidence.checked.grades, all[..6]);
    let other = Report::Graded {
        sha256: "of another file".to_owned(),
        from: 6,
        grades: all[6..].to_vec(),
    };
    report(&mut state, other);
    assert_eq!(state.evidence.checked.grades.len(), 6);
    report(
        &mut state,
        Report::Checked {
            sha256: sha256.clone(),
            evidence,
        },
    );
    report(&mut state, slice(0, 3));
    assert_eq!(
        state.evidence.checked.grades, all,
        "the earlier check counts"
    );
}
