//! Times frames without a screen: `cargo bench --bench frame`.
//!
//! Layout and tessellation of the whole window at 1,280 × 800 points, over the bundled dossier (S)
//! and over 5,000 points of 30 parties with 100,000 statements (L, made by `examples/dossier`):
//! at least 1,000 frames of each way to move, in processor time of the thread. The first frames
//! count too. In both files as much passes by in a frame: what is short is gone through to and
//! fro, because a window in which nothing moves lays nothing out. Each is gone through three times,
//! S and L in turns, and of each its quietest round is told: on a machine that others share the
//! same frames take up to twice as long from one second to the next. `cargo bench --bench frame --
//! wheel` runs only what has that word in its name.

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
#[path = "support/window.rs"]
mod window;
#[path = "../examples/dossier/words.rs"]
mod words;

use std::time::Duration;

use concordance::model::PartyIndex;
use concordance::state::{
    AgreementStep, Command, DateStep, Density, Direction, ListKind, Room, Sight, State,
    TimelineZoom, update,
};
use egui::{Pos2, Vec2, pos2, vec2};

use cpu::Moment;
use recipe::{Recipe, Size};
use window::{MIDDLE, Window, drag_bar, let_go, take_bar, wheel};

/// So many rounds, of which the quietest counts.
const ROUNDS: usize = 3;

/// So many frames of each way to move, at least.
const FRAMES: usize = 1000;
/// The scroll bar begins below the top bar, and ends before this in any window.
const TRACK: [f32; 2] = [66.0, 640.0];

/// Where the lanes of the timeline are.
const LANES: Pos2 = pos2(700.0, 700.0);
/// In the inspector.
const INSPECTOR: Pos2 = pos2(1100.0, 400.0);

/// The time of each frame.
type Times = Vec<Duration>;

/// The wheel down to the end, or for a quarter of the frames, and up again, over and over.
fn wheeled(window: &mut Window, at: Pos2, by: Vec2, frames: usize) -> Times {
    let turn = window.way(at, by, frames / 4).max(1);
    (0..frames)
        .map(|frame| {
            let is_back = (frame / turn) % 2 == 1;
            window.frame(wheel(at, if is_back { -by } else { by }))
        })
        .collect()
}

/// So many rows pass by in a frame while the scroll bar is dragged.
const ROWS: usize = 10;

/// The scroll bar dragged to the end and back, over and over, past as many rows in each frame.
fn dragged(window: &mut Window, rows: usize, check: impl Fn(&mut Window)) -> Times {
    let [top, bottom] = TRACK;
    let mut times = Times::new();
    for events in take_bar(top) {
        times.push(window.frame(events));
    }
    let half = (rows / ROWS).clamp(1, FRAMES / 2);
    for frame in 0..=FRAMES {
        let within = frame % (2 * half);
        let step = if within <= half {
            within
        } else {
            2 * half - within
        };
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let share = step as f32 / half as f32;
        times.push(window.frame(drag_bar(top + share * (bottom - top))));
        if frame == half {
            check(window);
        }
    }
    times.push(window.frame(let_go(top)));
    times
}

/// The same in the matrix, whose last point must come into view.
fn dragged_matrix(window: &mut Window) -> Times {
    let rows = window.state.shown.rows.len();
    dragged(window, rows, |window| {
        let title = last_title(&window.state);
        assert!(window.shows(&title), "the bar leads to the end");
    })
}

fn last_title(state: &State) -> String {
    let last = state.shown.points.last().expect("a point is shown");
    state.dossier().point(*last).title.clone()
}

/// A command in each frame, and what it changes laid out: together what a user waits for.
fn commanded(window: &mut Window, frames: usize, command: impl Fn(usize) -> Command) -> Times {
    (0..frames)
        .map(|frame| {
            let command = command(frame);
            let moment = Moment::now();
            update(&mut window.state, command);
            let worked = moment.worked();
            worked + window.frame(Vec::new())
        })
        .collect()
}

/// A way to move, or something to look at.
struct Scenario {
    name: &'static str,
    /// What is done before, in a window that has just been opened.
    before: Vec<Command>,
    run: fn(&mut Window) -> Times,
    /// True where the goals of scrolling through the matrix hold.
    is_scrolling: bool,
}

