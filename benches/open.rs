//! Times the opening of a position file beside bare RON, in one run.
//!
//! `cargo bench --bench open` makes the files of `examples/dossier` and prints, for M and for L,
//! how long opening takes, step by step, as a share of what a single-threaded
//! `ron::Options::from_str` takes to read the same bytes into the same plain records; then how much
//! memory opening the file needs at its peak, as a share of the file: what the process holds more
//! than one that opens a file of two statements, whose code and tables are in memory as well. With
//! `CONCORDANCE_BENCH_SIZES=m` only M, with `=xl` the million statements.
//! `cargo bench --bench open -- --bench open` runs only the comparison by criterion.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark tells its figures on the terminal"
)]

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use concordance::lens::SearchIndex;
use concordance::load::{Step, load, load_watched, processors};
use concordance::matrix::{CellIndex, Matrix};
use concordance::state::{Opened, Origin};
use criterion::{Criterion, Throughput};
use ron::extensions::Extensions;

#[path = "../examples/dossier/generate.rs"]
mod generate;
#[path = "../examples/dossier/random.rs"]
mod random;
#[path = "../examples/dossier/recipe.rs"]
mod recipe;
#[expect(
    dead_code,
    reason = "the records are read, and nothing is done with them"
)]
#[path = "support/records.rs"]
mod records;
#[path = "../examples/dossier/words.rs"]
mod words;

use recipe::{Recipe, Size};
use records::File;

/// How often each thing is timed; the median counts.
const RUNS: usize = 5;
/// Names the file that this program, when it is started again, is to open and to measure.
const CHILD: &str = "CONCORDANCE_BENCH_CHILD";

/// Reads the file as its author would who only has `ron`.
fn bare(text: &str) -> File<'_> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str(text) {
        Ok(file) => file,
        Err(error) => panic!("the generated file is no RON: {error}"),
    }
}

/// Opens the file as the program does, matrix and timeline included.
fn open(bytes: Vec<u8>) -> Opened {
    let loaded = load(&bytes);
    drop(bytes);
    let Ok(opened) = Opened::new(Origin::StandardInput, loaded) else {
        panic!("the generated file is no position file");
    };
    assert_eq!(opened.findings, [], "a generated file has no findings");
    opened
}

/// How long something took: on the wall, and of all processors together.
#[derive(Clone, Copy, Default)]
struct Time {
    wall: Duration,
    cpu: Duration,
}

/// A moment, to measure from.
struct Since {
    wall: Instant,
    cpu: Duration,
}

impl Since {
    fn now() -> Self {
        Self {
            wall: Instant::now(),
            cpu: process_time(),
        }
    }

    fn elapsed(&self) -> Time {
        Time {
            wall: self.wall.elapsed(),
            cpu: process_time().saturating_sub(self.cpu),
        }
    }
}

impl Time {
    fn since(self, earlier: Self) -> Self {
        Self {
            wall: self.wall.saturating_sub(earlier.wall),
            cpu: self.cpu.saturating_sub(earlier.cpu),
        }
    }
}

