//! Times what a change of the lens costs on the window's thread: `cargo bench --bench derive`.
//!
//! Each change is applied by `update`, as the window does it, to the bundled dossier (S) and to
//! 5,000 points of 30 parties with 100,000 statements (L, made by `examples/dossier`). What is
//! measured is the processor time of the thread. At the end stands a table of medians;
//! `cargo bench --bench derive -- search` measures only what has that word in its name.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark tells its figures on the terminal, and one that cannot go on fails"
)]

#[path = "support/cpu.rs"]
mod cpu;
#[path = "support/files.rs"]
mod files;
#[path = "../examples/dossier/generate.rs"]
mod generate;
#[path = "../examples/dossier/random.rs"]
mod random;
#[path = "../examples/dossier/recipe.rs"]
mod recipe;
#[path = "../examples/dossier/words.rs"]
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use concordance::agreement::Order;
use concordance::lens::Sort;
use concordance::model::{PartyIndex, Stance};
use concordance::state::{
    AgreementStep, Command, DateStep, ListKind, Room, Settings, Sight, State, update,
};
use criterion::{Criterion, SamplingMode};

use cpu::Moment;
use recipe::Size;

/// A change that is measured, after others that are not.
struct Change {
    name: String,
    before: Vec<Command>,
    command: Command,
}

fn change(name: &str, before: &[Command], command: Command) -> Change {
    Change {
        name: name.to_owned(),
        before: before.to_vec(),
        command,
    }
}

/// A change and the way back.
fn both_ways(name: &str, there: &Command, back: &Command) -> [Change; 2] {
    let wait = std::slice::from_ref;
    [
        change(&format!("{name}, on"), wait(back), there.clone()),
        change(&format!("{name}, off"), wait(there), back.clone()),
    ]
}

fn date(text: &str) -> Command {
    Command::SetDate(text.to_owned())
}

fn search(text: &str) -> Command {
    Command::SetSearch(text.to_owned())
}

fn dates(state: &State) -> Vec<Change> {
    let days = &state.timeline.days;
    let day = |at: usize| days[at.min(days.len() - 1)].to_string();
    let middle = day(days.len() / 2);
    let near = day(days.len() / 2 + 1);
    let (first, last) = (day(0), day(days.len() - 1));
    let step = Command::StepDate;
    vec![
        change("date, a day on", &[date(&middle)], date(&near)),
        change("date, a day back", &[date(&near)], date(&middle)),
        change("date, first to last", &[date(&first)], date(&last)),
        change("date, last to first", &[date(&last)], date(&first)),
        change("date, all to middle", &[date("")], date(&middle)),
        change("date, middle to all", &[date(&middle)], date("")),
        change(
            "date, next statement",
            &[date(&middle)],
            step(DateStep::NextStatement),
        ),
        change(
            "date, previous statement",
            &[date(&near)],
            step(DateStep::PreviousStatement),
        ),
        change(
            "compare with first",
            &[date(""), Command::CompareWith(String::new())],
            Command::CompareWith(first.clone()),
        ),
        change(
            "date beside another",
            &[date(&middle), Command::CompareWith(first)],
            date(&near),
        ),
    ]
}

fn filters() -> Vec<Change> {
    let insists = Command::ToggleStance(Stance::Insists);
    let clear = Command::ShowEverything;
    [
        ("filter by a stance", insists),
        ("filter by holes", Command::ToggleHoles),
        ("filter by contested", Command::ToggleDisputed),
        ("filter by changed", Command::ToggleChanged),
        ("fold", Command::ToggleFolding),
        ("hide a party", Command::ToggleParty(PartyIndex(1))),
        ("move a party", Command::MoveParty(PartyIndex(1), 1)),
        ("sort by file", Command::SetSort(Sort::File)),
        (
            "sort by common ground",
            Command::SetSort(Sort::CommonGround),
        ),
        (
            "sort by sticking points",
            Command::SetSort(Sort::StickingPoints),
        ),
        (
            "sort by latest change",
            Command::SetSort(Sort::LatestChange),
        ),
    ]
    .iter()
    .flat_map(|(name, command)| both_ways(name, command, &clear))
    .chain([
        change(
            "filter by what differs, on",
            &[
                Command::ShowEverything,
                date("2025-03-01"),
                Command::CompareWith("2024-03-01".to_owned()),
            ],
            Command::ToggleDiffering,
        ),
        change(
            "undo",
            &[Command::ShowEverything, Command::ToggleHoles],
            Command::Undo,
        ),
    ])
    .collect()
}