fn scenario(name: &'static str, before: &[Command], run: fn(&mut Window) -> Times) -> Scenario {
    Scenario {
        name,
        before: before.to_vec(),
        run,
        is_scrolling: false,
    }
}

fn scrolling(name: &'static str, density: Density, run: fn(&mut Window) -> Times) -> Scenario {
    Scenario {
        is_scrolling: true,
        ..scenario(name, &[Command::SetDensity(density)], run)
    }
}

fn down(window: &mut Window) -> Times {
    wheeled(window, MIDDLE, vec2(0.0, -60.0), FRAMES)
}

fn quickly(window: &mut Window) -> Times {
    wheeled(window, MIDDLE, vec2(0.0, -600.0), FRAMES)
}

fn sideways(window: &mut Window) -> Times {
    wheeled(window, MIDDLE, vec2(-60.0, 0.0), FRAMES)
}

fn scenarios() -> Vec<Scenario> {
    let mut all = scrolled();
    all.extend(changed());
    all.extend(other_rooms());
    all
}

/// Ways to move through the matrix.
fn scrolled() -> Vec<Scenario> {
    vec![
        scenario("opening, thirty frames", &[], |window| {
            (0..30).map(|_| window.frame(Vec::new())).collect()
        }),
        scrolling("overview, wheel", Density::Overview, down),
        scrolling("overview, bar", Density::Overview, dragged_matrix),
        scrolling("normal, wheel", Density::Normal, down),
        scrolling("normal, quick wheel", Density::Normal, quickly),
        scrolling("normal, bar", Density::Normal, dragged_matrix),
        scrolling("normal, sideways", Density::Normal, sideways),
        scrolling("full, wheel", Density::Full, down),
        scrolling("full, quick wheel", Density::Full, quickly),
        scrolling("full, bar", Density::Full, dragged_matrix),
        scenario("arrows down and up", &[], |window| {
            let way = window.state.shown.points.len().min(FRAMES / 4);
            commanded(window, FRAMES, |frame| {
                let is_back = (frame / way) % 2 == 1;
                Command::Move(if is_back {
                    Direction::Up
                } else {
                    Direction::Down
                })
            })
        }),
        scenario("to the end and back by key", &[], |window| {
            commanded(window, 100, |frame| {
                Command::Move(if frame % 2 == 0 {
                    Direction::Last
                } else {
                    Direction::First
                })
            })
        }),
    ]
}

/// Changes of what is shown.
fn changed() -> Vec<Scenario> {
    vec![
        scenario("next date, and its frame", &[], |window| {
            update(&mut window.state, Command::SetDate("2024-01-01".to_owned()));
            window.settle();
            commanded(window, 100, |_| Command::StepDate(DateStep::NextStatement))
        }),
        scenario("date far off, and its frame", &[], |window| {
            commanded(window, 40, |frame| {
                let date = ["2023-01-01", "2025-12-01", "2024-06-01", ""][frame % 4];
                Command::SetDate(date.to_owned())
            })
        }),
        scenario("search letter, and its frame", &[], |window| {
            let typed: Vec<String> = {
                let gist = &window.state.dossier().statements[0].gist;
                let letters = gist.char_indices().skip(1).take(12);
                letters.map(|(at, _)| gist[..at].to_owned()).collect()
            };
            commanded(window, 48, |frame| {
                Command::SetSearch(typed[frame % 12].clone())
            })
        }),
        scenario("filter, and its frame", &[], |window| {
            commanded(window, 40, |frame| match frame % 4 {
                0 | 1 => Command::ToggleDisputed,
                _ => Command::ToggleFolding,
            })
        }),
        scenario("hide a party, and its frame", &[], |window| {
            commanded(window, 40, |_| Command::ToggleParty(PartyIndex(1)))
        }),
    ]
}