/// What all threads of this process have worked so far, in hundredths of a second; nothing where
/// the system does not say.
fn process_time() -> Duration {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may hold anything, come the state and numbers.
    let numbers = told.rsplit(')').next().unwrap_or_default();
    let ticks = |at| {
        let number = numbers.split_whitespace().nth(at);
        number.and_then(|it| it.parse::<u64>().ok()).unwrap_or(0)
    };
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

fn timed<T>(work: impl FnOnce() -> T) -> (Time, T) {
    let start = Since::now();
    let made = work();
    (start.elapsed(), made)
}

/// What one run of every step took, in their order.
fn steps(bytes: &[u8]) -> Vec<(&'static str, Time)> {
    let text = str::from_utf8(bytes).unwrap_or_default();
    let (ron, file) = timed(|| bare(text));
    drop(black_box(file));
    let copy = bytes.to_vec();
    let (all, opened) = timed(|| open(copy));
    drop(black_box(opened));

    let start = Since::now();
    let news = Mutex::new(Vec::new());
    let loaded = load_watched(bytes, processors(bytes), &|step, _| {
        if let Ok(mut news) = news.lock() {
            news.push((step, start.elapsed()));
        }
        true
    });
    let end = start.elapsed();
    let news = news.into_inner().unwrap_or_default();
    let first = |step| news.iter().find(|(of, _)| *of == step);
    let at = |step| first(step).map_or(end, |it| it.1);
    let [scan, read] = [Step::Finding, Step::Reading].map(at);
    let Some(dossier) = loaded.ok().and_then(|loaded| loaded.dossier) else {
        panic!("the generated file is no position file");
    };
    let (cells, index) = timed(|| CellIndex::new(&dossier));
    let (search, _) = timed(|| black_box(SearchIndex::new(&dossier)));
    let (matrix, _) = timed(|| black_box(Matrix::of(&index, None)));
    vec![
        ("bare ron", ron),
        ("text and lines", scan),
        ("finding the records", read.since(scan)),
        ("reading them, with the hash", end.since(read)),
        ("index of cells", cells),
        ("index for search", search),
        ("matrix", matrix),
        ("opening, all in all", all),
    ]
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

fn print_steps(name: &str, bytes: &[u8]) {
    let runs: Vec<_> = (0..RUNS).map(|_| steps(bytes)).collect();
    let wall = |row: usize| median(runs.iter().map(|run| run[row].1.wall).collect());
    let cpu = |row: usize| median(runs.iter().map(|run| run[row].1.cpu).collect());
    println!("{name}: {} bytes, median of {RUNS} runs", bytes.len());
    println!("  {:<28} wall, of ron   processors, of ron", "");
    for (row, (step, _)) in runs[0].iter().enumerate() {
        let (wall_share, cpu_share) = (wall(row) / wall(0), cpu(row) / cpu(0));
        let (wall, cpu) = (wall(row) * 1e3, cpu(row) * 1e3);
        println!("  {step:<28} {wall:>6.0} ms {wall_share:>5.2}   {cpu:>6.0} ms {cpu_share:>5.2}");
    }
}

/// The peak of this process's memory so far in bytes; Linux only.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// What a process of its own says that it needed to open the file, the median of some, or nothing.
fn peak_of_child(path: &Path) -> Option<usize> {
    let child = || {
        let output = Command::new(env::current_exe().ok()?)
            .env(CHILD, path)
            .output()
            .ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    let mut peaks: Vec<usize> = (0..RUNS).map(|_| child()).collect::<Option<_>>()?;
    peaks.sort_unstable();
    Some(peaks[RUNS / 2])
}

fn print_memory(name: &str, bytes: &[u8], folder: &Path) {
    let path_of = |name| folder.join(format!("concordance-bench-{name}.ron"));
    let [path, path_of_tiny] = [name, "tiny"].map(path_of);
    let tiny = made(&Recipe {
        points: 1,
        parties: 2,
        statements: 2,
        ..Recipe::of(Size::M)
    });
    let is_written = fs::write(&path, bytes).and_then(|()| fs::write(&path_of_tiny, tiny));
    if is_written.is_err() {
        println!("{name}: no room for the file, memory was not measured");
        return;
    }
    match peak_of_child(&path).zip(peak_of_child(&path_of_tiny)) {
        Some((with, without)) => {
            let used = with.saturating_sub(without);
            #[expect(clippy::cast_precision_loss, reason = "a share that is printed")]
            let share = used as f64 / bytes.len() as f64;
            println!(
                "  peak memory {:>26} MiB {share:>7.3} of the file, beside {} MiB of the process",
                used >> 20,
                without >> 20
            );
        }
        None => println!("  peak memory: only Linux tells"),
    }
}

/// Opens the file and says how much memory that took.
fn be_child(path: &str) {
    let opened = fs::read(path).ok().map(open);
    black_box(&opened);
    println!("{}", peak().unwrap_or(0));
}

fn made(recipe: &Recipe) -> Vec<u8> {
    let mut bytes = Vec::new();
    match generate::write_position_file(recipe, &mut bytes) {
        Ok(()) => bytes,
        Err(error) => panic!("a vector cannot be written to: {error}"),
    }
}

fn name_of(size: Size) -> String {
    let value = size.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn compare(criterion: &mut Criterion) {
    let bytes = made(&Recipe::of(Size::M));
    let text = str::from_utf8(&bytes).unwrap_or_default();
    let mut group = criterion.benchmark_group("m");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("bare ron", |bencher| bencher.iter(|| bare(text)));
    group.bench_function("open", |bencher| bencher.iter(|| open(bytes.clone())));
    group.finish();
}

fn main() {
    if let Ok(path) = env::var(CHILD) {
        be_child(&path);
        return;
    }
    // As a test only to see that it runs.
    let is_test = !env::args().any(|argument| argument == "--bench");
    let sizes = env::var("CONCORDANCE_BENCH_SIZES").unwrap_or_else(|_| "m,l".to_owned());
    for size in [Size::M, Size::L, Size::Xl] {
        let name = name_of(size);
        if sizes.split(',').any(|it| it == name) && !(is_test && size != Size::M) {
            let bytes = made(&Recipe::of(size));
            print_steps(&name.to_uppercase(), &bytes);
            print_memory(&name, &bytes, &env::temp_dir());
        }
    }
    let mut criterion = Criterion::default().configure_from_args();
    compare(&mut criterion);
    criterion.final_summary();
}
