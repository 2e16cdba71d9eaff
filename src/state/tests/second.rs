//! The second reader's room: blind while somebody reads, written at once, compared at last.

mod dropped;
mod exported;

use super::*;
use crate::model::{Stance, StatementIndex};
use crate::second::{Amount, CodedVoice, Coding, answered, compare, read, sample, write};
use crate::state::SecondStep as S;

/// The accord with a reading of so many of its statements open, and the text of its file.
fn reading(count: usize) -> (State, String) {
    let mut state = fisheries();
    let text = drawn(&state, count);
    update(&mut state, Command::ShowRoom(Room::Second));
    open(&mut state, &text);
    (state, text)
}

fn drawn(state: &State, count: usize) -> String {
    let drawn = sample(state.dossier(), Amount::Count(count), 7);
    let coding = Coding::blank(state.dossier(), "A. Reader", Some(7), &drawn);
    write(&coding, Some(state.dossier()))
}

fn hear(state: &mut State, heard: SecondReport) -> Vec<Effect> {
    report(state, Report::Second(heard))
}

fn open(state: &mut State, text: &str) {
    let file = ReadingFile {
        path: PathBuf::from("reading.ron"),
        read: read(text),
        text: text.into(),
        is_new: false,
    };
    hear(state, SecondReport::Opened(Box::new(file)));
}

fn step(state: &mut State, step: S) -> Vec<Effect> {
    update(state, Command::Second(step))
}

fn now(state: &State) -> &SecondReading {
    state.second.reading.as_ref().expect("a reading")
}

/// What is asked to be written, where that is asked.
fn written(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Second(SecondEffect::Write { text, .. }) => Some(text.to_string()),
        _ => None,
    })
}

/// Says that what was asked to be written is on disk.
fn write_all(state: &mut State, mut effects: Vec<Effect>) {
    while let Some(text) = written(&effects) {
        effects = hear(state, SecondReport::Written(text.into()));
    }
}

/// Reads every statement as it was read the first time, but for the first so many.
fn read_all(state: &mut State, others: usize) {
    for at in 0..now(state).total() {
        let index = now(state).now().expect("a statement").1;
        let first = state.dossier().statement(index).stance;
        let voice = CodedVoice::of(state.dossier(), state.dossier().statement(index).voice);
        let another = if first == Stance::Unclear {
            Stance::Supports
        } else {
            Stance::Unclear
        };
        let stance = if at < others { another } else { first };
        let effects = step(state, S::Stance(stance));
        write_all(state, effects);
        let effects = step(state, S::Voice(voice));
        write_all(state, effects);
        step(state, S::NextUnread);
    }
}

#[test]
fn each_answer_is_written_at_once_and_one_after_the_other() {
    let (mut state, text) = reading(4);
    let first = written(&step(&mut state, S::Stance(Stance::Opposes))).expect("it is written");
    let answer = now(&state).coding.codings[0].clone();
    assert_eq!(answered(&text, 0, &answer), Some(first.clone()));
    // What is said while the file is being written is written after that.
    let effects = step(&mut state, S::Voice(CodedVoice::Own));
    assert_eq!(written(&effects), None);
    let effects = step(&mut state, S::Note("a remark".to_owned()));
    assert_eq!(written(&effects), None);
    let effects = hear(&mut state, SecondReport::Written(first.into()));
    let last = written(&effects).expect("the rest is written");
    let coding = read(&last).coding.expect("a coding");
    assert_eq!(coding, now(&state).coding);
    assert_eq!(coding.codings[0].note.as_deref(), Some("a remark"));
    assert_eq!(hear(&mut state, SecondReport::Written(last.into())), []);
    assert!(now(&state).is_written());
    // The same answer again changes nothing.
    assert_eq!(step(&mut state, S::Voice(CodedVoice::Own)), []);
    // Taken back, the file is what it was.
    let effects = step(&mut state, S::Clear);
    write_all(&mut state, effects);
    let effects = step(&mut state, S::Note(String::new()));
    assert_eq!(written(&effects), Some(text));
}

