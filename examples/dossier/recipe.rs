//! What a generated dossier is to be like.

use clap::ValueEnum;

/// The sizes that the benchmarks speak of; the smallest, S, is the bundled dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    /// 500 points, 12 parties, 10,000 statements: a think tank's.
    M,
    /// 5,000 points, 30 parties, 100,000 statements: a ministry's.
    L,
    /// 20,000 points, 60 parties, 1,000,000 statements: more than anyone has.
    Xl,
}

/// The script that a source is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Script {
    /// Left to right, with accents now and then.
    Latin,
    /// Left to right.
    Cyrillic,
    /// Left to right.
    Greek,
    /// Right to left.
    Hebrew,
    /// Without spaces.
    Han,
}

/// What a generated dossier is to be like.
#[derive(Clone, Debug)]
pub(crate) struct Recipe {
    /// Another number gives another file of the same size.
    pub(crate) seed: u64,
    /// How many points.
    pub(crate) points: usize,
    /// How many parties, at most about 17,000.
    pub(crate) parties: usize,
    /// How many statements.
    pub(crate) statements: usize,
    /// The fewest and the most words of a quotation.
    pub(crate) words: [usize; 2],
    /// The scripts that sources are written in, each as often as it is named here.
    pub(crate) scripts: Vec<Script>,
    /// The share of cells without any statement. There are more where the statements do not
    /// suffice for the others.
    pub(crate) holes: f64,
}

impl Recipe {
    /// The recipe for a size. The bundled dossier has quotations of 2 to 34 words, 14 on average,
    /// and nothing in half of its cells; a wider one has more holes.
    pub(crate) fn of(size: Size) -> Self {
        let [points, parties, statements] = match size {
            Size::M => [500, 12, 10_000],
            Size::L => [5_000, 30, 100_000],
            Size::Xl => [20_000, 60, 1_000_000],
        };
        Self {
            seed: 1,
            points,
            parties,
            statements,
            words: [3, 34],
            scripts: vec![
                Script::Latin,
                Script::Latin,
                Script::Latin,
                Script::Cyrillic,
            ],
            holes: 0.55,
        }
    }
}