/// What stands beside the matrix, or in its place.
fn other_rooms() -> Vec<Scenario> {
    let room = |room| Command::ShowRoom(room);
    let list = |kind| room(Room::List(kind));
    let sight = |sight| Command::InAgreement(AgreementStep::See(sight));
    vec![
        scenario("timeline, zoom and pan", &[], |window| {
            let mut times = commanded(window, 8, |_| Command::ZoomTimeline(TimelineZoom::In));
            times.extend(wheeled(window, LANES, vec2(-60.0, 0.0), FRAMES));
            times
        }),
        scenario(
            "list of statements, wheel",
            &[list(ListKind::Statements)],
            quickly,
        ),
        scenario(
            "list of statements, bar",
            &[list(ListKind::Statements)],
            |window| {
                let rows = window.state.listing.rows.len();
                dragged(window, rows, |_| ())
            },
        ),
        scenario("list of gaps, wheel", &[list(ListKind::Gaps)], quickly),
        scenario(
            "list of contested, wheel",
            &[list(ListKind::Contested)],
            quickly,
        ),
        scenario(
            "agreement of pairs, wheel",
            &[room(Room::Agreement), sight(Sight::Pairs)],
            down,
        ),
        scenario(
            "agreement on points, wheel",
            &[room(Room::Agreement), sight(Sight::Points)],
            quickly,
        ),
        scenario("sources, wheel", &[Command::ShowSources], quickly),
    ]
}

/// One scenario measured in one round.
struct Measured {
    mean: f64,
    most_of: f64,
    most: f64,
    /// How much more memory the program holds after half of the frames, and after all, in MiB.
    grown: [f64; 2],
}

impl Measured {
    /// The round with the shorter frames; memory is told of the first, which grows the most.
    fn quieter(self, other: Self) -> Self {
        let grown = self.grown;
        let quieter = if other.mean < self.mean { other } else { self };
        Self { grown, ..quieter }
    }
}

fn measure(scenario: &Scenario, state: State) -> Measured {
    let mut window = Window::new(state);
    if scenario.name != "opening, thirty frames" {
        window.command(&scenario.before);
    }
    let before = memory();
    let mut times = (scenario.run)(&mut window);
    let halfway = memory();
    if scenario.is_scrolling {
        (scenario.run)(&mut window);
    }
    let after = memory();
    times.sort_unstable();
    let milliseconds = |time: &Duration| time.as_secs_f64() * 1000.0;
    let sum: f64 = times.iter().map(milliseconds).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let count = times.len() as f64;
    let at = |share: usize| milliseconds(&times[(times.len() - 1) * share / 100]);
    Measured {
        mean: sum / count,
        most_of: at(99),
        most: at(100),
        grown: [halfway - before, after - halfway],
    }
}

/// How much memory the program holds, in MiB; nothing where the system does not say.
fn memory() -> f64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: Option<u32> = told.split(' ').nth(1).and_then(|pages| pages.parse().ok());
    pages.map_or(0.0, |pages| f64::from(pages) / 256.0)
}

/// A file whose every cell has two hundred statements.
fn deep() -> State {
    files::of(&Recipe {
        points: 10,
        parties: 4,
        statements: 8_000,
        holes: 0.0,
        ..Recipe::of(Size::M)
    })
}

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word));
    let [small, large] = [None, Some(Size::L)].map(files::state);
    println!(
        "{:<30} {:>7} {:>7} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "ms of CPU a frame",
        "S mean",
        "L mean",
        "ratio",
        "S 99 %",
        "L 99 %",
        "S most",
        "L most",
        "L + MiB",
        "again"
    );
    for scenario in scenarios() {
        if !is_wanted(scenario.name) {
            continue;
        }
        let round = || [&small, &large].map(|state| measure(&scenario, state.clone()));
        let [mut s, mut l] = round();
        for _ in 1..ROUNDS {
            let [of_s, of_l] = round();
            s = s.quieter(of_s);
            l = l.quieter(of_l);
        }
        println!(
            "{:<30} {:>7.3} {:>7.3} {:>6.2} {:>8.3} {:>8.3} {:>8.3} {:>8.3} {:>8.1} {:>8.1}",
            scenario.name,
            s.mean,
            l.mean,
            l.mean / s.mean,
            s.most_of,
            l.most_of,
            s.most,
            l.most,
            l.grown[0],
            l.grown[1],
        );
    }
    if is_wanted("inspector of 200 statements") {
        let scenario = scenario("inspector", &[], |window| {
            wheeled(window, INSPECTOR, vec2(0.0, -300.0), FRAMES)
        });
        let it = measure(&scenario, deep());
        println!(
            "inspector of 200 statements: mean {:.3}, 99 % {:.3}, most {:.3}, {:.1} MiB more",
            it.mean, it.most_of, it.most, it.grown[0]
        );
    }
}
