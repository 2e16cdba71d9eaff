//! Times frames of the rooms that list a whole file: `cargo bench --bench rooms`.
//!
//! The parts of the bundled dossier and of a hundred thousand statements; an imported table of 20
//! rows and of 20,000, of 12 columns each: the table, the comparison and what was left out. Each is
//! scrolled to and fro, and gone through by keys, without a screen, in processor time of the thread.
//! No frame may cost more because the file is larger; the first frames are told by themselves.

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
#[expect(dead_code, reason = "another benchmark drags the scroll bar too")]
#[path = "support/window.rs"]
mod window;
#[path = "../examples/dossier/words.rs"]
mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use concordance::import::{Mapping, read};
use concordance::state::{
    About, Command, Direction, EditCommand, ImportCommand, ImportReport, ImportTab, PartStep,
    Proposed, Report, Reshape, Room, State, report, update,
};
use egui::vec2;

use cpu::Moment;
use recipe::Size;
use window::{MIDDLE, Window, wheel};

/// So many frames are timed of each way to move.
const FRAMES: usize = 300;
/// The columns of the table: the points and the parties.
const COLUMNS: usize = 12;

/// A table of so many rows. Every fourth field is a statement, every fourth says no stance, which
/// gives a finding.
fn table(rows: usize) -> String {
    let mut table = "Point".to_owned();
    for party in 1..COLUMNS {
        table.push_str(&format!(",Party {party}"));
    }
    for row in 0..rows {
        table.push_str(&format!("\nToll number {row}"));
        for column in 1..COLUMNS {
            table.push_str(match (row + column) % 4 {
                0 => ",Opposes: not now “no tolls here” (Echo 2 March 2031)",
                1 => ",nobody knows what they think of it",
                _ => ",",
            });
        }
    }
    table
}

/// A window in which such a table is imported.
fn imported(rows: usize) -> State {
    let mut state = files::state(None);
    let path = PathBuf::from("table.csv");
    update(&mut state, Command::Import(ImportCommand::Begin(path)));
    let number = state.importing.open.as_ref().expect("an import").number;
    let text = table(rows);
    let foreign = read("table.csv", text.as_bytes()).expect("a table");
    let about = Arc::new(About::of(&foreign));
    let told = Proposed::of(&foreign, Mapping::default(), (&[], Vec::new()), &|| true);
    let proposed = Ok(Arc::new(told.expect("a proposal")));
    for told in [
        ImportReport::Read { number, about },
        ImportReport::Proposed {
            number,
            wish: 0,
            proposed,
        },
    ] {
        report(&mut state, Report::Import(told));
    }
    state
}

/// The first frames after these commands, and the frames of the wheel and of keys behind them.
fn measure(state: &State, before: &[Command], step: &Command) -> [Vec<Duration>; 3] {
    let mut window = Window::new(state.clone());
    window.settle();
    for command in before {
        update(&mut window.state, command.clone());
    }
    let first = (0..30).map(|_| window.frame(Vec::new())).collect();
    let wheeled = (0..FRAMES).map(|frame| {
        let by = if (frame / 50) % 2 == 0 { -90.0 } else { 90.0 };
        window.frame(wheel(MIDDLE, vec2(0.0, by)))
    });
    let wheeled = wheeled.collect();
    let keys = (0..FRAMES).map(|_| {
        let moment = Moment::now();
        update(&mut window.state, step.clone());
        let worked = moment.worked();
        worked + window.frame(Vec::new())
    });
    [first, wheeled, keys.collect()]
}

/// The mean of all, and the longest, in milliseconds.
fn figures(times: &[Duration]) -> (f64, f64) {
    let times = times.iter().map(|time| time.as_secs_f64() * 1000.0);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let mean = times.clone().sum::<f64>() / times.len() as f64;
    (mean, times.fold(0.0, f64::max))
}

fn main() {
    let import = |tab| {
        let show = Command::Import(ImportCommand::ShowTab(tab));
        vec![Command::ShowRoom(Room::Import), show]
    };
    let down = |by| Command::Edit(EditCommand::Reshape(Reshape::Part(PartStep::Move(by))));
    let step = Command::Import(ImportCommand::Step(Direction::Down));
    let dossiers = [files::state(None), files::state(Some(Size::L))];
    let tables = [imported(20), imported(20_000)];
    println!(
        "{:<28} {:>9} {:>9} {:>7} {:>9} {:>9}",
        "ms of CPU a frame", "small", "large", "ratio", "most", "most"
    );
    for (name, states, before, step) in [
        (
            "parts",
            &dossiers,
            vec![Command::ShowRoom(Room::Parts)],
            down(1),
        ),
        (
            "imported table",
            &tables,
            import(ImportTab::Table),
            step.clone(),
        ),
        (
            "imported comparison",
            &tables,
            import(ImportTab::Comparison),
            step.clone(),
        ),
        (
            "imported findings",
            &tables,
            import(ImportTab::Findings),
            step,
        ),
    ] {
        let [small, large] = [0, 1].map(|at| measure(&states[at], &before, &step));
        for ((what, small), large) in ["first", "wheel", "keys"].iter().zip(small).zip(large) {
            let (small, large) = (figures(&small), figures(&large));
            println!(
                "{:<28} {:>9.3} {:>9.3} {:>7.2} {:>9.3} {:>9.3}",
                format!("{name}, {what}"),
                small.0,
                large.0,
                large.0 / small.0,
                small.1,
                large.1
            );
        }
    }
}