#[test]
fn a_claim_needs_a_claimant() {
    let (mut state, _) = reading(2);
    step(&mut state, S::Claims);
    assert!(now(&state).claims);
    assert_eq!(now(&state).coding.codings[0].voice, None);
    let claim = CodedVoice::ClaimedBy("sudmark".to_owned());
    step(&mut state, S::Voice(claim.clone()));
    assert!(!now(&state).claims);
    assert_eq!(now(&state).coding.codings[0].voice, Some(claim.clone()));
    step(&mut state, S::Claims);
    assert_eq!(now(&state).coding.codings[0].voice, Some(claim));
}

#[test]
fn what_could_not_be_written_is_told_kept_and_tried_again() {
    let (mut state, _) = reading(2);
    let wanted = written(&step(&mut state, S::Stance(Stance::Insists)));
    hear(
        &mut state,
        SecondReport::NotWritten("the disk is full".to_owned()),
    );
    assert_eq!(notice(&state), "the disk is full");
    assert_eq!(now(&state).failed.as_deref(), Some("the disk is full"));
    // Neither closing it nor opening another one loses it.
    let path = PathBuf::from("other.ron");
    for wish in [S::Close, S::Open(path)] {
        assert_eq!(step(&mut state, wish), []);
        assert!(now(&state).unwritten().is_some());
    }
    assert_eq!(written(&step(&mut state, S::Write)), wanted);
    assert_eq!(now(&state).failed, None);
}

#[test]
fn while_somebody_reads_nothing_else_can_be_asked_for() {
    let (blind, _) = reading(4);
    assert!(blind.is_blind() && blind.is_alone());
    let mut tried = 0;
    for row in table().filter(|row| !is_blind_to(&row.command)) {
        let mut state = blind.clone();
        let effects = update(&mut state, row.command.clone());
        assert_eq!(effects, [], "{}", row.label);
        let view = View {
            notice: None,
            announcement: String::new(),
            ..state.view.clone()
        };
        let before = View {
            notice: None,
            announcement: String::new(),
            ..blind.view.clone()
        };
        assert_eq!(view, before, "{}", row.label);
        assert_eq!(state.lens, blind.lens, "{}", row.label);
        tried += 1;
    }
    assert!(tried > 60);
    // Escape closes what is on top and never leads out.
    let mut state = blind.clone();
    for _ in 0..4 {
        update(&mut state, Command::Dismiss);
        assert!(state.is_blind());
    }
    step(&mut state, S::Leave);
    assert_eq!((state.view.room, state.is_blind()), (Room::Matrix, false));
    // The reading goes on where it was.
    update(&mut state, Command::ShowRoom(Room::Second));
    assert!(state.is_blind());
}

#[test]
fn comparing_before_all_is_read_is_asked_about_and_keeps_the_rest_blind() {
    let (mut state, _) = reading(4);
    step(&mut state, S::Compare);
    assert_eq!(notice(&state), "No statement has been read yet");
    step(&mut state, S::Stance(Stance::Supports));
    step(&mut state, S::Voice(CodedVoice::Own));
    // What is half read stays blind.
    step(&mut state, S::Turn(true));
    step(&mut state, S::Voice(CodedVoice::Analyst));
    step(&mut state, S::Turn(false));
    step(&mut state, S::Compare);
    assert!(now(&state).asks && now(&state).compared.is_none());
    update(&mut state, Command::Dismiss);
    assert!(!now(&state).asks);
    step(&mut state, S::Compare);
    step(&mut state, S::CompareNow);
    assert!(now(&state).compares && state.is_blind());
    let compared = now(&state).compared.clone().expect("both readings");
    assert_eq!((compared.stance.count(), compared.without_stance), (1, 3));
    assert_eq!((compared.voice.count(), compared.without_voice), (1, 3));
    let hidden = compared.disagreements.iter().find(|it| it.coded != 0);
    assert_eq!(hidden, None);
    // What has been compared is not answered anew; the rest is.
    step(&mut state, S::GoOn);
    assert_eq!((now(&state).at, now(&state).compares), (1, false));
    step(&mut state, S::Turn(false));
    step(&mut state, S::Stance(Stance::Opposes));
    let first = &now(&state).coding.codings[0];
    assert_eq!((first.stance, first.seen), (Some(Stance::Supports), true));
    assert!(notice(&state).contains("has been compared"));
    step(&mut state, S::Turn(true));
    step(&mut state, S::Stance(Stance::Opposes));
    assert_eq!(now(&state).coding.codings[1].stance, Some(Stance::Opposes));
}

