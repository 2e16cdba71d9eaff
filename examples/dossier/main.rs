//! Writes a position file of any size whose every word is invented.
//!
//! ```sh
//! cargo run --release --example dossier -- --size l -o large.ron
//! cargo run --release --example dossier -- --points 800 --parties 9 --statements 4000 \
//!     --words 5..40 --scripts latin,greek,hebrew --holes 0.7 --seed 3 -o mine.ron
//! ```
//!
//! The same options give the same bytes, on every machine. See `recipe.rs` for what they mean.

mod generate;
mod random;
mod recipe;
mod words;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use recipe::{Recipe, Script, Size};

/// Writes a position file of any size whose every word is invented.
#[derive(Parser)]
struct Arguments {
    /// m: 500 × 12 with 10,000 statements; l: 5,000 × 30 with 100,000; xl: 20,000 × 60 with
    /// 1,000,000. What is given beside it replaces a part of that.
    #[arg(long, value_enum, default_value_t = Size::M)]
    size: Size,
    /// How many points
    #[arg(long)]
    points: Option<usize>,
    /// How many parties
    #[arg(long)]
    parties: Option<usize>,
    /// How many statements
    #[arg(long)]
    statements: Option<usize>,
    /// The fewest and the most words of a quotation
    #[arg(long, value_parser = words_of)]
    words: Option<[usize; 2]>,
    /// The scripts that sources are written in, each as often as it is named
    #[arg(long, value_enum, value_delimiter = ',')]
    scripts: Option<Vec<Script>>,
    /// The share of cells without any statement, from 0 to 1
    #[arg(long, value_parser = share_of)]
    holes: Option<f64>,
    /// Another number gives another file of the same size
    #[arg(long)]
    seed: Option<u64>,
    /// The file to write; the terminal without it
    #[arg(short, long)]
    output: Option<PathBuf>,
}

fn words_of(typed: &str) -> Result<[usize; 2], String> {
    let (fewest, most) = typed.split_once("..").ok_or("write it as 5..40")?;
    let number = |text: &str| {
        let number: usize = text.parse().map_err(|_| format!("`{text}` is no number"))?;
        if number == 0 {
            return Err("a quotation has a word at least".to_owned());
        }
        Ok(number)
    };
    let words = [number(fewest)?, number(most)?];
    if words[0] > words[1] {
        return Err("the fewest come first".to_owned());
    }
    Ok(words)
}

fn share_of(typed: &str) -> Result<f64, String> {
    let share = typed.parse().ok();
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "a share is between 0 and 1".to_owned())
}

impl Arguments {
    fn recipe(&self) -> Recipe {
        let size = Recipe::of(self.size);
        Recipe {
            seed: self.seed.unwrap_or(size.seed),
            points: self.points.unwrap_or(size.points).max(1),
            parties: self.parties.unwrap_or(size.parties).max(1),
            statements: self.statements.unwrap_or(size.statements),
            words: self.words.unwrap_or(size.words),
            scripts: self.scripts.clone().unwrap_or(size.scripts),
            holes: self.holes.unwrap_or(size.holes),
        }
    }
}

fn write(arguments: &Arguments) -> io::Result<()> {
    let recipe = arguments.recipe();
    match &arguments.output {
        Some(path) => {
            let mut file = BufWriter::new(File::create(path)?);
            generate::write_position_file(&recipe, &mut file)?;
            file.flush()
        }
        None => generate::write_position_file(&recipe, &mut io::stdout().lock()),
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a program of the command line tells its failures there"
)]
fn main() -> ExitCode {
    match write(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the file could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}