/// The same words typed letter by letter, and what finds nothing or everything.
fn searches(state: &State) -> Vec<Change> {
    let typed: String = state.dossier().statements[0]
        .gist
        .chars()
        .take(12)
        .collect();
    let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).skip(1).collect();
    let mut changes = Vec::new();
    let mut before = "";
    for end in ends.into_iter().chain([typed.len()]) {
        let now = &typed[..end];
        changes.push(change(
            &format!("search, {} letters", now.chars().count()),
            &[search(before)],
            search(now),
        ));
        before = now;
    }
    changes.extend([
        change(
            "search, last letter off",
            &[search(&typed)],
            search(&typed[..typed.len() - 1]),
        ),
        change("search, found nowhere", &[search("")], search("xqzzk")),
        change("search, found everywhere", &[search("")], search("e")),
        change("search, two words", &[search("")], search("er no")),
        change("search, off", &[search("er")], search("")),
        change(
            "search as of a date and by latest change",
            &[
                search(""),
                date("2025-03-01"),
                Command::SetSort(Sort::LatestChange),
            ],
            search("er"),
        ),
    ]);
    changes
}

/// Lists and agreement: entering them, and a date that changes while one is there.
fn rooms() -> Vec<Change> {
    let matrix = Command::ShowMatrix;
    let list = |kind| Command::ShowRoom(Room::List(kind));
    let sight = |sight| Command::InAgreement(AgreementStep::See(sight));
    let order = |order| Command::InAgreement(AgreementStep::Sort(order));
    let mut changes = Vec::new();
    for (name, room) in [
        ("contested", list(ListKind::Contested)),
        ("gaps", list(ListKind::Gaps)),
        ("statements", list(ListKind::Statements)),
    ] {
        changes.push(change(
            &format!("list of {name}, enter"),
            std::slice::from_ref(&matrix),
            room.clone(),
        ));
        changes.push(change(
            &format!("list of {name}, date"),
            &[room, date("2025-03-01")],
            date("2025-03-02"),
        ));
    }
    let agreement = Command::ShowRoom(Room::Agreement);
    changes.extend([
        change(
            "agreement of pairs, enter",
            &[matrix.clone(), sight(Sight::Pairs)],
            agreement.clone(),
        ),
        change(
            "agreement of pairs, date",
            &[agreement.clone(), date("2025-03-01")],
            date("2025-03-02"),
        ),
        change(
            "agreement on points, enter",
            &[matrix, sight(Sight::Points)],
            agreement.clone(),
        ),
        change(
            "agreement on points, order",
            &[agreement, sight(Sight::Points), order(Order::CommonGround)],
            order(Order::StickingPoints),
        ),
    ]);
    changes
}

/// Medians by name, for S and for L, in the order in which they were measured.
type Table = RefCell<BTreeMap<(usize, String), [Duration; 2]>>;

fn measure(criterion: &mut Criterion, state: &State, size: usize, table: &Table) {
    let letter = ["S", "L"][size];
    let mut group = criterion.benchmark_group(letter);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(50))
        .measurement_time(Duration::from_millis(200));
    let changes = [dates(state), filters(), searches(state), rooms()];
    for (at, change) in changes.into_iter().flatten().enumerate() {
        group.bench_function(&change.name, |bencher| {
            let mut all = Vec::new();
            let mut state = state.clone();
            bencher.iter_custom(|times| {
                let mut worked = Duration::ZERO;
                for _ in 0..times {
                    for command in &change.before {
                        update(&mut state, command.clone());
                    }
                    let command = change.command.clone();
                    let moment = Moment::now();
                    update(&mut state, command);
                    let once = moment.worked();
                    all.push(once);
                    worked += once;
                }
                worked
            });
            all.sort_unstable();
            let median = all[all.len() / 2];
            let key = (at, change.name.clone());
            table.borrow_mut().entry(key).or_default()[size] = median;
        });
    }
    group.bench_function("show what was opened", |bencher| {
        let mut all = Vec::new();
        bencher.iter_custom(|times| {
            let mut worked = Duration::ZERO;
            for _ in 0..times {
                let opened = Arc::clone(&state.opened);
                let moment = Moment::now();
                let shown = State::new(opened, Settings::default());
                all.push(moment.worked());
                worked += all[all.len() - 1];
                drop(shown);
            }
            worked
        });
        all.sort_unstable();
        let key = (usize::MAX, "show what was opened".to_owned());
        table.borrow_mut().entry(key).or_default()[size] = all[all.len() / 2];
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let table = Table::default();
    for (number, size) in [None, Some(Size::L)].into_iter().enumerate() {
        let state = files::state(size);
        measure(&mut criterion, &state, number, &table);
    }
    criterion.final_summary();
    println!(
        "\n{:<44} {:>10} {:>10}",
        "change (ms of CPU, median)", "S", "L"
    );
    for ((_, name), [small, large]) in table.into_inner() {
        let [small, large] = [small, large].map(|it| it.as_secs_f64() * 1000.0);
        println!("{name:<44} {small:>10.3} {large:>10.3}");
    }
}