#[test]
fn when_all_is_read_both_readings_are_compared_as_on_the_command_line() {
    let (mut state, _) = reading(6);
    read_all(&mut state, 2);
    assert_eq!(now(&state).unread(), 0);
    let effects = step(&mut state, S::Compare);
    write_all(&mut state, effects);
    assert!(!state.is_blind() && !state.is_alone());
    let text = write(&now(&state).coding, None);
    let coding = read(&text).coding.expect("a coding");
    let compared = now(&state).compared.clone().expect("both readings");
    assert_eq!(*compared, compare(state.dossier(), &coding));
    assert_eq!(compared.disagreements.len(), 2);
    let far = &compared.disagreements;
    assert!(far[0].distance >= far[1].distance);
    // A disagreement leads to its cell.
    let index = far[0].statement;
    let mut there = state.clone();
    step(&mut there, S::Show(index));
    assert_eq!(
        (there.view.room, there.view.statement),
        (Room::Matrix, Some(index))
    );
    // Opened again, both still stand side by side.
    let mut again = fisheries();
    update(&mut again, Command::ShowRoom(Room::Second));
    open(&mut again, &text);
    assert!(now(&again).is_open_to_all());
}

#[test]
fn what_both_read_alike_is_signed_off_in_one_step() {
    let text = super::FISHERIES.replacen(
        "gist: \"Refuses unless small boats are exempt\"",
        "coded_by: \"A. Reader\", gist: \"Refuses unless small boats are exempt\"",
        1,
    );
    for (file, is_own) in [(super::FISHERIES, false), (text.as_str(), true)] {
        let origin = Origin::File(PathBuf::from("accord.ron"));
        let loaded = load(file.as_bytes());
        let opened = Opened::with_text(origin, loaded, file.into()).expect("a position file");
        let mut state = State::new(Arc::new(opened), Settings::default());
        let all = state.dossier().statements.len();
        let drawn = drawn(&state, all);
        update(&mut state, Command::ShowRoom(Room::Second));
        open(&mut state, &drawn);
        read_all(&mut state, 3);
        step(&mut state, S::Compare);
        step(&mut state, S::SignOffAgreed);
        if is_own {
            // Who coded one of them is asked.
            let Some(Dialog::SignOff(asked)) = &state.view.dialog else {
                panic!("no question");
            };
            assert_eq!((asked.statements.len(), asked.own.len()), (all - 3, 1));
            let wish = EditCommand::SignNamed(false);
            update(&mut state, Command::Edit(wish));
        }
        let checked = || {
            let statements = state.dossier().statements.iter();
            statements.filter(|it| it.checked_by.as_deref() == Some("A. Reader"))
        };
        let expected = all - 3 - usize::from(is_own);
        assert_eq!(checked().count(), expected);
        let compared = now(&state).compared.clone().expect("both readings");
        assert_eq!(compared.disagreements.len(), 3);
        update(&mut state, Command::Undo);
        assert_eq!(state.opened.text.as_deref(), Some(file));
    }
}

#[test]
fn a_statement_that_was_changed_after_a_disagreement_is_compared_anew() {
    let (mut state, _) = reading(6);
    read_all(&mut state, 6);
    step(&mut state, S::Compare);
    let before = now(&state).compared.clone().expect("both readings");
    let it = before.disagreements[0].clone();
    let index = it.statement;
    let gist = state.dossier().statement(index).gist.clone();
    let [old, new] = it.stance.map(|(old, new)| [old, new]).expect("a stance");
    let text = super::FISHERIES.replacen(
        &format!("stance: {old:?}, gist: \"{gist}"),
        &format!("stance: {new:?}, gist: \"{gist}"),
        1,
    );
    assert_ne!(text, super::FISHERIES);
    report(
        &mut state,
        Report::Opened(opened("accords/fisheries.ron", &text)),
    );
    let after = now(&state).compared.clone().expect("both readings");
    assert_eq!(after.disagreements.len(), before.disagreements.len() - 1);
}

#[test]
fn a_file_that_is_no_reading_of_this_dossier_is_not_opened() {
    let (state, text) = reading(2);
    let other = text.replace("point: \"", "point: \"another-");
    for (file, why) in [
        ("(format: 1)", "`codings` is missing"),
        ("not even that", "line 1, column 1"),
        (other.as_str(), "a reading of another dossier"),
    ] {
        let mut state = State {
            second: Second::default(),
            ..state.clone()
        };
        open(&mut state, file);
        assert_eq!(state.second.reading, None);
        assert!(notice(&state).contains(why), "{}", notice(&state));
    }
}

#[test]
fn what_is_typed_to_begin_is_checked_and_a_file_is_never_replaced() {
    let mut state = fisheries();
    update(&mut state, Command::ShowRoom(Room::Second));
    assert_eq!(
        state.second.begin.path,
        "accords/fisheries-second-reading.ron"
    );
    for (wish, why) in [
        (S::TypeCoder(" ".to_owned()), "who reads"),
        (S::TypeAmount("0".to_owned()), "from 1 to 100"),
        (S::TypeAmount("101".to_owned()), "from 1 to 100"),
        (S::ByCount(true), ""),
        (S::TypeAmount("many".to_owned()), "a whole number"),
        (S::TypeSeed("-1".to_owned()), "the seed"),
        (S::TypePath(String::new()), "type a path"),
    ] {
        let before = state.second.begin.clone();
        step(&mut state, S::TypeCoder("A. Reader".to_owned()));
        step(&mut state, wish);
        let effects = step(&mut state, S::Begin);
        let problem = state.second.begin.problem.clone().unwrap_or_default();
        assert!(problem.contains(why), "{problem}: {why}");
        assert_eq!(effects.is_empty(), !why.is_empty(), "{why}");
        state.second.begin = Beginning {
            by_count: state.second.begin.by_count,
            ..before
        };
        state.second.is_busy = false;
    }
    step(&mut state, S::TypeCoder("A. Reader".to_owned()));
    let effects = step(&mut state, S::Begin);
    assert!(effects.contains(&Effect::KeepSettings));
    assert_eq!(state.settings.name, "A. Reader");
    hear(&mut state, SecondReport::Exists);
    let problem = state.second.begin.problem.clone().unwrap_or_default();
    assert!(problem.contains("is not replaced"));
    assert!(!state.second.is_busy);
}

#[test]
fn the_words_around_a_quotation_end_between_words() {
    let mut state = fisheries();
    let source = SourceIndex::new(0);
    let long = "word ".repeat(400);
    let quote = state.dossier().statements[2].quote.clone();
    let whole = format!("{long}{quote} {long}");
    let texts = &mut Arc::make_mut(&mut state.evidence).texts;
    texts.insert(source, crate::quote::SourceText::new(&whole));
    let index = StatementIndex(2);
    let found = crate::check::grade_statement(&state.opened.dossier, &state.evidence.texts, index);
    let grades = &mut Arc::make_mut(&mut state.evidence).checked.grades;
    *grades = vec![found; 3];
    let around = state.around(index).expect("the words around");
    assert_eq!(around.words, quote);
    assert!(around.before.starts_with("word word") && around.after.ends_with("word word"));
    assert!(!around.is_beginning && !around.is_end);
    assert!(around.before.len() < 720 && around.after.len() < 720);
}
